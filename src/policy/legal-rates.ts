import { known } from "../kernel/assert.js";
import { dayFromIso, type DayNumber } from "../kernel/day.js";

/**
 * Legal rates, sums and periods for late payment between businesses: data, not law. They were gathered from copies and secondary sources, so each
 * table says where to check it, and none may be charged or threatened before that was done: `standing` says so to whoever shows it.
 * A company's own table in its policy comes before these.
 */
export interface LegalSource {
  /** The statute and who publishes the figures. */
  readonly source: string;
  readonly standing: "check-before-use";
}

/** A fraction a year and the day it takes effect; it holds until the next one does. */
export interface DatedRate {
  readonly from: DayNumber;
  readonly rate: number;
}

/** UK; EU as such; Ireland; Germany; China. */
export const regimes = ["UK", "EU", "IE", "DE", "CN"] as const;
export type Regime = (typeof regimes)[number];

export interface ReferenceTable extends LegalSource {
  readonly name: string;
  /** Oldest first. */
  readonly rates: readonly DatedRate[];
  /** The table says nothing from this day on. */
  readonly knownTill: DayNumber;
}

const on = (iso: string): DayNumber => known(dayFromIso(iso), `a day of the calendar: ${iso}`);
const rates = (...pairs: readonly (readonly [iso: string, rate: number])[]): readonly DatedRate[] =>
  pairs.map(([iso, rate]) => ({ from: on(iso), rate }));

export const referenceRates: Readonly<Record<"bankRate" | "ecbMainRefinancing" | "germanBaseRate" | "chinaLpr1Year", ReferenceTable>> = {
  bankRate: {
    name: "Bank of England Bank Rate on 30 June and 31 December",
    source: "Late Payment of Commercial Debts (Rates of Interest) (No. 3) Order 2002, SI 2002/1675; Bank of England, Bank Rate history",
    standing: "check-before-use",
    rates: rates(
      ["2017-06-30", 0.0025],
      ["2017-12-31", 0.005],
      ["2018-12-31", 0.0075],
      ["2020-06-30", 0.001],
      ["2021-12-31", 0.0025],
      ["2022-06-30", 0.0125],
      ["2022-12-31", 0.035],
      ["2023-06-30", 0.05],
      ["2023-12-31", 0.0525],
      ["2024-12-31", 0.0475],
      ["2025-06-30", 0.0425],
      ["2025-12-31", 0.0375],
    ),
    knownTill: on("2026-06-30"),
  },
  ecbMainRefinancing: {
    name: "ECB main refinancing operations, first day of the half-year",
    source: "Directive 2011/7/EU art. 2; S.I. 580/2012 (Ireland); European Central Bank, key interest rates",
    standing: "check-before-use",
    rates: rates(
      ["2016-07-01", 0],
      ["2023-01-01", 0.025],
      ["2023-07-01", 0.04],
      ["2024-01-01", 0.045],
      ["2024-07-01", 0.0425],
      ["2025-01-01", 0.0315],
      ["2025-07-01", 0.0215],
    ),
    knownTill: on("2026-01-01"),
  },
  germanBaseRate: {
    name: "Basiszinssatz",
    source: "BGB § 247; Deutsche Bundesbank, Bundesanzeiger of each half-year",
    standing: "check-before-use",
    rates: rates(
      ["2013-01-01", -0.0013],
      ["2013-07-01", -0.0038],
      ["2014-01-01", -0.0063],
      ["2014-07-01", -0.0073],
      ["2015-01-01", -0.0083],
      ["2016-07-01", -0.0088],
      ["2023-01-01", 0.0162],
      ["2023-07-01", 0.0312],
      ["2024-01-01", 0.0362],
      ["2024-07-01", 0.0337],
      ["2025-01-01", 0.0227],
      ["2025-07-01", 0.0127],
    ),
    knownTill: on("2026-01-01"),
  },
  chinaLpr1Year: {
    name: "贷款市场报价利率（LPR），一年期",
    source: "最高人民法院关于审理买卖合同纠纷案件适用法律问题的解释 第十八条; 全国银行间同业拆借中心",
    standing: "check-before-use",
    rates: rates(
      ["2019-08-20", 0.0425],
      ["2019-09-20", 0.042],
      ["2019-11-20", 0.0415],
      ["2020-02-20", 0.0405],
      ["2020-04-20", 0.0385],
      ["2021-12-20", 0.038],
      ["2022-01-20", 0.037],
      ["2022-08-22", 0.0365],
      ["2023-06-20", 0.0355],
      ["2023-08-21", 0.0345],
      ["2024-07-22", 0.0335],
      ["2024-10-21", 0.031],
      ["2025-05-20", 0.03],
    ),
    knownTill: on("2025-11-20"),
  },
};

/**
 * Which table a regime refers to, on which day it is looked up, and whether the rate then floats with the table or stays as it was fixed. China
 * has neither: its courts raise the LPR, see {@link chinaUplift}.
 */
export const references: Readonly<Record<Exclude<Regime, "CN">, Reference>> = {
  UK: { table: "bankRate", fixing: "priorHalfYearEnd", floats: false },
  EU: { table: "ecbMainRefinancing", fixing: "halfYearStart", floats: false },
  IE: { table: "ecbMainRefinancing", fixing: "halfYearStart", floats: false },
  DE: { table: "germanBaseRate", fixing: "startDate", floats: true },
};

/**
 * The day whose reference rate counts: the last 31 December or 30 June before the start of interest, the first day of its half-year, or the start
 * itself.
 */
export type Fixing = "priorHalfYearEnd" | "halfYearStart" | "startDate";

export interface Reference {
  readonly table: keyof typeof referenceRates;
  readonly fixing: Fixing;
  readonly floats: boolean;
}

export interface StatutoryMargin extends LegalSource {
  readonly regime: Regime;
  /** Contracts made from this day on. */
  readonly from: DayNumber;
  readonly consumer: boolean;
  /** Added to the reference rate; a fraction. */
  readonly margin: number;
}

const uk1998 = { source: "Late Payment of Commercial Debts (Interest) Act 1998; SI 2002/1675", standing: "check-before-use" } as const;
const eu2011 = { source: "Directive 2011/7/EU art. 2 and 3", standing: "check-before-use" } as const;
const ie2012 = { source: "S.I. 580/2012 (Ireland)", standing: "check-before-use" } as const;
const bgb288 = { source: "BGB § 288; EGBGB art. 229 § 34", standing: "check-before-use" } as const;
const cnSale = { source: "买卖合同解释 第十八条; 民法典 第五百八十五条", standing: "check-before-use" } as const;

/** By regime, each oldest first. China has no margin: see {@link chinaUplift}. */
export const statutoryMargins: readonly StatutoryMargin[] = [
  { regime: "UK", from: on("2002-08-07"), consumer: false, margin: 0.08, ...uk1998 },
  { regime: "EU", from: on("2013-03-16"), consumer: false, margin: 0.08, ...eu2011 },
  { regime: "IE", from: on("2013-03-16"), consumer: false, margin: 0.08, ...ie2012 },
  { regime: "DE", from: on("2002-01-01"), consumer: false, margin: 0.08, ...bgb288 },
  { regime: "DE", from: on("2014-07-29"), consumer: false, margin: 0.09, ...bgb288 },
  { regime: "DE", from: on("2002-01-01"), consumer: true, margin: 0.05, ...bgb288 },
];

/** Where the contract names no penalty, a Chinese court may award the LPR raised by 30 to 50 %: the multiples of it. */
export const chinaUplift = { from: on("2019-08-20"), low: 1.3, high: 1.5, ...cnSale } as const;

export interface FixedSums extends LegalSource {
  readonly currency: "GBP" | "EUR";
  readonly from: DayNumber;
  /** For one debt, by its size in units of the currency; the last band is open. */
  readonly bands: readonly { readonly below: number | null; readonly sum: number }[];
}

const forty = [{ below: null, sum: 40 }] as const;

/** Fixed compensation beside interest; none in China. Not owed by consumers. */
export const fixedSums: Readonly<Record<Exclude<Regime, "CN">, FixedSums>> = {
  UK: {
    currency: "GBP",
    from: on("2002-08-07"),
    bands: [
      { below: 1000, sum: 40 },
      { below: 10_000, sum: 70 },
      { below: null, sum: 100 },
    ],
    ...uk1998,
  },
  EU: { currency: "EUR", from: on("2013-03-16"), bands: forty, ...eu2011 },
  IE: { currency: "EUR", from: on("2013-03-16"), bands: forty, ...ie2012 },
  DE: { currency: "EUR", from: on("2014-07-29"), bands: forty, ...bgb288 },
};

export interface LimitationPeriod extends LegalSource {
  readonly years: number;
  readonly rule: "anniversary" | "yearEnd";
  readonly from: DayNumber;
}

/** Periods after which a claim for payment may become time-barred. In the EU they are national; in Scotland it is 5 years. */
export const limitationPeriods: Readonly<Record<"UK" | "DE" | "CN", LimitationPeriod>> = {
  UK: { years: 6, rule: "anniversary", from: on("1981-05-01"), source: "Limitation Act 1980 s. 5", standing: "check-before-use" },
  DE: { years: 3, rule: "yearEnd", from: on("2002-01-01"), source: "BGB §§ 195, 199", standing: "check-before-use" },
  CN: {
    years: 3,
    rule: "anniversary",
    from: on("2017-10-01"),
    source: "民法典 第一百八十八条、第一百九十五条",
    standing: "check-before-use",
  },
};
