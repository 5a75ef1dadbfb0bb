import { bucketOfAge } from "../../src/analyses/methods/aging.js";
import type { BucketHistory, HistoryColumns, HistoryShape } from "../../src/analyses/roll-kernel.js";

/** The plain counterpart of bucketHistory: every month-end is rebuilt by itself, from every entry dated on or before it. */
export function plainHistory(columns: HistoryColumns, { groups, monthEnds, limits, step }: HistoryShape): BucketHistory {
  const { group, issued, due, settled, amount, paid, entries } = columns;
  const buckets = limits.length + 1;
  const open = new Float64Array(groups * monthEnds.length * buckets);
  const writtenOff = new Float64Array(open.length);
  monthEnds.forEach((end, month) => {
    for (let item = 0; item < amount.length; item++) {
      const [billed = 0, dueDay = 0] = [amount[item], due[item]];
      if (billed <= 0 || dueDay === 0 || (issued[item] ?? 0) > end) continue;
      const cell = ((group[item] ?? 0) * monthEnds.length + month) * buckets + bucketOfAge(end - dueDay, limits);
      let left = billed - ((settled[item] ?? 0) <= end ? (paid[item] ?? 0) : 0);
      for (let e = 0; e < entries.size; e++) {
        if (entries.item[e] !== item) continue;
        const [day = 0, reduced = 0] = [entries.day[e], entries.amount[e]];
        if (day <= end) left -= reduced;
        const later = monthEnds[month + step];
        if (entries.kind[e] === 2 && later !== undefined && day > end && day <= later) writtenOff[cell] = (writtenOff[cell] ?? 0) + reduced;
      }
      open[cell] = (open[cell] ?? 0) + left;
    }
  });
  return { buckets, open, writtenOff };
}
