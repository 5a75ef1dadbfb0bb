import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import type { MappingOverride } from "../read/mapping.js";
import type { CellInput, Step } from "../sheet/batch.js";
import { isBlank, type CellGrid } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import { styleOf } from "../write/theme.js";
import type { Correction } from "./mapping-card.js";
import { ourSheets } from "./ours.js";
import { policyAsStated, type PlanContext } from "./plans.js";
import { mappingTable } from "./standing.js";
import { writeSheet } from "./write-sheet.js";

/**
 * Keeps corrections of columns in AR_Mapping, a row per field, and gives what stands there then. Where AR Policy does not stand it is written;
 * where it does, only the rows that change are: the rest of the sheet is the person's. `wanted` is what AR Policy is called.
 */
export async function keepMapping(
  host: Host,
  context: PlanContext,
  wanted: string,
  corrections: readonly Correction[],
  progress: Progress,
): Promise<Result<readonly MappingOverride[], Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const ours = ourSheets(survey.value);
  const table = survey.value.tables.find((each) => each.name === mappingTable && ours.has(each.area.sheet));
  const { standing } = context.source;
  const kept = rememberedWith(standing.mapping, corrections);
  if (!table) {
    // A policy sheet without the table is one that a person took it from: it is not put back behind their back.
    if (ours.has(wanted)) return failed({ kind: "no-room", sheet: wanted, table: mappingTable });
    if (kept.length === 0) return success(kept);
    const source = { ...context.source, standing: { ...standing, mapping: kept } };
    const planned = (name: string): ReturnType<typeof policyAsStated> => policyAsStated({ ...context, source }, name);
    const request = { planned, wanted, owned: standing.owned, whenEdited: "keep", unseen: true } as const;
    const written = await writeSheet(host, request, progress);
    return written.ok ? success(kept) : written;
  }
  const grid = await host.fetch(table.area, progress);
  if (!grid.ok) return grid;
  const changes = rowChanges(grid.value, corrections);
  const grown = Math.max(0, ...changes.map(({ row }) => row + 1)) - table.area.rows;
  if (table.area.columns < 2) return failed({ kind: "no-room", sheet: table.area.sheet, table: mappingTable });
  const steps: Step[] = changes.map(({ row, field, header }) => ({
    kind: "write",
    area: { ...table.area, top: table.area.top + row, rows: 1, columns: 2 },
    cells: [[field, header].map(textInput)],
  }));
  if (grown > 0) {
    const free = await isFree(host, { ...grid.value.area, rows: table.area.rows }, grown + 1, progress);
    if (!free.ok) return free;
    if (!free.value) return failed({ kind: "no-room", sheet: table.area.sheet, table: mappingTable });
    const { top, left, rows } = table.area;
    const look = styleOf({ column: 0, role: "input-text", value: { kind: "empty" } });
    steps.push({ kind: "style", sheet: table.area.sheet, areas: [{ top: top + rows, left, rows: grown, columns: 2 }], style: look });
    // The table grows first: rows written beneath it would be taken for somebody's else if the work were broken off.
    steps.unshift({ kind: "table", name: mappingTable, area: { ...table.area, rows: rows + grown } });
  }
  if (steps.length === 0) return success(kept);
  const applied = await host.apply({ steps }, progress);
  return applied.ok ? success(kept) : applied;
}

/** What AR_Mapping says once corrections stand in it. */
function rememberedWith(before: readonly MappingOverride[], corrections: readonly Correction[]): readonly MappingOverride[] {
  const stay = before.filter(({ field }) => !corrections.some((each) => each.field === field));
  return [...stay, ...corrections.flatMap(({ field, kept }) => (kept === undefined ? [] : [{ field, header: kept }]))];
}

interface RowChange {
  /** Row of the table, its header being 0; beyond its end where it must grow. */
  readonly row: number;
  readonly field: string;
  readonly header: string;
}

/** Every row of a corrected field takes its new header; one that has none takes the first empty row. */
function rowChanges({ values }: CellGrid, corrections: readonly Correction[]): readonly RowChange[] {
  const empty = values.flatMap((cells, row) => (row > 0 && isBlank(cells[0]) && isBlank(cells[1]) ? [row] : []));
  let beyond = values.length;
  return corrections.flatMap(({ field, kept }): readonly RowChange[] => {
    const rows = values.flatMap((cells, row) => (row > 0 && cells[0] === field ? [row] : []));
    if (rows.length === 0) return kept === undefined ? [] : [{ row: empty.shift() ?? beyond++, field, header: kept }];
    // A field has one row that counts; a second one by a person's hand would speak against it.
    return rows
      .map((row, i) => ({ row, field, header: i === 0 ? (kept ?? "") : "" }))
      .filter(({ row, header }) => (values[row]?.[1] ?? "") !== header);
  });
}

/** True when so many rows beneath an area hold nothing. */
async function isFree(host: Host, area: CellGrid["area"], rows: number, progress: Progress): Promise<Result<boolean, Failure>> {
  const top = area.top + area.rows;
  const beneath = await host.fetch({ ...area, top, rows }, progress);
  if (!beneath.ok) return beneath;
  // A read that lies wholly under the used rows comes back with one row that may lie above it.
  const { area: got, values } = beneath.value;
  return success(!values.some((cells, row) => got.top + row >= top && cells.some((cell) => !isBlank(cell))));
}

function textInput(text: string): CellInput {
  return text === "" ? { kind: "empty" } : { kind: "text", text };
}
