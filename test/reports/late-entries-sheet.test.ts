import { lateEntriesPlan } from "../../src/app/late-entries.js";
import { monthEnd } from "../../src/app/month-end.js";
import { noChoices } from "../../src/app/read-source.js";
import { readSnapshots } from "../../src/app/snapshots.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { SheetPlan } from "../../src/sheet/sheet-plan.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf } from "../support/book-of.js";
import { expectSignedOff } from "../support/golden-sheet.js";
import { monthEndContext } from "../support/month-end-book.js";
import { planText } from "../support/plan-text.js";
import { expectRecalculated } from "../support/sheets-of-book.js";

jest.setTimeout(120_000);

const invoices = `
  Customer | Customer Name     | Invoice No | Currency | Invoice Date | Due Date   | Amount  | Paid Date
  C1       | Oakfield Retail   | 1001       | EUR      | 2026-08-10   | 2026-09-09 | 100.50  |
  C1       | Oakfield Retail   | 1002       | EUR      | 2026-09-15   | 2026-10-15 | 200     | 2026-10-20
  C2       | =Calder & Finch   | 1003       | EUR      | 2026-09-20   | 2026-10-20 | 8000.25 |
  C3       | Redstone Hardware | 1004       | USD      | 2026-09-01   | 2026-10-01 | 300     |
  C3       | Redstone Hardware | 1005       | EUR      | 2026-10-05   | 2026-11-04 | 40      |
`;

async function close(
  book: Workbook,
  iso: string,
): Promise<readonly { readonly name: string; readonly checks: readonly { readonly difference: string }[] }[]> {
  const request = {
    choices: noChoices,
    asOf: dayFromIso(iso),
    locale: "en-US",
    preparedAt: "2026-11-02 09:47",
    whenEdited: "keep",
  } as const;
  const done = await monthEnd(hostOf(book), request, unwatched);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value.sheets;
}

/** September closed; then an invoice is entered late, one changes its amount, and one is settled as of a day before the close. */
async function closedAndChanged(): Promise<Workbook> {
  const book = bookOf({ Invoices: invoices });
  await close(book, "2026-09-30");
  const cells = book.sheet("Invoices")?.cells;
  if (!cells) throw new Error("no invoices");
  cells.set(1, 7, { value: dayFromIso("2026-09-28") ?? 0 });
  cells.set(3, 6, { value: 7900.25 });
  ["C4", "Marlow Industrial", "1006", "EUR", dayFromIso("2026-09-29") ?? 0, dayFromIso("2026-10-29") ?? 0, 512.4].forEach((value, column) =>
    cells.set(6, column, { value }),
  );
  return book;
}

async function plan(book: Workbook, locale: "en-US" | "zh-CN"): Promise<SheetPlan> {
  const host = hostOf(book);
  const context = await monthEndContext(locale, book);
  const snapshots = await readSnapshots(host, context.source.survey, "", unwatched);
  if (!snapshots.ok) throw new Error(JSON.stringify(snapshots.failure));
  return lateEntriesPlan({ ...context, snapshots: snapshots.value }, "AR Late Entries 2026-10-31");
}

it("holds a closed month, rebuilt now, against what was kept of it, item by item", async () =>
  expectSignedOff(await plan(await closedAndChanged(), "en-US"), "late-entries.en-US"));

it("speaks both languages to Chinese readers", async () =>
  expectSignedOff(await plan(await closedAndChanged(), "zh-CN"), "late-entries.zh-CN"));

it("foots by formulas that LibreOffice works out to the same cents, over a register that a person sorted", async () => {
  const book = await closedAndChanged();
  const register = book.table("AR_OpenItems");
  if (!register) throw new Error("no register");
  const { top, left, columns } = register.table.area;
  for (let column = left; column < left + columns; column++) {
    const first = register.sheet.cells.get(top + 1, column);
    register.sheet.cells.set(top + 1, column, register.sheet.cells.get(top + 3, column));
    register.sheet.cells.set(top + 3, column, first);
  }
  const sheets = await close(book, "2026-10-31");
  const late = sheets.find(({ name }) => name === "AR Late Entries 2026-10-31");
  expect(late?.checks.map(({ difference }) => difference)).toEqual(["0.00", "0.00", "0.00", "0.00"]);
  expectRecalculated(book, "AR Late Entries 2026-10-31", 15);
});

it("is not written in the first month, since no earlier one is kept, and says so where nothing came late", async () => {
  const book = bookOf({ Invoices: invoices });
  expect((await close(book, "2026-09-30")).map(({ name }) => name)).not.toContain("AR Late Entries 2026-09-30");
  await close(book, "2026-10-31");
  expect(planText(await plan(book, "en-US"))).toContain("Nothing was entered into this month after it was closed.");
});

it("shows that a person changed what was kept: the items no longer add up to the balances of that day", async () => {
  const book = bookOf({ Invoices: invoices });
  await close(book, "2026-09-30");
  const register = book.table("AR_OpenItems");
  if (!register) throw new Error("no register");
  const open = register.table.area.left + 9;
  register.sheet.cells.set(register.table.area.top + 1, open, { value: 90.5 });
  const sheets = await close(book, "2026-10-31");
  expect(sheets.find(({ name }) => name.startsWith("AR Late"))?.checks.map(({ difference }) => difference)).toEqual([
    "0.00",
    "-10.00",
    "0.00",
    "0.00",
  ]);
  expectRecalculated(book, "AR Late Entries 2026-10-31", 10);
});

it("names the row of the register that it cannot read, and leaves it out", async () => {
  const book = bookOf({ Invoices: invoices });
  await close(book, "2026-09-30");
  const register = book.table("AR_OpenItems");
  if (!register) throw new Error("no register");
  register.sheet.cells.set(register.table.area.top + 1, 9, { value: "about 100" });
  expect(planText(await plan(book, "en-US"))).toMatch(
    /holds “about 100”, where an amount as a number is needed\. Its row takes no part here\./,
  );
});

it("says why a closed month cannot be held against a list of what is open now", async () => {
  const book = bookOf({ Invoices: invoices });
  await close(book, "2026-09-30");
  const cells = book.sheet("Invoices")?.cells;
  for (let row = 0; row < 6; row++) cells?.set(row, 7, { value: null });
  cells?.set(0, 6, { value: "Open Amount" });
  expect(planText(await plan(book, "en-US"))).toContain(
    "Not available, because the source lists open items only: 2026-09-30 cannot be rebuilt from it.",
  );
});
