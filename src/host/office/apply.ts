import { unreachable } from "../../kernel/assert.js";
import type { Progress } from "../../kernel/progress.js";
import { failed, success, type Result } from "../../kernel/result.js";
import { cellAddress } from "../../sheet/address.js";
import { ownedName, textFormat, type Batch, type CellInput, type Step } from "../../sheet/batch.js";
import type { Area } from "../../sheet/cell.js";
import type { Failure } from "../../sheet/failure.js";
import type { Applied } from "../port/host.js";
import { setPage, setStyle } from "./look.js";
import { clearNative, putChart, putFolds, putHighlights } from "./native.js";
import { run, runPiece } from "./run.js";

/** Steps that are not writes go together, so many to a round trip. */
const stepsPerTrip = 60;

/** Cells mended in one round trip: each is two requests of its own. */
const mendsPerTrip = 300;

/** Carries out the steps in order. Each trip may be repeated without harm; what was carried out before a failure stays. */
export async function applyBatch(batch: Batch, progress: Progress): Promise<Result<Applied, Failure>> {
  const { steps } = batch;
  let done = 0;
  while (done < steps.length) {
    if (progress.cancelled()) return failed({ kind: "cancelled" });
    const next = steps[done];
    if (next?.kind === "write") {
      const written = await write(next.area, next.cells, progress);
      if (!written.ok) return written;
      done++;
    } else if (next?.kind === "mend") {
      const mended = await mend(next, progress);
      if (!mended.ok) return mended;
      done++;
    } else {
      const trip = tripFrom(steps, done);
      const applied = await run(async (context) => {
        for (const step of trip) await prepare(context, step);
        await context.sync();
      }, sheetOf(trip[0]));
      if (!applied.ok) return applied;
      done += trip.length;
    }
    progress.report({ stage: "writing", done, total: steps.length });
  }
  return success({ steps: steps.length });
}

/** The steps from here on that can share a round trip: those of one sheet, up to the next write. Adding and clearing go alone. */
function tripFrom(steps: readonly Step[], from: number): readonly Step[] {
  const alone = (step: Step | undefined): boolean =>
    step?.kind === "add-sheet" ||
    step?.kind === "clear-sheet" ||
    step?.kind === "table" ||
    step?.kind === "grow-table" ||
    step?.kind === "name" ||
    step?.kind === "folds" ||
    step?.kind === "chart" ||
    step?.kind === "release";
  const first = steps[from];
  if (!first) return [];
  if (alone(first)) return [first];
  const trip: Step[] = [first];
  for (let i = from + 1; i < steps.length && trip.length < stepsPerTrip; i++) {
    const step = steps[i];
    if (!step || step.kind === "write" || step.kind === "mend" || alone(step) || sheetOf(step) !== sheetOf(first)) break;
    trip.push(step);
  }
  return trip;
}

function sheetOf(step: Step | undefined): string {
  return step === undefined ? "" : "area" in step ? step.area.sheet : step.sheet;
}

/** One block of values; halved until Excel takes it. Values first, formulas with them: a range written by `formulas` holds both. */
async function write(area: Area, cells: readonly (readonly CellInput[])[], progress: Progress): Promise<Result<void, Failure>> {
  const sent = await runPiece(async (context) => {
    context.application.suspendApiCalculationUntilNextSync();
    rangeOf(context, area).formulas = cells.map((line) => line.map(wireCell));
    await context.sync();
  }, area.sheet);
  if (sent !== "too-large") return sent;
  if (area.rows === 1) return failed({ kind: "too-large", what: area.sheet });
  const half = Math.ceil(area.rows / 2);
  const first = await write({ ...area, rows: half }, cells.slice(0, half), progress);
  if (!first.ok || progress.cancelled()) return first.ok ? failed({ kind: "cancelled" }) : first;
  return write({ ...area, top: area.top + half, rows: area.rows - half }, cells.slice(half), progress);
}

/** Single cells of the user's, each with its value and its number format; nothing else about them is touched. */
async function mend({ sheet, cells }: Extract<Step, { kind: "mend" }>, progress: Progress): Promise<Result<void, Failure>> {
  for (let from = 0; from < cells.length; from += mendsPerTrip) {
    if (progress.cancelled()) return failed({ kind: "cancelled" });
    const trip = cells.slice(from, from + mendsPerTrip);
    const sent = await run(async (context) => {
      context.application.suspendApiCalculationUntilNextSync();
      const worksheet = context.workbook.worksheets.getItem(sheet);
      for (const { row, column, input, format } of trip) {
        const cell = worksheet.getCell(row, column);
        // A number written to a cell formatted as text becomes a text: that format comes last, any other first.
        if (format !== textFormat) cell.numberFormat = [[format]];
        cell.formulas = [[wireCell(input)]];
        if (format === textFormat) cell.numberFormat = [[format]];
      }
      await context.sync();
    }, sheet);
    if (!sent.ok) return sent;
    progress.report({ stage: "writing", done: Math.min(cells.length, from + trip.length), total: cells.length });
  }
  return success(undefined);
}

/**
 * A cell as the API takes it. Texts are parsed there as en-US typing, so every text that could be taken for anything else
 * (numbers, dates, formulas, also with full-width signs) goes with an apostrophe, which Excel keeps out of the value.
 */
function wireCell(cell: CellInput): string | number {
  switch (cell.kind) {
    case "empty":
      return "";
    case "number":
      return cell.number;
    case "text":
      return /^[\p{L}][\p{L}\p{M} .,&()/-]*$/u.test(cell.text) && !/^(true|false)$/i.test(cell.text) && !/\d/.test(cell.text)
        ? cell.text
        : `'${cell.text}`;
    case "formula":
      return cell.formula;
    default:
      return unreachable(cell);
  }
}

function rangeOf(context: Excel.RequestContext, area: Area): Excel.Range {
  return context.workbook.worksheets.getItem(area.sheet).getRangeByIndexes(area.top, area.left, area.rows, area.columns);
}

/** Queues one step. Steps that must look first do so in a trip of their own. */
async function prepare(context: Excel.RequestContext, step: Step): Promise<void> {
  const sheets = context.workbook.worksheets;
  switch (step.kind) {
    case "add-sheet": {
      const standing = sheets.getItemOrNullObject(step.sheet);
      await context.sync();
      if (standing.isNullObject) sheets.add(step.sheet);
      return;
    }
    case "clear-sheet":
      return clearSheet(context, sheets.getItem(step.sheet));
    case "style":
      for (const area of step.areas) setStyle(rangeOf(context, { ...area, sheet: step.sheet }), step.style);
      return;
    case "merge":
      rangeOf(context, step.area).merge();
      return;
    case "link":
      rangeOf(context, { sheet: step.sheet, top: step.row, left: step.column, rows: 1, columns: 1 }).hyperlink = {
        documentReference: step.target,
        textToDisplay: step.text,
      };
      return;
    case "column-widths":
      step.widths.forEach((width, column) => {
        // Excel counts column widths in points here: 5.25 to a character of the default font, and 3.75 around.
        rangeOf(context, { sheet: step.sheet, top: 0, left: column, rows: 1, columns: 1 }).format.columnWidth = width * 5.25 + 3.75;
      });
      return;
    case "row-heights":
      for (const { row, height } of step.heights)
        rangeOf(context, { sheet: step.sheet, top: row, left: 0, rows: 1, columns: 1 }).format.rowHeight = height;
      return;
    case "freeze-rows":
      sheets.getItem(step.sheet).freezePanes.freezeRows(step.rows);
      return;
    case "gridlines":
      sheets.getItem(step.sheet).showGridlines = step.shown;
      return;
    case "folds":
      return putFolds(context, step);
    case "highlight":
      putHighlights(context, step);
      return;
    case "chart":
      return putChart(context, step);
    case "page":
      setPage(sheets.getItem(step.sheet), step.page);
      return;
    case "table":
      return addTable(context, step);
    case "grow-table": {
      const { top, left, rows, columns } = step.area;
      const area = `${cellAddress(top, left)}:${cellAddress(top + rows - 1, left + columns - 1)}`;
      sheets.getItem(step.area.sheet).tables.getItem(step.name).resize(area);
      return;
    }
    case "name":
      return addName(context, step);
    case "release":
      return release(context, step.sheet);
    case "show-sheet":
      sheets.getItem(step.sheet).activate();
      return;
    case "write":
    case "mend":
      return;
    default:
      return unreachable(step);
  }
}

async function clearSheet(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<void> {
  sheet.tables.load("items/name");
  await context.sync();
  for (const table of sheet.tables.items) table.convertToRange();
  await clearNative(context, sheet);
  // The whole sheet, not its used range: merges and formats may reach beyond the values.
  sheet.getRange().clear();
  await context.sync();
}

async function release(context: Excel.RequestContext, sheet: string): Promise<void> {
  const mark = context.workbook.worksheets.getItem(sheet).names.getItemOrNullObject(ownedName);
  await context.sync();
  if (!mark.isNullObject) mark.delete();
}

async function addTable(context: Excel.RequestContext, step: Extract<Step, { kind: "table" }>): Promise<void> {
  const standing = context.workbook.tables.getItemOrNullObject(step.name);
  await context.sync();
  if (!standing.isNullObject) standing.convertToRange();
  const table = context.workbook.worksheets.getItem(step.area.sheet).tables.add(rangeOf(context, step.area), true);
  table.name = step.name;
  table.style = "TableStyleLight1";
}

async function addName(context: Excel.RequestContext, step: Extract<Step, { kind: "name" }>): Promise<void> {
  const names = step.scope === "sheet" ? context.workbook.worksheets.getItem(step.area.sheet).names : context.workbook.names;
  const standing = names.getItemOrNullObject(step.name);
  await context.sync();
  if (!standing.isNullObject) standing.delete();
  names.add(step.name, rangeOf(context, step.area));
}
