import { isoFromDay, type DayNumber } from "../kernel/day.js";
import { decimalText, ratioText, type Exponent, type Minor, type Ratio } from "../kernel/money.js";

/** Grouped by comma, negatives in brackets, zero an en dash unless `showZero`. Exact: no double comes between. */
export function formatAmount(amount: Minor, exponent: Exponent, showZero = false): string {
  if (amount === 0 && !showZero) return "–";
  const [whole = "", decimals] = decimalText(Math.abs(amount) as Minor, exponent).split(".");
  return inBrackets(grouped(whole) + (decimals === undefined ? "" : `.${decimals}`), amount < 0);
}

/** Whole units of the currency, rounded half away from zero, for grids that say so. */
export function formatUnits(amount: Minor, exponent: Exponent): string {
  const units = Math.round(Math.abs(amount) / 10 ** exponent);
  return units === 0 ? "–" : inBrackets(grouped(String(units)), amount < 0);
}

/** "3.90 m", "646 k": for chart labels only. */
export function formatShort(amount: Minor, exponent: Exponent): string {
  const units = Math.abs(amount) / 10 ** exponent;
  const text =
    units >= 1e9
      ? `${(units / 1e9).toFixed(2)} bn`
      : units >= 1e6
        ? `${(units / 1e6).toFixed(2)} m`
        : units >= 1e3
          ? `${Math.round(units / 1e3)} k`
          : String(Math.round(units));
  return inBrackets(text, amount < 0);
}

/** A ratio that is already in percent or days, with one decimal. */
export function formatRatio(value: Ratio, places = 1): string {
  const [whole = "", decimals] = ratioText(value.abs(), places).split(".");
  const text = grouped(whole) + (decimals === undefined ? "" : `.${decimals}`);
  return value.isNegative() && !value.isZero() ? `-${text}` : text;
}

export function formatCount(count: number): string {
  return grouped(String(count));
}

export function formatDay(day: DayNumber): string {
  return isoFromDay(day);
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

function inBrackets(text: string, negative: boolean): string {
  return negative ? `(${text})` : text;
}
