import type { HighlightRule, Step } from "../../sheet/batch.js";
import { cellAddress } from "../../sheet/address.js";
import type { Area } from "../../sheet/cell.js";
import { isOurChart, type ChartType } from "../../sheet/native-chart.js";
import { isOurPicture, ourPicture, pictureInset } from "../../sheet/picture.js";
import { classOf, codeOf } from "./errors.js";

const chartTypes = {
  column: "ColumnClustered",
  "stacked-column": "ColumnStacked",
  bar: "BarClustered",
  line: "Line",
} as const satisfies Record<ChartType, string>;

/** Draws the chart anew: the one of its name goes first, so that a second run leaves one. */
export async function putChart(context: Excel.RequestContext, { sheet, chart }: Extract<Step, { kind: "chart" }>): Promise<void> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const standing = worksheet.charts.getItemOrNullObject(chart.name);
  await context.sync();
  if (!standing.isNullObject) standing.delete();
  const range = (area: Area): Excel.Range =>
    context.workbook.worksheets.getItem(area.sheet).getRangeByIndexes(area.top, area.left, area.rows, area.columns);
  const [first] = chart.series;
  if (!first) return;
  const drawn = worksheet.charts.add(chartTypes[chart.type], range(first.values), first.values.rows === 1 ? "Rows" : "Columns");
  drawn.name = chart.name;
  drawn.title.text = chart.title;
  drawn.legend.visible = chart.series.length > 1;
  drawn.legend.position = "Bottom";
  drawn.axes.valueAxis.numberFormat = chart.numberFormat;
  const { top, left, rows, columns } = chart.place;
  drawn.setPosition(cellAddress(top, left), cellAddress(top + rows - 1, left + columns - 1));
  chart.series.forEach((each, i) => {
    const series = i === 0 ? drawn.series.getItemAt(0) : drawn.series.add(each.name);
    series.name = each.name;
    if (i > 0) series.setValues(range(each.values));
    series.setXAxisValues(range(chart.categories));
    if (chart.type === "line") {
      series.markerStyle = "None";
      series.format.line.color = each.ink;
    } else series.format.fill.setSolidColor(each.ink);
  });
}

/**
 * Copies a picture onto a sheet of ours, in place of the copy that an earlier run, or an attempt whose answer was lost, has left there. Excel copies
 * it as it is; its image by `getAsImage` would have the 96 dots to an inch of a screen.
 */
export async function putPicture(context: Excel.RequestContext, { sheet, picture }: Extract<Step, { kind: "picture" }>): Promise<void> {
  const { from, row, column, width, height, description } = picture;
  const { worksheets } = context.workbook;
  const worksheet = worksheets.getItem(sheet);
  const source = worksheets.getItemOrNullObject(from.sheet).shapes.getItemOrNullObject(from.picture);
  const cell = worksheet.getRangeByIndexes(row, column, 1, 1).load("left,top,width,height");
  const { shapes } = worksheet;
  shapes.load("items/name");
  await context.sync();
  for (const shape of shapes.items) if (isOurPicture(shape.name)) shape.delete();
  if (source.isNullObject) return;
  const copy = source.copyTo(worksheet);
  copy.name = ourPicture;
  copy.altTextDescription = description;
  copy.lockAspectRatio = false;
  copy.width = width;
  copy.height = height;
  copy.lockAspectRatio = true;
  copy.left = cell.left + cell.width - width - pictureInset;
  copy.top = cell.top + (cell.height - height) / 2;
  copy.placement = "OneCell";
}

/** Takes away our charts and the logo of a sheet of ours, and the looks its cells take on. */
export async function clearNative(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<void> {
  sheet.charts.load("items/name");
  sheet.shapes.load("items/name");
  await context.sync();
  for (const chart of sheet.charts.items) if (isOurChart(chart.name)) chart.delete();
  for (const shape of sheet.shapes.items) if (isOurPicture(shape.name)) shape.delete();
  sheet.getRange().conditionalFormats.clearAll();
}

/** One rule per area: an area of its own can be taken away alone. */
export function putHighlights(context: Excel.RequestContext, step: Extract<Step, { kind: "highlight" }>): void {
  const worksheet = context.workbook.worksheets.getItem(step.sheet);
  for (const { top, left, rows, columns } of step.areas) {
    const cells = worksheet.getRangeByIndexes(top, left, rows, columns);
    cells.conditionalFormats.clearAll();
    const { cellValue } = cells.conditionalFormats.add("CellValue");
    cellValue.format.font.color = step.color;
    cellValue.format.font.bold = true;
    cellValue.format.fill.color = step.fill;
    cellValue.rule = ruleOf(step.when);
  }
}

function ruleOf(when: HighlightRule): Excel.ConditionalCellValueRule {
  return when.kind === "not-zero"
    ? { formula1: "=0", operator: "NotEqualTo" }
    : { formula1: `="${when.text.replace(/"/g, '""')}"`, operator: "EqualTo" };
}

/** Rows of a sheet of ours that fold away. The folds of an earlier run are taken off first. */
export async function putFolds(context: Excel.RequestContext, { sheet, rows }: Extract<Step, { kind: "folds" }>): Promise<void> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const used = worksheet.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
  await context.sync();
  if (!used.isNullObject) await unfold(context, worksheet.getRangeByIndexes(0, 0, used.rowIndex + used.rowCount, 1));
  for (const { first, last } of rows) worksheet.getRangeByIndexes(first, 0, last - first + 1, 1).group("ByRows");
}

/** Refusals of a range without folds. Excel tells of no other way to ask whether there are any. */
const nothingFolded: ReadonlySet<string> = new Set(["InvalidOperation", "InvalidArgument", "GeneralException"]);

async function unfold(context: Excel.RequestContext, rows: Excel.Range): Promise<void> {
  rows.ungroup("ByRows");
  try {
    await context.sync();
  } catch (error) {
    if (!nothingFolded.has(codeOf(error)) || classOf(error) === "transient") throw error;
  }
}
