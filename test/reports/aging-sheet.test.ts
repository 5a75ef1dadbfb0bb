import { readFileSync } from "node:fs";
import { join } from "node:path";
import { computeFigures } from "../../src/analyses/compute.js";
import { known } from "../../src/kernel/assert.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { minor } from "../../src/kernel/money.js";
import type { FindingGroup } from "../../src/ledger/finding.js";
import { defaultPolicy, type CustomerTerms } from "../../src/policy/policy.js";
import { planAging } from "../../src/reports/aging-sheet.js";
import type { PlanCell, SheetPlan } from "../../src/sheet/sheet-plan.js";
import { ledgerOf } from "../support/ledger-builder.js";
import { planText } from "../support/plan-text.js";

const asOf = known(dayFromIso("2026-10-31"), "a day");
const lines = [
  "C1 INV-1 USD 2026-06-20 2026-07-20 21300.00",
  "C1 INV-2 USD 2026-09-01 2026-10-01 9872.40",
  "C1 CN-3  USD 2026-10-01 2026-10-31 -1250.00",
  "C2 INV-4 USD 2026-09-01 2026-12-01 86410.00",
  "C3 INV-5 USD 2026-08-01 2026-09-01 48275.60 2026-10-05",
  "C4 INV-6 USD 2026-06-01 2026-07-01 6150.00 2026-11-05",
  "C5 INV-7 USD 2026-11-02 2026-12-02 500.00",
  "C6 INV-8 CNY 2026-09-20 - 31200.00",
  "C7 CN-9  CNY 2026-09-20 2026-10-20 -34900.00",
];
const english = { C1: "Oakfield Retail Group Ltd", C2: "=Calder & Finch" };
const terms: CustomerTerms = { id: "C1", name: "", limit: undefined, termsDays: 30, language: undefined, related: false };

function plan(
  locale: "en-US" | "zh-CN",
  names: Readonly<Record<string, string>>,
  from = lines,
  findings: readonly FindingGroup[] = [],
): SheetPlan {
  const ledger = ledgerOf(from, names);
  const customers = new Map([["C1", terms]]);
  const figures = computeFigures(ledger, defaultPolicy, customers, asOf);
  const name = "AR Aging 2026-10-31";
  return planAging({
    figures,
    ledger,
    findings,
    policy: defaultPolicy,
    customers,
    locale,
    preparedAt: "2026-11-02 09:47",
    file: "book.xlsx",
    name,
  });
}

const golden = (name: string): string => readFileSync(join(__dirname, "../golden/aging-sheet", name), "utf8");
const cellAt = (sheet: SheetPlan, row: number, column: number): PlanCell | undefined =>
  sheet.rows.at(row)?.cells.find((cell) => cell.column === column);

it("lays out the aging in English as signed off", () => expect(planText(plan("en-US", english))).toBe(golden("english.txt")));

it("lays out the aging in both languages for Chinese readers", () =>
  expect(planText(plan("zh-CN", { C6: "青岛金港食品有限公司" }))).toBe(golden("chinese.txt")));

it("leaves the column for undated items out where every invoice has a due date", () => {
  const dated = lines.filter((line) => !line.includes("INV-8"));
  expect(planText(plan("en-US", english, dated))).not.toContain("No due date |");
});

it("points every check of the plan at a formula that must show zero", () => {
  const sheet = plan("en-US", english);
  expect(sheet.checks.map((check) => check.name)).toEqual([
    "buckets = open items (USD)",
    "cross-foot (USD)",
    "buckets = open items (CNY)",
    "cross-foot (CNY)",
  ]);
  for (const check of sheet.checks) expect(cellAt(sheet, check.row, check.column)?.value).toMatchObject({ kind: "formula", expected: 0 });
});

it("gives no share past due where a customer's total is a credit", () => {
  const row = [...plan("en-US", english).rows].find(({ cells }) => cells[0]?.value.kind === "text" && cells[0].value.text === "C7");
  expect(row?.cells.at(-1)?.value).toMatchObject({ expected: "n/a" });
});

it("keeps a customer's name that looks like a formula as text", () => {
  const row = [...plan("en-US", english).rows].find(({ cells }) => cells[0]?.value.kind === "text" && cells[0].value.text === "C2");
  expect(row?.cells[1]?.value).toEqual({ kind: "text", text: "=Calder & Finch" });
});

it("prints a page wide on A4 for Chinese readers and on Letter otherwise, the head on every page", () => {
  expect(plan("zh-CN", {}).page).toMatchObject({
    paper: "a4",
    orientation: "landscape",
    fitToWidth: true,
    titleRows: { first: 7, last: 7 },
  });
  expect(plan("en-US", {}).page.paper).toBe("letter");
});

describe("a ledger whose days were swapped", () => {
  const swappedDays: FindingGroup = {
    kind: "days-swapped",
    severity: "error",
    count: 12,
    cells: [{ sheet: "Invoices", row: 4, column: 4 }],
    found: ["2026-03-04"],
    otherwise: ["2026-04-03"],
    amounts: [{ currency: "USD", amount: minor(123_456), count: 1, places: [0] }],
  };

  it("is warned of beneath the title, and every formula moves with it", () => {
    const sheet = plan("en-US", english, lines, [swappedDays]);
    expect(cellAt(sheet, 1, 0)).toMatchObject({
      role: "warning",
      value: {
        kind: "text",
        text: "Do not book: day and month have changed places in 12 dates (first Invoices!E5: 2026-03-04 or 2026-04-03), USD 1,234.56 concerned. Export again with days as YYYY-MM-DD.",
      },
    });
    expect(cellAt(sheet, 3, 1)?.value).toEqual({ kind: "day", day: asOf });
    for (const check of sheet.checks) {
      const { value } = known(cellAt(sheet, check.row, check.column), "a check");
      if (check.name.startsWith("buckets")) expect(value.kind === "formula" && value.formula).toContain("$B$4");
    }
  });

  it("is warned of in both languages where the readers may be Chinese", () => {
    const sheet = plan("zh-CN", {}, lines, [swappedDays]);
    expect([1, 2].map((row) => cellAt(sheet, row, 0)?.role)).toEqual(["warning", "warning"]);
  });
});
