import { quotedSheet, cellAddress } from "../sheet/address.js";
import { ownedName, type Batch, type CellInput, type HighlightRule, type Step } from "../sheet/batch.js";
import type { Area } from "../sheet/cell.js";
import type { CellRole, PlanCell, PlanValue, SheetPlan } from "../sheet/sheet-plan.js";
import type { CellStyle } from "../sheet/style.js";
import { cutRows } from "./blocks.js";
import { alarmed, inkOf, styleOf } from "./theme.js";

/** What is known of the workbook where the plan will go. */
export interface Standing {
  /** True when the sheet is there already and ours: it is then emptied and written anew, by address. */
  readonly stands: boolean;
}

/**
 * The shortest way from the workbook as it stands to the planned sheet. The sheet is marked as ours before anything is written,
 * its status says "writing" first and "complete" in the very last step that writes.
 */
export function planToBatch(plan: SheetPlan, standing: Standing): Batch {
  const sheet = plan.name;
  const steps: Step[] = [standing.stands ? { kind: "clear-sheet", sheet } : { kind: "add-sheet", sheet }];
  const at = (row: number, column: number, rows = 1, columns = 1): Area => ({ sheet, top: row, left: column, rows, columns });
  steps.push({ kind: "name", name: ownedName, scope: "sheet", area: at(0, 0) });
  if (plan.status) steps.push(statusStep(plan, plan.status.writing));
  steps.push(...writeSteps(plan), ...styleSteps(plan));
  plan.rows.forEach((planRow, row) => {
    for (const cell of planRow.cells) {
      if (cell.span !== undefined && cell.span > 1) steps.push({ kind: "merge", area: at(row, cell.column, 1, cell.span) });
      if (cell.link && cell.value.kind === "text") {
        const target = `${quotedSheet(cell.link.sheet)}!${cellAddress(cell.link.row, cell.link.column)}`;
        steps.push({ kind: "link", sheet, row, column: cell.column, target, text: cell.value.text });
      }
    }
  });
  steps.push({ kind: "column-widths", sheet, widths: plan.columnWidths });
  const heights = plan.rows.flatMap(({ height }, row) => (height === undefined ? [] : [{ row, height }]));
  if (heights.length > 0) steps.push({ kind: "row-heights", sheet, heights });
  if (!plan.showGridlines) steps.push({ kind: "gridlines", sheet, shown: false });
  steps.push({ kind: "page", sheet, page: plan.page });
  for (const table of plan.tables)
    steps.push({ kind: "table", name: table.name, area: at(table.top, table.left, table.rows, table.columns) });
  for (const name of plan.names) steps.push({ kind: "name", name: name.name, scope: name.scope, area: at(name.row, name.column) });
  if (plan.folds && plan.folds.length > 0) steps.push({ kind: "folds", sheet, rows: plan.folds });
  steps.push(...highlightSteps(plan));
  for (const chart of plan.charts ?? []) {
    const series = chart.series.map((each) => ({ ...each, ink: inkOf(each.ink) }));
    steps.push({ kind: "chart", sheet, chart: { ...chart, series } });
  }
  if (plan.frozenRows > 0) steps.push({ kind: "freeze-rows", sheet, rows: plan.frozenRows });
  if (plan.status) steps.push(statusStep(plan, plan.status.complete));
  steps.push({ kind: "show-sheet", sheet });
  return { steps };
}

function statusStep(plan: SheetPlan, text: string): Step {
  const { row = 0, column = 0 } = plan.status ?? {};
  return { kind: "write", area: { sheet: plan.name, top: row, left: column, rows: 1, columns: 1 }, cells: [[{ kind: "text", text }]] };
}

/** All values, row by row in blocks under the limit; the status cell is left to its own steps. */
function writeSteps(plan: SheetPlan): readonly Step[] {
  const columns = Math.max(1, plan.columnWidths.length);
  const rows = plan.rows.map(({ cells }, row) => {
    const line = new Array<CellInput>(columns).fill({ kind: "empty" });
    for (const cell of cells) {
      const isStatus = plan.status?.row === row && plan.status.column === cell.column;
      line[cell.column] = isStatus ? { kind: "text", text: plan.status?.writing ?? "" } : inputOf(cell.value);
    }
    return line;
  });
  return cutRows(rows).map(({ first, rows: cells }) => ({
    kind: "write",
    area: { sheet: plan.name, top: first, left: 0, rows: cells.length, columns },
    cells,
  }));
}

function inputOf(value: PlanValue): CellInput {
  return value.kind === "day" ? { kind: "number", number: value.day } : value;
}

/** What a verdict says when its check does not hold. */
const refusal = "CHECK";

/** Checks that stop holding turn red by themselves: they are live, and the sheet outlives the run that wrote it. */
function highlightSteps(plan: SheetPlan): readonly Step[] {
  const rules: readonly (readonly [CellRole, HighlightRule])[] = [
    ["check-amount", { kind: "not-zero" }],
    ["check-verdict", { kind: "says", text: refusal }],
  ];
  return rules.flatMap(([role, when]): readonly Step[] => {
    const areas = plan.rows.flatMap(({ cells }, row) =>
      cells.filter((cell) => cell.role === role).map(({ column }) => ({ top: row, left: column, rows: 1, columns: 1 })),
    );
    return areas.length === 0 ? [] : [{ kind: "highlight", sheet: plan.name, areas: joined(areas), when, ...alarmed }];
  });
}

/** Neighbours in a row as one area. */
function joined(areas: readonly Omit<Area, "sheet">[]): readonly Omit<Area, "sheet">[] {
  const runs: { top: number; left: number; rows: number; columns: number }[] = [];
  for (const area of areas) {
    const last = runs[runs.length - 1];
    if (last?.top === area.top && last.left + last.columns === area.left) last.columns++;
    else runs.push({ ...area });
  }
  return runs;
}

/** One step per look, its cells joined into runs along rows and then into rectangles of equal runs beneath each other. */
function styleSteps(plan: SheetPlan): readonly Step[] {
  const byLook = new Map<string, { readonly style: CellStyle; readonly areas: Omit<Area, "sheet">[] }>();
  const open = new Map<string, { top: number; left: number; rows: number; columns: number }>();
  plan.rows.forEach(({ cells }, row) => {
    for (const run of runsOf(cells)) {
      const key = `${run.look}|${run.left}|${run.columns}`;
      const above = open.get(key);
      if (above && above.top + above.rows === row) {
        above.rows++;
        continue;
      }
      const area = { top: row, left: run.left, rows: 1, columns: run.columns };
      open.set(key, area);
      const known = byLook.get(run.look);
      if (known) known.areas.push(area);
      else byLook.set(run.look, { style: run.style, areas: [area] });
    }
  });
  return [...byLook.values()].map(({ style, areas }) => ({ kind: "style", sheet: plan.name, areas, style }));
}

interface Run {
  readonly look: string;
  readonly style: CellStyle;
  readonly left: number;
  columns: number;
}

function runsOf(cells: readonly PlanCell[]): readonly Run[] {
  const runs: Run[] = [];
  for (const cell of [...cells].sort((a, b) => a.column - b.column)) {
    const style = styleOf(cell);
    const look = JSON.stringify(style);
    const last = runs[runs.length - 1];
    const width = cell.span ?? 1;
    if (last?.look === look && last.left + last.columns === cell.column) last.columns += width;
    else runs.push({ look, style, left: cell.column, columns: width });
  }
  return runs;
}
