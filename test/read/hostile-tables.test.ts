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
