import { isCellError, type CellValue } from "../sheet/cell.js";
import { readAmountText } from "./amount-text.js";
import { currencyCode } from "./currency.js";
import { dateOrders, readDateText } from "./date-text.js";

/** What the values of one column look like, as shares of its filled cells (0 to 1). */
export interface ColumnShape {
  readonly filled: number;
  readonly rows: number;
  /** Days: texts that name one in some order, or whole numbers in the range of today's day numbers. */
  readonly days: number;
  readonly dayTexts: number;
  /** Numbers, or texts that are amounts. */
  readonly amounts: number;
  /** Numbers with a fractional part, or texts with decimals. */
  readonly decimals: number;
  /** Texts that are no number and no day. */
  readonly words: number;
  readonly currencies: number;
  readonly yesNo: number;
  /** Different values among the filled ones: 1 when all differ. */
  readonly distinct: number;
}

/** Serials from 1990 to 2079: what a column of dates holds when its numbers are days. */
const firstLikelyDay = 32_874;
const lastLikelyDay = 65_745;

/** 20260131: year, month and day written as one number. */
function isCompactDay(value: number): boolean {
  return value > 19_900_000 && value < 20_800_000 && readDateText(String(value), "ymd") !== undefined;
}

/** Looks at the values of one column, header left out. */
export function shapeOf(values: readonly CellValue[]): ColumnShape {
  let filled = 0;
  let days = 0;
  let dayTexts = 0;
  let amounts = 0;
  let decimals = 0;
  let words = 0;
  let currencies = 0;
  let yesNo = 0;
  const distinct = new Set<string>();
  for (const value of values) {
    if (value === null || (typeof value === "string" && value.trim() === "")) continue;
    filled++;
    if (isCellError(value)) continue;
    distinct.add(String(value));
    if (typeof value === "boolean") {
      yesNo++;
      continue;
    }
    if (typeof value === "number") {
      amounts++;
      if (!Number.isInteger(value)) decimals++;
      else if ((value >= firstLikelyDay && value <= lastLikelyDay) || isCompactDay(value)) days++;
      continue;
    }
    const text = value.trim();
    const isDay = dateOrders.some((order) => readDateText(text, order) !== undefined);
    const isAmount = (readAmountText(text, ".", 2) ?? readAmountText(text, ",", 2)) !== undefined;
    if (isDay) {
      days++;
      if (!isAmount) dayTexts++;
    }
    if (isAmount) {
      amounts++;
      if (/[.,]\d{1,2}\D*$/.test(text)) decimals++;
    }
    if (!isDay && !isAmount) words++;
    if (currencyCode(text) !== undefined) currencies++;
    if (/^(yes|no|y|n|true|false|是|否)$/i.test(text)) yesNo++;
  }
  const share = (count: number): number => (filled === 0 ? 0 : count / filled);
  return {
    filled,
    rows: values.length,
    days: share(days),
    dayTexts: share(dayTexts),
    amounts: share(amounts),
    decimals: share(decimals),
    words: share(words),
    currencies: share(currencies),
    yesNo: share(yesNo),
    distinct: share(distinct.size),
  };
}
