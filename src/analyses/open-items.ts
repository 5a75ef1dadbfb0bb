import type { DayNumber } from "../kernel/day.js";
import type { Items } from "../ledger/ledger.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import type { ApartItems } from "./aging.js";
import { settleOldestFirst } from "./apply-credits.js";
import { openAt } from "./balance.js";
import { standsAsNote } from "./notes.js";
import type { OpenIndex } from "./open-index.js";

/** What is open as of a day, in the way the policy wants it shown. */
export interface OpenItems {
  readonly items: Items;
  /** Minor units by item. */
  readonly open: Float64Array;
  /** What stands beside the ages, as far as the ledger has any of it open. */
  readonly apart: readonly ApartItems[];
  /** True when every item owes what it owes itself: nothing was set off against another. */
  readonly asStated: boolean;
}

/** Open amounts as of a day, credits set off where the policy says so, and what it keeps out of the ages. */
export function openItems(items: Items, policy: Policy, customers: ReadonlyMap<string, CustomerTerms>, asOf: DayNumber): OpenItems {
  const stated = openAt(items, asOf);
  const open = policy.unappliedCredits === "oldest-first" ? settleOldestFirst(items, stated) : stated;
  const asStated = open === stated || open.every((amount, item) => amount === stated[item]);
  return { items, open, apart: apartItems(items, open, policy, customers, asOf), asStated };
}

/** What was worked out last of each index. */
const made = new WeakMap<OpenIndex, MadeItems>();

interface MadeItems {
  readonly policy: Policy;
  readonly customers: ReadonlyMap<string, CustomerTerms>;
  readonly asOf: DayNumber;
  readonly found: OpenItems;
}

/** What is open of the items of an index, worked out once: the figures of a day are followed by sheets of the same day. */
export function openItemsOf(index: OpenIndex, policy: Policy, customers: ReadonlyMap<string, CustomerTerms>, asOf: DayNumber): OpenItems {
  const last = made.get(index);
  if (last?.policy === policy && last.customers === customers && last.asOf === asOf) return last.found;
  const found = openItems(index.items, policy, customers, asOf);
  made.set(index, { policy, customers, asOf, found });
  return found;
}

/** Balances with related parties by item, 1 where the customer is one. */
export function relatedCustomers(ledger: Items, customers: ReadonlyMap<string, CustomerTerms>): Uint8Array {
  return Uint8Array.from(ledger.customers, ({ id }) => Number(customers.get(id)?.related === true));
}

function apartItems(
  ledger: Items,
  open: Float64Array,
  policy: Policy,
  customers: ReadonlyMap<string, CustomerTerms>,
  asOf: DayNumber,
): readonly ApartItems[] {
  const related = relatedCustomers(ledger, customers);
  const kinds: readonly (ApartItems & { readonly wanted: boolean })[] = [
    { kind: "related", wanted: policy.relatedParties === "apart", holds: (item) => related[ledger.customer[item] as number] === 1 },
    { kind: "credits", wanted: policy.unappliedCredits === "apart", holds: (item) => (open[item] as number) < 0 },
    { kind: "notes", wanted: policy.notes === "apart", holds: standsAsNote(ledger, asOf) },
  ];
  return kinds.filter(({ wanted, holds }) => wanted && holdsAny(open, holds)).map(({ kind, holds }) => ({ kind, holds }));
}

/** True when any open item is one of these. */
function holdsAny(open: Float64Array, holds: (item: number) => boolean): boolean {
  for (let item = 0; item < open.length; item++) if (open[item] !== 0 && holds(item)) return true;
  return false;
}
