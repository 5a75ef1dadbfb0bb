import fc from "fast-check";
import { ageItems } from "../../src/analyses/aging-kernel.js";
import { openAt } from "../../src/analyses/balance.js";
import { computeFigures } from "../../src/analyses/compute.js";
import { makeOpenIndex, openIndexAt } from "../../src/analyses/open-index.js";
import type { DayNumber } from "../../src/kernel/day.js";
import type { Ledger } from "../../src/ledger/ledger.js";
import { defaultPolicy } from "../../src/policy/policy.js";
import { ageItemsPlainly } from "../support/aging-oracle.js";

const asDay = fc.integer({ min: 46_000, max: 46_200 }).map((day) => day as DayNumber);
const dayOrNone = fc.oneof({ weight: 4, arbitrary: asDay }, { weight: 1, arbitrary: fc.constant(0) });
const item = fc
  .record({
    customer: fc.integer({ min: 0, max: 3 }),
    currency: fc.integer({ min: 0, max: 1 }),
    issued: dayOrNone,
    due: dayOrNone,
    posted: dayOrNone,
    settled: dayOrNone,
    amount: fc.integer({ min: -500, max: 500 }),
    kind: fc.integer({ min: 0, max: 4 }),
    disputed: fc.integer({ min: 0, max: 1 }),
  })
  .chain((each) =>
    fc.oneof(fc.constant(each.amount), fc.constant(0), fc.integer({ min: -500, max: 500 })).map((paid) => ({ ...each, paid })),
  );
const entry = fc.record({ item: fc.nat(), day: dayOrNone, amount: fc.integer({ min: -200, max: 500 }) });

/** Ledgers of two currencies and four customers: paid, part paid, never paid, reduced by receipts and credit notes on days of their own. */
const ledgers = fc
  .tuple(fc.array(item, { minLength: 1, maxLength: 40 }), fc.array(entry, { maxLength: 20 }))
  .map(([items, some]): Ledger => {
    const entries = [...some].sort((a, b) => a.day - b.day);
    return {
      size: items.length,
      source: {
        file: "book.xlsx",
        sheet: "Data",
        table: undefined,
        area: { sheet: "Data", top: 0, left: 0, rows: items.length + 1, columns: 8 },
        rows: items.length,
        mapping: { issueDate: { column: 1, header: "Date" }, settledDate: { column: 2, header: "Paid on" } },
        kind: "history",
        amountBasis: "gross",
        recomputable: false,
        termsDays: undefined,
        receipts: undefined,
      },
      customers: ["D", "B", "C", "A"].map((id) => ({ id, name: id })),
      currencies: [
        { code: "USD", exponent: 2 },
        { code: "EUR", exponent: 2 },
      ],
      invoiceNumber: items.map((_, i) => String(i)),
      customer: Uint32Array.from(items, (each) => each.customer),
      currency: Uint8Array.from(items, (each) => each.currency),
      issued: Int32Array.from(items, (each) => each.issued),
      due: Int32Array.from(items, (each) => each.due),
      posted: Int32Array.from(items, (each) => each.posted),
      settled: Int32Array.from(items, (each) => each.settled),
      amount: Float64Array.from(items, (each) => each.amount),
      paid: Float64Array.from(items, (each) => each.paid),
      base: undefined,
      net: undefined,
      disputed: Uint8Array.from(items, (each) => each.disputed),
      kind: Uint8Array.from(items, (each) => each.kind),
      row: Uint32Array.from(items, (_, i) => i + 1),
      entries: {
        size: entries.length,
        item: Uint32Array.from(entries, (each) => each.item % items.length),
        day: Int32Array.from(entries, (each) => each.day),
        amount: Float64Array.from(entries, (each) => each.amount),
        kind: new Uint8Array(entries.length),
      },
      groupings: {},
      stated: undefined,
      notes: [],
    };
  });
const twoDays = fc.tuple(asDay, asDay).map(([a, b]) => (a <= b ? [a, b] : [b, a]) as [DayNumber, DayNumber]);

describe("the open items of a ledger, looked at on a later day", () => {
  it("are all that is open then, each with what it owes", () =>
    fc.assert(
      fc.property(ledgers, twoDays, (ledger, [from, asOf]) => {
        const { items, places } = makeOpenIndex(ledger, from);
        const open = new Float64Array(ledger.size);
        openAt(items, asOf).forEach((amount, i) => (open[places[i]!] = amount));
        expect(open).toEqual(openAt(ledger, asOf));
      }),
    ));

  it("age as the whole ledger does, item by item and limit by limit", () =>
    fc.assert(
      fc.property(ledgers, twoDays, (ledger, [from, asOf]) => {
        const { items } = makeOpenIndex(ledger, from);
        const shape = { customers: ledger.customers.length, currencies: ledger.currencies.length };
        const limits = [0, 30, 60, 90];
        for (const day of ["due", "issued", "posted"] as const)
          expect(ageItems({ ...items, date: items[day]!, open: openAt(items, asOf) }, limits, asOf, shape)).toEqual(
            ageItemsPlainly({ ...ledger, date: ledger[day]!, open: openAt(ledger, asOf) }, limits, asOf, shape),
          );
      }),
    ));

  it("leave out what was settled for good before", () =>
    fc.assert(
      fc.property(ledgers, asDay, (ledger, from) => {
        const { places } = makeOpenIndex(ledger, from);
        const { settled, paid, entries } = ledger;
        const changesLater = (i: number): boolean =>
          (settled[i]! > from && paid[i] !== 0) || entries.item.some((each, e) => each === i && entries.day[e]! > from);
        // As if all were issued by then: an item that is issued later is open later.
        const open = openAt({ ...ledger, issued: new Int32Array(ledger.size) }, from);
        expect([...places].filter((place) => open[place] === 0 && !changesLater(place))).toEqual([]);
      }),
    ));

  it("stand by currency and customer, those of one customer in the order of the table", () =>
    fc.assert(
      fc.property(ledgers, asDay, (ledger, from) => {
        const { items, places } = makeOpenIndex(ledger, from);
        const keys = Array.from(places, (place, i) => [items.currency[i]!, items.customer[i]!, place]);
        expect(keys).toEqual([...keys].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!));
      }),
    ));
});

it("gives the figures of a day whatever days were asked for before", () =>
  fc.assert(
    fc.property(ledgers, fc.array(asDay, { minLength: 2, maxLength: 5 }), (ledger, days) => {
      for (const asOf of days) {
        const figures = computeFigures(ledger, defaultPolicy, new Map(), asOf);
        expect(openIndexAt(ledger, asOf).from).toBeLessThanOrEqual(asOf);
        expect(figures).toEqual(computeFigures({ ...ledger }, defaultPolicy, new Map(), asOf));
      }
    }),
  ));

it("serves a later day by the items that were gathered for an earlier one", () =>
  fc.assert(
    fc.property(ledgers, twoDays, (ledger, [from, asOf]) => {
      const index = openIndexAt(ledger, from);
      expect(openIndexAt(ledger, asOf)).toBe(index);
    }),
  ));
