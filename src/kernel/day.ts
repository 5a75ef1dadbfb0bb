import { UTCDate } from "@date-fns/utc";
import { addMonths, endOfMonth, endOfQuarter, startOfMonth, startOfQuarter } from "date-fns";
import { assert } from "./assert.js";
import type { Brand } from "./brand.js";

/** A calendar day as Excel counts (1900 system): whole, without clock or time zone. 45292 is 2024-01-01. */
export type DayNumber = Brand<number, "DayNumber">;

export interface CivilDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** Days from 1899-12-30 (Excel's zero, as far as its fictitious 1900-02-29 is passed) to 1970-01-01. */
const unixEpoch = 25_569;
/** 1900-03-01: before it Excel's count is off by its fictitious 29 February 1900. */
const firstDay = 61;
/** 9999-12-31, the last day Excel knows. */
const lastDay = 2_958_465;

/** The day with this Excel serial, a clock time cut off; `undefined` outside 1900-03-01 to 9999-12-31. */
export function dayFromSerial(serial: number): DayNumber | undefined {
  const whole = serialOrZero(serial);
  return whole === 0 ? undefined : (whole as DayNumber);
}

/** {@link dayFromSerial} for loops over whole columns: 0, which is no day, instead of `undefined`. */
export function serialOrZero(serial: number): number {
  const whole = Math.floor(serial);
  return whole >= firstDay && whole <= lastDay ? whole : 0;
}

/** For a serial already known to be a day. Throws otherwise. */
export function day(serial: number): DayNumber {
  assert(Number.isInteger(serial) && serial >= firstDay && serial <= lastDay, `not a day: ${serial}`);
  return serial as DayNumber;
}

/** The day of a year, month (1-12) and day of month; `undefined` when the calendar has no such day (31 February). */
export function dayFromParts(year: number, month: number, dayOfMonth: number): DayNumber | undefined {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  return dayFromSerial(daysFromCivil(year, month, dayOfMonth) + unixEpoch);
}

/** 1 to 12 for `month`. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** From ISO text "2013-06-30"; `undefined` for anything else. */
export function dayFromIso(text: string): DayNumber | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts ? dayFromParts(Number(parts[1]), Number(parts[2]), Number(parts[3])) : undefined;
}

export function isoFromDay(value: DayNumber): string {
  const { year, month, day: dayOfMonth } = civilFromDay(value);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

/** Year, month and day of month. Method: civil_from_days, Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
export function civilFromDay(value: DayNumber): CivilDay {
  const z = value - unixEpoch + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

/** Method: days_from_civil, same source. */
function daysFromCivil(year: number, month: number, dayOfMonth: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

export function addDays(value: DayNumber, days: number): DayNumber {
  return day(value + days);
}

export function monthStart(value: DayNumber): DayNumber {
  return fromDate(startOfMonth(toDate(value)));
}

export function monthEnd(value: DayNumber): DayNumber {
  return fromDate(endOfMonth(toDate(value)));
}

export function quarterStart(value: DayNumber): DayNumber {
  return fromDate(startOfQuarter(toDate(value)));
}

export function quarterEnd(value: DayNumber): DayNumber {
  return fromDate(endOfQuarter(toDate(value)));
}

/** The same day so many months later (or earlier), the last day of the month where it would not exist. */
export function plusMonths(value: DayNumber, months: number): DayNumber {
  return fromDate(addMonths(toDate(value), months));
}

/** A date-fns date in UTC, so that no machine's time zone or clock change can move a day. */
function toDate(value: DayNumber): UTCDate {
  return new UTCDate((value - unixEpoch) * 86_400_000);
}

function fromDate(date: UTCDate): DayNumber {
  return day(Math.floor(date.getTime() / 86_400_000) + unixEpoch);
}
