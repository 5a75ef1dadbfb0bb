import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CurrencyFigures } from "../../src/analyses/figures.js";
import { dayFromIso } from "../../src/kernel/day.js";
import type { Policy } from "../../src/policy/policy.js";
import { readPolicy } from "../../src/read/policy.js";
import { agingText, findingTexts, openItems, readBookOf, type ReadBook } from "../support/book-of.js";
import { gridOf } from "../../src/sheet/grid.js";

/** What other systems' own tests expect of receivables (scenarios.json), each as an accountant's table in a workbook. T is 2026-03-31. */
const T = "2026-03-31";
const scenarios = JSON.parse(readFileSync(join(__dirname, "scenarios.json"), "utf8")) as readonly { readonly id: string }[];

const invoices = (...rows: readonly string[]): string =>
  ["Customer | Invoice No. | Invoice date | Due date | Amount | Currency", ...rows].join("\n");
const typed = (...rows: readonly string[]): string =>
  ["Customer | Document No. | Document type | Document date | Due date | Amount | Applies to", ...rows].join("\n");
const receipts = (...rows: readonly string[]): string => ["Receipt date | Customer | Invoice No. | Amount received", ...rows].join("\n");
const instalments = (total: number): readonly string[] =>
  [
    ["2026-04-30", 0.3],
    ["2026-05-30", 0.5],
    ["2026-06-29", 0.2],
  ].map(([due, share]) => `C | I1 | Invoice | ${T} | ${due} | ${total * Number(share)} |`);

const read = (sheets: Readonly<Record<string, string>>, policy: Partial<Policy> = {}): Promise<ReadBook> => readBookOf(sheets, T, policy);
const first = ({ figures }: ReadBook): CurrencyFigures | undefined => figures.currencies[0];

const tests: Readonly<Record<string, () => Promise<void>>> = {
  "ERP-01-pos-half-paid": async () => {
    const table = `Customer | Invoice No. | Invoice date | Due date | Amount | Amount paid\nC | I1 | ${T} | ${T} | 100.00 | 50.00`;
    expect(openItems((await read({ Invoices: table })).ledger, T)).toEqual(["invoice I1 50.00"]);
  },
  "ERP-02-instalments-split": async () => {
    const { ledger, figures } = await read({ Invoices: typed(...instalments(100)) });
    expect(openItems(ledger, T)).toEqual(["invoice I1 30.00", "invoice I1 50.00", "invoice I1 20.00"]);
    expect(figures.currencies[0]?.open).toBe(100_00);
  },
  "ERP-04-full-return-after-part-payment-stands-alone": async () => {
    const book = await read({
      Invoices: typed(...instalments(100), `C | R1 | Credit note | ${T} | | -100.00 | I1`),
      Receipts: receipts(`${T} | C | I1 | 40.00`),
    });
    expect(openItems(book.ledger, T)).toEqual(["invoice I1 40.00", "invoice I1 20.00", "credit-note R1 -100.00"]);
    expect(first(book)?.open).toBe(-40_00);
  },
  "ERP-05-full-return-unpaid-clears": async () => {
    const book = await read({ Invoices: typed(...instalments(100), `C | R1 | Credit note | ${T} | | -100.00 | I1`) });
    expect(openItems(book.ledger, T)).toEqual([]);
  },
  "ERP-06-part-paid-then-credit-over-instalments": async () => {
    const sheets = (credit: readonly string[]): Record<string, string> => ({
      Invoices: typed(...instalments(200), ...credit),
      Receipts: receipts(`${T} | C | I1 | 40.00`),
    });
    expect(openItems((await read(sheets([]))).ledger, T)).toEqual(["invoice I1 20.00", "invoice I1 100.00", "invoice I1 40.00"]);
    const after = await read(sheets([`C | R1 | Credit note | ${T} | | -100.00 | I1`]));
    expect(openItems(after.ledger, T)).toEqual(["invoice I1 20.00", "invoice I1 40.00"]);
  },
  "ERP-08-advance-without-invoice": async () => {
    const book = await read({
      Invoices: invoices(`D | I9 | ${T} | ${T} | 5.00 |`),
      Receipts: receipts(`${T} | C | | 1000.00`),
    });
    expect(openItems(book.ledger, T)).toEqual(["invoice I9 5.00", "receipt - -1000.00"]);
  },
  "ERP-09-fx-revaluation-item": async () => {
    const { figures } = await read(
      { Invoices: invoices(`C | I1 | 2026-02-28 | ${T} | 100.00 | USD`) },
      rupees(["2026-02-28", "80"], [T, "85"]),
    );
    expect([figures.base?.open, figures.base?.booked, figures.base?.revaluation]).toEqual([8500_00, 8000_00, 500_00]);
  },
  "ERP-10-credit-note-moved-to-other-invoice": async () => {
    const book = await read({
      Invoices: typed(
        `C | I1 | Invoice | ${T} | ${T} | 100.00 |`,
        `C | I2 | Invoice | ${T} | ${T} | 100.00 |`,
        `C | C1 | Credit note | ${T} | | -100.00 | I2`,
      ),
      Receipts: receipts(`${T} | C | I1 | 100.00`),
    });
    expect(openItems(book.ledger, T)).toEqual([]);
  },
  "ERP-12-journal-full-payment": async () => {
    const book = await read({
      Invoices: invoices(`C | I1 | ${T} | ${T} | 100.00 |`),
      Receipts: `Receipt date | Customer | Invoice No. | Amount | Type\n${T} | C | I1 | 100.00 | Journal`,
    });
    expect(openItems(book.ledger, T)).toEqual([]);
  },
  "ERP-13-credit-by-journal": async () => {
    const book = await read({ Ledger: typed(`C | J1 | Journal | ${T} | | -100.00 |`) });
    expect(openItems(book.ledger, T)).toEqual(["journal J1 -100.00"]);
  },
  "ERP-14-group-totals": async () => {
    const book = await read({ Invoices: invoices(`C | I1 | 2026-03-30 | ${T} | 100.00 |`, `C | I2 | ${T} | ${T} | 85.00 |`) });
    expect(openItems(book.ledger, T)).toEqual(["invoice I1 100.00", "invoice I2 85.00"]);
    expect(first(book)?.agingByDue.rows.map(({ total }) => total)).toEqual([185_00]);
    expect(first(book)?.open).toBe(185_00);
  },
  "ERP-16-future-full-payment": async () => {
    const { ledger } = await read({
      Invoices: invoices(`C | I1 | ${T} | ${T} | 100.00 |`),
      Receipts: receipts("2026-04-01 | C | I1 | 100.00"),
    });
    expect(openItems(ledger, T)).toEqual(["invoice I1 100.00"]);
    expect(openItems(ledger, "2026-04-01")).toEqual([]);
  },
  "ERP-17-future-over-payment": async () => {
    const { ledger } = await read({
      Invoices: invoices(`C | I1 | ${T} | ${T} | 100.00 |`),
      Receipts: receipts("2026-04-01 | C | I1 | 110.00"),
    });
    // Nothing of a payment has happened before its day, its unapplied part included (DECISIONS.md).
    expect(openItems(ledger, T)).toEqual(["invoice I1 100.00"]);
    expect(openItems(ledger, "2026-04-01")).toEqual(["receipt I1 -10.00"]);
  },
  "ERP-18-one-journal-two-invoices": async () => {
    const { ledger } = await read({
      Invoices: invoices(`C | A | ${T} | ${T} | 100.00 |`, `C | B | ${T} | ${T} | 100.00 |`),
      Receipts: receipts("2026-04-01 | C | A | 50.00", "2026-04-01 | C | B | 50.00"),
    });
    expect(openItems(ledger, T)).toEqual(["invoice A 100.00", "invoice B 100.00"]);
    expect(openItems(ledger, "2026-04-01")).toEqual(["invoice A 50.00", "invoice B 50.00"]);
  },
  "ERP-20-one-cent-left": async () => {
    const { ledger } = await read({ Invoices: invoices(`C | I1 | ${T} | ${T} | 100.00 |`), Receipts: receipts(`${T} | C | I1 | 99.99`) });
    expect(openItems(ledger, T)).toEqual(["invoice I1 0.01"]);
  },
  "ERP-21-fx-future-part-payment": async () => {
    const { ledger, figures } = await read(
      { Invoices: invoices("C | I1 | 2026-03-30 | 2026-03-31 | 100.00 | USD"), Receipts: receipts("2026-04-01 | C | I1 | 90.00") },
      rupees(["2026-03-30", "80"]),
    );
    expect([figures.base?.open, figures.base?.booked]).toEqual([8000_00, 8000_00]);
    expect(openItems(ledger, "2026-04-01")).toEqual(["invoice I1 10.00"]);
  },
  "ERP-22-fx-future-full-payment": async () => {
    const { ledger, figures } = await read(
      { Invoices: invoices("C | I1 | 2026-03-30 | 2026-03-31 | 100.00 | USD"), Receipts: receipts("2026-04-01 | C | I1 | 100.00") },
      rupees(["2026-03-30", "80"]),
    );
    expect(figures.base?.open).toBe(8000_00);
    // The loss of exchange on the payment is no receivable.
    expect(openItems(ledger, "2026-04-01")).toEqual([]);
  },
  "ERP-24-return-nets-to-its-invoice": async () => {
    const book = await read({
      Invoices: typed(`C | I1 | Invoice | ${T} | ${T} | 200.00 |`, `C | R1 | Credit note | ${T} | | -100.00 | I1`),
    });
    expect(openItems(book.ledger, T)).toEqual(["invoice I1 100.00"]);
  },
  "ERP-25-opening-rows-two-accounts": async () => {
    const book = await read({
      Ledger: typed(
        `| O1 | Journal | ${T} | ${T} | 150.00 |`,
        `| O2 | Journal | ${T} | ${T} | 200.00 |`,
        `C | I1 | Invoice | ${T} | ${T} | 1.00 |`,
      ),
    });
    expect(openItems(book.ledger, T)).toEqual(["journal O1 150.00", "journal O2 200.00", "invoice I1 1.00"]);
    expect(findingTexts(book.findings)).toContain("customer-missing 2");
  },
  "ERP-26-invoice-currency-vs-account-currency": async () => {
    const { figures, ledger } = await read({ Invoices: invoices(`C | I1 | ${T} | ${T} | 100.00 | USD`) }, rupees([T, "80"]));
    expect(openItems(ledger, T)).toEqual(["invoice I1 100.00"]);
    expect(figures.base?.open).toBe(8000_00);
  },
  "ERP-S2-summary-ties-to-GL": async () => {
    const table = invoices(`C | I1 | ${T} | ${T} | 200.00 |`);
    const part = await read({ Invoices: table, Receipts: receipts(`${T} | C | I1 | 150.00`) });
    expect([first(part)?.open, first(part)?.customers]).toEqual([50_00, 1]);
    const whole = await read({ Invoices: table, Receipts: receipts(`${T} | C | I1 | 200.00`) });
    expect([first(whole)?.open, first(whole)?.customers]).toEqual([0, 0]);
  },
  "OCA-01-overdue-count-and-amount": async () => {
    const book = await read({
      Invoices: invoices("C | I1 | 2026-03-26 | 2026-03-26 | 500.00 |", `C | I2 | ${T} | 2026-04-30 | 1000.00 |`),
    });
    expect([first(book)?.pastDue.items, first(book)?.pastDue.amount]).toEqual([1, 500_00]);
  },
  "OCA-02-credit-limit": async () => {
    const status = async (limit: string): Promise<readonly string[]> => {
      const book = await read({
        Invoices: invoices(`C | I1 | ${T} | ${T} | 550.00 |`),
        Customers: `Customer | Name | Credit limit\nC | Acme | ${limit}`,
      });
      return first(book)?.credit[0]?.reasons ?? [];
    };
    expect(await status("100")).toEqual(["over-limit"]);
    expect(await status("1100")).toEqual([]);
    expect(await status("499")).toEqual(["over-limit"]);
  },
  "OCA-04-grace-days-move-item-from-overdue-to-open": async () => {
    const table = { Invoices: invoices("C | J1 | 2026-03-01 | 2026-03-29 | 100.00 |") };
    expect(agingText(first(await read(table)))).toBe("1-30 100.00");
    const graced = first(await read(table, { graceDays: 3 }));
    expect(agingText(graced)).toBe("current 100.00");
    expect(graced?.pastDue.amount).toBe(0);
  },
  "OCA-06-first-run-one-line": async () => {
    const book = await read({ Invoices: invoices("C | I1 | 2025-03-31 | 2025-03-31 | 500.00 |") });
    expect(first(book)?.dunning.map(({ items }) => items.length)).toEqual([1]);
  },
  "OCA-09-bucket-limits-must-be-positive": () => {
    const complaints = (limits: readonly number[]): number =>
      readPolicy(
        [
          {
            name: "AR_Buckets",
            grid: gridOf({ sheet: "AR Policy", top: 0, left: 0, rows: limits.length + 1, columns: 1 }, [
              ["Upper limit"],
              ...limits.map((limit) => [limit]),
            ]),
          },
        ],
        undefined,
      ).failures.length;
    expect([[], [0], [-1], [30]].map(complaints)).toEqual([1, 1, 1, 0]);
    return Promise.resolve();
  },
};

/** Rates of exchange into INR. */
function rupees(...rates: readonly (readonly [string, string])[]): Partial<Policy> {
  return {
    baseCurrency: "INR",
    exchange: rates.map(([iso, rate]) => ({ currency: "USD", day: dayFromIso(iso) ?? (0 as never), rate })),
  };
}

/** Not of this product yet, or not its business: the reason stands in DECISIONS.md under the scenario's id. */
const decided = [
  "OCA-05-dunning-levels-advance-one-per-run",
  "OCA-08-invoice-with-sent-reminder-cannot-be-cancelled",
  "OCA-10-statement-period",
];

it("knows every scenario, or says in DECISIONS.md why not", () => {
  expect([...Object.keys(tests), ...decided].sort()).toEqual(scenarios.map(({ id }) => id).sort());
  const decisions = readFileSync(join(__dirname, "../../DECISIONS.md"), "utf8");
  for (const id of [...decided, "ERP-17-future-over-payment"]) expect(decisions).toContain(id);
});

it.each(Object.keys(tests))("%s", (id) => tests[id]?.());
