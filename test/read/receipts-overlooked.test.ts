import { findingTexts, readBookOf } from "../support/book-of.js";

const invoices = `Customer | Invoice No. | Date | Due date | Amount
C1 | 1001 | 2026-01-10 | 2026-02-09 | 100
C1 | 1002 | 2026-03-10 | 2026-04-09 | 50`;

/** What is owed beside this sheet, and what is said, beside the basis. */
async function read(name: string, sheet: string) {
  const { figures, findings } = await readBookOf({ Invoices: invoices, [name]: sheet }, "2026-03-31");
  return {
    owed: figures.currencies.reduce((sum, { open }) => sum + open, 0) / 100,
    texts: findingTexts(findings).filter((text) => !text.startsWith("basis")),
  };
}

it.each([
  ["Bank", "Date | Description | Debit | Credit\n2026-02-20 | C1 inv 1001 | | 40"],
  ["Zahlungen", "Datum | Kunde | Rechnung | Betrag\n2026-02-20 | C1 | 1001 | 40"],
  ["预收", "日期 | 客户 | 预收金额\n2026-02-20 | C1 | 40"],
])("money that seems to have come in on the sheet %s, and cannot be set against invoices, is an error", async (name, sheet) =>
  expect((await read(name, sheet)).texts).toEqual(["receipts-not-read 1"]),
);

it("a sheet of bank details is no list of money", async () =>
  expect((await read("Bank details", "Bank | Account | Sort code\nBarclays | 12345678 | 201575")).texts).toEqual([]));

it("one header that says when money was received makes a list of receipts, whatever the sheet is called", async () =>
  expect(await read("Sheet2", "Date received | Customer | Invoice No. | Amount\n2026-02-20 | C1 | 1001 | 40")).toMatchObject({
    owed: 110,
  }));

it("credit notes with the minus of their document are taken off as the receipts beside them are", async () =>
  expect(
    await read(
      "Receipts",
      "Date | Customer | Type | Invoice No. | Amount\n2026-02-20 | C1 | Receipt | 1001 | 40\n2026-02-21 | C1 | Credit note | 1001 | -10",
    ),
  ).toMatchObject({ owed: 100, texts: ["receipt-credit-turned 1 10.00"] }));

it("a receipt that comes again under its number, on another day, is questioned with its money", async () => {
  const twice = "Receipt No | Date | Customer | Invoice No. | Amount\nR1 | 2026-02-20 | C1 | 1001 | 40\nR1 | 2026-02-21 | C1 | 1001 | 40";
  expect((await read("Receipts", twice)).texts).toEqual(["receipt-repeated 1 40.00"]);
  expect((await read("Receipts", twice.replace("R1 | 2026-02-21", "R2 | 2026-02-21"))).texts).toEqual([]);
});
