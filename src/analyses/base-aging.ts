import { applyRate, exact, minor, type Minor } from "../kernel/money.js";
import type { BaseBalance } from "./base-currency.js";
import type { Aging, Bucket } from "./figures.js";
import { unavailable, type Outcome } from "./methods/outcome.js";

/** An aging of all currencies in the books' own. */
export interface BaseAging {
  readonly buckets: readonly Bucket[];
  /** Minor units of base by bucket. Invariant: adds up to the open total at the closing rate. */
  readonly amounts: readonly Minor[];
  readonly items: readonly number[];
}

/**
 * The agings of all currencies at the closing rate, so that their buckets foot to the revalued ledger: the exchange difference is no aging. A
 * currency is translated as one sum; of its buckets, each is rounded by itself and the largest takes what is then missing or too much. Without
 * the rate of one open currency there is no such aging. `agings` in the order of `base.byCurrency`. Source: METHODS B, multi-currency.
 */
export function agingInBase(base: BaseBalance, agings: readonly Aging[]): Outcome<BaseAging, "rate-missing"> {
  const cells = new Map<string, { readonly bucket: Bucket; amount: number; items: number }>();
  for (const [i, { rate, closing, currency }] of base.byCurrency.entries()) {
    const aging = agings[i];
    if (!aging || aging.items.every((count) => count === 0)) continue;
    if (closing === undefined || rate === undefined) return unavailable("rate-missing");
    const scale = exact(10).pow(base.currency.exponent - currency.exponent);
    const translated = aging.amounts.map<number>((amount) => applyRate(amount, rate.rate.times(scale)));
    const largest = aging.amounts.reduce((best, amount, k) => (Math.abs(amount) > Math.abs(aging.amounts[best] ?? 0) ? k : best), 0);
    translated[largest] = (translated[largest] ?? 0) + closing - translated.reduce((sum, amount) => sum + amount, 0);
    for (const [k, bucket] of aging.buckets.entries()) {
      const cell = cells.get(bucket.id) ?? { bucket, amount: 0, items: 0 };
      cell.amount += translated[k] ?? 0;
      cell.items += aging.items[k] ?? 0;
      cells.set(bucket.id, cell);
    }
  }
  const inOrder = [...cells.values()].sort((a, b) => kinds.indexOf(a.bucket.kind) - kinds.indexOf(b.bucket.kind));
  return {
    kind: "value",
    value: {
      buckets: inOrder.map(({ bucket }) => bucket),
      amounts: inOrder.map(({ amount }) => minor(amount)),
      items: inOrder.map(({ items }) => items),
    },
  };
}

/** Ages first, then what has none, then what stands beside them; sorting keeps the days in their order. */
const kinds: readonly Bucket["kind"][] = ["not-due", "days", "none", "credits", "notes", "related"];
