import { known } from "../kernel/assert.js";
import { exact, minor, zero } from "../kernel/money.js";
import type { Policy } from "../policy/policy.js";
import type { Aging, Provision } from "./figures.js";
import { provisionMatrix as matrixOf } from "./methods/allowance.js";

/**
 * Provision matrix of an aging: each bucket's net open amount times the policy's loss rate for it, rounded per bucket to whole minor units.
 * A bucket whose net is a credit needs no provision, a related party one of its own (specific).
 */
export function provisionMatrix(aging: Aging, policy: Policy): Provision {
  if (aging.buckets.some(({ label }) => label !== undefined))
    return { method: "matrix", unavailable: "buckets-differ", total: zero, byBucket: [] };
  const { notDue, byBucket, noDueDate } = policy.provisionRates;
  let pastDueBucket = 0;
  const rates = aging.buckets.map(({ kind }) => {
    // A note falls due on its maturity; a credit needs no provision.
    if (kind === "not-due" || kind === "notes") return notDue;
    if (kind === "credits" || kind === "related") return "0";
    if (kind === "none") return noDueDate;
    return byBucket[pastDueBucket++] ?? byBucket[byBucket.length - 1] ?? "0";
  });
  const gross = aging.amounts.map((amount) => (amount > 0 ? amount : zero));
  const matrix = matrixOf(gross, rates.map(exact), { rowRounding: "unit" });
  return {
    method: "matrix",
    total: minor(matrix.total.toNumber()),
    byBucket: aging.buckets.map((bucket, i) => ({
      bucket: bucket.id,
      base: aging.amounts[i] ?? zero,
      rate: known(rates[i], "a rate for each bucket"),
      amount: minor(known(matrix.allowance[i], "a row for each bucket").toNumber()),
    })),
  };
}
