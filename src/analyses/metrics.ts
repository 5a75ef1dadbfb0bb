import { known } from "../kernel/assert.js";
import type { DayNumber } from "../kernel/day.js";
import type { Ledger } from "../ledger/ledger.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { badDebt, inPercent, paymentBehaviour, quarterCei } from "./collection.js";
import { balanceConcentration, topTenShare } from "./concentration.js";
import { countBackDso } from "./count-back.js";
import { dailyTotals, type DailyTotals } from "./daily-totals.js";
import { averageDso, bestPossible, delinquentDays, delinquentSplit, quarterDso, simpleDso, yearDso } from "./dso.js";
import { amountOf, over } from "./explanation.js";
import { metricIds, type Metric, type MetricId, type Reason } from "./figures.js";
import { costOfOverdue, costOfReceivables } from "./financing.js";
import { invoiceDso, salesWeightedDso } from "./invoice-dso.js";
import { flagCredit, quotientOf, type Unavailable } from "./methods/outcome.js";
import type { BalanceContext, MetricContext } from "./metric-context.js";
import { explained, refused } from "./metric.js";
import { openItems, type OpenItems } from "./open-items.js";
import { receivablesAt, type Receivables } from "./receivables.js";
import { onSalesBasis, type BasisReason } from "./sales-basis.js";
import { yearTurnover } from "./turnover.js";
import { cashRatio, tradeWorkingCapital, workingCapital, workingCapitalDays } from "./working-capital.js";

/** A ledger made ready to give metrics of many days: what does not depend on the day is computed once. */
export interface MetricSource {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly customers: ReadonlyMap<string, CustomerTerms>;
  /** By currency: sales and receivables on the basis of the policy, with tax or without, or why there are none. */
  readonly sides: readonly (SalesSide | Unavailable<BasisReason>)[];
}

interface SalesSide {
  readonly kind: "value";
  readonly ledger: Ledger;
  readonly totals: DailyTotals;
}

/** The last source made of each ledger: another as-of day asks for the same. */
const made = new WeakMap<Ledger, MetricSource>();

export function metricSource(ledger: Ledger, policy: Policy, customers: ReadonlyMap<string, CustomerTerms>): MetricSource {
  const before = made.get(ledger);
  if (before && before.policy === policy && before.customers === customers) return before;
  const source = makeMetricSource(ledger, policy, customers);
  made.set(ledger, source);
  return source;
}

function makeMetricSource(ledger: Ledger, policy: Policy, customers: ReadonlyMap<string, CustomerTerms>): MetricSource {
  const onBasis = onSalesBasis(ledger, policy.salesBasis);
  const sides = ledger.currencies.map((_, currency): MetricSource["sides"][number] => {
    const on = onBasis(currency);
    return on.kind === "unavailable" ? on : { ...on, totals: dailyTotals(on.ledger, currency, policy.notesInTurnover) };
  });
  return { ledger, policy, customers, sides };
}

/**
 * Every metric of one currency as of a day: a few passes over the items, whatever the number of months that the metrics look back. Those that need
 * one more pass take it when they are asked for: of most months of a trend nobody does.
 * @param open What is open at the day, where it is known already.
 */
export function metricsAt(
  { ledger, policy, customers, sides }: MetricSource,
  currency: number,
  asOf: DayNumber,
  open: Pick<OpenItems, "items" | "open" | "apart"> = openItems(ledger, policy, customers, asOf),
): Readonly<Record<MetricId, Metric>> {
  const receivables = receivablesAt(open, policy, currency, asOf);
  const stated = { ledger, policy, currency, asOf, receivables };
  const balances = ofBalances(stated);
  if (ledger.stated) return { ...refusedAll("ages-stated"), concentration: balances.concentration, topTenShare: balances.topTenShare };
  // A list of open items knows neither what was billed nor what was settled.
  if (ledger.source.kind === "open-items") return { ...refusedAll("open-items-only"), ...balances };
  if (!ledger.source.mapping.issueDate) return { ...refusedAll("issue-dates-missing"), ...balances };
  // Days to pay hold no sales against a receivable: they are there on any basis.
  const paid = later(paymentMetrics, () => ofPayments(stated));
  const side = known(sides[currency], "a side for each currency");
  if (side.kind === "unavailable") return joined({ ...refusedAll(side.reason), ...balances }, paid);
  if (side.ledger === ledger) return joined(balances, paid, ofSales({ ...stated, totals: side.totals }));
  const onBasis = receivablesAt(openItems(side.ledger, policy, customers, asOf), policy, currency, asOf);
  return joined(balances, paid, ofSales({ ...stated, ...side, receivables: onBasis }));
}

function ofPayments(context: BalanceContext): Pick<Readonly<Record<MetricId, Metric>>, PaymentMetric> {
  const { daysToPay, daysLateFloored, daysLateSigned } = paymentBehaviour(context, 365);
  return { daysToPay365: daysToPay, daysLateFloored365: daysLateFloored, daysLateSigned365: daysLateSigned };
}

function ofSales(context: MetricContext): Omit<Readonly<Record<MetricId, Metric>>, BalanceMetric | PaymentMetric> {
  const split = later(splitMetrics, () => {
    const { delinquent, terms, extended } = delinquentSplit(context, 90);
    return { delinquentDso90: delinquent, termsGranted90: terms, extendedDso90: extended };
  });
  const plain = {
    dsoSimple30: simpleDso(context, 30),
    dsoSimple90: simpleDso(context, 90),
    dsoSimple365: simpleDso(context, 365),
    dsoQuarter: quarterDso(context),
    dsoCountBack: countBackDso(context, context.policy.measures),
    bestPossibleDso90: bestPossible(context, 90),
    averageDaysDelinquent90: delinquentDays(context, 90),
    ceiQuarter: quarterCei(context),
    dsoYear: yearDso(context),
    dsoAverage90: averageDso(context, 90),
    dsoAverage365: averageDso(context, 365),
    dsoTrue: invoiceDso(context),
    dsoSalesWeighted: salesWeightedDso(context),
    ...yearTurnover(context),
    ceiQuarterMonthly: quarterCei(context, "monthlyAverage"),
    badDebtRatio365: badDebt(context, 365),
    workingCapitalDays: workingCapitalDays(context),
  };
  return joined(plain, split);
}

/** Metrics that are worked out together, once one of them is asked for. */
function later<K extends MetricId>(ids: readonly K[], work: () => Readonly<Record<K, Metric>>): Readonly<Record<K, Metric>> {
  let found: Readonly<Record<K, Metric>> | undefined;
  const descriptors = ids.map((id) => [id, { enumerable: true, get: () => (found ??= work())[id] }] as const);
  return Object.defineProperties({} as Record<K, Metric>, Object.fromEntries(descriptors));
}

/** All of them in one, those that are yet to be worked out as they are. */
function joined<A extends object, B extends object, C extends object>(first: A, second: B, third?: C): A & B & C {
  const parts = [first, second, third ?? {}].map((part) => Object.getOwnPropertyDescriptors(part));
  return Object.defineProperties({} as A & B & C, Object.assign({}, ...parts) as PropertyDescriptorMap);
}

const paymentMetrics = ["daysToPay365", "daysLateFloored365", "daysLateSigned365"] as const satisfies readonly MetricId[];
const splitMetrics = ["delinquentDso90", "termsGranted90", "extendedDso90"] as const satisfies readonly MetricId[];

type PaymentMetric = (typeof paymentMetrics)[number];

type BalanceMetric =
  | "percentCurrent"
  | "concentration"
  | "topTenShare"
  | "costOfOverdue"
  | "costOfReceivables"
  | "tradeWorkingCapital"
  | "workingCapital"
  | "cashRatio";

/** What balances alone tell, with or without a history. */
function ofBalances(context: BalanceContext): Pick<Readonly<Record<MetricId, Metric>>, BalanceMetric> {
  return {
    percentCurrent: percentCurrent(context.receivables, context.asOf),
    concentration: balanceConcentration(context),
    topTenShare: topTenShare(context),
    costOfOverdue: costOfOverdue(context),
    costOfReceivables: costOfReceivables(context),
    tradeWorkingCapital: tradeWorkingCapital(context),
    workingCapital: workingCapital(context),
    cashRatio: cashRatio(context),
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

function refusedAll(reason: Reason): Record<MetricId, Metric> {
  return Object.fromEntries(metricIds.map((id) => [id, refused(reason)])) as Record<MetricId, Metric>;
}
