import fc from "fast-check";
import { known } from "../../src/kernel/assert.js";
import { dayFromIso, isoFromDay, type DayNumber } from "../../src/kernel/day.js";
import { openItems, readBookOf } from "../support/book-of.js";

const header = "Customer | Invoice No. | Document type | Invoice date | Due date | Amount | Reference";
const receiptHeader = "Receipt date | Customer | Invoice No. | Amount received";

const days = ["2026-01-31", "2026-02-15", "2026-03-31"];

async function openBy(rows: readonly string[], receipts: readonly string[]): Promise<readonly string[]> {
  const sheets = {
    Invoices: [header, ...rows].join("\n"),
    ...(receipts.length > 0 ? { Receipts: [receiptHeader, ...receipts].join("\n") } : {}),
  };
  const { ledger } = await readBookOf(sheets, "2026-03-31");
  return days.flatMap((day) => [day, ...[...openItems(ledger, day)].sort()]);
}

describe("two credit notes of one day that name one invoice", () => {
  const invoice = "C1 | 1 | Invoice | 2026-01-10 | 2026-02-09 | 100.00 | ";
  const credits = ["C1 | 2 | Credit note | 2026-01-20 | | -60.00 | 1", "C1 | 3 | Credit note | 2026-01-20 | | -80.00 | 1"];

  it("leave the same balances whichever stands first: the larger one is set against it, the other stands alone", async () => {
    // 100 owed: 80 fits and leaves 20, which 60 exceeds.
    const expected = ["credit-note 2 -60.00", "invoice 1 20.00"];
    for (const rows of [[invoice, ...credits], [invoice, ...credits].reverse()])
      expect((await openBy(rows, [])).slice(1, 3)).toEqual(expected);
  });
});

const tenDays = fc.constantFrom("2026-01-10", "2026-01-20", "2026-02-10", "2026-02-20");
const cents = fc.integer({ min: 1, max: 12 }).map((tens) => `${tens * 10}.00`);
const numberOf = fc.integer({ min: 1, max: 3 });

const books = fc
  .record({
    invoices: fc.array(fc.tuple(numberOf, tenDays, cents), { minLength: 1, maxLength: 4 }),
    credits: fc.array(fc.tuple(numberOf, tenDays, cents), { maxLength: 4 }),
    receipts: fc.array(fc.tuple(fc.constantFrom("1", "2", "3", "1, 2", ""), tenDays, cents, fc.nat(5)), { maxLength: 5 }),
  })
  .map(({ invoices, credits, receipts }) => ({
    rows: [
      ...invoices.map(([number, issued, amount]) => {
        const due = isoFromDay((known(dayFromIso(issued), "a day") + 30) as DayNumber);
        return `C1 | ${number} | Invoice | ${issued} | ${due} | ${amount} | `;
      }),
      ...credits.map(([number, issued, amount], i) => `C1 | CN${i} | Credit note | ${issued} | | -${amount} | ${number}`),
    ],
    receipts: receipts.map(([number, on, amount, back]) => `${on} | C1 | ${number} | ${back === 0 ? "-" : ""}${amount}`),
  }))
  .chain(({ rows, receipts }) =>
    fc.record({
      rows: fc.constant(rows),
      receipts: fc.constant(receipts),
      shuffled: fc.shuffledSubarray(rows, { minLength: rows.length }),
      shuffledReceipts: fc.shuffledSubarray(receipts, { minLength: receipts.length }),
    }),
  );

it("a ledger's open items of any day do not depend on the order of its rows, nor on that of its receipts", () =>
  fc.assert(
    fc.asyncProperty(books, async ({ rows, receipts, shuffled, shuffledReceipts }) => {
      expect(await openBy(shuffled, shuffledReceipts)).toEqual(await openBy(rows, receipts));
    }),
    { numRuns: 150 },
  ));
