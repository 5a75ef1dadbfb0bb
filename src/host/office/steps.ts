import { unreachable } from "../../kernel/assert.js";
import { absoluteAddress, areaAddress } from "../../sheet/address.js";
import { mayRepoint, ownedName, type Step } from "../../sheet/batch.js";
import { rangeOf } from "./cells.js";
import { setPage, setStyle } from "./look.js";
import { clearNative, putChart, putFolds, putHighlights, putPicture } from "./native.js";

const allRows = 1_048_576;
const allColumns = 16_384;

/** Queues one step. Steps that must look first do so in a trip of their own. */
export async function prepare(context: Excel.RequestContext, step: Step): Promise<void> {
  const sheets = context.workbook.worksheets;
  switch (step.kind) {
    case "clear-sheet":
      return clearSheet(context, sheets.getItem(step.sheet), step.keep);
    case "style":
      for (const area of step.areas) setStyle(rangeOf(context, { ...area, sheet: step.sheet }), step.style);
      return;
    case "merge":
      for (const area of step.areas) rangeOf(context, { ...area, sheet: step.sheet }).merge(true);
      return;
    case "link":
      rangeOf(context, { sheet: step.sheet, top: step.row, left: step.column, rows: 1, columns: 1 }).hyperlink = {
        documentReference: step.target,
        textToDisplay: step.text,
      };
      return;
    case "column-widths":
      step.widths.forEach((width, i) => {
        // Excel counts column widths in points here: 5.25 to a character of the default font, and 3.75 around.
        rangeOf(context, { sheet: step.sheet, top: 0, left: (step.from ?? 0) + i, rows: 1, columns: 1 }).format.columnWidth =
          width * 5.25 + 3.75;
      });
      return;
    case "row-heights":
      for (const area of step.areas) rangeOf(context, { ...area, sheet: step.sheet }).format.rowHeight = step.height;
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
    case "picture":
      return putPicture(context, step);
    case "grow-table":
      sheets.getItem(step.area.sheet).tables.getItem(step.name).resize(areaAddress(step.area));
      return;
    case "page":
      setPage(sheets.getItem(step.sheet), step.page);
      return;
    case "name":
      return setName(context, step);
    case "release":
      return release(context, step.sheet);
    case "show-sheet":
      sheets.getItem(step.sheet).activate();
      return;
    case "calculate":
      // Where the person calculates by hand, our formulas would show nothing until they do.
      sheets.getItem(step.sheet).calculate(false);
      return;
    case "add-sheet":
    case "table":
    case "write":
    case "mend":
      return;
    default:
      return unreachable(step);
  }
}

/** Empties the sheet around the cell that says that it is being written, so that it says so at every moment. */
async function clearSheet(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  keep: { readonly row: number; readonly column: number } | undefined,
): Promise<void> {
  sheet.tables.load("items/name");
  await context.sync();
  for (const table of sheet.tables.items) table.convertToRange();
  await clearNative(context, sheet);
  if (!keep) sheet.getRange().clear();
  else {
    const { row, column } = keep;
    const around = (top: number, left: number, rows: number, columns: number): void => {
      if (rows > 0 && columns > 0) sheet.getRangeByIndexes(top, left, rows, columns).clear();
    };
    // A part of a merged cell cannot be emptied.
    sheet.getRange().unmerge();
    around(0, 0, row, allColumns);
    around(row + 1, 0, allRows - row - 1, allColumns);
    around(row, 0, 1, column);
    around(row, column + 1, 1, allColumns - column - 1);
    sheet.getCell(row, column).clear("Formats");
  }
  await context.sync();
}

async function release(context: Excel.RequestContext, sheet: string): Promise<void> {
  const mark = context.workbook.worksheets.getItem(sheet).names.getItemOrNullObject(ownedName);
  await context.sync();
  if (!mark.isNullObject) mark.delete();
}

/** A name that stands is pointed to its new place, so that there is no moment without it; one of the user's is left to them. */
async function setName(context: Excel.RequestContext, step: Extract<Step, { kind: "name" }>): Promise<void> {
  const names = step.scope === "sheet" ? context.workbook.worksheets.getItem(step.area.sheet).names : context.workbook.names;
  const standing = names.getItemOrNullObject(step.name);
  standing.load("formula");
  await context.sync();
  if (standing.isNullObject) names.add(step.name, rangeOf(context, step.area));
  else if (step.scope === "sheet" || mayRepoint(standing.formula, step.area.sheet)) standing.formula = `=${absoluteAddress(step.area)}`;
}
