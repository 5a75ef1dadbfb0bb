import fc from "fast-check";
import { day } from "../../src/kernel/day.js";
import {
  movementKinds,
  poolKeys,
  provisionCreditChoices,
  provisionMethods,
  provisionWordings,
  rateBuckets,
  recoveryChoices,
  rollAveragings,
  securityKinds,
  type PoolMember,
  type ProvisionPolicy,
} from "../../src/policy/provision-policy.js";

const fraction = fc.integer({ min: 0, max: 10_000 }).map((points) => String(points / 10_000));
const factor = fc.integer({ min: 1, max: 30 }).map((tenths) => String(tenths / 10));
const money = fc.integer({ min: 0, max: 9_999_999 }).map((cents) => String(cents / 100));
const name = fc.constantFrom("C100", "C200", "Acme Ltd", "华联商厦");
const currency = fc.constantFrom(undefined, "EUR", "USD");
const days = fc.integer({ min: 45_900, max: 46_400 }).map(day);

/** Everything that AR Policy can say of provisions. */
export function provisions(limits: readonly number[]): fc.Arbitrary<ProvisionPolicy> {
  const pools: fc.Arbitrary<readonly PoolMember[]> = fc.array(
    fc.record({ pool: fc.constantFrom("Retail", "Export"), by: fc.constantFrom(...poolKeys), value: name }),
    { maxLength: 3 },
  );
  return pools.chain((members) => {
    const named = members.map(({ pool }) => pool);
    return fc.record({
      method: fc.constantFrom(...provisionMethods),
      wording: fc.constantFrom(...provisionWordings),
      credits: fc.constantFrom(...provisionCreditChoices),
      factor,
      scenarios: fc.constantFrom(
        [],
        [
          { name: "base", probability: "0.6", multiplier: "1" },
          { name: "down", probability: "0.4", multiplier: "1.5" },
        ],
      ),
      historyMonths: fc.integer({ min: 12, max: 36 }),
      averaging: fc.constantFrom(...rollAveragings),
      lastBucketLoss: fraction,
      lostAfterDays: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
      rate: fc.option(fraction, { nil: undefined }),
      recoveries: fc.constantFrom(...recoveryChoices),
      pools: fc.constant(members),
      poolRates:
        named.length === 0
          ? fc.constant([])
          : fc.array(fc.record({ pool: fc.constantFrom(...named), bucket: fc.constantFrom(...rateBuckets(limits)), rate: fraction }), {
              maxLength: 4,
            }),
      specific: fc.array(
        fc
          .tuple(name, fc.constantFrom("", "R-1001"), currency, fc.boolean(), fraction, money)
          .map(([customer, invoice, code, byRate, rate, amount]) => ({
            customer,
            invoice,
            currency: code,
            rate: byRate ? rate : undefined,
            amount: byRate ? undefined : amount,
            reason: "insolvent",
          })),
        { maxLength: 2 },
      ),
      security: fc.array(
        fc.record({
          customer: name,
          kind: fc.constantFrom(...securityKinds),
          note: fc.constantFrom("", "policy 12"),
          currency,
          amount: money,
          ownRisk: fraction,
          integral: fc.boolean(),
        }),
        { maxLength: 2 },
      ),
      movements: fc.array(
        fc.record({ kind: fc.constantFrom(...movementKinds), day: days, note: fc.constantFrom("", "month end"), currency, amount: money }),
        { maxLength: 6 },
      ),
    });
  });
}
