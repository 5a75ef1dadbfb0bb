import fc from "fast-check";
import { computeFigures } from "../../src/analyses/compute.js";
import type { DayNumber } from "../../src/kernel/day.js";
import { defaultPolicy, unappliedCredits, type Policy } from "../../src/policy/policy.js";
import { planMovement } from "../../src/reports/movement-sheet.js";
import type { ScheduleInput } from "../../src/reports/schedule.js";
import { planSummary } from "../../src/reports/summary-sheet.js";
import { planTrend } from "../../src/reports/trend-sheet.js";
import type { SheetPlan } from "../../src/sheet/sheet-plan.js";
import { bookOfRows, companies, readBook, reportDay, sheetsOf } from "../support/random-books.js";

const days = fc.nat(400).map((ago) => (reportDay - ago) as DayNumber);
const policies = fc.constantFrom(...unappliedCredits).map((choice): Policy => ({ ...defaultPolicy, unappliedCredits: choice }));

/** Cells that lie outside the sheet's columns, or a second time at a place, or are cut by a merged one. */
function misplaced({ rows, columnWidths }: SheetPlan): readonly string[] {
  return [...rows].flatMap(({ cells }, row) => {
    const taken = new Set<number>();
    return cells.flatMap(({ column, span = 1 }) =>
      Array.from({ length: span }, (_, i) => column + i).flatMap((at) => {
        const wrong = at >= columnWidths.length || taken.has(at);
        taken.add(at);
        return wrong ? [`row ${row + 1}, column ${at + 1}`] : [];
      }),
    );
  });
}

it.each(["rows", "receipts"] as const)(
  "every check of summary, movement and trend comes to zero, whatever the books (payments in %s)",
  async (paidIn) => {
    await fc.assert(
      fc.asyncProperty(companies({ paidIn }), days, policies, async (company, asOf, policy) => {
        const { ledger, customers } = await readBook(bookOfRows(sheetsOf(company)));
        const figures = computeFigures(ledger, policy, customers, asOf);
        const input: ScheduleInput = {
          ...{ figures, ledger, findings: [], policy, customers, locale: "zh-CN", preparedAt: "", file: "book.xlsx" },
          name: "AR Any",
        };
        for (const plan of [planSummary(input), planMovement(input), planTrend(input)]) {
          expect(plan.checks.filter(({ difference }) => Number(difference) !== 0)).toEqual([]);
          expect(misplaced(plan)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  },
);
