import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lawfulRate, rateOn } from "../../src/analyses/methods/statutory.js";
import { dayFromIso, isoFromDay, type DayNumber } from "../../src/kernel/day.js";
import {
  chinaUplift,
  fixedSums,
  limitationPeriods,
  referenceRates,
  statutoryMargins,
  type LegalSource,
  type Regime,
} from "../../src/policy/legal-rates.js";

const on = (iso: string): DayNumber => dayFromIso(iso) as DayNumber;
const tables = Object.entries(referenceRates);

it("every legal figure names its source and says that it is to be checked before use", () => {
  const all: readonly LegalSource[] = [
    ...Object.values(referenceRates),
    ...statutoryMargins,
    ...Object.values(fixedSums),
    ...Object.values(limitationPeriods),
    chinaUplift,
  ];
  for (const each of all) {
    expect(each.source.length).toBeGreaterThan(5);
    expect(each.standing).toBe("check-before-use");
  }
});

it.each(tables)(
  "%s: days rise, every rate is another than the one before, and the table says how far it reaches",
  (_, { rates, knownTill }) => {
    rates.slice(1).forEach((each, i) => {
      expect(each.from).toBeGreaterThan(rates[i]?.from ?? 0);
      expect(each.rate).not.toBe(rates[i]?.rate);
      expect(Math.abs(each.rate)).toBeLessThan(0.2);
    });
    expect(knownTill).toBeGreaterThan(rates.at(-1)?.from ?? 0);
  },
);

it("the base rate follows the refinancing rate of the ECB by the same points, as BGB § 247 says", () => {
  for (const { from, rate } of referenceRates.germanBaseRate.rates.filter((each) => each.from >= on("2016-07-01")))
    expect(rate + 0.0088).toBeCloseTo(rateOn(referenceRates.ecbMainRefinancing.rates, from)?.rate ?? Number.NaN, 9);
});

it("the tables agree with the rates in the worked cases, wherever they reach", () => {
  const tableOf: Readonly<Record<string, keyof typeof referenceRates>> = {
    priorHalfYearEnd: "bankRate",
    halfYearStart: "ecbMainRefinancing",
    floating: "germanBaseRate",
  };
  interface Params {
    readonly referenceRates?: readonly { readonly from: string; readonly rate: number }[];
    readonly fixing?: string;
  }
  const cases = JSON.parse(readFileSync(join(__dirname, "../golden/golden.json"), "utf8")) as readonly { readonly params: Params }[];
  const compared = cases.flatMap(({ params }) => {
    const { rates } = referenceRates[tableOf[params.fixing ?? "floating"] ?? "bankRate"];
    const stated = params.referenceRates ?? [];
    return stated.flatMap(({ from, rate }) => {
      // Bank Rate is kept for the ends of half-years alone.
      const inTable = params.fixing !== "priorHalfYearEnd" || /-(06-30|12-31)$/.test(from);
      const ours = rateOn(rates, on(from));
      return inTable && ours ? [{ from, rate, ours: ours.rate }] : [];
    });
  });
  expect(compared.length).toBeGreaterThan(10);
  expect(compared.filter(({ rate, ours }) => rate !== ours)).toEqual([]);
});

describe("the statutory rate from our tables", () => {
  const rate = (regime: Regime, start: string, contract: string, consumer = false): string => {
    const found = lawfulRate(regime, on(start), on(contract), consumer);
    return found.kind === "value" ? `${found.value.rate.toString()} of ${isoFromDay(found.value.fixingDate)}` : found.reason;
  };
  it.each([
    ["UK", "2024-03-10", "2024-01-05", false, "0.1325 of 2023-12-31"],
    ["IE", "2024-03-10", "2024-01-05", false, "0.125 of 2024-01-01"],
    ["DE", "2024-03-10", "2024-01-05", false, "0.1262 of 2024-03-10"],
    ["DE", "2024-03-10", "2013-01-05", false, "0.1162 of 2024-03-10"],
    ["DE", "2024-03-10", "2024-01-05", true, "0.0862 of 2024-03-10"],
  ] as const)("%s, interest from %s, contract of %s, consumer %p: %s", (regime, start, contract, consumer, expected) =>
    expect(rate(regime, start, contract, consumer)).toBe(expected),
  );
  it("is not there for consumers in the UK, for China, before the tables begin and where they end", () => {
    expect(rate("UK", "2024-03-10", "2024-01-05", true)).toBe("missing-input");
    expect(rate("CN", "2024-03-10", "2024-01-05")).toBe("missing-input");
    expect(rate("UK", "2010-03-10", "2010-01-05")).toBe("missing-input");
    expect(rate("DE", "2026-01-01", "2024-01-05")).toBe("missing-input");
  });
});
