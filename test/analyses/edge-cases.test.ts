import type { CurrencyFigures, MetricId } from "../../src/analyses/figures.js";
import { allowanceRollForward, pooledProvision } from "../../src/analyses/methods/allowance.js";
import { interestBetween } from "../../src/analyses/methods/late-interest.js";
import { dayFromIso, type DayNumber } from "../../src/kernel/day.js";
import { decimalText, ratioText } from "../../src/kernel/money.js";
import { defaultPolicy, type Measures, type Policy } from "../../src/policy/policy.js";
import type { StatedBalanceKind } from "../../src/policy/stated-balance.js";
import { readBookOf } from "../support/book-of.js";

/** "77.50 days' worth", or why there is none. */
function shown(figures: CurrencyFigures | undefined, id: MetricId): string {
  const metric = figures?.metrics[id];
  if (!metric) return "no currency";
  if (metric.kind === "value") return `${ratioText(metric.value, 2)}${metric.flag ? ` ${metric.flag}` : ""}`;
  return `${metric.reason}${metric.atLeast ? `, at least ${ratioText(metric.atLeast, 2)}` : ""}`;
}

async function metric(id: MetricId, invoices: string, asOf: string, policy: Partial<Policy> = {}): Promise<string> {
  return shown((await readBookOf({ Invoices: invoices }, asOf, policy)).figures.currencies[0], id);
}

const measures = (some: Partial<Measures>): Partial<Policy> => ({ measures: { ...defaultPolicy.measures, ...some } });

describe("a day in the past from today's balances", () => {
  const openOnly = `
Invoice No. | Customer | Invoice date | Due date | Open amount
1 | Acme | 2026-01-10 | 2026-02-09 | 100.00
2 | Acme | 2026-03-20 | 2026-04-19 | 40.00`;

  it("is said to be one: nothing dated tells what was open then", async () => {
    const { figures } = await readBookOf({ Invoices: openOnly }, "2026-02-28");
    expect(figures.basis).toBe("stated-open-amount");
    expect(decimalText(figures.currencies[0]?.open as never, 2)).toBe("100.00");
  });
  it("gives no DSO, but the shares of what is open", async () => {
    expect(await metric("dsoSimple90", openOnly, "2026-03-31")).toBe("open-items-only");
    // 40 of 140 are not past due.
    expect(await metric("percentCurrent", openOnly, "2026-03-31")).toBe("28.57");
  });
});

describe("receivables with VAT against sales", () => {
  const invoices = `
Invoice No. | Customer | Invoice date | Due date | Net amount | VAT | Amount | Settled on
1 | Acme | 2026-03-10 | 2026-04-09 | 100.00 | 21.00 | 121.00 |
2 | Acme | 2026-03-11 | 2026-04-10 | 100.00 | 21.00 | 121.00 | 2026-03-20`;
  it("give the same DSO with VAT on both sides or on neither: never the one against the other", async () => {
    // 121 of 242, or 100 of 200, in 30 days; 121 against 200 would be 18.15, 21% more.
    expect(await metric("dsoSimple30", invoices, "2026-03-31", { salesBasis: "gross" })).toBe("15.00");
    expect(await metric("dsoSimple30", invoices, "2026-03-31", { salesBasis: "net" })).toBe("15.00");
  });
  it("have no DSO net of VAT where no column states it, and say so", async () => {
    const without = invoices.replace("Net amount | VAT", "Note | Memo").replaceAll("100.00 | 21.00", "a | b");
    expect(await metric("dsoSimple30", without, "2026-03-31", { salesBasis: "net" })).toBe("net-missing");
  });
});

describe("a write-off", () => {
  const invoices = `
Invoice No. | Customer | Invoice date | Due date | Amount | Settled on
1 | Acme | 2026-01-10 | 2026-02-09 | 100.00 |
2 | Acme | 2026-02-10 | 2026-03-12 | 100.00 |
3 | Acme | 2025-12-10 | 2026-01-09 | 50.00 | 2026-01-15`;
  const receipts = `
Receipt date | Invoice No. | Amount | Type
2026-02-20 | 1 | 60.00 | Payment
2026-03-10 | 1 | 40.00 | Bad debt write-off`;
  const without = receipts.split("\n").slice(0, -1).join("\n");

  it("is no collection: it leaves collection effectiveness where it was", async () => {
    // The quarter collected 60 of what was billed, 200; nothing is current. Written off or not, 40 were not collected.
    const written = await readBookOf({ Invoices: invoices, Receipts: receipts }, "2026-03-31");
    const kept = await readBookOf({ Invoices: invoices, Receipts: without }, "2026-03-31");
    expect(shown(written.figures.currencies[0], "ceiQuarter")).toBe(shown(kept.figures.currencies[0], "ceiQuarter"));
  });
  it("is no payment: days to pay do not know it", async () => {
    const written = await readBookOf({ Invoices: invoices, Receipts: receipts }, "2026-03-31");
    const kept = await readBookOf({ Invoices: invoices, Receipts: without }, "2026-03-31");
    expect(shown(written.figures.currencies[0], "daysToPay365")).toBe(shown(kept.figures.currencies[0], "daysToPay365"));
  });
  it("is not left in the receivable, nor in the base of the provision", async () => {
    const { figures } = await readBookOf({ Invoices: invoices, Receipts: receipts }, "2026-03-31");
    const [first] = figures.currencies;
    expect(decimalText(first?.open as never, 2)).toBe("100.00");
    expect(first?.provision.byBucket.reduce((sum, { base }) => sum + base, 0)).toBe(10_000);
  });
  it("is bad debt over the sales of a year", async () => {
    const { figures } = await readBookOf({ Invoices: invoices, Receipts: receipts }, "2026-03-31");
    // 40 of 250.
    expect(shown(figures.currencies[0], "badDebtRatio365")).toBe("16.00");
  });
  it("that the source has no place for is not taken for none", async () =>
    expect(await metric("badDebtRatio365", invoices, "2026-03-31")).toBe("write-offs-not-stated"));
});

describe("an allowance", () => {
  it("is computed on gross debts: a customer in credit takes nothing off the others", () => {
    const items = [
      { gross: 1000, rate: 0.05, specific: null },
      { gross: -400, rate: 0.05, specific: null },
    ];
    const total = (credits: "exclude" | "net"): string => {
      const found = pooledProvision(items, credits);
      return found.kind === "value" ? found.value.total.toString() : found.reason;
    };
    expect([total("exclude"), total("net")]).toEqual(["50", "30"]);
  });
  it("that write-offs have made a debit is brought to what is required by a charge of both", () => {
    // 100 less 150 written off: 50 debit; 80 required.
    const { charge } = allowanceRollForward(100, { writeOffs: 150, recoveries: 0 }, 0, 80, "allowance");
    expect(charge.toString()).toBe("130");
  });
});

describe("count-back that runs out of history", () => {
  const invoices = `
Invoice No. | Customer | Invoice date | Due date | Amount | Settled on
1 | Acme |  | 2026-02-10 | 500.00 |
2 | Acme | 2026-03-10 | 2026-04-10 | 100.00 |
3 | Acme | 2026-01-10 | 2026-02-10 | 50.00 | 2026-02-01`;
  it("is at least the days of the history, with what they leave unexplained", async () =>
    // 600 open, 150 billed: January's 31, February's 28 and March's 31 days.
    expect(await metric("dsoCountBack", invoices, "2026-03-31")).toBe("history-exhausted, at least 90.00"));
  it("counts 30 days a month where the policy says so", async () =>
    expect(await metric("dsoCountBack", invoices, "2026-03-31", measures({ countBackMonths: "30" }))).toBe(
      "history-exhausted, at least 90.00",
    ));
  it("leaves a month without sales out, or stops there, where the policy says so", async () => {
    expect(await metric("dsoCountBack", invoices, "2026-03-31", measures({ zeroMonth: "skip" }))).toBe("history-exhausted, at least 62.00");
    expect(await metric("dsoCountBack", invoices, "2026-03-31", measures({ zeroMonth: "stop" }))).toBe(
      "stopped-at-zero-month, at least 31.00",
    );
  });
});

describe("an average that would reach before the history", () => {
  const invoices = `
Invoice No. | Customer | Invoice date | Due date | Amount | Settled on
1 | Acme | 2026-03-10 | 2026-04-10 | 100.00 |
2 | Acme | 2026-01-10 | 2026-02-10 | 50.00 | 2026-02-01`;
  it("is not available: what was owed before is not known, which is not nothing", async () => {
    expect(await metric("turnoverDays", invoices, "2026-03-31")).toBe("history-too-short");
    expect(await metric("dsoAverage365", invoices, "2026-03-31")).toBe("history-too-short");
  });
});

describe("a leap year", () => {
  const invoices = `
Invoice No. | Customer | Invoice date | Due date | Amount | Settled on
1 | Acme | 2024-02-10 | 2024-03-10 | 58.00 |
2 | Acme | 2024-01-31 | 2024-02-10 | 1.00 | 2024-02-01
3 | Acme | 2024-02-12 | 2024-03-10 | 58.00 | 2024-02-20`;
  it("has a February of 29 days in count-back and in the quarter", async () => {
    // Half of February's 116: half of its 29 days. The quarter so far has 31 + 29 days for 117 of sales.
    expect(await metric("dsoCountBack", invoices, "2024-02-29")).toBe("14.50");
    expect(await metric("dsoQuarter", invoices, "2024-02-29")).toBe("29.74");
  });
  it("has 60 days from 1 January to 29 February in the year to date", async () =>
    expect(await metric("dsoYear", invoices, "2024-02-29")).toBe("29.74"));
});

describe("a period without sales", () => {
  const invoices = `
Invoice No. | Customer | Invoice date | Due date | Amount | Settled on
1 | Acme | 2025-01-10 | 2025-02-09 | 100.00 |
2 | Acme | 2024-12-10 | 2025-01-09 | 50.00 | 2025-01-15`;
  it.each(["dsoSimple90", "dsoAverage90", "bestPossibleDso90", "averageDaysDelinquent90", "delinquentDso90", "turnoverDays"] as const)(
    "has no %s, and says why",
    async (id) => expect(await metric(id, invoices, "2026-03-31")).toBe("no-sales"),
  );
  it("turns the balance over no times", async () => expect(await metric("turnover", invoices, "2026-03-31")).toBe("0.00"));
  it("has a count-back all the same: the months without sales elapse", async () =>
    // All of January 2025: 31 days of that month and the 424 days from February 2025 to March 2026.
    expect(await metric("dsoCountBack", invoices, "2026-03-31")).toBe("455.00"));
});

describe("interest", () => {
  const between = (paid: string): number =>
    interestBetween(
      { principal: 10_000, annualRate: 0.1 },
      dayFromIso("2026-03-31") as DayNumber,
      dayFromIso(paid) as DayNumber,
      "act/365",
      false,
      2,
    ).days;
  it("starts on the day after the due date: none on the due date itself, one day's on the next", () =>
    expect([between("2026-03-31"), between("2026-04-01"), between("2026-04-30")]).toEqual([0, 1, 30]));
});

describe("metrics beside DSO, each by hand", () => {
  const invoices = `
Invoice No. | Customer | Invoice date | Due date | Amount | Settled on
1 | Acme | 2025-03-10 | 2025-04-09 | 100.00 | 2025-04-30
2 | Acme | 2026-02-10 | 2026-03-12 | 300.00 |
3 | Brill | 2026-03-20 | 2026-04-19 | 100.00 |
4 | Brill | 2025-12-20 | 2026-01-19 | 600.00 | 2026-02-01`;
  const figure = (id: MetricId, policy: Partial<Policy> = {}): Promise<string> => metric(id, invoices, "2026-03-31", policy);
  it.each([
    // Opening 100 (31 March 2025), closing 400: mean 250; sales of the year 1,000.
    ["averageBalance", "25000.00"],
    ["turnover", "4.00"],
    ["turnoverDays", "91.25"],
    // 300 aged 49 days over February's 300, 100 aged 11 days over March's 100.
    ["dsoTrue", "60.00"],
    // All of February and all of March is open: twice 30 days.
    ["dsoSalesWeighted", "60.00"],
    // Squares of 75% and 25%.
    ["concentration", "6250.00"],
    ["topTenShare", "100.00"],
    ["percentCurrent", "25.00"],
    // Sales of the quarter 400 over three months; opening 600, open 400, 100 of it current.
    ["ceiQuarter", "66.67"],
    ["ceiQuarterMonthly", "52.63"],
    // 400 of sales, all at 30 days.
    ["termsGranted90", "30.00"],
    // 100 x 90 / 1,000 of sales in 365... of the 90 days from 1 January: 400; 22.5 days granted, 7.5 less than the terms.
    ["extendedDso90", "-7.50"],
  ] as const)("%s is %s", async (id, expected) => expect(await figure(id)).toBe(expected));
  it("turnover days take a year of 360 days where the policy says so", async () =>
    expect(await figure("turnoverDays", measures({ yearDays: 360 }))).toBe("90.00"));
  it("the average of 13 month-ends is that of all of them", async () =>
    // 100 at 31 March 2025, 0 to November, 600 at 31 December and 31 January, 300 at 28 February, 400: 2,000 / 13.
    expect(await figure("averageBalance", measures({ averageBalance: "month-ends" }))).toBe("15384.62"));
  it("costs of financing need a rate, and are told by it", async () => {
    expect(await figure("costOfOverdue")).toBe("cost-of-capital-missing");
    // 300 past due for 19 days at 10%: 1.5616; 400 for a year: 40.00.
    expect(await figure("costOfOverdue", measures({ costOfCapital: "0.1" }))).toBe("156.16");
    expect(await figure("costOfReceivables", measures({ costOfCapital: "0.1" }))).toBe("4000.00");
  });
  describe("working capital and the cash ratio", () => {
    const asOf = dayFromIso("2026-03-31");
    const stated = (amounts: Partial<Record<StatedBalanceKind, string>>, day = asOf, currency?: string): Partial<Policy> => ({
      balances: Object.entries(amounts).map(([kind, amount]) => ({
        kind: kind as StatedBalanceKind,
        entity: "",
        currency,
        day: day as DayNumber,
        amount,
      })),
    });
    const all = {
      inventory: "250.00",
      payables: "180.50",
      "other-operating-assets": "30",
      "other-operating-liabilities": "45",
      cash: "90",
      "current-liabilities": "360",
    };
    it.each([
      // 250 + 400 - 180.50
      ["tradeWorkingCapital", "46950.00"],
      // and 30 - 45
      ["workingCapital", "45450.00"],
      // 454.50 of 1,000 of sales in a year of 365 days
      ["workingCapitalDays", "165.89"],
      ["cashRatio", "0.25"],
    ] as const)("%s is %s with the balances of the day", async (id, expected) => expect(await figure(id, stated(all))).toBe(expected));
    it("are not available without them, with those of another day, another currency, or one of them missing", async () => {
      const { payables, ...rest } = all;
      expect(payables).toBe("180.50");
      for (const id of ["tradeWorkingCapital", "workingCapital", "workingCapitalDays"] as const)
        for (const policy of [{}, stated(all, dayFromIso("2026-02-28")), stated(all, asOf, "JPY"), stated(rest)])
          expect(await figure(id, policy)).toBe("balance-not-stated");
      expect(await figure("cashRatio", stated(rest))).toBe("0.25");
      expect(await figure("cashRatio", stated({ cash: "90" }))).toBe("balance-not-stated");
      expect(await figure("cashRatio", stated({ cash: "90", "current-liabilities": "0" }))).toBe("zero-denominator");
    });
  });
});
