import { refText } from "../sheet/address.js";
import { ownedName, type Batch, type HighlightRule, type Step } from "../sheet/batch.js";
import type { Area } from "../sheet/cell.js";
import type { CellRole, SheetPlan } from "../sheet/sheet-plan.js";
import { SheetRows, type CellLink } from "../sheet/sheet-rows.js";
import { cutSheet } from "./blocks.js";
import { addToAll, OpenAreas, styleSteps } from "./style-steps.js";
import { alarmed, axisFormat, inkOf } from "./theme.js";

/** What is known of the workbook where the plan will go. */
export interface Standing {
  /** True when the sheet is there already and ours: it is then emptied and written anew, by address. */
  readonly stands: boolean;
}

/** The way to the planned sheet in two parts: what stands there can be looked at before it is said to be complete. */
export interface PlannedBatches {
  /** Everything but the last word: the status says "writing" from the first step to the last. */
  readonly writing: Batch;
  /** The company's logo, where the plan has one: without it the sheet is whole all the same. */
  readonly adorning: Batch;
  /** The status says "complete". */
  readonly completing: Batch;
  /** Brings the sheet into view. */
  readonly showing: Batch;
}

/**
 * The shortest way from the workbook as it stands to the planned sheet. A new sheet is marked as ours and says "writing" from its first
 * moment; one that stands says so before anything on it is touched, and while it is emptied.
 */
export function planToBatches(plan: SheetPlan, standing: Standing): PlannedBatches {
  const sheet = plan.name;
  const at = (row: number, column: number, rows = 1, columns = 1): Area => ({ sheet, top: row, left: column, rows, columns });
  const mark: Step = { kind: "name", name: ownedName, scope: "sheet", area: at(0, 0) };
  const { status } = plan;
  const writing = status ? [statusStep(sheet, status, status.writing)] : [];
  const clear: Step = { kind: "clear-sheet", sheet, ...(status ? { keep: { row: status.row, column: status.column } } : {}) };
  const steps: Step[] = standing.stands ? [...writing, clear, mark] : [{ kind: "add-sheet", sheet }, mark, ...writing];
  const rows = SheetRows.of(plan.rows);
  steps.push(...writeSteps(plan, rows), ...styleSteps(plan, rows), ...mergeSteps(sheet, rows), ...linkSteps(sheet, rows));
  steps.push({ kind: "column-widths", sheet, widths: plan.columnWidths }, ...heightSteps(sheet, rows));
  if (!plan.showGridlines) steps.push({ kind: "gridlines", sheet, shown: false });
  steps.push({ kind: "page", sheet, page: plan.page });
  for (const table of plan.tables)
    steps.push({ kind: "table", name: table.name, area: at(table.top, table.left, table.rows, table.columns) });
  for (const name of plan.names) steps.push({ kind: "name", name: name.name, scope: name.scope, area: at(name.row, name.column) });
  if (plan.folds && plan.folds.length > 0) steps.push({ kind: "folds", sheet, rows: plan.folds });
  steps.push(...highlightSteps(plan, rows));
  for (const chart of plan.charts ?? []) {
    const series = chart.series.map((each) => ({ ...each, ink: inkOf(each.ink) }));
    steps.push({ kind: "chart", sheet, chart: { ...chart, series, numberFormat: axisFormat(chart.numberFormat, plan.units ?? 1) } });
  }
  if (plan.frozenRows > 0) steps.push({ kind: "freeze-rows", sheet, rows: plan.frozenRows });
  steps.push({ kind: "calculate", sheet });
  return {
    writing: { steps },
    adorning: { steps: plan.picture ? [{ kind: "picture", sheet, picture: plan.picture }] : [] },
    completing: { steps: status ? [statusStep(sheet, status, status.complete)] : [] },
    showing: { steps: [{ kind: "show-sheet", sheet }] },
  };
}

/** One step per height. */
function heightSteps(sheet: string, rows: SheetRows): readonly Step[] {
  const byHeight = new Map<number, OpenAreas>();
  const open = (height: number): OpenAreas => {
    const areas = byHeight.get(height) ?? new OpenAreas();
    byHeight.set(height, areas);
    return areas;
  };
  rows.forEach(({ height }) => (height === undefined ? undefined : [open(height).open(0, 1)]), addToAll);
  return [...byHeight].map(([height, { areas }]) => ({ kind: "row-heights", sheet, areas, height }));
}

function statusStep(sheet: string, { row, column }: NonNullable<SheetPlan["status"]>, text: string): Step {
  return { kind: "write", area: { sheet, top: row, left: column, rows: 1, columns: 1 }, cells: [[text]] };
}

/** All values in blocks under the limit. Where the status stands they say "writing": its last word is a step of its own. */
function writeSteps({ name: sheet, status, columnWidths }: SheetPlan, rows: SheetRows): readonly Step[] {
  const columns = Math.max(1, columnWidths.length);
  const words = status && { row: status.row, column: status.column, text: status.writing };
  return cutSheet(rows, columns, words).map(({ first, rows: cells }) => ({
    kind: "write",
    area: { sheet, top: first, left: 0, rows: cells.length, columns },
    cells,
  }));
}

/** Cells that cover others. */
function mergeSteps(sheet: string, rows: SheetRows): readonly Step[] {
  const merged = new OpenAreas();
  rows.forEach(({ looks }) => someOf(looks.flatMap(({ column, span = 1 }) => (span > 1 ? [merged.open(column, span)] : []))), addToAll);
  return merged.areas.length === 0 ? [] : [{ kind: "merge", sheet, areas: merged.areas }];
}

/** Texts to click on. */
function linkSteps(sheet: string, rows: SheetRows): readonly Step[] {
  const steps: Step[] = [];
  const add = (row: number, column: number, { to, text }: CellLink): void => {
    steps.push({ kind: "link", sheet, row, column, target: refText(to), text });
  };
  rows.forEach(
    (form) => {
      const linked = someOf(form.looks.filter(({ link }) => link));
      return linked && { form, linked };
    },
    ({ form, linked }, top, count) => {
      for (let row = top; row < top + count; row++)
        for (const { column, link } of linked) {
          if (link === true) {
            const own = form.linkOf?.(rows.numberOf(row));
            if (own && own.text !== "") add(row, column, own);
          } else if (link) {
            const text = form.lineOf(rows.numberOf(row), row)[column];
            if (typeof text === "string") add(row, column, { to: link, text });
          }
        }
    },
  );
  return steps;
}

/** A list that holds something. */
function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** What a verdict says when its check does not hold. */
const refusal = "CHECK";

/** Checks that stop holding turn red by themselves: they are live, and the sheet outlives the run that wrote it. */
function highlightSteps(plan: SheetPlan, rows: SheetRows): readonly Step[] {
  const rules: readonly (readonly [CellRole, HighlightRule])[] = [
    ["check-amount", { kind: "not-zero" }],
    ["check-verdict", { kind: "says", text: refusal }],
  ];
  return rules.flatMap(([role, when]): readonly Step[] => {
    const areas: Omit<Area, "sheet">[] = [];
    rows.forEach(
      ({ looks }) => someOf(looks.filter((look) => look.role === role)),
      (checks, top, count) => {
        for (const { column } of checks) areas.push({ top, left: column, rows: count, columns: 1 });
      },
    );
    return areas.length === 0 ? [] : [{ kind: "highlight", sheet: plan.name, areas: joined(areas), when, ...alarmed }];
  });
}

/** Neighbours in a row as one area. */
function joined(areas: readonly Omit<Area, "sheet">[]): readonly Omit<Area, "sheet">[] {
  const runs: { top: number; left: number; rows: number; columns: number }[] = [];
  for (const area of areas) {
    const last = runs[runs.length - 1];
    if (last?.top === area.top && last.rows === area.rows && last.left + last.columns === area.left) last.columns++;
    else runs.push({ ...area });
  }
  return runs;
}
