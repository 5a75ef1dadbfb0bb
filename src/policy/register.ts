import type { CellValue } from "../sheet/cell.js";

/** What the cells of a column of a register hold; an amount is a number with its currency's decimals. */
export type RegisterCell = "text" | "day" | "amount";

/**
 * A table of ours on a sheet of its own that outlives the month: rows are added and replaced by key, never by place. People may sort it, edit
 * it and put columns of their own into it.
 */
export interface Register<Column extends string = string> {
  /** Name of the Excel table. */
  readonly table: string;
  /** The sheet it is put on at first. */
  readonly sheet: string;
  /** In the order in which they are written at first. */
  readonly columns: readonly { readonly id: Column; readonly holds: RegisterCell }[];
  /** The columns that together tell one row from another. */
  readonly key: readonly Column[];
}

/** The cells of one row in the order of the register's columns. */
export type RegisterRow = readonly CellValue[];

/** The balances of each month-end by customer, currency and bucket. */
export const balancesRegister = {
  table: "AR_Balances",
  sheet: "AR Balances",
  columns: [
    { id: "monthEnd", holds: "day" },
    { id: "entity", holds: "text" },
    { id: "customer", holds: "text" },
    { id: "currency", holds: "text" },
    { id: "bucket", holds: "text" },
    { id: "open", holds: "amount" },
  ],
  key: ["monthEnd", "entity", "customer", "currency", "bucket"],
} as const satisfies Register;

/** The open items of each month-end. */
export const openItemsRegister = {
  table: "AR_OpenItems",
  sheet: "AR Open items",
  columns: [
    { id: "monthEnd", holds: "day" },
    { id: "entity", holds: "text" },
    { id: "customer", holds: "text" },
    { id: "invoice", holds: "text" },
    { id: "kind", holds: "text" },
    { id: "currency", holds: "text" },
    { id: "issued", holds: "day" },
    { id: "due", holds: "day" },
    { id: "billed", holds: "amount" },
    { id: "open", holds: "amount" },
  ],
  key: ["monthEnd", "entity", "customer", "invoice", "kind", "currency", "due"],
} as const satisfies Register;
