import { addDays, type DayNumber } from "../../kernel/day.js";
import { exact, rounded, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { mean, median } from "./means.js";
import { had, unavailable, type Outcome } from "./outcome.js";

/**
 * Cash per period from balances (one per row: a bucket, or all in one) and their collection curves: fractions of the balance by period, each curve
 * adding up to at most 1. What is left uncollected should agree with the expected loss. Source: METHODS F.
 */
export function cashFromBalances(
  balances: readonly Quantity[],
  curves: readonly (readonly Quantity[])[],
): { readonly cash: readonly Ratio[]; readonly uncollected: Ratio } {
  const periods = Math.max(0, ...curves.map((curve) => curve.length));
  const cash = Array.from({ length: periods }, (_, period) =>
    sum(balances.map((balance, row) => exact(balance).times(curves[row]?.[period] ?? 0))),
  );
  return { cash, uncollected: sum(balances).minus(sum(cash)) };
}

/**
 * Cash per period from sales, oldest first: `cashShare` of each at once, the credit part by `curve` from the period of sale on, and the opening
 * receivable wholly in the first. `closingAr` is opening + sales - cash, so that the forecast reconciles.
 */
export function cashFromSales(
  openingAr: Quantity,
  sales: readonly Quantity[],
  cashShare: Quantity,
  curve: readonly Quantity[],
): { readonly cash: readonly Ratio[]; readonly total: Ratio; readonly closingAr: Ratio } {
  const creditShare = exact(1).minus(cashShare);
  const cash = sales.map((ofPeriod, period) => {
    const fromCredit = curve.slice(0, period + 1).map((share, age) =>
      exact(sales[period - age] ?? 0)
        .times(creditShare)
        .times(share),
    );
    return sum([period === 0 ? openingAr : 0, exact(ofPeriod).times(cashShare), ...fromCredit]);
  });
  const total = sum(cash);
  return { cash, total, closingAr: exact(openingAr).plus(sum(sales)).minus(total) };
}

export interface ExpectedCash {
  /** Whole days late, or early where negative. */
  readonly daysLate: Outcome<number, "missing-input">;
  readonly date: Outcome<DayNumber, "missing-input">;
}

/**
 * Due date plus the customer's usual lateness, median or mean, rounded to whole days. Neither is available without a history, nor the date without
 * a due date. Source: METHODS F.
 */
export function expectedCashDate(dueDate: DayNumber | null, daysLate: readonly Quantity[], statistic: "median" | "mean"): ExpectedCash {
  const usual = statistic === "median" ? median(daysLate) : mean(daysLate);
  if (usual.kind !== "value") return { daysLate: unavailable("missing-input"), date: unavailable("missing-input") };
  const whole = rounded(usual.value, 0).toNumber();
  return { daysLate: had(whole), date: dueDate === null ? unavailable("missing-input") : had(addDays(dueDate, whole)) };
}

/** Financing cost so far of overdue money: amount x days late x rate / days of the year, added up. */
export function carryingCost(
  items: readonly { readonly amount: Quantity; readonly days: Quantity }[],
  annualRate: Quantity,
  basis: Quantity,
): Ratio {
  return sum(items.map(({ amount, days }) => exact(amount).times(days)))
    .times(annualRate)
    .div(basis);
}
