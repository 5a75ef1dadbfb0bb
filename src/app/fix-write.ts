import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import { mendedValue, type Mended } from "../read/fixes.js";
import { textFormat, type CellInput, type MendedCell } from "../sheet/batch.js";
import type { CellRef, CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import type { Failure } from "../sheet/failure.js";
import { wantedOf, type FixBasis, type FixPreview, type OfferKind } from "./fix-preview.js";

/** A cell as it stood before it was mended, and as it was left. */
export interface Written {
  readonly at: CellRef;
  readonly before: CellValue;
  readonly beforeFormat: string;
  readonly after: string | number;
  readonly afterFormat: string;
  /** Cells of the same row that say whose it is: a table that was sorted since has other rows there. */
  readonly beside: readonly { readonly at: CellRef; readonly value: CellValue }[];
}

/** A mend that can be taken back. */
export interface Applied {
  readonly kind: OfferKind;
  readonly cells: readonly Written[];
}

/**
 * The chosen cells that still stand as the preview showed them, and those that do not. A cell counts as changed, too, when its row has become
 * another customer's, another invoice's or another currency's: what was understood of it was understood of that row.
 */
export function stillThere(
  preview: FixPreview,
  shown: FixBasis,
  now: FixBasis,
): { readonly same: ReadonlySet<number>; readonly changed: readonly CellRef[] } {
  const telling = tellingColumns(shown, ["customer", "invoiceNumber", "currency"]);
  const { top, left } = shown.formulas.area;
  const same = new Set<number>();
  const changed: CellRef[] = [];
  for (const index of preview.chosen) {
    const at = preview.cells[index]?.at;
    if (!at) continue;
    const cells = shown.formulas.row(at.row - top);
    const { area } = now.formulas;
    const found = now.formulas.row(at.row - area.top);
    const stays = [at.column - left, ...telling].every((column) => sameValue(cells[column], found[column + left - area.left]));
    if (stays) same.add(index);
    else changed.push(at);
  }
  return { same, changed };
}

/** The chosen cells as they stand and as they are to be left, each with a number format that shows it. Nothing is written yet. */
export async function planFix(host: Host, preview: FixPreview, basis: FixBasis, progress: Progress): Promise<Result<Applied, Failure>> {
  const chosen = [...preview.chosen].flatMap((index) => preview.cells[index] ?? []);
  const places = chosen.map(({ at }) => at);
  const formats = await formatsOf(host, places, progress);
  if (!formats.ok) return formats;
  const { area } = basis.formulas;
  const mended = new Set(places.map(({ column }) => column - area.left));
  const telling = tellingColumns(basis, ["customer", "invoiceNumber"]).filter((column) => !mended.has(column));
  const cells = chosen.map((cell): Written => {
    const wanted = wantedOf(cell, preview.reading);
    const beforeFormat = formats.value(cell.at);
    const beside = telling.map((column) => ({
      at: { ...cell.at, column: area.left + column },
      value: basis.formulas.cell(cell.at.row - area.top, column),
    }));
    return {
      at: cell.at,
      before: cell.from,
      beforeFormat,
      after: mendedValue(wanted),
      afterFormat: formatFor(wanted, beforeFormat),
      beside,
    };
  });
  return success({ kind: preview.kind, cells });
}

/** Writes a planned mend: its cells and nothing else. */
export function writeFix(host: Host, { cells }: Applied, progress: Progress): Promise<Result<unknown, Failure>> {
  const wanted = cells.map(({ at, after, afterFormat }) => ({ at, value: after, format: afterFormat }));
  return send(host, wanted, progress);
}

/**
 * Takes a mend back. A cell that holds something else than what was written, or whose row is now another one, is left and named; one that
 * stands as before is done already.
 */
export async function unwriteFix(host: Host, applied: Applied, progress: Progress): Promise<Result<readonly CellRef[], Failure>> {
  const places = applied.cells.map(({ at }) => at);
  const beside = applied.cells.flatMap((cell) => cell.beside.map(({ at }) => at));
  const now = await gridOf(host, [...places, ...beside], progress, "fetchFormulas");
  if (!now.ok) return now;
  const formats = await formatsOf(host, places, progress);
  if (!formats.ok) return formats;
  const left: CellRef[] = [];
  const back: { readonly at: CellRef; readonly value: CellValue; readonly format: string }[] = [];
  for (const { at, before, beforeFormat, after, afterFormat, beside: row } of applied.cells) {
    const stands = now.value(at);
    const sameRow = row.every((each) => sameValue(now.value(each.at), each.value));
    const format = formats.value(at);
    // A number format that a person has chosen since is theirs.
    if (sameRow && sameValue(stands, after)) back.push({ at, value: before, format: format === afterFormat ? beforeFormat : format });
    else if (!sameRow || !sameValue(stands, before)) left.push(at);
  }
  const sent = await send(host, back, progress);
  return sent.ok ? success(left) : sent;
}

/** What came to stand of a mend that failed half-way, so that it can be taken back; `undefined` when nothing did. */
export async function arrived(host: Host, { cells, kind }: Applied, progress: Progress): Promise<Applied | undefined> {
  const places = cells.map(({ at }) => at);
  const now = await gridOf(host, places, progress, "fetchFormulas");
  const there = now.ok ? cells.filter(({ at, after, before }) => sameValue(now.value(at), after) && !sameValue(after, before)) : cells;
  return there.length === 0 ? undefined : { kind, cells: there };
}

async function send(
  host: Host,
  cells: readonly { readonly at: CellRef; readonly value: CellValue; readonly format: string }[],
  progress: Progress,
): Promise<Result<unknown, Failure>> {
  const sheet = cells[0]?.at.sheet;
  if (sheet === undefined) return success(undefined);
  const mended = cells.map(({ at, value, format }): MendedCell => ({ row: at.row, column: at.column, input: inputOf(value), format }));
  return host.apply({ steps: [{ kind: "mend", sheet, cells: mended }] }, progress);
}

function inputOf(value: CellValue): CellInput {
  return typeof value === "number" || typeof value === "string" ? value : null;
}

/** The format that a cell has stays where it shows what is written; a cell without one, or with that of texts, gets a plain one. */
function formatFor(wanted: Mended, format: string): string {
  switch (wanted.kind) {
    case "text":
      return format;
    case "amount":
      return isPlain(format) || showsDays(format) ? `#,##0${wanted.exponent === 0 ? "" : `.${"0".repeat(wanted.exponent)}`}` : format;
    case "day":
      return showsDays(format) ? format : "yyyy-mm-dd";
  }
}

function isPlain(format: string): boolean {
  return format === "General" || format === textFormat;
}

/** True for a number format with a year, a month or a day in it, outside quotes and brackets. */
function showsDays(format: string): boolean {
  return !isPlain(format) && /[yd]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ""));
}

/** Columns within the grid that say whose a row is. */
function tellingColumns({ source }: FixBasis, fields: readonly ("customer" | "invoiceNumber" | "currency")[]): readonly number[] {
  return fields.flatMap((field) => source.options.mapping[field]?.column ?? []);
}

type Reader<T> = (at: CellRef) => T;

async function formatsOf(host: Host, places: readonly CellRef[], progress: Progress): Promise<Result<Reader<string>, Failure>> {
  const grid = await gridOf(host, places, progress, "fetchFormats");
  if (!grid.ok) return grid;
  return success((at) => {
    const format = grid.value(at);
    return typeof format === "string" ? format : "General";
  });
}

/** What stands at some cells of one sheet, read column by column from the first of them to the last. */
async function gridOf(
  host: Host,
  places: readonly CellRef[],
  progress: Progress,
  what: "fetchFormulas" | "fetchFormats",
): Promise<Result<Reader<CellValue>, Failure>> {
  const spans = new Map<number, { top: number; bottom: number }>();
  for (const { row, column } of places) {
    const span = spans.get(column);
    if (span) Object.assign(span, { top: Math.min(span.top, row), bottom: Math.max(span.bottom, row) });
    else spans.set(column, { top: row, bottom: row });
  }
  const columns = new Map<number, CellGrid>();
  const sheet = places[0]?.sheet ?? "";
  for (const [column, { top, bottom }] of spans) {
    const grid = await host[what]({ sheet, top, left: column, rows: bottom - top + 1, columns: 1 }, progress);
    if (!grid.ok) return grid;
    columns.set(column, grid.value);
  }
  return success(({ row, column }) => {
    const grid = columns.get(column);
    return grid?.cell(row - grid.area.top, 0) ?? null;
  });
}

function sameValue(a: CellValue | undefined, b: CellValue | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
