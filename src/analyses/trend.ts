import { monthEnd, monthStart, plusMonths, type DayNumber } from "../kernel/day.js";
import { minor, type Minor } from "../kernel/money.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import { ageLedger } from "./aging.js";
import { billedBetween, sumOf } from "./balance.js";
import { whyNotRebuilt, type CompareReason } from "./compare-days.js";
import type { Metric, MetricId } from "./figures.js";
import { metricsAt, type MetricSource } from "./metrics.js";
import { sumByMonths, type MonthSums } from "./months-kernel.js";
import { openItems, relatedCustomers } from "./open-items.js";

/** A month of a trend, as of its last day; not available where the ledger cannot be rebuilt for that day, or has no document yet. */
export type TrendMonth = { readonly day: DayNumber } & (
  | {
      readonly kind: "value";
      /** Sales of the month up to `day`. */
      readonly billed: Minor;
      readonly open: Minor;
      readonly pastDue: Minor;
      readonly metrics: Readonly<Record<MetricId, Metric>>;
    }
  | { readonly kind: "unavailable"; readonly reason: TrendReason }
);

export type TrendReason = Exclude<CompareReason, "not-an-earlier-day"> | "before-first-document";

/** The ends of so many months, the oldest first; the last is the as-of day, wherever in its month that is. */
export function monthEndsTo(asOf: DayNumber, months: number): readonly DayNumber[] {
  return Array.from({ length: months }, (_, i) => {
    const back = months - 1 - i;
    return back === 0 ? asOf : monthEnd(plusMonths(monthStart(asOf), -back));
  });
}

/** The last trends of each source: several sheets and the answer of the command line ask for the same. */
const last = new WeakMap<MetricSource, { readonly asOf: DayNumber; readonly months: number; readonly all: Trends }>();

type Trends = readonly (readonly TrendMonth[])[];

/** Balances, sales and every metric at the ends of the last `months` months, for each currency of the ledger. */
export function trends(source: MetricSource, asOf: DayNumber, months: number): Trends {
  const before = last.get(source);
  if (before?.asOf === asOf && before.months === months) return before.all;
  const all = trendsAnew(source, asOf, months);
  last.set(source, { asOf, months, all });
  return all;
}

function trendsAnew(source: MetricSource, asOf: DayNumber, months: number): Trends {
  const { ledger, policy, customers } = source;
  const ends = monthEndsTo(asOf, months);
  const sums = monthSums(source, ends);
  const notRebuilt = whyNotRebuilt(ledger, monthStart(asOf));
  const first = firstDocuments(ledger);
  const byMonth = ends.map((day, month): readonly TrendMonth[] => {
    // Ages that the source states are of no day: nothing tells what was past due on one.
    const whole = ledger.stated === undefined && (notRebuilt === undefined || day === asOf);
    const at = whole ? openItems(ledger, policy, customers, day) : undefined;
    return ledger.currencies.map((_, currency): TrendMonth => {
      if (!at) return { day, kind: "unavailable", reason: notRebuilt ?? "before-first-document" };
      if ((first[currency] ?? 0) > day) return { day, kind: "unavailable", reason: "before-first-document" };
      const place = currency * months + month;
      return {
        day,
        kind: "value",
        billed: minor(sums.billed[place] ?? 0),
        open: minor(sums.open[place] ?? 0),
        pastDue: minor(sums.pastDue[place] ?? 0),
        metrics: metricsAt(source, currency, day, at),
      };
    });
  });
  return ledger.currencies.map((_, currency) => byMonth.flatMap((month) => month[currency] ?? []));
}

/** By one pass where the policy lets every item stand for itself; where credits are set off or apart, which depends on the day, month by month. */
export function monthSums({ ledger, policy, customers }: MetricSource, ends: readonly DayNumber[]): MonthSums {
  const firstDay = monthStart(ends[0] ?? (0 as DayNumber));
  if (policy.unappliedCredits !== "by-age") return monthSumsPlainly({ ledger, policy, customers }, ends);
  const related = relatedCustomers(ledger, customers);
  return sumByMonths(ledger, {
    currencies: ledger.currencies.length,
    firstDay,
    ends,
    graceDays: policy.graceDays,
    // Notes stand apart until they mature, and are not past due before: no sum here tells the difference.
    apartCustomers: policy.relatedParties === "apart" ? related : new Uint8Array(related.length),
  });
}

/** The same, each month by itself through the aging that the reports show. */
export function monthSumsPlainly(
  { ledger, policy, customers }: Pick<MetricSource, "ledger" | "policy" | "customers">,
  ends: readonly DayNumber[],
): MonthSums {
  const months = ends.length;
  const sums = (): Float64Array => new Float64Array(ledger.currencies.length * months);
  const found: MonthSums = { billed: sums(), open: sums(), pastDue: sums() };
  ends.forEach((day, month) => {
    const { open, apart } = openItems(ledger, policy, customers, day);
    ledger.currencies.forEach((_, currency) => {
      const place = currency * months + month;
      found.billed[place] = billedBetween(ledger, currency, monthStart(day), day);
      found.open[place] = sumOf(ledger, currency, open);
      found.pastDue[place] = pastDueOf(ledger, open, policy, day, currency, apart);
    });
  });
  return found;
}

function pastDueOf(
  ledger: Ledger,
  open: Float64Array,
  policy: Policy,
  day: DayNumber,
  currency: number,
  apart: Parameters<typeof ageLedger>[5],
): number {
  const { buckets, matrix, customers } = ageLedger(ledger, open, "due", policy, day, apart);
  let sum = 0;
  for (let place = currency * customers; place < (currency + 1) * customers; place++)
    buckets.forEach(({ kind }, bucket) => {
      if (kind === "days") sum += matrix.amounts[place * matrix.buckets + bucket] ?? 0;
    });
  return sum;
}

/** The issue day of the first document of each currency; 0 where one has none, and was always there. */
function firstDocuments({ issued, currency, currencies, size }: Ledger): readonly number[] {
  const first = currencies.map(() => Number.MAX_SAFE_INTEGER);
  for (let i = 0; i < size; i++) {
    const at = currency[i] as number;
    first[at] = Math.min(first[at] ?? 0, issued[i] as number);
  }
  return first;
}
