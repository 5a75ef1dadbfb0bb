import fc from "fast-check";
import { allFixes } from "../../src/read/fixes.js";
import { readLedger, type LedgerReading } from "../../src/read/ledger-reader.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { findReceiptTable } from "../../src/read/receipt-table.js";
import { readReceipts } from "../../src/read/receipts.js";
import { gridOf, type CellGrid } from "../../src/sheet/grid.js";
import { habits, headers, longLedger, row, total } from "../support/random-tables.js";
import { readOptions } from "../support/read-table.js";

type Rows = readonly (readonly CellValue[])[];

const tableOf = (rows: Rows, titles: Rows = []): CellGrid => {
  const values = [...titles, headers, ...rows];
  return gridOf({ sheet: "Data", top: 3, left: 1, rows: values.length, columns: headers.length }, values);
};
const cent = habits["cents of one currency"] as (cell: CellValue, header: string) => CellValue;
const inCents = (rows: Rows): Rows => rows.map((cells) => cells.map((cell, column) => cent(cell, headers[column] ?? "")));
/** Which of the columns of days and amounts, and of invoice numbers, no longer lie by row. */
const taken = (grid: CellGrid): readonly string[] =>
  headers.filter((_, at) => {
    const column = grid.column(at);
    return column?.kind === "numbers" ? !(column.wholes ?? column.hundredths) : column?.kind === "series" && !column.parts;
  });
const said = ({ ledger, findings, otherDays }: LedgerReading): unknown => ({ ledger, findings, otherDays });

it("gives back every cell as it came once a ledger has taken the columns, reads the same again, and finds the same to mend", () =>
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 30, arbitrary: row }, { weight: 1, arbitrary: total }), { maxLength: 60 }),
      fc.constantFrom(...Object.values(habits)),
      fc.constantFrom<Rows>([], [["Invoices"], [null, 7, 7.25]]),
      fc.boolean(),
      (rows, habit, titles, excludeDuplicates) => {
        const table = rows.map((cells) => cells.map((cell, column) => habit(cell, headers[column] ?? "")));
        const options = { ...readOptions(headers, { defaultCurrency: "EUR", excludeDuplicates }), headerRow: titles.length };
        const [grid, fresh] = [tableOf(table, titles), tableOf(table, titles)];
        const before = fresh.rows();
        const reading = readLedger(grid, options);
        expect(grid.rows()).toEqual(before);
        for (let at = before.length - 1; at >= 0; at--) expect(grid.row(at)).toEqual(before[at]);
        expect(said(readLedger(grid, options))).toEqual(said(reading));
        expect(allFixes(grid, options, reading)).toEqual(allFixes(fresh, options, readLedger(fresh, options)));
      },
    ),
  ));

/** A ledger of a hundred thousand cells compared at once as texts. */
const textOf = (grid: CellGrid): string => JSON.stringify(grid.rows());
const columnsOf = ({ ledger }: LedgerReading): string =>
  Object.entries(ledger)
    .map(([name, column]) => `${name} ${ArrayBuffer.isView(column) ? String(column) : ""}`)
    .join("\n");

it.each([
  [1, 1000],
  [2, 50],
  [3, 5],
])("gives back a long ledger as it came (%i: one row in %i odd)", (seed, oneIn) => {
  const rows = inCents(longLedger(seed, oneIn));
  const [grid, fresh] = [tableOf(rows), tableOf(rows)];
  const options = readOptions(headers, {});
  const reading = readLedger(grid, options);
  expect(taken(grid)).toEqual(["Invoice No", "Invoice Date", "Due Date", "Amount", "Amount paid", "Settled Date"]);
  expect(textOf(grid)).toBe(textOf(fresh));
  for (let at = grid.rowCount - 1; at >= 0; at -= 37) expect(grid.row(at)).toEqual(fresh.row(at));
  const again = readLedger(grid, options);
  expect(columnsOf(again)).toBe(columnsOf(reading));
  expect(again.findings).toEqual(reading.findings);
  expect(grid.withRows(new Map([[5, ["x"]]])).row(5)[0]).toBe("x");
});

const tableUnder = (heads: readonly string[], ...rows: Rows): CellGrid =>
  gridOf({ sheet: "Data", top: 0, left: 0, rows: rows.length + 1, columns: heads.length }, [heads, ...rows]);

it.each(["KWD", "JPY", "USD"])("leaves hundredths in their rows that are no minor units: %s beneath KWD", (currency) => {
  const heads = ["Customer No", "Invoice No", "Invoice Date", "Due Date", "Amount", "Currency"];
  const rows = [
    ["C1", "INV-1", 46_000, 46_030, 100.25, "KWD"],
    ["C1", "INV-2", 46_000, 46_030, 70.5, currency],
  ];
  const grid = tableUnder(heads, ...rows);
  const { ledger } = readLedger(grid, readOptions(heads));
  expect(ledger.amount[0]).toBe(100_250);
  expect(grid.rows(1)).toEqual(rows);
});

it("leaves an amount in its row that a further line of its invoice adds to", () => {
  const heads = ["Customer No", "Customer Name", "Invoice No", "Invoice Date", "Due Date", "Amount", "Open amount"];
  const lines = [70.5, 20.25].map((amount) => ["C1", "Customer 1", "INV-1", 46_000, 46_030, amount, 60.75]);
  const grid = tableUnder(heads, ...lines);
  const { ledger } = readLedger(grid, readOptions(heads));
  expect([...ledger.amount]).toEqual([9075]);
  expect(grid.rows(1)).toEqual(lines);
});

it("leaves a payment in its row that a receipt dates", () => {
  const heads = ["Customer No", "Customer Name", "Invoice No", "Invoice Date", "Due Date", "Amount", "Amount paid"];
  const rows = [
    ["C1", "Customer 1", "INV-1", 46_000, 46_030, 100.5, 60.25],
    ["C1", "Customer 1", "INV-2", 46_000, 46_030, 70.5, 0],
  ];
  const receiptGrid = tableUnder(["Receipt date", "Customer No", "Invoice No", "Amount received"], [46_010, "C1", "INV-1", 60.25]);
  const table = findReceiptTable(receiptGrid, ["Receipts"]);
  if (!table) throw new Error("no table of receipts");
  const receipts = readReceipts(receiptGrid, table, { dateOrder: undefined, defaultCurrency: undefined });
  const grid = tableUnder(heads, ...rows);
  const { ledger } = readLedger(grid, readOptions(heads, { receipts }));
  expect([[...ledger.paid], [...ledger.entries.amount]]).toEqual([[0, 0], [6025]]); // prettier-ignore
  expect(grid.rows(1)).toEqual(rows);
});
