import type { SheetPlan } from "../../src/sheet/sheet-plan.js";
import { planTrend } from "../../src/reports/trend-sheet.js";
import { bookOf } from "../support/book-of.js";
import { expectSignedOff } from "../support/golden-sheet.js";
import { monthEndContext, monthEndDay } from "../support/month-end-book.js";
import { planText } from "../support/plan-text.js";

async function plan(locale: "en-US" | "zh-CN", sheets?: Readonly<Record<string, string>>): Promise<SheetPlan> {
  const { source, figures, findings, preparedAt } = await monthEndContext(locale, sheets && bookOf(sheets), monthEndDay);
  const { ledger, policy, customers } = source;
  return planTrend({ figures, ledger, findings, policy, customers, locale, preparedAt, file: "book.xlsx", name: "AR Trend 2026-10-31" });
}

it("shows sales, receipts, balances and ratios of each month that the source can tell, and says which it cannot", async () =>
  expectSignedOff(await plan("en-US"), "trend.en-US"));

it("speaks both languages to Chinese readers", async () => expectSignedOff(await plan("zh-CN"), "trend.zh-CN"));

it("draws a line for each figure over the months that are known, none over one month alone", async () => {
  const { charts = [] } = await plan("en-US");
  expect(charts.map(({ name, categories }) => [name, categories.rows])).toEqual([
    ["AR amountsTitle EUR", 5],
    ["AR daysTitle EUR", 5],
    ["AR percentTitle EUR", 5],
    ["AR amountsTitle CNY", 2],
    ["AR daysTitle CNY", 2],
    ["AR percentTitle CNY", 2],
  ]);
});

it("says that a list of open items has no trend, and why", async () => {
  const shown = planText(
    await plan("en-US", {
      Open: `
        Customer No | Customer | Invoice No | Invoice Date | Due Date   | Balance
        C1          | Oakfield | INV-1      | 2026-09-01   | 2026-10-01 | 100.00
        C2          | Calder   | INV-2      | 2026-09-05   | 2026-10-05 | 250.00`,
    }),
  );
  expect(shown).toContain("Not available, because the source lists open items only.");
});
