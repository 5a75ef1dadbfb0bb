import { findingTexts, readBookOf } from "../support/book-of.js";

const head = "Customer | Invoice No. | Date | Due date | Amount";
const one = "C1 | 1 | 2026-01-10 | 2026-02-09 | 100";
const two = "C1 | 2 | 2026-03-10 | 2026-04-09 | 50";
const three = "C2 | 3 | 2026-03-10 | 2026-04-09 | 70";

/** What a table says is owed, by currency, and what is said of it beside the basis and the names of customers. */
async function read(table: string) {
  const { figures, findings } = await readBookOf({ Data: table }, "2026-03-31");
  return {
    owed: Object.fromEntries(figures.currencies.map(({ currency, open }) => [currency.code ?? "", open / 100])),
    texts: findingTexts(findings).filter((text) => !/^(basis|name-varies)/.test(text)),
  };
}

const withStatus = (status: string) => read(`${head} | Status\n${one} | Open\n${two} | ${status}\n${three} | Open`);

it.each(["Collected", "Paid 12/02", "Paid in full 12 Feb", "Paid by bank transfer", "已收", "已回款", "全额核销", "收讫", "Bezahlt"])(
  "the status %s settles",
  async (status) => expect(await withStatus(status)).toMatchObject({ owed: { "": 170 }, texts: ["payment-undated 1 50.00"] }),
);

it.each(["Not posted", "Parked", "Proforma", "On hold (draft)", "待审核", "未提交"])("the status %s is a draft's", async (status) =>
  expect(await withStatus(status)).toMatchObject({ owed: { "": 170 }, texts: ["status-left-out 1 50.00"] }),
);

it.each(["Superseded", "Duplicate", "Credited", "Refunded", "Paid 500", "Matched", "Completed", "红冲", "完成", "P"])(
  "the status %s is questioned with its money, and counted",
  async (status) => expect(await withStatus(status)).toMatchObject({ owed: { "": 220 }, texts: ["status-unknown 1 50.00"] }),
);

it.each(["Sent", "Awaiting payment", "Overdue", "Approved", "Reminder 2", "In dispute", "未收款", "已审核", "逾期30天"])(
  "the status %s is nobody's question",
  async (status) => expect((await withStatus(status)).texts).toEqual([]),
);

const withRemark = (remark: string) => read(`${head} | Remarks\n${one} | \n${two} | ${remark}\n${three} | `);

it.each(["Paid", "paid by cheque 12 Feb", "VOID", "Cancelled - see 3", "Do not chase - paid", "written off", "已收款", "作废"])(
  "the remark %s is named with its money",
  async (remark) => expect(await withRemark(remark)).toMatchObject({ owed: { "": 220 }, texts: ["remark-says-settled 1 50.00"] }),
);

it.each(["Part paid", "Not paid", "Paid 50%", "Unpaid", "Call when paid in full", "未付", "Payroll services"])(
  "the remark %s is not",
  async (remark) => expect((await withRemark(remark)).texts).toEqual([]),
);

it.each(["Paid", "Cancelled invoices:", "Credit notes", "Payments received", "已收款", "预收账款"])(
  "rows beneath the heading %s are named with their money, until the next heading",
  async (heading) =>
    expect((await read(`${head}\nOpen\n${one}\n${heading}\n${two}\nOverdue\n${three}`)).texts).toContain("section-not-owed 1 50.00"),
);

it("a customer named above its rows is no such heading", async () =>
  expect((await read(`${head}\nPaidwell Ltd\n${one}\n${two}`)).texts.filter((text) => text.startsWith("section"))).toEqual([]));

it.each([
  ["USD", "EUR"],
  ["Currency: USD", "Currency: EUR"],
  ["币种：美元", "币种：欧元"],
])("headings of currencies (%s) are never added up together", async (first, second) =>
  expect((await read(`${head}\n${first}\n${one}\n${two}\n${second}\n${three}`)).owed).toEqual({ USD: 150, EUR: 70 }),
);

it("a line beneath that says thousands is an error", async () =>
  expect((await read(`${head}\n${one}\n${two}\nAll figures in thousands`)).texts).toEqual(["units-beneath 1"]));

it.each([
  ["RCPT001", ""],
  ["CHQ 12", ""],
  ["9", "Payment received, thanks"],
  ["9", "收到货款"],
])("a receipt among the invoices (%s %s) that adds to what is owed is questioned", async (number, remark) =>
  expect(
    (await read(`${head} | Description\n${one} | x\n${two} | x\nC1 | ${number} | 2026-02-20 | 2026-02-20 | 40 | ${remark}`)).texts,
  ).toEqual(["credit-with-plus 1 40.00"]),
);

it.each([
  ["Party type", "Customer", "Supplier"],
  ["Type", "Sales invoice", "Purchase invoice"],
  ["单据类型", "应收单", "应付单"],
])("what is owed to suppliers (%s: %s, %s) is named with its money", async (header, ours, theirs) =>
  expect((await read(`${head} | ${header}\n${one} | ${ours}\n${two} | ${theirs}\n${three} | ${ours}`)).texts).toContain(
    "purchase-among-sales 1 50.00",
  ),
);

it.each(["Credit note 2", "Payment on account 2", "Receipt 7"])(
  "a document called %s that adds to what is owed is questioned",
  async (name) =>
    expect(
      (
        await read(
          `${head}\n${one.replace("| 1 |", "| Invoice 1 |")}\n${two.replace("| 2 |", "| Invoice 2 |")}\nC1 | ${name} | 2026-01-20 | 2026-02-20 | 40`,
        )
      ).texts,
    ).toEqual(["credit-with-plus 1 40.00"]),
);

it("a ledger written with a minus throughout is questioned with its money", async () =>
  expect((await read(`${head}\n${one.replace("100", "-100")}\n${two.replace("50", "-50")}\n${three}`)).texts).toEqual([
    "mostly-negative 2 -150.00",
  ]));

it("an amount without a currency among others with theirs is named", async () => {
  const dollars = one.replace("| 100", "| USD 100.00");
  const euros = two.replace("| 50", "| EUR 50.00");
  expect((await read(`${head}\n${dollars}\n${euros}\n${three.replace("| 70", "| 70.00")}`)).texts).toEqual(["currency-missing 1"]);
});

it.each(["金额(分)", "Amount (pence)"])("amounts in the smallest coin (%s) are refused", async (header) =>
  expect(read(`${head.replace("Amount", header)}\n${one}\n${two}`)).rejects.toThrow(/amount-in-units|column-missing/),
);

it.each([
  ["INV-1", "inv-1"],
  ["INV001", "INV-001"],
  ["INV 0001", "INV1"],
])("one invoice under two spellings (%s, %s) is named with its money", async (first, second) =>
  expect(
    (await read(`${head}\n${one.replace("| 1 |", `| ${first} |`)}\n${one.replace("| 1 |", `| ${second} |`)}\n${three}`)).texts,
  ).toEqual(["invoice-nearly-twice 1 100.00"]),
);

it.each([
  ["1-11", "11-1"],
  ["A1", "B1"],
  ["INV-10", "INV-100"],
])("but %s and %s are two invoices", async (first, second) =>
  expect(
    (await read(`${head}\n${one.replace("| 1 |", `| ${first} |`)}\n${one.replace("| 1 |", `| ${second} |`)}\n${three}`)).texts,
  ).toEqual([]),
);

it("an invoice beside its parts, which add up to it, is named with its money", async () =>
  expect(
    (
      await read(
        `${head}\n${one.replace("| 1 |", "| INV-1 |")}\n${two.replace("| 2 |", "| INV-1/1 |")}\n${two.replace("| 2 |", "| INV-1/2 |").replace("2026-02", "2026-03")}`,
      )
    ).texts,
  ).toEqual(["invoice-in-parts 1 100.00"]));

it.each(["INV-1-REV", "INV-1 (revised)", "INV-1更正"])(
  "a revised invoice (%s) beside the first one is named with its money",
  async (number) =>
    expect((await read(`${head}\n${one.replace("| 1 |", "| INV-1 |")}\n${two.replace("| 2 |", `| ${number} |`)}\n${three}`)).texts).toEqual(
      ["invoice-revised 1 50.00"],
    ),
);

it("parts that add up to nothing in particular are invoices", async () =>
  expect((await read(`${head}\n${one.replace("| 1 |", "| A-1 |")}\n${two.replace("| 2 |", "| A-1-1 |")}\n${three}`)).texts).toEqual([]));

it("an invoice of a year that was mistyped is named with its money", async () => {
  const rows = Array.from({ length: 25 }, (_, i) => `C1 | ${i + 10} | 2026-01-${String((i % 28) + 1).padStart(2, "0")} | 2026-03-01 | 10`);
  const { texts } = await read(`${head}\n${rows.join("\n")}\nC1 | 99 | 2028-01-20 | 2028-02-20 | 50`);
  expect(texts).toContain("issue-far 1 50.00");
});

it.each([
  ["Jan-26", "Feb-26"],
  ["2026-01", "2026-02"],
  ["1月", "2月"],
])("what came in month by month (%s, %s) and was not read is named with its money", async (first, second) =>
  expect((await read(`${head} | ${first} | ${second}\n${one} | 30 | 20\n${two} | | \n${three} | 10 | `)).texts).toEqual([
    "payments-not-read 2 60.00",
  ]),
);

it("amounts that are spread over months are no payments", async () =>
  expect((await read(`${head} | Jan-26 | Feb-26\n${one} | 60 | 40\n${two} | 50 | \n${three} | 30 | 40`)).texts).toEqual([]));

it.each([
  ["Category", "Billed", "Unbilled"],
  ["Type", "Invoice", "Accrued income"],
  ["类型", "发票", "暂估应收"],
])("what is not billed yet (%s: %s, %s) is named with its money", async (header, billed, unbilled) =>
  expect((await read(`${head} | ${header}\n${one} | ${billed}\n${two} | ${unbilled}\n${three} | ${billed}`)).texts).toContain(
    "unbilled-among-invoices 1 50.00",
  ),
);

it.each([
  ["40%", "100%", 60],
  ["40", "100", 60],
  ["0.25", "1", 75],
])("a column of our share (%s, %s) is named with what is not ours", async (part, whole, others) =>
  expect((await read(`${head} | Our share %\n${one} | ${part}\n${two} | ${whole}\n${three} | ${whole}`)).texts).toContain(
    `share-not-read 1 ${others}.00`,
  ),
);

it.each(["pay in USD", "US$ account", "EUR", "结算币种：美元"])("a currency that stands in a remark alone (%s) is named", async (remark) =>
  expect((await withRemark(remark)).texts).toContain("currency-in-words 1 50.00"),
);

it("so is one in a customer's name, and none where the rows were read in it", async () => {
  const table = `${head}\n${one}\n${two.replace("C1", "Beta Ltd - GBP")}\n${three}`;
  expect((await read(table)).texts).toContain("currency-in-words 1 50.00");
  expect((await read(table.replace("Amount", "Amount GBP"))).texts.join()).not.toContain("currency-in-words");
});

it.each(["Euro pallets", "USDA certified", "see EURO 2024", "cash"])("a word like %s names no currency", async (remark) =>
  expect((await withRemark(remark)).texts.join()).not.toContain("currency-in-words"),
);
