import type { Ledger } from "../ledger/ledger.js";
import type { TakenColumns } from "./taken-columns.js";

/** The columns of a ledger while it is being read: as long as the table has rows, cut to the items at the end. */
export type LedgerColumns = Pick<
  Ledger,
  "customer" | "currency" | "issued" | "due" | "settled" | "amount" | "paid" | "disputed" | "kind" | "row"
>;

/** `taken`: columns that are there already, at least as long. */
export function makeColumns(capacity: number, taken?: TakenColumns["columns"]): LedgerColumns {
  return {
    customer: new Uint32Array(capacity),
    currency: new Uint8Array(capacity),
    issued: taken?.issued ?? new Int32Array(capacity),
    due: taken?.due ?? new Int32Array(capacity),
    settled: taken?.settled ?? new Int32Array(capacity),
    amount: taken?.amount ?? new Float64Array(capacity),
    paid: taken?.paid ?? new Float64Array(capacity),
    disputed: new Uint8Array(capacity),
    kind: new Uint8Array(capacity),
    row: new Uint32Array(capacity),
  };
}

/** The first `size` items of every column; nothing is copied. */
export function cutColumns(columns: LedgerColumns, size: number): LedgerColumns {
  return {
    customer: columns.customer.subarray(0, size),
    currency: columns.currency.subarray(0, size),
    issued: columns.issued.subarray(0, size),
    due: columns.due.subarray(0, size),
    settled: columns.settled.subarray(0, size),
    amount: columns.amount.subarray(0, size),
    paid: columns.paid.subarray(0, size),
    disputed: columns.disputed.subarray(0, size),
    kind: columns.kind.subarray(0, size),
    row: columns.row.subarray(0, size),
  };
}
