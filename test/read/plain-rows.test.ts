import fc from "fast-check";
import { readLedger, type LedgerReading } from "../../src/read/ledger-reader.js";
import { proposeMapping } from "../../src/read/propose-mapping.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { GridBuilder } from "../../src/sheet/grid.js";
import { textsOf } from "../../src/ledger/text-list.js";
import { habits, headers, longLedger, row, total } from "../support/random-tables.js";

/**
 * `block`: the rows arrive in blocks of so many. `slowly`: a mark of cancellation is looked for in a column that is not there, which the fast lane does not
 * take.
 */
function read(
  rows: readonly CellValue[][],
  without: readonly string[],
  slowly: boolean,
  block = 1000,
): Pick<LedgerReading, "ledger" | "findings" | "otherDays"> {
  const kept = headers.flatMap((header, column) => (without.includes(header) ? [] : [column]));
  const values = [headers, ...rows].map((cells) => kept.map((column) => cells[column] ?? null));
  const mapping = proposeMapping(
    kept.map((column) => headers[column] ?? ""),
    [],
  ).mapping;
  const builder = new GridBuilder({ sheet: "Data", top: 3, left: 1, rows: values.length, columns: kept.length });
  for (let row = 0; row < values.length; row += block) builder.add(values.slice(row, row + block));
  const { ledger, findings, otherDays } = readLedger(builder.grid(), {
    file: "book.xlsx",
    table: undefined,
    mapping,
    headerRow: 0,
    layout: { groups: undefined, helpers: slowly ? { voided: headers.length + 5 } : {} },
    dateOrder: undefined,
    termsDays: undefined,
    defaultCurrency: "EUR",
    excludeDuplicates: false,
  });
  return { ledger, findings, otherDays };
}

it("reads a row in the fast lane exactly as the reader of rows would have", () =>
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 30, arbitrary: row }, { weight: 1, arbitrary: total }), { maxLength: 60 }),
      fc.subarray(["Customer Name", "Document type", "Currency", "Amount paid", "Settled Date", "Status", "Region", "Disputed"]),
      fc.constantFrom(...Object.values(habits)),
      (rows, without, habit) => {
        const table = rows.map((cells) => cells.map((cell, column) => habit(cell, headers[column] ?? "")));
        expect(read(table, without, false)).toEqual(read(table, without, true));
      },
    ),
  ));

it("reads the same figures and finds the same, however many rows arrive at a time", () =>
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 30, arbitrary: row }, { weight: 1, arbitrary: total }), { minLength: 200, maxLength: 300 }),
      fc.integer({ min: 1, max: 150 }),
      (rows, block) => expect(read(rows, [], false, block)).toEqual(read(rows, [], false)),
    ),
    { numRuns: 30 },
  ));

it("where payments are stated with a minus, one without it went back to the customer, plain as its row is", () => {
  const invoice = (number: number, paid: number): CellValue[] => {
    const id = ["C1", "Customer 1", `INV-${number}`];
    return [...id, null, "EUR", 46_000, 46_030, 100, paid, null, null, null, null];
  };
  const { ledger, findings } = read([invoice(1, -60), invoice(2, -70), invoice(3, 5)], ["Settled Date"], false);
  expect([...ledger.paid]).toEqual([6000, 7000, -500]);
  expect(findings.find(({ kind }) => kind === "sign-by-amount")?.count).toBe(3);
});

it.each([
  [1, 1000],
  [2, 50],
  [3, 5],
])("reads a long ledger in the fast lane as the reader of rows would have (%i: one row in %i odd)", (seed, oneIn) => {
  const rows = longLedger(seed, oneIn);
  const [fast, slow] = [false, true].map((slowly) => {
    const { ledger, ...others } = read(rows, [], slowly);
    // Long columns are compared as texts: to compare them element by element takes longer than to read them.
    const columns = Object.entries({ ...ledger, ...ledger.groupings.region });
    return {
      columns: columns.map(([name, column]) => `${name} ${ArrayBuffer.isView(column) ? String(column) : ""}`),
      numbers: [...textsOf(ledger.invoiceNumber)].join(),
      customers: ledger.customers,
      currencies: ledger.currencies,
      ...others,
    };
  });
  expect(fast?.numbers.length).toBeGreaterThan(150_000);
  expect(fast).toEqual(slow);
});
