import { unreachable } from "../kernel/assert.js";
import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { Register, RegisterCell, RegisterRow } from "../policy/register.js";
import { mergeRegister, readRegister, type RegisterReading } from "../read/register.js";
import { planRegister } from "../reports/register-sheet.js";
import type { CellInput, Step } from "../sheet/batch.js";
import { isBlank, type Area, type CellValue } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import type { Locale } from "../text/locale.js";
import { registerHeads } from "../text/registers.js";
import { cutRows } from "../write/blocks.js";
import { freeSheetName } from "../write/names.js";
import { planToBatches } from "../write/plan-to-batch.js";
import { styleOf } from "../write/theme.js";
import { ourSheets } from "./ours.js";

/** Rows of a sheet of Excel's. */
const sheetRows = 1_048_576;

/** A register where it stands. */
export interface OpenRegister extends RegisterReading {
  readonly area: Area;
}

/** The register of the workbook; `undefined` where there is none yet. A table of the same name on a sheet of the user's is not ours. */
export async function openRegister(
  host: Host,
  survey: BookSurvey,
  register: Register,
  progress: Progress,
): Promise<Result<OpenRegister | undefined, Failure>> {
  const area = survey.tables.find(({ name }) => name.toLowerCase() === register.table.toLowerCase())?.area;
  if (!area || !ourSheets(survey).has(area.sheet)) return success(undefined);
  const grid = await host.fetch(area, progress);
  if (!grid.ok) return grid;
  const reading = readRegister(register, grid.value, registerHeads);
  if (!reading.ok) return reading;
  // A read ends where the sheet does: rows of the table beyond hold nothing.
  const beyond = Array.from({ length: Math.max(0, area.rows - grid.value.rowCount) }, (_, i) => grid.value.rowCount + i);
  return success({ ...reading.value, blank: [...reading.value.blank, ...beyond], area });
}

export interface KeepRequest {
  readonly register: Register;
  readonly rows: readonly RegisterRow[];
  /** The standing rows that the new ones stand for altogether; those of them that are not among the new ones go. */
  readonly replaces: (cells: RegisterRow) => boolean;
  readonly locale: Locale;
  /** Decimals of the amounts. */
  readonly decimals: number;
}

/**
 * Brings rows into a register, by key: rows that stand are replaced in their place, new ones take the rows that are free and then follow at the end,
 * whatever a person sorted or put beside them stays. The table lets go of what is blank at its end. The sheet is made where there is none.
 */
export async function keepInRegister(host: Host, request: KeepRequest, progress: Progress): Promise<Result<void, Failure>> {
  const { register, rows } = request;
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const open = await openRegister(host, survey.value, register, progress);
  if (!open.ok) return open;
  if (!open.value) return makeRegister(host, survey.value, request, progress);
  const { area, places, noted, blank } = open.value;
  const { replaced, added, gone } = mergeRegister(register, open.value, rows, request.replaces);
  const vacated = gone.filter(({ row }) => !noted.has(row)).map(({ row }) => row);
  const free = [...blank, ...vacated].sort((a, b) => a - b);
  const reused = free.slice(0, added.length);
  const steps: Step[] = replaced.flatMap(({ row, cells }) => rowSteps(register, area, places, area.top + row, [cells]));
  // Also where another row comes next: should the run end within it, no old amount stands beside a new customer.
  for (const { row } of gone) steps.push(...rowSteps(register, area, places, area.top + row, [register.columns.map(() => null)]));
  for (const { first, lines } of runsOfRows(reused, added)) {
    const top = area.top + first;
    steps.push(...styleSteps(request, area, places, top, lines.length), ...rowSteps(register, area, places, top, lines));
  }
  const rest = added.slice(reused.length);
  if (rest.length > 0) {
    const ends = area.top + area.rows + rest.length > sheetRows;
    const room = ends ? success(false) : await isFree(host, area, rest.length, progress);
    if (!room.ok) return room;
    if (!room.value) return failed({ kind: "no-room", sheet: area.sheet, table: register.table });
    const top = area.top + area.rows;
    // The table grows first: rows beneath it that are not its own would look like a person's.
    steps.push({ kind: "grow-table", name: register.table, area: { ...area, rows: area.rows + rest.length } });
    steps.push(...styleSteps(request, area, places, top, rest.length), ...rowSteps(register, area, places, top, rest));
  } else {
    const left = new Set(free.slice(reused.length));
    let last = area.rows - 1;
    // A table of Excel's has at least one row beneath its header.
    while (last > 1 && left.has(last)) last--;
    if (last < area.rows - 1) steps.push({ kind: "grow-table", name: register.table, area: { ...area, rows: last + 1 } });
  }
  if (steps.length === 0) return success(undefined);
  const applied = await host.apply({ steps }, progress);
  return applied.ok ? success(undefined) : applied;
}

/** Lines for rows that are free, those of neighbouring rows together. */
function runsOfRows(
  free: readonly number[],
  lines: readonly RegisterRow[],
): readonly { readonly first: number; readonly lines: readonly RegisterRow[] }[] {
  const runs: { readonly first: number; readonly lines: RegisterRow[] }[] = [];
  free.forEach((row, i) => {
    const last = runs[runs.length - 1];
    const line = lines[i];
    if (!line) return;
    if (last && last.first + last.lines.length === row) last.lines.push(line);
    else runs.push({ first: row, lines: [line] });
  });
  return runs;
}

async function makeRegister(host: Host, survey: BookSurvey, request: KeepRequest, progress: Progress): Promise<Result<void, Failure>> {
  const { register, rows, locale, decimals } = request;
  const taken = survey.tables.find(({ name }) => name.toLowerCase() === register.table.toLowerCase());
  if (taken) return failed({ kind: "no-room", sheet: taken.area.sheet, table: register.table });
  const ours = ourSheets(survey);
  const name = freeSheetName(
    register.sheet,
    survey.sheets.map((sheet) => ({ name: sheet.name, ours: ours.has(sheet.name) })),
  );
  const plan = planRegister({ register, rows, name, locale, decimals });
  const { writing } = planToBatches(plan, { stands: survey.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase()) });
  const applied = await host.apply(writing, progress);
  return applied.ok ? success(undefined) : applied;
}

/** Writes lines of a register, each run of neighbouring columns in blocks of its own: what stands between them is a person's. */
function rowSteps(register: Register, area: Area, places: readonly number[], top: number, lines: readonly RegisterRow[]): readonly Step[] {
  return runsOf(places).flatMap(({ left, columns }) => {
    const inputs = lines.map((cells) => columns.map((column) => inputOf(cells[column] ?? null, register.columns[column]?.holds ?? "text")));
    return cutRows(inputs).map(({ first, rows: cells }): Step => ({
      kind: "write",
      area: { sheet: area.sheet, top: top + first, left: area.left + left, rows: cells.length, columns: columns.length },
      cells,
    }));
  });
}

function styleSteps(
  { register, decimals }: KeepRequest,
  area: Area,
  places: readonly number[],
  top: number,
  rows: number,
): readonly Step[] {
  return register.columns.map(({ holds }, i) => ({
    kind: "style",
    sheet: area.sheet,
    areas: [{ top, left: area.left + (places[i] as number), rows, columns: 1 }],
    style: styleOf({ column: 0, role: roles[holds], decimals }),
  }));
}

const roles = { text: "text", day: "day", amount: "amount" } as const satisfies Record<RegisterCell, string>;

interface ColumnRun {
  /** Place of the first within the table. */
  readonly left: number;
  /** Columns of the register, by number. */
  readonly columns: readonly number[];
}

/** Columns of the register that stand side by side, from left to right. */
function runsOf(places: readonly number[]): readonly ColumnRun[] {
  const order = places.map((place, column) => ({ place, column })).sort((a, b) => a.place - b.place);
  const runs: { left: number; columns: number[] }[] = [];
  for (const { place, column } of order) {
    const last = runs[runs.length - 1];
    if (last && last.left + last.columns.length === place) last.columns.push(column);
    else runs.push({ left: place, columns: [column] });
  }
  return runs;
}

function inputOf(cell: CellValue, holds: RegisterCell): CellInput {
  if (isBlank(cell)) return null;
  switch (holds) {
    case "text":
      return String(cell);
    case "day":
    case "amount":
      return cell as number;
    default:
      return unreachable(holds);
  }
}

/** True when so many rows beneath a table hold nothing, across its columns. */
async function isFree(host: Host, area: Area, rows: number, progress: Progress): Promise<Result<boolean, Failure>> {
  const top = area.top + area.rows;
  const beneath = await host.fetch({ ...area, top, rows: rows + 1 }, progress);
  if (!beneath.ok) return beneath;
  // A read that lies wholly under the used rows comes back with one row that may lie above it.
  const { area: got } = beneath.value;
  return success(!beneath.value.rows().some((cells, row) => got.top + row >= top && cells.some((cell) => !isBlank(cell))));
}
