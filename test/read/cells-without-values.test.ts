import { FindingList } from "../../src/read/finding-list.js";
import { readLedger, type LedgerReading } from "../../src/read/ledger-reader.js";
import { proposeMapping } from "../../src/read/propose-mapping.js";
import { notCalculated, type CellValue } from "../../src/sheet/cell.js";
import { gridOf } from "../../src/sheet/grid.js";

const headers = ["Customer", "Invoice No.", "Invoice date", "Due date", "Amount", "Paid amount"];
const good: readonly CellValue[] = ["C1", "1", 46_027, 46_057, 100, 40];

/** A table of one good row and one with these cells in place of its own. */
function read(cells: Readonly<Record<number, CellValue>>): LedgerReading {
  const values = [headers, good, good.map((cell, column) => (column === 1 ? "2" : (cells[column] ?? cell)))];
  return readLedger(gridOf({ sheet: "Data", top: 0, left: 0, rows: 3, columns: headers.length }, values), {
    file: "book.xlsx",
    table: undefined,
    mapping: proposeMapping(headers, [good]).mapping,
    headerRow: 0,
    dateOrder: undefined,
    termsDays: undefined,
    defaultCurrency: undefined,
    excludeDuplicates: false,
  });
}

const found = ({ findings }: LedgerReading): readonly string[] =>
  findings.filter(({ kind }) => !["payment-undated", "due-missing"].includes(kind)).map(({ kind, severity }) => `${kind} ${severity}`);

it.each([
  ["an amount whose formula was never calculated is left out", { 4: notCalculated }, 1, "formula-not-calculated error"],
  ["a due date whose formula was never calculated is missing", { 3: notCalculated }, 2, "formula-not-calculated warning"],
  ["an amount that shows an error is left out", { 4: { error: "#N/A" } }, 1, "cell-error error"],
  ["a due date that shows an error is missing", { 3: { error: "#VALUE!" } }, 2, "cell-error warning"],
  ["a paid amount that shows an error counts as none", { 5: { error: "#REF!" } }, 2, "cell-error warning"],
  ["a paid amount that cannot be read counts as none", { 5: "forty" }, 2, "payment-unreadable warning"],
] as const)("%s", (_, cells, size, kind) => {
  const reading = read(cells);
  expect(reading.ledger.size).toBe(size);
  expect(found(reading)).toEqual([kind]);
});

it("findings of one kind are together as severe as the worst of them", () => {
  const list = new FindingList();
  const at = { sheet: "Data", row: 1, column: 1 };
  for (const severity of ["warning", "error", "info"] as const) list.add({ kind: "cell-error", severity, at, found: "#N/A" });
  expect(list.toGroups()).toMatchObject([{ severity: "error", count: 3 }]);
});
