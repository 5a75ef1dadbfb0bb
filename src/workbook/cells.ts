import type { CellInput, CellLines } from "../sheet/batch.js";
import type { Area, CellValue } from "../sheet/cell.js";
import type { CellStyle } from "../sheet/style.js";
import type { Cell } from "./workbook.js";

/** A rectangle of cells; `undefined` where none holds a value. */
type UsedArea = { readonly top: number; readonly left: number; readonly rows: number; readonly columns: number } | undefined;

/** What a cell has beside its value where it calculates it. */
type Calculated = Required<Pick<Cell, "formula">> & Pick<Cell, "calculator">;

/**
 * The cells of one sheet, sparse, with a note of what was edited since the file was read. Values, looks and formulas are kept apart, in rows of
 * their own: a pack has millions of cells, nearly all of them a plain value with a look that thousands share. A {@link Cell} is made where one is
 * asked for.
 */
export class Cells {
  private readonly values: CellValue[][] = [];
  private readonly looks: (CellStyle | undefined)[][] = [];
  private readonly formulas: Map<number, Calculated>[] = [];
  /** Cells written after reading, as row -> columns: saving patches exactly these. */
  private readonly edits = new Map<number, Set<number>>();
  private recording = false;
  /** The used area as it was last found; absent once a cell was filled or emptied since. A run asks for it dozens of times. */
  private found: { readonly area: UsedArea } | undefined;

  get(row: number, column: number): Cell | undefined {
    const value = this.value(row, column);
    const style = this.look(row, column);
    const calculated = this.formulas[row]?.get(column);
    if (value === null && !style && !calculated) return undefined;
    return { value, ...calculated, ...(style ? { style } : {}) };
  }

  value(row: number, column: number): CellValue {
    return this.values[row]?.[column] ?? null;
  }

  /** Begins with "="; `undefined` where the cell holds a value or nothing. */
  formula(row: number, column: number): string | undefined {
    return this.formulas[row]?.get(column)?.formula;
  }

  /** `undefined` where the cell looks as the default. */
  look(row: number, column: number): CellStyle | undefined {
    return this.looks[row]?.[column];
  }

  /** `undefined` removes the cell. */
  set(row: number, column: number, cell: Cell | undefined): void {
    this.hold(row, column, cell?.value ?? null, cell?.formula === undefined ? undefined : calculatedOf(cell.formula, cell.calculator));
    this.paintCell(row, column, cell?.style);
    this.note(row, column);
  }

  /** Puts a block of values and formulas into the cells from there on; looks stay. */
  write(top: number, left: number, lines: CellLines): void {
    this.found = undefined;
    lines.forEach((line, place) => {
      const row = top + place;
      const values = filledTo(left, (this.values[row] ??= left === 0 ? (line.slice() as CellValue[]) : []), null);
      const formulas = this.formulas[row];
      for (let k = 0; k < line.length; k++) {
        const input = line[k] as CellInput;
        if (typeof input === "object" && input !== null) this.hold(row, left + k, input.expected, { formula: input.formula });
        else {
          values[left + k] = input;
          formulas?.delete(left + k);
        }
      }
      if (this.recording) for (let k = 0; k < line.length; k++) this.note(row, left + k);
    });
  }

  /** Gives the cells of a rectangle a look; what they hold stays. */
  paint({ top, left, rows, columns }: Omit<Area, "sheet">, style: CellStyle): void {
    for (let row = top; row < top + rows; row++) {
      const looks = filledTo(left, (this.looks[row] ??= []), undefined);
      for (let column = left; column < left + columns; column++) looks[column] = style;
      if (this.recording) for (let column = left; column < left + columns; column++) this.note(row, column);
    }
  }

  private hold(row: number, column: number, value: CellValue, calculated: Calculated | undefined): void {
    const before = this.formulas[row];
    if (this.found && (this.value(row, column) !== null || before?.has(column) === true) !== (value !== null || calculated !== undefined))
      this.found = undefined;
    if (calculated) (before ?? (this.formulas[row] = new Map<number, Calculated>())).set(column, calculated);
    else before?.delete(column);
    filledTo(column, (this.values[row] ??= []), null)[column] = value;
  }

  private paintCell(row: number, column: number, style: CellStyle | undefined): void {
    const looks = (this.looks[row] ??= []);
    if (style === undefined && column >= looks.length) return;
    filledTo(column, looks, undefined)[column] = style;
  }

  private note(row: number, column: number): void {
    if (!this.recording) return;
    const columns = this.edits.get(row);
    if (columns) columns.add(column);
    else this.edits.set(row, new Set([column]));
  }

  /** Notes how far a calculator agrees with a formula's stored value; no edit of the file. */
  judge(row: number, column: number, calculator: NonNullable<Cell["calculator"]>): void {
    const calculated = this.formulas[row]?.get(column);
    if (calculated) this.formulas[row]?.set(column, { ...calculated, calculator });
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
    for (let row = 0; row < this.rowLimit; row++) {
      const values = this.values[row] ?? [];
      const formulas = this.formulas[row];
      const isFilled = (column: number): boolean => (values[column] ?? null) !== null || formulas?.has(column) === true;
      let first = 0;
      let last = values.length - 1;
      while (first <= last && !isFilled(first)) first++;
      if (first > last) continue;
      while (!isFilled(last)) last--;
      if (top < 0) top = row;
      bottom = row;
      left = Math.min(left, first);
      right = Math.max(right, last);
    }
    return top < 0 ? undefined : { top, left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  /** In row order, then column order. */
  forEach(visit: (row: number, column: number, cell: Cell) => void): void {
    for (let row = 0; row < this.rowLimit; row++) {
      const width = this.rowWidth(row);
      for (let column = 0; column < width; column++) {
        const cell = this.get(row, column);
        if (cell) visit(row, column, cell);
      }
    }
  }

  /** One past the last cell of a row that was ever written. */
  rowWidth(row: number): number {
    return Math.max(this.values[row]?.length ?? 0, this.looks[row]?.length ?? 0);
  }

  /** One past the last row that was ever written. */
  get rowLimit(): number {
    return Math.max(this.values.length, this.looks.length);
  }
}

/** A row with no gap before a column, as far as it is near: without gaps it is a plain list. */
function filledTo<T>(column: number, row: T[], nothing: T): T[] {
  for (let gap = row.length; gap < column && gap < gapsFilled; gap++) row[gap] = nothing;
  return row;
}

/** Empty cells before one are held up to this many: a cell far to the right must not cost a long row. */
const gapsFilled = 64;

function calculatedOf(formula: string, calculator: Cell["calculator"]): Calculated {
  return calculator === undefined ? { formula } : { formula, calculator };
}
