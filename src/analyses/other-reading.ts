import type { DayNumber } from "../kernel/day.js";
import { minor } from "../kernel/money.js";
import type { ReadingEffect } from "../ledger/finding.js";
import type { Ledger } from "../ledger/ledger.js";
import { openAt } from "./balance.js";

/** What another reading of a ledger's days would move as of a day, by currency; currencies in which nothing is open by either are left out. */
export function effectsOf(
  ledger: Ledger,
  days: Pick<Ledger, "issued" | "due" | "settled">,
  limits: readonly number[],
  asOf: DayNumber,
): readonly ReadingEffect[] {
  const open = openAt(ledger, asOf);
  const openOtherwise = openAt({ ...ledger, issued: days.issued, due: days.due, settled: days.settled }, asOf);
  const sums = ledger.currencies.map(() => ({ any: false, pastDue: 0, pastDueOtherwise: 0, moved: 0 }));
  for (let item = 0; item < ledger.size; item++) {
    const [now, then] = [open[item] as number, openOtherwise[item] as number];
    const sum = sums[ledger.currency[item] as number];
    if (!sum || (now === 0 && then === 0)) continue;
    sum.any = true;
    const [bucket, other] = [bucketOf(ledger.due[item] as number, limits, asOf), bucketOf(days.due[item] as number, limits, asOf)];
    if (bucket > 0) sum.pastDue += now;
    if (other > 0) sum.pastDueOtherwise += then;
    if (bucket !== other || now !== then) sum.moved += Math.max(Math.abs(now), Math.abs(then));
  }
  return sums.flatMap(({ any, pastDue, pastDueOtherwise, moved }, currency) =>
    any
      ? [
          {
            currency: ledger.currencies[currency]?.code ?? null,
            pastDue: minor(pastDue),
            pastDueOtherwise: minor(pastDueOtherwise),
            moved: minor(moved),
          },
        ]
      : [],
  );
}

/** 0: not past due; else the number of the bucket, from 1. Without a due date: -1. */
function bucketOf(due: number, limits: readonly number[], asOf: DayNumber): number {
  if (due === 0) return -1;
  if (due >= asOf) return 0;
  const index = limits.findIndex((limit) => asOf - due <= limit);
  return index < 0 ? limits.length + 1 : index + 1;
}
