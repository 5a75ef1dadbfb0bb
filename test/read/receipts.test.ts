import { agingText, findingTexts, openItems, readBookOf } from "../support/book-of.js";

const invoices = `
Customer | Customer name | Invoice No. | Invoice date | Due date | Amount | Currency
C1 | Acme | 1001 | 2026-01-10 | 2026-02-09 | 100.00 | EUR
C1 | Acme | 1002 | 2026-02-10 | 2026-03-12 | 200.00 | EUR
C2 | Brill | 1003 | 2026-03-05 | 2026-04-04 | 50.00 | EUR`;

describe("receipts on a sheet of their own", () => {
  const receipts = `
Receipt date | Customer | Invoice No. | Amount received
2026-02-20 | C1 | 1001 | 60.00
2026-03-20 | C1 | 1001 | 40.00
2026-03-25 | C2 | | 20.00`;

  it("are set against the invoices they name, each on its day", async () => {
    const { ledger, figures } = await readBookOf({ Invoices: invoices, Receipts: receipts }, "2026-03-31");
    expect(figures.basis).toBe("rebuilt");
    expect(openItems(ledger, "2026-02-19")).toEqual(["invoice 1001 100.00", "invoice 1002 200.00"]);
    expect(openItems(ledger, "2026-02-20")).toEqual(["invoice 1001 40.00", "invoice 1002 200.00"]);
    expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1002 200.00", "invoice 1003 50.00", "receipt - -20.00"]);
  });

  it("give two runs for two days from one ledger", async () => {
    const books = { Invoices: invoices, Receipts: receipts };
    const early = await readBookOf(books, "2026-02-28");
    const late = await readBookOf(books, "2026-03-31");
    expect(agingText(early.figures.currencies[0])).toBe("current 200.00 | 1-30 40.00");
    expect(agingText(late.figures.currencies[0])).toBe("current 50.00 | 1-30 180.00");
  });

  it("keep cash without an invoice as a credit of its customer, and say so", async () => {
    const { findings } = await readBookOf({ Invoices: invoices, Receipts: receipts }, "2026-03-31");
    expect(findingTexts(findings)).toContain("cash-unapplied 1 20.00");
  });

  it("count days to pay of what was applied, weighted by amount", async () => {
    const { figures } = await readBookOf({ Invoices: invoices, Receipts: receipts }, "2026-03-31");
    const { daysToPay365 } = figures.currencies[0]?.metrics ?? {};
    // 60 after 41 days and 40 after 69 days.
    expect(daysToPay365?.kind === "value" ? daysToPay365.value.toNumber() : undefined).toBeCloseTo((60 * 41 + 40 * 69) / 100, 10);
  });
});

it("takes off the oldest items first where that is the policy, and leaves totals as they were", async () => {
  const books = { Invoices: invoices, Receipts: "Payment date | Customer name | Payment amount\n2026-03-25 | Acme | 150.00" };
  const aged = await readBookOf(books, "2026-03-31", { unappliedCredits: "by-age" });
  const oldest = await readBookOf(books, "2026-03-31", { unappliedCredits: "oldest-first" });
  const apart = await readBookOf(books, "2026-03-31", { unappliedCredits: "apart" });
  expect(agingText(aged.figures.currencies[0])).toBe("current 50.00 | 1-30 50.00 | 31-60 100.00");
  expect(agingText(oldest.figures.currencies[0])).toBe("current 50.00 | 1-30 150.00");
  expect(agingText(apart.figures.currencies[0])).toBe("current 50.00 | 1-30 200.00 | 31-60 100.00 | credits -150.00");
  for (const { figures } of [aged, oldest, apart]) expect(figures.currencies[0]?.open).toBe(200_00);
});

it("splits one receipt over the invoices of its cell, and keeps what is too much as a credit", async () => {
  const receipts = "Receipt date | Applied to invoice | Amount\n2026-03-01 | 1001, 1002 | 310.00";
  const { ledger, findings } = await readBookOf({ Invoices: invoices, Receipts: receipts }, "2026-03-31");
  expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1003 50.00", "receipt 1001, 1002 -10.00"]);
  expect(findingTexts(findings)).toContain("receipt-exceeds-invoice 1 10.00");
});

it("names a receipt whose invoice is not there, in another customer's name or in another currency", async () => {
  const receipts = `
Receipt date | Customer | Invoice No. | Amount received | Currency
2026-03-01 | C1 | 999 | 10.00 | EUR
2026-03-01 | C2 | 1001 | 10.00 | EUR
2026-03-01 | C1 | 1002 | 10.00 | USD`;
  const { ledger, findings } = await readBookOf({ Invoices: invoices, Receipts: receipts }, "2026-03-31");
  expect(openItems(ledger, "2026-03-31")).toEqual([
    "invoice 1001 90.00",
    "invoice 1002 200.00",
    "invoice 1003 50.00",
    "receipt 1002 -10.00",
    "receipt 999 -10.00",
  ]);
  expect(findingTexts(findings)).toEqual(
    expect.arrayContaining(["receipt-invoice-unknown 1 10.00", "receipt-customer-differs 1 10.00", "receipt-currency-differs 1 10.00"]),
  );
});

it("does not count cash twice where the invoices state what was paid", async () => {
  const stated = `
Customer | Invoice No. | Invoice date | Due date | Amount | Amount paid
C1 | 1001 | 2026-01-10 | 2026-02-09 | 100.00 | 60.00`;
  const receipts = "Receipt date | Customer | Amount received\n2026-02-20 | C1 | 60.00";
  const { ledger, findings } = await readBookOf({ Invoices: stated, Receipts: receipts }, "2026-03-31");
  expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1001 40.00"]);
  expect(findingTexts(findings)).toContain("receipt-not-used 1 60.00");
});

it("dates the paid column by the receipts that name the invoice, and leaves only the rest undated", async () => {
  const stated = `
Customer | Invoice No. | Invoice date | Due date | Amount | Amount paid
C1 | 1001 | 2026-01-10 | 2026-02-09 | 100.00 | 60.00
C1 | 1002 | 2026-01-10 | 2026-02-09 | 100.00 | 30.00`;
  const receipts = "Receipt date | Invoice No. | Amount received\n2026-02-20 | 1001 | 60.00\n2026-02-25 | 1002 | 10.00";
  const { ledger } = await readBookOf({ Invoices: stated, Receipts: receipts }, "2026-03-31");
  expect(openItems(ledger, "2026-02-15")).toEqual(["invoice 1001 100.00", "invoice 1002 80.00"]);
  expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1001 40.00", "invoice 1002 70.00"]);
});

it("reads a credit column of a bank list, where receipts stand with a minus", async () => {
  const receipts =
    "Payment date | Customer | Invoice | Payment amount\n2026-02-20 | C1 | 1001 | -60.00\n2026-02-21 | C1 | 1001 | 10.00\n2026-02-22 | C1 | 1002 | -5.00";
  const { ledger } = await readBookOf({ Invoices: invoices, Receipts: receipts }, "2026-03-31");
  expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1001 50.00", "invoice 1002 195.00", "invoice 1003 50.00"]);
});

it("keeps write-offs and credit notes of the receipts' list apart from payments", async () => {
  const receipts = `
Receipt date | Invoice No. | Amount | Type
2026-03-01 | 1001 | 70.00 | Payment
2026-03-10 | 1001 | 30.00 | Bad debt write-off`;
  const { ledger, figures } = await readBookOf({ Invoices: invoices, Receipts: receipts }, "2026-03-31");
  expect([...ledger.entries.kind]).toEqual([0, 2]);
  const { daysToPay365 } = figures.currencies[0]?.metrics ?? {};
  expect(daysToPay365?.kind === "value" ? daysToPay365.value.toNumber() : undefined).toBe(50);
});

it("settles an invoice with the discount that was taken beside the cash", async () => {
  const receipts = `
Receipt date | Invoice No. | Amount received | Discount taken
2026-03-01 | 1001 | 98.00 | 2.00
2026-03-01 | 1002 | 50.00 |`;
  const { ledger } = await readBookOf({ Invoices: invoices, Receipts: receipts }, "2026-03-31");
  expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1002 150.00", "invoice 1003 50.00"]);
});

it("states what is past due as a share of all that is open, credits taken off, and flags it above 100 %", async () => {
  const books = { Invoices: invoices, Receipts: "Payment date | Customer name | Payment amount\n2026-03-25 | Acme | 150.00" };
  const share = async (unappliedCredits: "apart" | "oldest-first") => {
    const { figures } = await readBookOf(books, "2026-03-31", { unappliedCredits });
    const byAmount = figures.currencies[0]?.pastDue.byAmount;
    return byAmount?.kind === "value" ? [byAmount.value.toFixed(2), byAmount.flag] : [];
  };
  // 300 past due of 350 billed; with 150 received and kept apart 200 are open: 300 / 200. Set off against the oldest, 150 / 200.
  expect(await share("apart")).toEqual(["150.00", "above-100"]);
  expect(await share("oldest-first")).toEqual(["75.00", undefined]);
});
