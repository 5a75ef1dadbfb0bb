import type { Progress } from "../../kernel/progress.js";
import type { Result } from "../../kernel/result.js";
import type { Sha256 } from "../../kernel/sha256.js";
import type { Batch } from "../../sheet/batch.js";
import type { Area, CellRef } from "../../sheet/cell.js";
import type { CellGrid } from "../../sheet/grid.js";
import type { Failure } from "../../sheet/failure.js";

/** What the app asks of any Excel: real, embedded, or a file on disk. */
export interface Host {
  /** The workbook's table of contents: no cell values. */
  survey(): Promise<Result<BookSurvey, Failure>>;
  /** The values of one rectangle, read in blocks under the host's limits. Cut to the used range when it is larger. */
  fetch(area: Area, progress: Progress): Promise<Result<CellGrid, Failure>>;
  /** As {@link fetch}, but what stands in the formula bar: formulas as their text, all else as its value. */
  fetchFormulas(area: Area, progress: Progress): Promise<Result<CellGrid, Failure>>;
  /** As {@link fetch}, but the number formats in Excel's codes: "General" where a cell has none of its own. */
  fetchFormats(area: Area, progress: Progress): Promise<Result<CellGrid, Failure>>;
  /** The pictures on a sheet, bottom first. */
  pictures(sheet: string): Promise<Result<readonly PictureSurvey[], Failure>>;
  /** Carries out the steps in order. On a failure the steps before it have happened, and it says how many. */
  apply(batch: Batch, progress: Progress): Promise<Result<Applied, Failure>>;
  /** Selects a cell and brings it into view. */
  reveal(ref: CellRef): Promise<Result<void, Failure>>;
  /** A hash that is made faster than JavaScript can, where there is such a way. */
  newSha256?(): Sha256;
  /** Calls back after anything changed in the workbook, with the sheet where it is known. Ours included: compare before re-reading. */
  onChange(listener: (change: BookChange) => void): Promise<Result<Unsubscribe, Failure>>;
}

export type Unsubscribe = () => void;

export interface BookChange {
  readonly sheet: string | undefined;
}

export interface Applied {
  readonly steps: number;
}

export interface BookSurvey {
  /** The file's name where known, for headers and messages. */
  readonly file: string;
  /** True where nothing that is written could be saved under the file's name; absent where the host does not know. */
  readonly readOnly?: boolean;
  /** True where the file bears a digital signature, which any change makes void; absent where the host does not know. */
  readonly signed?: boolean;
  readonly sheets: readonly SheetSurvey[];
  readonly tables: readonly TableSurvey[];
  readonly names: readonly NameSurvey[];
  /** True when serial numbers count from 1904; the host converts days, this is for telling. */
  readonly date1904: boolean;
}

export interface SheetSurvey {
  readonly name: string;
  readonly hidden: boolean;
  readonly protected: boolean;
  /** Cells holding values; `undefined` on an empty sheet. */
  readonly used: Area | undefined;
  /** Rows of the used area that are hidden, by hand or by a filter; `undefined` where the host cannot tell cheaply. */
  readonly hiddenRows?: number;
}

/** A picture over the cells of a sheet; sizes in points. */
export interface PictureSurvey {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** What is read out to those who cannot see it; "" where nobody wrote anything. */
  readonly description: string;
}

export interface TableSurvey {
  readonly name: string;
  /** Header row included, totals row left out. */
  readonly area: Area;
  readonly hasHeaders: boolean;
}

export interface NameSurvey {
  readonly name: string;
  /** The sheet it belongs to, or `undefined` for the whole workbook. */
  readonly sheet: string | undefined;
  /** What it refers to, when that is one area. */
  readonly area: Area | undefined;
}
