import fc from "fast-check";
import { ageItems } from "../../src/analyses/aging-kernel.js";
import { ageLedger } from "../../src/analyses/aging.js";
import { openAt } from "../../src/analyses/balance.js";
import { computeFigures } from "../../src/analyses/compute.js";
import { makeOpenIndex, openIndexAt } from "../../src/analyses/open-index.js";
import { openItems, openItemsOf } from "../../src/analyses/open-items.js";
import { defaultPolicy, type CustomerTerms, type Policy } from "../../src/policy/policy.js";
import { ageItemsPlainly } from "../support/aging-oracle.js";
import { asDay, ledgers, twoDays } from "../support/random-ledgers.js";

const customers: ReadonlyMap<string, CustomerTerms> = new Map([
  ["B", { id: "B", name: "B", limit: undefined, termsDays: undefined, language: undefined, related: true }],
]);
const policies = fc
  .record({
    unappliedCredits: fc.constantFrom<Policy["unappliedCredits"]>("by-age", "oldest-first", "apart"),
    notes: fc.constantFrom<Policy["notes"]>("with-invoices", "apart"),
    relatedParties: fc.constantFrom<Policy["relatedParties"]>("included", "apart"),
  })
  .map((choices): Policy => ({ ...defaultPolicy, ...choices }));

describe("the open items of a ledger, looked at on a later day", () => {
  it("are worked out once for a day, and anew for another policy, other customers or another day", () =>
    fc.assert(
      fc.property(ledgers, twoDays, policies, (ledger, [from, asOf], policy) => {
        const index = makeOpenIndex(ledger, from);
        const first = openItemsOf(index, defaultPolicy, customers, from);
        expect(openItemsOf(index, defaultPolicy, customers, from)).toBe(first);
        for (const [chosen, known, day] of [
          [policy, customers, from],
          [policy, new Map<string, CustomerTerms>(), from],
          [policy, customers, asOf],
        ] as const) {
          const { open, apart } = openItems(index.items, chosen, known, day);
          const found = openItemsOf(index, chosen, known, day);
          expect([found.open, found.apart.map(({ kind }) => kind)]).toEqual([open, apart.map(({ kind }) => kind)]);
        }
      }),
    ));

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

  it("stand apart, and settle each other, as those of the whole ledger do", () =>
    fc.assert(
      fc.property(ledgers, twoDays, policies, (ledger, [from, asOf], policy) => {
        const { items } = makeOpenIndex(ledger, from);
        const [part, whole] = [items, ledger].map((each) => {
          const { open, apart } = openItems(each, policy, customers, asOf);
          return ageLedger(each, open, "due", policy, asOf, apart);
        });
        expect(part).toEqual(whole);
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
    fc.property(ledgers, fc.array(asDay, { minLength: 2, maxLength: 3 }), (ledger, days) => {
      for (const asOf of days) {
        const figures = computeFigures(ledger, defaultPolicy, customers, asOf);
        expect(openIndexAt(ledger, asOf).from).toBeLessThanOrEqual(asOf);
        expect(figures).toEqual(computeFigures({ ...ledger }, defaultPolicy, customers, asOf));
      }
    }),
    { numRuns: 25 },
  ));

it("serves a later day by the items that were gathered for an earlier one", () =>
  fc.assert(
    fc.property(ledgers, twoDays, (ledger, [from, asOf]) => {
      const index = openIndexAt(ledger, from);
      expect(openIndexAt(ledger, asOf)).toBe(index);
    }),
  ));
