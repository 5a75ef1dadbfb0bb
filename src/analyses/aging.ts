import { known } from "../kernel/assert.js";
import type { DayNumber } from "../kernel/day.js";
import { minor, type Minor } from "../kernel/money.js";
import type { Items, Ledger } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import { ageItems, type AgingMatrix } from "./aging-kernel.js";
import type { Aging, AgingRow, Bucket } from "./figures.js";
import { bucketIdOf } from "./methods/aging.js";

/** The aging of all currencies by one date, ready to be cut by currency. */
export interface AgedLedger {
  readonly basis: "due" | "issue";
  readonly buckets: readonly Bucket[];
  readonly matrix: AgingMatrix;
  readonly customers: number;
}

/**
 * Buckets by days past due: not due (up to 0, or the days of grace), one per limit, the open one, and "no due date".
 * By age since issue there is no "not due": the first bucket runs from 0 to the first limit.
 */
export function bucketsOf(basis: "due" | "issue", limits: readonly number[], graceDays = 0): readonly Bucket[] {
  const days: Bucket[] = limits.map((limit, i) => {
    const from = i === 0 ? (basis === "due" ? graceDays + 1 : 0) : (limits[i - 1] ?? 0) + 1;
    return { id: bucketIdOf(from, limit), kind: "days", from, to: limit };
  });
  const last = (limits[limits.length - 1] ?? 0) + 1;
  const open: Bucket = { id: bucketIdOf(last, null), kind: "days", from: last, to: null };
  const none: Bucket = { id: basis === "due" ? "no-due-date" : "no-issue-date", kind: "none", from: null, to: null };
  const notDue: Bucket = { id: "current", kind: "not-due", from: null, to: graceDays };
  return basis === "due" ? [notDue, ...days, open, none] : [...days, open, none];
}

/** Items that stand beside the ages, in a column of their own. */
export interface ApartItems {
  readonly kind: "credits" | "notes" | "related";
  readonly holds: (item: number) => boolean;
}

/** Ages every item that is open by its due or its issue day, those kept apart by themselves. An item is kept apart once, by the first that holds. */
export function ageLedger(
  ledger: Items,
  open: Float64Array,
  basis: "due" | "issue",
  { bucketLimits: limits, graceDays }: Pick<Policy, "bucketLimits" | "graceDays">,
  asOf: DayNumber,
  apart: readonly ApartItems[] = [],
): AgedLedger {
  const upper = basis === "due" ? [graceDays, ...limits] : limits;
  const date = basis === "due" ? ledger.due : ledger.issued;
  const shape = { customers: ledger.customers.length, currencies: ledger.currencies.length };
  const age = (amounts: Float64Array, within: readonly number[]): AgingMatrix =>
    ageItems({ customer: ledger.customer, currency: ledger.currency, date, open: amounts }, within, asOf, shape);
  const [aged, ...kept] = splitOff(open, apart);
  const matrices = kept.map((amounts) => age(amounts, []));
  return {
    basis,
    buckets: [...bucketsOf(basis, limits, graceDays), ...apart.map(({ kind }): Bucket => ({ id: kind, kind, from: null, to: null }))],
    matrix: besideEachOther(age(known(aged, "the items that are aged"), upper), matrices, shape.currencies * shape.customers),
    customers: shape.customers,
  };
}

/** The open amounts that are aged, then those of each column apart; nothing is copied where nothing is apart. */
function splitOff(open: Float64Array, apart: readonly ApartItems[]): readonly Float64Array[] {
  if (apart.length === 0) return [open];
  const aged = Float64Array.from(open);
  const kept = apart.map(() => new Float64Array(open.length));
  for (let item = 0; item < open.length; item++) {
    const place = open[item] === 0 ? -1 : apart.findIndex(({ holds }) => holds(item));
    const column = kept[place];
    if (!column) continue;
    column[item] = open[item] as number;
    aged[item] = 0;
  }
  return [aged, ...kept];
}

/** One matrix of all: the ages, then a column for each of the others with all that it holds. */
function besideEachOther(aged: AgingMatrix, others: readonly AgingMatrix[], places: number): AgingMatrix {
  if (others.length === 0) return aged;
  const buckets = aged.buckets + others.length;
  const joined = (from: (matrix: AgingMatrix) => Float64Array | Uint32Array, into: Float64Array | Uint32Array, rows: number): void => {
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < aged.buckets; i++) into[row * buckets + i] = from(aged)[row * aged.buckets + i] as number;
      others.forEach((other, k) => {
        let sum = 0;
        for (let i = 0; i < other.buckets; i++) sum += from(other)[row * other.buckets + i] as number;
        into[row * buckets + aged.buckets + k] = sum;
      });
    }
  };
  const amounts = new Float64Array(places * buckets);
  joined((matrix) => matrix.amounts, amounts, places);
  const currencies = aged.items.length / aged.buckets;
  const items = new Uint32Array(currencies * buckets);
  joined((matrix) => matrix.items, items, currencies);
  const hasItems = Uint8Array.from(aged.hasItems, (has, place) => Number(has === 1 || others.some((other) => other.hasItems[place] === 1)));
  return { buckets, amounts, items, hasItems };
}

/** One currency's aging: totals, and a row per customer with open items in text order of id. "No date" and what stands apart is there only when needed. */
export function agingOf(aged: AgedLedger, currency: number, inOrder: readonly number[]): Aging {
  const { matrix, customers } = aged;
  const width = matrix.buckets;
  const needed = aged.buckets.flatMap(({ kind }, i) =>
    kind === "not-due" || kind === "days" || (matrix.items[currency * width + i] ?? 0) > 0 ? [i] : [],
  );
  const totals = needed.map(() => 0);
  const rows: AgingRow[] = [];
  for (const customer of inOrder) {
    const place = currency * customers + customer;
    if (!matrix.hasItems[place]) continue;
    let total = 0;
    const amounts = needed.map((bucket, i): Minor => {
      const amount = matrix.amounts[place * width + bucket] ?? 0;
      totals[i] = (totals[i] ?? 0) + amount;
      total += amount;
      return minor(amount);
    });
    rows.push({ customer, amounts, total: minor(total) });
  }
  return {
    basis: aged.basis,
    buckets: needed.map((bucket) => known(aged.buckets[bucket], "a bucket for each column")),
    amounts: totals.map(minor),
    items: needed.map((bucket) => matrix.items[currency * width + bucket] ?? 0),
    rows,
  };
}

/** Customer indexes in text order of their ids (code units, so that every machine agrees). */
export function customersInOrder(ledger: Pick<Ledger, "customers">): readonly number[] {
  const id = (customer: number): string => ledger.customers[customer]?.id ?? "";
  return ledger.customers.map((_, customer) => customer).sort((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0));
}
