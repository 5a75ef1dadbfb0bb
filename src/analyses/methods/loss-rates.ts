import { known } from "../../kernel/assert.js";
import { exact, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { quotientOf, type Outcome } from "./outcome.js";

/**
 * Roll rate: share of a bucket (money or count, one bucket-length ago) that moved to the next one, as a fraction; with a year between the two, the
 * yearly migration rate (迁徙率). What was written off meanwhile has not been collected: `add` counts it as moved, `ignore` does not. May exceed 1
 * when billing or reclassification entered the bucket: shown, never capped. Source: METHODS A and C.
 */
export function rollRate(
  previous: Quantity | null,
  rolled: Quantity,
  writtenOff: Quantity,
  writeOffs: "add" | "ignore",
): Outcome<Ratio, "zero-denominator"> {
  return quotientOf(exact(rolled).plus(writeOffs === "add" ? writtenOff : 0), previous, "zero-denominator");
}

export interface VintageLoss {
  /** Money that was still unpaid when it reached each bucket. */
  readonly reaching: readonly Ratio[];
  /** Loss over what reached the bucket, as a fraction; not available for a bucket that nothing reached. */
  readonly rates: readonly Outcome<Ratio, "zero-denominator">[];
}

/** Loss rates from one vintage of sales: what was paid in each bucket leaves the rest to reach the next. Source: METHODS C. */
export function vintageLossRates(sales: Quantity, paidByBucket: readonly Quantity[], writtenOff: Quantity): VintageLoss {
  const reaching = paidByBucket.map((_, bucket) => exact(sales).minus(sum(paidByBucket.slice(0, bucket))));
  return { reaching, rates: reaching.map((amount) => quotientOf(writtenOff, amount, "zero-denominator")) };
}

/** Mean roll rate of each bucket over years or months; one row per period, fractions by bucket. A row may not be shorter than the first. */
export function meanRollRates(periods: readonly (readonly Quantity[])[]): readonly Ratio[] {
  return (periods[0] ?? []).map((_, bucket) =>
    sum(periods.map((rates) => known(rates[bucket], "a roll rate for each bucket of each period"))).div(periods.length),
  );
}

/** Pooled roll rate of each bucket: all that rolled over all that could, so that thin periods weigh little. Source: METHODS C. */
export function pooledRollRates(
  periods: readonly (readonly { readonly previous: Quantity; readonly rolled: Quantity }[])[],
): readonly Outcome<Ratio, "zero-denominator">[] {
  return (periods[0] ?? []).map((_, bucket) => {
    const pool = periods.map((buckets) => known(buckets[bucket], "amounts for each bucket of each period"));
    return quotientOf(sum(pool.map((each) => each.rolled)), sum(pool.map((each) => each.previous)), "zero-denominator");
  });
}

/**
 * Loss rate of each bucket, by chaining roll rates to the end: rate of the bucket x loss rate of the next one. One more than there are roll rates;
 * the last is the share lost from the last bucket. Not capped: the matrix caps after its multiplier. Source: METHODS C, 迁徙率.
 */
export function chainedLossRates(rollRates: readonly Quantity[], terminalLoss: Quantity): readonly Ratio[] {
  const rates = [exact(terminalLoss)];
  for (const roll of [...rollRates].reverse()) rates.unshift(exact(roll).times(rates[0] ?? 0));
  return rates;
}

export interface Scenario {
  /** Fraction; those of all scenarios add up to 1. */
  readonly probability: Quantity;
  /** On the losses; 1 changes nothing. */
  readonly multiplier: Quantity;
}

/** Forward-looking factor, the probability-weighted mean of the scenarios' multipliers, applied to losses (money). Source: METHODS C. */
export function scaleLosses(
  losses: readonly Quantity[],
  scenarios: readonly Scenario[],
): { readonly multiplier: Ratio; readonly adjusted: readonly Ratio[]; readonly baseTotal: Ratio; readonly total: Ratio } {
  const multiplier = sum(scenarios.map((each) => exact(each.probability).times(each.multiplier)));
  const adjusted = losses.map((loss) => exact(loss).times(multiplier));
  return { multiplier, adjusted, baseTotal: sum(losses), total: sum(adjusted) };
}
