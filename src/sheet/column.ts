import { known } from "../kernel/assert.js";
import type { CellValue } from "./cell.js";
import { DistinctCells, fewDistinct } from "./distinct-cells.js";
import type { MovedRows, MovedValues } from "./moved-rows.js";
import { NumberSeries } from "./number-series.js";

/** Rows of cells as they arrive; a row may be shorter than its table. */
export type CellRows = readonly (readonly CellValue[])[];

/**
 * The cells of one column, each form with less to hold and to look at than a list of cells: numbers bare, texts that repeat as codes. What does
 * not suit its form stands beside it, so that any cell is given back as it came.
 */
export type CellColumn = NumberColumn | CodedColumn | SeriesColumn | ListColumn;

/** Stands in a column of four bytes a cell for what is no number. */
export const noNumber = -(2 ** 31);

/** A column of numbers: four bytes a cell while all are whole and not too large; hundredths, as amounts of money are, and any others in eight. */
export class NumberColumn {
  readonly kind = "numbers";
  /** How many units make one; `undefined` where the numbers stand as they are. */
  scale: 1 | 100 | undefined = 1;
  /** Cells that are neither numbers nor blank, by row, in the order of the rows. */
  readonly others = new Map<number, CellValue>();
  /** By row, in units of 1 / scale; {@link noNumber}, or NaN among doubles, where the cell is blank or stands among the others. */
  private values: Int32Array | Float64Array;
  private moved: MovedValues | undefined;

  constructor(capacity: number) {
    this.values = new Int32Array(capacity);
  }

  at(row: number): CellValue {
    const { scale } = this;
    const value = this.moved ? this.moved.at(row) : (this.values[row] ?? Number.NaN);
    if (Number.isNaN(value) || (scale === 1 && value === noNumber)) return this.others.get(row) ?? null;
    return scale === 100 ? value / 100 : value;
  }

  /** What stands by row in a column of whole numbers, {@link noNumber} for what is none; `undefined` for other columns, and once it moved. */
  get wholes(): Int32Array | undefined {
    return this.values instanceof Int32Array && !this.moved ? this.values : undefined;
  }

  /** Likewise in a column of hundredths, NaN for what is no number. */
  get hundredths(): Float64Array | undefined {
    return this.values instanceof Float64Array && this.scale === 100 && !this.moved ? this.values : undefined;
  }

  /** From now on rows are where they moved to; a whole number 0 there stands for none. */
  moveWith(rows: MovedRows): void {
    this.moved = rows.add(this.values, this.scale === 1 ? noNumber : 0);
  }

  /** True where a number among these rows has a minus. */
  hasMinus(from: number, till: number): boolean {
    const { values } = this;
    if (this.moved) {
      for (let row = from; row < till; row++) {
        const cell = this.at(row);
        if (typeof cell === "number" && cell < 0) return true;
      }
    } else if (values instanceof Int32Array) {
      for (let row = from; row < till; row++) if ((values[row] as number) < 0 && values[row] !== noNumber) return true;
    } else for (let row = from; row < till; row++) if ((values[row] as number) < 0) return true;
    return false;
  }

  take(rows: CellRows, column: number, from: number, till: number, offset: number): void {
    for (let next = from; next < till;) {
      const { values } = this;
      if (values instanceof Int32Array) next = this.takeWholes(values, rows, column, next, till, offset);
      else if (this.scale === 100) next = this.takeHundredths(values, rows, column, next, till, offset);
      else next = this.takeDoubles(values, rows, column, next, till, offset);
      if (next < till) this.reform(rows[next]?.[column] as number, next + offset);
    }
  }

  /** Gives the first row whose number does not fit; the last one where all do. */
  private takeWholes(values: Int32Array, rows: CellRows, column: number, from: number, till: number, offset: number): number {
    for (let i = from; i < till; i++) {
      const cell = (rows[i] as readonly CellValue[])[column];
      if (typeof cell === "number") {
        const whole = cell | 0;
        if (whole !== cell || whole === noNumber) return i;
        values[i + offset] = whole;
      } else {
        values[i + offset] = noNumber;
        if (cell !== null && cell !== undefined) this.others.set(i + offset, cell);
      }
    }
    return till;
  }

  /** As {@link takeWholes}. */
  private takeHundredths(values: Float64Array, rows: CellRows, column: number, from: number, till: number, offset: number): number {
    for (let i = from; i < till; i++) {
      const cell = (rows[i] as readonly CellValue[])[column];
      if (typeof cell === "number") {
        // No negative zero.
        const units = Math.round(cell * 100) + 0;
        if (units / 100 !== cell || Math.abs(units) > mostHundredths) return i;
        values[i + offset] = units;
      } else {
        values[i + offset] = Number.NaN;
        if (cell !== null && cell !== undefined) this.others.set(i + offset, cell);
      }
    }
    return till;
  }

  private takeDoubles(values: Float64Array, rows: CellRows, column: number, from: number, till: number, offset: number): number {
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

  /** Changes to units in which this number fits too: hundredths where all can be told in them, else the numbers as they stand. */
  private reform(cell: number, filled: number): void {
    const { values, scale } = this;
    const fits = scale === 1 && Math.round(cell * 100) / 100 === cell && Math.abs(cell) <= mostHundredths / 100;
    const doubles = values instanceof Float64Array ? values : new Float64Array(values.length);
    for (let row = 0; row < filled; row++) {
      const value = values[row] as number;
      doubles[row] = scale === 1 && value === noNumber ? Number.NaN : fits ? value * 100 : value / (scale ?? 1);
    }
    this.values = doubles;
    this.scale = fits ? 100 : undefined;
  }
}

/** The most hundredths, either side of zero, of which each is a number of its own once it is divided by a hundred. */
const mostHundredths = 2 ** 50;

/** Most columns show by so many rows how wide they are to be: what is set aside for a table before that is soon thrown away. */
const firstRows = 1024;

const metMissing = "what a column met that is being filled";

/** Codes of a block before they are narrowed to the bytes that the column takes for one. */
const places = new Uint32Array(512);

/** A column whose cells repeat: each distinct one is kept once, and of each row its place among them in one, two or four bytes. */
export class CodedColumn {
  readonly kind = "coded";
  /** By row, places among the distinct cells. */
  codes: Uint8Array | Uint16Array | Uint32Array;
  /** A blank comes first, whether there is one or not. */
  readonly distinct: readonly CellValue[];
  /** What finds a cell again; only while cells are taken. */
  private met: DistinctCells | undefined = new DistinctCells();
  /** By the code of a cell to the left, that of the cell which was last met beside it. */
  private beside = new Uint32Array(0);

  constructor(private readonly capacity: number) {
    this.codes = new Uint8Array(Math.min(capacity, firstRows));
    this.distinct = known(this.met, "what was met").cells;
  }

  /** How many of the distinct cells are numbers; only while cells are taken. */
  get numbers(): number {
    return this.met?.numbers ?? 0;
  }

  at(row: number): CellValue {
    return this.distinct[this.codes[row] ?? 0] ?? null;
  }

  /** `left`: a column that holds these rows already, whose cells may tell what stands beside them. */
  take(rows: CellRows, column: number, from: number, till: number, offset: number, left?: CodedColumn): void {
    for (; till - from > places.length; from += places.length) this.take(rows, column, from, from + places.length, offset, left);
    if (till + offset > this.codes.length) this.codes = widened(this.codes, new Uint8Array(this.capacity), from + offset);
    if (left && this.distinct.length > fewDistinct && left.distinct.length * 2 > this.distinct.length)
      return this.takeBeside(left, rows, column, from, till, offset);
    const block = places.subarray(0, till - from);
    known(this.met, metMissing).findAll(rows, column, from, block);
    this.keep(block, from + offset);
  }

  /** A customer's name stands beside its number again and again: to compare it with the last one there costs less than to look for it. */
  private takeBeside({ codes, distinct }: CodedColumn, rows: CellRows, column: number, from: number, till: number, offset: number): void {
    if (this.beside.length < distinct.length) {
      const longer = new Uint32Array(distinct.length * 2);
      longer.set(this.beside);
      this.beside = longer;
    }
    const { beside } = this;
    const block = places.subarray(0, till - from);
    const left = codes.subarray(from + offset, till + offset);
    for (let i = 0; i < block.length; i++) block[i] = beside[left[i] as number] as number;
    known(this.met, metMissing).compare(rows, column, from, block);
    for (let i = 0; i < block.length; i++) beside[left[i] as number] = block[i] as number;
    this.keep(block, from + offset);
  }

  /** Keeps the codes of a block, in more bytes each where those of cells met for the first time need them. */
  private keep(block: Uint32Array, at: number): void {
    const { length } = this.distinct;
    const wide = length > 2 ** 16 ? Uint32Array : length > 2 ** 8 ? Uint16Array : Uint8Array;
    if (wide.BYTES_PER_ELEMENT > this.codes.BYTES_PER_ELEMENT) this.codes = widened(this.codes, new wide(this.capacity), at);
    this.codes.set(block, at);
  }

  /** Lets go what only the taking of further cells needs. */
  seal(): void {
    this.met = undefined;
    this.beside = new Uint32Array(0);
  }
}

function widened<T extends CodedColumn["codes"]>(codes: CodedColumn["codes"], wide: T, filled: number): T {
  wide.set(codes.subarray(0, filled));
  return wide;
}

/** Texts by row, as numbers of series. */
export interface NumberParts {
  /** 0 for a text that has none. */
  readonly series: Uint16Array;
  /** The number in its series; where there is none, the place among the texts that have none. */
  readonly numbers: Int32Array;
}

/** A column of texts that end in a number of a series, as those of invoices do: six bytes a cell, and no text is kept. */
export class SeriesColumn {
  readonly kind = "series";
  /** What stands in no series, each cell once. */
  readonly others: readonly CellValue[];
  /** How many rows hold something else, other than a blank. */
  otherRows = 0;
  private readonly values: NumberParts;
  private readonly met = new DistinctCells();
  private moved: { readonly series: MovedValues; readonly numbers: MovedValues } | undefined;

  constructor(
    capacity: number,
    /** The series that the cells are of. */
    readonly all: NumberSeries = new NumberSeries(),
  ) {
    this.values = { series: new Uint16Array(capacity), numbers: new Int32Array(capacity) };
    this.others = this.met.cells;
  }

  at(row: number): CellValue {
    const series = this.seriesAt(row);
    return series === 0 ? (this.others[this.numberAt(row)] ?? null) : this.all.text(series, this.numberAt(row));
  }

  seriesAt(row: number): number {
    return (this.moved ? this.moved.series.at(row) : this.values.series[row]) || 0;
  }

  numberAt(row: number): number {
    return (this.moved ? this.moved.numbers.at(row) : this.values.numbers[row]) || 0;
  }

  /** By row; `undefined` once they moved. */
  get parts(): NumberParts | undefined {
    return this.moved ? undefined : this.values;
  }

  /** From now on rows are where they moved to. */
  moveWith(rows: MovedRows): void {
    this.moved = { series: rows.add(this.values.series, 0), numbers: rows.add(this.values.numbers, 0) };
  }

  take(rows: CellRows, column: number, from: number, till: number, offset: number): void {
    const { all } = this;
    const { series, numbers } = this.values;
    for (let i = from; i < till; i++) {
      const cell = (rows[i] as readonly CellValue[])[column] ?? null;
      if (typeof cell === "string" && all.takeApart(cell)) {
        series[i + offset] = all.series;
        numbers[i + offset] = all.number;
      } else {
        numbers[i + offset] = this.met.placeOf(cell);
        if (cell !== null) this.otherRows++;
      }
    }
  }
}

/** A column whose cells suit no other form, such as remarks: the cells themselves. */
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
  const own = column.kind === "numbers" ? column.wholes : undefined;
  if (own) return own;
  const wholes = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const cell = column.at(row);
    const whole = typeof cell === "number" ? Math.floor(cell) : noNumber;
    wholes[row] = Math.abs(whole) < -noNumber ? whole : noNumber;
  }
  return wholes;
}
