import type { DayNumber } from "../kernel/day.js";
import { minor, zero, type Minor } from "../kernel/money.js";
import type { Delivery } from "../ledger/delivery.js";
import type { Ledger } from "../ledger/ledger.js";
import { known } from "../kernel/assert.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { ageOpenItems } from "./aging-index.js";
import { agingOf, basesOf, customersInOrder, type AgedLedger } from "./aging.js";
import { baseBalance } from "./base-currency.js";
import { basisAt } from "./balance.js";
import { checkCredit } from "./credit.js";
import { deliveredNotBilled } from "./deliveries.js";
import { proposeDunning } from "./dunning.js";
import { amountOf, numberOf, over } from "./explanation.js";
import type { Aging, AgingBasis, CurrencyFigures, DunningProposal, Figures } from "./figures.js";
import { flagAbove100, flagCredit, quotientOf } from "./methods/outcome.js";
import { explained, refused } from "./metric.js";
import { metricsAt, metricSource, type MetricSource } from "./metrics.js";
import { noteLines } from "./notes.js";
import { openIndexAt, type OpenIndex } from "./open-index.js";
import { openItemsOf, relatedCustomers, type OpenItems } from "./open-items.js";
import { poolItems, type PooledLedger } from "./pools.js";
import { provisionOf } from "./provision.js";

/** Every figure of one ledger as of one day, each currency apart. `deliveries`: what its customers received, where that is known. */
export function computeFigures(
  ledger: Ledger,
  policy: Policy,
  customers: ReadonlyMap<string, CustomerTerms>,
  asOf: DayNumber,
  deliveries?: readonly Delivery[],
): Figures {
  const index = openIndexAt(ledger, asOf);
  const atDay = openItemsOf(index, policy, customers, asOf);
  const { items, open, apart, asStated } = atDay;
  const source = metricSource(ledger, policy, customers);
  const inOrder = customersInOrder(ledger);
  const aged = new Map(basesOf(ledger, policy).map((basis) => [basis, ageOpenItems(index, atDay, basis, policy, asOf)]));
  const byDue = known(aged.get("due"), "an aging by due day");
  const pooled = poolItems(ledger, index, open, byDue, policy, asOf, apart);
  const unbilled = deliveries && deliveredNotBilled(deliveries, ledger, asOf);
  const currencies = ledger.currencies
    .map((_, currency) => figuresOfCurrency({ source, asOf, index, atDay, inOrder, aged, pooled, unbilled }, currency))
    // The currency with the most items first: it is the one people look at.
    .sort((a, b) => b.items - a.items || ((a.currency.code ?? "") < (b.currency.code ?? "") ? -1 : 1));
  const agedAsStated = asStated && apart.length === 0;
  const base = policy.baseCurrency === undefined ? undefined : baseBalance(items, open, policy.baseCurrency, policy.exchange, asOf);
  const notes = ledger.notes.length === 0 ? [] : noteLines(ledger, byPlace(open, index, ledger.size), asOf);
  return { asOf, basis: basisAt(ledger, asOf), currencies, agedAsStated, base, notes, unbilled };
}

interface Inputs {
  readonly source: MetricSource;
  readonly asOf: DayNumber;
  readonly index: OpenIndex;
  /** Of the items of the index. */
  readonly atDay: OpenItems;
  readonly inOrder: readonly number[];
  readonly pooled: PooledLedger;
  readonly aged: ReadonlyMap<AgingBasis, AgedLedger>;
  readonly unbilled: Figures["unbilled"];
}

function totalOf(aging: Aging): Minor {
  return minor(aging.amounts.reduce<number>((sum, amount) => sum + amount, 0));
}

function pastDueIn({ buckets, amounts }: Aging): number {
  return buckets.reduce((sum, { kind }, i) => (kind === "days" ? sum + (amounts[i] ?? 0) : sum), 0);
}

function figuresOfCurrency(inputs: Inputs, currency: number): CurrencyFigures {
  const { source, asOf, index, atDay, inOrder } = inputs;
  const { ledger, policy, customers } = source;
  const { open } = atDay;
  const agingBy = (basis: AgingBasis): Aging | undefined => {
    const aged = inputs.aged.get(basis);
    return aged && agingOf(aged, currency, inOrder);
  };
  const agingByDue = known(agingBy("due"), "an aging by due day");
  const total = totalOf(agingByDue);
  const items = agingByDue.items.reduce((sum, count) => sum + count, 0);
  const byDue = ledger.stated === undefined || ledger.stated.basis === "due";
  const pastDue = pastDueOf(agingByDue, total, items, asOf, byDue);
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
    metrics: metricsAt(source, currency, asOf, atDay),
    provision: provisionOf({ ledger, items: index.items, policy, asOf, open, inOrder, pooled: inputs.pooled }, currency),
    credit: checkCredit(index.items, open, currency, agingByDue.rows, customers, policy, asOf, deliveredIn(inputs, currency)),
    dunning: proposeDunning(index.items, open, currency, policy, asOf, inOrder).map((each) => inLedger(each, index)),
  };
}

/** What each customer received in a currency that is not billed. */
function deliveredIn({ source, unbilled }: Inputs, currency: number): ReadonlyMap<string, Minor> {
  const code = source.ledger.currencies[currency]?.code;
  const customers = unbilled?.find((each) => each.currency === code)?.customers ?? [];
  return new Map(customers.map(({ customer, total }) => [customer, total]));
}

/** What is open by place in the ledger: a note that has left the books is listed too, and is in no index of open items. */
function byPlace(open: Float64Array, { places }: OpenIndex, size: number): Float64Array {
  const all = new Float64Array(size);
  places.forEach((place, item) => (all[place] = open[item] as number));
  return all;
}

/** A proposal over the index, its items named by their places in the ledger. */
function inLedger(proposal: DunningProposal, { places }: OpenIndex): DunningProposal {
  const placeOf = (item: number): number => places[item] as number;
  return {
    ...proposal,
    items: proposal.items.map(placeOf),
    leftOut: proposal.leftOut.map((left) => ({ ...left, item: placeOf(left.item) })),
  };
}

/** What related parties owe of the open total, and how many of them. */
function relatedOf(aging: Aging, related: Uint8Array): CurrencyFigures["relatedParties"] {
  const rows = aging.rows.filter(({ customer }) => related[customer] === 1);
  return { open: minor(rows.reduce<number>((sum, { total }) => sum + total, 0)), customers: rows.length };
}

/**
 * Past due by its share of all that is open, credits taken off wherever they stand: the whole that the buckets foot to. `byDue` false: the
 * source ages from another day, so that nothing is known to be past due.
 */
function pastDueOf(aging: Aging, open: Minor, items: number, asOf: DayNumber, byDue: boolean): CurrencyFigures["pastDue"] {
  const amount = pastDueIn(aging);
  const count = aging.buckets.reduce((sum, { kind }, i) => (kind === "days" ? sum + (aging.items[i] ?? 0) : sum), 0);
  if (!byDue) {
    const none = refused("ages-not-by-due");
    return { amount: zero, items: 0, byAmount: none, byCount: none };
  }
  const reason = items === 0 ? "nothing-open" : "zero-denominator";
  const where = { to: asOf };
  const byAmount = explained(
    flagAbove100(flagCredit(quotientOf(amount, open, reason, 100), open)),
    over(amountOf("past-due", amount, { ...where, rows: "past-due" }), amountOf("receivables", open, { ...where, rows: "open" })),
  );
  const byCount = explained(
    quotientOf(count, items, reason, 100),
    over(numberOf("past-due-items", count, { ...where, rows: "past-due" }), numberOf("items", items, { ...where, rows: "open" })),
  );
  return { amount: minor(amount), items: count, byAmount, byCount };
}

/** Ten largest, ties in text order of id: rows come in that order and sorting keeps it. */
function largest(aging: Aging): CurrencyFigures["top"] {
  return [...aging.rows]
    .sort((a, b) => b.total - a.total)
    .slice(0, 10)
    .map(({ customer, total }) => ({ customer, open: total }));
}
