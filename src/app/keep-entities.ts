import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import type { StatedEntity } from "../read/policy.js";
import type { CellInput, Step } from "../sheet/batch.js";
import type { Area } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import { policyWord } from "../text/policy-sheet.js";
import { styleOf } from "../write/theme.js";
import { isFree } from "./free-rows.js";
import { ourSheets } from "./ours.js";
import type { PlanContext } from "./plan-context.js";
import { policyAsStated } from "./policy-plan.js";
import { entitiesTable } from "./standing.js";
import { writeSheet } from "./write-sheet.js";

/** Columns of AR_Entities: entity, sheet or table, currency. */
const width = 3;

/**
 * Keeps in AR_Entities which tables are read together as legal entities; what stood there before gives way. Where AR Policy does not stand it
 * is written; one from before it had the table gets it at its right side, where nothing stands. `wanted` is what AR Policy is called.
 */
export async function keepEntities(
  host: Host,
  context: PlanContext,
  wanted: string,
  entities: readonly StatedEntity[],
  progress: Progress,
): Promise<Result<readonly StatedEntity[], Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const ours = ourSheets(survey.value);
  const table = survey.value.tables.find((each) => each.name === entitiesTable && ours.has(each.area.sheet));
  const sheet = survey.value.sheets.find((each) => each.name === wanted && ours.has(each.name));
  if (!table && !sheet) {
    const { source } = context;
    const stated = { ...source, standing: { ...source.standing, entities } };
    const planned = (name: string): ReturnType<typeof policyAsStated> => policyAsStated({ ...context, source: stated }, name);
    const request = { planned, wanted, owned: source.standing.owned, whenEdited: "keep", unseen: true } as const;
    const written = await writeSheet(host, request, progress);
    return written.ok ? success(entities) : written;
  }
  const beside: Area = { sheet: wanted, top: 3, left: (sheet?.used?.left ?? 0) + (sheet?.used?.columns ?? 0) + 1, rows: 0, columns: width };
  const before = table?.area ?? beside;
  const area = { ...before, columns: width, rows: Math.max(before.rows, entities.length + 1) };
  const refused = failed<Failure>({ kind: "no-room", sheet: area.sheet, table: entitiesTable });
  if (table && table.area.columns < width) return refused;
  if (area.rows > before.rows) {
    const free = await isFree(host, { ...area, top: before.top + before.rows, rows: area.rows - before.rows + 1 }, progress);
    if (!free.ok) return free;
    if (!free.value) return refused;
  }
  const body = entities.map(({ entity, place, currency }) => [entity, place, currency ?? ""]);
  while (body.length < area.rows - 1) body.push(["", "", ""]);
  const steps: Step[] = [];
  if (!table) {
    const heads = (["entity", "table", "currency"] as const).map((word) => textInput(policyWord(word, context.locale)));
    steps.push({ kind: "write", area: { ...area, rows: 1 }, cells: [heads] });
  }
  steps.push({
    kind: "write",
    area: { ...area, top: area.top + 1, rows: area.rows - 1 },
    cells: body.map((cells) => cells.map(textInput)),
  });
  if (area.rows > before.rows) {
    const look = styleOf({ column: 0, role: "input-text" });
    const rows = { top: area.top + 1, left: area.left, rows: area.rows - 1, columns: width };
    steps.push({ kind: "style", sheet: area.sheet, areas: [rows], style: look }, { kind: "table", name: entitiesTable, area });
  }
  const applied = await host.apply({ steps }, progress);
  return applied.ok ? success(entities) : applied;
}

function textInput(text: string): CellInput {
  return text === "" ? null : text;
}
