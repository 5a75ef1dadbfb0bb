import { addDays, civilFromDay, dayFromParts, type DayNumber } from "../../kernel/day.js";
import { known } from "../../kernel/assert.js";
import { exact, type Quantity, type Ratio } from "../../kernel/money.js";
import {
  fixedSums,
  referenceRates,
  references,
  statutoryMargins,
  type DatedRate,
  type Fixing,
  type Reference,
  type Regime,
} from "../../policy/legal-rates.js";
import { had, unavailable, type Outcome } from "./outcome.js";

/** A reference rate (fraction a year) and the day it takes effect. */
export type ReferenceRate = DatedRate;

/** The rate in force on a day: the last that took effect on or before it. `rates` come oldest first. */
export function rateOn<T extends { readonly from: DayNumber }>(rates: readonly T[], on: DayNumber): T | undefined {
  return rates.filter((each) => each.from <= on).at(-1);
}

export interface StatutoryRate {
  readonly fixingDate: DayNumber;
  /** Fractions a year; not available before the table begins. */
  readonly referenceRate: Outcome<Ratio, "missing-input">;
  /** Reference rate and margin. */
  readonly rate: Outcome<Ratio, "missing-input">;
}

/** Reference rate at the fixing date plus a margin; it then stays fixed. Source: METHODS E; E06, E07, E09. */
export function statutoryRate(
  startDate: DayNumber,
  rates: readonly ReferenceRate[],
  margin: Quantity | null,
  fixing: Fixing,
): StatutoryRate {
  const fixingDate = fixingDateOf(startDate, fixing);
  const found = rateOn(rates, fixingDate);
  const none = unavailable("missing-input");
  if (found === undefined) return { fixingDate, referenceRate: none, rate: none };
  const reference = exact(found.rate);
  return { fixingDate, referenceRate: had(reference), rate: margin === null ? none : had(reference.plus(margin)) };
}

function fixingDateOf(start: DayNumber, fixing: Fixing): DayNumber {
  if (fixing === "startDate") return start;
  const { year, month } = civilFromDay(start);
  const halfYear = known(dayFromParts(year, month <= 6 ? 1 : 7, 1), "first day of a half-year");
  return fixing === "halfYearStart" ? halfYear : addDays(halfYear, -1);
}

/**
 * Margin over the reference rate fixed by law for a contract of that day, a fraction; in Germany a consumer owes less. Not available for a
 * regime, or a buyer, for which the law fixes none.
 */
export function statutoryMargin(regime: Regime, contractDate: DayNumber, consumer: boolean): Outcome<Quantity, "missing-input"> {
  const ofBuyer = statutoryMargins.filter((each) => each.regime === regime && each.consumer === consumer);
  const found = rateOn(ofBuyer, contractDate);
  return found === undefined ? unavailable("missing-input") : had(found.margin);
}

export interface LawfulRate {
  /** Fractions a year. */
  readonly referenceRate: Ratio;
  readonly rate: Ratio;
  readonly fixingDate: DayNumber;
  readonly reference: Reference;
}

/**
 * The statutory rate of a regime for interest that starts on a day, from our own tables: to be checked before use, as they say. Not available
 * where the tables do not reach, or the law fixes no margin for this buyer.
 */
export function lawfulRate(
  regime: Regime,
  startDate: DayNumber,
  contractDate: DayNumber,
  consumer: boolean,
): Outcome<LawfulRate, "missing-input"> {
  const margin = statutoryMargin(regime, contractDate, consumer);
  if (regime === "CN" || margin.kind !== "value") return unavailable("missing-input");
  const reference = references[regime];
  const table = referenceRates[reference.table];
  const { fixingDate, referenceRate, rate } = statutoryRate(startDate, table.rates, margin.value, reference.fixing);
  if (fixingDate >= table.knownTill || referenceRate.kind !== "value" || rate.kind !== "value") return unavailable("missing-input");
  return had({ referenceRate: referenceRate.value, rate: rate.value, fixingDate, reference });
}

/** UK fixed compensation for one debt, in pounds, by its size in pounds: 40 below 1,000, 70 below 10,000, 100 from there on. */
export function fixedSumUk(debt: Quantity): Quantity {
  const band = fixedSums.UK.bands.find(({ below }) => below === null || exact(debt).lt(below));
  return known(band, "an open last band").sum;
}

/**
 * A rate by month or year, times a multiple (1.5 times a reference), as a simple yearly and daily rate and as an effective yearly rate compounded
 * at the given interval. All fractions.
 */
export function convertRate(
  rate: Quantity,
  per: "month" | "year",
  multiple: Quantity,
  basis: Quantity,
): { readonly annualRate: Ratio; readonly dailyRate: Ratio; readonly effectiveAnnualRate: Ratio } {
  const periods = per === "month" ? 12 : 1;
  const ofPeriod = exact(rate).times(multiple);
  const annualRate = ofPeriod.times(periods);
  return { annualRate, dailyRate: annualRate.div(basis), effectiveAnnualRate: ofPeriod.plus(1).pow(periods).minus(1) };
}
