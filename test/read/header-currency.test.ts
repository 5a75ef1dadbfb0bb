import { openItems, readBookOf } from "../support/book-of.js";

const table = (amount: string, ...rows: readonly string[]): Record<string, string> => ({
  Invoices: [`Customer | Invoice No. | Invoice date | Due date | ${amount}`, ...rows].join("\n"),
});

describe("a currency in the header of the amounts", () => {
  it.each(["Amount (EUR)", "Invoice amount EUR", "Amount in EUR", "Open amount (EUR)", "发票金额（欧元）"])("%s", async (header) => {
    const { ledger } = await readBookOf(table(header, "C1 | 1 | 2026-01-10 | 2026-02-09 | 92.00"), "2026-03-31");
    expect(ledger.currencies.map(({ code }) => code)).toEqual(["EUR"]);
    expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1 92.00"]);
  });

  it("goes before a column of other currencies beside it", async () => {
    const { ledger } = await readBookOf(table("Amount (EUR) | Currency", "C1 | 1 | 2026-01-10 | 2026-02-09 | 92.00 | USD"), "2026-03-31");
    expect(ledger.currencies.map(({ code }) => code)).toEqual(["EUR"]);
  });

  it("names that of a list of receipts too", async () => {
    const receipts = "Receipt date | Invoice No. | Amount received (USD)\n2026-03-01 | 1 | 92.00";
    const sheets = { ...table("Amount (EUR)", "C1 | 1 | 2026-01-10 | 2026-02-09 | 92.00"), Receipts: receipts };
    const { findings } = await readBookOf(sheets, "2026-03-31");
    expect(findings.map(({ kind }) => kind)).toContain("receipt-currency-differs");
  });
});

it("does not call amounts in the books' own currency by the documents' currency", async () => {
  const sheets = table(
    "Amount in local currency | Document currency",
    "C1 | 1 | 2026-01-10 | 2026-02-09 | 92.00 | USD",
    "C1 | 2 | 2026-01-10 | 2026-02-09 | 50.00 | EUR",
  );
  const { ledger } = await readBookOf(sheets, "2026-03-31");
  expect(ledger.currencies.map(({ code }) => code)).toEqual([null]);
});

it("reads days that are written as one number, 20260110", async () => {
  const { ledger } = await readBookOf(table("Amount", "C1 | 1 | 20260110 | 20260209 | 92.00"), "2026-03-31");
  expect((ledger.due[0] ?? 0) - (ledger.issued[0] ?? 0)).toBe(30);
});
