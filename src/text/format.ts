import { isoFromDay, type DayNumber } from "../kernel/day.js";
import { decimalText, ratioText, type Exponent, type Minor, type Ratio } from "../kernel/money.js";
import type { Locale } from "./locale.js";

/** Grouped by comma, negatives in brackets, zero an en dash unless `showZero`. Exact: no double comes between. */
export function formatAmount(amount: Minor, exponent: Exponent, showZero = false): string {
  if (amount === 0 && !showZero) return "–";
  const text = decimalText(Math.abs(amount) as Minor, exponent);
  const whole = exponent === 0 ? text.length : text.length - exponent - 1;
  return inBrackets(grouped(text.slice(0, whole)) + text.slice(whole), amount < 0);
}

/** Whole units of the currency, rounded half away from zero, for grids that say so. */
export function formatUnits(amount: Minor, exponent: Exponent): string {
  const units = Math.round(Math.abs(amount) / 10 ** exponent);
  return units === 0 ? "–" : inBrackets(grouped(String(units)), amount < 0);
}

/** What large amounts are counted in, from small to large: how many units of the currency, how it is written, and decimals of what is below 100. */
const shortUnits: Readonly<Record<Locale, readonly { readonly size: number; readonly mark: string; readonly places: number }[]>> = {
  "en-US": [
    { size: 1, mark: "", places: 0 },
    { size: 1e3, mark: " k", places: 0 },
    { size: 1e6, mark: " M", places: 2 },
    { size: 1e9, mark: " bn", places: 2 },
  ],
  "zh-CN": [
    { size: 1, mark: "", places: 0 },
    { size: 1e4, mark: " 万", places: 1 },
    { size: 1e8, mark: " 亿", places: 1 },
  ],
};

/** "3.90 M", "646 k", "64.6 万", "1.2 亿": where there is no room for all digits, as on a chart. */
export function formatShort(amount: Minor, exponent: Exponent, locale: Locale): string {
  const units = Math.abs(amount) / 10 ** exponent;
  const steps = shortUnits[locale];
  const texts = steps.map(({ size, places }) => (units / size).toFixed(units / size < 100 ? places : 0));
  // What rounds to a whole one of the next is said in that: 1.00 M, not 1000 k.
  const found = steps.findIndex(({ size }, i) => Number(texts[i]) * size < (steps[i + 1]?.size ?? Number.POSITIVE_INFINITY));
  const [whole = "", decimals] = (texts[found] ?? "").split(".");
  return inBrackets(`${grouped(whole)}${decimals === undefined ? "" : `.${decimals}`}${steps[found]?.mark ?? ""}`, amount < 0);
}

/** A ratio that is already in percent or days, with one decimal. */
export function formatRatio(value: Ratio, places = 1): string {
  const [whole = "", decimals] = ratioText(value.abs(), places).split(".");
  const text = grouped(whole) + (decimals === undefined ? "" : `.${decimals}`);
  return value.isNegative() && !value.isZero() ? `-${text}` : text;
}

export function formatCount(count: number): string {
  return `${count < 0 ? "-" : ""}${grouped(String(Math.abs(count)))}`;
}

export function formatDay(day: DayNumber): string {
  return isoFromDay(day);
}

function grouped(digits: string): string {
  let text = digits.slice(-3);
  for (let end = digits.length - 3; end > 0; end -= 3) text = `${digits.slice(Math.max(0, end - 3), end)},${text}`;
  return text;
}

function inBrackets(text: string, negative: boolean): string {
  return negative ? `(${text})` : text;
}
