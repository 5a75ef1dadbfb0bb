import { findingTexts, openItems, readBookOf } from "../support/book-of.js";

const invoices = `
Customer | Invoice No. | Invoice date | Due date | Amount
C1 | 1001 | 2026-01-10 | 2026-02-09 | 100.00
C1 | 1002 | 2026-01-12 | 2026-02-11 | 110.00`;
const both = ["invoice 1001 100.00", "invoice 1002 110.00"];

async function read(sheets: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { ledger, findings } = await readBookOf(sheets, "2026-03-31");
  return [...openItems(ledger, "2026-03-31"), ...findingTexts(findings).filter((text) => !/^basis/.test(text))];
}

describe("a table beneath the invoices is not taken for invoices, and said", () => {
  it.each([
    ["receipts with columns of their own", "Payment date | Customer | Invoice | Amount received\n2026-02-01 | C1 | 1001 | 60.00"],
    ["receipts in the columns of the invoices", "Customer | Invoice No. | Receipt date | | Amount\nC1 | 1001 | 2026-02-01 | | 60.00"],
    ["收款", "收款日期 | 客户名称 | 发票号码 | 收款金额\n2026-02-01 | C1 | 1001 | 60.00"],
    ["customers", "Region | Customer No. | Customer name | Currency | Credit limit\nNorth | C1 | Acme | EUR | 5000"],
  ])("%s", async (_, table) => expect(await read({ Data: `${invoices}\n\n${table}` })).toEqual([...both, "other-table-beneath 1"]));

  it("but its own header, printed again on each page, is", async () =>
    expect(
      await read({
        Data: `${invoices}\nCustomer | Invoice No. | Invoice date | Due date | Amount\nC2 | 1 | 2026-01-12 | 2026-02-11 | 5.00`,
      }),
    ).toEqual([...both, "invoice 1 5.00"]));
});

describe("receipts", () => {
  const head = "Receipt date | Customer | Invoice No. | Amount received";

  it.each(["1001/1002", "1001 & 1002", "1001+1002"])("pay both invoices of %s", async (numbers) =>
    expect(await read({ Data: invoices, Receipts: `${head}\n2026-02-01 | C1 | ${numbers} | 210.00` })).toEqual([]),
  );

  it.each(["Voided", "Bounced", "Returned by bank", "退票"])("that are %s pay nothing", async (status) =>
    expect(await read({ Data: invoices, Receipts: `${head} | Status\n2026-02-01 | C1 | 1001 | 60.00 | ${status}` })).toEqual([
      ...both,
      "receipt-left-out 1 60.00",
    ]),
  );

  it("that stand twice count twice, and are named", async () =>
    expect(await read({ Data: invoices, Receipts: `${head}\n2026-02-01 | C1 | 1001 | 30.00\n2026-02-01 | C1 | 1001 | 30.00` })).toEqual([
      "invoice 1001 40.00",
      "invoice 1002 110.00",
      "receipt-repeated 1 30.00",
    ]));

  it("on a second sheet are not read, and that sheet is named", async () => {
    const sheets = {
      Data: invoices,
      "Receipts January": `${head}\n2026-01-31 | C1 | 1001 | 50.00`,
      "Receipts February": `${head}\n2026-02-20 | C1 | 1001 | 20.00`,
    };
    expect(await read(sheets)).toEqual(["invoice 1001 50.00", "invoice 1002 110.00", "receipts-not-read 1"]);
    const { findings } = await readBookOf(sheets, "2026-03-31");
    expect(findings[0]).toMatchObject({ kind: "receipts-not-read", severity: "error", cells: [{ sheet: "Receipts February" }] });
  });

  it.each([
    ["Amount received (thousands)", "receipts-in-units 1"],
    ["Sum of money", "receipts-not-read 1"],
  ])("under a header that cannot be taken as it stands (%s) are named", async (header, finding) =>
    expect(
      await read({ Data: invoices, Receipts: `Receipt date | Customer | Invoice No. | ${header}\n2026-02-01 | C1 | 1001 | 60` }),
    ).toEqual([...both, finding]),
  );
});
