import { day, dayFromIso, isoFromDay } from "../../src/kernel/day.js";
import { comparedDays, planSummary } from "../../src/reports/summary-sheet.js";
import type { SheetPlan } from "../../src/sheet/sheet-plan.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf, bookWithPolicy } from "../support/book-of.js";
import { expectSignedOff } from "../support/golden-sheet.js";
import { monthEndContext, monthEndSheets } from "../support/month-end-book.js";
import { planText } from "../support/plan-text.js";

async function plan(locale: "en-US" | "zh-CN", book?: Workbook): Promise<SheetPlan> {
  const { source, figures, findings, preparedAt } = await monthEndContext(locale, book, day(46_326));
  const { ledger, policy, customers } = source;
  return planSummary({
    figures,
    ledger,
    findings,
    policy,
    customers,
    locale,
    preparedAt,
    file: "book.xlsx",
    name: "AR Summary 2026-10-31",
  });
}

it("sets the key figures beside those of the previous month-end and of a year ago, each with how it is counted", async () =>
  expectSignedOff(await plan("en-US"), "summary.en-US"));

it("speaks both languages to Chinese readers", async () => expectSignedOff(await plan("zh-CN"), "summary.zh-CN"));

it("compares with the month-end before and with the end of the same month a year ago, leap years or not", () => {
  const ofDay = (iso: string): readonly string[] => comparedDays(dayFromIso(iso) ?? day(0)).map(isoFromDay);
  expect(ofDay("2026-10-31")).toEqual(["2026-09-30", "2025-10-31"]);
  expect(ofDay("2025-02-28")).toEqual(["2025-01-31", "2024-02-29"]);
  expect(ofDay("2026-10-15")).toEqual(["2026-09-30", "2025-10-31"]);
});

it("shows a list of open items with what it can tell, and says what it cannot, never a zero", async () => {
  const open = `
    Customer No | Customer | Invoice No | Invoice Date | Due Date   | Balance
    C1          | Oakfield | INV-1      | 2026-09-01   | 2026-10-01 | 100.00
    C2          | Calder   | INV-2      | 2026-10-05   | 2026-11-05 | 250.00`;
  const { rows, checks } = await plan("en-US", bookOf({ Open: open }));
  const lineOf = (label: string): readonly unknown[] =>
    ([...rows].find(({ cells }) => cells[0]?.value.kind === "text" && cells[0].value.text === label)?.cells ?? []).map(({ value }) =>
      value.kind === "text" ? value.text : value.kind === "number" ? value.number : value.kind === "formula" ? value.expected : null,
    );
  expect(lineOf("Receivables").slice(0, 4)).toEqual(["Receivables", 350, "n/a", "n/a"]);
  expect(lineOf("DSO, 90 days").slice(1, 3)).toEqual(["n/a", "n/a"]);
  expect(lineOf("DSO, 90 days").slice(-1)).toEqual(["Not available, because the source lists open items only."]);
  expect(JSON.stringify([...rows])).toContain("2026-09-30: Not available, because the source lists open items only.");
  expect(checks.map(({ difference }) => difference)).toEqual(["0.00"]);
});

it("compares the allowance with the opening balance that AR Policy states for the day, and with no other", async () => {
  const stated = [["opening", 46_295, "", "EUR", 500]];
  const shown = planText(await plan("en-US", bookWithPolicy(monthEndSheets, { AR_Allowance: stated })));
  expect(shown).toMatch(/A Loss allowance \| B [\d.]+ \| C 500.00 \| D =B\d+-C\d+ gives/);
  expect(shown).toContain("2025-10-31, Loss allowance; Allowance, percent of receivables: Not available, because AR Policy states no");
});
