import type { DayNumber } from "../kernel/day.js";
import { minor, zero } from "../kernel/money.js";
import type { ReadingEffect } from "../ledger/finding.js";
import type { Ledger } from "../ledger/ledger.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { openAt } from "./balance.js";
import { computeFigures } from "./compute.js";
import type { Figures } from "./figures.js";

/**
 * What another reading of a ledger's days would move as of the day of its figures, by currency: past due by the same policy, and the open
 * amounts that would stand in another bucket. Currencies in which nothing is open by either reading are left out.
 */
export function effectsOf(
  ledger: Ledger,
  days: Pick<Ledger, "issued" | "due" | "settled">,
  policy: Policy,
  customers: ReadonlyMap<string, CustomerTerms>,
  figures: Figures,
): readonly ReadingEffect[] {
  const otherwise: Ledger = { ...ledger, issued: days.issued, due: days.due, settled: days.settled };
  const other = computeFigures(otherwise, policy, customers, figures.asOf);
  const moved = movedByCurrency(ledger, otherwise, policy, figures.asOf);
  return ledger.currencies.flatMap(({ code }, currency) => {
    const [now, then] = [figures, other].map(({ currencies }) => currencies.find((each) => each.currency.code === code));
    if (!now || !then || now.items + then.items === 0) return [];
    return [{ currency: code, pastDue: now.pastDue.amount, pastDueOtherwise: then.pastDue.amount, moved: minor(moved[currency] ?? zero) }];
  });
}

function movedByCurrency(ledger: Ledger, otherwise: Ledger, { bucketLimits, graceDays }: Policy, asOf: DayNumber): readonly number[] {
  const open = openAt(ledger, asOf);
  const openOtherwise = openAt(otherwise, asOf);
  const limits = [graceDays, ...bucketLimits];
  const moved = ledger.currencies.map(() => 0);
  for (let item = 0; item < ledger.size; item++) {
    const [now, then] = [open[item] as number, openOtherwise[item] as number];
    if (now === 0 && then === 0) continue;
    const currency = ledger.currency[item] as number;
    if (now !== then || bucketOf(ledger.due[item] as number, limits, asOf) !== bucketOf(otherwise.due[item] as number, limits, asOf))
      moved[currency] = (moved[currency] ?? 0) + Math.max(Math.abs(now), Math.abs(then));
  }
  return moved;
}

/** The place of the first limit that the days past due keep; -1 beyond all of them, -2 without a due date. */
function bucketOf(due: number, limits: readonly number[], asOf: DayNumber): number {
  return due === 0 ? -2 : limits.findIndex((limit) => asOf - due <= limit);
}
