import fc from "fast-check";
import { computeFigures } from "../../src/analyses/compute.js";
import type { CurrencyFigures, MetricId } from "../../src/analyses/figures.js";
import { dayFromIso, type DayNumber } from "../../src/kernel/day.js";
import { decimalText, ratioText } from "../../src/kernel/money.js";
import { defaultPolicy, type CustomerTerms } from "../../src/policy/policy.js";
import { readLines } from "../support/ledger-lines.js";

const on = (iso: string): DayNumber => dayFromIso(iso) as DayNumber;

function figures(lines: readonly string[], asOf: string, customers: ReadonlyMap<string, CustomerTerms> = new Map()): CurrencyFigures {
  const all = computeFigures(readLines(lines).ledger, defaultPolicy, customers, on(asOf));
  const first = all.currencies[0];
  if (!first) throw new Error("no currency");
  return first;
}

function metric(lines: readonly string[], asOf: string, id: MetricId): string {
  const found = figures(lines, asOf).metrics[id];
  return found.kind === "value" ? `${ratioText(found.value, 2)}${found.flag ? ` ${found.flag}` : ""}` : found.reason;
}

describe("the balance of a day", () => {
  const lines = ["C1 1 USD 2026-01-05 2026-02-04 100.00 2026-03-10", "C1 2 USD 2026-03-01 2026-03-31 50.00"];
  it.each([
    ["2026-01-04", "0.00"],
    ["2026-01-05", "100.00"],
    ["2026-03-09", "150.00"],
    ["2026-03-10", "50.00"],
  ])("at %s is %s: later documents are not there, later payments have not happened", (asOf, open) =>
    expect(decimalText(figures(lines, asOf).open, 2)).toBe(open),
  );
});

describe("count-back DSO", () => {
  it("takes whole months and then a share of the last", () => {
    const lines = [
      "C1 1 USD 2026-01-10 2026-02-10 300.00",
      "C1 2 USD 2026-02-10 2026-03-10 100.00",
      "C1 3 USD 2026-03-10 2026-04-10 100.00 2026-03-20",
    ];
    expect(metric(lines, "2026-03-31", "dsoCountBack")).toBe("79.67");
  });
  it("lets a month without sales add its days", () =>
    expect(
      metric(["C1 1 USD 2026-01-10 2026-02-10 100.00", "C1 2 USD 2025-12-10 2026-02-10 900.00 2026-01-20"], "2026-03-31", "dsoCountBack"),
    ).toBe("90.00"));
  it("says when the history ends before the balance is explained", () => {
    const lines = ["C1 1 USD - 2026-02-10 500.00", "C1 2 USD 2026-03-10 2026-04-10 100.00"];
    expect(figures(lines, "2026-03-31").metrics.dsoCountBack).toMatchObject({
      kind: "unavailable",
      reason: "history-exhausted",
      unexplained: 50_000,
    });
  });
  it("is zero and flagged for a credit balance", () =>
    expect(metric(["C1 1 USD 2026-03-10 2026-04-10 -100.00"], "2026-03-31", "dsoCountBack")).toBe("0.00 credit-balance"));
});

describe("a ratio that cannot be had", () => {
  it("says that there were no sales", () =>
    expect(metric(["C1 1 USD 2025-01-10 2025-02-10 100.00"], "2026-03-31", "dsoSimple90")).toBe("no-sales"));
  it("keeps its sign when the balance is a credit", () =>
    expect(
      metric(["C1 1 USD 2026-03-10 2026-04-10 100.00 2026-03-20", "C1 2 USD 2026-03-12 2026-04-10 -40.00"], "2026-03-31", "dsoSimple30"),
    ).toBe("-20.00 credit-balance"));
});

describe("buckets", () => {
  it("keep items without a due date apart, and a credit without one by its own day", () => {
    const { agingByDue } = figures(["C1 1 USD 2026-01-05 - 100.00", "C1 2 USD 2026-02-20 - -30.00"], "2026-03-31");
    expect(agingByDue.buckets.map((bucket, i) => [bucket.id, agingByDue.amounts[i]]).filter(([, amount]) => amount !== 0)).toEqual([
      ["31-60", -3000],
      ["no-due-date", 10_000],
    ]);
  });

  it("add up to the open items for any ledger", () => {
    const line = fc
      .tuple(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 46_000, max: 46_300 }),
        fc.option(fc.integer({ min: -10, max: 120 })),
        fc.integer({ min: -99_999, max: 99_999 }),
        fc.option(fc.integer({ min: 0, max: 200 })),
      )
      .map(
        ([customer, issued, terms, cents, paid]) =>
          `C${customer} ${issued} USD ${issued} ${terms === null ? "-" : issued + terms} ${(cents / 100).toFixed(2)} ${paid === null ? "-" : issued + paid}`,
      );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), fc.integer({ min: 46_000, max: 46_400 }), (lines, asOf) => {
        const { ledger } = readLines(lines);
        for (const each of computeFigures(ledger, defaultPolicy, new Map(), asOf as DayNumber).currencies) {
          for (const aging of [each.agingByDue, each.agingByIssue]) {
            expect(aging.amounts.reduce<number>((sum, amount) => sum + amount, 0)).toBe(each.open);
            expect(aging.rows.reduce<number>((sum, row) => sum + row.total, 0)).toBe(each.open);
          }
        }
      }),
    );
  });
});

describe("credit and dunning", () => {
  const terms = new Map<string, CustomerTerms>([
    ["C1", { id: "C1", name: "One", limit: { amount: "120", currency: "USD" }, termsDays: 30, language: undefined, related: false }],
  ]);
  it("holds a customer over its limit and says what is available", () => {
    const [check] = figures(["C1 1 USD 2026-03-05 2026-04-04 150.00"], "2026-03-31", terms).credit;
    expect(check).toMatchObject({ exposure: 15_000, limit: 12_000, available: -3000, status: "hold", reasons: ["over-limit"] });
  });
  it("watches a customer near its limit, and one without any", () => {
    const { credit } = figures(["C1 1 USD 2026-03-05 2026-04-04 110.00", "C2 2 USD 2026-03-05 2026-04-04 1.00"], "2026-03-31", terms);
    expect(credit.map((check) => [check.status, ...check.reasons])).toEqual([
      ["watch", "near-limit"],
      ["watch", "no-limit"],
    ]);
  });
  it("reminds by the oldest item, and not of what a credit covers", () => {
    const { dunning } = figures(
      [
        "C1 1 USD 2026-01-05 2026-02-04 100.00",
        "C1 2 USD 2026-02-05 2026-03-20 50.00",
        "C2 3 USD 2026-01-05 2026-02-04 30.00",
        "C2 4 USD 2026-01-06 2026-02-04 -40.00",
      ],
      "2026-03-31",
    );
    expect(dunning.map(({ level, amount, items, leftOut }) => ({ level, amount, items, leftOut }))).toEqual([
      { level: 2, amount: 15_000, items: [0, 1], leftOut: [] },
      { level: 0, amount: 0, items: [], leftOut: [{ item: 2, reason: "credit", open: 3_000 }] },
    ]);
  });
});
