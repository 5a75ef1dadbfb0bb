import { addDays } from "../kernel/day.js";
import { monthsBefore, startsAfter } from "./daily-totals.js";
import { amountOf, constant, inputsOf, numberOf, over, plus, times, type Term } from "./explanation.js";
import type { Metric } from "./figures.js";
import { turnover as turnoverOf } from "./methods/turnover.js";
import { explained, refused } from "./metric.js";
import type { MetricContext } from "./metric-context.js";

/** Average balance (平均余额), turnover (周转率, times a year) and its days (周转天数): three figures that never share a name. */
export interface TurnoverMetrics {
  readonly averageBalance: Metric;
  readonly turnover: Metric;
  readonly turnoverDays: Metric;
}

/**
 * Turnover of the twelve months that end with the day: their sales over the mean of their opening and closing balance, or of their 13 month-ends
 * as the policy says; and the year of 360 or 365 days over it. Not available where the history begins later than the year.
 */
export function yearTurnover({ totals, receivables, asOf, policy }: MetricContext): TurnoverMetrics {
  const { averageBalance: averaging, yearDays } = policy.measures;
  const back = averaging === "ends" ? [12, 0] : Array.from({ length: 13 }, (_, i) => 12 - i);
  const days = back.map((months) => monthsBefore(asOf, months));
  const balances = days.map((day) => (day === asOf ? receivables.total : totals.balance.until(day)));
  const opening = monthsBefore(asOf, 12);
  const period = { from: addDays(opening, 1), to: asOf };
  const sales = totals.sales.between(period.from, asOf);
  const inputs = balances.map((balance, i) => amountOf("receivables", balance, { to: days[i] ?? asOf, rows: "open" }));
  const average: Term = over(plus(...inputs), constant(inputs.length));
  const billed = amountOf("sales", sales, { ...period, rows: "billed" });
  const formulas = {
    balance: average,
    turnover: over(billed, average),
    days: times(over(average, billed), numberOf("year-days", yearDays)),
  };
  if (startsAfter(totals, opening)) {
    const short = (formula: Term): Metric => refused("history-too-short", inputsOf([], formula));
    return { averageBalance: short(formulas.balance), turnover: short(formulas.turnover), turnoverDays: short(formulas.days) };
  }
  const figures = turnoverOf(sales, balances, undefined, averaging === "ends" ? "ends" : "all", yearDays);
  return {
    averageBalance: explained(figures.balance, formulas.balance),
    turnover: explained(figures.turnover, formulas.turnover),
    turnoverDays: explained(figures.days, formulas.days),
  };
}
