import fc from "fast-check";
import { ageItems, type AgingColumns } from "../../src/analyses/aging-kernel.js";
import { day } from "../../src/kernel/day.js";
import { ageItemsPlainly } from "../support/aging-oracle.js";

const asOf = day(46_000);
const shape = { customers: 3, currencies: 2 };

const item = fc.record({
  customer: fc.integer({ min: 0, max: 2 }),
  currency: fc.integer({ min: 0, max: 1 }),
  date: fc.oneof(fc.constant(0), fc.integer({ min: 44_500, max: 47_500 })),
  open: fc.oneof(fc.constant(0), fc.integer({ min: -1_000_000, max: 1_000_000 })),
});
type Item = { customer: number; currency: number; date: number; open: number };
const limits = fc
  .uniqueArray(fc.integer({ min: -900, max: 1200 }), { minLength: 1, maxLength: 8 })
  .map((days) => days.sort((a, b) => a - b));

function columnsOf(items: readonly Item[]): AgingColumns {
  return {
    customer: Uint32Array.from(items, (each) => each.customer),
    currency: Uint8Array.from(items, (each) => each.currency),
    date: Int32Array.from(items, (each) => each.date),
    open: Float64Array.from(items, (each) => each.open),
  };
}

describe("aging of open items", () => {
  it("agrees with the plain version on any items and limits", () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), limits, (items, upper) => {
        const columns = columnsOf(items);
        expect(ageItems(columns, upper, asOf, shape)).toEqual(ageItemsPlainly(columns, upper, asOf, shape));
      }),
    );
  });

  it("agrees with the plain version on thousands of items", () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 20 }), fc.integer({ min: 2000, max: 7000 }), (some, size) => {
        const columns = columnsOf(Array.from({ length: size }, (_, i) => some[i % some.length]!));
        expect(ageItems(columns, [0, 30], asOf, shape)).toEqual(ageItemsPlainly(columns, [0, 30], asOf, shape));
      }),
      { numRuns: 20 },
    );
  });

  it("gives the same where items are sorted by account and each account's place is known", () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), limits, (items, upper) => {
        const account = (each: Item): number => each.currency * shape.customers + each.customer;
        const sorted = [...items].sort((a, b) => account(a) - account(b));
        const accounts = Uint32Array.from(
          { length: shape.currencies * shape.customers + 1 },
          (_, i) => sorted.filter((each) => account(each) < i).length,
        );
        expect(ageItems({ ...columnsOf(sorted), accounts }, upper, asOf, shape)).toEqual(
          ageItemsPlainly(columnsOf(items), upper, asOf, shape),
        );
      }),
    );
  });

  it("keeps the open total whatever the bucket limits", () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), limits, (items, upper) => {
        const total = items.reduce((sum, each) => sum + each.open, 0);
        expect(ageItems(columnsOf(items), upper, asOf, shape).amounts.reduce((sum, amount) => sum + amount, 0)).toBe(total);
      }),
    );
  });

  it.each([
    ["due today is not yet overdue", 0, 0],
    ["one day past due stands in 1-30", 1, 1],
    ["thirty days past due stand in 1-30", 30, 1],
    ["thirty-one days past due stand in 31-60", 31, 2],
    ["ninety days past due stand in 61-90", 90, 3],
    ["ninety-one days past due stand in 91+", 91, 4],
    ["due next year is not yet overdue", -365, 0],
  ])("%s", (_, daysPastDue, bucket) => {
    const matrix = ageItems(columnsOf([{ customer: 0, currency: 0, date: asOf - daysPastDue, open: 100 }]), [0, 30, 60, 90], asOf, shape);
    expect(matrix.amounts.indexOf(100)).toBe(bucket);
  });
});
