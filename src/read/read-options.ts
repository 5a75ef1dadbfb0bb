import type { DiscountedNotes } from "../policy/policy.js";
import type { CellReading } from "./cell-reader.js";
import type { MappingProposal } from "./propose-mapping.js";
import type { ReceiptsReading } from "./receipts.js";

/** What the reader of a ledger is told beside the cells. */
export interface ReadOptions extends CellReading {
  readonly file: string;
  readonly table: string | undefined;
  /** What becomes of notes that were discounted or endorsed. */
  readonly discountedNotes?: DiscountedNotes | undefined;
  /** How the table is laid out beyond its columns; absent for a plain one. */
  readonly layout?: Pick<MappingProposal, "groups" | "helpers"> & Partial<Pick<MappingProposal, "buckets">>;
  /** The headers as they were found, where they stand in two lines. */
  readonly headers?: readonly string[];
  /** The texts above the header. */
  readonly titles?: readonly string[];
  /** Due date where the source has none: issue day + so many days. */
  readonly termsDays: number | undefined;
  readonly excludeDuplicates: boolean;
  /** What was received, from a table of its own. */
  readonly receipts?: ReceiptsReading | undefined;
  /** The books' own currency, that of a column of base amounts. */
  readonly baseCurrency?: string | undefined;
  /** Terms of a row (its own column) and of a customer date what has no due date; otherwise such items stand apart. */
  readonly dueByTerms?: { readonly ofCustomer: (id: string) => number | undefined } | undefined;
}
