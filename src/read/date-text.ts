import { dayFromParts, dayFromSerial, type DayNumber } from "../kernel/day.js";

/** Which part comes first in a column of dates kept as text. */
export type DateOrder = "dmy" | "mdy" | "ymd";

export interface DateOrderFound {
  readonly order: DateOrder;
  readonly sure: boolean;
  /** True when some values say one order and some the other: then no order is right for all. */
  readonly mixed?: boolean;
  /** Where the column does not decide: the orders in which its values are days, the one taken for want of a better first. */
  readonly open?: readonly DateOrder[];
  /** True where years have two digits: then the year too may stand first. */
  readonly shortYears?: boolean;
  /** The order by which the days lie within a few years, where by every other they are strewn over decades. */
  readonly byYears?: DateOrder;
}

/** So many values that say one order outweigh a single one that says the other: that one is a slip of the pen. */
const slips = 100;

/** Years that a ledger spans, and such as come about where days of the month are taken for years. */
const fewYears = 5;
const strewnYears = 10;

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The column decides: a first part above 12 is a day (or a year of two digits), a second part above 12 makes the first a month. `sure` is false
 * when no value decides, or when they contradict each other. The order is then that of the majority, else the one with the fewest and latest
 * years, else month first. "15.03.26" beside "02.04.26" would be 2015 and 2002 with the year first: years strewn like days of the month are none.
 */
export function dateOrderOf(texts: Iterable<string>): DateOrderFound | undefined {
  const votes = new OrderVotes();
  for (const text of texts) votes.add(text);
  return votes.found();
}

class OrderVotes {
  private readonly against: Record<DateOrder, number> = { mdy: 0, dmy: 0, ymd: 0 };
  private readonly first = { least: Infinity, most: -Infinity };
  private readonly third = { least: Infinity, most: -Infinity };
  private short = false;
  private long = false;
  private yearFirst = 0;

  add(text: string): void {
    const parts = numericParts(text);
    if (parts?.yearFirst) this.yearFirst++;
    if (!parts || parts.yearFirst) return;
    if (isShort(parts)) {
      this.short = true;
      widen(this.first, parts.first);
      widen(this.third, parts.third);
    } else this.long = true;
    const orders = ordersOf(parts);
    if (orders.length === 0) return;
    for (const order of dateOrders) if (!orders.includes(order)) this.against[order]++;
  }

  found(): DateOrderFound | undefined {
    if (!this.short && !this.long) return undefined;
    const { against } = this;
    const asked = this.short ? dateOrders : twoOrders;
    // "26-01-10" beneath "2025-12-31" begins with the year too.
    if (this.short && !this.long) for (const order of twoOrders) against[order] += this.yearFirst;
    const years = (order: DateOrder): { least: number; most: number } => (order === "ymd" ? this.first : this.third);
    const span = (order: DateOrder): number => (this.short ? years(order).most - years(order).least : 0);
    const latest = (order: DateOrder): number => (this.short ? fullYear(years(order).most) : 0);
    const ranked = [...asked].sort((a, b) => against[a] - against[b] || span(a) - span(b) || latest(b) - latest(a));
    const [best = "mdy", next = "dmy"] = ranked;
    const shortYears = this.short && !this.long ? { shortYears: true } : {};
    const sure = (order: DateOrder): DateOrderFound => ({ order, sure: true, ...shortYears });
    if (against[next] > 0 && against[best] * slips <= against[next]) return sure(best);
    if (against[best] > 0) return { order: best, sure: false, mixed: true, open: [best, next], ...shortYears };
    const open = ranked.filter((order) => against[order] === 0);
    const others = open.filter((order) => order !== "ymd");
    const strewn = open.includes("ymd") && others.some((order) => span(order) <= fewYears) && span("ymd") > strewnYears;
    const [only] = others;
    if (strewn && others.length === 1 && only) return sure(only);
    const byYears = open.includes("ymd") && span("ymd") <= fewYears && others.every((order) => span(order) > strewnYears);
    return { order: best, sure: false, open: strewn ? others : open, ...shortYears, ...(byYears ? { byYears: "ymd" as const } : {}) };
  }
}

/** All orders; month first where nothing tells. */
export const dateOrders = ["mdy", "dmy", "ymd"] as const satisfies readonly DateOrder[];
const twoOrders = ["mdy", "dmy"] as const satisfies readonly DateOrder[];

function widen(range: { least: number; most: number }, value: number): void {
  range.least = Math.min(range.least, value);
  range.most = Math.max(range.most, value);
}

/** The orders in which three numbers may be a day. */
function ordersOf(parts: NumericParts): readonly DateOrder[] {
  const { first, second, third } = parts;
  const short = isShort(parts);
  return dateOrders.filter((order) => {
    if (order === "ymd") return short && second <= 12 && third >= 1 && third <= 31;
    const [month, ofMonth] = order === "mdy" ? [first, second] : [second, first];
    return month <= 12 && (!short || ofMonth <= 31);
  });
}

function isShort({ third, yearFirst }: NumericParts): boolean {
  return !yearFirst && third < 100;
}

/** A year of two digits: of this century up to 69. */
function fullYear(written: number): number {
  return written >= 100 ? written : written + (written < 70 ? 2000 : 1900);
}

/** What one text says of the order: a part above 12 is the day. `undefined` for what is no date in which the order is in question. */
export function orderSaid(text: string): "dmy" | "mdy" | "either" | undefined {
  const parts = numericParts(text);
  if (!parts || parts.yearFirst) return undefined;
  if (parts.first > 12 && parts.second <= 12) return "dmy";
  return parts.second > 12 && parts.first <= 12 ? "mdy" : "either";
}

/** The day that a text names, clock time ignored; `undefined` when it names none (31/02/2026, "soon"). */
export function readDateText(text: string, order: DateOrder): DayNumber | undefined {
  const parts = numericParts(text);
  if (parts) {
    if (parts.yearFirst) return dayFromParts(parts.first, parts.second, parts.third);
    if (order === "ymd" && isShort(parts)) return dayFromParts(fullYear(parts.first), parts.second, parts.third);
    const year = fullYear(parts.third);
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
