import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import { fields } from "../ledger/ledger.js";
import type { RememberedColumn } from "../read/mapping.js";
import { readPolicy } from "../read/policy.js";
import type { CellInput, Step } from "../sheet/batch.js";
import { isBlank, type CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import type { Failure } from "../sheet/failure.js";
import { fieldName } from "../text/fields.js";
import { policyWord } from "../text/policy-sheet.js";
import { styleOf } from "../write/theme.js";
import { isFree } from "./free-rows.js";
import type { Correction } from "./mapping-card.js";
import { ourSheets } from "./ours.js";
import type { PlanContext } from "./plan-context.js";
import { policyAsStated } from "./policy-plan.js";
import { mappingTable } from "./standing.js";
import { writeSheet } from "./write-sheet.js";

/** Whose columns are corrected. */
export interface MappingHome {
  /** Name of the table, or of the sheet. */
  readonly title: string;
  /** True where the workbook holds no other table of invoices: what AR_Mapping says of any table is then said of this one. */
  readonly alone: boolean;
}

/** Columns of AR_Mapping: field, header, what the field is, and the table that it is said of. */
const width = 4;

/**
 * Keeps corrections of a table's columns in AR_Mapping, and gives what stands there then. Where AR Policy does not stand it is written; where
 * it does, only the rows that change are: the rest of the sheet is the person's. `wanted` is what AR Policy is called.
 */
export async function keepMapping(
  host: Host,
  context: PlanContext,
  wanted: string,
  home: MappingHome,
  corrections: readonly Correction[],
  progress: Progress,
): Promise<Result<readonly RememberedColumn[], Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const ours = ourSheets(survey.value);
  const table = survey.value.tables.find((each) => each.name === mappingTable && ours.has(each.area.sheet));
  if (!table) return withPolicy(host, context, wanted, ours, home, corrections, progress);
  const { area } = table;
  const refused = failed<Failure>({ kind: "no-room", sheet: area.sheet, table: mappingTable });
  const grid = await host.fetch(area, progress);
  if (!grid.ok) return grid;
  // A table from before AR_Mapping knew several places says nothing of them while there is one.
  const widened = area.columns < width && !home.alone;
  if (area.columns < 2) return refused;
  const columns = widened ? width : area.columns;
  const title = columns >= width ? home.title : "";
  const changes = rowChanges(grid.value, { ...home, title }, corrections);
  const rows = Math.max(area.rows, ...changes.map(({ row }) => row + 1));
  if (changes.length === 0) return success(context.source.standing.mapping);
  for (const [grows, beside] of [
    [rows > area.rows, { ...area, columns, top: area.top + area.rows, rows: rows - area.rows + 1 }],
    [widened, { ...area, left: area.left + area.columns, columns: columns - area.columns }],
  ] as const) {
    const free = grows ? await isFree(host, beside, progress) : success(true);
    if (!free.ok) return free;
    if (!free.value) return refused;
  }
  const { locale } = context;
  const cellsOf = ({ field, header, place }: RowChange): readonly string[] =>
    columns < width ? [field, header] : [field, header, fieldName(field, locale), place];
  const steps: Step[] = changes.map((change) => {
    const cells = cellsOf(change);
    return {
      kind: "write",
      area: { ...area, top: area.top + change.row, rows: 1, columns: cells.length },
      cells: [cells.map(textInput)],
    };
  });
  if (widened) {
    const heads = [policyWord("meaning", locale), policyWord("table", locale)].slice(area.columns - 2);
    steps.push({
      kind: "write",
      area: { ...area, left: area.left + area.columns, rows: 1, columns: heads.length },
      cells: [heads.map(textInput)],
    });
  }
  if (rows > area.rows) {
    const look = styleOf({ column: 0, role: "input-text" });
    const grown = { top: area.top + area.rows, left: area.left, rows: rows - area.rows, columns: 2 };
    steps.push({ kind: "style", sheet: area.sheet, areas: [grown], style: look });
  }
  // The table grows first: rows written beneath it would be taken for somebody's else if the work were broken off.
  if (rows > area.rows || widened) steps.unshift({ kind: "table", name: mappingTable, area: { ...area, rows, columns } });
  const applied = await host.apply({ steps }, progress);
  return applied.ok ? success(rememberedIn(grid.value, changes)) : applied;
}

/** Writes AR Policy with the corrections in it. */
async function withPolicy(
  host: Host,
  context: PlanContext,
  wanted: string,
  ours: ReadonlySet<string>,
  { title }: MappingHome,
  corrections: readonly Correction[],
  progress: Progress,
): Promise<Result<readonly RememberedColumn[], Failure>> {
  // A policy sheet without the table is one that a person took it from: it is not put back behind their back.
  if (ours.has(wanted)) return failed({ kind: "no-room", sheet: wanted, table: mappingTable });
  const { standing } = context.source;
  const stay = standing.mapping.filter(({ field, place }) => !(place === title && corrections.some((each) => each.field === field)));
  const kept = [
    ...stay,
    ...corrections.flatMap(({ field, kept: header }) => (header === undefined ? [] : [{ field, header, place: title }])),
  ];
  if (kept.length === 0) return success(kept);
  const source = { ...context.source, standing: { ...standing, mapping: kept } };
  const planned = (name: string): ReturnType<typeof policyAsStated> => policyAsStated({ ...context, source }, name);
  const request = { planned, wanted, owned: standing.owned, whenEdited: "keep", unseen: true } as const;
  const written = await writeSheet(host, request, progress);
  return written.ok ? success(kept) : written;
}

interface RowChange {
  /** Row of the table, its header being 0; beyond its end where it must grow. */
  readonly row: number;
  readonly field: string;
  readonly header: string;
  readonly place: string;
}

/**
 * A correction goes to the row that speaks of its field and its table; where the table is the only one, to the row that speaks of any; else
 * to a row that says nothing yet.
 */
function rowChanges(grid: CellGrid, { title, alone }: MappingHome, corrections: readonly Correction[]): readonly RowChange[] {
  const rows = grid.rows().map((cells) => ({ field: textOf(cells[0]), header: textOf(cells[1]), place: textOf(cells[3]) }));
  const where = (holds: (row: { readonly field: string; readonly header: string; readonly place: string }) => boolean): number[] =>
    rows.flatMap((each, row) => (row > 0 && holds(each) ? [row] : []));
  const unsaid = [
    ...where(({ field, header }) => field === "" && header === ""),
    // A row of a field that nothing is said of may serve another; those at the end are the rarest.
    ...where(({ field, header, place }) => fields.some((each) => each === field) && header === "" && place === "").reverse(),
  ];
  const taken = new Set<number>();
  let beyond = grid.rowCount;
  const next = (field: string): number => {
    const row = [...where((each) => each.field === field && each.header === "" && each.place === ""), ...unsaid].find(
      (each) => !taken.has(each),
    );
    return row ?? beyond++;
  };
  const changes: RowChange[] = [];
  const say = (row: number, field: string, header: string): void => {
    taken.add(row);
    changes.push({ row, field, header, place: header === "" ? "" : title });
  };
  for (const { field, kept, header } of corrections) {
    const own = where((each) => each.field === field && each.place !== "" && each.place === title);
    const general = where((each) => each.field === field && each.place === "" && each.header !== "");
    const mine = alone || title === "" ? [...own, ...general] : own;
    // What is said of any table still holds of this one unless it is said otherwise.
    const wanted = kept ?? (mine.length === own.length && general.length > 0 ? header : "");
    // A field has one row that counts; a second one by a person's hand would speak against it.
    if (mine.length > 0) mine.forEach((row, i) => say(row, field, i === 0 ? wanted : ""));
    else if (wanted !== "") say(next(field), field, wanted);
  }
  return changes.filter(({ row, header, place, field }) => {
    const stands = rows[row];
    return !stands || stands.field !== field || stands.header !== header || stands.place !== place;
  });
}

/** What AR_Mapping says once these rows are changed. */
function rememberedIn(grid: CellGrid, changes: readonly RowChange[]): readonly RememberedColumn[] {
  const changed = new Map(changes.map(({ row, field, header, place }) => [row, [field, header, "", place]]));
  return readPolicy([{ name: mappingTable, grid: grid.withRows(changed) }], undefined).mapping;
}

function textOf(cell: CellValue | undefined): string {
  return typeof cell === "string" && !isBlank(cell) ? cell : "";
}

function textInput(text: string): CellInput {
  return text === "" ? null : text;
}
