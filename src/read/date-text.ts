import { dayFromParts, dayFromSerial, type DayNumber } from "../kernel/day.js";

/** Which part comes first in a column of dates kept as text. */
export type DateOrder = "dmy" | "mdy" | "ymd";

export type DateOrderFound = { readonly order: DateOrder; readonly sure: boolean };

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The column decides: a first part above 12 is a day, a second part above 12 makes the first a month.
 * `sure` is false when no value decides; the order is then month first.
 */
export function dateOrderOf(texts: Iterable<string>): DateOrderFound | undefined {
  let seen = false;
  let dayFirst = 0;
  let monthFirst = 0;
  for (const text of texts) {
    const parts = numericParts(text);
    if (!parts || parts.yearFirst) continue;
    seen = true;
    if (parts.first > 12 && parts.second <= 12) dayFirst++;
    else if (parts.second > 12 && parts.first <= 12) monthFirst++;
  }
  if (!seen) return undefined;
  if (dayFirst > 0 && monthFirst === 0) return { order: "dmy", sure: true };
  if (monthFirst > 0 && dayFirst === 0) return { order: "mdy", sure: true };
  return { order: dayFirst > monthFirst ? "dmy" : "mdy", sure: dayFirst !== monthFirst };
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
