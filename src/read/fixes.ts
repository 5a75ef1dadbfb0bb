import type { DayNumber } from "../kernel/day.js";
import { cellNumber, exponentOf, type Exponent, type Minor } from "../kernel/money.js";
import type { Field } from "../ledger/ledger.js";
import { isBlank, isCellError, type CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import { currencyCode } from "./currency.js";
import { readDateText } from "./date-text.js";
import { fixableRows } from "./fixable-rows.js";
import { headerText } from "./header-text.js";
import type { LedgerReading, ReadOptions } from "./ledger-reader.js";
import { dayColumns } from "./other-days.js";
import { RowKinds } from "./row-structure.js";

/** What can be mended in the cells of a table, what changes figures first. */
export const fixKinds = [
  /** Day and month changed places: changed back, and the days of the same columns kept as text made days. */
  "days-swapped",
  /** A date that can be read both ways becomes the day that a person chooses. */
  "date-ambiguous",
  "too-many-decimals",
  "name-varies",
  "amount-as-text",
  "date-as-text",
  /** RMB, 人民币: the ISO code. */
  "currency-name",
  /** Spaces around a customer or invoice number. */
  "space-around",
] as const;

export type FixKind = (typeof fixKinds)[number];

/** What would stand in a cell. */
export type Mended =
  | { readonly kind: "amount"; readonly minor: Minor; readonly exponent: Exponent }
  /** `time`: the part of the day that the cell holds beside it. */
  | { readonly kind: "day"; readonly day: DayNumber; readonly time: number }
  | { readonly kind: "text"; readonly text: string };

/** A cell that could be mended; row and column within the grid. */
export interface Fix {
  readonly kind: FixKind;
  readonly row: number;
  readonly column: number;
  readonly from: CellValue;
  readonly to: Mended;
  /** The month-first reading, where a person has to choose; `to` is then the day-first one. */
  readonly otherwise?: Mended;
}

/** How many cells could be mended, by kind. */
export function countFixes(grid: CellGrid, options: ReadOptions, reading: LedgerReading): ReadonlyMap<FixKind, number> {
  const counts = new Map<FixKind, number>();
  visitFixes(grid, options, reading, ({ kind }) => counts.set(kind, (counts.get(kind) ?? 0) + 1));
  return counts;
}

/** Every cell of one kind that could be mended, in the order of the rows. */
export function fixesOf(kind: FixKind, grid: CellGrid, options: ReadOptions, reading: LedgerReading): readonly Fix[] {
  const fixes: Fix[] = [];
  visitFixes(grid, options, reading, (fix) => {
    if (fix.kind === kind) fixes.push(fix);
  });
  return fixes;
}

/** What a cell holds once it is mended. */
export function mendedValue(to: Mended): string | number {
  switch (to.kind) {
    case "amount":
      return cellNumber(to.minor, to.exponent);
    case "day":
      return to.day + to.time;
    case "text":
      return to.text;
  }
}

/** Every cell that could be mended, in the order of the rows. `rows`: those that are looked at; absent for {@link fixableRows}. */
export function allFixes(grid: CellGrid, options: ReadOptions, reading: LedgerReading, rows?: readonly number[]): readonly Fix[] {
  const fixes: Fix[] = [];
  visitFixes(grid, options, reading, (fix) => fixes.push(fix), rows);
  return fixes;
}

/** Only cells of rows that are items are mended, and only those that were read: a mend writes what was understood, it guesses nothing. */
function visitFixes(
  grid: CellGrid,
  options: ReadOptions,
  reading: LedgerReading,
  visit: (fix: Fix) => void,
  rows?: readonly number[],
): void {
  const finder = new FixFinder(grid, options, reading, visit);
  for (const row of rows ?? finder.rows()) finder.row(row);
}

const amountFields = ["amount", "openAmount", "paidAmount", "writeOffAmount", "baseAmount"] as const satisfies readonly Field[];

class FixFinder {
  private readonly itemAt: Int32Array;
  private readonly rowKinds: RowKinds;
  /** Columns of amounts, with whether they are in the books' own currency. */
  private readonly amounts = new Map<number, boolean>();
  private readonly numbers = new Set<number>();
  private readonly swapped: LedgerReading["otherDays"][number] | undefined;

  constructor(
    private readonly grid: CellGrid,
    private readonly options: ReadOptions,
    private readonly reading: LedgerReading,
    private readonly visit: (fix: Fix) => void,
  ) {
    const { ledger, otherDays } = reading;
    const { mapping, layout, headerRow } = options;
    const own = ledger.source.receipts?.firstItem ?? ledger.size;
    this.itemAt = new Int32Array(grid.rowCount).fill(-1);
    for (let item = 0; item < own; item++) this.itemAt[(ledger.row[item] as number) - grid.area.top] = item;
    this.rowKinds = new RowKinds({ mapping, headers: grid.row(headerRow).map(headerText), groups: layout?.groups });
    this.swapped = otherDays.find(({ finding }) => finding === "days-swapped");
    for (const field of amountFields) {
      const { column, contra } = mapping[field] ?? {};
      for (const each of [column, contra])
        if (each !== undefined && !this.amounts.has(each)) this.amounts.set(each, field === "baseAmount");
    }
    for (const field of ["customer", "invoiceNumber"] as const) {
      const column = mapping[field]?.column;
      if (column !== undefined) this.numbers.add(column);
    }
  }

  /** The rows in which something may be found. */
  rows(): readonly number[] {
    const columns = { amounts: [...this.amounts.keys()], numbers: [...this.numbers] };
    return fixableRows(this.grid, this.options, this.reading.ledger, columns, this.swapped);
  }

  row(row: number): void {
    const cells = this.grid.row(row);
    const before = this.found.length;
    this.findAmounts(row, cells);
    this.findDays(row, cells);
    this.findName(row, cells);
    this.findCurrency(row, cells);
    for (const column of this.numbers) {
      const cell = cells[column];
      if (typeof cell === "string" && cell.trim() !== "" && cell !== cell.trim())
        this.find("space-around", row, column, { kind: "text", text: cell.trim() });
    }
    if (this.found.length === before) return;
    if ((this.itemAt[row] as number) >= 0 || this.rowKinds.of(cells).kind === "item") for (const fix of this.found) this.visit(fix);
    this.found.length = 0;
  }

  /** What was found in the row at hand. */
  private readonly found: Fix[] = [];

  private find(kind: FixKind, row: number, column: number, to: Mended, otherwise?: Mended): void {
    const from = this.grid.cell(row, column);
    this.found.push({ kind, row, column, from, to, ...(otherwise ? { otherwise } : {}) });
  }

  private findAmounts(row: number, cells: readonly CellValue[]): void {
    for (const [column, isBase] of this.amounts) {
      const cell = cells[column] ?? null;
      if (isBlank(cell) || isCellError(cell)) continue;
      const exponent = isBase ? exponentOf(this.options.baseCurrency ?? null) : this.exponentAt(cells);
      const reading = this.reading.cells.amountReading(cell, exponent);
      if (reading === undefined || (typeof cell === "number" && !reading.rounded)) continue;
      this.find(reading.rounded ? "too-many-decimals" : "amount-as-text", row, column, { kind: "amount", minor: reading.minor, exponent });
    }
  }

  private exponentAt(cells: readonly CellValue[]): Exponent {
    const { mapping, defaultCurrency } = this.options;
    const cell = mapping.currency ? cells[mapping.currency.column] : undefined;
    return exponentOf((typeof cell === "string" ? currencyCode(cell) : undefined) ?? defaultCurrency ?? null);
  }

  private findDays(row: number, cells: readonly CellValue[]): void {
    const { mapping } = this.options;
    const item = this.itemAt[row] as number;
    for (const [days, field, reader] of [...dayColumns, [undefined, "writeOffDate", "settled"]] as const) {
      const mapped = mapping[field];
      if (!mapped || mapped.parts) continue;
      const { column } = mapped;
      const cell = cells[column] ?? null;
      const stands = days && item >= 0 ? (this.reading.ledger[days][item] as number) : 0;
      const other = days && item >= 0 && this.swapped ? (this.swapped[days][item] as number) : stands;
      if (other !== stands && !isBlank(cell)) {
        const time = typeof cell === "number" ? cell - Math.floor(cell) : 0;
        this.find("days-swapped", row, column, { kind: "day", day: other as DayNumber, time });
      } else if (typeof cell === "string" && !isBlank(cell) && !hasTime(cell)) this.findDayText(row, column, cell, reader);
    }
  }

  private findDayText(row: number, column: number, cell: string, reader: (typeof dayColumns)[number][2]): void {
    const read = this.reading.cells.days[reader].read(cell);
    if (read === undefined) return;
    const { by, open } = this.reading.cells.days[reader];
    if (read.others.length > 0 && by === "nobody") {
      // Which of three parts is the year is for the whole column to say, not for a cell.
      if (open.includes("ymd")) return;
      const [dayFirst, monthFirst] = [readDateText(cell, "dmy"), readDateText(cell, "mdy")];
      if (dayFirst !== undefined && monthFirst !== undefined) this.find("date-ambiguous", row, column, asDay(dayFirst), asDay(monthFirst));
      return;
    }
    // Texts that stay beside days that changed places are what shows that they did: both are mended together.
    this.find(this.swapped ? "days-swapped" : "date-as-text", row, column, asDay(read.day));
  }

  private findName(row: number, cells: readonly CellValue[]): void {
    const { customerName, customer } = this.options.mapping;
    const item = this.itemAt[row] as number;
    if (!customerName || customerName.column === customer?.column || item < 0) return;
    const cell = cells[customerName.column];
    const { ledger } = this.reading;
    const name = ledger.customers[ledger.customer[item] as number]?.name ?? "";
    if (typeof cell === "string" && cell.trim() !== "" && cell.trim() !== name)
      this.find("name-varies", row, customerName.column, { kind: "text", text: name });
  }

  private findCurrency(row: number, cells: readonly CellValue[]): void {
    const { currency } = this.options.mapping;
    const cell = currency && cells[currency.column];
    const code = typeof cell === "string" ? currencyCode(cell) : undefined;
    if (currency && code !== undefined && code !== cell) this.find("currency-name", row, currency.column, { kind: "text", text: code });
  }
}

function asDay(day: DayNumber): Mended {
  return { kind: "day", day, time: 0 };
}

/** A time of day other than midnight would be lost with the text: such cells stay as they are. */
function hasTime(text: string): boolean {
  return /\d:\d/.test(text) && !/(^|\D)0?0:00(:00(\.0+)?)?\s*Z?\s*$/.test(text);
}
