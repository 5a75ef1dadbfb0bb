import type { DayNumber } from "../kernel/day.js";

/** One letter as paragraphs and lines, before it becomes a sheet, a .docx or a mail. */
export interface LetterPlan {
  readonly customer: string;
  readonly name: string;
  readonly currency: string | null;
  /** Dunning level, 1 and up. */
  readonly level: number;
  readonly locale: "en-US" | "zh-CN";
  readonly subject: string;
  readonly date: DayNumber;
  readonly opening: readonly string[];
  readonly lines: readonly LetterLine[];
  readonly totalLabel: string;
  /** Decimal text with the currency's decimals. */
  readonly total: string;
  readonly closing: readonly string[];
}

export interface LetterLine {
  readonly invoice: string;
  readonly issued: DayNumber | undefined;
  readonly due: DayNumber | undefined;
  readonly daysLate: number;
  /** Decimal text with the currency's decimals. */
  readonly open: string;
}
