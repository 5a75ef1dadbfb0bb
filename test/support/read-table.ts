import { proposeMapping } from "../../src/read/propose-mapping.js";
import { readLedger, type LedgerReading, type ReadOptions } from "../../src/read/ledger-reader.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { gridOf } from "../../src/sheet/grid.js";

/** How a table is read of which nothing was said but `more`: its header in the first row, its columns as they are proposed. */
export function readOptions(headers: readonly string[], more: Partial<ReadOptions> = {}): ReadOptions {
  return {
    file: "book.xlsx",
    table: undefined,
    mapping: proposeMapping(headers, []).mapping,
    headerRow: 0,
    dateOrder: undefined,
    termsDays: undefined,
    defaultCurrency: undefined,
    excludeDuplicates: false,
    ...more,
  };
}

/** Reads a sheet that holds nothing but a table, its header in the first row, with nothing said about it but `options`. */
export function readTable(
  sheet: string,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
  options: Partial<ReadOptions> = {},
): LedgerReading {
  const values = [headers, ...rows];
  const area = { sheet, top: 0, left: 0, rows: values.length, columns: headers.length };
  return readLedger(gridOf(area, values), readOptions(headers, options));
}
