import fc from "fast-check";
import {
  applyRate,
  decimalText,
  exact,
  exponentOf,
  minor,
  minorFromDecimalText,
  minorFromNumber,
  ratio,
  ratioText,
} from "../../src/kernel/money.js";

describe("an amount in a cell becomes whole minor units", () => {
  it.each([
    [0.1 + 0.2, 2, 30, false],
    [12_345_678_901.23, 2, 1_234_567_890_123, false],
    [1.005, 3, 1005, false],
    [1.005, 2, 101, true],
    [-1.005, 2, -101, true],
    [-19.99, 2, -1999, false],
    [1234, 0, 1234, false],
    [2.5, 0, 3, true],
    [0, 2, 0, false],
  ] as const)("%p at %p decimals is %p", (cell, exponent, units, rounded) => {
    expect(minorFromNumber(cell, exponent)).toEqual({ minor: units, rounded });
  });

  it("refuses what is beyond exact whole numbers", () => {
    expect(minorFromNumber(1e15, 2)).toBeUndefined();
    expect(minorFromNumber(Number.POSITIVE_INFINITY, 2)).toBeUndefined();
    expect(minorFromNumber(Number.NaN, 2)).toBeUndefined();
    expect(minorFromDecimalText("123456789012345678901234567890", 2)).toBeUndefined();
  });

  it("reads back every amount of cents that it writes as text", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 1, 2, 3, 4), (units, exponent) => {
        const amount = minor(units);
        expect(minorFromDecimalText(decimalText(amount, exponent), exponent)).toEqual({ minor: amount, rounded: false });
      }),
    );
  });

  it("reads every amount of up to 15 digits from the number Excel keeps for it", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (units) => {
        expect(minorFromNumber(units / 100, 2)).toEqual({ minor: units, rounded: false });
      }),
    );
  });
});

describe("decimals of a currency", () => {
  it.each([
    ["USD", 2],
    ["JPY", 0],
    ["KWD", 3],
    [null, 2],
  ])("%s has %p", (currency, decimals) => expect(exponentOf(currency)).toBe(decimals));
});

describe("ratios", () => {
  it("have no value when the denominator is zero", () => expect(ratio(1, 0)).toBeUndefined());
  it("are rounded half away from zero when shown", () => {
    expect(ratioText(exact("2.0000005"), 6)).toBe("2.000001");
    expect(ratioText(exact("-2.0000005"), 6)).toBe("-2.000001");
    expect(ratioText(exact("-0.0000001"), 6)).toBe("0.000000");
  });
});

it("applies a rate and rounds half a cent away from zero", () => {
  expect(applyRate(minor(150), exact("0.01"))).toBe(2);
  expect(applyRate(minor(149), exact("0.01"))).toBe(1);
});
