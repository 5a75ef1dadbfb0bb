import { known } from "../../kernel/assert.js";
import { exact, type Quantity, type Ratio } from "../../kernel/money.js";

export interface MonthOfSales {
  /** Net credit sales of the month, money; `null` counts as a month without sales. */
  readonly sales: Quantity | null;
  /** Calendar days of the month, as far as it has passed. */
  readonly days: number;
}

export interface CountBackChoices {
  /** Count each month's own days, or 30 for every month. */
  readonly monthLength: "calendar" | "30";
  /**
   * A month with zero or negative sales: its days elapse, and negative sales add to what is left to explain; or it is skipped, days and
   * amount; or the count stops there.
   */
  readonly zeroMonth: "elapse" | "skip" | "stop";
}

export interface CountBack {
  /** Days of sales that the balance stands for; where `end` is not "complete", at least so many. */
  readonly days: Ratio;
  readonly end: "complete" | "history-exhausted" | "stopped-at-zero-month";
  /** Money that the sales do not explain; 0 when complete. */
  readonly unexplained: Ratio;
  /** The month, from 0, that took the rest of the balance, and the days counted before it. */
  readonly last?: { readonly month: number; readonly daysBefore: Ratio };
  readonly flag?: "credit-balance";
}

/**
 * Count-back, or exhaustion, DSO: the latest month's sales are taken off the balance and its days counted, then the month before;
 * the month that takes the rest adds its share of days. `months` come latest first. A balance of zero or less gives 0 days. Source: METHODS A.
 */
export function countBack(balance: Quantity, months: readonly MonthOfSales[], { monthLength, zeroMonth }: CountBackChoices): CountBack {
  let left = exact(balance);
  let days = exact(0);
  if (left.lte(0)) return { days, end: "complete", unexplained: days, ...(left.isZero() ? {} : { flag: "credit-balance" }) };
  for (let i = 0; i < months.length; i++) {
    const month = known(months[i], "month within the list");
    const sales = exact(month.sales ?? 0);
    if (sales.lte(0) && zeroMonth === "skip") continue;
    if (sales.lte(0) && zeroMonth === "stop") return { days, end: "stopped-at-zero-month", unexplained: left };
    const length = monthLength === "30" ? 30 : month.days;
    if (sales.gt(0) && left.lte(sales)) {
      const share = left.times(length).div(sales);
      return { days: days.plus(share), end: "complete", unexplained: exact(0), last: { month: i, daysBefore: days } };
    }
    left = left.minus(sales);
    days = days.plus(length);
  }
  return { days, end: "history-exhausted", unexplained: left };
}
