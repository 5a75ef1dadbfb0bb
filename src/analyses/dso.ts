import { addDays, dayFromParts, civilFromDay, quarterStart, type DayNumber } from "../kernel/day.js";
import { ExactSum, type Ratio } from "../kernel/money.js";
import { isSale, type Ledger } from "../ledger/ledger.js";
import { daysOf, lastDays, startsAfter, type DailyTotals, type Period } from "./daily-totals.js";
import { amountOf, constant, inputsOf, minus, numberOf, over, plus, productOf, times, type Input, type Term } from "./explanation.js";
import type { Metric } from "./figures.js";
import { weightedMean } from "./methods/collection.js";
import { averageDaysDelinquent, bestPossibleDso, daysOfSales, delinquentDso, type DaysFigure, type SalesPeriod } from "./methods/dso.js";
import { andThen } from "./methods/outcome.js";
import { averageBalance } from "./methods/turnover.js";
import { explained, refused } from "./metric.js";
import type { MetricContext } from "./metric-context.js";

/** The numbers that any DSO of a period is made of. */
interface SalesInputs {
  readonly sales: Input;
  readonly days: Input;
  readonly period: SalesPeriod;
}

export function salesInputs(totals: DailyTotals, period: Period): SalesInputs {
  const where = { from: period.from, to: period.till };
  const sales = totals.sales.between(period.from, period.till);
  return {
    sales: amountOf("sales", sales, { ...where, rows: "billed" }),
    days: numberOf("days", daysOf(period), where),
    period: { creditSales: sales, days: daysOf(period) },
  };
}

const daysFormula = (balance: Term, { sales, days }: SalesInputs): Term => times(over(balance, sales), days);

/** Receivables over the sales of the last `days` days, in days. */
export function simpleDso(context: MetricContext, days: number): Metric {
  return dsoOf(context, lastDays(context.asOf, days));
}

/** As {@link simpleDso}, over the calendar quarter of the day up to that day, with the days elapsed in it. */
export function quarterDso(context: MetricContext): Metric {
  return dsoOf(context, { from: quarterStart(context.asOf), till: context.asOf });
}

/** As {@link simpleDso}, over the calendar year up to the day. */
export function yearDso(context: MetricContext): Metric {
  return dsoOf(context, { from: yearStart(context.asOf), till: context.asOf });
}

function yearStart(asOf: DayNumber): DayNumber {
  return dayFromParts(civilFromDay(asOf).year, 1, 1) ?? asOf;
}

function dsoOf({ totals, receivables, asOf }: MetricContext, period: Period): Metric {
  const inputs = salesInputs(totals, period);
  const balance = amountOf("receivables", receivables.total, { to: asOf, rows: "open" });
  return explained(daysOfSales(receivables.total, inputs.period), daysFormula(balance, inputs));
}

/** DSO on the mean of the balances before and at the end of the last `days` days. Not available before the history begins. */
export function averageDso({ totals, receivables, asOf }: MetricContext, days: number): Metric {
  const period = lastDays(asOf, days);
  const inputs = salesInputs(totals, period);
  const before = addDays(period.from, -1);
  const opening = totals.balance.until(before);
  const balances = [
    amountOf("receivables", opening, { to: before, rows: "open" }),
    amountOf("receivables", receivables.total, { to: asOf, rows: "open" }),
  ];
  const formula = daysFormula(over(plus(...balances), constant(2)), inputs);
  if (startsAfter(totals, before)) return refused("history-too-short", inputsOf([], formula));
  const average = averageBalance([opening, receivables.total], "ends");
  return average.kind === "value" ? explained(daysOfSales(average.value, inputs.period), formula) : refused("zero-denominator");
}

/** What DSO would be if nothing were past due: the part not past due over the sales of the last `days` days. */
export function bestPossible({ totals, receivables, asOf }: MetricContext, days: number): Metric {
  const inputs = salesInputs(totals, lastDays(asOf, days));
  const balance = amountOf("not-past-due", receivables.notPastDue, { to: asOf, rows: "not-past-due" });
  return explained(bestPossibleDso(receivables.notPastDue, inputs.period), daysFormula(balance, inputs));
}

/** Days of sales in past-due balances, told as DSO less best possible DSO. */
export function delinquentDays({ totals, receivables, asOf }: MetricContext, days: number): Metric {
  const inputs = salesInputs(totals, lastDays(asOf, days));
  const all = amountOf("receivables", receivables.total, { to: asOf, rows: "open" });
  const best = amountOf("not-past-due", receivables.notPastDue, { to: asOf, rows: "not-past-due" });
  return explained(
    unflagged(averageDaysDelinquent(receivables.pastDue, inputs.period)),
    minus(daysFormula(all, inputs), daysFormula(best, inputs)),
  );
}

/** Past-due credits make the difference negative; the receivable behind it need not be a credit. */
function unflagged(figure: DaysFigure): DaysFigure {
  return figure.kind === "value" ? { kind: "value", value: figure.value } : figure;
}

/** The past-due part of DSO, and the days granted beyond the terms of the same sales. Source: METHODS A, JD Edwards. */
export function delinquentSplit(
  { ledger, currency, totals, receivables, asOf }: MetricContext,
  days: number,
): { readonly delinquent: Metric; readonly terms: Metric; readonly extended: Metric } {
  const period = lastDays(asOf, days);
  const inputs = salesInputs(totals, period);
  const where = { from: period.from, to: period.till };
  const pastDue = amountOf("past-due", receivables.pastDue, { to: asOf, rows: "past-due" });
  const granted = amountOf("not-past-due", receivables.notPastDue, { to: asOf, rows: "not-past-due" });
  const given = termsOf(ledger, currency, period);
  const timesTerms = productOf("sales-times-terms", given.timesDays, 1, where);
  const withTerms = amountOf("sales-with-terms", given.sales, { ...where, rows: "billed" });
  const mean = given.sales <= 0 ? undefined : weightedMean(given.timesDays, given.sales);
  const lacking = inputs.period.creditSales === 0 ? "no-sales" : "terms-missing";
  const terms = mean?.kind === "value" ? explained(mean, over(timesTerms, withTerms)) : refused(lacking, [timesTerms, withTerms]);
  const split = delinquentDso(receivables.total, receivables.pastDue, inputs.period, terms.kind === "value" ? terms.value : 0);
  const extended = minus(daysFormula(granted, inputs), over(timesTerms, withTerms));
  return {
    delinquent: explained(
      andThen(split, ({ delinquentDso: late }) => late),
      daysFormula(pastDue, inputs),
    ),
    terms,
    extended:
      terms.kind === "value"
        ? explained(
            andThen(split, ({ extendedDso }) => extendedDso),
            extended,
          )
        : refused(lacking, inputsOf([], extended)),
  };
}

/** Sales of a period that have a due day, and these times the days from issue to due. */
function termsOf(ledger: Ledger, currency: number, { from, till }: Period): { readonly sales: number; readonly timesDays: Ratio } {
  let sales = 0;
  const timesDays = new ExactSum();
  for (let i = 0; i < ledger.size; i++) {
    const issued = ledger.issued[i] as number;
    const due = ledger.due[i] as number;
    if (issued < from || issued > till || due === 0 || (ledger.currency[i] as number) !== currency) continue;
    if (!isSale(ledger.kind[i] as number)) continue;
    sales += ledger.amount[i] as number;
    timesDays.add(ledger.amount[i] as number, due - issued);
  }
  return { sales, timesDays: timesDays.total() };
}
