import type { DayNumber } from "../kernel/day.js";
import type { Entries } from "../ledger/ledger.js";
import { bucketsByAge } from "./methods/aging.js";

/** Item columns, element i of each belonging to item i; days 0 where the source has none. */
export interface HistoryColumns {
  /** Which history an item belongs to, below `shape.groups`. */
  readonly group: Uint32Array;
  readonly issued: Int32Array;
  readonly due: Int32Array;
  readonly settled: Int32Array;
  /** Minor units billed; items that are not above 0 are no debts and left out. */
  readonly amount: Float64Array;
  readonly paid: Float64Array;
  readonly entries: Entries;
}

export interface HistoryShape {
  readonly groups: number;
  /** Month-ends, rising. */
  readonly monthEnds: readonly DayNumber[];
  /** Upper limits of age in days, rising, the first for what is not due; one bucket more than limits, the last one open. */
  readonly limits: readonly number[];
  /** Months from a bucket to the next one. */
  readonly step: number;
}

export interface BucketHistory {
  readonly buckets: number;
  /** Minor units open at [(group * months + month) * buckets + bucket]. */
  readonly open: Float64Array;
  /** Minor units written off within `step` months after a month-end, by the bucket in which they stood then: same places as `open`. */
  readonly writtenOff: Float64Array;
}

/** The code of entries that are write-offs, in entryKinds. */
const writeOff = 2;

/**
 * What stood in each bucket at every month-end, and what was written off from there before the pair's later month-end.
 * One pass over the items: an item is put only into the month-ends at which it is open, from the first after its issue to the last before its
 * payment. test/support/history-oracle.ts rebuilds every month-end by itself and must give the same.
 */
export function bucketHistory(columns: HistoryColumns, { groups, monthEnds, limits, step }: HistoryShape): BucketHistory {
  const { group, issued, due, settled, amount, paid, entries } = columns;
  const months = monthEnds.length;
  const buckets = limits.length + 1;
  const open = new Float64Array(groups * months * buckets);
  const writtenOff = new Float64Array(groups * months * buckets);
  const ends = Int32Array.from(monthEnds);
  const monthFrom = firstMonthEnds(ends);
  const first = ends[0] ?? 0;
  const lastDay = monthFrom.length - 1;
  const youngest = limits[0] ?? 0;
  const bucketByAge = bucketsByAge(limits);
  const oldest = bucketByAge.length - 1;

  for (let i = 0; i < amount.length; i++) {
    const billed = amount[i] as number;
    const dueDay = due[i] as number;
    if (billed <= 0 || dueDay === 0) continue;
    const sinceIssue = (issued[i] as number) - first;
    const from = monthFrom[sinceIssue < 0 ? 0 : sinceIssue > lastDay ? lastDay : sinceIssue] as number;
    if (from === months) continue;
    const sincePayment = (settled[i] as number) - first;
    const till = monthFrom[sincePayment < 0 ? 0 : sincePayment > lastDay ? lastDay : sincePayment] as number;
    const left = billed - (paid[i] as number);
    const base = (group[i] as number) * months;
    let month = from;
    for (; month < till; month++) {
      const age = (ends[month] as number) - dueDay - youngest;
      const cell = (base + month) * buckets + (bucketByAge[age < 0 ? 0 : age > oldest ? oldest : age] as number);
      open[cell] = (open[cell] as number) + billed;
    }
    if (left === 0) continue;
    for (; month < months; month++) {
      const age = (ends[month] as number) - dueDay - youngest;
      const cell = (base + month) * buckets + (bucketByAge[age < 0 ? 0 : age > oldest ? oldest : age] as number);
      open[cell] = (open[cell] as number) + left;
    }
  }

  for (let e = 0; e < entries.size; e++) {
    const i = entries.item[e] as number;
    const dueDay = due[i] as number;
    if ((amount[i] as number) <= 0 || dueDay === 0) continue;
    const reduced = entries.amount[e] as number;
    const day = entries.day[e] as number;
    const base = (group[i] as number) * months;
    const happened = monthFrom[Math.min(Math.max(day - first, 0), lastDay)] as number;
    const issuedBy = monthFrom[Math.min(Math.max((issued[i] as number) - first, 0), lastDay)] as number;
    const cellAt = (month: number): number =>
      (base + month) * buckets + (bucketByAge[Math.min(Math.max((ends[month] as number) - dueDay - youngest, 0), oldest)] as number);
    for (let month = Math.max(happened, issuedBy); month < months; month++) open[cellAt(month)] = (open[cellAt(month)] as number) - reduced;
    if ((entries.kind[e] as number) !== writeOff || day === 0) continue;
    // The pairs that span the write-off: it stood open at the earlier month-end and was gone by the later one.
    for (let month = Math.max(issuedBy, happened - step); month < happened && month + step < months; month++)
      writtenOff[cellAt(month)] = (writtenOff[cellAt(month)] as number) + reduced;
  }
  return { buckets, open, writtenOff };
}

/** The first month-end on or after a day, by days after the first month-end; beyond the last one it is their number. */
function firstMonthEnds(ends: Int32Array): Uint8Array {
  const first = ends[0] ?? 0;
  const last = ends[ends.length - 1] ?? 0;
  const months = new Uint8Array(last - first + 2);
  let month = 0;
  for (let day = first; day <= last; day++) {
    if (day > (ends[month] as number)) month++;
    months[day - first] = month;
  }
  months[last - first + 1] = ends.length;
  return months;
}
