import { applyRate, exact, exponentOf, minor, minorFromDecimalText, rounded, sum, zero, type Minor, type Ratio } from "../kernel/money.js";
import { insuredLoss } from "./methods/expected-loss.js";
import { had, unavailable } from "./methods/outcome.js";
import type { ProvisionInputs } from "./provision.js";
import type { ProvisionLine, SecurityLine } from "./provision-figures.js";
import { oldestFirst, setOffCredits } from "./provision-kernel.js";
import { customerOf } from "./specific.js";

/**
 * Collateral, guarantees and credit insurance of one currency: the allowance on what a customer owes in its pools falls by the share of it that is
 * covered, after the own share. Cover that is not integral to the terms is an asset of its own and lowers nothing. Several covers of one customer
 * together cover at most what it owes, and all reductions together at most what the pools provide. Source: METHODS C (C29, C30).
 */
export function securityLines(inputs: ProvisionInputs, currency: number, byBucket: readonly ProvisionLine[]): readonly SecurityLine[] {
  const { ledger, policy } = inputs;
  const code = ledger.currencies[currency]?.code ?? undefined;
  const several = ledger.currencies.length > 1;
  const taken = new Map<number, number>();
  let left = byBucket.reduce((all, { amount }) => all + amount, 0);
  return policy.provision.security.flatMap((entry): SecurityLine[] => {
    // One that names no currency stands with the only one there is, else with the first as unclear.
    if (entry.currency === undefined ? currency !== 0 : entry.currency !== code) return [];
    const customer = customerOf(ledger, entry.customer);
    const none = { entry, customer, gross: zero, before: zero, covered: zero };
    if (customer === undefined) return [{ ...none, reduction: unavailable("customer-unknown") }];
    if (entry.currency === undefined && several) return [{ ...none, reduction: unavailable("currency-unclear") }];
    const { gross, loss } = pooledLoss(inputs, currency, customer, byBucket);
    if (gross === 0) return [{ ...none, reduction: unavailable(isAssessedApart(inputs, customer) ? "assessed-apart" : "nothing-open") }];
    const cover = applyRate(minorFromDecimalText(entry.amount, exponentOf(code ?? null))?.minor ?? zero, exact(1).minus(entry.ownRisk));
    const covered = minor(Math.min(cover, gross - (taken.get(customer) ?? 0)));
    const before = minor(rounded(loss, 0).toNumber());
    const reduced = entry.integral ? reductionBy(before, covered, gross) : zero;
    const reduction = minor(Math.min(reduced, left));
    if (entry.integral) taken.set(customer, (taken.get(customer) ?? 0) + covered);
    left -= reduction;
    return [{ entry, customer, gross, before, covered, reduction: had(reduction) }];
  });
}

/** Loss less what is left of it once the covered share is taken off the exposure. */
function reductionBy(before: Minor, covered: Minor, gross: Minor): Minor {
  const uncovered = insuredLoss(before, 1, 1, exact(covered).div(gross), "integral");
  return minor(rounded(exact(before).minus(uncovered), 0).toNumber());
}

/** What a customer owes in its pools, credits of its own set off oldest first where they count by customer, and the unrounded allowance on it. */
function pooledLoss(
  { pooled, policy }: ProvisionInputs,
  currency: number,
  customer: number,
  byBucket: readonly ProvisionLine[],
): { readonly gross: Minor; readonly loss: Ratio } {
  let gross = 0;
  const losses = pooled.aged.flatMap((aged, index) => {
    const pool = pooled.pools.names[index];
    const width = aged.matrix.buckets;
    const from = (currency * aged.customers + customer) * width;
    const debts = aged.matrix.amounts.slice(from, from + width);
    if (policy.provision.credits === "by-customer") setOffCredits(debts, oldestFirst(aged.buckets));
    return aged.buckets.map(({ id, kind }, i) => {
      const owed = kind === "credits" || kind === "related" ? 0 : Math.max(0, debts[i] ?? 0);
      const line = byBucket.find((each) => each.pool === pool && (each.bucket === id || each.bucket === "balance"));
      gross += owed;
      return exact(owed).times(line?.rate ?? 0);
    });
  });
  return { gross: minor(gross), loss: sum(losses) };
}

function isAssessedApart({ items, open, pooled }: ProvisionInputs, customer: number): boolean {
  for (let item = 0; item < items.size; item++)
    if ((items.customer[item] as number) === customer && open[item] !== 0 && (pooled.specific?.[item] ?? -1) >= 0) return true;
  return false;
}
