import type { Progress } from "../../kernel/progress.js";
import { failed, success, type Result } from "../../kernel/result.js";
import { areaAddress } from "../../sheet/address.js";
import type { Area, CellValue } from "../../sheet/cell.js";
import { GridBuilder, gridOf, type CellGrid } from "../../sheet/grid.js";
import type { Failure } from "../../sheet/failure.js";
import type { Runner } from "./run.js";

/** Cells of a first block: about 1.5 MB of JSON at 15 bytes a cell; halved whenever Excel finds it too large. */
const firstBlockCells = 100_000;

/** Error texts that a value may be: they come as plain texts. */
const errorText = /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!|GETTING_DATA|CONNECT!|BLOCKED!|UNKNOWN!|FIELD!)$/;

type What = "values" | "formulas" | "formats";

/** Reads a rectangle in blocks of rows; between blocks it reports and heeds a cancel. A small one takes a single round trip. */
export async function fetchArea(runner: Runner, area: Area, progress: Progress, what: What): Promise<Result<CellGrid, Failure>> {
  const about = { sheet: area.sheet, progress };
  const small = area.rows * area.columns <= firstBlockCells;
  const whole = small ? await runner.runPiece((context) => readWhole(context, area, what), about) : "too-large";
  if (whole !== "too-large") {
    if (!whole.ok) return whole;
    const { area: cut, cells } = whole.value;
    // Excel may answer null instead of an error when there are too many cells.
    if (cells !== null) {
      progress.report({ stage: "reading", done: cut.rows, total: cut.rows });
      return success(gridOf(cut, cellsOf(cells.slice(0, cut.rows))));
    }
  }
  return fetchBlocks(runner, area, small ? Math.ceil(area.rows / 2) : Math.floor(firstBlockCells / area.columns), progress, what);
}

async function fetchBlocks(
  runner: Runner,
  area: Area,
  firstBlock: number,
  progress: Progress,
  what: What,
): Promise<Result<CellGrid, Failure>> {
  const about = { sheet: area.sheet, progress };
  const cut = await runner.run((context) => withinUsed(context, area), about);
  if (!cut.ok) return cut;
  const { rows } = cut.value;
  const builder = new GridBuilder(cut.value);
  let block = Math.max(1, firstBlock);
  while (builder.rowCount < rows) {
    if (progress.cancelled()) return failed({ kind: "cancelled" });
    const piece: Area = { ...cut.value, top: area.top + builder.rowCount, rows: Math.min(block, rows - builder.rowCount) };
    const read = await runner.runPiece((context) => readCells(context, piece, what), about);
    if (read === "too-large" || (read.ok && read.value === null)) {
      if (piece.rows === 1) return failed({ kind: "too-large", what: `${area.sheet}!${areaAddress(piece)}` });
      block = Math.ceil(piece.rows / 2);
      continue;
    }
    if (!read.ok) return read;
    builder.add(cellsOf(read.value ?? []));
    progress.report({ stage: "reading", done: builder.rowCount, total: rows });
  }
  return success(builder.grid());
}

const properties = { values: "values", formulas: "formulas", formats: "numberFormat" } as const;

async function readCells(context: Excel.RequestContext, area: Area, what: What): Promise<unknown[][] | null> {
  const range = queueCells(context, area, what);
  await context.sync();
  return range[properties[what]] as unknown[][] | null;
}

/** The cells of the area and how far down it is used, in one round trip. */
async function readWhole(
  context: Excel.RequestContext,
  area: Area,
  what: What,
): Promise<{ readonly area: Area; readonly cells: unknown[][] | null }> {
  const range = queueCells(context, area, what);
  const cut = await withinUsed(context, area);
  return { area: cut, cells: range[properties[what]] as unknown[][] | null };
}

function queueCells(context: Excel.RequestContext, { sheet, top, left, rows, columns }: Area, what: What): Excel.Range {
  const range = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(top, left, rows, columns);
  if (what === "values") range.load("values");
  else if (what === "formulas") range.load("formulas");
  else range.load("numberFormat");
  return range;
}

/** The rows of the area down to the last used one; at least one. */
async function withinUsed(context: Excel.RequestContext, area: Area): Promise<Area> {
  const used = context.workbook.worksheets.getItem(area.sheet).getUsedRangeOrNullObject(true);
  used.load("rowIndex,rowCount");
  await context.sync();
  const last = used.isNullObject ? area.top : used.rowIndex + used.rowCount - 1;
  return { ...area, rows: Math.max(1, Math.min(area.rows, last - area.top + 1)) };
}

/** The cells that Excel's values stand for, put in their places: the block is ours alone, and nobody looks at it afterwards. */
function cellsOf(block: unknown[][]): readonly (readonly CellValue[])[] {
  for (const line of block)
    for (let column = 0; column < line.length; column++) if (typeof line[column] !== "number") line[column] = cellOf(line[column]);
  return block as CellValue[][];
}

function cellOf(value: unknown): CellValue {
  if (typeof value === "string") return value === "" ? null : value.startsWith("#") && errorText.test(value) ? { error: value } : value;
  return typeof value === "boolean" || typeof value === "number" ? value : null;
}
