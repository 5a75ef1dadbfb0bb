import fc from "fast-check";
import { noChoices, readSource } from "../../src/app/read-source.js";
import { figuresOf } from "../../src/app/figures-of.js";
import { openBook } from "../../src/files/read-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Ledger } from "../../src/ledger/ledger.js";
import { notCalculated, type CellValue } from "../../src/sheet/cell.js";
import { failureLine } from "../../src/text/failures.js";
import { findingSentence } from "../../src/text/findings.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOfRows, columns, companies, invoiceRows, paymentRows, plainHeaders, reportDay } from "../support/random-books.js";

const oddTexts = [
  ..."|  |NaN|Infinity|-Infinity|1e308|1E+5|-0|0x10|1.2万|１２３４|￥|¥1,234.50|(12.00)|((5))|-(5)|5-|--5|+5|5 CR|CR|DR 5|1,2,3|1.2.3|.|,|-|'5".split(
    "|",
  ),
  ..."=A1+1|=SUM(A1:A9)|#N/A|#REF!|TRUE|99999999999999999999|0.000000000000001|999999999999999.99|90071992547409.93|-90071992547409.92".split(
    "|",
  ),
  ..."31/02/2026|00/00/0000|2026-13-01|20261301|29.02.2025|1.1.1|9999-12-31|10000-01-01|1899-12-30|0001-01-01|2026年13月1日|Feb 30, 2026|32-Jan-26".split(
    "|",
  ),
  "قيمة ١٢٣٫٤٥",
  "\u202e12.50\u202c",
  "שלום",
  "👩‍👩‍👧‍👦",
  "\u0000",
  "\ufeff5",
  "５．５",
  "🪙5",
  "Total",
  "小计",
  "Subtotal for a",
  "Opening balance",
  "期初余额",
  "x".repeat(33_000),
  "9".repeat(400),
  "(".repeat(2000),
  "1,".repeat(3000),
];

const cell: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...oddTexts) },
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(..."0123456789.,'-/() €$万CRdr\u00a0\u2212"), maxLength: 12 }),
  fc.double(),
  fc.constantFrom(
    -0,
    0,
    1e300,
    -1e300,
    5e-324,
    2 ** 53,
    -(2 ** 53) - 2,
    9e13,
    90_071_992_547_409.91,
    2_958_465,
    2_958_466,
    60,
    -1,
    1e9,
    0.5,
  ),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom("#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#SPILL!").map((error) => ({ error })),
  fc.constant(notCalculated),
);

/** Every number of the ledger is finite, every amount and every sum that a report shows a safe integer. */
function expectSound(ledger: Ledger): void {
  for (const column of [ledger.amount, ledger.paid, ledger.base ?? [], ledger.entries.amount])
    expect([...column].filter((each) => !Number.isSafeInteger(each))).toEqual([]);
  for (const column of [ledger.issued, ledger.due, ledger.settled, ledger.entries.day])
    expect([...column].filter((each) => each < 0 || each > 2_958_465)).toEqual([]);
  const most = (codes: Iterable<number>): number => Math.max(-1, ...codes);
  expect(most(ledger.customer)).toBeLessThan(ledger.customers.length);
  expect(most(ledger.currency)).toBeLessThan(ledger.currencies.length);
}

/** Reads a workbook as the product does. It may be refused, by a sentence; what is read is sound. */
async function readsOrRefuses(book: Workbook): Promise<void> {
  const read = await readSource(hostOf(book), noChoices, unwatched);
  if (!read.ok) {
    expect(read.failure.kind).not.toBe("unexpected");
    expect(failureLine(read.failure, "en-US")).toMatch(/\S/);
    return;
  }
  expectSound(read.value.ledger);
  const at = figuresOf(read.value, reportDay);
  if (!at.ok) return;
  for (const group of at.value.findings)
    for (const locale of ["en-US", "zh-CN"] as const) expect(findingSentence(group, locale)).toMatch(/\S/);
  for (const { open, agingByDue } of at.value.figures.currencies)
    expect([open, ...agingByDue.amounts].every((each) => Number.isSafeInteger(each))).toBe(true);
}

const odd = fc.array(fc.tuple(fc.nat(40), fc.nat(columns.length), cell), { maxLength: 40 });

it("a table with anything in its cells is read or refused, and never gives a number that is none", () =>
  fc.assert(
    fc.asyncProperty(companies(), odd, async (company, cells) => {
      const rows = invoiceRows(company).map((row) => [...row]);
      for (const [row, column, value] of cells) if (row > 0) (rows[row] ??= [])[column] = value;
      await readsOrRefuses(bookOfRows({ Invoices: rows.map((row) => Array.from(row, (each) => each ?? null)) }));
    }),
  ));

it("nor does a table of nothing but odd cells, its header among them", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      async (rows, headed) => {
        const head: CellValue[] = columns.map((column) => plainHeaders[column]);
        await readsOrRefuses(bookOfRows({ Data: headed ? [head, ...rows] : rows }));
      },
    ),
  ));

it("nor do receipts with anything in their cells", () =>
  fc.assert(
    fc.asyncProperty(companies({ paidIn: "receipts" }), odd, async (company, cells) => {
      const rows = paymentRows(company).map((row) => [...row]);
      for (const [row, column, value] of cells) if (row > 0 && column < 5) (rows[row] ??= [])[column] = value;
      const receipts = rows.map((row) => Array.from(row, (each) => each ?? null));
      await readsOrRefuses(bookOfRows({ Invoices: invoiceRows(company).map((row) => row.slice(0, 7)), Receipts: receipts }));
    }),
  ));

const head = columns.map((column) => plainHeaders[column]).join(",");

it("nor does any text beneath a header", () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...oddTexts))), async (texts) => {
      const bytes = Buffer.from(`${head}\r\nC1,Acme,R-1,EUR,2026-01-05,2026-02-04,100.00,,\r\n${texts.join(",")}`);
      const book = openBook(bytes, "export.csv");
      if (book.ok) await readsOrRefuses(book.value);
    }),
  ));

it("nor do any bytes beneath a header", () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const book = openBook(Buffer.concat([Buffer.from(`${head}\n`), bytes]), "export.csv");
      if (book.ok) await readsOrRefuses(book.value);
    }),
  ));
