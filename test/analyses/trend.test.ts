import fc from "fast-check";
import { computeFigures } from "../../src/analyses/compute.js";
import { metricIds } from "../../src/analyses/figures.js";
import { metricSource } from "../../src/analyses/metrics.js";
import { sumByMonths, type MonthColumns } from "../../src/analyses/months-kernel.js";
import { monthEndsTo, monthSums, monthSumsPlainly, trends } from "../../src/analyses/trend.js";
import { dayFromIso, isoFromDay, monthStart, type DayNumber } from "../../src/kernel/day.js";
import { decimalText } from "../../src/kernel/money.js";
import { itemKinds, noEntries } from "../../src/ledger/ledger.js";
import { defaultPolicy, unappliedCredits, type Policy } from "../../src/policy/policy.js";
import { readBookOf } from "../support/book-of.js";
import { sumByMonthsPlainly } from "../support/months-oracle.js";
import { bookOfRows, companies, readBook, reportDay, sheetsOf } from "../support/random-books.js";

const on = (iso: string): DayNumber => dayFromIso(iso) as DayNumber;
const none = new Map();

describe("the months of a trend", () => {
  it("end with the as-of day, and before it with the last day of each month", () =>
    expect(monthEndsTo(on("2024-03-15"), 4).map(isoFromDay)).toEqual(["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-15"]));
});

describe("a trend of four months", () => {
  const invoices = `
    Customer | Invoice No. | Currency | Invoice date | Due date   | Amount | Settled on
    Acme     | R-1         | EUR      | 2026-08-10   | 2026-09-09 | 100.00 | 2026-10-02
    Acme     | R-2         | EUR      | 2026-09-05   | 2026-10-05 | 200.00 |
    Acme     | R-3         | EUR      | 2026-10-20   | 2026-11-19 | 400.00 |`;

  it("shows what was billed in each month, what was open and past due at its end, and nothing before the first document", async () => {
    const { ledger } = await readBookOf({ Invoices: invoices }, "2026-10-31");
    const [eur = []] = trends(metricSource(ledger, defaultPolicy, none), on("2026-10-31"), 4);
    expect(
      eur.map((each) =>
        each.kind === "value" ? [each.billed, each.open, each.pastDue].map((amount) => decimalText(amount, 2)).join(" ") : each.reason,
      ),
    ).toEqual(["before-first-document", "100.00 100.00 0.00", "200.00 300.00 100.00", "400.00 600.00 200.00"]);
  });

  it("has of a list of open items only the as-of day: what was paid since is not in it", async () => {
    const { ledger } = await readBookOf({ Invoices: invoices.replace("Settled on", "Remark") }, "2026-10-31");
    const [eur = []] = trends(metricSource(ledger, defaultPolicy, none), on("2026-10-31"), 3);
    expect(eur.map((each) => (each.kind === "value" ? decimalText(each.open, 2) : each.reason))).toEqual([
      "open-items-only",
      "open-items-only",
      "700.00",
    ]);
  });
});

describe("the pass over the months", () => {
  const day = fc.oneof(fc.constant(0), fc.integer({ min: 45_700, max: 46_400 }));
  const item = fc.record({
    customer: fc.nat(2),
    currency: fc.nat(1),
    issued: day,
    due: day,
    settled: day,
    amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    paid: fc.oneof(fc.constant(0), fc.integer({ min: -1_000_000, max: 1_000_000 })),
    kind: fc.nat(itemKinds.length - 1),
  });
  const reduction = fc.record({ item: fc.nat(200), day, amount: fc.integer({ min: -5000, max: 500_000 }) });

  it("agrees with the plain version on any items, entries and months", () => {
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 60 }),
        fc.array(reduction, { maxLength: 20 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 45_900, max: 46_300 }),
        fc.nat(20),
        (items, reductions, months, asOf, graceDays) => {
          const real = reductions.filter((each) => each.item < items.length).sort((a, b) => a.day - b.day);
          const columns: MonthColumns = {
            size: items.length,
            customer: Uint32Array.from(items, (each) => each.customer),
            currency: Uint8Array.from(items, (each) => each.currency),
            issued: Int32Array.from(items, (each) => each.issued),
            due: Int32Array.from(items, (each) => each.due),
            settled: Int32Array.from(items, (each) => each.settled),
            amount: Float64Array.from(items, (each) => each.amount),
            paid: Float64Array.from(items, (each) => each.paid),
            kind: Uint8Array.from(items, (each) => each.kind),
            entries: {
              ...noEntries,
              size: real.length,
              item: Uint32Array.from(real, (each) => each.item),
              day: Int32Array.from(real, (each) => each.day),
              amount: Float64Array.from(real, (each) => each.amount),
            },
          };
          const ends = monthEndsTo(asOf as DayNumber, months);
          const shape = {
            currencies: 2,
            firstDay: monthStart(ends[0] as DayNumber),
            ends,
            graceDays,
            apartCustomers: Uint8Array.from([0, 0, 1]),
          };
          expect(sumByMonths(columns, shape)).toEqual(sumByMonthsPlainly(columns, shape));
        },
      ),
    );
  });

  it("agrees with the aging that reports show, whatever the policy says of credits, and ends with the figures of the day", async () => {
    const policies = fc
      .constantFrom(...unappliedCredits)
      .map((choice): Policy => ({ ...defaultPolicy, unappliedCredits: choice, graceDays: 3 }));
    await fc.assert(
      fc.asyncProperty(companies(), policies, async (company, policy) => {
        const { ledger } = await readBook(bookOfRows(sheetsOf(company)));
        const source = metricSource(ledger, policy, none);
        const ends = monthEndsTo(reportDay, 14);
        expect(monthSums(source, ends)).toEqual(monthSumsPlainly(source, ends));
        const figures = computeFigures(ledger, policy, none, reportDay);
        for (const [index, months] of trends(source, reportDay, 14).entries()) {
          const last = months[months.length - 1];
          const of = figures.currencies.find(({ currency }) => currency === ledger.currencies[index]);
          if (last?.kind !== "value") continue;
          expect([last.open, last.pastDue]).toEqual([of?.open, of?.pastDue.amount]);
          for (const id of metricIds) expect(last.metrics[id]).toEqual(of?.metrics[id]);
        }
      }),
      { numRuns: 12 },
    );
  });
});
