import type { Progress } from "../../kernel/progress.js";
import { failed, success, type Result } from "../../kernel/result.js";
import { areaAddress } from "../../sheet/address.js";
import type { Area, CellGrid, CellValue } from "../../sheet/cell.js";
import type { Failure } from "../../sheet/failure.js";
import { run, runPiece } from "./run.js";

/** Cells of a first block: about 1.5 MB of JSON at 15 bytes a cell; halved whenever Excel finds it too large. */
const firstBlockCells = 100_000;

/** Error texts that a value may be: they come as plain texts. */
const errorText = /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!|GETTING_DATA|CONNECT!|BLOCKED!|UNKNOWN!|FIELD!)$/;

type What = "values" | "formulas" | "formats";

/** Reads a rectangle in blocks of rows; between blocks it reports and heeds a cancel. */
export async function fetchArea(area: Area, progress: Progress, what: What): Promise<Result<CellGrid, Failure>> {
  const cut = await withinUsed(area);
  if (!cut.ok) return cut;
  const { rows } = cut.value;
  const values: CellValue[][] = [];
  let block = Math.max(1, Math.floor(firstBlockCells / area.columns));
  while (values.length < rows) {
    if (progress.cancelled()) return failed({ kind: "cancelled" });
    const piece: Area = { ...cut.value, top: area.top + values.length, rows: Math.min(block, rows - values.length) };
    const read = await runPiece((context) => readCells(context, piece, what), area.sheet);
    // Excel may answer null instead of an error when the piece is too large.
    if (read === "too-large" || (read.ok && read.value === null)) {
      if (piece.rows === 1) return failed({ kind: "too-large", what: `${area.sheet}!${areaAddress(piece)}` });
      block = Math.ceil(piece.rows / 2);
      continue;
    }
    if (!read.ok) return read;
    for (const line of read.value ?? []) values.push(line.map(cellOf));
    progress.report({ stage: "reading", done: values.length, total: rows });
  }
  return success({ area: cut.value, values });
}

async function readCells(context: Excel.RequestContext, area: Area, what: What): Promise<unknown[][] | null> {
  const range = context.workbook.worksheets.getItem(area.sheet).getRangeByIndexes(area.top, area.left, area.rows, area.columns);
  if (what === "values") {
    range.load("values");
    await context.sync();
    return range.values as unknown[][] | null;
  }
  if (what === "formats") {
    range.load("numberFormat");
    await context.sync();
    return range.numberFormat as unknown[][] | null;
  }
  range.load("formulas");
  await context.sync();
  return range.formulas as unknown[][] | null;
}

/** The rows of the area down to the last used one; at least one. */
function withinUsed(area: Area): Promise<Result<Area, Failure>> {
  return run(async (context) => {
    const used = context.workbook.worksheets.getItem(area.sheet).getUsedRangeOrNullObject(true);
    used.load("rowIndex,rowCount");
    await context.sync();
    const last = used.isNullObject ? area.top : used.rowIndex + used.rowCount - 1;
    return { ...area, rows: Math.max(1, Math.min(area.rows, last - area.top + 1)) };
  }, area.sheet);
}

function cellOf(value: unknown): CellValue {
  if (typeof value === "string") return value === "" ? null : errorText.test(value) ? { error: value } : value;
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}
