import { unreachable } from "../kernel/assert.js";
import type { DayNumber } from "../kernel/day.js";
import type { CellInput } from "./batch.js";
import type { CellRef } from "./cell.js";
import type { CellRole, PlanCell, PlanLook, PlanRow, PlanRows, PlanValue } from "./sheet-plan.js";

/** How rows are laid out: what their cells are for, in the order of the columns. One object for all rows that are laid out alike. */
export type Ruling = readonly PlanLook[];

/** Rows that follow each other and are laid out alike. */
export interface Stretch {
  readonly top: number;
  readonly rows: number;
  readonly looks: Ruling;
  /** Points. */
  readonly height: number | undefined;
  /** What stands in the one row of the stretch, from the left; absent where the columns of the sheet hold it. */
  readonly line?: readonly CellInput[];
  /** The row as it was made cell by cell. */
  readonly row?: PlanRow;
}

/**
 * The rows of a sheet from top to bottom. Rows by the thousand have their cells in columns: neither a row nor a number costs an object, so that a
 * sheet of a hundred thousand items leaves next to nothing to clear away. Rows are made for those who look at single ones.
 */
export class SheetRows implements PlanRows {
  private readonly made: (Stretch & { rows: number })[] = [];
  private readonly numbers: (Float64Array | undefined)[] = [];
  private readonly texts: ((string | undefined)[] | undefined)[] = [];
  /** Of the texts of each row: counted as they come, when they are at hand. */
  private characters = new Uint32Array(0);
  private readonly linked = new Map<number, CellRef>();
  private size = 0;

  /** `room`: rows that will come, about, where it is known. */
  constructor(private room = 64) {}

  /** Rows made elsewhere, taken in. */
  static of(rows: PlanRows): SheetRows {
    if (rows instanceof SheetRows) return rows;
    const taken = new SheetRows();
    for (const row of rows) taken.push(row);
    return taken;
  }

  get length(): number {
    return this.size;
  }

  /** From top to bottom. */
  get stretches(): readonly Stretch[] {
    return this.made;
  }

  /** Adds rows that are made cell by cell. */
  push(...rows: readonly PlanRow[]): void {
    for (const row of rows) {
      const line: CellInput[] = [];
      for (const { column, value } of row.cells) {
        while (line.length < column) line.push(null);
        line[column] = inputOf(value);
      }
      this.made.push({ top: this.size++, rows: 1, looks: row.cells, height: row.height, line, row });
    }
  }

  /** Adds a row of a ruling with its values, one for each column from the left. `link`: where the cell leads that the ruling calls linked. */
  ruled(ruling: Ruling, line: readonly CellInput[], height?: number, link?: CellRef): void {
    if (link) this.linked.set(this.size, link);
    this.made.push({ top: this.size++, rows: 1, looks: ruling, height, line });
  }

  /** Adds rows of a ruling, still empty: {@link number} and {@link text} fill them. Gives the first of them. */
  begin(ruling: Ruling, rows = 1, height?: number): number {
    const top = this.size;
    const last = this.made[this.made.length - 1];
    if (last?.looks === ruling && last.height === height && !last.line) last.rows += rows;
    else if (rows > 0) this.made.push({ top, rows, looks: ruling, height });
    this.size += rows;
    if (this.size > this.room) this.grow();
    return top;
  }

  /** Puts a number into a row that was begun; days are numbers. */
  number(row: number, column: number, value: number): void {
    (this.numbers[column] ?? this.openNumbers(column))[row] = value;
  }

  /** Puts a text into a row that was begun; "" leaves the cell empty. A string is text whatever it begins with. */
  text(row: number, column: number, value: string): void {
    if (value === "") return;
    (this.texts[column] ?? this.openTexts(column))[row] = value;
    this.characters[row] = (this.characters[row] as number) + value.length;
  }

  /** Puts a number into a column of rows that were begun: from `row` to the last. */
  numberDown(row: number, column: number, value: number): void {
    (this.numbers[column] ?? this.openNumbers(column)).fill(value, row, this.size);
  }

  /** The same with a text. */
  textDown(row: number, column: number, value: string): void {
    if (value === "") return;
    (this.texts[column] ?? this.openTexts(column)).fill(value, row, this.size);
    const { characters, size } = this;
    for (let each = row; each < size; each++) characters[each] = (characters[each] as number) + value.length;
  }

  /** Where a click leads on the cell of a row that its ruling calls linked. */
  link(row: number, to: CellRef): void {
    this.linked.set(row, to);
  }

  linkOf(row: number): CellRef | undefined {
    return this.linked.get(row);
  }

  /** How many characters the texts of a row have together that was begun. */
  charactersIn(row: number): number {
    return this.characters[row] ?? 0;
  }

  /** True where a row that was begun may hold a number in the column. */
  hasNumbers(column: number): boolean {
    return this.numbers[column] !== undefined;
  }

  cell({ line }: Stretch, row: number, column: number): CellInput {
    return line ? (line[column] ?? null) : this.cellBegun(row, column);
  }

  at(row: number): PlanRow | undefined {
    const stretch = this.made[this.placeOf(row)];
    return stretch && row >= stretch.top ? this.rowOf(stretch, row) : undefined;
  }

  *[Symbol.iterator](): Iterator<PlanRow> {
    for (const stretch of this.made) for (let row = stretch.top; row < stretch.top + stretch.rows; row++) yield this.rowOf(stretch, row);
  }

  /** What stands in the first `columns` of the rows first..till, the latter not among them. */
  lines(columns: number, first: number, till: number): readonly (readonly CellInput[])[] {
    const blank = new Array<CellInput>(columns).fill(null);
    const lines: CellInput[][] = [];
    for (let place = this.placeOf(first); first + lines.length < till; place++) {
      const { top, rows, line } = this.made[place] as Stretch;
      if (line) lines.push(blank.map((_, column) => line[column] ?? null));
      else for (const end = Math.min(till, top + rows) - first; lines.length < end;) lines.push(blank.slice());
    }
    // Column by column, as they lie; those of a row that has a line of its own hold nothing there.
    for (let column = 0; column < columns; column++) {
      const numbers = this.numbers[column];
      if (numbers)
        // Rows with lines of their own may follow the last one that the columns have room for.
        for (let i = 0; i < lines.length && first + i < numbers.length; i++) {
          const number = numbers[first + i] as number;
          if (isThere(number)) (lines[i] as CellInput[])[column] = number;
        }
      const texts = this.texts[column];
      if (texts)
        for (let i = 0; i < lines.length; i++) {
          const text = texts[first + i];
          if (text !== undefined) (lines[i] as CellInput[])[column] = text;
        }
    }
    return lines;
  }

  /** The place of the stretch that holds a row. */
  private placeOf(row: number): number {
    let low = 0;
    let high = this.made.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { top, rows } = this.made[middle] as Stretch;
      if (top + rows <= row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private rowOf(stretch: Stretch, row: number): PlanRow {
    if (stretch.row) return stretch.row;
    const target = this.linked.get(row);
    const cells = stretch.looks.map(({ link, ...look }): PlanCell => {
      const value = valueOf(this.cell(stretch, row, look.column), look.role);
      return { ...look, value, ...(link && target ? { link: target } : {}) };
    });
    return { cells, height: stretch.height };
  }

  private cellBegun(row: number, column: number): CellInput {
    const number = this.numbers[column]?.[row];
    if (number !== undefined && isThere(number)) return number;
    return this.texts[column]?.[row] ?? null;
  }

  private grow(): void {
    this.room = Math.max(this.size, 2 * this.room);
    this.numbers.forEach((column, i) => {
      if (column) (this.numbers[i] = blankNumbers(this.room)).set(column);
    });
    for (const column of this.texts) if (column) column.length = this.room;
    const { characters } = this;
    if (characters.length > 0) (this.characters = new Uint32Array(this.room)).set(characters);
  }

  private openNumbers(column: number): Float64Array {
    return (this.numbers[column] = blankNumbers(this.room));
  }

  private openTexts(column: number): (string | undefined)[] {
    if (this.characters.length === 0) this.characters = new Uint32Array(this.room);
    return (this.texts[column] = new Array<string | undefined>(this.room));
  }
}

/** Only NaN differs from itself. */
function isThere(number: number): boolean {
  return number === number;
}

function blankNumbers(rows: number): Float64Array {
  return new Float64Array(rows).fill(Number.NaN);
}

/** What is written for a planned value: a day is its number. */
export function inputOf(value: PlanValue): CellInput {
  switch (value.kind) {
    case "empty":
      return null;
    case "text":
      return value.text;
    case "number":
      return value.number;
    case "day":
      return value.day;
    case "formula":
      return { formula: value.formula, expected: value.expected };
    default:
      return unreachable(value);
  }
}

function valueOf(input: CellInput, role: CellRole): PlanValue {
  if (input === null) return { kind: "empty" };
  if (typeof input === "string") return { kind: "text", text: input };
  if (typeof input === "object") return { kind: "formula", ...input };
  return role === "day" ? { kind: "day", day: input as DayNumber } : { kind: "number", number: input };
}
