import fc from "fast-check";
import { collectionEffectiveness } from "../../../src/analyses/methods/collection.js";
import { countBack } from "../../../src/analyses/methods/count-back.js";
import { averageDaysDelinquent, bestPossibleDso, delinquentDso, dso, rollingDso } from "../../../src/analyses/methods/dso.js";
import type { Outcome } from "../../../src/analyses/methods/outcome.js";
import { averageBalance } from "../../../src/analyses/methods/turnover.js";
import { exact, sum, type Ratio } from "../../../src/kernel/money.js";

const cents = fc.nat(1_000_000_000);
const sales = fc.integer({ min: 1, max: 1_000_000_000 });
const calendar = { monthLength: "calendar", zeroMonth: "elapse" } as const;

function figure(outcome: Outcome): Ratio {
  if (outcome.kind !== "value") throw new Error(outcome.reason);
  return outcome.value;
}

/** The same but for the last of 40 digits. */
function expectSame(found: Ratio, wanted: Ratio): void {
  expect(found.minus(wanted).abs().toNumber()).toBeLessThan(1e-20);
}

it("DSO is best possible DSO and average days delinquent", () => {
  fc.assert(
    fc.property(cents, cents, sales, fc.integer({ min: 1, max: 366 }), (current, pastDue, creditSales, days) => {
      const period = { creditSales, days };
      const whole = figure(dso(current + pastDue, period));
      expectSame(figure(bestPossibleDso(current, period)).plus(figure(averageDaysDelinquent(pastDue, period))), whole);
      const split = delinquentDso(current + pastDue, pastDue, period, 30);
      if (split.kind !== "value") throw new Error(split.reason);
      expectSame(split.value.daysCreditGranted.plus(split.value.delinquentDso), whole);
    }),
  );
});

it("freeing the receivable of VAT and raising the sales by it give one DSO, shorter by the rate than unaligned", () => {
  fc.assert(
    fc.property(cents, sales, fc.integer({ min: 0, max: 27 }), (ar, creditSales, percent) => {
      const period = { creditSales, days: 90 };
      const aligned = figure(dso(ar, period, "grossUpSales", percent / 100));
      expectSame(figure(dso(ar, period, "stripAr", percent / 100)), aligned);
      expectSame(aligned.times(100 + percent).div(100), figure(dso(ar, period)));
    }),
  );
});

it("rolling DSO over one period is simple DSO", () => {
  fc.assert(
    fc.property(cents, sales, (ar, creditSales) => expect(rollingDso(ar, [creditSales], 30)).toEqual(dso(ar, { creditSales, days: 30 }))),
  );
});

it("count-back never counts less for a larger balance, and explains all or says what is left", () => {
  const month = fc.record({ sales: fc.integer({ min: -1000, max: 100_000 }), days: fc.integer({ min: 28, max: 31 }) });
  fc.assert(
    fc.property(fc.nat(500_000), fc.nat(100_000), fc.array(month, { maxLength: 12 }), (balance, more, months) => {
      const one = countBack(balance, months, calendar);
      const larger = countBack(balance + more, months, calendar);
      expect(larger.days.gte(one.days)).toBe(true);
      const days = months.reduce((all, each) => all + each.days, 0);
      expect(one.days.lte(days)).toBe(true);
      if (one.end === "complete") expect(one.unexplained.toNumber()).toBe(0);
      else expect(sum([one.unexplained, ...months.map((each) => each.sales)]).toNumber()).toBe(balance);
    }),
  );
});

it("count-back and simple DSO agree when sales are even", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12_000 }), (balance) => {
      const months = Array.from({ length: 12 }, () => ({ sales: 1000, days: 30 }));
      expectSame(countBack(balance, months, calendar).days, figure(dso(balance, { creditSales: 12_000, days: 360 })));
    }),
  );
});

it("collection is whole when only what is not yet due is left open", () => {
  fc.assert(
    fc.property(cents, sales, cents, (openingAr, creditSales, left) => {
      const span = { openingAr, creditSales, closingAr: left, closingCurrentAr: left };
      const index = collectionEffectiveness(span);
      if (openingAr + creditSales > left) expect(figure(index).toNumber()).toBe(1);
      else expect(index).toEqual({ kind: "unavailable", reason: "nothing-collectable" });
    }),
  );
});

it("a mean of balances lies between the smallest and the largest", () => {
  fc.assert(
    fc.property(fc.array(cents, { minLength: 1, maxLength: 13 }), fc.constantFrom("ends", "all"), (balances, averaging) => {
      const average = averageBalance(balances, averaging);
      if (average.kind !== "value") throw new Error(average.reason);
      expect(average.value.gte(exact(Math.min(...balances)).minus("1e-20"))).toBe(true);
      expect(average.value.lte(exact(Math.max(...balances)).plus("1e-20"))).toBe(true);
    }),
  );
});
