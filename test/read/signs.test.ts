import { findingTexts, openItems, readBookOf } from "../support/book-of.js";

/** Open items at the end of March, and what was found beside the basis. */
async function read(table: string): Promise<readonly string[]> {
  const { ledger, findings } = await readBookOf({ Data: table }, "2026-03-31");
  return [...openItems(ledger, "2026-03-31"), ...findingTexts(findings).filter((text) => !/^basis/.test(text))];
}

const typed = "Customer | Document No. | Document type | Document date | Due date | Amount";
const invoice = "C1 | 1 | Invoice | 2026-01-10 | 2026-02-09 | 100.00";

it.each(["Gutschrift", "Avoir", "Nota de crédito", "C/N", "ARCREDIT", "Rebate", "Sales credit", "红票", "折让", "贷记单"])(
  "%s is a credit, though its amount has no minus",
  async (type) =>
    expect(await read(`${typed}\n${invoice}\nC1 | 2 | ${type} | 2026-01-20 | 2026-01-20 | 30.00`)).toEqual([
      "invoice 1 100.00",
      "credit-note 2 -30.00",
      "credit-by-type 1 -30.00",
    ]),
);

it("a type that says nothing is counted as owed where no amount has a sign, and said", async () => {
  const row = "C1 | 3 | Umbuchung | 2026-01-20 | 2026-02-19 | 30.00";
  expect(await read(`${typed}\n${invoice}\n${invoice.replace("| 1 |", "| 2 |")}\n${row}`)).toContain("type-unknown 1 30.00");
  expect(await read(`${typed}\n${invoice}\nC1 | 2 | Credit note | 2026-01-20 | 2026-01-20 | -5.00\n${row}`)).toHaveLength(3);
});

it("a credit note with a plus among credits with a minus is counted as it stands, and said", async () =>
  expect(
    await read(`${typed}\nC1 | 2 | Credit note | 2026-01-10 | 2026-02-09 | -40.00\nC1 | 3 | Credit note | 2026-01-10 | 2026-02-09 | 30.00`),
  ).toEqual(["credit-note 2 -40.00", "credit-note 3 30.00", "credit-with-plus 1 30.00"]));

it("what is open on a credit stands on its side", async () =>
  expect(
    await read(`${typed} | Open amount\n${invoice} | 100.00\nC1 | 2 | Credit note | 2026-01-10 | 2026-02-09 | -30.00 | 20.00`),
  ).toEqual(["invoice 1 100.00", "credit-note 2 -20.00", "sign-by-amount 1 -20.00"]));

it("an invoice paid twice stays a credit", async () =>
  expect(await read(`${typed} | Open amount\n${invoice} | -100.00`)).toEqual(["invoice 1 -100.00"]));

const paid = "Customer | Document No. | Document date | Due date | Amount | Paid";

it("payments that are stated with a minus are payments", async () =>
  expect(await read(`${paid}\nC1 | 1 | 2026-01-10 | 2026-02-09 | 100.00 | -60.00`)).toEqual(["invoice 1 40.00", "sign-by-amount 1 60.00"]));

it("a credit that was paid out is settled, whatever the sign of what was paid", async () =>
  expect(
    await read(`${paid}\nC1 | 1 | 2026-01-10 | 2026-02-09 | 100.00 | 60.00\nC1 | 2 | 2026-01-10 | 2026-02-09 | -50.00 | 50.00`),
  ).toEqual(["invoice 1 40.00", "sign-by-amount 1 -50.00"]));

it.each([
  ["40.00", "-"],
  ["-40.00", "a minus of its own"],
])("a column of credits with %s is subtracted", async (credit) => {
  const sides = "Customer | Document No. | Document date | Due date | Debit | Credit";
  expect(await read(`${sides}\nC1 | 1 | 2026-01-10 | 2026-02-09 | 100.00 |\nC1 | 2 | 2026-01-10 | 2026-02-09 | | ${credit}`)).toEqual([
    "invoice 1 100.00",
    "credit-note 2 -40.00",
  ]);
});

describe("a status", () => {
  const table = "Customer | Invoice No. | Invoice date | Due date | Amount | Paid on | Status";
  it.each(["Voided - duplicate of 7", "Storniert", "Annulé", "已作废（重开）"])("%s is no receivable", async (status) =>
    expect(
      await read(`${table}\nC1 | 1 | 2026-01-10 | 2026-02-09 | 9.00 | | Open\nC1 | 2 | 2026-01-10 | 2026-02-09 | 5.00 | | ${status}`),
    ).toEqual(["invoice 1 9.00", "status-left-out 1 5.00"]),
  );

  it.each(["Paid", "Written off", "已核销坏账"])("%s beside amounts that say open is said", async (status) =>
    expect(await read(`${table}\nC1 | 1 | 2026-01-10 | 2026-02-09 | 9.00 | | ${status}`)).toEqual([
      "invoice 1 9.00",
      "status-contradicts 1 9.00",
    ]),
  );

  it("paid is not counted again by the receipt that paid it", async () => {
    const books = {
      Data: "Customer | Invoice No. | Invoice date | Due date | Amount | Status\nC1 | 1 | 2026-01-10 | 2026-02-09 | 9.00 | Paid\nC1 | 2 | 2026-01-10 | 2026-02-09 | 5.00 | Open",
      Receipts: "Receipt date | Invoice No. | Amount received\n2026-02-20 | 1 | 9.00",
    };
    const { ledger } = await readBookOf(books, "2026-03-31");
    expect(openItems(ledger, "2026-02-19")).toEqual(["invoice 1 9.00", "invoice 2 5.00"]);
    expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 2 5.00"]);
  });
});

it("a settlement day beside a paid amount of 0 settles the item, and is said", async () =>
  expect(
    await read(
      "Customer | Invoice No. | Invoice date | Due date | Amount | Paid amount | Paid on\nC1 | 1 | 2026-01-10 | 2026-02-09 | 100.00 | 0 | 2026-02-01",
    ),
  ).toEqual(["settled-unpaid 1 100.00"]));
