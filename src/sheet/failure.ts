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
  /** A table of ours is gone, or full with something of the user's right beneath it. */
  | { readonly kind: "no-room"; readonly sheet: string; readonly table: string }
  | { readonly kind: "host-gone" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "write-refused"; readonly file: string; readonly detail: string }
  | { readonly kind: "unexpected"; readonly detail: string };

export type FailureKind = Failure["kind"];
