import { creditPlan } from "../../src/app/credit.js";
import { monthEnd } from "../../src/app/month-end.js";
import { noChoices } from "../../src/app/read-source.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { creditLists } from "../../src/analyses/credit-list.js";
import { explainedText } from "../../src/app/explain-figures.js";
import { monthEndJson } from "../../src/app/month-end-json.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { decimalText } from "../../src/kernel/money.js";
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

const plan = async (sheets: Readonly<Record<string, string>>, locale: "en-US" | "zh-CN" = "en-US"): Promise<SheetPlan> =>
  creditPlan(await monthEndContext(locale, bookOf(sheets)), name);

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

it("shows the same exposure, headroom and status in the answer, on the sheet and where it is explained", async () => {
  const { source, figures, findings } = await monthEndContext("en-US", bookOf(withDeliveries));
  const run = { source, figures, findings, sheets: [], notices: [] };
  const { credit } = monthEndJson(run) as unknown as { readonly credit: readonly Readonly<Record<string, unknown>>[] };
  const lists = creditLists({ figures, ...source });
  for (const { currency, lines } of lists)
    for (const line of lines)
      expect(credit).toContainEqual(
        expect.objectContaining({
          customer: line.customer,
          currency: currency.code,
          exposure: decimalText(line.exposure, currency.exponent),
          available: line.headroom === undefined ? null : decimalText(line.headroom, currency.exponent),
          reasons: line.reasons,
        }),
      );
  expect(credit).toHaveLength(lists.reduce((sum, { lines }) => sum + lines.length, 0));
  expect(credit.find(({ customer }) => customer === "C1")).toMatchObject({
    open: "24922.40",
    delivered: "1500.25",
    exposure: "26422.65",
    status: "hold",
  });
  expect(credit.find(({ customer }) => customer === "C8")).toMatchObject({
    open: "0.00",
    delivered: "40.00",
    available: "60.00",
    status: "ok",
  });
  expect(explainedText(run, "headroom", "en-US")).toContain("= 27,000.00 - (24,922.40 + 1,500.25)");
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
