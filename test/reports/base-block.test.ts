import { monthEnd } from "../../src/app/month-end.js";
import { noChoices } from "../../src/app/read-source.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookWithPolicy } from "../support/book-of.js";
import { recalculated } from "../support/libreoffice.js";

const sheets = {
  Invoices: `
Customer | Invoice No. | Invoice date | Due date | Amount | Currency
C1 | 1 | 2026-02-10 | 2026-03-12 | 100.00 | USD
C1 | 2 | 2026-03-01 | 2026-03-31 | 50.00 | EUR
C2 | 3 | 2026-03-01 | 2026-03-31 | 1000 | JPY`,
};
const rates: readonly (readonly (string | number)[])[] = [
  ["USD", dayFromIso("2026-01-31") ?? 0, 0.9],
  ["USD", dayFromIso("2026-03-31") ?? 0, 0.925],
  ["JPY", dayFromIso("2026-02-28") ?? 0, 0.0061],
];

async function written(exchange: typeof rates): Promise<Workbook> {
  const book = bookWithPolicy(sheets, { AR_Settings: [["base_currency", "EUR"]], AR_Exchange: exchange });
  const done = await monthEnd(
    hostOf(book),
    { choices: noChoices, asOf: dayFromIso("2026-03-31"), locale: "en-US", preparedAt: "2026-04-01 09:00", whenEdited: "keep" },
    unwatched,
  );
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return book;
}

/** The block as shown: from its head to its total. */
function block(book: Workbook): readonly (readonly unknown[])[] {
  const sheet = book.sheet("AR Aging 2026-03-31");
  const rows: unknown[][] = [];
  let inside = false;
  for (let row = 0; sheet && row < sheet.cells.rowLimit; row++) {
    const first = sheet.cells.value(row, 0);
    if (typeof first === "string" && first.startsWith("In the books'")) inside = true;
    if (inside && (first === null || first === "")) break;
    if (inside) rows.push([0, 3, 4, 5, 6, 7].map((column) => sheet.cells.value(row, column)));
  }
  return rows;
}

it("shows each currency at its closing rate, as booked, and what revaluation makes of it", async () => {
  expect(block(await written(rates)).slice(2)).toEqual([
    ["USD", 100, 0.925, 92.5, 90, 2.5],
    ["EUR", 50, 1, 50, 50, 0],
    ["JPY", 1000, 0.0061, 6.1, 6.1, 0],
    ["Total", null, null, 148.6, 146.1, 2.5],
  ]);
});

it("says n/a where a rate is missing, of the currency and of the total", async () => {
  expect(block(await written(rates.slice(0, 2))).slice(2)).toEqual([
    ["USD", 100, 0.925, 92.5, 90, 2.5],
    ["EUR", 50, 1, 50, 50, 0],
    ["JPY", 1000, "n/a", "n/a", "n/a", "n/a"],
    ["Total", null, null, "n/a", "n/a", "n/a"],
  ]);
});

it("is recalculated by LibreOffice to the values we carry", async () => {
  const book = await written(rates);
  expect(block(recalculated(saveBook(book)))).toEqual(block(book));
});
