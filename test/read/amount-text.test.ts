import fc from "fast-check";
import { decimalText, minor } from "../../src/kernel/money.js";
import { decimalSignOf, readAmountText } from "../../src/read/amount-text.js";

const cents = (text: string, sign: "." | "," = "."): number | undefined => readAmountText(text, sign, 2)?.minor;

describe("an amount kept as text", () => {
  it.each([
    ["1,234.56", 123_456],
    ["1234.56", 123_456],
    ["(1,234.56)", -123_456],
    ["1,234.56-", -123_456],
    ["-1,234.56", -123_456],
    ["1,234.56 CR", -123_456],
    ["1,234.56 DR", 123_456],
    ["$1,234.56", 123_456],
    ["-$1,234.56", -123_456],
    ["($1,234.56)", -123_456],
    ["￥1,234.56", 123_456],
    ["１，２３４．５６", 123_456],
    ["USD 1,234.56", 123_456],
    ["1,234.56 USD", 123_456],
    ["1 234.56", 123_456],
    ["1'234.56", 123_456],
    ["12,34,567.00", 123_456_700],
    [".5", 50],
    ["+7", 700],
    ["1234.", 123_400],
  ])("%s is read to the cent", (text, expected) => expect(cents(text)).toBe(expected));

  it.each(["12,5OO", "abc", "", "1.2万", "1,23", "1.2.3", "12..5", "--5", "1,2345.00", "n/a", "-", "()", "1e5"])(
    "%p is not guessed at",
    (text) => {
      expect(cents(text)).toBeUndefined();
    },
  );

  it("is read with a decimal comma where the column shows one", () => {
    expect(decimalSignOf(["1.234,56", "7.000"])).toBe(",");
    expect(cents("1.234,56", ",")).toBe(123_456);
    expect(cents("7.000", ",")).toBe(700_000);
  });

  it("is read with a decimal point where the column shows nothing", () => {
    expect(decimalSignOf(["1,234", "5,678"])).toBe(".");
    expect(decimalSignOf([])).toBe(".");
  });

  it("says when it holds more decimals than its currency", () => {
    expect(readAmountText("1.005", ".", 2)).toEqual({ minor: 101, rounded: true });
    expect(readAmountText("1.005", ".", 3)).toEqual({ minor: 1005, rounded: false });
  });

  it("is read back however it was grouped and signed", () => {
    const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (units) => {
        const [whole = "", decimals = ""] = decimalText(minor(Math.abs(units)), 2).split(".");
        const text = `${grouped(whole)}.${decimals}`;
        expect(cents(units < 0 ? `(${text})` : text)).toBe(units);
      }),
    );
  });
});
