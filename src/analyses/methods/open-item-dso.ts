import type { DayNumber } from "../../kernel/day.js";
import { exact, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { flagCredit, had, unavailable, type Outcome } from "./outcome.js";

export interface OpenInvoice {
  /** `null` where it is not known. */
  readonly date: DayNumber | null;
  /** Open money, after partial payments. */
  readonly open: Quantity;
  /** Net credit sales of the calendar month of `date`; `null` where they are not known. */
  readonly monthSales: Quantity | null;
}

/** What is open of the invoices of one month (or one day): its age in days enters each with its amount. */
export interface OpenSales {
  readonly open: Quantity;
  /** Open money times days since issue, added up. */
  readonly openTimesAge: Quantity;
  /** Net credit sales of the calendar month; `null` where they are not known. */
  readonly monthSales: Quantity | null;
}

/**
 * True DSO, in days: each open invoice's age x open / sales of its month, added up. Invoices dated after `asOf` are not there yet, and what is
 * no longer open needs no sales. A month whose sales are not known makes the figure unavailable: it is never dropped. Source: METHODS A.
 */
export function trueDso(asOf: DayNumber, items: readonly OpenInvoice[]): Outcome<Ratio, "no-sales" | "missing-input"> {
  const open = items.filter((item) => (item.date === null || item.date <= asOf) && !exact(item.open).isZero());
  // Named in the order of the items: the first that lacks something says what is missing.
  const lacking = open.find((item) => item.date === null || item.monthSales === null || exact(item.monthSales).isZero());
  if (lacking) return unavailable(lacking.date === null || lacking.monthSales === null ? "missing-input" : "no-sales");
  return trueDsoOfMonths(open.map((item) => ({ ...item, openTimesAge: exact(item.open).times(asOf - (item.date ?? asOf)) })));
}

/** {@link trueDso} of items that were added up by month of issue. */
export function trueDsoOfMonths(months: readonly OpenSales[]): Outcome<Ratio, "no-sales" | "missing-input"> {
  const open = months.filter((month) => !exact(month.open).isZero() || !exact(month.openTimesAge).isZero());
  let days = exact(0);
  for (const { openTimesAge, monthSales } of open) {
    if (monthSales === null) return unavailable("missing-input");
    if (exact(monthSales).isZero()) return unavailable("no-sales");
    days = days.plus(exact(openTimesAge).div(monthSales));
  }
  return flagCredit(had(days), sum(open.map((month) => month.open)));
}

/** Sales-weighted DSO, in days: open / sales of the same month, added up over the buckets, x days of a bucket. Source: METHODS A. */
export function bucketWeightedDso(
  buckets: readonly { readonly open: Quantity; readonly sales: Quantity | null }[],
  daysPerBucket: Quantity,
): Outcome<Ratio, "no-sales"> {
  const open = buckets.filter((bucket) => !exact(bucket.open).isZero());
  let shares = exact(0);
  for (const { open: amount, sales } of open) {
    if (sales === null || exact(sales).isZero()) return unavailable("no-sales");
    shares = shares.plus(exact(amount).div(sales));
  }
  return flagCredit(had(shares.times(daysPerBucket)), sum(open.map((bucket) => bucket.open)));
}
