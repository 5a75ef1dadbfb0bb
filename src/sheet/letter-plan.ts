import type { Minor } from "../kernel/money.js";

/** One letter as paragraphs and lines, before it becomes a sheet, a .docx or a mail. */
export interface LetterPlan {
  readonly customer: string;
  readonly name: string;
  readonly currency: string | null;
  /** Dunning level, 1 and up. */
  readonly level: number;
  readonly locale: "en-US" | "zh-CN";
  readonly subject: string;
  readonly opening: readonly string[];
  /** The invoices that it is about, by their places in the ledger. */
  readonly items: readonly number[];
  /** What is open of each, less the credits that the policy takes off it: they add up to the total. */
  readonly open: readonly Minor[];
  readonly totalLabel: string;
  readonly total: Minor;
  readonly closing: readonly string[];
}
