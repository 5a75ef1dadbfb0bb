import type { CellValue } from "../sheet/cell.js";
import type { Cell } from "./workbook.js";

/** The cells of one sheet, sparse, with a note of what was edited since the file was read. */
export class Cells {
  private readonly rows: (Cell | undefined)[][] = [];
  /** Cells written after reading, as row -> columns: saving patches exactly these. */
  private readonly edits = new Map<number, Set<number>>();
  private recording = false;

  get(row: number, column: number): Cell | undefined {
    return this.rows[row]?.[column];
  }

  value(row: number, column: number): CellValue {
    return this.rows[row]?.[column]?.value ?? null;
  }

  /** `undefined` removes the cell. */
  set(row: number, column: number, cell: Cell | undefined): void {
    const cells = (this.rows[row] ??= []);
    cells[column] = cell;
    if (!this.recording) return;
    const columns = this.edits.get(row);
    if (columns) columns.add(column);
    else this.edits.set(row, new Set([column]));
  }

  /** Notes how far a calculator agrees with a formula's stored value; no edit of the file. */
  judge(row: number, column: number, calculator: NonNullable<Cell["calculator"]>): void {
    const cells = this.rows[row];
    const cell = cells?.[column];
    if (cells && cell && cell.calculator !== calculator) cells[column] = { ...cell, calculator };
  }

  /** From now on edits are noted. Called once by the reader of the file. */
  startRecording(): void {
    this.recording = true;
  }

  /** Row -> columns edited since {@link startRecording}. */
  edited(): ReadonlyMap<number, ReadonlySet<number>> {
    return this.edits;
  }

  /** The rectangle that holds all values (formatted but empty cells left out); `undefined` when there are none. */
  used(): { readonly top: number; readonly left: number; readonly rows: number; readonly columns: number } | undefined {
    let top = -1;
    let bottom = -1;
    let left = Number.MAX_SAFE_INTEGER;
    let right = -1;
    this.forEach((row, column, cell) => {
      if (cell.value === null && cell.formula === undefined) return;
      if (top < 0) top = row;
      bottom = row;
      if (column < left) left = column;
      if (column > right) right = column;
    });
    return top < 0 ? undefined : { top, left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  /** In row order, then column order. */
  forEach(visit: (row: number, column: number, cell: Cell) => void): void {
    for (let row = 0; row < this.rows.length; row++) {
      const cells = this.rows[row];
      if (!cells) continue;
      for (let column = 0; column < cells.length; column++) {
        const cell = cells[column];
        if (cell) visit(row, column, cell);
      }
    }
  }

  /** One row, sparse by column; empty where there is none. */
  row(row: number): readonly (Cell | undefined)[] {
    return this.rows[row] ?? [];
  }

  /** One past the last row that was ever written. */
  get rowLimit(): number {
    return this.rows.length;
  }
}
