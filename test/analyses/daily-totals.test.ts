import fc from "fast-check";
import { billedBetween, openAt, sumOf } from "../../src/analyses/balance.js";
import { dailyTotals, monthsBefore } from "../../src/analyses/daily-totals.js";
import { dayFromIso, isoFromDay, type DayNumber } from "../../src/kernel/day.js";
import { bookOfRows, companies, readBook, reportDay, sheetsOf } from "../support/random-books.js";

it.each(["rows", "receipts"] as const)("the balance and the sales of any day are those of the items, paid in %s", (paidIn) =>
  fc.assert(
    fc.asyncProperty(companies({ paidIn }), fc.integer({ min: -400, max: 200 }), fc.nat(400), async (company, back, days) => {
      const { ledger } = await readBook(bookOfRows(sheetsOf(company)));
      const till = (reportDay + back) as DayNumber;
      const from = (till - days) as DayNumber;
      ledger.currencies.forEach((_, currency) => {
        const totals = dailyTotals(ledger, currency, true);
        expect(totals.balance.until(till)).toBe(sumOf(ledger, currency, openAt(ledger, till)));
        expect(totals.sales.between(from, till)).toBe(billedBetween(ledger, currency, from, till));
      });
    }),
    { numRuns: 50 },
  ),
);

it.each([
  ["2024-02-29", 12, "2023-02-28"],
  ["2025-02-28", 12, "2024-02-29"],
  ["2026-10-31", 1, "2026-09-30"],
  ["2026-10-15", 8, "2026-02-15"],
])("%s, %d months before, is %s: month-ends go with month-ends", (day, months, before) =>
  expect(isoFromDay(monthsBefore(dayFromIso(day) as DayNumber, months))).toBe(before),
);
