import type { Step } from "../../src/sheet/batch.js";
import type { PlanLook, PlanRow, SheetPlan } from "../../src/sheet/sheet-plan.js";
import { SheetRows, type RowForm } from "../../src/sheet/sheet-rows.js";
import { planToBatches } from "../../src/write/plan-to-batch.js";
import { linesOf } from "../support/lines-of.js";

const amount = (column: number, number: number) => ({ column, value: { kind: "number" as const, number }, role: "amount" as const });
const plan: SheetPlan = {
  kind: "aging",
  name: "AR Aging 2026-10-31",
  columnWidths: [10, 10, 10],
  rows: [
    { cells: [{ column: 2, value: { kind: "text", text: "complete" }, role: "status" }], height: 20 },
    { cells: [{ column: 0, value: { kind: "text", text: "=1+1" }, role: "text", link: { sheet: "My list", row: 4, column: 1 } }] },
    { cells: [amount(1, 1), amount(2, 2)] },
    { cells: [amount(1, 3), amount(2, 4)] },
    { cells: [{ column: 0, value: { kind: "text", text: "Total" }, role: "total-label", span: 2 }] },
  ],
  frozenRows: 1,
  showGridlines: false,
  page: { orientation: "landscape", paper: "a4", fitToWidth: true },
  status: { row: 0, column: 2, writing: "writing", complete: "complete" },
  tables: [{ name: "AR_Test", top: 2, left: 1, rows: 2, columns: 2 }],
  names: [{ name: "AR_AsOf", scope: "workbook", row: 1, column: 1 }],
  checks: [],
};
const stepsOf = (stands: boolean): readonly Step[] => {
  const { writing, completing, showing } = planToBatches(plan, { stands });
  return [...writing.steps, ...completing.steps, ...showing.steps];
};
const steps = stepsOf(false);
/** A step with its lines and rectangles made. */
const withLines = (step: Step): unknown => ({
  ...step,
  ...(step.kind === "write" ? { cells: linesOf(step.cells) } : {}),
  ...("areas" in step ? { areas: [...step.areas] } : {}),
});
const textsOf = (step: Step | undefined): readonly string[] =>
  step?.kind === "write"
    ? linesOf(step.cells)
        .flat()
        .filter((cell) => typeof cell === "string")
    : [];
const statusWrites = (): readonly number[] =>
  steps.flatMap((step, i) => (textsOf(step).some((text) => /writing|complete/.test(text)) ? [i] : []));

it("adds the sheet when it is not there, and empties ours around its status when it is", () => {
  expect(steps[0]).toEqual({ kind: "add-sheet", sheet: plan.name });
  const again = stepsOf(true);
  expect(textsOf(again[0])).toEqual(["writing"]);
  expect(again[1]).toEqual({ kind: "clear-sheet", sheet: plan.name, keep: { row: 0, column: 2 } });
  expect(again.slice(3).map(withLines)).toEqual(steps.slice(3).map(withLines));
});

it("marks the sheet as ours before anything is written on it", () =>
  expect(steps[1]).toMatchObject({ kind: "name", name: "AR_Owned", scope: "sheet", area: { sheet: plan.name, top: 0, left: 0 } }));

it("says writing before anything else is written and complete only after everything stands", () => {
  const writes = statusWrites();
  expect(textsOf(steps[writes[0] ?? -1])).toEqual(["writing"]);
  expect(writes[0]).toBe(2);
  expect(textsOf(steps[writes[writes.length - 1] ?? -1])).toEqual(["complete"]);
  expect(writes[writes.length - 1]).toBe(steps.length - 2);
  expect(steps[steps.length - 1]?.kind).toBe("show-sheet");
  expect(writes.slice(0, -1).some((i) => textsOf(steps[i]).includes("complete"))).toBe(false);
});

it("writes text that looks like a formula as text", () => expect(steps.flatMap(textsOf)).toContain("=1+1"));

it("styles equal neighbours in one rectangle", () => {
  const areas = steps.flatMap((step) => (step.kind === "style" && step.style.numberFormat?.startsWith("#,##0.00") ? [...step.areas] : []));
  expect(areas).toEqual([{ top: 2, left: 1, rows: 2, columns: 2 }]);
});

it("links to the source row, its sheet quoted", () =>
  expect(steps).toContainEqual({ kind: "link", sheet: plan.name, row: 1, column: 0, target: "'My list'!B5", text: "=1+1" }));

it("touches no sheet but its own", () => {
  const sheets = steps.map((step) => ("sheet" in step ? step.sheet : step.area.sheet));
  expect(new Set(sheets)).toEqual(new Set([plan.name]));
});

/** The look of every cell that has one. */
function lookOfCells(all: readonly Step[]): ReadonlyMap<string, unknown> {
  const looks = new Map<string, unknown>();
  for (const step of all)
    if (step.kind === "style")
      for (const { top, left, rows, columns } of step.areas)
        for (let i = 0; i < rows * columns; i++) looks.set(`${top + Math.floor(i / columns)} ${left + (i % columns)}`, step.style);
  return looks;
}

describe("rows of one ruling", () => {
  const ruling: readonly PlanLook[] = [
    { column: 0, role: "text", link: true },
    { column: 1, role: "amount" },
    { column: 2, role: "amount" },
  ];
  const source = { sheet: "My list", row: 7, column: 1 };
  const sum = { formula: "=SUM(B6:B7)", expected: 30 };
  const rows = new SheetRows();
  rows.push(...plan.rows);
  const texts = ["=2+2", "Beta", "=3+3"];
  const form: RowForm = {
    looks: ruling,
    lineOf: (number) => [texts[number] as string, 10 * (number + 1), null],
    linkOf: (number) => ({ to: { ...source, row: 7 + number }, text: texts[number] as string }),
  };
  rows.addEach(form, Uint32Array.of(0, 1));
  rows.add({ looks: [{ column: 0, role: "total-label", span: 2 }, ...ruling.slice(2)], height: 16, lineOf: () => ["Total", null, sum] });
  rows.add(form, 2);
  const ruled: SheetPlan = { ...plan, rows };
  const ruledSteps = planToBatches(ruled, { stands: false }).writing.steps;

  it("are written as they are: a text that looks like a formula as text, a formula with what it must show", () =>
    expect(ruledSteps.flatMap((step) => (step.kind === "write" ? linesOf(step.cells) : [])).slice(-4)).toEqual([
      ["=2+2", 10, null],
      ["Beta", 20, null],
      ["Total", null, sum],
      ["=3+3", 30, null],
    ]));

  it("give the same steps as the same cells one by one", () => {
    const byCell: SheetPlan = { ...ruled, rows: Array.from(rows, ({ cells, height }): PlanRow => ({ cells, height })) };
    const one = planToBatches(byCell, { stands: false }).writing.steps;
    const others = (all: readonly Step[]): readonly unknown[] => all.flatMap((step) => (step.kind === "style" ? [] : [withLines(step)]));
    expect(others(ruledSteps)).toEqual(others(one));
    expect(lookOfCells(ruledSteps)).toEqual(lookOfCells(one));
    expect(one).toContainEqual({ kind: "link", sheet: plan.name, row: 5, column: 0, target: "'My list'!B8", text: "=2+2" });
    expect(one.map(withLines)).toContainEqual({
      kind: "merge",
      sheet: plan.name,
      areas: [
        { top: 4, left: 0, rows: 1, columns: 2 },
        { top: 7, left: 0, rows: 1, columns: 2 },
      ],
    });
  });

  it("are styled in one rectangle", () =>
    expect(
      ruledSteps.flatMap((step) => (step.kind === "style" && step.style.numberFormat?.startsWith("#,##0.00") ? [...step.areas] : [])),
    ).toContainEqual({
      top: 5,
      left: 1,
      rows: 2,
      columns: 2,
    }));
});
