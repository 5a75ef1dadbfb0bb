import { unreachable } from "../kernel/assert.js";
import type { DayNumber } from "../kernel/day.js";
import type { CellFormula, CellInput } from "./batch.js";
import type { CellRef } from "./cell.js";
import type { CellRole, PlanCell, PlanLook, PlanRow, PlanRows, PlanValue } from "./sheet-plan.js";

/** How rows are laid out: what their cells are for, in the order of the columns. One object for all rows that are laid out alike. */
export type Ruling = readonly PlanLook[];

/**
 * Rows that are laid out alike, each made of one number: an item's, a customer's place in a list. What stands in them is put into a line when one
 * is asked for, so that a sheet of a hundred thousand items is a hundred thousand numbers until it is sent. Forms of many rows are classes: what is
 * compiled of a function that is made for one sheet is lost together with the sheet.
 */
export interface RowForm {
  readonly looks: Ruling;
  /** Points. */
  readonly height?: number | undefined;
  /** What stands in a row, from the left; cells that are missing at its end are empty. A string is text whatever it begins with. */
  lineOf(number: number, row: number): readonly CellInput[];
  /** How many cells of a row hold formulas; none when absent. Counts where characters are told. */
  readonly formulas?: number;
  /**
   * At most how many characters the texts, the formulas and what these show have together in any row; where that is not told, by the number of a
   * row. Neither needs the line made; both are absent where it stands ready and can be looked at.
   */
  readonly characters?: number | undefined;
  charactersOf?(number: number): number;
  /** Where a click leads on the cell that the ruling calls linked. */
  linkOf?(number: number): CellLink;
}

export interface CellLink {
  readonly to: CellRef;
  /** What the cell says. */
  readonly text: string;
}

/** Who does something with the rows of a sheet, form by form. */
export interface RowVisitor<Worked> {
  /** What a form tells, worked out once; `undefined` where nothing is to be done with its rows. */
  workOut(form: RowForm): Worked | undefined;
  /** Does it with rows of the form that follow each other. */
  act(worked: Worked, top: number, rows: number): void;
}

/** The rows of a sheet from top to bottom: a form and a number each. Rows with their cells are made for those who look at single ones. */
export class SheetRows implements PlanRows {
  /** Those of a form follow each other in stretches, two numbers each: where it begins, and the place of its form. */
  private stretches: Uint32Array = new Uint32Array(128);
  private stretchCount = 0;
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

  /** Adds a row of each of the first `count` forms, all made of one number. */
  addUnder(forms: readonly RowForm[], number: number, count = forms.length): void {
    for (let i = 0; i < count; i++) this.add(forms[i] as RowForm, number);
  }

  /** Adds a row of a form for each of so many numbers that follow each other. */
  addRange(form: RowForm, first: number, rows: number): void {
    if (rows === 0) return;
    this.begin(this.placeOf(form), rows);
    for (let number = first; number < first + rows; number++) this.numbers[this.size++] = number;
  }

  /** Adds a row of a form for each of numbers[from..till], the last not among them. */
  addEach(form: RowForm, numbers: Uint32Array, from = 0, till = numbers.length): void {
    if (from >= till) return;
    this.begin(this.placeOf(form), till - from);
    for (let i = from; i < till; i++) this.numbers[this.size++] = numbers[i] as number;
  }

  /** The number of which a row is made. */
  numberOf(row: number): number {
    return this.numbers[row] as number;
  }

  /** Goes through the rows from top to bottom; not at all where there is nothing to do for any form. */
  visit<Worked>(visitor: RowVisitor<Worked>): void {
    const worked = this.forms.map((form) => visitor.workOut(form));
    if (worked.some((each) => each !== undefined)) this.actOn(worked, visitor);
  }

  at(row: number): PlanRow | undefined {
    return row >= 0 && row < this.size ? this.rowOf(this.formOf(this.stretchOf(row)), row) : undefined;
  }

  *[Symbol.iterator](): Iterator<PlanRow> {
    for (let i = 0; i < this.stretchCount; i++)
      for (let row = this.topOf(i); row < this.endOf(i); row++) yield this.rowOf(this.formOf(i), row);
  }

  /**
   * What stands in the first `columns` of the rows first..till, the latter not among them; each line is made when its turn comes. `place`: among these.
   */
  forEachLine(columns: number, first: number, till: number, act: (line: readonly CellInput[], place: number) => void): void {
    const { numbers } = this;
    let row = first;
    for (let i = this.stretchOf(first); row < till; i++) {
      const form = this.formOf(i);
      for (const end = Math.min(till, this.endOf(i)); row < end; row++) {
        const line = form.lineOf(numbers[row] as number, row);
        act(line.length === columns ? line : Array.from({ length: columns }, (_, column) => line[column] ?? null), row - first);
      }
    }
  }

  private actOn<Worked>(worked: readonly (Worked | undefined)[], visitor: RowVisitor<Worked>): void {
    for (let i = 0; i < this.stretchCount; i++) {
      const each = worked[this.stretches[2 * i + 1] as number];
      const top = this.topOf(i);
      if (each !== undefined) visitor.act(each, top, this.endOf(i) - top);
    }
  }

  private begin(form: number, rows: number): void {
    const at = 2 * this.stretchCount;
    if (at === 0 || this.stretches[at - 1] !== form) {
      this.stretches = withRoom(this.stretches, at + 2);
      this.stretches[at] = this.size;
      this.stretches[at + 1] = form;
      this.stretchCount++;
    }
    this.numbers = withRoom(this.numbers, this.size + rows);
  }

  private placeOf(form: RowForm): number {
    let place = this.places.get(form);
    if (place === undefined) this.places.set(form, (place = this.forms.push(form) - 1));
    return place;
  }

  /** The stretch that holds a row. */
  private stretchOf(row: number): number {
    let low = 0;
    let high = this.stretchCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.topOf(middle) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private topOf(stretch: number): number {
    return this.stretches[2 * stretch] as number;
  }

  private endOf(stretch: number): number {
    return stretch + 1 < this.stretchCount ? this.topOf(stretch + 1) : this.size;
  }

  private formOf(stretch: number): RowForm | FormByHand {
    return this.forms[this.stretches[2 * stretch + 1] as number] as RowForm | FormByHand;
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

/** The numbers with room for so many. */
function withRoom(numbers: Uint32Array, size: number): Uint32Array {
  if (size <= numbers.length) return numbers;
  const longer = new Uint32Array(Math.max(size, 2 * numbers.length));
  longer.set(numbers);
  return longer;
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

/** Rows that all hold the same, and no formula. */
export function formOfLine(looks: Ruling, line: readonly Exclude<CellInput, CellFormula>[], height?: number): RowForm {
  const characters = line.reduce<number>((sum, cell) => sum + (typeof cell === "string" ? cell.length : 0), 0);
  return { looks, height, lineOf: () => line, characters };
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
