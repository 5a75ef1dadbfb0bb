import type { AgingMatrix } from "./aging-kernel.js";
import type { Bucket } from "./figures.js";

/** What debtors owe by bucket, no customer's credits lowering what another owes. */
export interface DebtorBases {
  /** Minor units by bucket; none is negative among those that are set off. */
  readonly bases: Float64Array;
  /** Net balances of customers in credit; zero or negative. Bases and credits add up to the aging's total. */
  readonly credits: number;
}

/**
 * Grosses up customers in credit: a customer's credits are taken off its own debts, oldest first; one that is in credit all told stays out.
 * `order` is that of {@link oldestFirst}. One pass over the rows of one currency.
 * Source: METHODS C, "gross up customers in credit before applying a rate" (C16, C32).
 */
export function debtorBases({ amounts, buckets }: AgingMatrix, customers: number, currency: number, order: readonly number[]): DebtorBases {
  const bases = new Float64Array(buckets);
  const row = new Float64Array(buckets);
  let credits = 0;
  let place = currency * customers * buckets;
  for (let customer = 0; customer < customers; customer++, place += buckets) {
    let hasCredit = false;
    for (let bucket = 0; bucket < buckets; bucket++) {
      const amount = amounts[place + bucket] as number;
      bases[bucket] = (bases[bucket] as number) + amount;
      hasCredit = hasCredit || amount < 0;
    }
    if (!hasCredit) continue;
    for (let bucket = 0; bucket < buckets; bucket++) row[bucket] = amounts[place + bucket] as number;
    credits += setOffCredits(row, order);
    for (let bucket = 0; bucket < buckets; bucket++)
      bases[bucket] = (bases[bucket] as number) + (row[bucket] as number) - (amounts[place + bucket] as number);
  }
  return { bases, credits };
}

/** Takes the credits of one customer's row off its debts, in the order given, and gives back the credit that is left: zero or negative. */
export function setOffCredits(row: Float64Array, order: readonly number[]): number {
  let credit = 0;
  for (const bucket of order) {
    const amount = row[bucket] as number;
    if (amount >= 0) continue;
    credit -= amount;
    row[bucket] = 0;
  }
  for (const bucket of order) {
    const taken = Math.min(row[bucket] as number, credit);
    row[bucket] = (row[bucket] as number) - taken;
    credit -= taken;
  }
  return credit === 0 ? 0 : -credit;
}

/** Places of the buckets in which credits and debts are set off, oldest first and what has no due date last; what stands apart takes no part. */
export function oldestFirst(buckets: readonly Bucket[]): readonly number[] {
  const ofKind = (wanted: Bucket["kind"]): readonly number[] => buckets.flatMap(({ kind }, place) => (kind === wanted ? [place] : []));
  return [...[...ofKind("not-due"), ...ofKind("days")].reverse(), ...ofKind("none")];
}
