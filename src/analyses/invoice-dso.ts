import { day, monthStart, plusMonths } from "../kernel/day.js";
import { amountOf, constant, inputsOf, over, plus, productOf, times } from "./explanation.js";
import type { Metric } from "./figures.js";
import { bucketWeightedDso, trueDsoOfMonths } from "./methods/open-item-dso.js";
import { explained, refused } from "./metric.js";
import type { MetricContext } from "./metric-context.js";
import { monthOf } from "./receivables.js";

/** Days of a bucket in sales-weighted DSO: a month each. */
const daysPerMonth = 30;

/**
 * True DSO: each open item's age times its open amount over the sales of its month. Told by month: what is open of a month's documents times their
 * ages, over that month's sales.
 */
export function invoiceDso(context: MetricContext): Metric {
  const months = openMonths(context);
  const terms = months.map(({ openTimesAge, sales, where }) => over(productOf("open-times-age", openTimesAge, 1, where), sales));
  if (context.receivables.undated) return refused("issue-dates-missing");
  if (terms.length === 0) return refused("nothing-open");
  const figure = trueDsoOfMonths(months.map(({ open, openTimesAge, billed }) => ({ open, openTimesAge, monthSales: billed })));
  if (figure.kind !== "value") return refused("no-sales", inputsOf([], plus(...terms)));
  return explained(figure, plus(...terms));
}

/** Sales-weighted DSO: the share of each month's sales that is still open, times 30 days, added up. */
export function salesWeightedDso(context: MetricContext): Metric {
  const months = openMonths(context);
  if (context.receivables.undated) return refused("issue-dates-missing");
  if (months.length === 0) return refused("nothing-open");
  const shares = months.map(({ open, sales, where }) => over(amountOf("open-of-month", open, where), sales));
  const formula = times(plus(...shares), constant(daysPerMonth));
  const figure = bucketWeightedDso(
    months.map(({ open, billed }) => ({ open, sales: billed })),
    daysPerMonth,
  );
  return explained(figure, formula);
}

/** What is open by month of issue beside that month's sales, the latest first. */
function openMonths({ totals, receivables, asOf }: MetricContext) {
  return receivables.byMonth
    .filter(({ open, openTimesAge }) => open !== 0 || !openTimesAge.isZero())
    .map(({ month, open, openTimesAge }) => {
      const from = plusMonths(monthStart(asOf), month - monthOf(asOf));
      const till = day(Math.min(asOf, plusMonths(from, 1) - 1));
      const where = { from, to: till };
      const billed = totals.sales.between(from, till);
      return { open, openTimesAge, billed, sales: amountOf("sales", billed, { ...where, rows: "billed" }), where };
    });
}
