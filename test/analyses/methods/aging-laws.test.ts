import fc from "fast-check";
import { ageByDate, ageByDays, bucketOfAge, bucketsByAge, showCredit } from "../../../src/analyses/methods/aging.js";
import { ageInPeriods, dayLimitsOfYears, daysByYear, daysPastDue, yearBandOf } from "../../../src/analyses/methods/days.js";
import { civilFromDay, day, daysInMonth, type DayNumber } from "../../../src/kernel/day.js";
import { exact, sum } from "../../../src/kernel/money.js";

const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });
const days = fc.integer({ min: 40_000, max: 48_000 }).map(day);
const limits = fc.uniqueArray(fc.integer({ min: -40, max: 1200 }), { maxLength: 8 }).map((each) => each.sort((a, b) => a - b));

it("buckets add up to the total whatever the limits", () => {
  const items = fc.array(fc.record({ amount: cents, days: fc.option(fc.integer({ min: -100, max: 2000 })) }), { maxLength: 40 });
  fc.assert(
    fc.property(items, limits, (each, upper) => {
      const { amounts, undated, total } = ageByDays(each, upper);
      expect(amounts).toHaveLength(upper.length + 1);
      expect(sum([...amounts, undated]).toNumber()).toBe(total.toNumber());
      expect(total.toNumber()).toBe(each.reduce((all, { amount }) => all + amount, 0));
    }),
  );
});

it("an item has exactly one bucket, and its limits hold it", () => {
  fc.assert(
    fc.property(limits, fc.integer({ min: -2000, max: 3000 }), (upper, age) => {
      const bucket = bucketOfAge(age, upper);
      expect(age).toBeLessThanOrEqual(upper[bucket] ?? Number.POSITIVE_INFINITY);
      expect(age).toBeGreaterThan(upper[bucket - 1] ?? Number.NEGATIVE_INFINITY);
    }),
  );
});

it("finds the same bucket by a table of ages", () => {
  fc.assert(
    fc.property(limits, fc.integer({ min: -2000, max: 3000 }), (upper, age) => {
      const table = bucketsByAge(upper);
      const place = Math.max(0, Math.min(age - (upper[0] ?? 0), table.length - 1));
      expect(table[place]).toBe(bucketOfAge(age, upper));
    }),
  );
});

it("a later as-of day never shrinks an unpaid item's age, nor moves it to a younger bucket", () => {
  fc.assert(
    fc.property(days, days, fc.integer({ min: 0, max: 900 }), limits, (due, asOf, later, upper) => {
      const then = (asOf + later) as DayNumber;
      expect(daysPastDue(due, then)).toBeGreaterThanOrEqual(daysPastDue(due, asOf));
      expect(bucketOfAge(daysPastDue(due, then), upper)).toBeGreaterThanOrEqual(bucketOfAge(daysPastDue(due, asOf), upper));
      expect(yearBandOf(due, then, [1, 2, 3])).toBeGreaterThanOrEqual(yearBandOf(due, asOf, [1, 2, 3]));
    }),
  );
});

it("the aging of a later day holds no less than that of a day before, where nothing is paid and nothing is a credit", () => {
  const item = fc.record({ amount: fc.nat(1_000_000), documentDate: days, dueDate: fc.option(days) });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 20 }), days, fc.integer({ min: 0, max: 900 }), (items, asOf, later) => {
      const before = ageByDate(items, "due", [0, 30], asOf);
      const after = ageByDate(items, "due", [0, 30], (asOf + later) as DayNumber);
      expect(after.total.gte(before.total)).toBe(true);
    }),
  );
});

it("a credit foots to the same total by its own bucket, oldest first and apart", () => {
  fc.assert(
    fc.property(fc.array(cents, { minLength: 1, maxLength: 6 }), fc.integer({ min: -20_000_000, max: 0 }), (amounts, credit) => {
      for (const method of ["ownBucket", "oldestFirst", "separate"] as const) {
        const shown = showCredit(amounts, credit, 0, method);
        expect(shown.total.toNumber()).toBe(amounts.reduce((all, each) => all + each, credit));
        expect(sum([...shown.amounts, shown.credits]).toNumber()).toBe(shown.total.toNumber());
      }
    }),
  );
});

it("a credit set against the oldest debt leaves no younger debt paid while an older one is open", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }), fc.integer({ min: -5000, max: 0 }), (amounts, credit) => {
      const shown = showCredit(amounts, credit, 0, "oldestFirst").amounts.map((each) => each.toNumber());
      const touched = shown.findIndex((each, i) => each !== amounts[i]);
      if (touched >= 0) expect(shown.slice(touched + 1).every((each) => each === 0)).toBe(true);
    }),
  );
});

it("the days of a span by year are the days of the span, each year with its own length", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -10, max: 2500 }), (from, length) => {
      const parts = daysByYear(from, (from + length) as DayNumber);
      expect(parts.reduce((all, part) => all + part.days, 0)).toBe(Math.max(0, length + 1));
      for (const part of parts) expect(part.length).toBe(337 + daysInMonth(part.year, 2));
      expect(parts.map(({ year }) => year)).toEqual(parts.map((_, i) => civilFromDay(from).year + i));
    }),
  );
});

it("months touched grow by one from month to month, and years touched from December to January", () => {
  const month = fc.record({ year: fc.integer({ min: 2000, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) });
  fc.assert(
    fc.property(month, fc.nat(60), (from, later) => {
      const to = { year: from.year + Math.floor((from.month - 1 + later) / 12), month: ((from.month - 1 + later) % 12) + 1 };
      expect(ageInPeriods(from, to)).toEqual({ months: later + 1, years: to.year - from.year + 1 });
      if (later > 0) expect(ageInPeriods(to, from).months).toBe(0);
    }),
  );
});

it("amounts beyond whole minor units add up exactly too", () => {
  const { amounts } = ageByDays(
    [0.1, 0.2, 0.7].map((amount) => ({ amount, days: 1 })),
    [0],
  );
  expect(amounts.map(String)).toEqual([exact(0), exact(1)].map(String));
});

it("bands of years are bands of days at any one day, by anniversary and by accounting period", () => {
  const upperYears = fc
    .uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 })
    .map((each) => each.sort((a, b) => a - b));
  // Ages near an anniversary, and any others; leap days among them.
  const ages = fc.oneof(
    fc.nat(4500),
    fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: -3, max: 3 })).map(([years, off]) => Math.round(years * 365.25) + off),
  );
  const leapDays = fc.constantFrom(43_889, 43_890, 45_350, 45_351, 45_352).map(day);
  fc.assert(
    fc.property(fc.oneof(days, leapDays), ages, upperYears, (to, age, upper) => {
      const from = (to - age) as DayNumber;
      expect(bucketOfAge(age, dayLimitsOfYears(to, upper, "anniversary"))).toBe(yearBandOf(from, to, upper));
      const { years } = ageInPeriods(civilFromDay(from), civilFromDay(to));
      expect(bucketOfAge(age, dayLimitsOfYears(to, upper, "period"))).toBe(upper.filter((limit) => years > limit).length);
    }),
  );
});
