import type { DayNumber } from "../kernel/day.js";
import type { CellRef } from "./cell.js";
import type { NativeChart } from "./native-chart.js";
import type { PicturePlace } from "./picture.js";
import type { PageSetup } from "./style.js";

/**
 * A sheet as a report wants it, before anyone knows what already stands in the workbook.
 * Cells have roles, not colours; write/ turns roles into looks. Rows and columns count from 0.
 */
export interface SheetPlan {
  /** What the sheet is, as AR_Sheets lists it: "aging". */
  readonly kind: string;
  /** The name it should bear, at most 31 characters: "AR Aging 2026-10-31". */
  readonly name: string;
  /** `undefined` for sheets that belong to no day (AR Policy). */
  readonly asOf?: DayNumber;
  /** Widths in characters of the default font, one per column. */
  readonly columnWidths: readonly number[];
  readonly rows: PlanRows;
  /** Rows that stay in view above the scrolling part. */
  readonly frozenRows: number;
  readonly showGridlines: boolean;
  readonly page: PageSetup;
  /** Where "writing" and then "complete" stands; outside all tables and merged cells; absent on registers, which are whole once their table stands. */
  readonly status?: { readonly row: number; readonly column: number; readonly writing: string; readonly complete: string };
  readonly tables: readonly PlanTable[];
  readonly names: readonly PlanName[];
  /** Cells whose live formula must show zero. */
  readonly checks: readonly PlanCheck[];
  /** Rows that fold away above the row that sums them; open at first. */
  readonly folds?: readonly PlanFold[];
  readonly charts?: readonly PlanChart[];
  /** The company's logo. */
  readonly picture?: PicturePlace;
  /** What its amounts are shown in; full ones when absent. Values and formulas are the same in all units. */
  readonly units?: SheetUnits;
}

/** Where a plan names its sheet. */
export function titleRowOf({ rows }: SheetPlan): number | undefined {
  let at = 0;
  for (const { cells } of rows) {
    if (cells.some(({ role }) => role === "title")) return at;
    at++;
  }
  return undefined;
}

/** Full amounts, thousands, or ten thousands (万). */
export const sheetUnitChoices = [1, 1000, 10_000] as const;
export type SheetUnits = (typeof sheetUnitChoices)[number];

/** Rows first..last, both included. */
export interface PlanFold {
  readonly first: number;
  readonly last: number;
}

/** What a series of a chart shows; write/theme.ts gives each its colour. */
export type SeriesTone = "not-due" | "late-1" | "late-2" | "late-3" | "late-4" | "undated" | "plain" | "second";

/** A native chart over cells of the plan, or of another sheet of ours. */
export type PlanChart = NativeChart<SeriesTone>;

/** Rows from top to bottom: a list of them, or what makes each row for who looks at it. */
export interface PlanRows extends Iterable<PlanRow> {
  readonly length: number;
  at(row: number): PlanRow | undefined;
}

export interface PlanRow {
  /** Sparse: column -> cell. */
  readonly cells: readonly PlanCell[];
  /** Points. */
  readonly height?: number | undefined;
}

/** What a cell is for; write/theme.ts gives each role its look. */
export type CellRole =
  | "report-title"
  | "title"
  | "label"
  | "fact"
  | "fact-day"
  | "status"
  | "warning"
  | "note"
  | "legend"
  | "column-head"
  | "column-head-number"
  | "block-head"
  | "text"
  | "strong-text"
  | "wrapped"
  | "alert-text"
  | "remark"
  | "amount"
  | "percent"
  | "count"
  | "day"
  | "subtotal-label"
  | "subtotal-amount"
  | "total-label"
  | "total-amount"
  | "total-percent"
  | "share-label"
  | "share-percent"
  | "check-label"
  | "check-amount"
  | "check-verdict"
  | "sign-head"
  | "sign-cell"
  | "input-text"
  | "input-amount"
  | "input-percent"
  | "rate"
  | "rate-percent"
  | "total-rate-percent"
  | "input-rate"
  | "input-count"
  | "input-day"
  | "letter-text"
  | "letter-title"
  | "rule";

/** A value by kind, so that text can never become a formula and a day never becomes text. */
export type PlanValue =
  | { readonly kind: "empty" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "day"; readonly day: DayNumber }
  /** `formula` begins with "=", en-US, A1; `expected` is the value it must show. */
  | { readonly kind: "formula"; readonly formula: string; readonly expected: number | string };

/** What a cell is for and how it is shown, whatever it holds. */
export interface PlanLook {
  readonly column: number;
  readonly role: CellRole;
  /** Decimals of an amount; 2 when absent. */
  readonly decimals?: number;
  /** True for what is shown in full whatever the units of its sheet: an amount to book, a number that looks like an amount and is no money. */
  readonly inFull?: boolean;
  /** Cells to the right that it covers (merged), itself included. */
  readonly span?: number;
  /** Where a click leads: a cell of this workbook; `true` where each row says it. */
  readonly link?: CellRef | true;
}

export interface PlanCell extends PlanLook {
  readonly value: PlanValue;
  readonly link?: CellRef;
}

export interface PlanTable {
  readonly name: string;
  readonly top: number;
  readonly left: number;
  /** Header row included. */
  readonly rows: number;
  readonly columns: number;
}

/** A defined name for one cell; `scope` says whether the whole workbook or only this sheet knows it. */
export interface PlanName {
  readonly name: string;
  readonly scope: "workbook" | "sheet";
  readonly row: number;
  readonly column: number;
}

export interface PlanCheck {
  readonly name: string;
  readonly row: number;
  readonly column: number;
  /** The difference the formula is expected to show, as decimal text. */
  readonly difference: string;
}
