import type { DayNumber } from "../kernel/day.js";
import type { Exponent } from "../kernel/money.js";
import type { Area } from "../sheet/cell.js";

/**
 * The validated items of one source, in columns: element i of every array belongs to item i.
 * Arrays are never written to once the ledger is built.
 */
export interface Ledger {
  readonly size: number;
  readonly source: Source;
  readonly customers: readonly Customer[];
  /** Index into `customers`. */
  readonly customer: Uint32Array;
  readonly currencies: readonly Currency[];
  /** Index into `currencies`. */
  readonly currency: Uint8Array;
  readonly invoiceNumber: readonly string[];
  /** Days; 0 where the source has none. */
  readonly issued: Int32Array;
  readonly due: Int32Array;
  /** Day of the payment (of settlement, where in full); 0 where the source states none. */
  readonly settled: Int32Array;
  /** Minor units billed; credits negative. */
  readonly amount: Float64Array;
  /** Minor units paid: on the day in `settled`, or, where that is 0, deducted on every day. */
  readonly paid: Float64Array;
  /** 1 where the item is disputed. */
  readonly disputed: Uint8Array;
  /** Row in the sheet, from 0. */
  readonly row: Uint32Array;
}

export interface Customer {
  /** The key by which items are grouped: the number where there is one, else the name. */
  readonly id: string;
  readonly name: string;
}

export interface Currency {
  /** ISO code; `null` where the source states none. */
  readonly code: string | null;
  readonly exponent: Exponent;
}

/** Where the items came from and how the columns were understood. */
export interface Source {
  readonly file: string;
  readonly sheet: string;
  readonly table: string | undefined;
  readonly area: Area;
  /** Data rows, header left out. */
  readonly rows: number;
  readonly mapping: Mapping;
  readonly kind: SourceKind;
  /**
   * True when native formulas over the source's own cells give the same balances: every counted amount and day is a number there,
   * and no row was read otherwise than it stands (totals skipped, repeats left out, terms added, currencies translated).
   */
  readonly recomputable: boolean;
  /** Days added to the issue day where the source states no due date; `undefined` when no such terms were given. */
  readonly termsDays: number | undefined;
}

/** `history`: settlement days or paid amounts are known. `open-items`: only what is open is listed. */
export type SourceKind = "history" | "open-items";

/** How a balance of a past day came about: see the contract of the command line. */
export type Basis = "rebuilt" | "stated-open-amount" | "mixed";

export const fields = [
  "customer",
  "customerName",
  "invoiceNumber",
  "documentType",
  "issueDate",
  "dueDate",
  "amount",
  "openAmount",
  "paidAmount",
  "settledDate",
  "currency",
  "baseAmount",
  "salesperson",
  "collector",
  "region",
  "parentCustomer",
  "disputed",
  "terms",
  "reference",
  "status",
  "postingDate",
  "netAmount",
  "taxAmount",
  "entity",
  "debitCredit",
  "writeOffAmount",
  "writeOffDate",
] as const;

/** A meaning that a column of the source can have. */
export type Field = (typeof fields)[number];

export type Mapping = { readonly [F in Field]?: MappedColumn };

export interface MappedColumn {
  /** Column within the source's area, from 0. */
  readonly column: number;
  readonly header: string;
  /** A second column whose amounts are subtracted: the credit side of a ledger with two. */
  readonly contra?: number;
  /** Columns of the month and the day of month where `column` holds the year. */
  readonly parts?: { readonly month: number; readonly day: number };
}

/** A day of the ledger, or `undefined` where the source has none. */
export function dayAt(column: Int32Array, item: number): DayNumber | undefined {
  const value = column[item];
  return value === undefined || value === 0 ? undefined : (value as DayNumber);
}
