import type { LedgerReading, ReadOptions } from "../../src/read/ledger-reader.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { readTable } from "./read-table.js";

const headers = ["Customer", "Invoice No.", "Currency", "Issue date", "Due date", "Amount", "Settled on"];

/** A ledger from one line per invoice: "C1 INV-1 USD 2026-01-05 2026-02-04 100.00 2026-02-01"; "-" is an empty cell. */
export function readLines(lines: readonly string[], options: Partial<ReadOptions> = {}): LedgerReading {
  const rows = lines.map((line): CellValue[] => {
    const cells = line.split(/\s+/);
    return headers.map((_, i) => {
      const cell = cells[i];
      if (cell === undefined || cell === "-") return null;
      return i === 5 && Number.isFinite(Number(cell)) ? Number(cell) : cell;
    });
  });
  return readTable("Data", headers, rows, options);
}
