import fc from "fast-check";
import { readLedger, type LedgerReading } from "../../src/read/ledger-reader.js";
import { proposeMapping } from "../../src/read/propose-mapping.js";
import { StringTable } from "../../src/read/string-table.js";
import type { CellValue } from "../../src/sheet/cell.js";

const headers = [
  "Customer No",
  "Customer Name",
  "Invoice No",
  "Document type",
  "Currency",
  "Invoice Date",
  "Due Date",
  "Amount",
  "Amount paid",
  "Settled Date",
  "Status",
  "Region",
  "Disputed",
];

/** Mostly plain cells, now and then any other. */
const mostly = (plain: fc.Arbitrary<CellValue>, odd: fc.Arbitrary<CellValue>): fc.Arbitrary<CellValue> =>
  fc.oneof({ weight: 20, arbitrary: plain }, { weight: 1, arbitrary: odd });
const customers = fc.integer({ min: 1, max: 4 });
const odd: fc.Arbitrary<CellValue> = fc.constantFrom<CellValue>(
  null,
  "",
  " ",
  "x",
  -5,
  1.005,
  "12,50",
  "03/04/2026",
  true,
  { error: "#REF!" },
  1e15,
);
const day = fc.integer({ min: 45_900, max: 46_200 });
const row: fc.Arbitrary<CellValue[]> = fc
  .record({
    customer: customers,
    number: fc.integer({ min: 1, max: 60 }),
    issued: day,
    term: fc.integer({ min: -2, max: 60 }),
    cents: fc.integer({ min: 1, max: 99_999 }),
  })
  .chain(({ customer, number, issued, term, cents }) =>
    fc.tuple(
      mostly(fc.constant(`C${customer}`), odd),
      mostly(fc.constant(`Customer ${customer}`), fc.constantFrom<CellValue>("Other", null, " Customer 1")),
      mostly(fc.constant(`INV-${number}`), odd),
      mostly(
        fc.constantFrom<CellValue>("Invoice", null),
        fc.constantFrom<CellValue>("Credit note", "Payment", "Bill of exchange", "Journal", 7),
      ),
      mostly(fc.constantFrom<CellValue>("USD", "JPY"), fc.constantFrom<CellValue>(null, "usd", "RMB", "?", 3)),
      mostly(fc.constant(issued), odd),
      mostly(fc.constant(issued + term), odd),
      mostly(fc.constant(cents), odd),
      mostly(fc.constantFrom<CellValue>(null, 0, cents), fc.oneof(odd, fc.constant<CellValue>(cents + 1))),
      mostly(fc.constantFrom<CellValue>(null, issued + 30), fc.oneof(odd, fc.constant<CellValue>(issued - 1))),
      mostly(fc.constantFrom<CellValue>("Open", "Sent", null), fc.constantFrom<CellValue>("Paid", "Draft", "Void", 1)),
      mostly(fc.constantFrom<CellValue>("North", "South"), odd),
      mostly(fc.constantFrom<CellValue>("no", null), fc.constantFrom<CellValue>("yes", true, 1)),
    ),
  );
const total: fc.Arbitrary<CellValue[]> = fc.constantFrom<CellValue[]>(
  ["Total", null, null, null, null, null, null, 100, null, null, null, null, null],
  [...headers],
  headers.map(() => null),
);

/** `slowly`: a mark of cancellation is looked for in a column that is not there, which the fast lane does not take. */
function read(
  rows: readonly CellValue[][],
  without: readonly string[],
  slowly: boolean,
): Pick<LedgerReading, "ledger" | "findings" | "otherDays"> {
  const kept = headers.flatMap((header, column) => (without.includes(header) ? [] : [column]));
  const values = [headers, ...rows].map((cells) => kept.map((column) => cells[column] ?? null));
  const mapping = proposeMapping(
    kept.map((column) => headers[column] ?? ""),
    [],
  ).mapping;
  const { ledger, findings, otherDays } = readLedger(
    { area: { sheet: "Data", top: 3, left: 1, rows: values.length, columns: kept.length }, values },
    {
      file: "book.xlsx",
      table: undefined,
      mapping,
      headerRow: 0,
      layout: { groups: undefined, helpers: slowly ? { voided: headers.length + 5 } : {} },
      dateOrder: undefined,
      termsDays: undefined,
      defaultCurrency: "EUR",
      excludeDuplicates: false,
    },
  );
  return { ledger, findings, otherDays };
}

it("reads a row in the fast lane exactly as the reader of rows would have", () =>
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 30, arbitrary: row }, { weight: 1, arbitrary: total }), { maxLength: 60 }),
      fc.subarray(["Customer Name", "Document type", "Currency", "Amount paid", "Settled Date", "Status", "Region", "Disputed"]),
      (rows, without) => {
        expect(read(rows, without, false)).toEqual(read(rows, without, true));
      },
    ),
  ));

it("finds a text again among many, each by the number of its first appearance", () =>
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 6 }), { maxLength: 3000 }), (texts) => {
      const table = new StringTable(1);
      const plain = new Map<string, number>();
      for (const text of texts) {
        const expected = plain.has(text) ? -1 : plain.size;
        if (!plain.has(text)) plain.set(text, plain.size);
        expect(table.add(text)).toBe(expected);
      }
      for (const text of texts) expect(table.find(text)).toBe(plain.get(text));
      expect(table.find("not there at all")).toBe(-1);
    }),
  ));
