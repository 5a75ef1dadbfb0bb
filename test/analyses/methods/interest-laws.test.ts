import fc from "fast-check";
import { limitationDate } from "../../../src/analyses/methods/claim.js";
import { discountYield } from "../../../src/analyses/methods/credit-terms.js";
import { floatingInterest, interestWithPayments } from "../../../src/analyses/methods/interest-stretches.js";
import { interestBetween, lateInterest, simpleInterest } from "../../../src/analyses/methods/late-interest.js";
import { convertRate, statutoryRate } from "../../../src/analyses/methods/statutory.js";
import { day, isoFromDay, type DayNumber } from "../../../src/kernel/day.js";
import { exact, sum } from "../../../src/kernel/money.js";

const cents = fc.nat(1_000_000_000);
const days = fc.integer({ min: 40_000, max: 48_000 }).map(day);
const rate = fc.integer({ min: 0, max: 400 }).map((each) => each / 1000);
const span = fc.nat(900);

it("simple interest is additive over adjacent periods", () => {
  fc.assert(
    fc.property(cents, rate, span, span, fc.constantFrom(360, 365), (principal, annual, first, second, year) => {
      const apart = sum([simpleInterest(principal, annual, first, year), simpleInterest(principal, annual, second, year)]);
      expect(
        apart
          .minus(simpleInterest(principal, annual, first + second, year))
          .abs()
          .lt("1e-20"),
      ).toBe(true);
    }),
  );
});

it("the days between two days are additive in every day count of actual days, and interest within the rounding", () => {
  fc.assert(
    fc.property(
      cents,
      rate,
      days,
      span,
      span,
      fc.constantFrom("act/365", "act/360", "act/act"),
      (principal, annualRate, start, one, two, count) => {
        const middle = (start + one) as DayNumber;
        const end = (middle + two) as DayNumber;
        const [whole, first, second] = [
          [start, end],
          [start, middle],
          [middle, end],
        ].map(([from, till]) => interestBetween({ principal, annualRate }, from as DayNumber, till as DayNumber, count, false, 0));
        expect((first?.days ?? 0) + (second?.days ?? 0)).toBe(whole?.days);
        expect(
          exact(first?.interest ?? 0)
            .plus(second?.interest ?? 0)
            .minus(whole?.interest ?? 0)
            .abs()
            .lte(1),
        ).toBe(true);
      },
    ),
  );
});

it("counting the first day adds one day in every day count", () => {
  fc.assert(
    fc.property(days, span, fc.constantFrom("act/365", "act/360", "act/act", "30/360"), (start, length, count) => {
      const claim = { principal: 100, annualRate: 0.1 };
      const end = (start + length) as DayNumber;
      const [without, included] = [false, true].map((first) => interestBetween(claim, start, end, count, first, 2).days);
      expect(included).toBe((without ?? 0) + 1);
    }),
  );
});

it("a reference rate that never changes gives the interest of one stretch, however the table is cut", () => {
  fc.assert(
    fc.property(cents, rate, days, span, fc.uniqueArray(span, { maxLength: 5 }), (principal, margin, start, length, cuts) => {
      const end = (start + length) as DayNumber;
      const table = [0, ...cuts.filter((cut) => cut > 0)]
        .sort((a, b) => a - b)
        .map((cut) => ({ from: (start + cut) as DayNumber, rate: 0.02 }));
      const floating = floatingInterest(principal, start, end, table, margin, 365, 2);
      const plain = interestBetween({ principal, annualRate: exact(margin).plus("0.02") }, start, end, "act/365", true, 2);
      if (floating.kind !== "value") throw new Error("a rate is known for every day");
      expect(floating.value.days.reduce((all, each) => all + each, 0)).toBe(plain.days);
      expect(floating.value.interest.toString()).toBe(plain.interest.toString());
    }),
  );
});

it("payments never add interest, and without any it is that of the whole span", () => {
  const payment = fc.record({ date: days, amount: fc.nat(1_000_000) });
  fc.assert(
    fc.property(days, fc.array(payment, { maxLength: 5 }), span, rate, (dueDate, payments, length, annualRate) => {
      const asOf = (dueDate + length) as DayNumber;
      const claim = { principal: 1_000_000, annualRate, basis: 365, dueDate };
      const whole = interestWithPayments(claim, [], asOf, "principal", 0);
      expect(whole.interest.toString()).toBe(interestBetween(claim, dueDate, asOf, "act/365", false, 0).interest.toString());
      const inOrder = [...payments].sort((a, b) => a.date - b.date);
      const toPrincipal = interestWithPayments(claim, inOrder, asOf, "principal", 0).interest;
      const toInterest = interestWithPayments(claim, inOrder, asOf, "interest", 0).interest;
      expect(toPrincipal.lte(toInterest)).toBe(true);
      expect(toInterest.lte(whole.interest)).toBe(true);
    }),
  );
});

it("rounding once and rounding the daily amount differ by at most half a cent a day", () => {
  fc.assert(
    fc.property(cents, rate, span, (principal, annualRate, length) => {
      const claim = { principal, annualRate, days: length, basis: 365 };
      const [once, daily] = (["once", "daily"] as const).map((rounding) => lateInterest(claim, rounding, 0, 0).interest);
      expect(
        exact(once ?? 0)
          .minus(daily ?? 0)
          .abs()
          .lte(length / 2 + 0.5),
      ).toBe(true);
    }),
  );
});

it("the fixing date is never after the start, and within a half-year of it", () => {
  fc.assert(
    fc.property(days, (start) => {
      for (const fixing of ["priorHalfYearEnd", "halfYearStart", "startDate"] as const) {
        const { fixingDate } = statutoryRate(start, [], 0.08, fixing);
        expect(start - fixingDate).toBeGreaterThanOrEqual(fixing === "priorHalfYearEnd" ? 1 : 0);
        expect(start - fixingDate).toBeLessThanOrEqual(184);
      }
      expect(isoFromDay(statutoryRate(start, [], 0.08, "priorHalfYearEnd").fixingDate)).toMatch(/-(12-31|06-30)$/);
    }),
  );
});

it("a compounded rate is never below the simple one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 180 }), (perMille, gained) => {
      const { annualRate, effectiveAnnualRate } = convertRate(perMille / 1000, "month", 1, 365);
      expect(effectiveAnnualRate.gte(annualRate)).toBe(true);
      const [simple, compound] = (["simple", "compound"] as const).map((method) => discountYield(perMille / 1000, 0, gained, 365, method));
      if (simple?.kind !== "value" || compound?.kind !== "value") throw new Error("days are gained");
      expect(compound.value.gte(simple.value)).toBe(true);
    }),
  );
});

it("a claim is never time-barred earlier by year end than by anniversary, and an interruption never brings it forward", () => {
  fc.assert(
    fc.property(days, span, fc.integer({ min: 1, max: 10 }), (start, later, years) => {
      const anniversary = limitationDate(start, years, "anniversary", null);
      expect(limitationDate(start, years, "yearEnd", null)).toBeGreaterThanOrEqual(anniversary);
      expect(limitationDate(start, years, "anniversary", (start + later) as DayNumber)).toBeGreaterThanOrEqual(anniversary);
    }),
  );
});
