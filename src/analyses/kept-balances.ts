import type { DayNumber } from "../kernel/day.js";
import { minor, type Minor } from "../kernel/money.js";
import type { BalanceLine } from "./snapshot.js";

/** What the workbook kept of one month-end. */
export interface KeptBalances {
  readonly monthEnd: DayNumber;
  readonly balances: readonly BalanceLine[];
}

/** A currency's receivables at a day, and what of them was past due. */
export interface KeptTotals {
  readonly open: Minor;
  readonly pastDue: Minor;
}

/** The totals that a month-end kept of a currency, by the buckets of its own day; `undefined` where it kept nothing of it. */
export function keptTotals({ balances }: KeptBalances, currency: string | null): KeptTotals | undefined {
  const own = balances.filter((line) => line.currency === currency);
  if (own.length === 0) return undefined;
  const sum = (lines: readonly BalanceLine[]): Minor => minor(lines.reduce<number>((all, { open }) => all + open, 0));
  return { open: sum(own), pastDue: sum(own.filter(({ bucket }) => isPastDue(bucket))) };
}

/** Buckets of days past due are called by their days alone: "1-30", "91+". */
function isPastDue(bucket: string): boolean {
  return /^\d+(?:-\d+|\+)$/.test(bucket);
}
