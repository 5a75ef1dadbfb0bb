import type { DayNumber } from "../../kernel/day.js";
import { exact, sum, type Quantity, type Ratio } from "../../kernel/money.js";

/**
 * Number of the bucket that an age falls into, from 0. `upperLimits` are days, rising and inclusive; each lower edge is the limit before plus one
 * and an open bucket follows the last limit, so that no gap or overlap can exist. Source: METHODS B, edges.
 */
export function bucketOfAge(age: number, upperLimits: readonly number[]): number {
  let bucket = 0;
  while (bucket < upperLimits.length && !(age <= (upperLimits[bucket] as number))) bucket++;
  return bucket;
}

/** {@link bucketOfAge} by age less the first limit, from 0 up to one day past the last limit; limits rise. What is younger is in the first bucket, what is older in the last. */
export function bucketsByAge(upperLimits: readonly number[]): Uint8Array {
  const first = upperLimits[0] ?? 0;
  const last = upperLimits[upperLimits.length - 1] ?? 0;
  return Uint8Array.from({ length: last - first + 2 }, (_, i) => bucketOfAge(first + i, upperLimits));
}

/** Name of a bucket by its edges: "current" for the first, "1-30" between, "91+" for the last. */
export function bucketId(bucket: number, upperLimits: readonly number[]): string {
  const below = upperLimits[bucket - 1];
  if (below === undefined) return "current";
  return bucketIdOf(below + 1, upperLimits[bucket] ?? null);
}

/** "1-30" for a bucket of days from..to, both included; "91+" when it has no upper limit. */
export function bucketIdOf(from: number, to: number | null): string {
  return to === null ? `${from}+` : `${from}-${to}`;
}

/** "due-in-31-60" for a band of days until the due day, both included; "due-in-61+" when it has no upper limit. */
export function bucketIdAhead(from: number, to: number | null): string {
  return `due-in-${bucketIdOf(from, to)}`;
}

/** "1-2y" for a band of years above `from` and up to `to`; "5y+" when it has no upper limit. */
export function bucketIdOfYears(from: number, to: number | null): string {
  return to === null ? `${from}y+` : `${from}-${to}y`;
}

export interface AgedTotals {
  /** Money per bucket; one more than there are limits. */
  readonly amounts: readonly Ratio[];
  /** Money without a day to age from. */
  readonly undated: Ratio;
  /** Invariant: `amounts` and `undated` add up to it, whatever the limits. */
  readonly total: Ratio;
}

/** Totals per bucket from known ages in days; `null` where an item has no day to age from. */
export function ageByDays(
  items: readonly { readonly amount: Quantity; readonly days: number | null }[],
  upperLimits: readonly number[],
): AgedTotals {
  const amounts = [...upperLimits, null].map(() => exact(0));
  let undated = exact(0);
  for (const { amount, days } of items) {
    if (days === null) {
      undated = undated.plus(amount);
      continue;
    }
    const bucket = bucketOfAge(days, upperLimits);
    amounts[bucket] = exact(amounts[bucket] ?? 0).plus(amount);
  }
  return { amounts, undated, total: sum(items.map((item) => item.amount)) };
}

export interface DatedItem {
  readonly amount: Quantity;
  readonly documentDate: DayNumber | null;
  readonly dueDate: DayNumber | null;
}

/**
 * Totals per bucket at a day, by due or by document date. Each item, retention and instalments too, ages from its own date; documents dated after
 * `asOf` are not there yet. By document date the first limit is that of the youngest bucket (30), not 0.
 */
export function ageByDate(
  items: readonly DatedItem[],
  basis: "due" | "document",
  upperLimits: readonly number[],
  asOf: DayNumber,
): AgedTotals {
  const there = items.filter((item) => item.documentDate === null || item.documentDate <= asOf);
  return ageByDays(
    there.map((item) => {
      const from = basis === "due" ? item.dueDate : item.documentDate;
      return { amount: item.amount, days: from === null ? null : asOf - from };
    }),
    upperLimits,
  );
}

export interface CreditShown {
  readonly amounts: readonly Ratio[];
  /** Money shown apart from the buckets. */
  readonly credits: Ratio;
  /** The same in every method. */
  readonly total: Ratio;
}

/**
 * An unapplied credit (negative money) in an aging: in the bucket of its own age; taken off the oldest debt first, and what exceeds all debt shown
 * apart; or shown apart altogether. All three foot to the same total. Source: METHODS B, credit notes and unapplied cash.
 */
export function showCredit(
  amounts: readonly Quantity[],
  credit: Quantity,
  creditBucket: number,
  method: "ownBucket" | "oldestFirst" | "separate",
): CreditShown {
  const shown = amounts.map(exact);
  let apart = exact(credit);
  if (method === "ownBucket") {
    shown[creditBucket] = exact(shown[creditBucket] ?? 0).plus(apart);
    apart = exact(0);
  } else if (method === "oldestFirst") {
    for (let i = shown.length - 1; i >= 0 && apart.isNegative(); i--) {
      const debt = exact(shown[i] ?? 0);
      const taken = debt.lt(apart.neg()) ? debt : apart.neg();
      if (taken.lte(0)) continue;
      shown[i] = debt.minus(taken);
      apart = apart.plus(taken);
    }
  }
  return { amounts: shown, credits: apart, total: sum(shown).plus(apart) };
}
