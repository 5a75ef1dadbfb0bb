import { unreachable } from "../kernel/assert.js";
import type { DayNumber } from "../kernel/day.js";
import type { CellInput } from "./batch.js";
import type { CellRef } from "./cell.js";
import type { CellRole, PlanCell, PlanLook, PlanRow, PlanRows, PlanValue } from "./sheet-plan.js";

/** How rows are laid out: what their cells are for, in the order of the columns. One object for all rows that are laid out alike. */
export type Ruling = readonly PlanLook[];

/**
 * Rows that are laid out alike, each made of one number: an item's, a customer's place in a list. What stands in them is put into a line when one
 * is asked for, so that a sheet of a hundred thousand items is a hundred thousand numbers until it is sent.
 */
export interface RowForm {
  readonly looks: Ruling;
  /** Points. */
  readonly height?: number | undefined;
  /** What stands in a row, from the left; cells that are missing at its end are empty. A string is text whatever it begins with. */
  readonly lineOf: (number: number, row: number) => readonly CellInput[];
  /** At most how much its texts and formulas take, told without making the line; absent where the line stands ready and can be looked at. */
  readonly bounds?: TextBounds;
  /** Where a click leads on the cell that the ruling calls linked. */
  readonly linkOf?: (number: number) => CellLink;
}

export interface TextBounds {
  /** Cells that hold formulas. */
  readonly formulas: number;
  /** At most how many characters texts, formulas and what these show have together. */
  readonly charactersOf: (number: number) => number;
}

export interface CellLink {
  readonly to: CellRef;
  /** What the cell says. */
  readonly text: string;
}

/** The rows of a sheet from top to bottom: a form and a number each. Rows with their cells are made for those who look at single ones. */
export class SheetRows implements PlanRows {
  /** Those of a form follow each other in stretches: where each begins, and which form it has. */
  private readonly tops: number[] = [];
  private readonly formAt: number[] = [];
  private readonly forms: (RowForm | FormByHand)[] = [];
  private readonly places = new Map<RowForm, number>();
  private numbers: Uint32Array;
  private size = 0;

  /** `room`: rows that will come, about, where it is known. */
  constructor(room = 64) {
    this.numbers = new Uint32Array(room);
  }

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

  /** Adds rows that are made cell by cell. */
  push(...rows: readonly PlanRow[]): void {
    for (const row of rows) {
      this.begin(this.forms.push(formByHand(row)) - 1, 1);
      this.size++;
    }
  }

  /** Adds a row of a form. */
  add(form: RowForm, number = 0): void {
    this.begin(this.placeOf(form), 1);
    this.numbers[this.size++] = number;
  }

  /** Adds rows of several forms, all made of one number. */
  addUnder(forms: readonly RowForm[], number: number): void {
    for (const form of forms) this.add(form, number);
  }

  /** Adds a row of a form for each number from 0 on. */
  addAll(form: RowForm, rows: number): void {
    if (rows === 0) return;
    this.begin(this.placeOf(form), rows);
    for (let number = 0; number < rows; number++) this.numbers[this.size++] = number;
  }

  /** Adds a row of a form for each number. */
  addEach(form: RowForm, numbers: Uint32Array): void {
    if (numbers.length === 0) return;
    this.begin(this.placeOf(form), numbers.length);
    this.numbers.set(numbers, this.size);
    this.size += numbers.length;
  }

  /** The number of which a row is made. */
  numberOf(row: number): number {
    return this.numbers[row] as number;
  }

  /**
   * From top to bottom, what is to be done with rows of a form that follow each other. What the form tells of it is worked out once; nothing is done
   * where that is nothing.
   */
  forEach<T>(workOut: (form: RowForm) => T | undefined, act: (worked: T, top: number, rows: number) => void): void {
    const { tops, formAt } = this;
    const worked = this.forms.map(workOut);
    if (worked.every((each) => each === undefined)) return;
    for (let i = 0; i < tops.length; i++) {
      const each = worked[formAt[i] as number];
      const top = tops[i] as number;
      if (each !== undefined) act(each, top, (tops[i + 1] ?? this.size) - top);
    }
  }

  at(row: number): PlanRow | undefined {
    return row >= 0 && row < this.size ? this.rowOf(this.formOf(this.stretchOf(row)), row) : undefined;
  }

  *[Symbol.iterator](): Iterator<PlanRow> {
    for (let i = 0; i < this.tops.length; i++)
      for (let row = this.tops[i] as number; row < this.endOf(i); row++) yield this.rowOf(this.formOf(i), row);
  }

  /** What stands in the first `columns` of the rows first..till, the latter not among them. */
  lines(columns: number, first: number, till: number): readonly (readonly CellInput[])[] {
    const lines = new Array<readonly CellInput[]>(till - first);
    let row = first;
    for (let i = this.stretchOf(first); row < till; i++) {
      const form = this.formOf(i);
      for (const end = Math.min(till, this.endOf(i)); row < end; row++) {
        const line = form.lineOf(this.numberOf(row), row);
        lines[row - first] = line.length === columns ? line : Array.from({ length: columns }, (_, column) => line[column] ?? null);
      }
    }
    return lines;
  }

  private begin(form: number, rows: number): void {
    if (this.formAt[this.formAt.length - 1] !== form) {
      this.tops.push(this.size);
      this.formAt.push(form);
    }
    if (this.size + rows <= this.numbers.length) return;
    const before = this.numbers;
    this.numbers = new Uint32Array(Math.max(this.size + rows, 2 * before.length));
    this.numbers.set(before);
  }

  private placeOf(form: RowForm): number {
    let place = this.places.get(form);
    if (place === undefined) this.places.set(form, (place = this.forms.push(form) - 1));
    return place;
  }

  /** The stretch that holds a row. */
  private stretchOf(row: number): number {
    let low = 0;
    let high = this.tops.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.tops[middle] as number) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private endOf(stretch: number): number {
    return this.tops[stretch + 1] ?? this.size;
  }

  private formOf(stretch: number): RowForm | FormByHand {
    return this.forms[this.formAt[stretch] as number] as RowForm | FormByHand;
  }

  private rowOf(form: RowForm | FormByHand, row: number): PlanRow {
    if ("row" in form) return form.row;
    const number = this.numberOf(row);
    const line = form.lineOf(number, row);
    const cells = form.looks.map(({ link, ...look }): PlanCell => {
      const value = valueOf(line[look.column] ?? null, look.role);
      const target = link === true ? form.linkOf?.(number).to : link;
      return { ...look, value, ...(target ? { link: target } : {}) };
    });
    return { cells, height: form.height };
  }
}

/** The form of a row that was made cell by cell: its own. */
interface FormByHand extends RowForm {
  readonly row: PlanRow;
}

function formByHand(row: PlanRow): FormByHand {
  const line: CellInput[] = [];
  for (const { column, value } of row.cells) {
    while (line.length < column) line.push(null);
    line[column] = inputOf(value);
  }
  return { looks: row.cells, height: row.height, lineOf: () => line, row };
}

/** Rows whose lines stand ready, in the order of their numbers. */
export function formOfLines(looks: Ruling, lines: readonly (readonly CellInput[])[]): RowForm {
  return { looks, lineOf: (number) => lines[number] as readonly CellInput[] };
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
