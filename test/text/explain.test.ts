import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { explainFigure, figureNames, numbersOf } from "../../src/analyses/explain.js";
import type { Explanation } from "../../src/analyses/explanation.js";
import type { CurrencyFigures } from "../../src/analyses/figures.js";
import { itemsBehind } from "../../src/analyses/items-behind.js";
import { metricSource } from "../../src/analyses/metrics.js";
import { openItems } from "../../src/analyses/open-items.js";
import { figuresOf } from "../../src/app/figures-of.js";
import type { ReadSource } from "../../src/app/read-source.js";
import { openBook } from "../../src/files/read-book.js";
import { dayFromIso, type DayNumber } from "../../src/kernel/day.js";
import { ratioText } from "../../src/kernel/money.js";
import {
  averageBalances,
  countBackMonthChoices,
  unappliedCredits,
  yearDayChoices,
  zeroMonths,
  type CustomerTerms,
  type Policy,
} from "../../src/policy/policy.js";
import { statedBalanceKinds } from "../../src/policy/stated-balance.js";
import { howComputedRows } from "../../src/reports/how-computed.js";
import { explanationLines, explanationText } from "../../src/text/explain.js";
import type { Locale } from "../../src/text/locale.js";
import { decimalsOf, printed, worth } from "../support/arithmetic.js";
import { provisions } from "../support/random-provisions.js";
import { bookOfRows, companies, customerIds, readBook, reportDay, sheetsOf } from "../support/random-books.js";
import { bookWithPolicy, readBookOf } from "../support/book-of.js";

const locales: readonly Locale[] = ["en-US", "zh-CN"];
const sample = async (): Promise<ReadSource> => {
  const book = openBook(Uint8Array.from(readFileSync(join(__dirname, "../../assets/sample.xlsx"))), "sample.xlsx");
  if (!book.ok) throw new Error(book.failure.kind);
  return readBook(book.value);
};

interface Explained {
  readonly explanation: Explanation;
  readonly figures: CurrencyFigures;
  readonly source: ReadSource;
}

function everyFigure(source: ReadSource, asOf: DayNumber | undefined): readonly Explained[] {
  const at = figuresOf(source, asOf);
  if (!at.ok) throw new Error(at.failure.kind);
  const context = { ledger: source.ledger, policy: source.policy, asOf: at.value.figures.asOf };
  return at.value.figures.currencies.flatMap((figures) =>
    figureNames(figures, context).map((figure) => ({ explanation: explainFigure(figures, context, figure), figures, source })),
  );
}

/** The number at the beginning of a printed result: "= 4.607865 days". */
const resultOf = (line: string): string => /^= (-?[\d,]+(?:\.\d+)?)/.exec(line)?.[1] ?? `no number in “${line}”`;

/** Every printed step and the printed result, worked out again from what is printed and nothing else. */
function workOut(explanation: Explanation, locale: Locale): void {
  const { steps, calculation, numbers } = explanationText(explanation, locale);
  for (const { label, calculation: line } of steps) {
    const [expression = "", result = ""] = line.split(" = ");
    expect(`${label} ${printed(worth(expression), decimalsOf(result))}`).toBe(`${label} ${result}`);
  }
  const { outcome } = explanation;
  if (outcome.kind === "unavailable") {
    expect(calculation).toEqual([]);
    return;
  }
  const last = calculation[calculation.length - 1] ?? "";
  const result = resultOf(last);
  const percent = outcome.unit === "percent";
  // "%" belongs to the number: 16.32% is 0.1632.
  const decimals = decimalsOf(result) + (percent ? 2 : 0);
  const shown = (text: string): string => {
    const { over, under } = worth(text);
    return printed({ over: percent ? over * 100n : over, under }, decimals - (percent ? 2 : 0));
  };
  if (calculation.length === 3) expect(shown((calculation[1] ?? "").slice(2))).toBe(result);
  const inWords = (calculation[0] ?? "").slice((calculation[0] ?? "").indexOf(" = ") + 3);
  if (!["metric", "allowance"].includes(explanation.figure.kind) || /the sum of|之和/.test(inWords)) return;
  const named = [...numbers, ...steps.map(({ label, calculation: line }) => ({ label, value: line.split(" = ")[1] ?? "" }))];
  expect(shown(putIn(inWords, named))).toBe(result);
}

/** A formula in words with the numbers put in where their names stand: the whole label, or the name without its period. */
function putIn(formula: string, named: readonly { readonly label: string; readonly value: string }[]): string {
  const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
  const bare = (label: string): string =>
    small(label)
      .replace(/^\d{4}-\d{2}(-\d{2})?( 至 \d{4}-\d{2}-\d{2})? /, "")
      .replace(/ (at )?\d{4}-\d{2}.*$/, "");
  const texts = named.flatMap(({ label, value }) => [
    { name: small(label), value },
    { name: bare(label), value },
  ]);
  const longestFirst = [...texts].sort((a, b) => b.name.length - a.name.length);
  return longestFirst.reduce((text, { name, value }) => text.replaceAll(name, value), formula);
}

const policies: fc.Arbitrary<Partial<Policy>> = fc.record({
  unappliedCredits: fc.constantFrom(...unappliedCredits),
  notesInTurnover: fc.boolean(),
  graceDays: fc.constantFrom(0, 5),
  provision: provisions([30, 60, 90]),
  // Without a currency, so that they are of a ledger with one.
  balances: fc.constantFrom(
    [],
    statedBalanceKinds.map((kind, i) => ({ kind, entity: "", currency: undefined, day: reportDay, amount: `${i * 123}.45` })),
  ),
  measures: fc.record({
    yearDays: fc.constantFrom(...yearDayChoices),
    averageBalance: fc.constantFrom(...averageBalances),
    countBackMonths: fc.constantFrom(...countBackMonthChoices),
    zeroMonth: fc.constantFrom(...zeroMonths),
    costOfCapital: fc.constantFrom(undefined, "0.08", "0.0435"),
  }),
});

const limits: ReadonlyMap<string, CustomerTerms> = new Map(
  customerIds.map((id) => [
    id,
    { id, name: id, limit: { amount: "1234.50", currency: null }, termsDays: undefined, language: undefined, related: false },
  ]),
);

describe.each(locales)("what is printed, in %s,", (locale) => {
  it.each(["2026-10-31", "2026-06-30"])("gives the printed results of the sample as of %s to whoever works it out", async (day) => {
    const source = await sample();
    const all = everyFigure(
      { ...source, policy: { ...source.policy, measures: { ...source.policy.measures, costOfCapital: "0.08" } } },
      dayFromIso(day),
    );
    expect(all.filter(({ explanation }) => explanation.outcome.kind === "value").length).toBeGreaterThan(60);
    for (const { explanation } of all) workOut(explanation, locale);
  });

  it("gives the printed results of any ledger under any policy", () =>
    fc.assert(
      fc.asyncProperty(companies(), policies, async (company, policy) => {
        const source = await readBook(bookOfRows(sheetsOf(company)));
        for (const { explanation } of everyFigure({ ...source, customers: limits, policy: { ...source.policy, ...policy } }, reportDay))
          workOut(explanation, locale);
      }),
      { numRuns: 40 },
    ));
});

it("prints the figure that the answer gives, for every metric", async () => {
  for (const { explanation, figures } of everyFigure(await sample(), undefined)) {
    if (explanation.figure.kind !== "metric") continue;
    const metric = figures.metrics[explanation.figure.id];
    const { calculation, notes } = explanationText(explanation, "en-US");
    if (metric.kind === "unavailable") expect(notes.join(" ")).toMatch(/^Not available, because /);
    else if (explanation.outcome.kind === "value" && explanation.outcome.unit !== "amount")
      expect(resultOf(calculation[calculation.length - 1] ?? "").replaceAll(",", "")).toBe(ratioText(metric.value, 6));
  }
});

it("finds the items behind a number, and they add up to it, for any ledger", () =>
  fc.assert(
    fc.asyncProperty(companies({ paidIn: "receipts" }), policies, async (company, policy) => {
      const read = await readBook(bookOfRows(sheetsOf(company)));
      const source = { ...read, policy: { ...read.policy, ...policy } };
      const { ledger, customers } = source;
      const metrics = metricSource(ledger, source.policy, customers);
      for (const { explanation, figures } of everyFigure(source, reportDay)) {
        const currency = ledger.currencies.indexOf(figures.currency);
        for (const input of numbersOf(explanation)) {
          const { rows, value, to } = input;
          if (value.kind !== "amount" || to === undefined || input.name === "ten-largest" || input.name === "debit-balances") continue;
          const items = itemsBehind(metrics, currency, input);
          if (items === undefined || rows === "paid" || rows === "written-off" || input.name === "sales-with-terms") continue;
          const { open } = openItems(ledger, source.policy, customers, to);
          const amounts = rows === "billed" ? ledger.amount : open;
          expect([explanation.figure, input.name, items.reduce((sum, item) => sum + (amounts[item] ?? 0), 0)]).toEqual([
            explanation.figure,
            input.name,
            value.amount,
          ]);
        }
      }
    }),
    { numRuns: 30 },
  ));

describe("an explanation reads as a person would write it", () => {
  const invoices = `
Invoice No. | Customer | Invoice date | Due date | Amount | Settled on
1 | Acme | 2013-04-10 | 2013-05-10 | 3000.00 |
2 | Acme | 2013-05-10 | 2013-06-09 | 2000.00 | 2013-06-20
3 | Acme | 2013-06-10 | 2013-07-10 | 1000.00 |`;
  const lines = async (id: "dsoSimple90" | "dsoCountBack", locale: Locale): Promise<readonly string[]> => {
    const { source } = await readBookOf({ Invoices: invoices }, "2013-06-30");
    const found = everyFigure(source, dayFromIso("2013-06-30")).find(
      ({ explanation: { figure } }) => figure.kind === "metric" && figure.id === id,
    );
    return found ? explanationLines(found.explanation, locale) : [];
  };

  it("DSO: the numbers with their days, the formula, the numbers put in, the result", async () =>
    // 4,000 open of 6,000 billed in 90 days: 60 days.
    expect(await lines("dsoSimple90", "en-US")).toEqual([
      "DSO, 90 days, as of 2013-06-30",
      "  Receivables at 2013-06-30: 4,000.00",
      "  Sales 2013-04-02 to 2013-06-30: 6,000.00",
      "  Days 2013-04-02 to 2013-06-30: 90",
      "  Sales and receivables with tax, as billed.",
      "  Notes receivable count among the receivables.",
      "  DSO, 90 days = receivables / sales x days",
      "  = 4,000.00 / 6,000.00 x 90",
      "  = 60.000000 days",
    ]));

  it("count-back: month by month", async () =>
    // 1,000 of June (30 days) and 2,000 of May (31 days) leave 1,000 of April's 3,000: a third of its 30 days.
    expect(await lines("dsoCountBack", "zh-CN")).toEqual([
      "周转天数（倒推法），截至 2013-06-30",
      "  2013-06-30 应收余额：4,000.00",
      "  2013-06 销售额：1,000.00",
      "  2013-05 销售额：2,000.00",
      "  2013-06 天数：30",
      "  2013-05 天数：31",
      "  2013-04 销售额：3,000.00",
      "  2013-04 天数：30",
      "  每月按日历天数计。",
      "  无销售月份的天数照计。",
      "  销售额与应收均为含税口径。",
      "  应收余额包含应收票据。",
      "  2013-06 抵减后余额：4,000.00 − 1,000.00 = 3,000.00",
      "  2013-05 抵减后余额：3,000.00 − 2,000.00 = 1,000.00",
      "  整月天数：30 + 31 = 61",
      "  周转天数（倒推法） = 整月天数 + 2013-05 抵减后余额 ÷ 2013-04 销售额 × 2013-04 天数",
      "  = 61 + 1,000.00 ÷ 3,000.00 × 30",
      "  = 71.000000 天",
    ]));

  it("on a sheet: a heading, a row per number, and nothing that Excel would calculate", async () => {
    const all = everyFigure(await sample(), undefined).map(({ explanation }) => explanation);
    const rows = howComputedRows(all, "en-US");
    expect(rows.filter(({ cells }) => cells[0]?.role === "block-head")).toHaveLength(all.length);
    expect(new Set(rows.flatMap(({ cells }) => cells.map(({ value }) => value.kind)))).toEqual(new Set(["text", "empty"]));
  });
});

describe("the allowance reads from its opening balance to its closing balance", () => {
  const invoices = `
Customer No. | Customer | Invoice No. | Currency | Issue date | Due date | Amount | Settled on | Region
C1 | Alpha | INV-1 | EUR | 2026-10-10 | 2026-11-10 | 1000 | | North-East
C2 | Beta | INV-2 | EUR | 2026-09-20 | 2026-10-20 | 400 | | South
C2 | Beta | INV-5 | EUR | 2026-08-20 | 2026-09-20 | 90 | 2026-10-02 | South
C3 | Delta | INV-3 | EUR | 2026-03-15 | 2026-04-15 | 700 | | South
C4 | Omega | INV-4 | USD | 2026-08-15 | 2026-09-15 | 5000 | | South`;
  const movements = [
    ["opening", 46_295, "", "EUR", 500],
    ["write-off", 46_310, "", "EUR", 38.2],
    ["write-off", 46_315, "", "EUR", 3],
    ["recovery", 46_311, "", "EUR", 6.5],
    ["exchange", 46_312, "", "EUR", -1.25],
  ];
  const tables = {
    AR_Settings: [["provision_factor", 1.5]],
    AR_Pools: [["North-East", "region", "North-East"]],
    AR_Specific: [["C3", "INV-3", "in liquidation", "EUR", 0.5, ""]],
    AR_Allowance: movements,
  };
  const explanations = async (policy: Parameters<typeof bookWithPolicy>[1]): Promise<readonly Explanation[]> =>
    everyFigure(await readBook(bookWithPolicy({ Invoices: invoices }, policy)), dayFromIso("2026-10-31")).map(
      ({ explanation }) => explanation,
    );
  const linesOf = (all: readonly Explanation[], line: string, locale: Locale = "en-US", currency = "EUR"): readonly string[] =>
    all
      .filter(({ figure, currency: { code } }) => figure.kind === "allowance" && figure.line === line && code === currency)
      .flatMap((each) => explanationLines(each, locale));

  it("the charge: what is required less what is there after the movements, each on its day", async () =>
    // 1,000 x 0.3 % x 1.5 = 4.50; 400 x 1.6 % x 1.5 = 9.60; half of 700: 364.10 required. 500 - 41.20 + 6.50 - 1.25 = 464.05: 99.95 released.
    expect(linesOf(await explanations(tables), "charge")).toEqual([
      "Allowance, charge for the period, a release if negative, EUR, as of 2026-10-31",
      "  Written off at 2026-10-15: 38.20",
      "  Written off at 2026-10-20: 3.00",
      "  Opening allowance at 2026-09-30: 500.00",
      "  Recovered at 2026-10-16: 6.50",
      "  Exchange difference at 2026-10-17: -1.25",
      "  Required allowance at 2026-10-31: 364.10",
      "  Method: Provision matrix, lifetime expected loss.",
      "  Write-offs are those that AR_Allowance states.",
      "  Recoveries of amounts written off go through the allowance.",
      "  Written off 2026-10: 38.20 + 3.00 = 41.20",
      "  Allowance before the charge at 2026-10-31: 500.00 - 41.20 + 6.50 - 1.25 = 464.05",
      "  Allowance, charge for the period, a release if negative = required allowance - allowance before the charge",
      "  = 364.10 - 464.05",
      "  = -99.95 EUR",
    ]));

  it("the closing balance, in Chinese too", async () =>
    expect(linesOf(await explanations(tables), "closing", "zh-CN").slice(-4)).toEqual([
      "  2026-10 本期计提额：364.10 − 464.05 = -99.95",
      "  坏账准备，期末余额 = 计提前坏账准备 + 本期计提额",
      "  = 464.05 − 99.95",
      "  = 364.10 EUR",
    ]));

  it("every line works out from what is printed, by every method", async () => {
    for (const settings of [
      [["provision_method", "matrix"]],
      [
        ["provision_method", "percent-of-sales"],
        ["provision_rate", 0.02],
        ["provision_recoveries", "profit-or-loss"],
      ],
      [
        ["provision_method", "percent-of-balance"],
        ["provision_rate", 0.05],
      ],
    ])
      for (const locale of locales) {
        const all = await explanations({ ...tables, AR_Settings: settings });
        const told = all.filter(({ figure, currency }) => figure.kind === "allowance" && currency.code === "EUR");
        expect(told.map(({ figure }) => figure.kind === "allowance" && figure.line)).toEqual([
          "opening",
          "writeOffs",
          "recoveries",
          "exchange",
          "beforeCharge",
          "charge",
          "closing",
        ]);
        for (const each of told) workOut(each, locale);
      }
  });

  it("percent of sales: the charge is what was billed since the opening balance, times the rate", async () => {
    const settings = [
      ["provision_method", "percent-of-sales"],
      ["provision_rate", 0.02],
    ];
    expect(linesOf(await explanations({ ...tables, AR_Settings: settings }), "charge")).toEqual([
      "Allowance, charge for the period, a release if negative, EUR, as of 2026-10-31",
      "  Sales 2026-10: 1,000.00",
      "  Loss rate: 2%",
      "  Method: Percent of sales.",
      "  Allowance, charge for the period, a release if negative = sales x loss rate",
      "  = 1,000.00 x 2%",
      "  = 20.00 EUR",
    ]);
  });

  it("without an opening balance says so, beside what is required", async () =>
    expect(linesOf(await explanations(tables), "charge", "en-US", "USD").slice(1)).toEqual([
      "  Required allowance at 2026-10-31: 270.00",
      "  Method: Provision matrix, lifetime expected loss.",
      "  Not available, because AR_Allowance states no opening balance.",
    ]));

  it("shows the rate that AR Policy states and the factor on it, and calls pools and invoices by their own names", async () => {
    const all = await explanations(tables);
    const provision = all.find(({ figure, currency }) => figure.kind === "provision" && currency.code === "EUR");
    expect(provision && explanationLines(provision, "en-US")).toEqual(
      expect.arrayContaining([
        "  Loss rate North-East: Not due: 0.3%",
        "  Forward factor: 150%",
        "  Allowance North-East: Not due at 2026-10-31: 1,000.00 x 0.3% x 150% = 4.50",
        "  Specific provision INV-3 at 2026-10-31: 350.00",
        "  Method: Provision matrix, lifetime expected loss.",
      ]),
    );
  });
});

it("tells of a period before the ledger in the words of the figure, not in those of the allowance", async () => {
  const all = everyFigure(await sample(), dayFromIso("2025-01-31"));
  const found = all.find(({ explanation: { figure } }) => figure.kind === "metric" && figure.id === "dsoAverage365");
  expect(found && explanationText(found.explanation, "en-US").notes).toEqual([
    "Not available, because the history begins later than the period.",
  ]);
});

describe("an explanation leaves nothing to be guessed", () => {
  const told = async (id: string, asOf: string, locale: Locale = "en-US"): Promise<readonly string[]> => {
    const found = everyFigure(await sample(), dayFromIso(asOf)).find(
      ({ explanation: { figure, currency } }) => figure.kind === "metric" && figure.id === id && currency.code === "CNY",
    );
    return found ? explanationLines(found.explanation, locale) : [];
  };

  it("says that items without a due date count as not past due, where there are any", async () => {
    // 702,135.34 not due and 27,686.82 without a due date: 729,822.16.
    const lines = await told("bestPossibleDso90", "2026-10-31");
    expect(lines).toEqual(
      expect.arrayContaining(["  Not past due at 2026-10-31: 729,822.16", "  Items without a due date count as not past due."]),
    );
    expect(await told("bestPossibleDso90", "2026-02-28")).not.toContain("  Items without a due date count as not past due.");
    expect(await told("dsoSimple90", "2026-10-31")).not.toContain("  Items without a due date count as not past due.");
  });

  it("does not call a negative amount nothing to divide by", async () => {
    // On 2 November 2024, the ledger's first day, half of 4,347.20 could be collected and all of it is not past due: -2,173.60 to divide by.
    const found = everyFigure(await sample(), dayFromIso("2024-11-02")).find(
      ({ explanation: { figure, currency } }) => figure.kind === "metric" && figure.id === "ceiQuarterMonthly" && currency.code === "USD",
    );
    expect(locales.map((locale) => found && explanationText(found.explanation, locale).notes)).toEqual([
      ["Not available, because what could be collected, by which it divides, is zero or negative."],
      ["无法计算：作为分母的可收回金额为零或负。"],
    ]);
  });

  it("does not blame due dates where nothing was sold", async () => {
    expect((await told("termsGranted90", "2024-10-15")).slice(-1)).toEqual(["  Not available, because there were no sales in the period."]);
    expect((await told("extendedDso90", "2024-10-15")).slice(-1)).toEqual(["  Not available, because there were no sales in the period."]);
  });

  it("says of how many items a number was made, where items stand behind it", async () => {
    const source = await sample();
    const found = everyFigure(source, dayFromIso("2026-10-31")).find(
      ({ explanation: { figure, currency } }) => figure.kind === "metric" && figure.id === "daysToPay365" && currency.code === "CNY",
    );
    const metrics = metricSource(source.ledger, source.policy, source.customers);
    const currency = source.ledger.currencies.findIndex(({ code }) => code === "CNY");
    const lines = (locale: Locale): readonly string[] =>
      found ? explanationLines(found.explanation, locale, (number) => itemsBehind(metrics, currency, number)?.length) : [];
    // 173 invoices; 4 credit notes that were used are no payments.
    expect(lines("en-US")).toContain("  Paid on invoices 2025-11-01 to 2026-10-31: 8,984,568.59 (173 items)");
    expect(lines("zh-CN")).toContain("  2025-11-01 至 2026-10-31 发票收款额：8,984,568.59（173 项）");
  });

  it("says that the ledger begins within the period", async () => {
    expect(await told("dsoSimple365", "2025-03-31")).toContain(
      "  The ledger of this currency begins on 2024-11-04, later than the period of this figure: nothing before is known, and none of it counts.",
    );
    expect(await told("dsoSimple365", "2025-03-31", "zh-CN")).toContain(
      "  该币种明细自 2024-11-04 起，晚于本指标期间的起点；此前数据未知，未计入。",
    );
    expect((await told("dsoSimple365", "2026-10-31")).join(" ")).not.toContain("begins on");
    expect((await told("dsoSimple90", "2025-03-31")).join(" ")).not.toContain("begins on");
  });

  it("a net credit stands for no days of count-back; nothing owed of nothing sold for none that can be had", async () => {
    const credit = `
Invoice No. | Customer | Invoice date | Due date | Amount | Settled on
1 | Acme | 2013-04-10 | 2013-05-10 | 3000.00 | 2013-05-02
2 | Acme | 2013-05-10 | 2013-05-10 | -500.00 |`;
    const countBack = async (asOf: string): Promise<readonly string[]> => {
      const { source } = await readBookOf({ Invoices: credit }, asOf);
      const found = everyFigure(source, dayFromIso(asOf)).find(
        ({ explanation: { figure } }) => figure.kind === "metric" && figure.id === "dsoCountBack",
      );
      return found ? explanationLines(found.explanation, "en-US") : [];
    };
    expect((await countBack("2013-06-30")).slice(-4)).toEqual([
      "  To count back: the larger of (-500.00; 0) = 0.00",
      "  DSO, count-back = 0",
      "  = 0.000000 days",
      "  The balance is a net credit.",
    ]);
    expect((await countBack("2013-03-31")).slice(-1)).toEqual(["  Not available, because there were no sales in the period."]);
  });
});
