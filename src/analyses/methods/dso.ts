import { exact, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { andThen, flagCredit, quotientOf, unavailable, type Outcome } from "./outcome.js";

/** A receivable and the sales it is held against: money of one currency; days of the period, both ends counted. */
export interface SalesPeriod {
  /** Net credit sales of the period, on the same VAT basis as the receivable; `null` where they are not known. */
  readonly creditSales: Quantity | null;
  readonly days: Quantity;
}

export type DaysFigure = Outcome<Ratio, "no-sales">;

/**
 * How many days of sales a balance stands for: balance / sales x days. The one formula of DSO, best possible DSO (of what is not past due)
 * and average days delinquent (of what is past due). A net credit keeps its sign and is flagged. Source: METHODS A.
 */
export function daysOfSales(balance: Quantity, { creditSales, days }: SalesPeriod): DaysFigure {
  return flagCredit(quotientOf(balance, creditSales, "no-sales", days), balance);
}

/** A receivable with VAT against sales without it, made comparable: sales raised by the rate, the receivable freed of it, or left as they are. */
export type VatAlignment = "none" | "grossUpSales" | "stripAr";

/**
 * Days sales outstanding, in days, on a closing or an average receivable as the caller gives it. `vatRate` is a fraction.
 * Unaligned, a receivable with VAT against sales without overstates DSO by the VAT rate.
 */
export function dso(ar: Quantity, period: SalesPeriod, vatAlign: VatAlignment = "none", vatRate: Quantity = 0): DaysFigure {
  const withVat = exact(vatRate).plus(1);
  if (vatAlign === "none" || period.creditSales === null) return daysOfSales(ar, period);
  // The receivable freed of VAT over net sales is the receivable over sales with VAT: the same figure by either way.
  return daysOfSales(ar, { ...period, creditSales: exact(period.creditSales).times(withVat) });
}

/** What DSO would be if nothing were past due, in days. Not a lower bound: past-due credits can bring DSO below it. */
export function bestPossibleDso(arCurrent: Quantity, period: SalesPeriod): DaysFigure {
  return daysOfSales(arCurrent, period);
}

/** Days of sales tied up in past-due balances: DSO less best possible DSO. Negative where past-due credits prevail. */
export function averageDaysDelinquent(arPastDue: Quantity, period: SalesPeriod): DaysFigure {
  return daysOfSales(arPastDue, period);
}

/** DSO over several periods: balance x all days / all sales. One period without known sales makes the figure unavailable. */
export function rollingDso(ar: Quantity, sales: readonly (Quantity | null)[], days: Quantity): DaysFigure {
  const known = sales.filter((each) => each !== null);
  return daysOfSales(ar, { creditSales: known.length === sales.length ? sum(known) : null, days });
}

export interface DelinquentDso {
  readonly dso: Ratio;
  /** Days of sales not past due. */
  readonly daysCreditGranted: Ratio;
  /** Days of sales past due. */
  readonly delinquentDso: Ratio;
  /** Days granted less the contractual terms. */
  readonly extendedDso: Ratio;
}

/** Splits DSO into days granted and days late, and compares the days granted with the terms. Source: METHODS A, JD Edwards. */
export function delinquentDso(
  ar: Quantity,
  arPastDue: Quantity,
  period: SalesPeriod,
  termsDays: Quantity,
): Outcome<DelinquentDso, "no-sales"> {
  const granted = daysOfSales(exact(ar).minus(arPastDue), period);
  const late = daysOfSales(arPastDue, period);
  if (granted.kind !== "value" || late.kind !== "value") return unavailable("no-sales");
  return andThen(daysOfSales(ar, period), (all) => ({
    dso: all,
    daysCreditGranted: granted.value,
    delinquentDso: late.value,
    extendedDso: granted.value.minus(termsDays),
  }));
}

/** Cash freed by one day less of DSO (one day's sales), and what financing it costs a year. Rates are fractions a year. */
export function valueOfOneDay(
  annualCreditSales: Quantity,
  annualRate: Quantity,
  yearDays: Quantity,
): { readonly cashPerDay: Ratio; readonly annualSaving: Ratio } {
  const cashPerDay = exact(annualCreditSales).div(yearDays);
  return { cashPerDay, annualSaving: cashPerDay.times(annualRate) };
}
