import { exponentOf, wholeMinorOrNaN, type Exponent } from "../kernel/money.js";
import type { Ledger } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";
import { codedOf, type CellColumn } from "../sheet/column.js";
import type { CellGrid } from "../sheet/grid.js";
import { currencyCode } from "./currency.js";
import { dayColumns, type OtherDays } from "./other-days.js";
import type { ReadOptions } from "./read-options.js";

/** The columns in which cells can be mended, by what stands in them. */
export interface FixableColumns {
  readonly amounts: readonly number[];
  /** Numbers of customers and invoices. */
  readonly numbers: readonly number[];
}

/**
 * The rows in which a cell may be one that can be mended, rising. Nearly all rows of a million hold nothing of the kind, which their columns tell
 * without a look at each: a column of numbers knows its texts, and of one that repeats a few cells, these few are asked.
 *
 * No row is missing of those in which a look at every row would find something; there may be some in which it would find nothing.
 */
export function fixableRows(
  grid: CellGrid,
  { mapping, headerRow, defaultCurrency, baseCurrency }: ReadOptions,
  ledger: Ledger,
  columns: FixableColumns,
  swapped: OtherDays | undefined,
): readonly number[] {
  const marks = new Uint8Array(grid.rowCount);
  const mark = (column: number | undefined, isOdd: (cell: CellValue) => boolean, oddNumber?: (value: number) => boolean): void => {
    const cells = column === undefined ? undefined : grid.column(column);
    if (cells) markRows(cells, marks, isOdd, oddNumber);
  };
  const isText = (cell: CellValue): boolean => typeof cell === "string";
  const least = leastExponent([defaultCurrency, baseCurrency, ...currenciesIn(grid, mapping.currency?.column)]);
  for (const column of columns.amounts)
    mark(
      column,
      (cell) => cell !== null,
      (value) => Number.isNaN(wholeMinorOrNaN(value, least)),
    );
  for (const [, field] of dayColumns) mark(mapping[field]?.column, isText);
  mark(mapping.writeOffDate?.column, isText);
  mark(mapping.currency?.column, (cell) => typeof cell === "string" && currencyCode(cell) !== cell);
  for (const column of columns.numbers) mark(column, (cell) => typeof cell === "string" && cell.trim() !== cell);
  if (mapping.customerName) markOtherNames(grid, mapping.customerName.column, ledger, marks);
  if (swapped) markSwapped(grid.area.top, ledger, swapped, marks);
  const rows: number[] = [];
  for (let row = headerRow + 1; row < marks.length; row++) if (marks[row] === 1) rows.push(row);
  return rows;
}

/**
 * Marks the rows whose cell is odd. `isOdd` is asked of cells that are no numbers, and says the same of all texts that differ in the number at
 * their end alone; of numbers `oddNumber` is asked, where any can be odd.
 */
function markRows(
  column: CellColumn,
  marks: Uint8Array,
  isOdd: (cell: CellValue) => boolean,
  oddNumber?: (value: number) => boolean,
): void {
  const odd = (cell: CellValue): number => ((typeof cell === "number" ? oddNumber?.(cell) : isOdd(cell)) ? 1 : 0);
  switch (column.kind) {
    case "numbers":
      for (const [row, cell] of column.others) if (isOdd(cell)) marks[row] = 1;
      // Hundredths, and whole numbers, are what amounts are.
      if (oddNumber && (column.scale === undefined || oddNumber(1 / column.scale)))
        for (let row = 0; row < marks.length; row++) if (odd(column.at(row)) === 1) marks[row] = 1;
      return;
    case "coded": {
      const isOddBy = Uint8Array.from(column.distinct, odd);
      if (isOddBy.includes(1)) for (let row = 0; row < marks.length; row++) if (isOddBy[column.codes[row] as number] === 1) marks[row] = 1;
      return;
    }
    case "series": {
      const ofSeries = Uint8Array.from({ length: column.all.count }, (_, series) => (series > 0 ? odd(column.all.text(series, 1)) : 0));
      const others = Uint8Array.from(column.others, odd);
      if (!ofSeries.includes(1) && !others.includes(1)) return;
      for (let row = 0; row < marks.length; row++) {
        const series = column.seriesAt(row);
        if ((series === 0 ? others[column.numberAt(row)] : ofSeries[series]) === 1) marks[row] = 1;
      }
      return;
    }
    case "list":
      for (let row = 0; row < marks.length; row++) if (odd(column.at(row)) === 1) marks[row] = 1;
  }
}

/** The currencies that a column states, each once. */
function currenciesIn(grid: CellGrid, column: number | undefined): readonly (string | undefined)[] {
  const cells = column === undefined ? undefined : grid.column(column);
  return cells ? codedOf(cells, grid.rowCount).distinct.map((cell) => (typeof cell === "string" ? currencyCode(cell) : undefined)) : [];
}

/** The fewest decimals of any currency that the table may count in: what is whole by these is so by all. */
function leastExponent(currencies: readonly (string | undefined)[]): Exponent {
  return currencies.reduce<Exponent>((least, code) => {
    const exponent = exponentOf(code ?? null);
    return exponent < least ? exponent : least;
  }, exponentOf(null));
}

/** Marks the items whose customer is called something else than by its first item. */
function markOtherNames(grid: CellGrid, column: number, ledger: Ledger, marks: Uint8Array): void {
  const cells = grid.column(column);
  if (!cells) return;
  const { codes, distinct } = codedOf(cells, grid.rowCount);
  const places = new Map<string, number>();
  const placeOf = (name: string): number => {
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return place;
  };
  const named = Int32Array.from(distinct, (cell) => (typeof cell === "string" ? placeOf(cell.trim()) : -1));
  const called = Int32Array.from(ledger.customers, ({ name }) => placeOf(name));
  const { size, source, row, customer } = ledger;
  const own = source.receipts?.firstItem ?? size;
  for (let item = 0; item < own; item++) {
    const at = (row[item] as number) - grid.area.top;
    const name = named[codes[at] as number] as number;
    if (name >= 0 && name !== called[customer[item] as number]) marks[at] = 1;
  }
}

/** Marks the items of which a day changed places with its month. */
function markSwapped(top: number, ledger: Ledger, swapped: OtherDays, marks: Uint8Array): void {
  const own = ledger.source.receipts?.firstItem ?? ledger.size;
  for (const [days] of dayColumns)
    for (let item = 0; item < own; item++) if (swapped[days][item] !== ledger[days][item]) marks[(ledger.row[item] as number) - top] = 1;
}
