import { dayFromSerial, type DayNumber } from "../kernel/day.js";
import type { CellValue } from "../sheet/cell.js";
import { readDateText, type DateOrder } from "./date-text.js";

const words = /\b(as (of|at)|report date|ag(e?)ing date|dated|per|stand)\b|截止|截至|账龄日|报表日/i;

/** Texts in a title that look like a day: 2026-03-31, 31/03/2026, 31 March 2026, Mar 31, 2026, 2026年3月31日. */
const days = [
  /\d{4}[/.-]\d{1,2}[/.-]\d{1,2}/,
  /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/,
  /\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日?/,
  /\d{1,2}\s+[A-Za-z]{3,9}\.?,?\s+\d{4}/,
  /[A-Za-z]{3,9}\.?\s+\d{1,2},?\s+\d{4}/,
];

/**
 * The day that the titles above a report state ("As of March 31, 2026", 截止日期：2026-03-31): that of a line whose words say so, else the only day
 * that any of them names. `undefined` where none does, or where day and month could change places and nobody said which comes first.
 */
export function dayOfTitles(titles: readonly string[], order: DateOrder | undefined): DayNumber | undefined {
  const said = titles.filter((title) => words.test(title)).flatMap((title) => dayIn(title, order) ?? []);
  if (said[0] !== undefined) return said[0];
  const all = new Set(titles.flatMap((title) => dayIn(title, order) ?? []));
  return all.size === 1 ? [...all][0] : undefined;
}

/** The day that every filled cell of a column names; `undefined` where they differ. */
export function dayOfColumn(cells: readonly CellValue[], order: DateOrder | undefined): DayNumber | undefined {
  const filled = cells.filter((cell) => typeof cell === "number" || (typeof cell === "string" && cell.trim() !== ""));
  const named = new Set(filled.map((cell) => (typeof cell === "number" ? dayFromSerial(cell) : dayIn(String(cell), order))));
  return named.size === 1 ? [...named][0] : undefined;
}

function dayIn(title: string, order: DateOrder | undefined): DayNumber | undefined {
  for (const pattern of days) {
    const text = pattern.exec(title.normalize("NFKC"))?.[0];
    if (text === undefined) continue;
    const read = new Set((order ? [order] : (["mdy", "dmy"] as const)).flatMap((each) => readDateText(text, each) ?? []));
    if (read.size === 1) return [...read][0];
  }
  return undefined;
}
