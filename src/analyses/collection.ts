import { addDays, civilFromDay, quarterStart } from "../kernel/day.js";
import { ExactSum, type Ratio } from "../kernel/money.js";
import { entryKinds } from "../ledger/ledger.js";
import { lastDays } from "./daily-totals.js";
import { amountOf, constant, inputsOf, minus, over, plus, productOf, type Term } from "./explanation.js";
import type { InputName, Metric } from "./figures.js";
import { badDebtRatio, collectionEffectiveness, weightedMean } from "./methods/collection.js";
import { andThen, type Outcome } from "./methods/outcome.js";
import { explained, refused } from "./metric.js";
import type { BalanceContext, MetricContext } from "./metric-context.js";

const receiptEntry = entryKinds.indexOf("receipt");

export interface PaymentBehaviour {
  readonly daysToPay: Metric;
  readonly daysLateFloored: Metric;
  readonly daysLateSigned: Metric;
}

/**
 * Amount-weighted days from issue, and from due, to settlement, over what was settled or received of invoices in the `days` days ending `asOf`:
 * a credit note that was used tells nothing of how a customer pays (METHODS: invoices closed in the period).
 * Floored: an early payment counts as 0 days late; signed: as negative days. Items lacking the day concerned are left out of that figure.
 */
export function paymentBehaviour({ ledger, currency, asOf }: BalanceContext, days: number): PaymentBehaviour {
  const { from, till } = lastDays(asOf, days);
  let settledItems = 0;
  let paidOfIssued = 0;
  let paidOfDue = 0;
  const toPay = new ExactSum();
  const late = new ExactSum();
  const lateSigned = new ExactSum();
  const count = (i: number, settled: number, paid: number): void => {
    settledItems++;
    const issued = ledger.issued[i] as number;
    const due = ledger.due[i] as number;
    if (issued !== 0) {
      paidOfIssued += paid;
      toPay.add(paid, settled - issued);
    }
    if (due !== 0) {
      paidOfDue += paid;
      late.add(paid, Math.max(0, settled - due));
      lateSigned.add(paid, settled - due);
    }
  };
  for (let i = 0; i < ledger.size; i++) {
    const settled = ledger.settled[i] as number;
    const isMine = (ledger.amount[i] as number) > 0 && (ledger.currency[i] as number) === currency;
    if (isMine && settled >= from && settled <= asOf) count(i, settled, ledger.paid[i] as number);
  }
  const { entries } = ledger;
  for (let e = 0; e < entries.size; e++) {
    const day = entries.day[e] as number;
    const i = entries.item[e] as number;
    // Only receipts are payments: a credit note or a write-off tells nothing of how a customer pays.
    const isMine = (ledger.amount[i] as number) > 0 && (ledger.currency[i] as number) === currency;
    if (isMine && day >= from && day <= asOf && entries.kind[e] === receiptEntry) count(i, day, entries.amount[e] as number);
  }
  const where = { from, to: till };
  const weighted = (name: InputName, sum: ExactSum, paid: number): Metric => {
    if (settledItems === 0) return refused("no-settlements");
    const formula = over(productOf(name, sum.total(), 1, where), amountOf("paid", paid, { ...where, rows: "paid" }));
    return explained(weightedMean(sum.total(), paid), formula);
  };
  return {
    daysToPay: weighted("paid-times-days", toPay, paidOfIssued),
    daysLateFloored: weighted("paid-times-days-late", late, paidOfDue),
    daysLateSigned: weighted("paid-times-days-early-or-late", lateSigned, paidOfDue),
  };
}

/**
 * Collection effectiveness of the quarter up to the day, in percent; opening is the balance of the day before the quarter. What was written off is
 * not collected, and counts as still owed. With `monthlyAverage` the sales of an average month of the quarter so far are taken.
 */
export function quarterCei(
  { totals, receivables, asOf }: MetricContext,
  salesBasis: "fullPeriod" | "monthlyAverage" = "fullPeriod",
): Metric {
  const from = quarterStart(asOf);
  const before = addDays(from, -1);
  const period = { from, to: asOf };
  const [opening, sales] = [totals.balance.until(before), totals.sales.between(from, asOf)];
  const writtenOff = totals.writeOffs.between(from, asOf);
  const months = civilFromDay(asOf).month - civilFromDay(from).month + 1;
  const billed = amountOf("sales", sales, { ...period, rows: "billed" });
  const due = plus(
    amountOf("receivables", opening, { to: before, rows: "open" }),
    salesBasis === "fullPeriod" ? billed : over(billed, constant(months)),
  );
  const closing = amountOf("receivables", receivables.total, { to: asOf, rows: "open" });
  const current = amountOf("not-past-due", receivables.notPastDue, { to: asOf, rows: "not-past-due" });
  const kept: Term = writtenOff === 0 ? minus(due, closing) : minus(minus(due, closing), amountOf("write-offs", writtenOff, period));
  const formula = over(kept, minus(due, current));
  const index = collectionEffectiveness(
    {
      openingAr: opening,
      creditSales: sales,
      closingAr: receivables.total,
      closingCurrentAr: receivables.notPastDue,
      writeOffs: writtenOff,
    },
    salesBasis,
    months,
  );
  if (index.kind === "unavailable") return refused("nothing-collectable", inputsOf([], formula));
  return explained(inPercent(index), formula);
}

/** Written off over sales of the last `days` days, in percent. Not available where the source has no place for write-offs: none is not the same as 0. */
export function badDebt({ totals, asOf }: MetricContext, days: number): Metric {
  const { from, till } = lastDays(asOf, days);
  const where = { from, to: till };
  const sales = totals.sales.between(from, till);
  if (totals.writeOffsKnown !== "known") return refused(`write-offs-${totals.writeOffsKnown}`);
  const writtenOff = totals.writeOffs.between(from, till);
  const formula = over(
    amountOf("write-offs", writtenOff, { ...where, rows: "written-off" }),
    amountOf("sales", sales, { ...where, rows: "billed" }),
  );
  return explained(inPercent(badDebtRatio(writtenOff, sales)), formula);
}

/** A fraction in points of a percent. */
export function inPercent<R extends string>(fraction: Outcome<Ratio, R>): Outcome<Ratio, R> {
  return andThen(fraction, (value) => value.times(100));
}
