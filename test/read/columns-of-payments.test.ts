import { readBookOf } from "../support/book-of.js";

const head = "Customer | Invoice No. | Date | Due date";
const days = ["2026-01-10 | 2026-02-09", "2026-03-10 | 2026-04-09", "2026-03-11 | 2026-04-10", "2026-03-12 | 2026-04-11"];

/** What is owed in all, of a table with these headers and a row for each text. */
async function total(headers: string, ...rows: readonly string[]): Promise<number> {
  const body = rows.map((row, i) => `C${i % 2} | ${1000 + i} | ${days[i % days.length] ?? ""} | ${row}`);
  const { figures } = await readBookOf({ Data: [`${head} | ${headers}`, ...body].join("\n") }, "2026-03-31");
  return figures.currencies.reduce((sum, { open }) => sum + open, 0) / 100;
}

it.each(
  [
    [
      "Payment received",
      "Payment made",
      "Less: payments",
      "Cash received",
      "Collections",
      "Collected to date",
      "Part payment",
      "Paid so far",
      "Recd",
      "Pmts",
    ],
    ["Amount paid to date", "累计回款金额", "本期收款", "已核销", "实收", "收款", "到账金额"],
  ].flat(),
)("%s is taken off what was billed", async (header) =>
  // 100 - 40 + 50.
  expect(await total(`Amount | ${header}`, "100 | 40", "50 | 0")).toBe(110),
);

it.each(
  [
    [
      "Net receivable",
      "To collect",
      "Balance to pay",
      "Still owed",
      "Unpaid",
      "O/S",
      "Pending",
      "Net due",
      "Closing balance",
      "Owing",
      "Not paid",
    ],
    ["Amount now due", "待收款", "剩余未收", "应收未收", "未到账", "未核销", "未付", "期末应收"],
  ].flat(),
)("%s is what is still open", async (header) =>
  // 60 + 50 + 0 + 80.
  expect(await total(`Invoice amount | ${header}`, "100 | 60", "50 | 50", "70 | 0", "80 | 80")).toBe(190),
);

it.each(["Date of receipt", "Recd date", "Date banked", "Payment received date", "Cash date"])(
  "%s is the day on which all was paid",
  async (header) => expect(await total(`Amount | ${header}`, "100 | ", "50 | 2026-03-20", "70 | ")).toBe(170),
);

it.each(["Paid Y/N", "Received?", "Payment received?", "Settled (Y/N)", "Paid/Unpaid", "到账情况"])(
  "%s marks what was paid",
  async (header) => {
    const [yes, no] = /\p{Script=Han}/u.test(header) ? ["已到账", "未到账"] : ["Yes", "No"];
    expect(await total(`Amount | ${header}`, `100 | ${no}`, `50 | ${yes}`, `70 | ${no}`)).toBe(170);
  },
);

describe("where no column is headed as billed", () => {
  it("the one that is open and paid together was billed", async () =>
    expect(await total("应收 | 已收 | 未收", "100 | 40 | 60", "50 | 0 | 50")).toBe(110));

  it("a payment beside nothing open shows that the balance is what is left of it", async () =>
    expect(await total("Balance | Paid", "0 | 100", "50 | 0")).toBe(50));

  it.each(["60 | 40", "100 | 120"])("a person must look where the balance (%s) may be before or after the payment", async (cells) => {
    const table = `${head} | Balance | Paid\nC1 | 1 | ${days[0] ?? ""} | ${cells}\nC1 | 2 | ${days[1] ?? ""} | 50 | 0`;
    const { findings } = await readBookOf({ Data: table }, "2026-03-31");
    expect(findings.map(({ kind }) => kind)).toContain("mapping-doubtful");
  });
});

describe("amount and tax beside their sum", () => {
  it.each(["Amount | VAT | Total", "Amount | GST | Total payable", "金额 | 税额 | 总计金额"])("(%s): the sum is owed", async (headers) =>
    expect(await total(headers, "100 | 20 | 120", "50 | 10 | 60")).toBe(180),
  );

  it("holds for several taxes together", async () =>
    expect(await total("Amount | CGST | SGST | Bill total", "100 | 9 | 9 | 118", "50 | 4.5 | 4.5 | 59")).toBe(177));
});

describe("sides in a column without a word", () => {
  it.each([
    [" ", "Dr", "Cr"],
    ["Sign", "+", "-"],
    ["Kind", "Invoice", "Credit note"],
    ["业务", "销售发票", "收款单"],
    ["业务", "销售", "收款"],
    ["红蓝标识", "蓝字", "红字"],
  ])("(%s) takes credits off", async (header, debit, credit) =>
    expect(await total(`Amount | ${header}`, `100 | ${debit}`, `40 | ${credit}`)).toBe(60),
  );

  it("a balance beside debits and credits runs, though there are but two rows", async () =>
    expect(await total("Debit | Credit | Balance", "100 | | 100", " | 40 | 60")).toBe(60));
});

it.each([
  ["Ind", "D", "C"],
  ["Soll/Haben", "S", "H"],
])("letters for sides (%s) take credits off", async (header, debit, credit) =>
  expect(await total(`Amount | ${header}`, `100 | ${debit}`, `40 | ${credit}`)).toBe(60),
);

it.each(["Money", " ", "C", "Währung"])("currencies are known by their codes, whatever heads them (%s)", async (header) => {
  const table = `${head} | Amount | ${header}\nC1 | 1 | ${days[0] ?? ""} | 100 | USD\nC1 | 2 | ${days[1] ?? ""} | 50 | EUR`;
  const { figures } = await readBookOf({ Data: table }, "2026-03-31");
  expect(figures.currencies.map(({ currency, open }) => [currency.code, open])).toEqual([
    ["EUR", 5000],
    ["USD", 10_000],
  ]);
});
