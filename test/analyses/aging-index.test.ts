import fc from "fast-check";
import { ageAt, ageOpenItems, makeAgingIndex } from "../../src/analyses/aging-index.js";
import { ageLedger } from "../../src/analyses/aging.js";
import { openAt } from "../../src/analyses/balance.js";
import { makeOpenIndex } from "../../src/analyses/open-index.js";
import { openItems } from "../../src/analyses/open-items.js";
import type { DayNumber } from "../../src/kernel/day.js";
import { noEntries, type Ledger } from "../../src/ledger/ledger.js";
import { defaultPolicy, type Policy } from "../../src/policy/policy.js";
import { ageItemsPlainly } from "../support/aging-oracle.js";
import { ledgers, twoDays } from "../support/random-ledgers.js";

const rising = fc.uniqueArray(fc.integer({ min: -40, max: 120 }), { maxLength: 5 }).map((limits) => limits.sort((a, b) => a - b));

/** The ledger as far as it was reduced by a day. */
function upTo({ entries, ...rest }: Ledger, day: DayNumber): Ledger {
  const size = entries.day.filter((each) => each <= day).length;
  const [item, days, amount, kind] = [entries.item, entries.day, entries.amount, entries.kind].map((column) => column.subarray(0, size));
  return { ...rest, entries: { size, item, day: days, amount, kind } as Ledger["entries"] };
}

describe("items made ready for the agings of one day after the other", () => {
  it("age as they do one by one, whatever was open on the first day and whatever happens after", () =>
    fc.assert(
      fc.property(ledgers, twoDays, rising, (whole, [from, asOf], limits) => {
        const ledger = upTo(whole, from);
        const shape = { customers: ledger.customers.length, currencies: ledger.currencies.length };
        for (const day of ["due", "issued", "posted"] as const) {
          const index = makeAgingIndex(ledger, from, ledger[day]!, limits);
          const plainly = ageItemsPlainly({ ...ledger, date: ledger[day]!, open: openAt(ledger, asOf) }, limits, asOf, shape);
          expect(ageAt(index!, asOf)).toEqual(plainly);
          expect(ageAt(index!, asOf, ageAt(index!, from))).toEqual(plainly);
        }
      }),
    ));

  it("leave what is past the last limit alone while it stays open", () => {
    const days = { from: 46_100 as DayNumber, old: 46_000, young: 46_050, later: 46_110 };
    const [ledger] = fc.sample(ledgers, { numRuns: 1, seed: 1 });
    const one = { ...ledger!, size: 4, entries: noEntries };
    const index = makeAgingIndex(
      {
        ...one,
        customer: new Uint32Array(4),
        currency: new Uint8Array(4),
        issued: Int32Array.of(45_900, 45_900, 45_900, days.later),
        settled: Int32Array.of(0, days.later, 0, 0),
        amount: Float64Array.of(100, 200, 300, 400),
        paid: Float64Array.of(0, 200, 0, 0),
      },
      days.from,
      Int32Array.of(days.old, days.old, days.young, days.later),
      [0, 30, 60, 90],
    );
    // The first is past due by 100 days for good; the second is still to be paid, the third gets older, the fourth is not issued yet.
    expect(index!.moving.size).toBe(3);
    expect(index!.atRest.amounts.reduce((sum, amount) => sum + amount, 0)).toBe(100);
  });

  it("are refused where something is set against them later, in steps", () =>
    fc.assert(
      fc.property(ledgers, twoDays, (ledger, [from]) => {
        const later = ledger.entries.day.some((day) => day > from);
        expect(makeAgingIndex(ledger, from, ledger.due, [0, 30]) === undefined).toBe(later);
      }),
    ));
});

const policies = fc.record({
  unappliedCredits: fc.constantFrom<Policy["unappliedCredits"]>("by-age", "oldest-first", "apart"),
  graceDays: fc.integer({ min: 0, max: 5 }),
  bucketLimits: fc.constantFrom([30, 60, 90], [15, 45]),
  notDueLimits: fc.constantFrom([], [10, 30]),
  agingBands: fc.constantFrom<Policy["agingBands"]>("days", "years-anniversary"),
});

it("gives the open items of an index the aging that they have by themselves, whatever the policy was before", () =>
  fc.assert(
    fc.property(ledgers, twoDays, fc.array(policies, { minLength: 1, maxLength: 3 }), (ledger, [from, asOf], choices) => {
      const index = makeOpenIndex(ledger, from);
      for (const choice of choices) {
        const policy: Policy = { ...defaultPolicy, ...choice };
        const atDay = openItems(index.items, policy, new Map(), asOf);
        for (const basis of ["due", "issue", "posting", "years"] as const)
          expect(ageOpenItems(index, atDay, basis, policy, asOf)).toEqual(
            ageLedger(index.items, atDay.open, basis, policy, asOf, atDay.apart),
          );
      }
    }),
  ));
