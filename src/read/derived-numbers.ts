import type { Ledger } from "../ledger/ledger.js";
import type { TextList } from "../ledger/text-list.js";
import { NumberList } from "./number-list.js";

/** "INV-1/2", "INV-1-A": a number, and one part of it. */
const part = /^(.*[^\s\-_./])[\s\-_./]+(\d{1,2}|[A-C])$/i;
/** "INV-1-REV", "INV-1 (revised)", "INV-1更正": a number, and that it replaces the one before. */
const revision = /^(.*[^\s\-_./(（])[\s\-_./(（]*(rev(ised|ision)?\.?\s?\d{0,2}|amended|corrected|replacement|更正|修订|换开)[)）]?$/i;

/** Items whose number stands on another one of the same customer. */
export interface DerivedItems {
  /** Invoices that parts of them, billed beside them, add up to. */
  readonly wholes: readonly number[];
  /** Invoices that replace another one, which stands beside them. */
  readonly revisions: readonly number[];
}

/** Invoices that seem to be counted twice: whole and in parts, or as first written and as revised. `candidates`: those of which {@link mayBeDerived} holds. */
export function derivedItems(
  { customer, currency, amount, invoiceNumber }: Ledger,
  items: number,
  candidates: readonly number[],
): DerivedItems {
  const derived = new Map<string, { readonly item: number; readonly isRevision: boolean }[]>();
  for (const item of candidates) {
    const number = invoiceNumber.at(item) ?? "";
    if (item >= items || (amount[item] ?? 0) <= 0) continue;
    const revised = revision.exec(number);
    const base = (revised ?? part.exec(number))?.[1];
    if (base === undefined) continue;
    const key = base.toLowerCase();
    const known = derived.get(key) ?? [];
    derived.set(key, known);
    known.push({ item, isRevision: revised !== null });
  }
  const wholes: number[] = [];
  const revisions: number[] = [];
  // In small letters a text is never shorter: what is longer than all of them is none of them.
  const longest = Math.max(-1, ...[...derived.keys()].map((base) => base.length));
  for (const item of derived.size === 0 ? [] : noLongerThan(invoiceNumber, longest, items)) {
    const number = invoiceNumber.at(item) ?? "";
    if (number.length > longest) continue;
    const own = (derived.get(number.toLowerCase()) ?? []).filter(
      (each) => customer[each.item] === customer[item] && currency[each.item] === currency[item],
    );
    if (own.length === 0 || (amount[item] ?? 0) <= 0) continue;
    revisions.push(...own.flatMap((each) => (each.isRevision ? [each.item] : [])));
    const parts = own.filter(({ isRevision }) => !isRevision);
    const sum = parts.reduce((total, each) => total + (amount[each.item] ?? 0), 0);
    if (parts.length > 1 && sum === amount[item]) wholes.push(item);
  }
  return { wholes, revisions };
}

/** The items that may have so short a number. */
function noLongerThan(list: TextList, length: number, items: number): readonly number[] {
  return list instanceof NumberList ? list.noLongerThan(length, items) : Array.from({ length: items }, (_, item) => item);
}

/** Nearly every number ends in more digits than a part has, and in no letter: one look at its end spares the rest. */
export function mayBeDerived(number: string): boolean {
  for (let i = Math.max(1, number.length - 3); i < number.length; i++) {
    const code = number.charCodeAt(i);
    if (code < 48 || code > 57) return true;
  }
  return false;
}
