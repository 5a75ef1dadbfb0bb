import { minor } from "../kernel/money.js";
import type { FindingGroup, FindingKind, Severity } from "../ledger/finding.js";
import type { Mapping } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import { showCell } from "./cell-reader.js";
import { currencyCode } from "./currency.js";
import { normalHeader } from "./header-text.js";

/** A table with its columns as they were understood. */
export interface TableBeside {
  readonly grid: CellGrid;
  /** Of the grid's columns. */
  readonly headers: readonly string[];
  /** Last row of the header within the grid. */
  readonly headerRow: number;
  readonly mapping: Mapping;
  /** Of items that state none. */
  readonly currency: string | undefined;
  /** True where items were read in more than one, by whatever states it. */
  readonly severalCurrencies: boolean;
  /** Columns that help to read the table without being a field: marks, clearing documents, retentions, bands of age. */
  readonly helpers: ReadonlySet<number>;
  readonly bands: readonly number[];
  /** One of the helpers: the column in which a yes settles the row, and anything else was not read. */
  readonly paidMark?: number | undefined;
  /** True where receipts stand in a table of their own. */
  readonly hasReceipts: boolean;
}

/** "Payment 1", "2nd payment", 第二次收款, 收款2: one of several columns of payments. */
export const numberedPayment =
  /^(payment|receipt|paid|received|collection)s?( amount| amt)? ?#? ?\d+$|^(1st|2nd|3rd|4th|first|second|third|fourth) (payment|receipt)( amount)?$|^第?[一二三四五六\d]+[次期笔]?(收款|回款|付款)(金额|额)?$|^(收款|回款|付款)(金额|额)?[一二三四五六\d]+$/;

/** The rows beneath the header, one after the other: none is held. */
export function* bodyOf({ grid, headerRow }: TableBeside): Generator<readonly CellValue[]> {
  for (let row = headerRow + 1; row < grid.rowCount; row++) yield grid.row(row);
}

/** Columns that no field took; `isOne` is asked with their normalised headers. */
export function freeColumns(
  { headers, mapping, helpers, bands, paidMark }: TableBeside,
  isOne: (header: string, column: number) => boolean,
): readonly number[] {
  const meant = Object.values(mapping).flatMap(({ column, contra, parts }) => [column, contra, parts?.month, parts?.day]);
  const taken = new Set([...meant, ...[...helpers].filter((column) => column !== paidMark), ...bands]);
  return headers.flatMap((header, column) => (!taken.has(column) && isOne(normalHeader(header), column) ? [column] : []));
}

/** The currency that a row states, or that of the table. */
export function currencyOf({ mapping, currency }: TableBeside, cells: readonly CellValue[]): string | null {
  const stated = mapping.currency ? currencyCode(showCell(cells[mapping.currency.column] ?? null)) : undefined;
  return stated ?? currency ?? null;
}

/** Adds to the sum of a currency. */
export function add(sums: Map<string | null, number>, currency: string | null, amount: number): void {
  if (amount !== 0) sums.set(currency, (sums.get(currency) ?? 0) + amount);
}

/** None where nothing was met, or where its sum is beyond what is exact. `count`: columns or rows that it is about. */
export function group(
  { grid: { area }, headers, headerRow }: TableBeside,
  kind: FindingKind,
  severity: Severity,
  columns: readonly number[],
  count: number,
  sums: ReadonlyMap<string | null, number>,
): readonly FindingGroup[] {
  const amounts = [...sums].filter(([, sum]) => sum !== 0 && Number.isSafeInteger(sum));
  if (count === 0 || (amounts.length === 0 && kind !== "list-beside")) return [];
  return [
    {
      kind,
      severity,
      count,
      cells: columns.map((column) => ({ sheet: area.sheet, row: area.top + headerRow, column: area.left + column })),
      found: columns.map((column) => headers[column] ?? ""),
      // Each of the columns concerns all of them.
      amounts: amounts.map(([currency, sum]) => ({ currency, amount: minor(sum), count, places: columns.map((_, place) => place) })),
    },
  ];
}

/** True for the header of a column of discounts, bank charges, withholdings: money that is taken off when an invoice is paid. */
export function headsDeductions(header: string): boolean {
  return deduction.test(header) && !noDeduction.test(header);
}

const deduction =
  /\b(discounts?|disc|charges?|fees?|deductions?|deducted|withholding|withheld|wht|tds|rebates?|allowances?|adjustments?)\b|折扣|折让|手续费|扣款|扣除|代扣/;
const noDeduction = /%|\b(rate|percent|pct|date|days?|terms?|available|possible|code|type)\b|日期|天数|率/;
