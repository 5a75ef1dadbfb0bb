import { civilFromDay, dayFromParts, plusMonths, type DayNumber } from "../../kernel/day.js";

/** Calendar days of a period, both ends counted; none when it ends before it starts. */
export function daysInPeriod(start: DayNumber, end: DayNumber): number {
  return Math.max(0, end - start + 1);
}

/** As-of day less due day; negative while not yet due. */
export function daysPastDue(dueDate: DayNumber, asOf: DayNumber): number {
  return asOf - dueDate;
}

/** An accounting month: `month` from 1 to 12. */
export interface AccountingMonth {
  readonly year: number;
  readonly month: number;
}

/** Age in accounting periods, the first and the last both counted: calendar years and calendar months touched. Source: METHODS B, 账龄. */
export function ageInPeriods(from: AccountingMonth, to: AccountingMonth): { readonly years: number; readonly months: number } {
  const months = (to.year - from.year) * 12 + to.month - from.month + 1;
  return { years: months < 1 ? 0 : to.year - from.year + 1, months: Math.max(0, months) };
}

/**
 * Band of an age in years by anniversary, from 0: `upperYears` rise, and the anniversary itself is still in the lower band. From 29 February the
 * anniversary of a common year is the 28th. Source: METHODS B, 账龄.
 */
export function yearBandOf(from: DayNumber, to: DayNumber, upperYears: readonly number[]): number {
  return upperYears.filter((years) => to > plusMonths(from, years * 12)).length;
}

/** How an age in years is counted: by anniversary, or by the accounting years (calendar years) that it touches. */
export type YearCount = "anniversary" | "period";

/**
 * Upper limits in days of the year bands of an aging at a day, so that bands of years and of days are cut by the same means: an age of up to
 * the limit lies within so many years. `upperYears` rise. By anniversary, the day itself is still within; by period, the first year is the
 * calendar year of `asOf`. Source: METHODS B, 账龄.
 */
export function dayLimitsOfYears(asOf: DayNumber, upperYears: readonly number[], count: YearCount): readonly number[] {
  return upperYears.map((years) => asOf - (count === "period" ? firstDayOfPeriods(asOf, years) : firstDayWithin(asOf, years)));
}

/** 1 January of the first of so many calendar years, the one of `asOf` being the last. */
function firstDayOfPeriods(asOf: DayNumber, years: number): DayNumber {
  return dayFromParts(civilFromDay(asOf).year - years + 1, 1, 1) ?? asOf;
}

/** The earliest day whose anniversary after so many years is not before `asOf`: of 28 and 29 February, which share one, the earlier. */
function firstDayWithin(asOf: DayNumber, years: number): DayNumber {
  let day = plusMonths(asOf, -12 * years);
  while (plusMonths(day, 12 * years) < asOf) day = (day + 1) as DayNumber;
  while (plusMonths((day - 1) as DayNumber, 12 * years) >= asOf) day = (day - 1) as DayNumber;
  return day;
}

/** Whole days by the year they lie in: from..till, both counted. */
export function daysByYear(
  from: DayNumber,
  till: DayNumber,
): readonly { readonly year: number; readonly days: number; readonly length: number }[] {
  const parts: { year: number; days: number; length: number }[] = [];
  for (let start = from; start <= till;) {
    const { year, month, day } = civilFromDay(start);
    const newYear = plusMonths((start - day + 1) as DayNumber, 13 - month);
    const length = newYear - plusMonths(newYear, -12);
    parts.push({ year, days: Math.min(newYear, till + 1) - start, length });
    start = newYear;
  }
  return parts;
}
