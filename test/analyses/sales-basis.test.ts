import fc from "fast-check";
import { openAt } from "../../src/analyses/balance.js";
import type { Metric } from "../../src/analyses/figures.js";
import { netOfTax } from "../../src/analyses/methods/net-of-tax.js";
import { onSalesBasis } from "../../src/analyses/sales-basis.js";
import { known } from "../../src/kernel/assert.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { exact, ratioText, rounded } from "../../src/kernel/money.js";
import { findingTexts, readBookOf, type ReadBook } from "../support/book-of.js";
import { readTable } from "../support/read-table.js";

const taxed = `Customer | Invoice | Invoice Date | Due Date | Amount | Net Amount | VAT Amount | Paid Amount | Paid On
Acme | 1 | 2026-01-10 | 2026-02-09 | 1200 | 1000 | 200 |  |
Acme | 2 | 2026-02-10 | 2026-03-12 | 525 | 500 | 25 | 105 | 2026-03-01
Beta | 3 | 2026-03-01 | 2026-03-31 | 300 | 300 | 0 | 300 | 2026-03-20`;

function shown(metric: Metric | undefined): string {
  if (!metric) return "";
  return metric.kind === "value" ? ratioText(metric.value, 6) : metric.reason;
}

function dso90({ figures }: ReadBook): string {
  return shown(figures.currencies[0]?.metrics.dsoSimple90);
}

const net = { salesBasis: "net" } as const;

it("takes sales and receivables with tax unless the policy says net", async () => {
  const gross = await readBookOf({ Invoices: taxed }, "2026-03-31");
  // Open 1,200 + 420 = 1,620; billed in the 90 days 1,200 + 525 + 300 = 2,025; 1,620 / 2,025 x 90 = 72.
  expect(dso90(gross)).toBe("72.000000");
  expect(gross.figures.currencies[0]?.salesBasis).toBe("gross");
});

it("frees both sales and receivables of tax where the policy says net", async () => {
  const book = await readBookOf({ Invoices: taxed }, "2026-03-31", net);
  // Open 1,000 + 420 x 500/525 = 1,400; billed 1,000 + 500 + 300 = 1,800; 1,400 / 1,800 x 90 = 70.
  expect(dso90(book)).toBe("70.000000");
  expect(book.figures.currencies[0]?.open).toBe(162_000);
});

it("knows the net of what was open on an earlier day", async () => {
  const book = await readBookOf({ Invoices: taxed }, "2026-03-31", net);
  const on = onSalesBasis(book.ledger, "net")(0);
  if (on.kind !== "value") throw new Error(on.reason);
  const at = (day: string): number[] => [...openAt(on.ledger, known(dayFromIso(day), "a day"))];
  expect(at("2026-02-28")).toEqual([100_000, 50_000, 0]);
  expect(at("2026-03-01")).toEqual([100_000, 40_000, 30_000]);
});

it("gives no figure net of tax where no column states it, and says why", async () => {
  const plain = taxed.replace(" Net Amount | VAT Amount |", " Note A | Note B |");
  const book = await readBookOf({ Invoices: plain }, "2026-03-31", net);
  expect(dso90(book)).toBe("net-missing");
  expect(shown(book.figures.currencies[0]?.metrics.daysToPay365)).not.toBe("net-missing");
});

it("gives no figure net of tax while one sale states neither net amount nor tax, and names its row", async () => {
  const gap = taxed.replace("1200 | 1000 | 200", "1200 |  | ");
  const book = await readBookOf({ Invoices: gap }, "2026-03-31", net);
  expect(dso90(book)).toBe("net-incomplete");
  expect(findingTexts(book.findings)).toContain("tax-not-stated 1 1200.00");
});

it("takes the tax off where only the tax is stated", async () => {
  const book = await readBookOf({ Invoices: taxed.replace("Net Amount", "Remark") }, "2026-03-31", net);
  expect(dso90(book)).toBe("70.000000");
});

it("names a row whose amount is not net plus tax, with the difference", async () => {
  const book = await readBookOf({ Invoices: taxed.replace("525 | 500 | 25", "530 | 500 | 25") }, "2026-03-31");
  const found = book.findings.find(({ kind }) => kind === "amount-not-net-plus-tax");
  expect(found?.amounts).toMatchObject([{ currency: null, amount: 500, count: 1 }]);
  expect(found?.cells).toEqual([{ sheet: "Invoices", row: 2, column: 4 }]);
});

it("names an amount that lacks the tax which was paid with it", async () => {
  const book = await readBookOf({ Invoices: taxed.replace("525 | 500 | 25 | 105", "500 |  | 25 | 525") }, "2026-03-31");
  expect(findingTexts(book.findings)).toContain("amount-seems-net 1 25.00");
  expect(findingTexts(book.findings).some((text) => text.startsWith("paid-above-amount"))).toBe(false);
});

it("names an open amount that exceeds its invoice by just the tax", async () => {
  const list = `Customer | Invoice | Invoice Date | Due Date | Amount | VAT | Open Amount
Acme | 1 | 2026-01-10 | 2026-02-09 | 1000 | 200 | 1200
Acme | 2 | 2026-01-11 | 2026-02-10 | 240 | 40 | 240`;
  const book = await readBookOf({ Invoices: list }, "2026-03-31");
  expect(findingTexts(book.findings)).toContain("amount-seems-net 1 200.00");
});

const netSales = `Customer | Invoice | Invoice Date | Due Date | Net Amount | Tax | Paid Amount | Paid On
Acme | 1 | 2026-01-10 | 2026-02-09 | 1000 | 200 |  |
Acme | 2 | 2026-02-10 | 2026-03-12 | 500 | 25 | 105 | 2026-03-01
Beta | 3 | 2026-03-01 | 2026-03-31 | 300 | 0 | 300 | 2026-03-20`;

it("adds the tax of each row where the amounts are net of it, and says so", async () => {
  const book = await readBookOf({ Invoices: netSales }, "2026-03-31");
  expect(dso90(book)).toBe("72.000000");
  expect(book.figures.currencies[0]?.open).toBe(162_000);
  expect(findingTexts(book.findings)).toContain("tax-added 2 225.00");
  expect(dso90(await readBookOf({ Invoices: netSales }, "2026-03-31", net))).toBe("70.000000");
});

it("adds the tax under a plain header too where every row shows that the amount lacks it", async () => {
  const list = `Customer | Invoice | Invoice Date | Due Date | Amount | VAT | Paid Amount | Paid On
A | 1 | 2026-01-10 | 2026-02-09 | 100 | 20 | 120 | 2026-02-01
A | 2 | 2026-01-11 | 2026-02-10 | 200 | 40 | 240 | 2026-02-02
A | 3 | 2026-01-12 | 2026-02-11 | 300 | 60 | 360 | 2026-02-03
A | 4 | 2026-01-13 | 2026-02-12 | 400 | 80 |  | `;
  const book = await readBookOf({ Invoices: list }, "2026-03-31");
  expect(book.figures.currencies[0]?.open).toBe(48_000);
});

const netOnly = netSales.replace(" Tax |", " Remark |");

it("gives no ratio with tax where the only sales are net of it, and says what they are", async () => {
  const book = await readBookOf({ Invoices: netOnly }, "2026-03-31");
  expect(dso90(book)).toBe("gross-missing");
  expect(findingTexts(book.findings)).toContain("tax-basis-mismatch 1 1800.00");
  // Asked net, both sides are what the column holds: 1,395 / 1,800 x 90.
  expect(dso90(await readBookOf({ Invoices: netOnly }, "2026-03-31", net))).toBe("69.750000");
});

it("gives no ratio on any basis where sales are net of tax and payments are not, with the excess", async () => {
  const mixed = netOnly.replace("| 105 |", "| 525 |");
  const book = await readBookOf({ Invoices: mixed }, "2026-03-31");
  expect(dso90(book)).toBe("tax-basis-mismatch");
  expect(findingTexts(book.findings)).toContain("tax-basis-mismatch 1 25.00");
  expect(dso90(await readBookOf({ Invoices: mixed }, "2026-03-31", net))).toBe("tax-basis-mismatch");
});

it("rounds the net of an open amount half away from zero, as exact arithmetic does", () =>
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), fc.maxSafeInteger(), (open, netAmount, amount) => {
      fc.pre(amount !== 0 && Math.abs(exact(open).times(netAmount).div(amount).toNumber()) < 2 ** 52);
      expect(netOfTax(open, netAmount, amount)).toBe(rounded(exact(open).times(netAmount).div(amount), 0).toNumber() + 0);
    }),
  ));

const cents = fc.integer({ min: 1, max: 5_000_000 });
const invoices = fc.array(
  fc.record({
    net: cents,
    rate: fc.constantFrom(0, 5, 13, 19, 20, 25),
    share: fc.integer({ min: 0, max: 100 }),
    day: fc.integer({ min: 0, max: 80 }),
  }),
  { minLength: 1, maxLength: 12 },
);

it("keeps what is open net of tax at open x net / amount, whatever was paid and when", () =>
  fc.assert(
    fc.property(invoices, fc.integer({ min: 0, max: 120 }), (list, asked) => {
      const first = known(dayFromIso("2026-01-01"), "a day");
      const rows = list.map(({ net: bare, rate, share, day }, i) => {
        const tax = Math.round((bare * rate) / 100);
        const paid = Math.floor(((bare + tax) * share) / 100);
        return ["C", `N${i}`, first, first + 30, (bare + tax) / 100, bare / 100, paid / 100, paid === 0 ? null : first + day];
      });
      const headers = ["Customer", "Invoice", "Invoice Date", "Due Date", "Amount", "Net Amount", "Paid Amount", "Paid On"];
      const { ledger } = readTable("S", headers, rows);
      const on = onSalesBasis(ledger, "net")(0);
      if (on.kind !== "value") throw new Error(on.reason);
      const at = (first + asked) as typeof first;
      const gross = openAt(ledger, at);
      const expected = [...gross].map((open, i) => netOfTax(open, ledger.net?.[i] ?? 0, ledger.amount[i] ?? 0));
      expect([...openAt(on.ledger, at)]).toEqual(expected);
    }),
  ));
