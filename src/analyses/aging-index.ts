import type { DayNumber } from "../kernel/day.js";
import type { Items } from "../ledger/ledger.js";
import { ageItems, bucketsByDay, type AgingMatrix, type AgingShape } from "./aging-kernel.js";
import { agingDays, agingScale, ageLedger, type AgedLedger, type AgingPolicy } from "./aging.js";
import { openAt } from "./balance.js";
import type { AgingBasis } from "./figures.js";
import type { OpenIndex } from "./open-index.js";
import type { OpenItems } from "./open-items.js";

/**
 * Items made ready for the agings of one day after the other. Most of what is open on a day is old: past the last limit it stays in the last
 * bucket for as long as it is open. That part is aged once, and each day costs a pass over the rest alone.
 */
export interface AgingIndex {
  /** It serves this day and all later ones. */
  readonly from: DayNumber;
  readonly limits: readonly number[];
  /** What is open, and in its bucket, on every day from `from` on. */
  readonly atRest: AgingMatrix;
  readonly moving: MovingItems;
}

/** Items that may still be issued, settled, or grow older than a limit. Element i of each column belongs to item i. */
interface MovingItems {
  readonly size: number;
  /** currency x number of customers + customer. */
  readonly account: Uint32Array;
  readonly currency: Uint8Array;
  /** The day that the age counts from; 0 where there is none. */
  readonly date: Int32Array;
  readonly issued: Int32Array;
  readonly settled: Int32Array;
  /** Minor units, entries up to `from` taken off. */
  readonly amount: Float64Array;
  readonly paid: Float64Array;
}

/**
 * Makes the index of all items for agings by `date` and `limits` (days, rising) as of `from` or later. `undefined` where entries are dated after
 * `from`: what they leave of an item differs by day in steps that no column here holds.
 */
export function makeAgingIndex(items: Items, from: DayNumber, date: Int32Array, limits: readonly number[]): AgingIndex | undefined {
  const { size, issued, settled, paid, customer, currency, entries } = items;
  if (entries.size > 0 && (entries.day[entries.size - 1] as number) > from) return undefined;
  const shape = shapeOf(items);
  const last = limits[limits.length - 1] ?? Number.NEGATIVE_INFINITY;
  const open = openAt(items, from);
  const places = new Uint32Array(size);
  let count = 0;
  for (let i = 0; i < size; i++) {
    const stands = (issued[i] as number) <= from && ((settled[i] as number) <= from || paid[i] === 0);
    if (stands && (date[i] === 0 || from - (date[i] as number) > last)) continue;
    places[count++] = i;
    open[i] = 0;
  }
  const moving: MovingItems = {
    size: count,
    account: new Uint32Array(count),
    currency: new Uint8Array(count),
    date: new Int32Array(count),
    issued: new Int32Array(count),
    settled: new Int32Array(count),
    amount: new Float64Array(count),
    paid: new Float64Array(count),
  };
  const amount = entries.size === 0 ? items.amount : lessEntries(items);
  for (let k = 0; k < count; k++) {
    const i = places[k] as number;
    moving.account[k] = (currency[i] as number) * shape.customers + (customer[i] as number);
    moving.currency[k] = currency[i] as number;
    moving.date[k] = date[i] as number;
    moving.issued[k] = issued[i] as number;
    moving.settled[k] = settled[i] as number;
    moving.amount[k] = amount[i] as number;
    moving.paid[k] = paid[i] as number;
  }
  const { accounts } = items;
  return { from, limits, moving, atRest: ageItems({ customer, currency, date, open, accounts }, limits, from, shape) };
}

/**
 * The aging as of a day that is not before `index.from`: what {@link ageItems} gives of all its items, at the price of those that move.
 * `into`: the matrix of another day of this index that nobody reads any more; to find memory for a new one would take as long as to fill it.
 */
export function ageAt(index: AgingIndex, asOf: DayNumber, into?: AgingMatrix): AgingMatrix {
  const { size, account, currency, date, issued, settled, amount, paid } = index.moving;
  const matrix = startingFrom(index.atRest, into);
  const { buckets, amounts, items, hasItems } = matrix;
  const bucketOfDay = bucketsByDay(index.limits, asOf);
  const beyond = bucketOfDay.length;
  // Without a branch, as in the aging of all items: on which side of a day an item lies is as good as random.
  for (let i = 0; i < size; i++) {
    const isThere = Number((issued[i] as number) <= asOf);
    const isPaid = Number((settled[i] as number) <= asOf);
    const open = isThere * ((amount[i] as number) - isPaid * (paid[i] as number));
    const isOpen = Number(open !== 0);
    const from = date[i] as number;
    const bucket = from < beyond ? (bucketOfDay[from] as number) : 0;
    const place = account[i] as number;
    const cell = place * buckets + bucket;
    const tally = (currency[i] as number) * buckets + bucket;
    amounts[cell] = (amounts[cell] as number) + open;
    items[tally] = (items[tally] as number) + isOpen;
    hasItems[place] = (hasItems[place] as number) | isOpen;
  }
  return matrix;
}

function startingFrom({ buckets, amounts, items, hasItems }: AgingMatrix, into: AgingMatrix | undefined): AgingMatrix {
  if (!into) return { buckets, amounts: amounts.slice(), items: items.slice(), hasItems: hasItems.slice() };
  into.amounts.set(amounts);
  into.items.set(items);
  into.hasItems.set(hasItems);
  return into;
}

/** Amounts less all entries of each item. */
function lessEntries({ amount, entries }: Items): Float64Array {
  const rest = Float64Array.from(amount);
  for (let e = 0; e < entries.size; e++) {
    const i = entries.item[e] as number;
    rest[i] = (rest[i] as number) - (entries.amount[e] as number);
  }
  return rest;
}

function shapeOf({ customers, currencies }: Items): AgingShape {
  return { customers: customers.length, currencies: currencies.length };
}

/** What was made ready of an index of open items for one date that ages count from, and the matrix of the last day asked for. */
interface Prepared {
  readonly index: AgingIndex | undefined;
  readonly limits: readonly number[];
  last?: AgingMatrix;
}

const ready = new WeakMap<OpenIndex, Map<AgingBasis, Prepared>>();

/**
 * Ages the open items of an index, as {@link ageLedger} does. A day after the index's own is aged from what was made ready on the first such day,
 * unless the ages depend on more than days: credits that settle others, columns apart, bands of the source, calendar years. The matrix of such a
 * day is written over by the next: read it before you ask again.
 */
export function ageOpenItems(
  index: OpenIndex,
  { open, apart, asStated }: OpenItems,
  basis: AgingBasis,
  policy: AgingPolicy,
  asOf: DayNumber,
): AgedLedger {
  const { items, from } = index;
  const plainly = !asStated || apart.length > 0 || items.stated !== undefined || basis === "years" || asOf === from;
  const prepared = plainly ? undefined : preparedFor(index, basis, policy);
  if (!prepared) return ageLedger(items, open, basis, policy, asOf, apart);
  const { buckets } = agingScale(basis, policy, asOf);
  prepared.last = ageAt(prepared.index, asOf, prepared.last);
  return { basis, buckets, matrix: prepared.last, customers: items.customers.length };
}

function preparedFor(index: OpenIndex, basis: AgingBasis, policy: AgingPolicy): (Prepared & { readonly index: AgingIndex }) | undefined {
  const { upperLimits: limits } = agingScale(basis, policy, index.from);
  const made = ready.get(index) ?? new Map<AgingBasis, Prepared>();
  ready.set(index, made);
  let prepared = made.get(basis);
  if (prepared?.limits.join() !== limits.join()) {
    prepared = { index: makeAgingIndex(index.items, index.from, agingDays(index.items, basis), limits), limits };
    made.set(basis, prepared);
  }
  return isReady(prepared) ? prepared : undefined;
}

function isReady(prepared: Prepared | undefined): prepared is Prepared & { readonly index: AgingIndex } {
  return prepared?.index !== undefined;
}
