import type { DayNumber } from "../kernel/day.js";
import { isSale, sourcesOf, type Basis, type Items, type Ledger } from "../ledger/ledger.js";

/**
 * Open minor units of every item at the end of a day, rebuilt from what is dated on or before it:
 * documents dated later are not there yet, payments dated later have not happened.
 * An item without an issue day counts on every day; a payment without a day is deducted on every day.
 */
export function openAt(items: Items, asOf: DayNumber): Float64Array {
  const { issued, settled, amount, paid, size } = items;
  const open = new Float64Array(size);
  // Without a branch, as in the aging: on which side of a day an item lies is as good as random.
  for (let i = 0; i < size; i++) {
    const isThere = Number((issued[i] as number) <= asOf);
    const isPaid = Number((settled[i] as number) <= asOf);
    // Adding 0 leaves no negative zero where a credit note is not there yet.
    open[i] = isThere * ((amount[i] as number) - isPaid * (paid[i] as number)) + 0;
  }
  const { entries } = items;
  for (let e = 0; e < entries.size && (entries.day[e] as number) <= asOf; e++) {
    const i = entries.item[e] as number;
    if ((issued[i] as number) <= asOf) open[i] = (open[i] as number) - (entries.amount[e] as number);
  }
  return open;
}

/**
 * How far the source lets a day be rebuilt: wholly, not at all (nothing dated), or but for payments without a day. Several tables of which
 * some are rebuilt and some are not are mixed.
 */
export function basisAt(ledger: Ledger, asOf: DayNumber): Basis {
  const sources = sourcesOf(ledger);
  const undated = sources.filter(({ kind, mapping, receipts }) => kind === "open-items" || (!mapping.settledDate && !receipts));
  if (undated.length > 0) return undated.length === sources.length ? "stated-open-amount" : "mixed";
  // Undated entries come first.
  if (ledger.entries.size > 0 && ledger.entries.day[0] === 0) return "mixed";
  for (let i = 0; i < ledger.size; i++) {
    const counted = (ledger.issued[i] as number) <= asOf;
    if (counted && (ledger.settled[i] as number) === 0 && (ledger.paid[i] as number) !== 0) return "mixed";
  }
  return "rebuilt";
}

/** Billed minor units of one currency by issue day in from..till, both included; credit notes reduce it, receipts and other items that are no sales do not. */
export function billedBetween(ledger: Ledger, currency: number, from: DayNumber, till: DayNumber): number {
  let billed = 0;
  for (let i = 0; i < ledger.size; i++) {
    const issued = ledger.issued[i] as number;
    if (issued >= from && issued <= till && (ledger.currency[i] as number) === currency && isSale(ledger.kind[i] as number))
      billed += ledger.amount[i] as number;
  }
  return billed;
}

/** Sum of a currency's values. */
export function sumOf(ledger: Ledger, currency: number, values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < ledger.size; i++) if ((ledger.currency[i] as number) === currency) sum += values[i] as number;
  return sum;
}
