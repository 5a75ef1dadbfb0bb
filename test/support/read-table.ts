import { proposeMapping } from "../../src/read/propose-mapping.js";
import { readLedger, type LedgerReading, type ReadOptions } from "../../src/read/ledger-reader.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { gridOf } from "../../src/sheet/grid.js";

/** Reads a sheet that holds nothing but a table, its header in the first row, with nothing said about it but `options`. */
export function readTable(
  sheet: string,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
  options: Partial<ReadOptions> = {},
): LedgerReading {
  const values = [headers, ...rows];
  return readLedger(gridOf({ sheet, top: 0, left: 0, rows: values.length, columns: headers.length }, values), {
    file: "book.xlsx",
    table: undefined,
    mapping: proposeMapping(headers, []).mapping,
    headerRow: 0,
    dateOrder: undefined,
    termsDays: undefined,
    defaultCurrency: undefined,
    excludeDuplicates: false,
    ...options,
  });
}
