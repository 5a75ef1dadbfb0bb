import type { DayNumber } from "../kernel/day.js";
import type { CellRef } from "../sheet/cell.js";

/** What a control account of the general ledger may leave to another account, though the ledger lists it among the receivables. */
export const leftOutChoices = ["unapplied-cash", "notes"] as const;
export type LeftOut = (typeof leftOutChoices)[number];

/**
 * At which rates an account in the books' own currency holds all currencies: revalued at the closing rate, or as booked, each document at its
 * own day's rate.
 */
export const valuedChoices = ["closing", "booked"] as const;
export type Valued = (typeof valuedChoices)[number];

/** The balance of a receivables control account in the general ledger, as a person entered it. */
export interface ControlBalance {
  /** "" for the whole workbook. */
  readonly entity: string;
  /** ISO code; `undefined` where none was entered: then the ledger has one currency. */
  readonly currency: string | undefined;
  /** `undefined` for a named cell, which is taken to be of the day that is reported on. */
  readonly day: DayNumber | undefined;
  /** Number and name of the account, as entered. */
  readonly account: string;
  /** Decimal text, a debit positive. */
  readonly balance: string;
  readonly leavesOut: readonly LeftOut[];
  /** Set where the account holds all currencies in the books' own. */
  readonly valued: Valued | undefined;
  /** The cell that holds the balance. */
  readonly at: CellRef;
}
