import { parseArea } from "./address.js";
import type { Rectangles } from "./areas.js";
import type { Area } from "./cell.js";
import type { NativeChart } from "./native-chart.js";
import type { PicturePlace } from "./picture.js";
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

/** What is calculated: it begins with "=", en-US, A1; `expected` is the value it must show. */
export interface CellFormula {
  readonly formula: string;
  readonly expected: number | string;
}

/**
 * A cell to be written; `null` leaves it empty. A string is text whatever it begins with: only a {@link CellFormula} is ever calculated. Plain
 * values, because a pack has millions of them and an object for each took most of the time of writing it.
 */
export type CellInput = null | string | number | CellFormula;

/** Lines of cells one beneath the other: a list of them, or what makes each line for who goes through them, so that a large block is there only once. */
export interface CellLines {
  readonly length: number;
  /** A line may be one that stands for several rows: whoever gets it changes nothing in it. */
  forEach(act: (line: readonly CellInput[], place: number) => void): void;
  slice(from: number, till?: number): CellLines;
}

export type Step =
  /**
   * Adds the sheet at the end under exactly this name; refused (`sheet-taken`) where one stands by then. A mark and a status cell that follow at
   * once come into being together with it.
   */
  | { readonly kind: "add-sheet"; readonly sheet: string }
  /** Empties a sheet of ours: values, formulas, formats, merges; its tables turn into plain cells first. `keep` is the one cell that stays. */
  | { readonly kind: "clear-sheet"; readonly sheet: string; readonly keep?: { readonly row: number; readonly column: number } }
  /** One block of values; `cells` has area.rows lines of area.columns. At most as large as one request may be. */
  | { readonly kind: "write"; readonly area: Area; readonly cells: CellLines }
  /** One look for several rectangles of one sheet. */
  | { readonly kind: "style"; readonly sheet: string; readonly areas: Rectangles; readonly style: CellStyle }
  /** Several rectangles of one sheet, of which each row becomes one cell. */
  | { readonly kind: "merge"; readonly sheet: string; readonly areas: Rectangles }
  | {
      readonly kind: "link";
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly target: string;
      readonly text: string;
    }
  /** Widths in characters, from column 0 or `from`. */
  | { readonly kind: "column-widths"; readonly sheet: string; readonly widths: readonly number[]; readonly from?: number }
  /** One height in points for the rows of several rectangles of one sheet. */
  | { readonly kind: "row-heights"; readonly sheet: string; readonly areas: Rectangles; readonly height: number }
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
  /** The one picture of ours on the sheet, in place of any that stands; nothing where the one that it copies is gone. */
  | { readonly kind: "picture"; readonly sheet: string; readonly picture: PicturePlace }
  | { readonly kind: "page"; readonly sheet: string; readonly page: PageSetup }
  /** A table of ours takes this area; refused (`table-taken`) where a table on another sheet bears the name. */
  | { readonly kind: "table"; readonly area: Area; readonly name: string }
  /** A table of ours takes in the rows beneath it, or lets go of blank ones at its end; everything that refers to it follows. `area` is what it covers then, header included. */
  | { readonly kind: "grow-table"; readonly area: Area; readonly name: string }
  /** A defined name for one cell or area. One of the workbook's that refers to another sheet is the user's and stays as it is. */
  | { readonly kind: "name"; readonly name: string; readonly scope: "workbook" | "sheet"; readonly area: Area }
  /** Takes our mark off a sheet that a person has edited: from here on it is theirs. */
  | { readonly kind: "release"; readonly sheet: string }
  /** Scattered cells of one sheet, each with a value and a number format and nothing else. */
  | { readonly kind: "mend"; readonly sheet: string; readonly cells: readonly MendedCell[] }
  /** Calculates what has not been calculated on the sheet, where the person calculates by hand. */
  | { readonly kind: "calculate"; readonly sheet: string }
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

/** True when a name of the workbook's may be pointed to a cell of our sheet: it refers to that sheet, or to nothing any more. */
export function mayRepoint(refersTo: string, sheet: string): boolean {
  return refersTo.includes("#REF!") || parseArea(refersTo.replace(/^=/, ""))?.sheet.toLowerCase() === sheet.toLowerCase();
}
