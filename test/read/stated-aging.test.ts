import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { figuresOf } from "../../src/app/figures-of.js";
import { noChoices, readSource } from "../../src/app/read-source.js";
import { bucketFinder } from "../../src/analyses/aging.js";
import { metricSource } from "../../src/analyses/metrics.js";
import { trends } from "../../src/analyses/trend.js";
import type { CurrencyFigures } from "../../src/analyses/figures.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { known } from "../../src/kernel/assert.js";
import { dayFromIso, isoFromDay } from "../../src/kernel/day.js";
import { decimalText, type Minor } from "../../src/kernel/money.js";
import { unwatched } from "../../src/kernel/progress.js";
import { failureLine } from "../../src/text/failures.js";
import { Workbook } from "../../src/workbook/workbook.js";
import { gridOfLayout, type Layout } from "../layouts/layout.js";
import { agingText, bookOf, findingTexts, readBookOf } from "../support/book-of.js";

const summary = `Harbor Trading Ltd
A/R Aging Summary
As of March 31, 2026
Customer | Current | 1 - 30 | 31 - 60 | 61 - 90 | > 90 | Total
Acme | 100 | 50.25 | 0 | 0 | 10 | 160.25
Beta | 0 | -20 | 30 |  | 5 | 15
Total | 100 | 30.25 | 30 | 0 | 15 | 175.25`;

it("reads an aging that states its bands, in the buckets of the policy where the limits are the same", async () => {
  const { figures, findings } = await readBookOf({ Aging: summary }, "2026-03-31");
  expect(agingText(figures.currencies[0])).toBe("current 100.00 | 1-30 30.25 | 31-60 30.00 | 91+ 15.00");
  expect(figures.currencies[0]?.open).toBe(17_525);
  expect(figures.basis).toBe("stated-open-amount");
  expect(findingTexts(findings)).toContain("ages-stated 1");
  expect(findingTexts(findings).some((text) => text.startsWith("total-differs"))).toBe(false);
});

it("shows what each customer has in each band", async () => {
  const { figures, ledger } = await readBookOf({ Aging: summary }, "2026-03-31");
  const rows = figures.currencies[0]?.agingByDue.rows.map(({ customer, amounts, total }) => [
    ledger.customers[customer]?.id,
    amounts,
    total,
  ]);
  expect(rows).toEqual([
    ["Acme", [10_000, 5025, 0, 0, 1000], 16_025],
    ["Beta", [0, -2000, 3000, 0, 500], 1500],
  ]);
});

it("refuses any other day than that of the report, and says which it is", async () => {
  const read = await readSource(hostOf(bookOf({ Aging: summary })), noChoices, unwatched);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const at = figuresOf(read.value, dayFromIso("2026-04-30"));
  expect(at.ok ? "" : failureLine(at.failure, "en-US")).toBe(
    "Aging!A4:G7 states its ages as of 2026-03-31; ages as of 2026-04-30 cannot be worked out from it. Ask for 2026-03-31, or bring the invoices with their days.",
  );
  const own = figuresOf(read.value, undefined);
  expect(own.ok && isoFromDay(own.value.figures.asOf)).toBe("2026-03-31");
});

it("asks for the day where the report states none, and says that it took the one it was given", async () => {
  const undated = summary.replace("As of March 31, 2026", "All customers");
  const read = await readSource(hostOf(bookOf({ Aging: undated })), noChoices, unwatched);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const at = figuresOf(read.value, undefined);
  expect(at.ok ? "" : at.failure.kind).toBe("as-of-missing");
  const { findings } = await readBookOf({ Aging: undated }, "2026-03-31");
  expect(findings.find(({ kind }) => kind === "ages-of-day-asked")?.found).toEqual(["2026-03-31"]);
});

it("finds each amount in the band that it stands in, as the sheet of open items does", async () => {
  const { ledger, source } = await readBookOf({ Aging: summary }, "2026-03-31");
  const finder = bucketFinder(ledger, "due", source.policy, known(dayFromIso("2026-03-31"), "a day"), []);
  expect([...ledger.amount].map((amount, item) => `${amount} ${finder.idOf(item)}`)).toEqual([
    "10000 current",
    "5025 1-30",
    "1000 91+",
    "-2000 1-30",
    "3000 31-60",
    "500 91+",
  ]);
});

it("has no trend of an aging: nothing tells what was past due at the end of another month", async () => {
  const { source, figures } = await readBookOf({ Aging: summary }, "2026-03-31");
  const months = trends(metricSource(source.ledger, source.policy, source.customers), figures.asOf, 3)[0];
  expect(months?.map(({ kind }) => kind)).toEqual(["unavailable", "unavailable", "unavailable"]);
});

it("has no ratio of an aging, and says why", async () => {
  const { figures } = await readBookOf({ Aging: summary }, "2026-03-31");
  expect(figures.currencies[0]?.metrics.dsoSimple90).toMatchObject({ kind: "unavailable", reason: "ages-stated" });
});

it("provides by bucket where the limits are those of the rates", async () => {
  const { figures } = await readBookOf({ Aging: summary }, "2026-03-31");
  // 100.00 x 0.3 % + 30.25 x 1.6 % + 30.00 x 3.6 % + 15.00 x 10.6 % = 0.30 + 0.48 + 1.08 + 1.59.
  expect(figures.currencies[0]?.provision.total).toMatchObject({ value: 345 });
});

it("adds finer bands up to the policy's buckets", async () => {
  const finer = `As of 2026-03-31
Customer | Not due | 1-15 | 16-30 | 31-60 | 61-90 | 91-120 | 121+ | Total
Acme | 1 | 2 | 4 | 8 | 16 | 32 | 64 | 127`;
  const { figures } = await readBookOf({ Aging: finer }, "2026-03-31");
  expect(agingText(figures.currencies[0])).toBe("current 1.00 | 1-30 6.00 | 31-60 8.00 | 61-90 16.00 | 91+ 96.00");
});

it("shows the report's own bands where they are not those of the policy, and provides nothing by guess", async () => {
  const wider = `As of 2026-03-31
Customer | Current | 1-45 | 46-90 | Over 90 | Total
Acme | 1 | 2 | 4 | 8 | 15`;
  const { figures } = await readBookOf({ Aging: wider }, "2026-03-31");
  expect(agingText(figures.currencies[0])).toBe("current 1.00 | 1-45 2.00 | 46-90 4.00 | 91+ 8.00");
  expect(figures.currencies[0]?.pastDue.amount).toBe(1400);
  expect(figures.currencies[0]?.provision.total).toMatchObject({ reason: "buckets-differ" });
});

it("keeps years of age since issue as they are, and takes none of it for past due", async () => {
  const years = `截止日期：2025-12-31
客户 | 1年以内 | 1-2年 | 2-3年 | 3年以上 | 合计
甲公司 | 100 | 20 | 0 | 3 | 123
合计 | 100 | 20 | 0 | 3 | 123`;
  const { figures, ledger } = await readBookOf({ 账龄: years }, "2025-12-31");
  const { agingByIssue, pastDue, open } = known(figures.currencies[0], "a currency");
  expect(ledger.stated?.basis).toBe("issue");
  expect(agingByIssue.buckets.map(({ label }) => label)).toEqual(["1年以内", "1-2年", "2-3年", "3年以上"]);
  expect(agingByIssue.amounts).toEqual([10_000, 2000, 0, 300]);
  expect(open).toBe(12_300);
  expect(pastDue.byAmount).toMatchObject({ kind: "unavailable", reason: "ages-not-by-due" });
});

it("names a total of a row or a column that its amounts do not add up to, with the difference", async () => {
  const wrong = summary
    .replace("10 | 160.25", "10 | 160.30")
    .replace("30.25 | 30 | 0 | 15", "31.25 | 30 | 0 | 15")
    .replace("| 175.25", "| 175.30");
  const { findings } = await readBookOf({ Aging: wrong }, "2026-03-31");
  const found = known(
    findings.find(({ kind }) => kind === "total-differs"),
    "a finding",
  );
  expect(found.cells.map(({ row, column }) => [row, column])).toEqual([
    [4, 6],
    [6, 2],
  ]);
  expect(found.amounts).toMatchObject([{ currency: null, amount: 105, count: 2, places: [0, 1] }]);
});

it("names a band that cannot be read, and leaves it out", async () => {
  const { findings, figures } = await readBookOf({ Aging: summary.replace("| 50.25 |", "| about 50 |") }, "2026-03-31");
  expect(findings.find(({ kind }) => kind === "amount-unreadable")?.cells).toEqual([{ sheet: "Aging", row: 4, column: 2 }]);
  expect(figures.currencies[0]?.open).toBe(12_500);
});

it("reads the invoices, not the aging that was made from them and stands beside them", async () => {
  const invoices = `Customer | Invoice | Invoice Date | Due Date | Amount
Acme | 1 | 2026-03-01 | 2026-03-31 | 160.25`;
  const { ledger } = await readBookOf({ Aging: summary, Invoices: invoices }, "2026-03-31");
  expect(ledger.source.sheet).toBe("Invoices");
});

interface AgingLayout extends Layout {
  readonly kind: string;
  readonly missing?: readonly string[];
  readonly bucketBase?: string;
}

const layouts = JSON.parse(readFileSync(join(__dirname, "../layouts/layouts.json"), "utf8")) as readonly AgingLayout[];
const reports = layouts.filter(({ kind, missing, open }) => kind === "aging-buckets" && !missing?.includes("customer") && open);

it.each(reports.map((layout) => [`${layout.system}, ${layout.report}`, layout] as const))(
  "finds the open amount of the report: %s",
  async (_, layout) => {
    const book = new Workbook("export.xlsx");
    const sheet = book.addSheet("Export");
    gridOfLayout(layout)
      .rows()
      .forEach((cells, row) => cells.forEach((value, column) => value !== null && sheet.cells.set(row, column, { value })));
    const read = await readSource(hostOf(book), noChoices, unwatched);
    if (!read.ok) throw new Error(JSON.stringify(read.failure));
    const at = figuresOf(read.value, dayFromIso(layout.asOf ?? ""));
    if (!at.ok) throw new Error(JSON.stringify(at.failure));
    const open = at.value.figures.currencies.map(({ currency, open: total }) => [
      String(currency.code),
      decimalText(total, currency.exponent),
    ]);
    expect(Object.fromEntries(open)).toEqual(layout.open);
    expect(read.value.ledger.stated?.basis).toBe(layout.bucketBase === "due" ? "due" : "issue");
  },
);

function footed({ agingByDue, agingByIssue, open }: CurrencyFigures): void {
  const total = (amounts: readonly Minor[]): number => amounts.reduce<number>((sum, amount) => sum + amount, 0);
  for (const aging of [agingByDue, agingByIssue]) {
    expect(total(aging.amounts)).toBe(open);
    expect(aging.rows.reduce((sum, row) => sum + row.total, 0)).toBe(open);
  }
}

const limits = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }).map((list) => list.sort((a, b) => a - b));
const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });

it("adds up to the amounts of the report, whatever its bands and those of the policy", async () => {
  await fc.assert(
    fc.asyncProperty(
      limits,
      limits,
      fc.boolean(),
      fc.array(fc.array(cents, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 6 }),
      async (own, policy, dueToo, rows) => {
        const bands = [
          ...(dueToo ? ["Current"] : []),
          ...own.map((limit, i) => `${(own[i - 1] ?? 0) + 1}-${limit}`),
          `Over ${own[own.length - 1] ?? 0}`,
        ];
        const lines = rows.map((amounts, i) =>
          [`C${i}`, ...amounts.slice(0, bands.length).map((amount) => (amount / 100).toFixed(2))].join(" | "),
        );
        const text = ["As of 2026-03-31", ["Customer", ...bands].join(" | "), ...lines].join("\n");
        fc.pre(rows.some((amounts) => amounts.slice(0, bands.length).some((amount) => amount !== 0)));
        const { figures } = await readBookOf({ Aging: text }, "2026-03-31", { bucketLimits: policy });
        const expected = rows.flatMap((amounts) => amounts.slice(0, bands.length)).reduce((sum, amount) => sum + amount, 0);
        const first = known(figures.currencies[0], "a currency");
        expect(first.open).toBe(expected);
        footed(first);
      },
    ),
    { numRuns: 60 },
  );
});
