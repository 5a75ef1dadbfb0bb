import fc from "fast-check";
import { planDetail } from "../../src/reports/detail-sheet.js";
import { detailColumnChoices, type DetailColumn } from "../../src/policy/presentation.js";
import type { SheetPlan } from "../../src/sheet/sheet-plan.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf } from "../support/book-of.js";
import { expectSignedOff } from "../support/golden-sheet.js";
import { monthEndContext, monthEndSheets } from "../support/month-end-book.js";

async function plan(
  locale: "en-US" | "zh-CN",
  detailColumns: readonly DetailColumn[] = detailColumnChoices,
  book: Workbook = bookOf(monthEndSheets),
): Promise<SheetPlan> {
  const { source, figures, findings, preparedAt } = await monthEndContext(locale, book);
  const { ledger, customers } = source;
  const policy = { ...source.policy, presentation: { ...source.policy.presentation, detailColumns } };
  return planDetail({ figures, ledger, findings, policy, customers, locale, preparedAt, file: "book.xlsx", name: "AR Detail 2026-10-31" });
}

it("lists every open item under its customer, folded, with subtotals that follow a filter", async () =>
  expectSignedOff(await plan("en-US"), "detail.en-US"));

it("speaks both languages to Chinese readers", async () => expectSignedOff(await plan("zh-CN"), "detail.zh-CN"));

it("folds the items of each customer and nothing else", async () => {
  const { folds = [], rows } = await plan("en-US");
  const role = (row: number): string | undefined => rows.at(row)?.cells[0]?.role;
  for (const { first, last } of folds) {
    expect(role(last + 1)).toBe("subtotal-label");
    for (let row = first; row <= last; row++) expect(role(row)).toBe("text");
  }
  expect(folds.reduce((count, { first, last }) => count + last - first + 1, 0)).toBe(8);
});

/** What stands above the columns, in their order. */
const headsOf = ({ rows }: SheetPlan): readonly string[] =>
  [...rows]
    .find(({ cells }) => cells.some(({ role }) => role === "column-head"))
    ?.cells.flatMap(({ value }) => (value.kind === "text" ? [value.text] : [])) ?? [];

const buckets = ["Not due", "1–30", "31–60", "61–90", "91+", "No due date"];

it.each<readonly [readonly DetailColumn[], readonly string[]]>([
  [
    ["document", "due", "daysLate", "buckets"],
    ["Document", "Due", "Days late", ...buckets],
  ],
  [
    ["buckets", "due"],
    [...buckets, "Due"],
  ],
  [
    ["due", "buckets", "kind"],
    ["Due", ...buckets, "Kind"],
  ],
  [["kind"], ["Kind"]],
  [[], []],
])("shows the columns %p between customer and total", async (columns, heads) => {
  const sheet = await plan("en-US", columns);
  expect(headsOf(sheet)).toEqual(["No.", "Customer", ...heads, "Total"]);
  for (const { cells } of sheet.rows) {
    const covered = cells.flatMap(({ column, span = 1 }) => Array.from({ length: span }, (_, i) => column + i));
    expect(new Set(covered).size).toBe(covered.length);
    expect(Math.max(-1, ...covered)).toBeLessThan(sheet.columnWidths.length);
  }
});

it("leads to the invoices from the customer's number where no document is shown", async () => {
  const links = (sheet: SheetPlan): readonly number[] => [
    ...new Set([...sheet.rows].flatMap(({ cells }) => cells.flatMap(({ column, link }) => (link ? [column] : [])))),
  ];
  expect(links(await plan("en-US"))).toEqual([2]);
  expect(links(await plan("en-US", ["due", "document"]))).toEqual([3]);
  expect(links(await plan("en-US", ["due", "buckets"]))).toEqual([0]);
});

it("tells subtotals from items by a mark that no customer's number begins with, where no kinds are shown", async () => {
  const invoices = `
    Customer No | Customer Name | Invoice No | Invoice Date | Due Date   | Amount
    Σ1          | Sigma Works   | INV-1      | 2026-06-20   | 2026-07-20 | 100.00
    C2          | Oakfield      | INV-2      | 2026-06-20   | 2026-07-20 | 50.00`;
  const { rows } = await plan("en-US", ["due"], bookOf({ Invoices: invoices }));
  const marked = [...rows].flatMap(({ cells: [first] }) =>
    first?.role === "subtotal-label" && first.value.kind === "text" ? [first.value.text] : [],
  );
  expect([...marked].sort()).toEqual(["ΣΣ C2", "ΣΣ Σ1"]);
  const formulas = [...rows].flatMap(({ cells }) =>
    cells.flatMap(({ value, role }) => (role === "check-amount" && value.kind === "formula" ? [value.formula] : [])),
  );
  expect(formulas).toEqual([expect.stringContaining(',2)<>"ΣΣ")*')]);
});

it("says so where not every item leads to its row", async () => {
  const words = ({ rows }: SheetPlan): string => JSON.stringify([...rows].slice(-3).map(({ cells }) => cells));
  const [head = "", line = ""] = (monthEndSheets.Invoices ?? "").trim().split("\n");
  const many = Array.from({ length: 2500 }, (_, i) => line.replace(/INV-\d+/, `INV-${10_000 + i}`));
  const long = await plan("en-US", detailColumnChoices, bookOf({ Invoices: [head, ...many].join("\n") }));
  expect([...long.rows].flatMap(({ cells }) => cells.filter(({ link }) => link)).length).toBe(2000);
  expect(words(long)).toContain("The first 2000 items lead to their rows");
  expect(words(await plan("en-US"))).not.toContain("lead to their rows");
});

it("lists the items of each customer in the order of their due days, however many they are", async () => {
  const [head = ""] = (monthEndSheets.Invoices ?? "").trim().split("\n");
  const day = (due: number): string => `2026-0${1 + Math.floor(due / 28)}-${String(1 + (due % 28)).padStart(2, "0")}`;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(8 * 28 - 1), { minLength: 1, maxLength: 90 }), async (dues) => {
      const lines = dues.map((due, i) => `C1 | Oakfield Retail | INV-${10_000 + i} | Invoice | EUR | 2025-12-01 | ${day(due)} | 12.50 | |`);
      const { rows, folds = [] } = await plan("en-US", ["document"], bookOf({ Invoices: [head, ...lines].join("\n") }));
      const listed = [...rows].slice(folds[0]?.first, (folds[0]?.last ?? 0) + 1).map(({ cells }) => cells[2]?.value);
      const wanted = dues.map((due, i) => ({ due, i })).sort((a, b) => a.due - b.due || a.i - b.i);
      expect(listed).toEqual(wanted.map(({ i }) => ({ kind: "text", text: `INV-${10_000 + i}` })));
    }),
    { numRuns: 25 },
  );
});
