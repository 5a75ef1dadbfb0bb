import { figuresOf } from "../../src/app/figures-of.js";
import { noChoices, readSource } from "../../src/app/read-source.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { decimalText } from "../../src/kernel/money.js";
import { unwatched } from "../../src/kernel/progress.js";
import { currencyOfFormat } from "../../src/read/format-currency.js";
import { bookOf } from "../support/book-of.js";

it.each([
  ["[$€-407] #,##0.00", "EUR"],
  ["#,##0.00 [$€-407];[Red]-#,##0.00 [$€-407]", "EUR"],
  ['#,##0.00 "€"', "EUR"],
  ["[$EUR] #,##0.00", "EUR"],
  ['"CHF" #,##0.00', "CHF"],
  ["£#,##0;-£#,##0", "GBP"],
  ["[$¥-804]#,##0.00", "CNY"],
  ["[$¥-411]#,##0", "JPY"],
  ["[$$-409]#,##0.00", "USD"],
  ["[$$-1009]#,##0.00", "CAD"],
  ["[$kr-41D] #,##0", "SEK"],
])("the number format %s shows %s", (format, code) => expect(currencyOfFormat(format)?.code).toBe(code));

it.each(['"$"#,##0', "$#,##0.00", '_("$"* #,##0.00_);_("$"* (#,##0.00)', "¥#,##0", "￥#,##0.00", "\\$#,##0"])(
  "the number format %s shows a sign of several currencies",
  (format) => {
    expect(currencyOfFormat(format)).toMatchObject({ code: undefined });
  },
);

it.each([
  "General",
  "#,##0.00",
  "0.00%",
  "[Red]#,##0",
  "#,##0_);(#,##0)",
  '0 "days"',
  "[$-409]d-mmm-yy",
  "_-* #,##0.00\\ _€_-",
  '#,##0 "pcs"',
])("the number format %s shows no currency", (format) => {
  expect(currencyOfFormat(format)).toBeUndefined();
});

/** Open by currency and what was found of currencies, of three invoices of 100, 20 and 3 with these formats. */
async function read(formats: readonly string[], currency?: string) {
  const rows = ["100", "20", "3"].map((amount, i) => `C1 | INV-${i} | 2026-01-10 | 2026-02-09 | ${amount}.00`);
  const book = bookOf({ Data: ["Customer | Invoice No. | Invoice date | Due date | Amount", ...rows].join("\n") });
  const [sheet] = book.sheets;
  formats.forEach((numberFormat, i) => {
    const cell = sheet?.cells.get(i + 1, 4);
    if (cell && numberFormat !== "") sheet?.cells.set(i + 1, 4, { ...cell, style: { numberFormat } });
  });
  const source = await readSource(hostOf(book), { ...noChoices, currency }, unwatched);
  if (!source.ok) throw new Error(JSON.stringify(source.failure));
  const figures = figuresOf(source.value, dayFromIso("2026-03-31"));
  if (!figures.ok) throw new Error(JSON.stringify(figures.failure));
  return {
    open: figures.value.figures.currencies.map(({ currency: { code, exponent }, open }) => `${code} ${decimalText(open, exponent)}`),
    found: source.value.findings.filter(({ kind }) => kind.startsWith("currency")).map(({ kind, found }) => `${kind} ${found.join(", ")}`),
  };
}

describe("a currency that stands only in the number format of the amounts", () => {
  const euro = "[$€-407] #,##0.00";
  const dollar = '"$"#,##0.00';

  it("is the currency of the table, and that is said", async () =>
    expect(await read([euro, euro, euro])).toEqual({ open: ["EUR 123.00"], found: [`currency-by-format ${euro}: EUR`] }));

  it("is each row's own where the formats differ: they are never added", async () =>
    expect((await read([euro, "[$£-809]#,##0.00", euro])).open).toEqual(["EUR 103.00", "GBP 20.00"]));

  it("is in doubt where its sign is that of several currencies", async () =>
    expect(await read([dollar, dollar, dollar])).toEqual({ open: ["null 123.00"], found: [`currency-unreadable ${dollar}`] }));

  it("is the one that a person gave, where the sign may stand for it", async () => {
    expect(await read([dollar, dollar, dollar], "CAD")).toEqual({ open: ["CAD 123.00"], found: [] });
    expect((await read([dollar, dollar, dollar], "EUR")).found).toEqual([`currency-unreadable ${dollar}`]);
  });

  it("is kept apart where the sign of one of two is in doubt", async () =>
    expect(await read([euro, dollar, euro])).toEqual({
      open: ["EUR 103.00", "null 20.00"],
      found: [`currency-unreadable ${dollar}`, `currency-by-format ${euro}: EUR`],
    }));

  it("is taken for that of amounts without one, and the first of these is named", async () =>
    expect(await read([euro, "", ""])).toEqual({
      open: ["EUR 123.00"],
      found: ["currency-missing 20", `currency-by-format ${euro}: EUR`],
    }));

  it("goes unseen where a number format names none", async () =>
    expect(await read(["", "", ""])).toEqual({ open: ["null 123.00"], found: [] }));
});
