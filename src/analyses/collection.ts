import { addDays, quarterStart, type DayNumber } from "../kernel/day.js";
import { exact } from "../kernel/money.js";
import { entryKinds, type Ledger } from "../ledger/ledger.js";
import { billedBetween, openAt, sumOf } from "./balance.js";
import type { Metric } from "./figures.js";
import { collectionEffectiveness, weightedMean } from "./methods/collection.js";
import { andThen, unavailable } from "./methods/outcome.js";
import { amountInput, ratioInput, withInputs } from "./metric.js";

const receiptEntry = entryKinds.indexOf("receipt");

export interface PaymentBehaviour {
  readonly daysToPay: Metric;
  readonly daysLateFloored: Metric;
  readonly daysLateSigned: Metric;
}

/**
 * Amount-weighted days from issue, and from due, to settlement, over what was settled or received in the `days` days ending `asOf`.
 * Floored: an early payment counts as 0 days late; signed: as negative days. Items lacking the day concerned are left out of that figure.
 */
export function paymentBehaviour(ledger: Ledger, currency: number, asOf: DayNumber, days: number): PaymentBehaviour {
  const from = addDays(asOf, 1 - days);
  let settledItems = 0;
  let paidOfIssued = 0;
  let paidOfDue = 0;
  // Sums of amount x days leave the safe integers long before the amounts do: kept exact in steps.
  const toPay = new ExactSum();
  const late = new ExactSum();
  const lateSigned = new ExactSum();
  const count = (i: number, settled: number, paid: number): void => {
    settledItems++;
    const issued = ledger.issued[i] as number;
    const due = ledger.due[i] as number;
    if (issued !== 0) {
      paidOfIssued += paid;
      toPay.add(paid * (settled - issued));
    }
    if (due !== 0) {
      paidOfDue += paid;
      late.add(paid * Math.max(0, settled - due));
      lateSigned.add(paid * (settled - due));
    }
  };
  for (let i = 0; i < ledger.size; i++) {
    const settled = ledger.settled[i] as number;
    if (settled >= from && settled <= asOf && (ledger.currency[i] as number) === currency) count(i, settled, ledger.paid[i] as number);
  }
  const { entries } = ledger;
  for (let e = 0; e < entries.size; e++) {
    const day = entries.day[e] as number;
    const i = entries.item[e] as number;
    // Only receipts are payments: a credit note or a write-off tells nothing of how a customer pays.
    if (day >= from && day <= asOf && entries.kind[e] === receiptEntry && (ledger.currency[i] as number) === currency)
      count(i, day, entries.amount[e] as number);
  }
  if (settledItems === 0)
    return {
      daysToPay: unavailable("no-settlements"),
      daysLateFloored: unavailable("no-settlements"),
      daysLateSigned: unavailable("no-settlements"),
    };
  const period = { from, till: asOf };
  const weighted = (sum: ExactSum, paid: number): Metric =>
    withInputs(weightedMean(sum.total(), paid), [ratioInput("weighted-days", sum.total()), amountInput("settled", paid, period)]);
  return {
    daysToPay: weighted(toPay, paidOfIssued),
    daysLateFloored: weighted(late, paidOfDue),
    daysLateSigned: weighted(lateSigned, paidOfDue),
  };
}

/** Adds whole numbers exactly beyond the safe integers: a running double is emptied into a decimal before it could round. */
class ExactSum {
  private part = 0;
  private whole = exact(0);

  add(value: number): void {
    const next = this.part + value;
    if (Number.isSafeInteger(next)) {
      this.part = next;
      return;
    }
    this.whole = this.whole.plus(this.part).plus(value);
    this.part = 0;
  }

  total(): ReturnType<typeof exact> {
    return this.whole.plus(this.part);
  }
}

/** Collection effectiveness of the quarter up to `asOf`, in percent; opening is the balance of the day before the quarter. */
export function quarterCei(ledger: Ledger, currency: number, closing: number, closingNotPastDue: number, asOf: DayNumber): Metric {
  const from = quarterStart(asOf);
  const opening = sumOf(ledger, currency, openAt(ledger, addDays(from, -1)));
  const billed = billedBetween(ledger, currency, from, asOf);
  const inputs = [
    amountInput("opening", opening),
    amountInput("billed", billed, { from, till: asOf }),
    amountInput("open", closing),
    amountInput("not-due", closingNotPastDue),
  ];
  const index = collectionEffectiveness({
    openingAr: opening,
    creditSales: billed,
    closingAr: closing,
    closingCurrentAr: closingNotPastDue,
  });
  if (index.kind === "unavailable") return unavailable("zero-denominator");
  return withInputs(
    andThen(index, (fraction) => fraction.times(100)),
    inputs,
  );
}
