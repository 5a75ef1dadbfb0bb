import { addDays, monthStart, plusMonths, type DayNumber } from "../kernel/day.js";
import { minor } from "../kernel/money.js";
import type { Measures } from "../policy/policy.js";
import type { DailyTotals } from "./daily-totals.js";
import {
  amountOf,
  amountStep,
  constant,
  larger,
  minus,
  numberOf,
  numberStep,
  over,
  plus,
  times,
  type Input,
  type Step,
  type Term,
} from "./explanation.js";
import type { Metric } from "./figures.js";
import { countBack } from "./methods/count-back.js";
import { refused } from "./metric.js";
import type { MetricContext } from "./metric-context.js";

/**
 * Count-back DSO of the receivables over the ledger's months. The month of the day counts up to that day only. When the history ends first, the
 * figure is not available, with the days it is at least and the amount left unexplained.
 */
export function countBackDso({ totals, receivables, asOf }: MetricContext, { countBackMonths: monthLength, zeroMonth }: Measures): Metric {
  const open = receivables.total;
  const months = monthlySales(totals, asOf);
  const balance = amountOf("receivables", open, { to: asOf, rows: "open" });
  // Nothing owed of nothing sold is no quick payment: only a net credit stands for 0 days all the same.
  if (open >= 0 && months.length === 0) return refused("no-sales", [balance]);
  const choices = { monthLength, zeroMonth } as const;
  const counted = countBack(
    open,
    months.map(({ billed, days }) => ({ sales: billed, days })),
    choices,
  );
  const { steps, formula } = countedDown(balance, months, counted.last?.month, choices);
  if (counted.end !== "complete")
    return {
      kind: "unavailable",
      reason: counted.end,
      atLeast: counted.days,
      unexplained: minor(counted.unexplained.toNumber()),
      inputs: [balance],
    };
  return { kind: "value", value: counted.days, steps, formula, ...(counted.flag ? { flag: counted.flag } : {}) };
}

/** The months that were counted, one by one: what is left of the balance after each, and the share of the last. */
function countedDown(
  balance: Input,
  months: readonly MonthOfSales[],
  last: number | undefined,
  { monthLength, zeroMonth }: { readonly monthLength: "calendar" | "30"; readonly zeroMonth: "elapse" | "skip" | "stop" },
): { readonly steps: readonly Step[]; readonly formula: Term } {
  const steps: Step[] = [];
  const whole: Input[] = [];
  let left: Term = balance;
  const length = (month: MonthOfSales): number => (monthLength === "30" ? 30 : month.days);
  for (const month of months.slice(0, last ?? 0)) {
    if (month.billed <= 0 && zeroMonth === "skip") continue;
    const where = { from: month.from, to: month.till };
    const step: Step = amountStep("left", minus(left, amountOf("sales", month.billed, { ...where, rows: "billed" })), where);
    steps.push(step);
    whole.push(numberOf("days", length(month), where));
    left = step;
  }
  const end = last === undefined ? undefined : months[last];
  // A balance of zero or less leaves nothing to count back: it stands for no days.
  if (!end) return { steps: [...steps, amountStep("to-count-back", larger(balance, constant(0)))], formula: constant(0) };
  const where = { from: end.from, to: end.till };
  const share = times(over(left, amountOf("sales", end.billed, { ...where, rows: "billed" })), numberOf("days", length(end), where));
  if (whole.length === 0) return { steps, formula: share };
  const counted = numberStep("whole-months", plus(...whole));
  return { steps: [...steps, counted], formula: plus(counted, share) };
}

interface MonthOfSales {
  readonly from: DayNumber;
  readonly till: DayNumber;
  readonly days: number;
  readonly billed: number;
}

/** Sales by calendar month, the latest first, back to the month of the first sale. */
function monthlySales({ sales, firstSale }: DailyTotals, asOf: DayNumber): readonly MonthOfSales[] {
  const months: MonthOfSales[] = [];
  if (firstSale === undefined || firstSale > asOf) return months;
  const firstMonth = monthStart(firstSale);
  for (let from = monthStart(asOf), till = asOf; from >= firstMonth; till = addDays(from, -1), from = plusMonths(from, -1)) {
    months.push({ from, till, days: till - from + 1, billed: sales.between(from, till) });
  }
  return months;
}
