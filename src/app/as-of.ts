import { addDays, day, monthEnd, monthStart, type DayNumber } from "../kernel/day.js";
import type { Ledger } from "../ledger/ledger.js";

/** The last month-end that is not after the newest invoice; the newest due day's where no issue days are known; `undefined` without any. */
export function lastMonthEnd(ledger: Ledger): DayNumber | undefined {
  const newest = newestOf(ledger.issued) || newestOf(ledger.due);
  if (newest === 0) return undefined;
  const newestDay = day(newest);
  return monthEnd(newestDay) === newestDay ? newestDay : addDays(monthStart(newestDay), -1);
}

function newestOf(days: Int32Array): number {
  let newest = 0;
  for (const each of days) if (each > newest) newest = each;
  return newest;
}
