import type { CellRef } from "./cell.js";

/**
 * Why an operation did not happen, as data; the sentences for people stand in text/.
 * The first group is bad input (exit status 2 on the command line), the second what a host may refuse.
 */
export type Failure =
  | { readonly kind: "file-missing"; readonly file: string }
  | { readonly kind: "not-a-workbook"; readonly file: string; readonly detail: string }
  /** `at` is the cell or row within the part; "" where the whole part is meant. */
  | { readonly kind: "part-damaged"; readonly file: string; readonly part: string; readonly at: string }
  | { readonly kind: "part-missing"; readonly file: string; readonly part: string }
  /** Delimited text in which a quotation mark opens and none closes; `line` counts from 1 and includes a line "sep=". */
  | { readonly kind: "quote-open"; readonly file: string; readonly line: number }
  | { readonly kind: "file-encrypted"; readonly file: string }
  | { readonly kind: "sheet-missing"; readonly sheet: string; readonly known: readonly string[] }
  | { readonly kind: "table-missing"; readonly table: string; readonly known: readonly string[] }
  | { readonly kind: "entity-missing"; readonly entity: string; readonly known: readonly string[] }
  /** `table`: what was named as the place of its invoices. */
  | { readonly kind: "entity-table-missing"; readonly entity: string; readonly table: string; readonly known: readonly string[] }
  | { readonly kind: "entity-table-twice"; readonly entities: readonly string[]; readonly table: string }
  /** A table that states an aging instead of invoices. */
  | { readonly kind: "entity-aging-stated"; readonly entity: string; readonly place: string }
  /** Entities whose tables hold amounts without a currency: these cannot be told apart, so they are not added. */
  | { readonly kind: "entity-currency-missing"; readonly entities: readonly string[] }
  /** Movement is shown from an earlier day to the as-of day. */
  | { readonly kind: "compare-day-late"; readonly day: string; readonly asOf: string }
  | { readonly kind: "book-empty"; readonly file: string }
  | { readonly kind: "no-invoice-table"; readonly file: string }
  | { readonly kind: "several-tables"; readonly places: readonly string[] }
  | { readonly kind: "column-missing"; readonly field: string; readonly place: string }
  | {
      readonly kind: "header-missing";
      readonly field: string;
      readonly header: string;
      readonly place: string;
      readonly known: readonly string[];
    }
  | { readonly kind: "header-twice"; readonly field: string; readonly header: string; readonly columns: readonly string[] }
  /** A header to group by that names no column of the table, or several. */
  | {
      readonly kind: "grouping-unclear";
      readonly header: string;
      readonly columns: readonly string[];
      readonly known: readonly string[];
    }
  /** `header` is the text, above a column or above the table, that says so. */
  | { readonly kind: "amount-in-units"; readonly header: string; readonly place: string }
  | { readonly kind: "nothing-readable"; readonly place: string }
  /** An aging states its own day (ISO dates): no other can be computed from it, and without one a day must be given. */
  | { readonly kind: "as-of-differs"; readonly place: string; readonly stated: string; readonly asked: string }
  | { readonly kind: "as-of-missing"; readonly place: string }
  | { readonly kind: "policy-invalid"; readonly at: CellRef; readonly found: string; readonly expected: string }
  | { readonly kind: "sheet-protected"; readonly sheet: string }
  | { readonly kind: "book-protected" }
  | { readonly kind: "read-only" }
  | { readonly kind: "cell-edit" }
  | { readonly kind: "lost-focus" }
  | { readonly kind: "busy" }
  | { readonly kind: "too-large"; readonly what: string }
  | { readonly kind: "sheet-edited"; readonly sheet: string }
  /** While it was being written somebody else changed the sheet; `at` is the first cell that holds something else than was written there. */
  | { readonly kind: "sheet-changed"; readonly at: CellRef }
  /** A sheet of that name was added by somebody else after it had been looked for. */
  | { readonly kind: "sheet-taken"; readonly sheet: string }
  /** A table of the user's, on `sheet`, bears a name that AR Desk needs. */
  | { readonly kind: "table-taken"; readonly table: string; readonly sheet: string }
  /** Somebody else is writing in this workbook: `by` since `since`; from `until` on anybody may write. Times such as "09:42 UTC". */
  | { readonly kind: "claimed"; readonly by: string; readonly since: string; readonly until: string; readonly at: CellRef }
  /** A table of ours is gone, or full with something of the user's right beneath it. */
  | { readonly kind: "no-room"; readonly sheet: string; readonly table: string }
  /** A sheet of ours that cannot exist yet. */
  | { readonly kind: "no-such-sheet"; readonly sheet: string; readonly lacks: SheetLack }
  | { readonly kind: "host-gone" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "write-refused"; readonly file: string; readonly detail: string }
  /** Another program saved the file after it was read. */
  | { readonly kind: "file-changed"; readonly file: string }
  /** Excel has the file open. */
  | { readonly kind: "file-open"; readonly file: string; readonly lock: string }
  | { readonly kind: "unexpected"; readonly detail: string };

export type FailureKind = Failure["kind"];

/** What a sheet of the month-end needs and has not got; `pack`: it speaks of all the others. */
export type SheetLack = "items" | "earlier-month-end" | "deliveries" | "pack";
