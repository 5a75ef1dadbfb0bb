import { unreachable } from "../../kernel/assert.js";
import { failed, success, type Result } from "../../kernel/result.js";
import { absoluteAddress } from "../../sheet/address.js";
import { mayRepoint, ownedName, type Batch, type CellInput, type Step, type StepKind } from "../../sheet/batch.js";
import type { Area } from "../../sheet/cell.js";
import type { Failure } from "../../sheet/failure.js";
import { isOurChart, type NativeChart } from "../../sheet/native-chart.js";
import { isOurPicture, ourPicture, pictureInset, type PicturePlace } from "../../sheet/picture.js";
import { cornerAt, leftOf, rowPoints, topOf } from "../../workbook/geometry.js";
import { placeOf, type Cell, type Chart, type Sheet, type Workbook } from "../../workbook/workbook.js";

/** Carries out the steps on a workbook in memory. Idempotent by address, as the steps are. */
export function applyBatch(book: Workbook, batch: Batch): Result<{ readonly steps: number }, Failure> {
  for (const step of batch.steps) {
    const failure = applyStep(book, step);
    if (failure) return failed(failure);
  }
  return success({ steps: batch.steps.length });
}

/** Steps that leave the frame of a sheet as it is: it can then be saved cell by cell, and all that stands around them stays. */
const cellSteps: ReadonlySet<StepKind> = new Set(["write", "mend", "style", "show-sheet", "calculate", "name", "grow-table", "release"]);

function applyStep(book: Workbook, step: Step): Failure | undefined {
  if (step.kind === "add-sheet") {
    if (book.structureProtected) return { kind: "book-protected" };
    const wanted = step.sheet.toLowerCase();
    if (book.sheet(step.sheet) || book.namesWithoutCells.some((each) => each.toLowerCase() === wanted))
      return { kind: "sheet-taken", sheet: step.sheet };
    book.addSheet(step.sheet).layoutEdited = true;
    return undefined;
  }
  const name = "area" in step ? step.area.sheet : step.sheet;
  const sheet = book.sheet(name);
  if (!sheet) return { kind: "sheet-missing", sheet: name, known: book.sheets.map((each) => each.name) };
  if (sheet.protected) return { kind: "sheet-protected", sheet: sheet.name };
  if (!cellSteps.has(step.kind) && !isAddition(sheet, step)) sheet.layoutEdited = true;
  switch (step.kind) {
    case "clear-sheet":
      clear(book, sheet, step.keep);
      return undefined;
    case "write":
      sheet.cells.write(step.area.top, step.area.left, step.cells);
      return undefined;
    case "mend":
      for (const { row, column, input, format } of step.cells)
        sheet.cells.set(row, column, cellOf(input, withFormat(sheet.cells.get(row, column)?.style, format)));
      return undefined;
    case "style":
      for (const area of step.areas) sheet.cells.paint(area, step.style);
      return undefined;
    case "merge":
      for (const { top, left, rows, columns } of step.areas)
        for (let row = top; row < top + rows; row++) sheet.merges.set(placeOf(row, left), { top: row, left, rows: 1, columns });
      return undefined;
    case "link":
      sheet.links.set(placeOf(step.row, step.column), { row: step.row, column: step.column, target: step.target });
      return undefined;
    case "column-widths":
      step.widths.forEach((width, i) => sheet.columnWidths.set((step.from ?? 0) + i, width));
      return undefined;
    case "row-heights":
      for (const { top, rows } of step.areas) for (let row = top; row < top + rows; row++) sheet.rowHeights.set(row, step.height);
      return undefined;
    case "freeze-rows":
      sheet.frozenRows = step.rows;
      return undefined;
    case "gridlines":
      sheet.showGridlines = step.shown;
      return undefined;
    case "folds":
      sheet.foldedRows.clear();
      for (const { first, last } of step.rows)
        for (let row = first; row <= last; row++) sheet.foldedRows.set(row, (sheet.foldedRows.get(row) ?? 0) + 1);
      return undefined;
    case "highlight":
      for (const area of step.areas) {
        remove(sheet.highlights, (each) => each.area.top === area.top && each.area.left === area.left);
        sheet.highlights.push({ area, when: step.when, color: step.color, fill: step.fill });
      }
      return undefined;
    case "chart":
      remove(sheet.charts, (each) => each.name === step.chart.name);
      sheet.charts.push(chartOf(step.chart));
      return undefined;
    case "picture":
      putPicture(book, sheet, step.picture);
      return undefined;
    case "page":
      sheet.page = step.page;
      return undefined;
    case "table":
      return setTable(book, sheet, step.area, step.name);
    case "grow-table": {
      const table = sheet.tables.find((each) => each.name.toLowerCase() === step.name.toLowerCase());
      if (!table) return { kind: "table-missing", table: step.name, known: book.tables().map((each) => each.table.name) };
      table.area = bare(step.area);
      return undefined;
    }
    case "name": {
      const scope = step.scope === "sheet" ? sheet : undefined;
      const standing = book.names.find((each) => each.name.toLowerCase() === step.name.toLowerCase() && each.scope === scope);
      if (!scope && standing && !mayRepoint(standing.refersTo, sheet.name)) return undefined;
      remove(book.names, (each) => each.name.toLowerCase() === step.name.toLowerCase() && each.scope === scope);
      book.names.push({ name: step.name, scope, refersTo: absoluteAddress(step.area) });
      return undefined;
    }
    case "release":
      remove(book.names, (each) => each.name === ownedName && each.scope === sheet);
      return undefined;
    case "calculate":
    case "show-sheet":
      // Formulas carry their values; a file on disk has no screen to bring the sheet to.
      return undefined;
    default:
      return unreachable(step);
  }
}

function clear(book: Workbook, sheet: Sheet, keep: { readonly row: number; readonly column: number } | undefined): void {
  const places: [number, number][] = [];
  const kept = keep ? sheet.cells.value(keep.row, keep.column) : null;
  sheet.cells.forEach((row, column) => places.push([row, column]));
  for (const [row, column] of places) sheet.cells.set(row, column, undefined);
  if (keep && kept !== null) sheet.cells.set(keep.row, keep.column, { value: kept });
  sheet.tables.length = 0;
  sheet.merges.clear();
  sheet.links.clear();
  sheet.columnWidths.clear();
  sheet.rowHeights.clear();
  sheet.hiddenRows.clear();
  sheet.foldedRows.clear();
  sheet.highlights.length = 0;
  remove(sheet.charts, ({ name }) => isOurChart(name));
  remove(sheet.pictures, ({ name }) => isOurPicture(name));
  remove(book.names, (each) => each.scope === sheet);
}

function cellOf(input: CellInput, style: Cell["style"]): Cell | undefined {
  const look = style ? { style } : {};
  if (input === null) return style ? { value: null, style } : undefined;
  return typeof input === "object" ? { value: input.expected, formula: input.formula, ...look } : { value: input, ...look };
}

/** The number format of a cell that has none of its own. */
export const general = "General";

/** A look with another number format and all else as it was. */
function withFormat(style: Cell["style"], format: string): Cell["style"] {
  if ((style?.numberFormat ?? general) === format) return style;
  if (format !== general) return { ...style, numberFormat: format };
  const { numberFormat: _, ...rest } = style ?? {};
  return Object.keys(rest).length === 0 ? undefined : rest;
}

function chartOf({ name, type, title, place, categories, series, numberFormat }: NativeChart<string>): Chart {
  return {
    name,
    title,
    type,
    anchor: { top: place.top, left: place.left, bottom: place.top + place.rows, right: place.left + place.columns },
    series: series.map((each) => ({
      name: each.name,
      categories: absoluteAddress(categories),
      values: absoluteAddress(each.values),
      color: each.ink,
    })),
    numberFormat,
  };
}

function putPicture(book: Workbook, sheet: Sheet, { from, row, column, width, height, description }: PicturePlace): void {
  remove(sheet.pictures, ({ name }) => isOurPicture(name));
  const picture = book.sheet(from.sheet)?.pictures.find(({ name }) => name === from.picture);
  if (!picture) return;
  const left = leftOf(sheet, column + 1) - width - pictureInset;
  const corner = cornerAt(sheet, left, topOf(sheet, row) + (rowPoints(sheet, row) - height) / 2);
  sheet.pictures.push({ ...picture, name: ourPicture, description, corner, width, height });
}

/**
 * True where a table of the sheet only gets longer or shorter, and where a new one comes to cells just written, or a width to columns right of all
 * others: a file takes that in without the sheet being written anew, and all that a person set up there stays.
 */
function isAddition(sheet: Sheet, step: Step): boolean {
  const isWritten = sheet.cells.edited().size > 0;
  if (step.kind === "column-widths") return isWritten && [...sheet.columnWidths.keys()].every((column) => column < (step.from ?? 0));
  if (step.kind !== "table") return false;
  const { top, left, columns } = step.area;
  const standing = sheet.tables.find(({ name }) => name.toLowerCase() === step.name.toLowerCase())?.area;
  return standing ? standing.top === top && standing.left === left && standing.columns === columns : isWritten;
}

function setTable(book: Workbook, sheet: Sheet, area: Area, name: string): Failure | undefined {
  const standing = book.table(name);
  if (standing && standing.sheet !== sheet) return { kind: "table-taken", table: standing.table.name, sheet: standing.sheet.name };
  remove(sheet.tables, (table) => table === standing?.table);
  const columns: string[] = [];
  for (let column = area.left; column < area.left + area.columns; column++) columns.push(String(sheet.cells.value(area.top, column) ?? ""));
  const id = standing?.table.id ?? 1 + Math.max(0, ...book.tables().map((each) => each.table.id));
  sheet.tables.push({ id, name, area: bare(area), hasHeaders: true, hasTotals: false, columns, style: "TableStyleLight1" });
  return undefined;
}

function bare({ top, left, rows, columns }: Area): Omit<Area, "sheet"> {
  return { top, left, rows, columns };
}

function remove<T>(list: T[], unwanted: (each: T) => boolean): void {
  for (let i = list.length - 1; i >= 0; i--) {
    const each = list[i];
    if (each !== undefined && unwanted(each)) list.splice(i, 1);
  }
}
