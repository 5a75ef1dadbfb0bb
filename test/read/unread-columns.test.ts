import { findingTexts, readBookOf } from "../support/book-of.js";

const head = "Customer | Invoice No. | Date | Due date";
const days = ["2026-01-10 | 2026-02-09", "2026-03-10 | 2026-04-09"];

/** What is said of a table with these headers and a row for each text, beside the basis. */
async function said(headers: string, ...rows: readonly string[]): Promise<readonly string[]> {
  const body = rows.map((row, i) => `C${i % 2} | ${1000 + i} | ${days[i % days.length] ?? ""} | ${row}`);
  const { findings } = await readBookOf({ Data: [`${head} | ${headers}`, ...body].join("\n") }, "2026-03-31");
  return findingTexts(findings).filter((text) => !/^basis|^ages/.test(text));
}

describe("a column that takes something off, under a header that no field took, is named with its money", () => {
  it.each(["Deposit", "Less deposit received", "Advance adjusted", "Credited", "Credit notes", "预收冲抵", "Cheque cleared"])(
    "(%s)",
    async (header) => expect(await said(`Amount | ${header}`, "100 | 40", "50 | 0")).toEqual(["payments-not-read 1 40.00"]),
  );

  it.each(["Credit note", "Adjustments", "预收款", "红冲金额", "TDS"])("beside payments (%s)", async (header) =>
    expect(await said(`Amount | Paid | ${header}`, "100 | 40 | 10", "50 | 0 | 0")).toContain("payments-not-read 1 10.00"),
  );

  it.each([
    ["Payment", "No", "Yes"],
    ["Cheque cleared on", "", "2026-03-20"],
    ["结算日", "", "2026-03-20"],
    ["Bad debt?", "No", "Yes"],
  ])("a mark or a day (%s) by the whole row", async (header, no, yes) =>
    expect(await said(`Amount | ${header}`, `100 | ${no}`, `50 | ${yes}`)).toContain("payments-not-read 1 50.00"),
  );

  it.each([
    ["% paid", "0.4"],
    ["Paid %", "40%"],
  ])("a share (%s) by what it is of the row", async (header, share) =>
    expect(await said(`Amount | ${header}`, `100 | ${share}`, "50 | ")).toEqual(["payments-not-read 1 40.00"]),
  );

  it("and so is a text that says how much in words, by the whole row", async () =>
    expect(await said("Amount | Paid", "100 | 40 on 3/2", "50 | ")).toEqual(["payments-not-read 1 100.00"]));

  it.each(["Paid by cash", "Paid by card", "承兑汇票"])("in whatever way it was paid (%s)", async (header) =>
    expect(await said(`Amount | ${header}`, "100 | 40", "50 | 0")).toEqual(["payments-not-read 1 40.00"]),
  );

  it.each(["Payment terms", "Payment reference", "Credit limit", "Expected payment date", "Last payment", "Deposit account"])(
    "and %s says nothing of it",
    async (header) =>
      expect(await said(`Amount | Paid | ${header}`, "100 | 40 | 30", "50 | 0 | 30")).toEqual(["payment-undated 1 40.00"].slice(1)),
  );
});

describe("a column that never holds more than is owed, under words that nobody knows", () => {
  it.each(["Unallocated", "Saldo", "Rest"])("(%s) is named with what it says less", async (header) =>
    // 100 - 60 and 70 - 0.
    expect(await said(`Invoice amount | ${header}`, "100 | 60", "50 | 50", "70 | 0")).toEqual(["open-column-not-read 2 110.00"]),
  );

  it("and so are bands of age beside a billed amount", async () =>
    expect(await said("Invoice amount | Current | 1-30 | 31-60 | 60+", "100 | 0 | 0 | 60 | 0", "50 | 50 | 0 | 0 | 0")).toContain(
      "open-column-not-read 1 40.00",
    ));

  it.each(["Overdue", "Disputed amount", "Provision", "Insured", "Net weight"])(
    "but %s is a part of it, or another measure",
    async (header) => expect(await said(`Invoice amount | ${header}`, "100 | 60", "50 | 50", "70 | 0")).toEqual([]),
  );

  it("nor is it where it agrees with what was read", async () =>
    expect(await said("Invoice amount | Paid | Rest", "100 | 40 | 60", "50 | 0 | 50")).toEqual([]));

  it("nor the same money in another currency", async () =>
    expect(await said("Currency | Amount | Euro", "USD | 100 | 80", "EUR | 50 | 50", "USD | 10 | 8")).toEqual([]));
});

describe("tax beside amounts", () => {
  it.each([
    ["CGST | SGST", "9 | 9", "4.5 | 4.5", "27.00"],
    ["VAT", "20", "10", "30.00"],
    ["税率 | 税额", "0.13 | 13", "0.13 | 6.5", "19.50"],
  ])("(%s) that stands on top of them by its rate is named", async (headers, first, second, tax) =>
    expect(await said(`Amount | ${headers}`, `100 | ${first}`, `50 | ${second}`)).toContain(`tax-beside-amount 2 ${tax}`),
  );

  it("of 20 beside 100 is in them where the header says so, or a payment in full", async () => {
    expect(await said("Gross amount | VAT", "100 | 20", "50 | 10")).toEqual([]);
    expect(await said("Amount | Paid | VAT", "100 | 100 | 20", "50 | 0 | 10")).not.toContain("tax-beside-amount 2 30.00");
  });

  it("is in them where the rate says so", async () => expect(await said("Amount | VAT", "120 | 20", "60 | 10")).toEqual([]));
});

it("rates of exchange without a currency are named with all that is owed", async () =>
  expect(await said("Amount | Exchange rate", "100 | 1.35", "50 | 1")).toEqual(["rates-without-currency 2 150.00"]));
