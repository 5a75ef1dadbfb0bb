import type { CellValue } from "../sheet/cell.js";
import type { Cell } from "./workbook.js";

/** A rectangle of cells; `undefined` where none holds a value. */
type UsedArea = { readonly top: number; readonly left: number; readonly rows: number; readonly columns: number } | undefined;

/** The cells of one sheet, sparse, with a note of what was edited since the file was read. */
export class Cells {
  private readonly rows: (Cell | undefined)[][] = [];
  /** Cells written after reading, as row -> columns: saving patches exactly these. */
  private readonly edits = new Map<number, Set<number>>();
  private recording = false;
  /** The used area as it was last found; absent once a cell was filled or emptied since. A run asks for it dozens of times. */
  private found: { readonly area: UsedArea } | undefined;

  get(row: number, column: number): Cell | undefined {
    return this.rows[row]?.[column];
  }

  value(row: number, column: number): CellValue {
    return this.rows[row]?.[column]?.value ?? null;
  }

  /** `undefined` removes the cell. */
  set(row: number, column: number, cell: Cell | undefined): void {
    const cells = (this.rows[row] ??= []);
    if (this.found && isFilled(cells[column]) !== isFilled(cell)) this.found = undefined;
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
  used(): UsedArea {
    this.found ??= { area: this.findUsed() };
    return this.found.area;
  }

  private findUsed(): UsedArea {
    let top = -1;
    let bottom = -1;
    let left = Number.MAX_SAFE_INTEGER;
    let right = -1;
    this.forEach((row, column, cell) => {
      if (!isFilled(cell)) return;
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

/** True for a cell that holds more than a look. */
function isFilled(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.value !== null || cell.formula !== undefined);
}
