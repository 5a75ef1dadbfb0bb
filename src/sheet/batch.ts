import type { Area } from "./cell.js";
import type { NativeChart } from "./native-chart.js";
import type { CellStyle, PageSetup } from "./style.js";

/**
 * What is to be done to a workbook, step by step, in words that every host can carry out.
 * Steps are idempotent by address: carrying out a batch twice leaves what once leaves.
 * Every step names a sheet of ours, but for `mend`, which changes single cells of the user's that a person asked to have mended; no step clears
 * or renames anything of the user's.
 */
export interface Batch {
  readonly steps: readonly Step[];
}

/** The sheet-scoped name by which every sheet of ours is known, whatever it is called. */
export const ownedName = "AR_Owned";

/** The number format of cells that take all that is written to them as text. */
export const textFormat = "@";

/** A cell to be written. Text is text whatever it begins with; only `formula` is calculated, and carries the value expected of it. */
export type CellInput =
  | { readonly kind: "empty" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "formula"; readonly formula: string; readonly expected: number | string };

export type Step =
  /** Adds the sheet at the end under exactly this name. */
  | { readonly kind: "add-sheet"; readonly sheet: string }
  /** Empties a sheet of ours: values, formulas, formats, merges; its tables turn into plain cells first. */
  | { readonly kind: "clear-sheet"; readonly sheet: string }
  /** One block of values; `cells` has area.rows arrays of area.columns. At most as large as one request may be. */
  | { readonly kind: "write"; readonly area: Area; readonly cells: readonly (readonly CellInput[])[] }
  /** One look for several rectangles of one sheet. */
  | { readonly kind: "style"; readonly sheet: string; readonly areas: readonly Omit<Area, "sheet">[]; readonly style: CellStyle }
  | { readonly kind: "merge"; readonly area: Area }
  | {
      readonly kind: "link";
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly target: string;
      readonly text: string;
    }
  /** Widths in characters, from column 0. */
  | { readonly kind: "column-widths"; readonly sheet: string; readonly widths: readonly number[] }
  /** Points. */
  | { readonly kind: "row-heights"; readonly sheet: string; readonly heights: readonly { readonly row: number; readonly height: number }[] }
  | { readonly kind: "freeze-rows"; readonly sheet: string; readonly rows: number }
  | { readonly kind: "gridlines"; readonly sheet: string; readonly shown: boolean }
  /** Rows that fold away, all open; replaces the folds that stand. Rows first..last, both included. */
  | { readonly kind: "folds"; readonly sheet: string; readonly rows: readonly { readonly first: number; readonly last: number }[] }
  /** A look that cells take on while they hold something else than 0, or exactly a text. */
  | {
      readonly kind: "highlight";
      readonly sheet: string;
      readonly areas: readonly Omit<Area, "sheet">[];
      readonly when: HighlightRule;
      readonly color: string;
      readonly fill: string;
    }
  /** A chart with colours "#RRGGBB"; replaces the one of the same name on the sheet. */
  | { readonly kind: "chart"; readonly sheet: string; readonly chart: NativeChart<string> }
  | { readonly kind: "page"; readonly sheet: string; readonly page: PageSetup }
  | { readonly kind: "table"; readonly area: Area; readonly name: string }
  /** A table of ours takes in the rows beneath it; everything that refers to it follows. `area` is what it covers then, header included. */
  | { readonly kind: "grow-table"; readonly area: Area; readonly name: string }
  /** A defined name for one cell or area; replaces ours of the same name and scope. */
  | { readonly kind: "name"; readonly name: string; readonly scope: "workbook" | "sheet"; readonly area: Area }
  /** Takes our mark off a sheet that a person has edited: from here on it is theirs. */
  | { readonly kind: "release"; readonly sheet: string }
  /** Scattered cells of one sheet, each with a value and a number format and nothing else. */
  | { readonly kind: "mend"; readonly sheet: string; readonly cells: readonly MendedCell[] }
  | { readonly kind: "show-sheet"; readonly sheet: string };

export type HighlightRule = { readonly kind: "not-zero" } | { readonly kind: "says"; readonly text: string };

/** One cell that a person asked to have mended: its value and its number format; all else about it stays as it is. */
export interface MendedCell {
  readonly row: number;
  readonly column: number;
  readonly input: CellInput;
  readonly format: string;
}

export type StepKind = Step["kind"];
