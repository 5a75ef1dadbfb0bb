import { findingTexts, openItems, readBookOf } from "../support/book-of.js";

/** What a table says is owed, and what is said of it, beside the basis. */
async function read(table: string) {
  const { ledger, figures, findings } = await readBookOf({ Data: table }, "2026-03-31");
  return {
    total: figures.currencies.reduce((sum, { open }) => sum + open, 0) / 100,
    open: openItems(ledger, "2026-03-31"),
    texts: findingTexts(findings).filter((text) => !/^basis/.test(text)),
  };
}

const head = "Customer | Invoice No. | Date | Due date | Amount";
const two = "C1 | INV-1 | 2026-01-10 | 2026-02-09 | 100.00\nC1 | INV-2 | 2026-01-20 | 2026-02-20 | 50.00";

it("a total that stands in the column of numbers, with the day of the report, is no invoice", async () => {
  // 100 + 50, not 300.
  expect(await read(`${head}\n${two}\nC1 | TOTAL | 2026-03-31 | 2026-03-31 | 150.00`)).toMatchObject({
    total: 150,
    texts: ["total-row-skipped 1"],
  });
});

it("an invoice of Total Energies is no total", async () =>
  expect((await read(`${head}\n${two}\nTotal Energies | INV-3 | 2026-01-20 | 2026-02-20 | 7.00`)).total).toBe(157));

it.each(["CN-2", "CRN 12", "红字0003"])("a document numbered %s that adds to what is owed is questioned with its money", async (number) =>
  expect((await read(`${head}\n${two}\nC1 | ${number} | 2026-01-20 | 2026-02-20 | 30.00`)).texts).toEqual(["credit-with-plus 1 30.00"]),
);

it("letters that nearly all numbers begin with say nothing of credits", async () =>
  expect((await read(`${head}\n${two.replaceAll("INV-", "CR-")}`)).texts).toEqual([]));

it.each([
  ["Paid", "Yes", "No"],
  ["Settled", "x", ""],
  ["是否结清", "是", "否"],
])("a mark that an invoice is paid (%s: %s) settles it, without a day", async (header, yes, no) => {
  const [first = "", second = ""] = two.split("\n");
  const { open, texts } = await read(`${head} | ${header}\n${first} | ${yes}\n${second} | ${no}`);
  expect(open).toEqual(["invoice INV-2 50.00"]);
  expect(texts).toEqual(["payment-undated 1 100.00"]);
});

describe("a balance of the account beside each amount", () => {
  it("is not what is open on the item, though it runs for each customer apart", async () => {
    const rows = ["C1 | 1 | 100.00 | 100.00", "C1 | 2 | 50.00 | 150.00", "C2 | 3 | 30.00 | 30.00", "C2 | 4 | 20.00 | 50.00"].map((row) =>
      row.replace(/^(\S+ \| \d) \| /, "$1 | 2026-01-10 | 2026-02-09 | "),
    );
    // 100 + 50 + 30 + 20, not 330.
    expect((await read(`${head} | Balance\n${rows.join("\n")}`)).total).toBe(200);
  });

  it("is questioned where two rows cannot tell: more cannot be open than was billed", async () => {
    const rows = ["C1 | 1 | 2026-01-10 | 2026-02-09 | 100.00 | 100.00", "C1 | 2 | 2026-01-10 | 2026-02-09 | 50.00 | 150.00"];
    expect((await read(`${head} | Balance\n${rows.join("\n")}`)).texts).toEqual(["open-above-amount 1 100.00"]);
  });
});

it("an open amount that is not stated, where other rows state theirs, is counted in full and named", async () => {
  const [first = "", second = ""] = two.split("\n");
  const { total, texts } = await read(`${head} | Open amount\n${first} | 40.00\n${second} | `);
  expect([total, texts]).toEqual([90, ["open-missing 1 50.00"]]);
});

it.each(["Proforma", "Pro-forma invoice", "Quote", "Sales order", "形式发票"])(
  "a %s is no receivable yet, and is left out with its money",
  async (type) => {
    const [first = ""] = two.split("\n");
    const typed = first.replace("| INV-1 |", "| INV-1 | Invoice |");
    const table = `Customer | Invoice No. | Type | Date | Due date | Amount\n${typed}\nC1 | 9 | ${type} | 2026-01-10 | 2026-02-09 | 30.00`;
    expect(await read(table)).toMatchObject({ total: 100, texts: ["status-left-out 1 30.00"] });
  },
);

it("a status that says partly paid, where nothing says how much, is named with its money", async () => {
  const [first = "", second = ""] = two.split("\n");
  const { total, texts } = await read(`${head} | Status\n${first} | Partially paid\n${second} | Open`);
  expect([total, texts]).toEqual([150, ["part-paid-unstated 1 100.00"]]);
});

it("payments in several columns, which are not taken off, are an error with their money", async () => {
  const [first = ""] = two.split("\n");
  // 100 - 50 - 30 = 20 are owed.
  expect((await read(`${head} | Payment 1 | Payment 2\n${first} | 50.00 | 30.00`)).texts).toEqual(["payments-not-read 2 80.00"]);
});

it("a receipt without a customer, for a number that two customers use, is named", async () => {
  const sheets = {
    Invoices: `${head}\nC1 | 1 | 2026-01-10 | 2026-02-09 | 100.00\nC2 | 1 | 2026-01-11 | 2026-02-10 | 100.00`,
    Receipts: "Receipt date | Invoice No. | Amount received\n2026-02-01 | 1 | 60.00",
  };
  const { findings } = await readBookOf(sheets, "2026-03-31");
  expect(findingTexts(findings)).toEqual(["receipt-invoice-shared 1 60.00"]);
});

describe("what is kept back of an invoice", () => {
  const kept = `${head} | Retention | Retention due\nC1 | INV-1 | 2026-01-10 | 2026-02-09 | 100.00 | 5.00 | 2027-01-10\nC1 | INV-2 | 2026-01-20 | 2026-02-20 | 50.00 | | `;

  it("is an item of its own, due on a day of its own, and the total stays", async () =>
    expect(await read(kept)).toMatchObject({
      total: 150,
      open: ["invoice INV-1 95.00", "invoice INV-2 50.00", "retention INV-1 5.00"],
      texts: ["retention-apart 1 5.00"],
    }));

  it("has no due day where none is stated, which is said with its money", async () => {
    const { total, texts } = await read(`${head} | Retainage\n${two.replaceAll(".00", ".00 | 5.00")}`);
    expect([total, texts]).toEqual([150, ["retention-undated 2 10.00"]]);
  });

  it("stays owed when the rest is paid, by the row or by a receipt", async () => {
    const paid = kept
      .replace("Amount |", "Amount | Paid |")
      .replace("| 100.00 |", "| 100.00 | 95.00 |")
      .replace("| 50.00 |", "| 50.00 | 50.00 |");
    expect((await read(paid)).open).toEqual(["retention INV-1 5.00"]);
    const receipts = "Receipt date | Invoice No. | Amount received\n2026-02-01 | INV-1 | 97.00";
    const { ledger } = await readBookOf({ Invoices: kept, Receipts: receipts }, "2026-03-31");
    // 95 to the invoice, which is due first; 2 of the retention's 5.
    expect(openItems(ledger, "2026-03-31")).toEqual(["invoice INV-2 50.00", "retention INV-1 3.00"]);
  });

  it("is no payment where the balance is stated without it", async () => {
    const open = kept
      .replace("Amount |", "Amount | Open amount |")
      .replace("| 100.00 |", "| 100.00 | 95.00 |")
      .replace("| 50.00 |", "| 50.00 | 50.00 |");
    expect((await read(open)).total).toBe(150);
  });

  it("of more than was billed is not read, and named", async () =>
    expect((await read(kept.replace("| 5.00 |", "| 500.00 |"))).texts).toEqual(["retention-above-amount 1 500.00"]));
});

describe("a column of discounts or charges beside the payments", () => {
  it.each(["Discount taken", "Bank charges", "手续费"])("(%s) is named when it is just what is left to pay", async (header) => {
    const [first = "", second = ""] = two.split("\n");
    const { total, texts } = await read(`${head} | Paid | ${header}\n${first} | 98.00 | 2.00\n${second} | | `);
    expect([total, texts.filter((text) => text.startsWith("deductions"))]).toEqual([52, ["deductions-not-read 1 2.00"]]);
  });

  it("is nobody's business when payments have nothing to do with it", async () => {
    const [first = "", second = ""] = two.split("\n");
    const { texts } = await read(`${head} | Paid | Discount\n${first} | 60.00 | 2.00\n${second} | 50.00 | 1.00`);
    expect(texts.filter((text) => text.startsWith("deductions"))).toEqual([]);
  });
});

it.each(["| Receipt date | Invoice No. |", "Receipt date | Paid invoice |", "| Receipt date | Bill |"])(
  "receipts pasted beside the invoices (%s), whose rows are not theirs, are an error",
  async (headers) => {
    const gap = headers.startsWith("|") ? "| " : "";
    const [first = "", second = ""] = two.split("\n");
    const table = `${head} | ${headers} Amount received\n${first} | ${gap}2026-02-01 | INV-2 | 50.00\n${second} | ${gap}2026-02-03 | INV-1 | 40.00`;
    expect((await read(table)).texts).toContain("list-beside 2");
  },
);

it("a credit note that names its invoice is no list beside the invoices", async () => {
  const [first = "", second = ""] = two.split("\n");
  const table = `${head} | Paid | Original invoice\n${first} | 10.00 | \n${second} | | \nC1 | CN-1 | 2026-01-20 | 2026-02-20 | -5.00 | | INV-1\nC1 | CN-2 | 2026-01-20 | 2026-02-20 | -6.00 | | INV-2`;
  expect((await read(table)).texts.filter((text) => text.startsWith("list"))).toEqual([]);
});

it.each([
  ["Description", "Credit note for INV-1"],
  ["摘要", "红字冲减"],
])("what a remark (%s) calls a credit note and adds to what is owed is questioned with its money", async (header, remark) => {
  const [first = "", second = ""] = two.split("\n");
  const table = `${head} | ${header}\n${first} | Services\n${second} | Credit insurance services\nC1 | 77 | 2026-01-20 | 2026-02-20 | 30.00 | ${remark}`;
  expect((await read(table)).texts).toEqual(["credit-with-plus 1 30.00"]);
});

it.each(["Average", "Exchange rate", "平均"])("a row beneath the table that states an %s is nobody's debt", async (word) => {
  const { total, texts } = await read(`${head}\n${two}\n${word} | | | | 75.00`);
  expect([total, texts]).toEqual([150, ["text-row-skipped 1"]]);
});

it("bank charges beside receipts are named with their money", async () => {
  const sheets = {
    Invoices: `${head}\n${two}`,
    Receipts: "Receipt date | Invoice No. | Amount received | Bank charges\n2026-02-01 | INV-1 | 98.50 | 1.50",
  };
  const { findings } = await readBookOf(sheets, "2026-03-31");
  expect(findingTexts(findings)).toContain("receipt-charges-not-read 1 1.50");
});
