import { applyRate, exact, minor, zero } from "../kernel/money.js";
import type { Policy } from "../policy/policy.js";
import type { Aging, Provision } from "./figures.js";

/**
 * Provision matrix: each bucket's net open amount times the policy's loss rate for it, rounded per bucket half away from zero.
 * A bucket whose net is a credit needs no provision. Source: METHODS C, "provision matrix".
 */
export function provisionMatrix(aging: Aging, policy: Policy): Provision {
  const { notDue, byBucket, noDueDate } = policy.provisionRates;
  let pastDueBucket = 0;
  const lines = aging.buckets.map((bucket, i) => {
    const rate =
      bucket.kind === "not-due"
        ? notDue
        : bucket.kind === "none"
          ? noDueDate
          : (byBucket[pastDueBucket++] ?? byBucket[byBucket.length - 1] ?? "0");
    const base = aging.amounts[i] ?? zero;
    return { bucket: bucket.id, base, rate, amount: base > 0 ? applyRate(base, exact(rate)) : zero };
  });
  const total = lines.reduce<number>((sum, line) => sum + line.amount, 0);
  return { method: "matrix", total: minor(total), byBucket: lines };
}
