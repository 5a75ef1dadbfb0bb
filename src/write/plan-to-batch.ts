import { refText } from "../sheet/address.js";
import { ownedName, type Batch, type HighlightRule, type Step } from "../sheet/batch.js";
import type { Area } from "../sheet/cell.js";
import type { CellRole, PlanLook, SheetPlan } from "../sheet/sheet-plan.js";
import { SheetRows, type CellLink, type RowForm, type RowVisitor } from "../sheet/sheet-rows.js";
import { cutSheet } from "./blocks.js";
import { lookSteps } from "./look-steps.js";
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
  const { styles, merges, heights } = lookSteps(plan, rows);
  steps.push(...writeSteps(plan, rows), ...styles, ...merges, ...linkSteps(sheet, rows));
  steps.push({ kind: "column-widths", sheet, widths: plan.columnWidths }, ...heights);
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

/** Texts to click on. */
function linkSteps(sheet: string, rows: SheetRows): readonly Step[] {
  const links = new Links(sheet, rows);
  rows.visit(links);
  return links.steps;
}

interface LinkedForm {
  readonly form: RowForm;
  readonly linked: readonly PlanLook[];
}

class Links implements RowVisitor<LinkedForm> {
  readonly steps: Step[] = [];

  constructor(
    private readonly sheet: string,
    private readonly rows: SheetRows,
  ) {}

  workOut(form: RowForm): LinkedForm | undefined {
    const linked = form.looks.filter(({ link }) => link);
    return linked.length === 0 ? undefined : { form, linked };
  }

  act({ form, linked }: LinkedForm, top: number, count: number): void {
    for (let row = top; row < top + count; row++) for (const look of linked) this.add(form, row, look);
  }

  private add(form: RowForm, row: number, { column, link }: PlanLook): void {
    const number = this.rows.numberOf(row);
    if (link === true) return this.lead(row, column, form.linkOf?.(number));
    const text = form.lineOf(number, row)[column];
    if (link && typeof text === "string") this.lead(row, column, { to: link, text });
  }

  private lead(row: number, column: number, link: CellLink | undefined): void {
    if (!link || link.text === "") return;
    this.steps.push({ kind: "link", sheet: this.sheet, row, column, target: refText(link.to), text: link.text });
  }
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
    const checks = new CellsInRole(role);
    rows.visit(checks);
    const { areas } = checks;
    return areas.length === 0 ? [] : [{ kind: "highlight", sheet: plan.name, areas: joined(areas), when, ...alarmed }];
  });
}

/** The cells that stand in a role, as far as they lie beneath each other in one area. */
class CellsInRole implements RowVisitor<readonly PlanLook[]> {
  readonly areas: Omit<Area, "sheet">[] = [];

  constructor(private readonly role: CellRole) {}

  workOut({ looks }: RowForm): readonly PlanLook[] | undefined {
    const found = looks.filter(({ role }) => role === this.role);
    return found.length === 0 ? undefined : found;
  }

  act(found: readonly PlanLook[], top: number, rows: number): void {
    for (const { column } of found) this.areas.push({ top, left: column, rows, columns: 1 });
  }
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
