/** An error a cell shows, such as "#N/A". */
export interface CellError {
  readonly error: string;
}

/**
 * The value of a formula that was never calculated: a file written by a program other than Excel may hold the formula alone. An error, so that
 * whoever needs the value complains at this cell; "#CALC?" is no error of Excel's own. Told by {@link isNotCalculated}.
 */
export const notCalculated: CellError = Object.freeze({ error: "#CALC?" });

export function isNotCalculated(value: CellValue): boolean {
  return isCellError(value) && value.error === notCalculated.error;
}

/** What a cell holds when its value is read. `null` is an empty cell. Days arrive as serial numbers, or as text in a .csv. */
export type CellValue = string | number | boolean | null | CellError;

export function isCellError(value: CellValue): value is CellError {
  return typeof value === "object" && value !== null;
}

/** One cell; `row` and `column` count from 0 as in the whole sheet. */
export interface CellRef {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells; `top` and `left` count from 0. */
export interface Area {
  readonly sheet: string;
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** True for an empty cell, and for a text of spaces. */
export function isBlank(cell: CellValue | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}
