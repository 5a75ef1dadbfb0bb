import type { DayNumber } from "../kernel/day.js";
import { minor, type Minor } from "../kernel/money.js";
import type { Ledger } from "../ledger/ledger.js";
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
 * Buckets by days past due: not due (up to 0), one per limit, the open one, and "no due date".
 * By age since issue there is no "not due": the first bucket runs from 0 to the first limit.
 */
export function bucketsOf(basis: "due" | "issue", limits: readonly number[]): readonly Bucket[] {
  const days: Bucket[] = limits.map((limit, i) => {
    const from = i === 0 ? (basis === "due" ? 1 : 0) : (limits[i - 1] ?? 0) + 1;
    return { id: bucketIdOf(from, limit), kind: "days", from, to: limit };
  });
  const last = (limits[limits.length - 1] ?? 0) + 1;
  const open: Bucket = { id: bucketIdOf(last, null), kind: "days", from: last, to: null };
  const none: Bucket = { id: basis === "due" ? "no-due-date" : "no-issue-date", kind: "none", from: null, to: null };
  const notDue: Bucket = { id: "current", kind: "not-due", from: null, to: 0 };
  return basis === "due" ? [notDue, ...days, open, none] : [...days, open, none];
}

/** Ages every item that is open by its due or its issue day. */
export function ageLedger(
  ledger: Ledger,
  open: Float64Array,
  basis: "due" | "issue",
  limits: readonly number[],
  asOf: DayNumber,
): AgedLedger {
  const upper = basis === "due" ? [0, ...limits] : limits;
  const date = basis === "due" ? ledger.due : ledger.issued;
  const columns = { customer: ledger.customer, currency: ledger.currency, date, open };
  const shape = { customers: ledger.customers.length, currencies: ledger.currencies.length };
  return { basis, buckets: bucketsOf(basis, limits), matrix: ageItems(columns, upper, asOf, shape), customers: ledger.customers.length };
}

/** One currency's aging: totals, and a row per customer with open items in text order of id. "No date" is there only when needed. */
export function agingOf(aged: AgedLedger, currency: number, inOrder: readonly number[]): Aging {
  const { matrix, customers } = aged;
  const width = matrix.buckets;
  const needed = (matrix.items[currency * width + width - 1] ?? 0) > 0 ? width : width - 1;
  const totals = new Array<number>(needed).fill(0);
  const rows: AgingRow[] = [];
  for (const customer of inOrder) {
    const place = currency * customers + customer;
    if (!matrix.hasItems[place]) continue;
    const amounts: Minor[] = [];
    let total = 0;
    for (let bucket = 0; bucket < needed; bucket++) {
      const amount = matrix.amounts[place * width + bucket] ?? 0;
      amounts.push(minor(amount));
      totals[bucket] = (totals[bucket] ?? 0) + amount;
      total += amount;
    }
    rows.push({ customer, amounts, total: minor(total) });
  }
  return {
    basis: aged.basis,
    buckets: aged.buckets.slice(0, needed),
    amounts: totals.map(minor),
    items: Array.from(matrix.items.subarray(currency * width, currency * width + needed)),
    rows,
  };
}

/** Customer indexes in text order of their ids (code units, so that every machine agrees). */
export function customersInOrder(ledger: Ledger): readonly number[] {
  const id = (customer: number): string => ledger.customers[customer]?.id ?? "";
  return ledger.customers.map((_, customer) => customer).sort((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0));
}
