import { dayFromParts, dayFromSerial, type DayNumber } from "../kernel/day.js";

/** Which part comes first in a column of dates kept as text. */
export type DateOrder = "dmy" | "mdy" | "ymd";

export interface DateOrderFound {
  readonly order: DateOrder;
  readonly sure: boolean;
  /** True when some values say one order and some the other: then no order is right for all. */
  readonly mixed?: boolean;
}

/** So many values that say one order outweigh a single one that says the other: that one is a slip of the pen. */
const slips = 100;

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The column decides: a first part above 12 is a day, a second part above 12 makes the first a month.
 * `sure` is false when no value decides, or when they contradict each other; the order is then that of the majority, else month first.
 */
export function dateOrderOf(texts: Iterable<string>): DateOrderFound | undefined {
  let seen = false;
  let dayFirst = 0;
  let monthFirst = 0;
  for (const text of texts) {
    const said = orderSaid(text);
    if (said === undefined) continue;
    seen = true;
    if (said === "dmy") dayFirst++;
    else if (said === "mdy") monthFirst++;
  }
  if (!seen) return undefined;
  const [more, fewer] = dayFirst > monthFirst ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
  const order = dayFirst > monthFirst ? "dmy" : "mdy";
  return more > 0 && fewer * slips <= more ? { order, sure: true } : { order, sure: false, mixed: fewer > 0 };
}

/** What one text says of the order: a part above 12 is the day. `undefined` for what is no date in which the order is in question. */
export function orderSaid(text: string): "dmy" | "mdy" | "either" | undefined {
  const parts = numericParts(text);
  if (!parts || parts.yearFirst) return undefined;
  if (parts.first > 12 && parts.second <= 12) return "dmy";
  return parts.second > 12 && parts.first <= 12 ? "mdy" : "either";
}

/** True when day and month could change places and both readings are days. */
export function isEitherWay(text: string): boolean {
  const parts = numericParts(text);
  return parts !== undefined && !parts.yearFirst && parts.first <= 12 && parts.second <= 12 && parts.first !== parts.second;
}

/** The day that a text names, clock time ignored; `undefined` when it names none (31/02/2026, "soon"). */
export function readDateText(text: string, order: DateOrder): DayNumber | undefined {
  const parts = numericParts(text);
  if (parts) {
    if (parts.yearFirst) return dayFromParts(parts.first, parts.second, parts.third);
    const year = parts.third < 100 ? parts.third + (parts.third < 70 ? 2000 : 1900) : parts.third;
    return order === "dmy" ? dayFromParts(year, parts.second, parts.first) : dayFromParts(year, parts.first, parts.second);
  }
  const plain = text.normalize("NFKC").trim();
  const compact = /^(\d{4})(\d{2})(\d{2})(?:\.0)?$/.exec(plain);
  if (compact) return dayFromParts(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const chinese = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/.exec(plain);
  if (chinese) return dayFromParts(Number(chinese[1]), Number(chinese[2]), Number(chinese[3]));
  const named = /^(\d{1,2})[\s./-]*([A-Za-z]{3,9})\.?[\s./,-]*(\d{2,4})$/.exec(plain);
  if (named) return dayOfNamedMonth(named[2], named[1], named[3]);
  const american = /^([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/.exec(plain);
  if (american) return dayOfNamedMonth(american[1], american[2], american[3]);
  const serial = /^\d{5}(?:\.\d+)?$/.test(plain) ? dayFromSerial(Number(plain)) : undefined;
  return serial;
}

function dayOfNamedMonth(month = "", dayOfMonth = "", year = ""): DayNumber | undefined {
  const index = monthNames.indexOf(month.slice(0, 3).toLowerCase());
  const written = Number(year);
  return index < 0 ? undefined : dayFromParts(written < 100 ? written + 2000 : written, index + 1, Number(dayOfMonth));
}

interface NumericParts {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly yearFirst: boolean;
}

/** Three numbers separated by one of / - . with an optional clock time behind. */
function numericParts(text: string): NumericParts | undefined {
  const match = /^\s*(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp][Mm]|Z)?)?\s*$/.exec(text);
  if (!match) return undefined;
  const yearFirst = (match[1] ?? "").length === 4;
  if (!yearFirst && (match[1] ?? "").length > 2) return undefined;
  return { first: Number(match[1]), second: Number(match[3]), third: Number(match[4]), yearFirst };
}
