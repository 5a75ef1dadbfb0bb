import { monthEnd, type MonthEnd } from "../../src/app/month-end.js";
import { noChoices } from "../../src/app/read-source.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { known } from "../../src/kernel/assert.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf } from "../support/book-of.js";
import { recalculated } from "../support/libreoffice.js";

jest.setTimeout(180_000);

const september = `
  Customer No | Customer | Invoice No | Currency | Invoice Date | Due Date   | Balance
  C1          | Oakfield | INV-1      | EUR      | 2026-08-01   | 2026-08-31 | 100.00
  C1          | Oakfield | INV-2      | EUR      | 2026-09-01   | 2026-10-01 | 250.50
  C2          | Calder   | INV-3      | EUR      | 2026-09-10   | 2026-10-10 | 40.00
  C3          | Marlow   | INV-4      | EUR      | 2026-09-12   | 2026-12-12 | 9.00`;

/** INV-1 is gone, INV-2 half paid, INV-5 new; INV-3 only grew older. */
const october = `
  Customer No | Customer | Invoice No | Currency | Invoice Date | Due Date   | Balance
  C1          | Oakfield | INV-2      | EUR      | 2026-09-01   | 2026-10-01 | 125.25
  C2          | Calder   | INV-3      | EUR      | 2026-09-10   | 2026-10-10 | 40.00
  C3          | Marlow   | INV-4      | EUR      | 2026-09-12   | 2026-12-12 | 9.00
  C3          | Marlow   | INV-5      | EUR      | 2026-10-12   | 2026-11-12 | 700.00`;

async function close(book: Workbook, iso: string): Promise<MonthEnd> {
  const request = {
    choices: noChoices,
    asOf: dayFromIso(iso),
    locale: "en-US",
    preparedAt: "2026-11-02 09:47",
    whenEdited: "keep",
  } as const;
  const done = await monthEnd(hostOf(book), request, unwatched);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value;
}

/** The list of open items as the next month's export pastes it. */
function paste(book: Workbook, list: string): void {
  const fresh = known(bookOf({ Open: list }).sheet("Open"), "a sheet");
  const sheet = known(book.sheet("Open"), "a sheet");
  for (let row = 0; row < 6; row++)
    for (let column = 0; column < 7; column++) sheet.cells.set(row, column, { value: fresh.cells.value(row, column) });
}

/** The rows of a sheet that hold anything as text, each cell by its value. */
function rowsOf(book: Workbook, sheet = "AR Movement 2026-10-31"): readonly string[] {
  const { cells } = known(book.sheet(sheet), "the sheet");
  return Array.from({ length: cells.rowLimit }, (_, row) =>
    Array.from({ length: 10 }, (__, column) => cells.value(row, column))
      .filter((value) => value !== null)
      .join(" | "),
  ).filter((line) => line !== "");
}

it("compares a list of open items with what the last month-end kept of it, and says what that cannot tell", async () => {
  const book = bookOf({ Open: september });
  await close(book, "2026-09-30");
  paste(book, october);
  const { sheets } = await close(book, "2026-10-31");
  const shown = rowsOf(book);
  expect(shown).toEqual(
    expect.arrayContaining([
      "Compared with the open items that were kept for 2026-09-30 (AR_OpenItems), because the source lists open items only: it tells what came, changed and went, not whether it was paid, credited or written off.",
      "Opening, as kept (AR_OpenItems) | 399.5",
      "New in the period | 700",
      "Another balance | -125.25",
      "Not open any more | -100",
      "Closing | 874.25",
      // By bucket: 100 stood at 1–30 in September; INV-2 and INV-3 stand there now.
      "1–30 | 100 | 65.25 | 165.25",
      "Not due | 299.5 | 409.5 | 709",
      "C3 Marlow | 9 | 700 | 709",
      "C1 Oakfield | 350.5 | -225.25 | 125.25",
      "2 documents that did not move | 49 | 0 | 49",
      "Total | 399.5 | 474.75 | 874.25",
    ]),
  );
  const checks = known(
    sheets.find(({ name }) => name === "AR Movement 2026-10-31"),
    "the sheet",
  ).checks;
  expect(checks.map(({ name, difference }) => `${name} ${difference}`)).toEqual([
    "closing = open items (EUR) 0.00",
    "kept buckets = opening, buckets = closing (EUR) 0.00",
    "customers = roll-forward (EUR) 0.00",
    "documents = roll-forward (EUR) 0.00",
  ]);
  expect(rowsOf(recalculated(saveBook(book)))).toEqual(shown);
});

it("sets what the last month-end kept beside the balances of now, in the summary and as a trend", async () => {
  const book = bookOf({ Open: september });
  await close(book, "2026-09-30");
  paste(book, october);
  await close(book, "2026-10-31");
  const summary = rowsOf(book, "AR Summary 2026-10-31").map((row) => row.replace(/ \| All open.*| \| Open items one.*/, ""));
  expect(summary).toContainEqual(expect.stringMatching(/^Receivables \| 874.25 \| 399.5 \| 474.75 \| 118.83/));
  expect(summary).toContainEqual(expect.stringMatching(/^Past due \| 165.25 \| 100 \| 65.25 \| 65.25/));
  expect(summary).toContain(
    "2026-09-30: Receivables and past due as they were kept (AR_Balances). All else: Not available, because the source lists open items only.",
  );
  expect(rowsOf(book, "AR Trend 2026-10-31")).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Shown are the balances that month-ends kept \(AR_Balances\), because the source lists open items only;/),
      expect.stringMatching(/^2026-09 \| 399.5 \| 100 \| 25.03/),
      expect.stringMatching(/^2026-10 \| 874.25 \| 165.25 \| 18.90/),
    ]),
  );
});

it("says that the first month has nothing to be compared with", async () => {
  const book = bookOf({ Open: october });
  await close(book, "2026-10-31");
  expect(rowsOf(book)).toContain("Movement since 2026-09-30 is not available, because the source lists open items only.");
});
