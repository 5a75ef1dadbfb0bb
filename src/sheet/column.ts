import { known } from "../kernel/assert.js";
import { isCellError, type CellError, type CellValue } from "./cell.js";
import { StringTable } from "./string-table.js";

/** Rows of cells as they arrive; a row may be shorter than its table. */
export type CellRows = readonly (readonly CellValue[])[];

/**
 * The cells of one column, each form with less to hold and to look at than a list of cells: numbers bare, texts that repeat as codes. What does
 * not suit its form stands beside it, so that any cell is given back as it came.
 */
export type CellColumn = NumberColumn | CodedColumn | ListColumn;

/** Stands in a column of four bytes a cell for what is no number. */
export const noNumber = -(2 ** 31);

/** A column of numbers: four bytes a cell while all are whole, or hundredths as amounts of money are, and not too large; else eight. */
export class NumberColumn {
  readonly kind = "numbers";
  /** By row, in units of 1 / scale; {@link noNumber}, or NaN among doubles, where the cell is blank or stands among the others. */
  values: Int32Array | Float64Array;
  /** How many units make one; `undefined` where the numbers stand as they are, as doubles. */
  scale: 1 | 100 | undefined = 1;
  /** Cells that are neither numbers nor blank, by row, in the order of the rows. */
  readonly others = new Map<number, CellValue>();

  constructor(capacity: number) {
    this.values = new Int32Array(capacity);
  }

  at(row: number): CellValue {
    const { scale } = this;
    const value = this.values[row] ?? Number.NaN;
    if (scale === undefined ? Number.isNaN(value) : value === noNumber || Number.isNaN(value)) return this.others.get(row) ?? null;
    return scale === 100 ? value / 100 : value;
  }

  /** True where a number among these rows has a minus. */
  hasMinus(from: number, till: number): boolean {
    const none = this.scale === undefined ? Number.NaN : noNumber;
    for (let row = from; row < till; row++) {
      const value = this.values[row] as number;
      if (value < 0 && value !== none) return true;
    }
    return false;
  }

  take(rows: CellRows, column: number, from: number, till: number, offset: number): void {
    for (let next = from; next < till;) {
      const { values, scale } = this;
      if (scale !== undefined && values instanceof Int32Array) next = this.takeScaled(values, scale, rows, column, next, till, offset);
      else next = this.takeDoubles(values, rows, column, next, till, offset);
      if (next < till) this.reform(rows[next]?.[column] as number, next + offset);
    }
  }

  /** Gives the first row whose number does not fit; the last one where all do. */
  private takeScaled(
    values: Int32Array,
    scale: 1 | 100,
    rows: CellRows,
    column: number,
    from: number,
    till: number,
    offset: number,
  ): number {
    for (let i = from; i < till; i++) {
      const cell = (rows[i] as readonly CellValue[])[column];
      if (typeof cell === "number") {
        const units = Math.round(cell * scale);
        if (units / scale !== cell || !(Math.abs(units) <= largestUnits)) return i;
        values[i + offset] = units;
      } else {
        values[i + offset] = noNumber;
        if (cell !== null && cell !== undefined) this.others.set(i + offset, cell);
      }
    }
    return till;
  }

  private takeDoubles(
    values: Int32Array | Float64Array,
    rows: CellRows,
    column: number,
    from: number,
    till: number,
    offset: number,
  ): number {
    for (let i = from; i < till; i++) {
      const cell = (rows[i] as readonly CellValue[])[column];
      if (typeof cell === "number") values[i + offset] = cell;
      else {
        values[i + offset] = Number.NaN;
        if (cell !== null && cell !== undefined) this.others.set(i + offset, cell);
      }
    }
    return till;
  }

  /** Changes to units in which this number fits too: hundredths where all can be told in them, else doubles. */
  private reform(cell: number, filled: number): void {
    const before = this.values.subarray(0, filled);
    const fits = Math.round(cell * 100) / 100 === cell && Math.abs(cell) <= largestUnits / 100;
    if (this.scale === 1 && fits && before.every((value) => value === noNumber || Math.abs(value) <= largestUnits / 100)) {
      this.scale = 100;
      for (let row = 0; row < filled; row++) if (before[row] !== noNumber) before[row] = (before[row] as number) * 100;
      return;
    }
    const doubles = new Float64Array(this.values.length);
    for (let row = 0; row < filled; row++) {
      const value = before[row] as number;
      doubles[row] = value === noNumber ? Number.NaN : value / (this.scale ?? 1);
    }
    this.values = doubles;
    this.scale = undefined;
  }
}

/** The most units, either side of zero, that four bytes hold beside {@link noNumber}. */
const largestUnits = 2 ** 31 - 1;

/** Up to so many distinct cells are found at once, whatever stands beside them. */
const fewDistinct = 256;

/** Most columns show by so many rows how wide they are to be: what is set aside for a table before that is soon thrown away. */
const firstRows = 1024;

/** A column whose cells repeat: each distinct one is kept once, and of each row its place among them in one, two or four bytes. */
export class CodedColumn {
  readonly kind = "coded";
  /** By row, places among the distinct cells. */
  codes: Uint8Array | Uint16Array | Uint32Array;
  /** A blank comes first, whether there is one or not. */
  readonly distinct: CellValue[] = [null];
  /** How many of the distinct cells are numbers. */
  numbers = 0;
  private filled = 0;
  /** What finds a cell again; only while cells are taken. */
  private texts: StringTable | undefined = new StringTable(this.distinct);
  /** By the code of a cell to the left, that of the cell which was last met beside it. */
  private beside = new Uint32Array(0);
  private readonly others = new Map<Exclude<CellValue, string | CellError>, number>([[null, 0]]);
  private readonly errors = new Map<string, number>();

  constructor(private readonly capacity: number) {
    this.codes = new Uint8Array(Math.min(capacity, firstRows));
  }

  at(row: number): CellValue {
    return this.distinct[this.codes[row] ?? 0] ?? null;
  }

  /** `left`: a column that holds these rows already, whose cells may tell what stands beside them. */
  take(rows: CellRows, column: number, from: number, till: number, offset: number, left?: CodedColumn): void {
    if (till + offset > this.codes.length) this.codes = widened(this.codes, new Uint8Array(this.capacity), this.filled);
    this.filled = till + offset;
    if (left && this.distinct.length > fewDistinct && left.distinct.length * 2 > this.distinct.length)
      return this.takeBeside(left, rows, column, from, till, offset);
    let last: CellValue = null;
    let code = 0;
    for (let i = from; i < till; i++) {
      const cell = (rows[i] as readonly CellValue[])[column] ?? null;
      if (cell !== last) {
        last = cell;
        code = this.codeOf(cell);
      }
      this.codes[i + offset] = code;
    }
  }

  /** A customer's name stands beside its number again and again: to compare it with the last one there costs less than to look for it. */
  private takeBeside({ codes, distinct }: CodedColumn, rows: CellRows, column: number, from: number, till: number, offset: number): void {
    if (this.beside.length < distinct.length) {
      const longer = new Uint32Array(distinct.length * 2);
      longer.set(this.beside);
      this.beside = longer;
    }
    for (let i = from; i < till; i++) {
      const cell = (rows[i] as readonly CellValue[])[column] ?? null;
      const left = codes[i + offset] as number;
      let code = this.beside[left] as number;
      if (this.distinct[code] !== cell) this.beside[left] = code = this.codeOf(cell);
      this.codes[i + offset] = code;
    }
  }

  /** The place of a cell, new where it was not met before; errors that show the same text are the same. */
  private codeOf(cell: CellValue): number {
    const next = this.distinct.length;
    if (typeof cell === "string") {
      const code = known(this.texts, "the texts of a column that is being filled").meet(cell, next);
      return code === next ? this.add(cell) : code;
    }
    const code = isCellError(cell) ? this.errors.get(cell.error) : this.others.get(cell);
    if (code !== undefined) return code;
    if (isCellError(cell)) this.errors.set(cell.error, next);
    else this.others.set(cell, next);
    if (typeof cell === "number") this.numbers++;
    return this.add(cell);
  }

  private add(cell: CellValue): number {
    const code = this.distinct.push(cell) - 1;
    if (code === 2 ** 8) this.codes = widened(this.codes, new Uint16Array(this.capacity), this.filled);
    if (code === 2 ** 16) this.codes = widened(this.codes, new Uint32Array(this.capacity), this.filled);
    return code;
  }

  /** Lets go what only the taking of further cells needs. */
  seal(): void {
    this.texts = undefined;
    this.beside = new Uint32Array(0);
    this.others.clear();
    this.errors.clear();
  }
}

function widened<T extends CodedColumn["codes"]>(codes: CodedColumn["codes"], wide: T, filled: number): T {
  wide.set(codes.subarray(0, filled));
  return wide;
}

/** A column whose cells suit no other form, such as numbers of invoices: the cells themselves. */
export class ListColumn {
  readonly kind = "list";
  readonly cells: CellValue[];

  constructor(capacity: number) {
    this.cells = new Array<CellValue>(capacity);
  }

  at(row: number): CellValue {
    return this.cells[row] ?? null;
  }

  take(rows: CellRows, column: number, from: number, till: number, offset: number): void {
    const { cells } = this;
    for (let i = from; i < till; i++) cells[i + offset] = (rows[i] as readonly CellValue[])[column] ?? null;
  }
}

/** The cells of a column as codes; the column itself where it is such a one. */
export function codedOf(column: CellColumn, rows: number): CodedColumn {
  if (column.kind === "coded") return column;
  const coded = new CodedColumn(rows);
  copyCells(column, coded, rows);
  coded.seal();
  return coded;
}

/** Copies the first rows of a column into another one. */
export function copyCells(from: CellColumn, into: CellColumn, rows: number): void {
  const block = 512;
  for (let row = 0; row < rows; row += block) {
    const cells = Array.from({ length: Math.min(block, rows - row) }, (_, i) => [from.at(row + i)]);
    into.take(cells, 0, 0, cells.length, row);
  }
}

/** The numbers of a column by row, fractions cut off towards minus infinity; {@link noNumber} for what is none, or too large. */
export function wholesOf(column: CellColumn, rows: number): Int32Array {
  if (column.kind === "numbers" && column.scale === 1 && column.values instanceof Int32Array) return column.values;
  const wholes = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const cell = column.at(row);
    const whole = typeof cell === "number" ? Math.floor(cell) : noNumber;
    wholes[row] = Math.abs(whole) <= largestUnits ? whole : noNumber;
  }
  return wholes;
}
