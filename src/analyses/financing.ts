import { exact } from "../kernel/money.js";
import { amountOf, numberOf, over, productOf, rateOf, times } from "./explanation.js";
import type { Metric } from "./figures.js";
import { carryingCost } from "./methods/cash-forecast.js";
import { had } from "./methods/outcome.js";
import { explained, refused } from "./metric.js";
import type { BalanceContext } from "./metric-context.js";

/** What financing the past-due items has cost so far: amount x days past due x cost of capital / days of the year. Credits take off. */
export function costOfOverdue({ receivables: { pastDueDays }, policy, asOf }: BalanceContext): Metric {
  const { costOfCapital, yearDays } = policy.measures;
  const timesDays = productOf("past-due-times-days", pastDueDays, 1, { to: asOf, rows: "past-due" });
  if (costOfCapital === undefined) return refused("cost-of-capital-missing", [timesDays]);
  const rate = exact(costOfCapital);
  const cost = carryingCost([{ amount: pastDueDays, days: 1 }], rate, yearDays);
  return explained(had(cost), over(times(timesDays, rateOf("cost-of-capital", rate)), numberOf("year-days", yearDays)));
}

/** What financing the receivables as they stand costs a year (机会成本, on the full balance). */
export function costOfReceivables({ receivables: { total }, policy, asOf }: BalanceContext): Metric {
  const { costOfCapital, yearDays } = policy.measures;
  const balance = amountOf("receivables", total, { to: asOf, rows: "open" });
  if (costOfCapital === undefined) return refused("cost-of-capital-missing", [balance]);
  const rate = exact(costOfCapital);
  return explained(had(carryingCost([{ amount: total, days: yearDays }], rate, yearDays)), times(balance, rateOf("cost-of-capital", rate)));
}
