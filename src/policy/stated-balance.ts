import type { DayNumber } from "../kernel/day.js";

/** Balances that no list of receivables holds, which working capital and liquidity need. */
export const statedBalanceKinds = [
  "cash",
  "inventory",
  "payables",
  "other-operating-assets",
  "other-operating-liabilities",
  "current-liabilities",
] as const;
export type StatedBalanceKind = (typeof statedBalanceKinds)[number];

/** A balance of the general ledger as a person entered it. */
export interface StatedBalance {
  readonly kind: StatedBalanceKind;
  /** "" for all that the workbook holds together. */
  readonly entity: string;
  /** ISO code; `undefined` where none was entered: then the ledger has one currency. */
  readonly currency: string | undefined;
  readonly day: DayNumber;
  /** Decimal text on the side where such a balance stands: assets and liabilities are both positive. */
  readonly amount: string;
}
