import { civilFromDay, type DayNumber } from "../../kernel/day.js";
import { exact, rounded, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { daysByYear } from "./days.js";

/**
 * Simple interest, exact: principal x yearly rate (fraction) x days / days of the year. Additive over adjacent periods. Every interest below is
 * made of it.
 */
export function simpleInterest(principal: Quantity, annualRate: Quantity, days: Quantity, yearDays: Quantity): Ratio {
  return exact(principal).times(annualRate).times(days).div(yearDays);
}

export interface LateInterest {
  /** Interest of a year, money. */
  readonly annual: Ratio;
  /** Interest of a day; rounded only where the daily amount is. */
  readonly daily: Ratio;
  /** Rounded to the smallest unit. */
  readonly interest: Ratio;
  /** Interest and fixed sum. */
  readonly total: Ratio;
}

/**
 * Simple interest for a known number of days, with a fixed sum (0 for none). `once` rounds the interest; `daily` rounds the daily amount and
 * multiplies it, as gov.uk does. Source: METHODS E; G10.
 * @param decimals Decimals of the money given: 2 for pounds, 0 for minor units.
 */
export function lateInterest(
  claim: { readonly principal: Quantity; readonly annualRate: Quantity; readonly days: Quantity; readonly basis: Quantity },
  rounding: "once" | "daily",
  fixedSum: Quantity,
  decimals: number,
): LateInterest {
  const annual = exact(claim.principal).times(claim.annualRate);
  const day = simpleInterest(claim.principal, claim.annualRate, 1, claim.basis);
  const daily = rounding === "daily" ? rounded(day, decimals) : day;
  const whole = rounding === "daily" ? daily.times(claim.days) : simpleInterest(claim.principal, claim.annualRate, claim.days, claim.basis);
  const interest = rounded(whole, decimals);
  return { annual, daily, interest, total: interest.plus(fixedSum) };
}

/** Actual days over 365 or 360; each day over its own year; or months of 30 days, the 31st taken as the 30th, over 360. */
export type DayCount = "act/365" | "act/360" | "act/act" | "30/360";

/**
 * Simple interest between two days, money, rounded to `decimals`. `end` counts; `start` does only with `countFirstDay`, so that from the due date to
 * the day of payment it is payment day less due day. No days, and no interest, when it ends before it starts. Source: METHODS E; E12, E24.
 */
export function interestBetween(
  claim: { readonly principal: Quantity; readonly annualRate: Quantity },
  start: DayNumber,
  end: DayNumber,
  dayCount: DayCount,
  countFirstDay: boolean,
  decimals: number,
): { readonly days: number; readonly interest: Ratio } {
  const first = countFirstDay ? start : ((start + 1) as DayNumber);
  if (dayCount === "act/act") {
    const parts = daysByYear(first, end);
    const interest = sum(parts.map(({ days, length }) => simpleInterest(claim.principal, claim.annualRate, days, length)));
    return { days: parts.reduce((all, part) => all + part.days, 0), interest: rounded(interest, decimals) };
  }
  const counted = dayCount === "30/360" ? thirtyDayMonths(start, end) + (countFirstDay ? 1 : 0) : end - first + 1;
  const days = Math.max(0, counted);
  const year = dayCount === "act/365" ? 365 : 360;
  return { days, interest: rounded(simpleInterest(claim.principal, claim.annualRate, days, year), decimals) };
}

/** Days between two days when every month has 30: the 31st is taken as the 30th, February is not stretched. */
function thirtyDayMonths(start: DayNumber, end: DayNumber): number {
  const from = civilFromDay(start);
  const to = civilFromDay(end);
  return (to.year - from.year) * 360 + (to.month - from.month) * 30 + Math.min(to.day, 30) - Math.min(from.day, 30);
}
