import fc from "fast-check";
import { spanOf, type Span } from "../../src/analyses/compare-days.js";
import { movementOf, type Movement } from "../../src/analyses/movement.js";
import { baseRollForward, rollForward, rollLines, type RollForward } from "../../src/analyses/roll-forward.js";
import { computeFigures } from "../../src/analyses/compute.js";
import { dayFromIso, type DayNumber } from "../../src/kernel/day.js";
import { decimalText, type Minor } from "../../src/kernel/money.js";
import type { Ledger } from "../../src/ledger/ledger.js";
import { defaultPolicy, unappliedCredits, type Policy } from "../../src/policy/policy.js";
import { readBookOf } from "../support/book-of.js";
import { changesPlainly } from "../support/movement-oracle.js";
import { bookOfRows, companies, readBook, reportDay, sheetsOf } from "../support/random-books.js";

const on = (iso: string): DayNumber => dayFromIso(iso) as DayNumber;
const money = (amount: number, exponent = 2): string => decimalText(amount as Minor, exponent as 2);
const none = new Map();

function span(ledger: Ledger, from: DayNumber, till: DayNumber): Span {
  const found = spanOf(ledger, from, till);
  if (found.kind !== "value") throw new Error(found.reason);
  return found.value;
}

const sheets = {
  Invoices: `
    Customer | Invoice No. | Type        | Reference | Currency | Invoice date | Due date   | Amount  | Write-off amount | Write-off date
    Acme     | R-1         | Invoice     |           | EUR      | 2026-08-01   | 2026-09-15 | 100.00  |                  |
    Acme     | R-2         | Invoice     |           | EUR      | 2026-08-10   | 2026-08-31 | 200.00  |                  |
    Acme     | R-3         | Invoice     |           | EUR      | 2026-10-05   | 2026-11-04 | 400.00  |                  |
    Beta     | R-4         | Invoice     |           | EUR      | 2026-07-01   | 2026-07-31 | 50.00   | 50.00            | 2026-10-20
    Beta     | R-5         | Invoice     |           | EUR      | 2026-09-01   | 2026-09-30 | 80.00   |                  |
    Beta     | R-7         | Invoice     |           | EUR      | 2026-09-20   | 2026-09-25 | 10.00   |                  |
    Beta     | CN-6        | Credit note | R-5       | EUR      | 2026-10-12   |            | -30.00  |                  |`,
  Receipts: `
    Receipt date | Customer | Invoice No. | Amount received | Discount
    2026-09-20   | Acme     | R-1         | 40.00           |
    2026-10-10   | Acme     | R-1         | 60.00           |
    2026-10-15   | Acme     | R-2         | 147.00          | 3.00
    2026-10-18   | Beta     |             | 25.00           |`,
};
const read = async (policy: Partial<Policy> = {}): Promise<{ ledger: Ledger; movement: Movement; rolls: readonly RollForward[] }> => {
  const { ledger, source } = await readBookOf(sheets, "2026-10-31", policy);
  const days = span(ledger, on("2026-09-30"), on("2026-10-31"));
  return { ledger, movement: movementOf(ledger, source.policy, none, days), rolls: rollForward(ledger, days) };
};

describe("from one month's end to the next", () => {
  it("opening and what happened add up to closing, each kind by itself", async () => {
    const { movement } = await read();
    const [eur] = movement.currencies;
    // Opening: R-1 60, R-2 200, R-4 50, R-5 80, R-7 10 = 400.
    expect([money(eur?.opening ?? 0), money(eur?.closing ?? 0)]).toEqual(["400.00", "485.00"]);
    expect(eur?.byKind.map(({ kind, amount, items }) => `${kind} ${money(amount)} x${items}`)).toEqual([
      "invoiced 400.00 x1",
      // The credit note comes with -30.00 and gives them to R-5: 30.00 back to itself, 30.00 off the invoice.
      "credited -30.00 x1",
      "received -207.00 x2",
      "unapplied -25.00 x1",
      "discounted -3.00 x1",
      "written-off -50.00 x1",
    ]);
    // What is left of R-2 (50.00) and R-5 (50.00), and R-7 (10.00) as it was, are older by a month.
    expect([money(eur?.movedOn.amount ?? 0), eur?.movedOn.items]).toEqual(["110.00", 3]);
  });

  it("says of each item what became of it", async () => {
    const { ledger, movement } = await read();
    const said = Array.from(movement.items, (item) => {
      const { state, opening, closing, fromBucket, toBucket } = movement.itemAt(item);
      const number = ledger.invoiceNumber.at(item) ?? "";
      return `${number === "" ? "cash" : number} ${state} ${money(opening)} ${fromBucket ?? "-"} -> ${money(closing)} ${toBucket ?? "-"}`;
    });
    expect(said).toEqual([
      "R-1 settled 60.00 1-30 -> 0.00 -",
      "R-2 part-settled 200.00 1-30 -> 50.00 61-90",
      "R-3 new 0.00 - -> 400.00 current",
      "R-4 settled 50.00 61-90 -> 0.00 -",
      "R-5 part-settled 80.00 current -> 50.00 31-60",
      "R-7 moved-on 10.00 1-30 -> 10.00 31-60",
      "CN-6 new-settled 0.00 - -> 0.00 -",
      "cash new 0.00 - -> -25.00 1-30",
    ]);
  });

  it("shows where the money of each bucket went", async () => {
    const { movement } = await read();
    const { rows, columns, amounts } = movement.currencies[0]?.migration ?? { rows: [], columns: [], amounts: [] };
    const cells = rows.flatMap((row, r) =>
      columns.flatMap((column, c) => (amounts[r]?.[c] ? [`${row} -> ${column} ${money(amounts[r]?.[c] ?? 0)}`] : [])),
    );
    expect(cells.sort()).toEqual(
      [
        "current -> 31-60 50.00",
        "current -> credited 30.00",
        "1-30 -> received 207.00",
        "1-30 -> discounted 3.00",
        "1-30 -> 31-60 10.00",
        "1-30 -> 61-90 50.00",
        "61-90 -> written-off 50.00",
        "new -> current 400.00",
        "new -> 1-30 -25.00",
        // The credit note gave its 30.00 away.
        "new -> credited -30.00",
      ].sort(),
    );
  });

  it("rolls receivables forward: cash without an invoice is a receipt, a discount is not", async () => {
    const { rolls } = await read();
    const [eur] = rolls;
    expect(rollLines.map((line) => `${line} ${money(eur?.[line] ?? 0)}`)).toEqual([
      "invoices 400.00",
      "creditNotes -30.00",
      "receipts -232.00",
      "discounts -3.00",
      "writeOffs -50.00",
      "derecognitions 0.00",
      "adjustments 0.00",
      "revaluation 0.00",
    ]);
  });

  it("names what the policy sets off between items; it adds up to nothing", async () => {
    const { movement } = await read({ unappliedCredits: "oldest-first" });
    const [eur] = movement.currencies;
    // Beta's 25.00 are taken off R-7 (10.00), then off R-5 (15.00): three items, nothing in all.
    expect(eur?.byKind.find(({ kind }) => kind === "set-off")).toEqual({ kind: "set-off", amount: 0, items: 3 });
    expect(money(eur?.closing ?? 0)).toBe("485.00");
  });
});

describe("what cannot be rebuilt", () => {
  const days = [on("2026-09-30"), on("2026-10-31")] as const;
  it.each([
    [
      "a list of open items",
      "Customer|Invoice No.|Invoice date|Due date|Open amount\nAcme|R-1|2026-08-01|2026-09-15|10.00",
      "open-items-only",
    ],
    [
      "a list whose payments have no day",
      "Customer|Invoice No.|Invoice date|Due date|Amount|Paid amount\nAcme|R-1|2026-08-01|2026-09-15|10.00|4.00",
      "payments-undated",
    ],
    [
      "a list without issue days",
      "Customer|Invoice No.|Due date|Amount|Settled on\nAcme|R-1|2026-09-15|10.00|2026-10-01",
      "issue-dates-missing",
    ],
  ])("%s is not compared, with the reason", async (_, table, reason) => {
    const { ledger } = await readBookOf({ Invoices: table }, "2026-10-31");
    expect(spanOf(ledger, ...days)).toEqual({ kind: "unavailable", reason });
  });

  it("a day is compared with an earlier one", async () => {
    const { ledger } = await read();
    expect(spanOf(ledger, days[1], days[1])).toEqual({ kind: "unavailable", reason: "not-an-earlier-day" });
  });
});

describe("in the books' own currency", () => {
  const invoices = `
    Customer | Invoice No. | Currency | Invoice date | Due date   | Amount | Settled on
    Acme     | R-1         | USD      | 2026-09-10   | 2026-10-10 | 100.00 | 2026-10-15
    Acme     | R-2         | USD      | 2026-10-05   | 2026-11-05 | 200.00 |
    Beta     | R-3         | EUR      | 2026-10-05   | 2026-11-05 | 7.00   |`;
  const rate = (day: string, value: string): Policy["exchange"][number] => ({ currency: "USD", day: on(day), rate: value });
  const exchange = [rate("2026-09-01", "0.90"), rate("2026-10-01", "0.92"), rate("2026-10-15", "0.94"), rate("2026-10-31", "0.95")];

  it("documents and receipts stand at the rates of their days, balances at those of theirs, and the rest is exchange", async () => {
    const { ledger } = await readBookOf({ Invoices: invoices }, "2026-10-31");
    const roll = baseRollForward(ledger, span(ledger, on("2026-09-30"), on("2026-10-31")), "EUR", exchange);
    // Opening 100 x 0.90; invoices 200 x 0.92 + 7; receipt 100 x 0.94; closing 200 x 0.95 + 7.
    // Exchange: realised 100 x (0.94 - 0.90) = 4, unrealised 200 x (0.95 - 0.92) = 6.
    expect(roll).toMatchObject({
      kind: "value",
      value: { opening: 9000, invoices: 19_100, receipts: -9400, revaluation: 1000, closing: 19_700 },
    });
  });

  it("is not to be had where the rate of one day is missing", async () => {
    const { ledger } = await readBookOf({ Invoices: invoices }, "2026-10-31");
    const late = exchange.slice(1);
    expect(baseRollForward(ledger, span(ledger, on("2026-09-30"), on("2026-10-31")), "EUR", late)).toEqual({
      kind: "unavailable",
      reason: "rate-missing",
    });
  });
});

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

describe("for every span of days", () => {
  const spans = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.nat(120)).map(([long, ago]): [DayNumber, DayNumber] => {
    const till = (reportDay - ago) as DayNumber;
    return [(till - long) as DayNumber, till];
  });
  const policies = fc.constantFrom(...unappliedCredits).map((choice): Policy => ({ ...defaultPolicy, unappliedCredits: choice }));

  it.each(["rows", "receipts"] as const)(
    "opening and movements are closing, bucket by bucket, and agree with a list of what happened (payments in %s)",
    async (paidIn) => {
      await fc.assert(
        fc.asyncProperty(companies({ paidIn }), spans, policies, async (company, [from, till], policy) => {
          const { ledger } = await readBook(bookOfRows(sheetsOf(company)));
          const found = spanOf(ledger, from, till);
          fc.pre(found.kind === "value");
          const movement = movementOf(ledger, policy, none, { from, till });
          const [before, after] = [from, till].map((day) => computeFigures(ledger, policy, none, day));
          for (const [index, each] of movement.currencies.entries()) {
            const of = (figures = before) => figures?.currencies.find(({ currency }) => currency === each.currency)?.agingByDue;
            expect(each.opening + sum(each.byKind.map(({ amount }) => amount))).toBe(each.closing);
            expect(each.byKind.find(({ kind }) => kind === "set-off")?.amount ?? 0).toBe(0);
            if (policy.unappliedCredits !== "oldest-first") expect(each.byKind.map(({ kind }) => kind)).not.toContain("set-off");
            // Rows are the earlier aging, columns the later one.
            const { rows, columns, amounts } = each.migration;
            for (const [i, id] of (of(before)?.buckets ?? []).map(({ id: name }) => name).entries())
              expect(sum(amounts[rows.indexOf(id)] ?? [])).toBe(of(before)?.amounts[i]);
            for (const [i, id] of (of(after)?.buckets ?? []).map(({ id: name }) => name).entries())
              expect(sum(amounts.map((row) => row[columns.indexOf(id)] ?? 0))).toBe(of(after)?.amounts[i]);
            const roll = rollForward(ledger, { from, till })[index];
            expect((roll?.opening ?? 0) + sum(rollLines.map((line) => roll?.[line] ?? 0))).toBe(roll?.closing);
            expect([roll?.opening, roll?.closing]).toEqual([each.opening, each.closing]);
            // The same by a list of every change, day by day.
            const plain = changesPlainly(ledger, from, till).filter(({ currency }) => currency === index);
            for (const { kind, amount } of each.byKind.filter((one) => one.kind !== "set-off"))
              expect([kind, amount]).toEqual([kind, sum(plain.filter((one) => one.kind === kind).map((one) => one.amount))]);
          }
        }),
        { numRuns: 60 },
      );
    },
  );
});
