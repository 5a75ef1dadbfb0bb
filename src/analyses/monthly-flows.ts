import { addDays, monthStart, type DayNumber } from "../kernel/day.js";
import { minor, type Minor } from "../kernel/money.js";
import type { Ledger } from "../ledger/ledger.js";
import { openAt, sumOf } from "./balance.js";
import { visitFlows } from "./flows.js";
import { rollLineOf } from "./roll-forward.js";

/** What moved one currency's receivables month by month. */
export interface MonthlyFlows {
  /** What was open at the end of the day before the first month. */
  readonly opening: Minor;
  /** By month: what customers paid, positive. */
  readonly received: readonly Minor[];
  /** By month: by how much receivables changed, all that moved them added up. `opening` and these add up to every month's balance. */
  readonly change: readonly Minor[];
}

/**
 * Receipts and the whole change of receivables in each month, for each currency of the ledger, in one pass over what happened. The months follow
 * each other without a gap; the last may end within its month.
 * @param ends The last day of each month, rising.
 */
export function monthlyFlows(ledger: Ledger, ends: readonly DayNumber[]): readonly MonthlyFlows[] {
  const [firstEnd] = ends;
  const lastEnd = ends[ends.length - 1];
  if (firstEnd === undefined || lastEnd === undefined)
    return ledger.currencies.map(() => ({ opening: minor(0), received: [], change: [] }));
  const before = addDays(monthStart(firstEnd), -1);
  const months = ends.length;
  const received = new Float64Array(ledger.currencies.length * months);
  const change = new Float64Array(ledger.currencies.length * months);
  const monthOf = monthByDay(before, ends);
  visitFlows(ledger, before, lastEnd, (item, kind, day, amount) => {
    const place = (ledger.currency[item] as number) * months + (monthOf[day - before - 1] as number);
    change[place] = (change[place] as number) + amount;
    if (rollLineOf[kind] === "receipts") received[place] = (received[place] as number) - amount;
  });
  const opening = openAt(ledger, before);
  return ledger.currencies.map((_, currency) => {
    const of = (sums: Float64Array): readonly Minor[] => Array.from(sums.subarray(currency * months, (currency + 1) * months), minor);
    return { opening: minor(sumOf(ledger, currency, opening)), received: of(received), change: of(change) };
  });
}

/** The month of every day after `before` up to the last end. */
function monthByDay(before: DayNumber, ends: readonly DayNumber[]): Uint16Array {
  const days = new Uint16Array((ends[ends.length - 1] ?? before) - before);
  let first = 0;
  ends.forEach((end, month) => {
    days.fill(month, first, end - before);
    first = end - before;
  });
  return days;
}
