import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import { tablesSince } from "../policy/settings.js";
import { text } from "../reports/columns.js";
import { planPolicy } from "../reports/policy-sheet.js";
import type { Step } from "../sheet/batch.js";
import type { Area } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import type { Failure } from "../sheet/failure.js";
import type { PlanCell, SheetPlan } from "../sheet/sheet-plan.js";
import { policyWord } from "../text/policy-sheet.js";
import { areaAt, cellSteps, headRow } from "./beside-policy.js";
import type { PlanContext } from "./plan-context.js";

/** A table of AR Policy as a sheet written anew would have it. */
interface TableLines {
  readonly name: string;
  readonly columns: number;
  /** Its header in every language that a broken-off run may have written it in. */
  readonly heads: readonly (readonly string[])[];
  readonly rows: readonly (readonly PlanCell[])[];
}

/**
 * Gives an AR Policy that stands the tables that are newer than it, one beneath the other at its right, where nothing stands; they hold what counts
 * already, so that no figure moves. No cell that stands is touched; a table that a person took out of a sheet that knew it is not put back, and one of
 * that name elsewhere is theirs. True where any was added.
 */
export async function addNewTables(
  host: Host,
  survey: BookSurvey,
  { sheet, known }: { readonly sheet: string; readonly known: number },
  context: PlanContext,
  progress: Progress,
): Promise<Result<boolean, Failure>> {
  const standing = new Set(survey.tables.map(({ name }) => name.toLowerCase()));
  const missing = tablesOf(context, sheet).filter(({ name }) => (tablesSince[name] ?? 0) > known && !standing.has(name.toLowerCase()));
  if (missing.length === 0) return success(false);
  const used = survey.sheets.find(({ name }) => name === sheet)?.used;
  const end = used ? used.left + used.columns : 0;
  const whole = await host.fetch({ sheet, top: 0, left: 0, rows: used ? used.top + used.rows : 1, columns: Math.max(1, end) }, progress);
  if (!whole.ok) return whole;
  const framed = survey.tables.filter(({ area }) => area.sheet === sheet).map(({ area }) => area);
  const steps: Step[] = [];
  const { columnWidths } = policyOf(context, sheet, context.locale);
  const at = { sheet, row: headRow, column: end + 1 };
  let width = 0;
  for (const table of missing) {
    const unframed = unframedArea(whole.value, table, framed);
    if (!unframed) {
      const title = [text(0, policyWord("newTables", context.locale), "label")];
      const isFirst = at.row === headRow;
      const lines = isFirst ? [title, ...table.rows] : table.rows;
      steps.push(...cellSteps(isFirst ? { ...at, row: headRow - 1 } : at, table.columns, lines));
    }
    steps.push({ kind: "table", name: table.name, area: unframed ?? areaAt(at, table.rows.length, table.columns) });
    if (unframed) continue;
    at.row += table.rows.length + 1;
    width = Math.max(width, table.columns);
  }
  if (width > 0) steps.push({ kind: "column-widths", sheet, widths: columnWidths.slice(0, width), from: at.column });
  const applied = await host.apply({ steps }, progress);
  return applied.ok ? success(true) : applied;
}

function policyOf({ source }: PlanContext, name: string, locale: PlanContext["locale"]): SheetPlan {
  const { policy, mapping, entities, owned } = source.standing;
  return planPolicy({ policy, mapping, entities, owned, locale, name });
}

function tablesOf(context: PlanContext, sheet: string): readonly TableLines[] {
  const plan = policyOf(context, sheet, context.locale);
  const heads = (["en-US", "zh-CN"] as const).map((locale) => headsOf(policyOf(context, sheet, locale)));
  return plan.tables.map(({ name, top, rows, columns }) => ({
    name,
    columns,
    heads: heads.map((each) => each.get(name) ?? []),
    rows: Array.from({ length: rows }, (_, i) => plan.rows.at(top + i)?.cells ?? []),
  }));
}

function headsOf(plan: SheetPlan): ReadonlyMap<string, readonly string[]> {
  return new Map(
    plan.tables.map(({ name, top }) => [
      name,
      (plan.rows.at(top)?.cells ?? []).map(({ value }) => (value.kind === "text" ? value.text : "")),
    ]),
  );
}

/** Where the lines of a table stand without a table around them, as a run leaves them that ends between the two. */
function unframedArea(grid: CellGrid, { heads, rows, columns }: TableLines, framed: readonly Area[]): Area | undefined {
  const { sheet, top, left } = grid.area;
  for (const [row, cells] of grid.rows().entries())
    for (let column = 0; column < cells.length; column++) {
      if (!heads.some((words) => words.every((word, i) => cells[column + i] === word))) continue;
      const area = areaAt({ sheet, row: top + row, column: left + column }, rows.length, columns);
      if (!framed.some((each) => overlap(each, area))) return area;
    }
  return undefined;
}

function overlap(a: Area, b: Area): boolean {
  return a.top < b.top + b.rows && b.top < a.top + a.rows && a.left < b.left + b.columns && b.left < a.left + a.columns;
}
