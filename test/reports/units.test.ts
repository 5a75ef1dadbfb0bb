import fc from "fast-check";
import { computeFigures } from "../../src/analyses/compute.js";
import { packSheets } from "../../src/app/plans.js";
import type { PlanContext } from "../../src/app/plan-context.js";
import { policyAsStated } from "../../src/app/policy-plan.js";
import { detailColumnChoices, type Presentation } from "../../src/policy/presentation.js";
import { sheetUnitChoices, type PlanCell, type SheetPlan } from "../../src/sheet/sheet-plan.js";
import type { CellStyle } from "../../src/sheet/style.js";
import { planToBatches } from "../../src/write/plan-to-batch.js";
import { styleOf } from "../../src/write/theme.js";
import { bookWithPolicy } from "../support/book-of.js";
import { expectSignedOff } from "../support/golden-sheet.js";
import { monthEndContext, monthEndDay, monthEndSheets } from "../support/month-end-book.js";
import { bookOfRows, companies, readBook, reportDay, sheetsOf } from "../support/random-books.js";

const named = (locale: "en-US" | "zh-CN"): Partial<Presentation> =>
  locale === "zh-CN"
    ? { units: 10_000, reportTitle: "蓝海集团月度财务报告", preparedBy: "王编制", reviewedBy: "李复核" }
    : { units: 1000, reportTitle: "Northwind plc, group reporting", preparedBy: "A. Clerk", reviewedBy: "B. Controller" };

function shownAs(context: PlanContext, presentation: Partial<Presentation>): PlanContext {
  const { source } = context;
  const policy = { ...source.policy, presentation: { ...source.policy.presentation, ...presentation } };
  return { ...context, source: { ...source, policy } };
}

/** With a control balance and the movements of an allowance, so that there is a tie-out and there are entries to book. */
const withBalances = (): ReturnType<typeof bookWithPolicy> =>
  bookWithPolicy(monthEndSheets, {
    AR_Control: [["", "EUR", monthEndDay ?? 0, "1122", 117_582.4, "", ""]],
    AR_Allowance: [["opening", monthEndDay ?? 0, "", "EUR", 1000]],
  });

const packOf = (context: PlanContext): readonly SheetPlan[] =>
  packSheets.flatMap(({ plan, lacks }) => (lacks?.(context) ? [] : [plan(context, "AR Any")]));

/** Every number, day and formula with where it stands: all but the words. */
function figuresOn({ rows }: SheetPlan): readonly unknown[] {
  return [...rows].flatMap(({ cells }, row) =>
    cells.flatMap(({ column, value }) => (value.kind === "text" || value.kind === "empty" ? [] : [[row, column, value]])),
  );
}

it.each(["en-US", "zh-CN"] as const)(
  "writes a signed-off aging, open items and allowance in units, titled and signed by name: %s",
  async (locale) => {
    const context = shownAs(await monthEndContext(locale, withBalances()), named(locale));
    for (const kind of ["aging", "detail", "provision"] as const) {
      const sheet = packSheets.find((each) => each.kind === kind)?.plan(context, `AR ${kind} 2026-10-31`);
      if (sheet) expectSignedOff(sheet, `units-${kind}.${locale}`);
    }
    expect.assertions(3);
  },
);

it("holds the same values and formulas in all units, on every sheet", async () => {
  for (const locale of ["en-US", "zh-CN"] as const) {
    const context = await monthEndContext(locale, withBalances());
    const [full = [], ...scaled] = sheetUnitChoices.map((units) => packOf(shownAs(context, { units })).map(figuresOn));
    expect(full.length).toBeGreaterThan(8);
    for (const pack of scaled) expect(pack).toEqual(full);
  }
});

it("does so for any books and any columns", async () => {
  const context = await monthEndContext("en-US");
  const columns = fc.shuffledSubarray([...detailColumnChoices]);
  await fc.assert(
    fc.asyncProperty(companies({ paidIn: "rows" }), columns, async (company, detailColumns) => {
      const { ledger, customers } = await readBook(bookOfRows(sheetsOf(company)));
      const { policy } = context.source;
      const figures = computeFigures(ledger, policy, customers, reportDay);
      const of = { ...context, figures, source: { ...context.source, ledger, customers } };
      const [full = [], ...scaled] = sheetUnitChoices.map((units) => packOf(shownAs(of, { units, detailColumns })).map(figuresOn));
      for (const pack of scaled) expect(pack).toEqual(full);
    }),
    { numRuns: 15 },
  );
});

/** The number formats of a sheet as it is written, by the role of the cells. */
function formatsOn(sheet: SheetPlan, wanted: (cell: PlanCell) => boolean = () => true): readonly string[] {
  const places = [...sheet.rows].flatMap(({ cells }, row) => cells.filter(wanted).map(({ column }) => [row, column] as const));
  const styles: { readonly areas: readonly { top: number; left: number; rows: number; columns: number }[]; readonly style: CellStyle }[] =
    planToBatches(sheet, { stands: false }).writing.steps.flatMap((step) =>
      step.kind === "style" ? [{ areas: [...step.areas], style: step.style }] : [],
    );
  const formats = places.flatMap(
    ([row, column]) =>
      styles.find(({ areas }) =>
        areas.some(({ top, left, rows, columns }) => row >= top && row < top + rows && column >= left && column < left + columns),
      )?.style.numberFormat ?? [],
  );
  return [...new Set(formats)];
}

const isScaled = (format: string): boolean => /0,_\)/.test(format);

it("shows the amounts of aging, open items, movement, credit, allowance and trend in the units of AR Policy", async () => {
  const context = shownAs(await monthEndContext("en-US", withBalances()), { units: 1000 });
  const isAmount = ({ role, inFull, value }: PlanCell): boolean =>
    (role === "amount" || role === "total-amount" || role === "subtotal-amount") && !inFull && value.kind !== "text";
  for (const sheet of packOf(context))
    if (["aging", "detail", "movement", "credit", "provision", "trend", "summary"].includes(sheet.kind))
      expect([sheet.kind, formatsOn(sheet, isAmount)]).toEqual([sheet.kind, ['#,##0,_);[Red](#,##0,);"-"_)']]);
});

it("shows checks, letters, the tie-out, the sign-off and AR Policy in full", async () => {
  const context = shownAs(await monthEndContext("en-US", withBalances()), { units: 10_000 });
  const pack = packOf(context);
  for (const sheet of pack) expect(formatsOn(sheet, ({ role }) => role === "check-amount").filter(isScaled)).toEqual([]);
  const inFull = [...pack.filter(({ kind }) => ["letters", "tie-out", "sign-off"].includes(kind)), policyAsStated(context, "AR Policy")];
  expect(inFull.map(({ kind }) => kind)).toEqual(["letters", "tie-out", "policy"]);
  for (const sheet of inFull) expect(formatsOn(sheet).filter(isScaled)).toEqual([]);
});

it("shows entries to book in full beside an allowance in thousands", async () => {
  const context = shownAs(await monthEndContext("en-US", withBalances()), { units: 1000 });
  const sheet = packOf(context).find(({ kind }) => kind === "provision");
  const booked = sheet ? formatsOn(sheet, ({ inFull, role }) => inFull === true && role !== "check-amount") : [];
  expect(booked).toEqual(['#,##0.00_);[Red](#,##0.00);"-"_)']);
});

it("never scales an index, which is no money", async () => {
  const context = shownAs(await monthEndContext("en-US", withBalances()), { units: 10_000 });
  const { rows = [] } = packOf(context).find(({ kind }) => kind === "summary") ?? {};
  const concentrations = [...rows].filter(({ cells }) => cells.some(({ value }) => value.kind === "text" && value.text.includes("HHI")));
  const numbers = concentrations.flatMap(({ cells }) => cells.filter(({ role, value }) => role === "amount" && value.kind === "formula"));
  expect(numbers.length).toBeGreaterThan(0);
  expect([...new Set(numbers.map((cell) => styleOf(cell, 10_000).numberFormat))]).toEqual(['#,##0_);[Red](#,##0);"-"_)']);
});

it("has a format for thousands, and one for ten thousands that no program puts a separator into", () => {
  const amount: PlanCell = { column: 0, role: "amount", value: { kind: "number", number: 1 } };
  expect(styleOf(amount, 1000).numberFormat).toBe('#,##0,_);[Red](#,##0,);"-"_)');
  expect(styleOf(amount, 10_000).numberFormat).toBe('0\\.0,_);[Red](0\\.0,);"-"_)');
  expect(styleOf({ ...amount, decimals: 0 }, 1000)).toBe(styleOf(amount, 1000));
  expect(styleOf({ ...amount, inFull: true }, 1000)).toBe(styleOf(amount));
});

it("scales the axes of charts of amounts with the sheet, and no other axis", async () => {
  const formats = async (units: 1 | 1000): Promise<readonly string[]> => {
    const pack = packOf(shownAs(await monthEndContext("en-US"), { units }));
    const steps = pack.flatMap((sheet) => planToBatches(sheet, { stands: false }).writing.steps);
    return [...new Set(steps.flatMap((step) => (step.kind === "chart" ? [step.chart.numberFormat] : [])))].sort();
  };
  expect(await formats(1000)).toEqual((await formats(1)).map((format) => (format === "#,##0" ? "#,##0," : format)).sort());
});
