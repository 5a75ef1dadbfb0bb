import type { DayNumber } from "../kernel/day.js";
import type { Ledger } from "../ledger/ledger.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { badDebt, inPercent, paymentBehaviour, quarterCei } from "./collection.js";
import { balanceConcentration, topTenShare } from "./concentration.js";
import { countBackDso } from "./count-back.js";
import { dailyTotals, type DailyTotals } from "./daily-totals.js";
import { averageDso, bestPossible, delinquentDays, delinquentSplit, quarterDso, simpleDso, yearDso } from "./dso.js";
import { amountOf, over } from "./explanation.js";
import { metricIds, type Metric, type MetricId } from "./figures.js";
import { costOfOverdue, costOfReceivables } from "./financing.js";
import { invoiceDso, salesWeightedDso } from "./invoice-dso.js";
import { flagCredit, quotientOf } from "./methods/outcome.js";
import type { MetricContext } from "./metric-context.js";
import { explained, refused } from "./metric.js";
import { openItems, type OpenItems } from "./open-items.js";
import { receivablesAt, type Receivables } from "./receivables.js";
import { yearTurnover } from "./turnover.js";

/** A ledger made ready to give metrics of many days: what does not depend on the day is computed once. */
export interface MetricSource {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly customers: ReadonlyMap<string, CustomerTerms>;
  /** By currency of the ledger. */
  readonly totals: readonly DailyTotals[];
}

/** @param salesAmounts Minor units of sales by item, when they are to be held against receivables on another basis than the ledger's amounts. */
export function metricSource(
  ledger: Ledger,
  policy: Policy,
  customers: ReadonlyMap<string, CustomerTerms>,
  salesAmounts?: Float64Array,
): MetricSource {
  const options = { withNotes: policy.notesInTurnover, ...(salesAmounts ? { salesAmounts } : {}) };
  return { ledger, policy, customers, totals: ledger.currencies.map((_, currency) => dailyTotals(ledger, currency, options)) };
}

/**
 * Every metric of one currency as of a day: a few passes over the items, whatever the number of months that the metrics look back.
 * @param open What is open at the day, where it is known already.
 */
export function metricsAt(
  { ledger, policy, customers, totals }: MetricSource,
  currency: number,
  asOf: DayNumber,
  open: Pick<OpenItems, "open" | "apart"> = openItems(ledger, policy, customers, asOf),
): Readonly<Record<MetricId, Metric>> {
  const receivables = receivablesAt(ledger, open, policy, currency, asOf);
  const context: MetricContext = {
    ledger,
    policy,
    currency,
    asOf,
    receivables,
    totals: totals[currency] ?? dailyTotals(ledger, currency, { withNotes: true }),
  };
  const balances = ofBalances(context);
  // A list of open items knows neither what was billed nor what was settled.
  if (ledger.source.kind === "open-items") return { ...refusedAll("open-items-only"), ...balances };
  if (!ledger.source.mapping.issueDate) return { ...refusedAll("issue-dates-missing"), ...balances };
  const behaviour = paymentBehaviour(context, 365);
  const split = delinquentSplit(context, 90);
  const year = yearTurnover(context);
  return {
    ...balances,
    dsoSimple30: simpleDso(context, 30),
    dsoSimple90: simpleDso(context, 90),
    dsoSimple365: simpleDso(context, 365),
    dsoQuarter: quarterDso(context),
    dsoCountBack: countBackDso(context, policy.measures),
    bestPossibleDso90: bestPossible(context, 90),
    averageDaysDelinquent90: delinquentDays(context, 90),
    daysToPay365: behaviour.daysToPay,
    daysLateFloored365: behaviour.daysLateFloored,
    daysLateSigned365: behaviour.daysLateSigned,
    ceiQuarter: quarterCei(context),
    dsoYear: yearDso(context),
    dsoAverage90: averageDso(context, 90),
    dsoAverage365: averageDso(context, 365),
    dsoTrue: invoiceDso(context),
    dsoSalesWeighted: salesWeightedDso(context),
    delinquentDso90: split.delinquent,
    termsGranted90: split.terms,
    extendedDso90: split.extended,
    ...year,
    ceiQuarterMonthly: quarterCei(context, "monthlyAverage"),
    badDebtRatio365: badDebt(context, 365),
  };
}

type BalanceMetric = "percentCurrent" | "concentration" | "topTenShare" | "costOfOverdue" | "costOfReceivables";

/** What balances alone tell, with or without a history. */
function ofBalances(context: MetricContext): Pick<Readonly<Record<MetricId, Metric>>, BalanceMetric> {
  return {
    percentCurrent: percentCurrent(context.receivables, context.asOf),
    concentration: balanceConcentration(context),
    topTenShare: topTenShare(context),
    costOfOverdue: costOfOverdue(context),
    costOfReceivables: costOfReceivables(context),
  };
}

/** The part of the receivables that is not past due, in percent. */
function percentCurrent({ notPastDue, total }: Receivables, asOf: DayNumber): Metric {
  const formula = over(
    amountOf("not-past-due", notPastDue, { to: asOf, rows: "not-past-due" }),
    amountOf("receivables", total, { to: asOf, rows: "open" }),
  );
  return explained(inPercent(flagCredit(quotientOf(notPastDue, total, "zero-denominator"), total)), formula);
}

function refusedAll(reason: "open-items-only" | "issue-dates-missing"): Record<MetricId, Metric> {
  return Object.fromEntries(metricIds.map((id) => [id, refused(reason)])) as Record<MetricId, Metric>;
}
