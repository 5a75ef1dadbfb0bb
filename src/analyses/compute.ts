import type { DayNumber } from "../kernel/day.js";
import { minor, type Minor } from "../kernel/money.js";
import { itemKind, type Ledger } from "../ledger/ledger.js";
import { known } from "../kernel/assert.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { ageLedger, agingOf, basesOf, customersInOrder, type AgedLedger } from "./aging.js";
import { baseBalance } from "./base-currency.js";
import { basisAt } from "./balance.js";
import { paymentBehaviour, quarterCei } from "./collection.js";
import { checkCredit } from "./credit.js";
import { averageDaysDelinquent, bestPossibleDso, countBackDso, quarterDso, simpleDso } from "./dso.js";
import { proposeDunning } from "./dunning.js";
import {
  metricIds,
  type Aging,
  type AgingBasis,
  type CurrencyFigures,
  type Figures,
  type Metric,
  type MetricId,
  type Reason,
} from "./figures.js";
import { flagCredit, quotientOf, unavailable } from "./methods/outcome.js";
import { amountInput, numberInput, withInputs } from "./metric.js";
import { openItems, relatedCustomers } from "./open-items.js";
import { poolItems, type PooledLedger } from "./pools.js";
import { provisionOf } from "./provision.js";
import { onSalesBasis, type OnBasis } from "./sales-basis.js";

/** Every figure of one ledger as of one day, each currency apart. */
export function computeFigures(ledger: Ledger, policy: Policy, customers: ReadonlyMap<string, CustomerTerms>, asOf: DayNumber): Figures {
  const { open, apart, asStated } = openItems(ledger, policy, customers, asOf);
  const inOrder = customersInOrder(ledger);
  const aged = new Map(basesOf(ledger, policy).map((basis) => [basis, ageLedger(ledger, open, basis, policy, asOf, apart)]));
  const byDue = known(aged.get("due"), "an aging by due day");
  const sales = salesSides({ ledger, policy, customers, asOf, open, inOrder, byDue });
  const pooled = poolItems(ledger, open, byDue, policy, asOf, apart);
  const currencies = ledger.currencies
    .map((_, currency) => figuresOfCurrency({ ledger, policy, customers, asOf, open, inOrder, aged, sales, pooled }, currency))
    // The currency with the most items first: it is the one people look at.
    .sort((a, b) => b.items - a.items || ((a.currency.code ?? "") < (b.currency.code ?? "") ? -1 : 1));
  const agedAsStated = asStated && apart.length === 0;
  const base = policy.baseCurrency === undefined ? undefined : baseBalance(ledger, open, policy.baseCurrency, policy.exchange, asOf);
  return { asOf, basis: basisAt(ledger, asOf), currencies, agedAsStated, base };
}

interface Inputs {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly customers: ReadonlyMap<string, CustomerTerms>;
  readonly asOf: DayNumber;
  readonly open: Float64Array;
  readonly inOrder: readonly number[];
  readonly pooled: PooledLedger;
  readonly aged: ReadonlyMap<AgingBasis, AgedLedger>;
  readonly sales: (currency: number) => SalesSide | Extract<OnBasis, { readonly kind: "unavailable" }>;
}

/** What ratios are made of, sales and receivables on one basis: the ledger, what is open of it, and the part of that which is not past due. */
interface SalesSide {
  readonly kind: "value";
  readonly ledger: Ledger;
  readonly open: Minor;
  readonly notPastDue: Minor;
}

function salesSides(inputs: Omit<Inputs, "sales" | "aged" | "pooled"> & { readonly byDue: AgedLedger }): Inputs["sales"] {
  const { ledger, policy, customers, asOf, inOrder } = inputs;
  const onBasis = onSalesBasis(ledger, policy.salesBasis);
  const aged = new Map<Ledger, { readonly open: Float64Array; readonly byDue: AgedLedger }>([[ledger, inputs]]);
  return (currency) => {
    const on = onBasis(currency);
    if (on.kind === "unavailable") return on;
    let side = aged.get(on.ledger);
    if (!side) {
      const { open, apart } = openItems(on.ledger, policy, customers, asOf);
      side = { open, byDue: ageLedger(on.ledger, open, "due", policy, asOf, apart) };
      aged.set(on.ledger, side);
    }
    const aging = agingOf(side.byDue, currency, inOrder);
    const total = totalOf(aging);
    const open = policy.notesInTurnover ? total : minor(total - notesOpen(on.ledger, side.open, currency));
    return { kind: "value", ledger: on.ledger, open, notPastDue: minor(open - pastDueIn(aging)) };
  };
}

function totalOf(aging: Aging): Minor {
  return minor(aging.amounts.reduce<number>((sum, amount) => sum + amount, 0));
}

function pastDueIn({ buckets, amounts }: Aging): number {
  return buckets.reduce((sum, { kind }, i) => (kind === "days" ? sum + (amounts[i] ?? 0) : sum), 0);
}

function figuresOfCurrency(inputs: Inputs, currency: number): CurrencyFigures {
  const { ledger, policy, customers, asOf, open, inOrder } = inputs;
  const agingBy = (basis: AgingBasis): Aging | undefined => {
    const aged = inputs.aged.get(basis);
    return aged && agingOf(aged, currency, inOrder);
  };
  const agingByDue = known(agingBy("due"), "an aging by due day");
  const total = totalOf(agingByDue);
  const items = agingByDue.items.reduce((sum, count) => sum + count, 0);
  const pastDue = pastDueOf(agingByDue, total, items);
  return {
    currency: known(ledger.currencies[currency], "currency of the ledger"),
    open: total,
    items,
    customers: agingByDue.rows.length,
    agingByDue,
    agingByIssue: known(agingBy("issue"), "an aging by issue day"),
    agingByPosting: agingBy("posting"),
    agingByYears: agingBy("years"),
    pastDue,
    relatedParties: relatedOf(agingByDue, relatedCustomers(ledger, customers)),
    top: largest(agingByDue),
    salesBasis: policy.salesBasis,
    metrics: metricsOf(inputs, currency),
    provision: provisionOf(inputs, currency),
    credit: checkCredit(ledger, open, currency, agingByDue.rows, customers, policy, asOf),
    dunning: proposeDunning(ledger, open, currency, policy, asOf, inOrder),
  };
}

/** What related parties owe of the open total, and how many of them. */
function relatedOf(aging: Aging, related: Uint8Array): CurrencyFigures["relatedParties"] {
  const rows = aging.rows.filter(({ customer }) => related[customer] === 1);
  return { open: minor(rows.reduce<number>((sum, { total }) => sum + total, 0)), customers: rows.length };
}

function notesOpen(ledger: Ledger, open: Float64Array, currency: number): number {
  let sum = 0;
  for (let i = 0; i < ledger.size; i++)
    if (ledger.kind[i] === itemKind.note && (ledger.currency[i] as number) === currency) sum += open[i] as number;
  return sum;
}

function pastDueOf(aging: Aging, open: Minor, items: number): CurrencyFigures["pastDue"] {
  const amount = pastDueIn(aging);
  const count = aging.buckets.reduce((sum, { kind }, i) => (kind === "days" ? sum + (aging.items[i] ?? 0) : sum), 0);
  const reason = items === 0 ? "nothing-open" : "zero-denominator";
  const byAmount = withInputs(flagCredit(quotientOf(amount, open, reason, 100), open), [
    amountInput("past-due", amount),
    amountInput("open", open),
  ]);
  const byCount = withInputs(quotientOf(count, items, reason, 100), [numberInput("past-due-items", count), numberInput("items", items)]);
  return { amount: minor(amount), items: count, byAmount, byCount };
}

/** Ten largest, ties in text order of id: rows come in that order and sorting keeps it. */
function largest(aging: Aging): CurrencyFigures["top"] {
  return [...aging.rows]
    .sort((a, b) => b.total - a.total)
    .slice(0, 10)
    .map(({ customer, total }) => ({ customer, open: total }));
}

function metricsOf({ ledger, asOf, sales }: Inputs, currency: number): Readonly<Record<MetricId, Metric>> {
  // A list of open items knows neither what was billed nor what was settled.
  if (ledger.source.kind === "open-items") return refused("open-items-only");
  if (!ledger.source.mapping.issueDate) return refused("issue-dates-missing");
  const behaviour = paymentBehaviour(ledger, currency, asOf, 365);
  const paid = {
    daysToPay365: behaviour.daysToPay,
    daysLateFloored365: behaviour.daysLateFloored,
    daysLateSigned365: behaviour.daysLateSigned,
  };
  const side = sales(currency);
  // Days to pay hold no sales against a receivable: they are there on any basis.
  if (side.kind === "unavailable") return { ...refused(side.reason), ...paid };
  return { ...ratiosOf(side, currency, asOf), ...paid };
}

function ratiosOf(
  { ledger, open, notPastDue }: SalesSide,
  currency: number,
  asOf: DayNumber,
): Omit<Record<MetricId, Metric>, "daysToPay365" | "daysLateFloored365" | "daysLateSigned365"> {
  const dsoSimple90 = simpleDso(ledger, currency, open, asOf, 90);
  const bestPossibleDso90 = bestPossibleDso(ledger, currency, notPastDue, asOf, 90);
  return {
    dsoSimple30: simpleDso(ledger, currency, open, asOf, 30),
    dsoSimple90,
    dsoSimple365: simpleDso(ledger, currency, open, asOf, 365),
    dsoQuarter: quarterDso(ledger, currency, open, asOf),
    dsoCountBack: countBackDso(ledger, currency, open, asOf),
    bestPossibleDso90,
    averageDaysDelinquent90: averageDaysDelinquent(dsoSimple90, bestPossibleDso90),
    ceiQuarter: quarterCei(ledger, currency, open, notPastDue, asOf),
  };
}

function refused(reason: Reason): Readonly<Record<MetricId, Metric>> {
  const metrics: Partial<Record<MetricId, Metric>> = {};
  for (const id of metricIds) metrics[id] = unavailable(reason);
  return metrics as Record<MetricId, Metric>;
}
