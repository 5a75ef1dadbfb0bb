import { isCellError, type CellError, type CellValue } from "./cell.js";
import { hashOf, StringTable } from "./string-table.js";

/** Cells that were met, each one once, and what finds them again. */
export class DistinctCells {
  /** A blank comes first, whether there is one or not. */
  readonly cells: CellValue[] = [null];
  /** How many of them are numbers. */
  numbers = 0;
  private readonly texts = new StringTable(this.cells);
  private readonly others = new Map<Exclude<CellValue, string | CellError>, number>([[null, 0]]);
  private readonly errors = new Map<string, number>();

  /** Guesses where the cells of a column stand, of as many rows from one on as there is room for: right for nearly all texts that were met. */
  guess(rows: readonly (readonly CellValue[])[], column: number, from: number, into: Uint32Array): void {
    for (let i = 0; i < into.length; i++) {
      const cell = (rows[from + i] as readonly CellValue[])[column];
      into[i] = typeof cell === "string" ? hashOf(cell) : 0;
    }
    this.texts.guess(into);
  }

  /** The place of a cell, new where it was not met before; errors that show the same text are the same. */
  placeOf(cell: CellValue): number {
    const next = this.cells.length;
    if (typeof cell === "string") {
      const place = this.texts.meet(cell, next);
      if (place === next) this.cells.push(cell);
      return place;
    }
    const place = isCellError(cell) ? this.errors.get(cell.error) : this.others.get(cell);
    if (place !== undefined) return place;
    if (isCellError(cell)) this.errors.set(cell.error, next);
    else this.others.set(cell, next);
    if (typeof cell === "number") this.numbers++;
    this.cells.push(cell);
    return next;
  }
}
