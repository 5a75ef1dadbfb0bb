import { amountStyleOf, currencyBeside, readAmountText } from "../../src/read/amount-text.js";
import { AmountReader } from "../../src/read/amount-column.js";
import { headsUnits, titlesUnits } from "../../src/read/amount-units.js";
import { failureLine } from "../../src/text/failures.js";
import { findingTexts, openItems, readBookOf } from "../support/book-of.js";

const head = "Customer | Invoice No. | Invoice date | Due date | Amount";
const row = (number: number, amount: string): string => `C1 | ${number} | 2026-01-10 | 2026-02-09 | ${amount}`;

describe("1.234", () => {
  const read = (texts: readonly string[], text: string, exponent: 0 | 2 | 3 = 2): readonly (number | undefined)[] => {
    const reader = new AmountReader(texts);
    return [reader.read(text, exponent)?.minor, reader.otherwise(text, exponent)?.minor];
  };

  it("is thousands where the column shows nothing else, and the other reading is named", () =>
    expect(read(["1.234", "5.678"], "1.234")).toEqual([123_400, 123]));
  it("is thousands for sure where the column shows a decimal comma, or the point twice", () => {
    expect(read(["1.234", "5,50"], "1.234")).toEqual([123_400, undefined]);
    expect(read(["1.234", "5.678.901"], "1.234")).toEqual([123_400, undefined]);
  });
  it("has three decimals in a currency of three", () => expect(read(["1.234"], "1.234", 3)).toEqual([1234, undefined]));
  it("has three decimals where the others have", () => expect(read(["1234.500", "1.234"], "3.500")).toEqual([350, undefined]));
  it("is in doubt among amounts of two decimals", () => expect(read(["1,234.56", "3.500"], "3.500")).toEqual([350, 350_000]));
  it("is in doubt where the column is written both ways, and 1.234,56 is not", () => {
    const texts = ["1.234,56", "1,234.56", "1.234"];
    expect(amountStyleOf(texts).by).toBe("mixed");
    expect(texts.map((text) => read(texts, text))).toEqual([
      [123_456, undefined],
      [123_456, undefined],
      [123, 123_400],
    ]);
  });

  it("is said with its cell and both readings", async () => {
    const { findings } = await readBookOf({ Data: `${head}\n${row(1, "3.500 €")}\n${row(2, "7.250 €")}` }, "2026-03-31");
    expect(findings.find(({ kind }) => kind === "amount-ambiguous")).toMatchObject({
      severity: "warning",
      found: ["3.500 €: 3500.00", "7.250 €: 7250.00"],
      otherwise: ["3.50", "7.25"],
      amounts: [{ currency: "EUR", amount: 1_075_000 }],
    });
  });
});

it.each([
  ["100,-", 10_000],
  ["1.234,--", 123_400],
  ["1.234,– €", 123_400],
  ["-100,-", -10_000],
  ["(100,-)", -10_000],
  ["100-", -10_000],
])("%s has a dash for its cents, and no minus by it", (text, cents) => expect(readAmountText(text, ",", 2)?.minor).toBe(cents));

it.each([
  ["EUR 100.00", "EUR"],
  ["100.00 USD", "USD"],
  ["-€5", "€"],
  ["($5.00)", "$"],
  ["US$ 5", "US$"],
  ["5 CR", undefined],
  ["100", undefined],
  ["USD", undefined],
])("beside %s stands %s", (text, currency) => expect(currencyBeside(text)).toBe(currency));

describe("the currency beside the amounts, where no column states one", () => {
  const read = async (...amounts: readonly string[]): Promise<readonly string[]> => {
    const { ledger, findings } = await readBookOf({ Data: [head, ...amounts.map((amount, i) => row(i, amount))].join("\n") }, "2026-03-31");
    const codes = ledger.currencies.map(({ code }) => code ?? "-");
    return [codes.join(" "), ...findingTexts(findings).filter((text) => text.startsWith("currency"))];
  };
  it("keeps dollars and euros apart", async () => expect(await read("USD 100.00", "€50.00")).toEqual(["USD EUR"]));
  it("is that of the whole column where there is one", async () => expect(await read("CHF 100.00", "50.00")).toEqual(["CHF"]));
  it("stays unknown where the sign alone says it, without a word", async () => expect(await read("$100.00", "$50.00")).toEqual(["-"]));
  it("is said to be unknown where such a sign stands among others", async () =>
    expect(await read("$100.00", "€50.00")).toEqual(["- EUR", "currency-unreadable 1"]));
});

describe("amounts counted in thousands or more", () => {
  it.each([
    "金额(万元)",
    "发票金额（万元）",
    "应收余额（亿）",
    "Amount in TEUR",
    "Amount (USD '000)",
    "Amount (k€)",
    "Balance (in thousands)",
    "Amount (USD m)",
  ])("are headed %s", (header) => expect(headsUnits(header)).toBe(true));
  it.each(["金额（元）", "Amount", "Amount in EUR", "Open amount (USD)", "Terms", "Marketing", "Customer K"])(
    "are not headed %s",
    (header) => expect(headsUnits(header)).toBe(false),
  );
  it.each(["单位：万元", "Open items in thousands of USD", "Amounts in EUR thousand", "(USD '000)"])("are titled %s", (title) =>
    expect(titlesUnits(title)).toBe(true),
  );
  it.each(["万科企业股份有限公司", "Million Dollar Corp", "单位：元", "Statement for 1000 Lakes Ltd"])("are not titled %s", (title) =>
    expect(titlesUnits(title)).toBe(false),
  );

  it.each([
    ["金额(万元)", "客户名称 | 发票号码 | 开票日期 | 到期日 | 金额(万元)\n华联 | 1 | 2026-01-10 | 2026-02-09 | 1.2"],
    ["单位：万元", "应收账款明细 | 单位：万元\n客户名称 | 发票号码 | 开票日期 | 到期日 | 金额\n华联 | 1 | 2026-01-10 | 2026-02-09 | 1.2"],
    ["Amount in TEUR", `${head} in TEUR\n${row(1, "12.5")}`],
  ])("are refused by name: %s", async (header, table) => {
    await expect(readBookOf({ Data: table }, "2026-03-31")).rejects.toThrow(`"kind":"amount-in-units","header":"${header}"`);
    const failure = { kind: "amount-in-units", header, place: "Data!A1:E2" } as const;
    expect(failureLine(failure, "en-US")).toContain(header);
    expect(failureLine(failure, "zh-CN")).toContain(header);
  });

  it("are left where another column states the full amount", async () => {
    const { ledger } = await readBookOf({ Data: `${head} | Amount in TEUR\n${row(1, "12500")} | 12.5` }, "2026-03-31");
    expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1 12500.00"]);
  });
});
