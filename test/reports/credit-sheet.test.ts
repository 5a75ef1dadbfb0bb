import { creditPlan } from "../../src/app/credit.js";
import { fetchDeliveries } from "../../src/app/deliveries.js";
import { monthEnd } from "../../src/app/month-end.js";
import type { PlanContext } from "../../src/app/plan-context.js";
import { noChoices } from "../../src/app/read-source.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { SheetPlan } from "../../src/sheet/sheet-plan.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf } from "../support/book-of.js";
import { expectSignedOff } from "../support/golden-sheet.js";
import { monthEndContext, monthEndSheets } from "../support/month-end-book.js";
import { planText } from "../support/plan-text.js";
import { expectRecalculated } from "../support/sheets-of-book.js";

jest.setTimeout(120_000);

const name = "AR Credit 2026-10-31";
const withDeliveries = {
  ...monthEndSheets,
  Customers: `
    Customer No | Name              | Credit Limit | Currency
    C1          | Oakfield Retail   | 27000        | EUR
    C2          | =Calder & Finch   | 90000        | EUR
    C4          | Redstone Hardware | 0            | EUR
    C6          | Lanhai Trading    | 5000         | USD
    C7          | Kestrel Marine    | 10000        | CNY
    C8          | Brightwater Foods | 100          | EUR
  `,
  Deliveries: `
    Delivery No | Customer No | Delivery Date | Currency | Amount  | Invoice No
    D-1         | C1          | 2026-10-20    | EUR      | 1500.25 |
    D-2         | C8          | 2026-10-21    | EUR      | 40      |
    D-3         | C2          | 2026-10-22    | EUR      | 5000    |
    D-4         | C6          | 2026-10-23    | USD      | 6000    |
  `,
};

async function context(sheets: Readonly<Record<string, string>>, locale: "en-US" | "zh-CN" = "en-US"): Promise<PlanContext> {
  const book = bookOf(sheets);
  const given = await monthEndContext(locale, book);
  const read = await fetchDeliveries(hostOf(book), given.source, unwatched);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return { ...given, deliveries: read.value };
}

const plan = async (sheets: Readonly<Record<string, string>>, locale: "en-US" | "zh-CN" = "en-US"): Promise<SheetPlan> =>
  creditPlan(await context(sheets, locale), name);

it("lists who is on hold, watched, without a limit and within it, with headroom and the oldest item", async () =>
  expectSignedOff(await plan(monthEndSheets), "credit.en-US"));

it("counts what is delivered and not billed, so that a customer is over its limit before the invoice is written", async () =>
  expectSignedOff(await plan(withDeliveries), "credit-deliveries.en-US"));

it("speaks both languages to Chinese readers", async () => expectSignedOff(await plan(withDeliveries, "zh-CN"), "credit-deliveries.zh-CN"));

it("says that a limit is not known, and tells no headroom then", async () => {
  const text = planText(await plan({ Invoices: monthEndSheets["Invoices"] ?? "" }));
  expect(text).toContain("C1 | B Oakfield Retail | C on hold | D past due over 60 days; no limit in the list of customers | E not known");
  expect(text).not.toMatch(/=E\d+-F\d+/);
});

it("is part of the month-end and works out in LibreOffice", async () => {
  const book: Workbook = bookOf(withDeliveries);
  const request = {
    choices: noChoices,
    asOf: dayFromIso("2026-10-31"),
    locale: "en-US",
    preparedAt: "2026-11-02 09:47",
    whenEdited: "keep",
  } as const;
  const done = await monthEnd(hostOf(book), request, unwatched);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  expect(done.value.sheets.find((sheet) => sheet.name === name)?.checks.map(({ difference }) => difference)).toEqual([
    "0.00",
    "0.00",
    "0.00",
  ]);
  expectRecalculated(book, name, 20);
});
