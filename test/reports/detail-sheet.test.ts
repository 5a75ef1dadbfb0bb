import { planDetail } from "../../src/reports/detail-sheet.js";
import type { SheetPlan } from "../../src/sheet/sheet-plan.js";
import { expectSignedOff } from "../support/golden-sheet.js";
import { monthEndContext } from "../support/month-end-book.js";

async function plan(locale: "en-US" | "zh-CN"): Promise<SheetPlan> {
  const { source, figures, findings, preparedAt } = await monthEndContext(locale);
  const { ledger, policy, customers } = source;
  return planDetail({ figures, ledger, findings, policy, customers, locale, preparedAt, file: "book.xlsx", name: "AR Detail 2026-10-31" });
}

it("lists every open item under its customer, folded, with subtotals that follow a filter", async () =>
  expectSignedOff(await plan("en-US"), "detail.en-US"));

it("speaks both languages to Chinese readers", async () => expectSignedOff(await plan("zh-CN"), "detail.zh-CN"));

it("folds the items of each customer and nothing else", async () => {
  const { folds = [], rows } = await plan("en-US");
  const role = (row: number): string | undefined => rows[row]?.cells[0]?.role;
  for (const { first, last } of folds) {
    expect(role(last + 1)).toBe("subtotal-label");
    for (let row = first; row <= last; row++) expect(role(row)).toBe("text");
  }
  expect(folds.reduce((count, { first, last }) => count + last - first + 1, 0)).toBe(8);
});
