import { isBlank, type CellValue } from "../sheet/cell.js";
import { isBandName } from "./bucket-header.js";
import { namesTotal } from "./total-words.js";

export interface GroupSearch {
  /** Columns of dates: a row that names a group has none. */
  readonly dates: readonly number[];
  /** The column where the customer stands, when one was found: groups elsewhere are then not customers. */
  readonly expected: number | undefined;
}

/** How many rows below the header are looked at for rows that name a group. */
const looked = 400;

/**
 * The column in which rows of their own name the customer of the rows beneath ("Meridian Freight, Inc." and nothing else, or with that
 * customer's total beside it); `undefined` when there are no such rows. Bands of age ("61 - 90 days") and totals are no customers.
 */
export function groupColumn(body: readonly (readonly CellValue[])[], { dates, expected }: GroupSearch): number | undefined {
  const counts = new Map<number, number>();
  const rows = body.slice(0, looked);
  rows.forEach((row, i) => {
    const column = loneText(row, dates);
    if (column === undefined) return;
    const followed = rows.slice(i + 1, i + 4).some((next) => dates.some((date) => !isBlank(next[date] ?? null)));
    if (followed) counts.set(column, (counts.get(column) ?? 0) + 1);
  });
  const best = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
  if (!best || dates.length === 0) return undefined;
  return expected === undefined || counts.has(expected) ? (expected ?? best[0]) : undefined;
}

/** The column of the only text in a row that has no day; numbers beside it are that group's totals. */
export function loneText(row: readonly CellValue[], dates: readonly number[]): number | undefined {
  if (dates.some((date) => !isBlank(row[date] ?? null))) return undefined;
  let found: number | undefined;
  for (let column = 0; column < row.length; column++) {
    const cell = row[column] ?? null;
    if (isBlank(cell) || typeof cell === "number") continue;
    if (typeof cell !== "string" || found !== undefined) return undefined;
    found = column;
  }
  if (found === undefined) return undefined;
  const text = String(row[found]);
  return /\p{L}/u.test(text) && !namesTotal(text) && !isBandName(text) ? found : undefined;
}
