import type { Progress } from "../../kernel/progress.js";
import { failed, success, type Result } from "../../kernel/result.js";
import { textFormat, type CellInput, type CellLines, type Step } from "../../sheet/batch.js";
import type { Area } from "../../sheet/cell.js";
import type { Failure } from "../../sheet/failure.js";
import type { Runner } from "./run.js";

/** Cells mended in one round trip: each is two requests of its own. */
const mendsPerTrip = 300;

/** One block of values; halved until Excel takes it. Values first, formulas with them: a range written by `formulas` holds both. */
export async function writeCells(runner: Runner, area: Area, cells: CellLines, progress: Progress): Promise<Result<void, Failure>> {
  const sent = await runner.runPiece(
    async (context) => {
      context.application.suspendApiCalculationUntilNextSync();
      rangeOf(context, area).formulas = wireLines(cells);
      await context.sync();
    },
    { sheet: area.sheet, progress },
  );
  if (sent !== "too-large") return sent;
  if (area.rows === 1) return failed({ kind: "too-large", what: area.sheet });
  const half = Math.ceil(area.rows / 2);
  const first = await writeCells(runner, { ...area, rows: half }, cells.slice(0, half), progress);
  if (!first.ok || progress.cancelled()) return first.ok ? failed({ kind: "cancelled" }) : first;
  return writeCells(runner, { ...area, top: area.top + half, rows: area.rows - half }, cells.slice(half), progress);
}

/** Single cells of the user's, each with its value and its number format; nothing else about them is touched. */
export async function mendCells(
  runner: Runner,
  { sheet, cells }: Extract<Step, { kind: "mend" }>,
  progress: Progress,
): Promise<Result<void, Failure>> {
  for (let from = 0; from < cells.length; from += mendsPerTrip) {
    if (progress.cancelled()) return failed({ kind: "cancelled" });
    const trip = cells.slice(from, from + mendsPerTrip);
    const sent = await runner.run(
      async (context) => {
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
      },
      { sheet, progress },
    );
    if (!sent.ok) return sent;
    progress.report({ stage: "writing", done: Math.min(cells.length, from + trip.length), total: cells.length });
  }
  return success(undefined);
}

/** Cells as the API takes them. */
export function wireLines(lines: CellLines): (string | number)[][] {
  const wire: (string | number)[][] = [];
  lines.forEach((line) => wire.push(line.map(wireCell)));
  return wire;
}

/**
 * A cell as the API takes it. Texts are parsed there as en-US typing, so every text that could be taken for anything else
 * (numbers, dates, formulas, also with full-width signs) goes with an apostrophe, which Excel keeps out of the value.
 */
export function wireCell(cell: CellInput): string | number {
  if (cell === null) return "";
  if (typeof cell === "number") return cell;
  if (typeof cell === "object") return cell.formula;
  return /^[\p{L}][\p{L}\p{M} .,&()/-]*$/u.test(cell) && !/^(true|false)$/i.test(cell) && !/\d/.test(cell) ? cell : `'${cell}`;
}

export function rangeOf(context: Excel.RequestContext, area: Area): Excel.Range {
  return context.workbook.worksheets.getItem(area.sheet).getRangeByIndexes(area.top, area.left, area.rows, area.columns);
}
