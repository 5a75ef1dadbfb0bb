import fc from "fast-check";
import { agingByGroup } from "../../src/analyses/by-group.js";
import { computeFigures } from "../../src/analyses/compute.js";
import type { Aging, CurrencyFigures } from "../../src/analyses/figures.js";
import { monthEndJson } from "../../src/app/month-end-json.js";
import { known } from "../../src/kernel/assert.js";
import { decimalText } from "../../src/kernel/money.js";
import { agingBandChoices, defaultPolicy, unappliedCredits, type Policy } from "../../src/policy/policy.js";
import { bookOfRows, companies, readBook, reportDay, sheetsOf } from "../support/random-books.js";
import { readBookOf } from "../support/book-of.js";

/** "1-30 50.00 x1", the buckets that hold items. */
function text(aging: Aging | undefined): string {
  if (!aging) return "none";
  return aging.buckets
    .flatMap(({ id }, i) => (aging.items[i] ? [`${id} ${decimalText(aging.amounts[i] as never, 2)} x${aging.items[i]}`] : []))
    .join(" | ");
}

const ledger = `
  Customer | Invoice No. | Currency | Invoice date | Posting date | Due date   | Amount
  Acme     | R-1         | EUR      | 2026-10-30   | 2026-11-03   | 2026-11-29 | 100.00
  Acme     | R-2         | EUR      | 2026-08-01   | 2026-08-20   | 2026-10-31 | 200.00
  Beta     | R-3         | EUR      | 2025-10-31   |              | 2025-12-30 | 400.00
  Beta     | R-4         | EUR      | 2024-01-15   | 2024-02-01   | 2024-02-15 | 800.00`;
const read = async (policy: Partial<Policy> = {}, asOf = "2026-10-31"): Promise<CurrencyFigures> => {
  const { figures } = await readBookOf({ Invoices: ledger }, asOf, policy);
  return figures.currencies[0] as CurrencyFigures;
};

describe("an aging by posting day", () => {
  it("counts from the day in the books, keeps what was not posted yet in its youngest bucket, and sets apart what has no posting day", async () => {
    const { agingByPosting, open } = await read();
    expect(text(agingByPosting)).toBe("0-30 100.00 x1 | 61-90 200.00 x1 | 91+ 800.00 x1 | no-posting-date 400.00 x1");
    expect(decimalText(open, 2)).toBe("1500.00");
  });

  it("exists only where the table has posting days", async () => {
    const { figures, ledger: plain } = await readBookOf({ Invoices: ledger.replace("Posting date", "Remark") }, "2026-10-31");
    expect(figures.currencies[0]?.agingByPosting).toBeUndefined();
    expect(plain.posted).toBeUndefined();
  });

  it("names a posting day that cannot be read, and leaves the balance as it is", async () => {
    const { findings, figures } = await readBookOf({ Invoices: ledger.replace("2026-08-20", "August") }, "2026-10-31");
    expect(findings.filter(({ kind }) => kind === "date-unreadable").map(({ cells, found }) => [cells[0], found])).toEqual([
      [{ sheet: "Invoices", row: 2, column: 4 }, ["August"]],
    ]);
    expect(text(figures.currencies[0]?.agingByPosting)).toContain("no-posting-date 600.00 x2");
  });

  it("reads posting days written as texts like those beside them", async () => {
    const european = ledger.replace(/(\d{4})-(\d\d)-(\d\d)/g, "$3.$2.$1");
    const { figures } = await readBookOf({ Invoices: european }, "2026-10-31");
    expect(text(figures.currencies[0]?.agingByPosting)).toBe(text((await read()).agingByPosting));
  });
});

describe("an aging by years", () => {
  it("is made only where AR Policy asks for one", async () => expect((await read()).agingByYears).toBeUndefined());

  it("keeps an item within a year on its anniversary, and ages it the day after", async () => {
    const byAnniversary = { agingBands: "years-anniversary" } as const;
    expect(text((await read(byAnniversary)).agingByYears)).toBe("0-1y 700.00 x3 | 2-3y 800.00 x1");
    expect(text((await read(byAnniversary, "2026-11-01")).agingByYears)).toBe("0-1y 300.00 x2 | 1-2y 400.00 x1 | 2-3y 800.00 x1");
  });

  it("counts the accounting years that an item touches where the policy says so", async () => {
    // 2026 is the first year, 2025 the second, 2024 the third.
    expect(text((await read({ agingBands: "years-period" })).agingByYears)).toBe("0-1y 300.00 x2 | 1-2y 400.00 x1 | 2-3y 800.00 x1");
  });

  it("takes any limits: three bands of up to 1, 2 and more years", async () => {
    const { agingByYears } = await read({ agingBands: "years-anniversary", yearLimits: [1, 2] });
    expect(agingByYears?.buckets.map(({ id }) => id)).toEqual(["0-1y", "1-2y", "2y+"]);
  });
});

describe("what is not due", () => {
  it("is split by the days until it is due, today among the nearest", async () => {
    const { agingByDue, pastDue } = await read({ notDueLimits: [7, 30] });
    expect(agingByDue.buckets.map(({ id, from, to }) => [id, from, to]).slice(0, 4)).toEqual([
      ["due-in-31+", null, -31],
      ["due-in-8-30", -30, -8],
      ["due-in-0-7", -7, 0],
      ["1-30", 1, 30],
    ]);
    expect(text(agingByDue)).toBe("due-in-8-30 100.00 x1 | due-in-0-7 200.00 x1 | 91+ 1200.00 x2");
    expect(decimalText(pastDue.amount, 2)).toBe("1200.00");
  });

  it("needs the same provision however it is split", async () => {
    const [whole, split] = [await read(), await read({ notDueLimits: [7, 30] })];
    expect(split.provision.total).toEqual(whole.provision.total);
  });
});

const limits = (max: number): fc.Arbitrary<readonly number[]> =>
  fc.uniqueArray(fc.integer({ min: 1, max }), { minLength: 1, maxLength: 5 }).map((each) => [...each].sort((a, b) => a - b));
const policies: fc.Arbitrary<Policy> = fc
  .record({
    bucketLimits: limits(400),
    notDueLimits: fc.oneof(fc.constant([]), limits(200)),
    yearLimits: limits(9),
    agingBands: fc.constantFrom(...agingBandChoices),
    unappliedCredits: fc.constantFrom(...unappliedCredits),
  })
  .map((choices) => ({ ...defaultPolicy, ...choices }));

describe("whatever the limits and the day that ages count from", () => {
  it("every aging adds up to the open total, by customer and by group, with every open item once", async () => {
    await fc.assert(
      fc.asyncProperty(companies(), policies, async (company, policy) => {
        const { Invoices = [], ...others } = sheetsOf(company);
        // A posting day now and then, and a salesperson.
        const invoices = Invoices.map((cells, row) => [
          ...cells,
          row === 0 ? "Posting date" : row % 3 === 0 ? null : Number(cells[4]) + (row % 5),
          row === 0 ? "Salesperson" : `S${row % 3}`,
        ]);
        const { ledger: random } = await readBook(bookOfRows({ ...others, Invoices: invoices }));
        const figures = computeFigures(random, policy, new Map(), reportDay);
        const groups = agingByGroup(random, known(random.groupings.salesperson, "the salespeople"), policy, new Map(), reportDay);
        for (const each of figures.currencies) {
          const agings = [each.agingByDue, each.agingByIssue, each.agingByPosting, each.agingByYears].filter(
            (aging) => aging !== undefined,
          );
          expect(agings.length).toBe(policy.agingBands === "days" ? 3 : 4);
          for (const aging of agings) {
            expect(sumOf(aging.amounts)).toBe(each.open);
            expect(sumOf(aging.items)).toBe(each.items);
            expect(sumOf(aging.rows.map(({ total }) => total))).toBe(each.open);
            const cells = groups
              .filter(({ currency }) => currency.code === each.currency.code)
              .map((group) => group.agings.find(({ basis }) => basis === aging.basis)?.buckets ?? []);
            for (const [i, { id }] of aging.buckets.entries())
              expect(sumOf(cells.flatMap((row) => row.filter(({ bucket }) => bucket.id === id).map(({ amount }) => amount)))).toBe(
                aging.amounts[i],
              );
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("the aging in the books' own currency", () => {
  const sheets = {
    Invoices: `
      Customer | Invoice No. | Currency | Invoice date | Due date   | Amount
      Acme     | R-1         | USD      | 2026-10-01   | 2026-11-30 | 0.05
      Acme     | R-2         | USD      | 2026-08-01   | 2026-10-15 | 0.05
      Beta     | R-3         | EUR      | 2026-08-01   | 2026-10-15 | 10.00`,
  };
  const exchange = [{ currency: "USD", day: 46_000 as never, rate: "0.9" }];

  it("foots to the revalued total to the cent: the largest bucket takes what rounding leaves over", async () => {
    // 0.10 USD are 0.09 EUR. Alone, 0.05 USD are 0.045, twice rounded up 0.10: one cent too much.
    const { source, figures } = await readBookOf(sheets, "2026-10-31", { baseCurrency: "EUR", exchange });
    const { base } = monthEndJson({ source, figures, findings: [], sheets: [], notices: [] }) as unknown as {
      base: { open: string; agingByDue: readonly { bucket: string; amount: string; items: number }[] };
    };
    expect(base.open).toBe("10.09");
    expect(base.agingByDue.filter(({ items }) => items > 0).map(({ bucket, amount }) => `${bucket} ${amount}`)).toEqual([
      "current 0.04",
      "1-30 10.05",
    ]);
  });

  it("is not to be had without the rate of one open currency", async () => {
    const { source, figures } = await readBookOf(sheets, "2026-10-31", { baseCurrency: "EUR" });
    const { base } = monthEndJson({ source, figures, findings: [], sheets: [], notices: [] }) as unknown as {
      base: { agingByDue: unknown };
    };
    expect(base.agingByDue).toEqual({ value: null, reason: "rate-missing" });
  });
});

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
