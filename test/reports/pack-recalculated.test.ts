import fc from "fast-check";
import { monthEnd } from "../../src/app/month-end.js";
import { packNames } from "../../src/app/pack-names.js";
import { noChoices } from "../../src/app/read-source.js";
import { openBook } from "../../src/files/read-book.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { day, type DayNumber } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { CellValue } from "../../src/sheet/cell.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf, bookWithPolicy } from "../support/book-of.js";
import { nonsense, recalculated } from "../support/libreoffice.js";
import { bookOfRows, companies, reportDay, sheetsOf } from "../support/random-books.js";

jest.setTimeout(240_000);

/** Currencies of none, two and three decimals, credits above debits, a name that looks like a formula, write-offs, two years of history. */
const awkward = `
  Customer No | Customer Name         | Invoice No | Type        | Currency | Invoice Date | Due Date   | Amount    | Paid Amount | Paid Date
  C1          | =HYPERLINK("x")       | INV-1      | Invoice     | EUR      | 2025-02-20   | 2025-03-20 | 21300.00  | 21300       | 2025-05-02
  C1          | =HYPERLINK("x")       | INV-2      | Invoice     | EUR      | 2025-10-01   | 2025-10-31 | 9872.40   | 5000        | 2026-10-10
  C1          | =HYPERLINK("x")       | CN-3       | Credit note | EUR      | 2026-10-01   | 2026-10-31 | -1250.00  |             |
  C2          | +Calder               | INV-4      | Invoice     | EUR      | 2026-09-01   | 2026-12-01 | 86410.07  |             |
  C3          | Marlow                | INV-5      | Invoice     | EUR      | 2026-08-01   | 2026-09-01 | 48275.60  | 48275.60    | 2026-10-05
  C3          | Marlow                | WO-6       | Write-off   | EUR      | 2026-10-20   | 2026-10-20 | -300.00   |             |
  C4          | Tanaka                | INV-7      | Invoice     | JPY      | 2026-06-01   | 2026-07-01 | 615001    | 15001       | 2026-09-05
  C4          | Tanaka                | INV-8      | Invoice     | JPY      | 2026-10-02   | 2026-11-01 | 500       |             |
  C5          | Kuwait Works          | INV-9      | Invoice     | KWD      | 2026-09-20   |            | 312.345   |             |
  C6          | Kestrel               | CN-10      | Credit note | CHF      | 2026-08-20   | 2026-09-20 | -34900.05 |             |
  C6          | Kestrel               | INV-11     | Invoice     | CHF      | 2026-10-12   | 2026-11-11 | 12000     |             |
`;

/** In Chinese where the name says so. */
const settings: Readonly<Record<string, readonly (readonly (string | number)[])[]>> = {
  plain: [["watch_from", 0.9]],
  "credits off the oldest items": [["unapplied_credits", "oldest-first"]],
  "credits apart": [["unapplied_credits", "apart"]],
  "in thousands, under a title of one's own, items by due day without their kind": [
    ["sheet_units", 1000],
    ["report_title", "=Northwind plc, group reporting"],
    ["prepared_by", "+A. Clerk"],
    ["detail_columns", "due, daysLate, buckets, document"],
  ],
  "in 万, in Chinese, customers' totals alone": [
    ["sheet_units", 10_000],
    ["report_title", "蓝海集团"],
    ["detail_columns", "total"],
  ],
};

/** Runs a month-end on the book and holds every formula on it against LibreOffice; gives how many formulas each sheet has. */
async function recalculatedAlike(
  book: Workbook,
  asOf: DayNumber,
  locale: "en-US" | "zh-CN" = "en-US",
): Promise<ReadonlyMap<string, number>> {
  const request = { choices: noChoices, asOf, preparedAt: "2026-11-02 09:47", whenEdited: "keep" } as const;
  const done = await monthEnd(hostOf(book), { ...request, locale }, unwatched);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  const bytes = saveBook(book);
  const ours = openBook(bytes, "ours.xlsx");
  if (!ours.ok) throw new Error(ours.failure.kind);
  const theirs = recalculated(bytes);
  const seen = new Map<string, number>();
  const differing: { readonly at: string; readonly ours: CellValue; readonly theirs: CellValue }[] = [];
  for (const sheet of ours.value.sheets)
    sheet.cells.forEach((row, column, { formula, value }) => {
      if (formula === undefined) return;
      seen.set(sheet.name, (seen.get(sheet.name) ?? 0) + 1);
      const other = theirs.sheet(sheet.name)?.cells.value(row, column) ?? null;
      const same =
        typeof value === "number" && typeof other === "number"
          ? other !== nonsense && Math.abs(value - other) <= 1e-6 * Math.max(1, Math.abs(value))
          : value === other;
      if (!same) differing.push({ at: `${sheet.name} ${row + 1}:${column + 1} ${formula}`, ours: value, theirs: other });
    });
  expect(differing).toEqual([]);
  return seen;
}

it.each(Object.keys(settings))(
  "writes a pack whose every formula LibreOffice works out from nonsense to the value we carry: %s",
  async (name) => {
    const book = bookWithPolicy({ Invoices: awkward }, { AR_Settings: settings[name] ?? [] });
    const seen = await recalculatedAlike(book, day(46_326), name.includes("Chinese") ? "zh-CN" : "en-US");
    for (const kind of ["AR Summary", "AR Movement", "AR Trend"]) expect(seen.get(`${kind} 2026-10-31`)).toBeGreaterThan(20);
    // A subtotal for each customer, a total and a check for each currency.
    expect(seen.get("AR Detail 2026-10-31")).toBeGreaterThanOrEqual(14);
  },
);

it("does so for any books", async () => {
  for (const company of fc.sample(companies({ paidIn: "receipts" }), { seed: 20_261_031, numRuns: 3 }))
    await recalculatedAlike(bookOfRows(sheetsOf(company)), reportDay);
});

it("knows each sheet of the pack by one kind and one name", () => {
  expect(new Set(packNames.map(({ kind }) => kind)).size).toBe(packNames.length);
  expect(new Set(packNames.map(({ name }) => name)).size).toBe(packNames.length);
  // Excel allows 31 characters, of which a space and the day take 11.
  for (const { name } of packNames) expect(name.length).toBeLessThanOrEqual(20);
});

it("still writes a pack where nothing is open", async () => {
  const paid = `
    Customer No | Customer | Invoice No | Invoice Date | Due Date   | Amount | Paid Date
    C1          | Oakfield | INV-1      | 2026-09-01   | 2026-10-01 | 100.00 | 2026-10-05`;
  const book = bookOf({ Invoices: paid });
  const request = { choices: noChoices, asOf: day(46_326), preparedAt: "2026-11-02 09:47", whenEdited: "keep" } as const;
  const done = await monthEnd(hostOf(book), { ...request, locale: "zh-CN" }, unwatched);
  expect(done.ok && done.value.sheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["AR Summary 2026-10-31", "AR Movement 2026-10-31"]),
  );
});
