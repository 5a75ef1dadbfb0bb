import { areaText, cellAddress, parseArea, columnIndex, quotedSheet, areaAddress } from "../../../sheet/address.js";
import type { Area } from "../../../sheet/cell.js";
import { isCellError } from "../../../sheet/cell.js";
import { leftOf, topOf } from "../../../workbook/geometry.js";
import { placeOf, type Sheet } from "../../../workbook/workbook.js";
import { ApiError, invalidArgument, notImplemented, type HostObject } from "../host-object.js";
import { wireValue, type ExcelModel } from "../model.js";
import { RangeFormatObject } from "./format.js";
import { ConditionalFormatsObject } from "./conditional-formats.js";
import { foldRows } from "./folds.js";
import { RangeAreasObject, RangeViewObject } from "./range-areas.js";
import { worksheetObject } from "./registry.js";

const allRows = 1_048_576;
const allColumns = 16_384;
/** Cells that one get may ask for; beyond it Excel answers null. */
const cellLimit = 5_000_000;

/** Merged areas that one call may give. */
const mergedLimit = 512;

const shapeDiffers = "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/** Reads an address as `getRange` takes it: "A1:B2", "A:C", "2:5", with or without its sheet. */
export function areaOfAddress(address: string, sheet: Sheet): Area {
  const bare = address.includes("!") ? address.slice(address.lastIndexOf("!") + 1) : address;
  const area = parseArea(bare);
  if (area) return { ...area, sheet: sheet.name };
  const columns = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/.exec(bare);
  if (columns) {
    const left = columnIndex(columns[1] ?? "");
    return { sheet: sheet.name, top: 0, left, rows: allRows, columns: columnIndex(columns[2] ?? "") - left + 1 };
  }
  const rows = /^\$?(\d+):\$?(\d+)$/.exec(bare);
  if (rows)
    return { sheet: sheet.name, top: Number(rows[1]) - 1, left: 0, rows: Number(rows[2]) - Number(rows[1]) + 1, columns: allColumns };
  throw invalidArgument();
}

export class RangeObject implements HostObject {
  readonly type = "Range";
  declare referenceId?: string;
  readonly scalars = [
    "Address",
    "Values",
    "Formulas",
    "NumberFormat",
    "Text",
    "RowIndex",
    "ColumnIndex",
    "RowCount",
    "ColumnCount",
    "CellCount",
  ];

  constructor(
    private readonly model: ExcelModel,
    readonly sheet: Sheet,
    readonly area: Area,
  ) {
    if (
      area.rows < 1 ||
      area.columns < 1 ||
      area.top < 0 ||
      area.left < 0 ||
      area.top + area.rows > allRows ||
      area.left + area.columns > allColumns
    )
      throw invalidArgument();
  }

  get(name: string): unknown {
    const { top, left, rows, columns } = this.area;
    switch (name) {
      case "Address":
      case "AddressLocal":
        return `${quotedSheet(this.sheet.name)}!${areaAddress(this.area)}`;
      case "Values":
        return this.grid((row, column) => wireValue(this.sheet.cells.value(row, column)));
      case "Formulas":
      case "FormulasLocal":
        return this.grid((row, column) => this.sheet.cells.get(row, column)?.formula ?? wireValue(this.sheet.cells.value(row, column)));
      case "NumberFormat":
        return this.grid((row, column) => this.sheet.cells.get(row, column)?.style?.numberFormat ?? "General");
      case "Text":
        return this.grid((row, column) => String(wireValue(this.sheet.cells.value(row, column))));
      case "ValueTypes":
        return this.grid((row, column) => valueType(this.sheet.cells.value(row, column)));
      case "RowIndex":
        return top;
      case "ColumnIndex":
        return left;
      case "RowCount":
        return rows;
      case "ColumnCount":
        return columns;
      case "CellCount":
        return rows * columns > 2 ** 31 - 1 ? -1 : rows * columns;
      case "Left":
        return leftOf(this.sheet, left);
      case "Top":
        return topOf(this.sheet, top);
      case "Width":
        return leftOf(this.sheet, left + columns) - leftOf(this.sheet, left);
      case "Height":
        return topOf(this.sheet, top + rows) - topOf(this.sheet, top);
      case "IsEntireRow":
        return columns === allColumns;
      case "IsEntireColumn":
        return rows === allRows;
      case "RowHidden":
        return this.rowsAre((row) => this.sheet.hiddenRows.has(row));
      case "Hyperlink": {
        const link = this.sheet.links.get(placeOf(top, left));
        return link ? { documentReference: link.target, textToDisplay: String(wireValue(this.sheet.cells.value(top, left))) } : null;
      }
      default:
        return notImplemented;
    }
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    switch (name) {
      case "Values":
      case "Formulas": {
        const at = this.shaped(value);
        this.model.write(this.sheet, this.area, at);
        return undefined;
      }
      case "NumberFormat": {
        const at = this.shaped(value);
        this.model.mustBeOpen(this.sheet);
        const { top, left } = this.area;
        this.model.restyle(this.sheet, this.area, (style) => style);
        for (let row = 0; row < this.area.rows; row++) {
          for (let column = 0; column < this.area.columns; column++) {
            const format = at(row, column);
            const cell = this.sheet.cells.get(top + row, left + column) ?? { value: null };
            if (format !== null) this.sheet.cells.set(top + row, left + column, { ...cell, style: withFormat(cell.style, String(format)) });
          }
        }
        this.model.changed({ kind: "format", area: this.area });
        return undefined;
      }
      case "Hyperlink":
        return this.setLink(value);
      default:
        return notImplemented;
    }
  }

  child(name: string): HostObject | typeof notImplemented {
    if (name === "Format") return new RangeFormatObject(this.model, this.sheet, this.area);
    if (name === "Worksheet") return worksheetObject(this.model, this.sheet);
    if (name === "ConditionalFormats") return new ConditionalFormatsObject(this.model, this.sheet, this.area);
    return notImplemented;
  }

  call(name: string, args: readonly unknown[]): unknown {
    const { top, left, rows, columns } = this.area;
    const number = (i: number): number => Number(args[i] ?? 0);
    switch (name) {
      case "GetCell":
        return this.at(top + number(0), left + number(1), 1, 1);
      case "GetRow":
        return this.at(top + number(0), left, 1, columns);
      case "GetColumn":
        return this.at(top, left + number(0), rows, 1);
      case "GetResizedRange":
        return this.at(top, left, rows + number(0), columns + number(1));
      case "GetOffsetRange":
        return this.at(top + number(0), left + number(1), rows, columns);
      case "GetAbsoluteResizedRange":
        return this.at(top, left, number(0), number(1));
      case "GetBoundingRect": {
        const other = this.areaOf(args[0]);
        const first = { top: Math.min(top, other.top), left: Math.min(left, other.left) };
        const bottom = Math.max(top + rows, other.top + other.rows);
        const right = Math.max(left + columns, other.left + other.columns);
        return this.at(first.top, first.left, bottom - first.top, right - first.left);
      }
      case "GetIntersection":
      case "GetIntersectionOrNullObject": {
        const common = intersection(this.area, this.areaOf(args[0]));
        if (!common && name === "GetIntersection") throw new ApiError("ItemNotFound", "The requested resource doesn't exist.", 404);
        return common ? new RangeObject(this.model, this.sheet, common) : null;
      }
      case "GetRowsBelow":
        return this.at(top + rows, left, Number(args[0] ?? 1), columns);
      case "GetLastCell":
        return this.at(top + rows - 1, left + columns - 1, 1, 1);
      case "GetLastRow":
        return this.at(top + rows - 1, left, 1, columns);
      case "GetEntireRow":
        return this.at(top, 0, rows, allColumns);
      case "GetEntireColumn":
        return this.at(0, left, allRows, columns);
      case "GetUsedRange":
      case "GetUsedRangeOrNullObject":
        return usedRange(this.model, this.sheet, this.area, name.endsWith("OrNullObject"));
      case "GetVisibleView": {
        let visible = 0;
        for (let row = top; row < top + rows; row++) if (!this.sheet.hiddenRows.has(row)) visible++;
        return new RangeViewObject(visible);
      }
      case "GetMergedAreasOrNullObject": {
        const merged = [...this.sheet.merges.values()].filter((each) => intersection(this.area, { ...each, sheet: this.sheet.name }));
        // Excel gives none when there are more than this.
        if (merged.length > mergedLimit)
          throw new ApiError("GeneralException", "There was an internal error while processing the request.", 500);
        return merged.length > 0 ? new RangeAreasObject(merged.map((each) => this.at(each.top, each.left, each.rows, each.columns))) : null;
      }
      case "Clear":
        this.clear(typeof args[0] === "string" ? args[0] : "All");
        return undefined;
      case "Merge":
        this.model.frameEdited(this.sheet);
        // Across: each row becomes a cell of its own.
        if (args[0] === true)
          for (let row = top; row < top + rows; row++) this.sheet.merges.set(placeOf(row, left), { top: row, left, rows: 1, columns });
        else this.sheet.merges.set(placeOf(top, left), { top, left, rows, columns });
        this.model.structureChanged();
        return undefined;
      case "Unmerge":
        this.model.frameEdited(this.sheet);
        this.unmerge();
        this.model.structureChanged();
        return undefined;
      case "Group":
      case "Ungroup":
        foldRows(this.model, this.sheet, this.area, String(args[0]), name === "Group" ? 1 : -1);
        return undefined;
      case "_ValidateArraySize":
        // The library asks this before it sends a large array.
        if (number(0) !== rows || number(1) !== columns) throw invalidArgument(shapeDiffers);
        return undefined;
      case "Select":
        this.model.mustBeInFront();
        this.model.activeSheet = this.sheet;
        this.model.selection = this.area;
        this.model.changed({ kind: "selection" });
        return undefined;
      default:
        return notImplemented;
    }
  }

  private at(top: number, left: number, rows: number, columns: number): RangeObject {
    return new RangeObject(this.model, this.sheet, { sheet: this.sheet.name, top, left, rows, columns });
  }

  /** A range given as an argument, or its address. */
  private areaOf(argument: unknown): Area {
    if (argument instanceof RangeObject) return argument.area;
    if (typeof argument !== "string") throw invalidArgument();
    return areaOfAddress(argument, this.sheet);
  }

  /** null when too large, as Excel may answer instead of an error. */
  private grid<T>(cell: (row: number, column: number) => T): T[][] | null {
    const { top, left, rows, columns } = this.area;
    if (rows * columns > cellLimit) return null;
    return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => cell(top + r, left + c)));
  }

  /** A 2-D array of exactly this shape, or one value for all cells. */
  private shaped(value: unknown): (row: number, column: number) => unknown {
    if (!Array.isArray(value)) {
      if (value === null || typeof value === "object") throw invalidArgument();
      return () => value;
    }
    const lines = value as readonly unknown[];
    const fits = lines.length === this.area.rows && lines.every((line) => Array.isArray(line) && line.length === this.area.columns);
    if (!fits) throw invalidArgument(shapeDiffers);
    return (row, column) => (lines as readonly (readonly unknown[])[])[row]?.[column];
  }

  private setLink(value: unknown): undefined {
    const { documentReference, textToDisplay } = value as { documentReference?: string; textToDisplay?: string };
    if (documentReference === undefined) throw invalidArgument();
    this.model.frameEdited(this.sheet);
    const { top, left } = this.area;
    this.sheet.links.set(placeOf(top, left), { row: top, column: left, target: documentReference });
    if (textToDisplay !== undefined) this.model.write(this.sheet, this.area, () => `'${textToDisplay}`);
  }

  private clear(applyTo: string): void {
    this.model.mustBeOpen(this.sheet);
    if (!["All", "Contents", "Formats", "Hyperlinks", "RemoveHyperlinks"].includes(applyTo)) throw invalidArgument();
    const used = intersection(this.area, usedCells(this.sheet));
    if (used && applyTo !== "Hyperlinks") {
      for (let row = used.top; row < used.top + used.rows; row++) {
        for (let column = used.left; column < used.left + used.columns; column++) {
          const cell = this.sheet.cells.get(row, column);
          if (!cell) continue;
          const style = applyTo === "Contents" ? cell.style : undefined;
          const keeps =
            applyTo === "Formats"
              ? { value: cell.value, ...(cell.formula === undefined ? {} : { formula: cell.formula }) }
              : style
                ? { value: null, style }
                : undefined;
          this.sheet.cells.set(row, column, keeps);
        }
      }
    }
    if (applyTo === "All") this.unmerge();
    if (applyTo !== "Contents" && applyTo !== "Formats") {
      const { links } = this.sheet;
      for (const [place, { row, column }] of links) if (contains(this.area, row, column)) links.delete(place);
    }
    this.model.changed({ kind: "cells", area: used ?? this.area });
  }

  private unmerge(): void {
    const { merges } = this.sheet;
    for (const [place, { top, left }] of merges) if (contains(this.area, top, left)) merges.delete(place);
  }

  private rowsAre(holds: (row: number) => boolean): boolean | null {
    let some = false;
    let all = true;
    for (let row = this.area.top; row < Math.min(this.area.top + this.area.rows, this.sheet.cells.rowLimit); row++) {
      if (holds(row)) some = true;
      else all = false;
    }
    return some && !all ? null : some;
  }
}

function valueType(value: Parameters<typeof wireValue>[0]): string {
  if (value === null || value === "") return "Empty";
  if (isCellError(value)) return "Error";
  return typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";
}

function withFormat<T extends { readonly numberFormat?: string }>(
  style: T | undefined,
  format: string,
): T & { readonly numberFormat?: string } {
  return { ...(style ?? ({} as T)), numberFormat: format };
}

function contains(area: Area, row: number, column: number): boolean {
  return row >= area.top && row < area.top + area.rows && column >= area.left && column < area.left + area.columns;
}

export function intersection(a: Area, b: Area | undefined): Area | undefined {
  if (!b) return undefined;
  const top = Math.max(a.top, b.top);
  const left = Math.max(a.left, b.left);
  const rows = Math.min(a.top + a.rows, b.top + b.rows) - top;
  const columns = Math.min(a.left + a.columns, b.left + b.columns) - left;
  return rows > 0 && columns > 0 ? { sheet: a.sheet, top, left, rows, columns } : undefined;
}

/** Everything that has a cell in the model, formatted but empty ones included. */
function usedCells(sheet: Sheet): Area | undefined {
  let columns = 0;
  let rows = 0;
  sheet.cells.forEach((row, column) => {
    if (column >= columns) columns = column + 1;
    rows = row + 1;
  });
  return rows === 0 ? undefined : { sheet: sheet.name, top: 0, left: 0, rows, columns };
}

/** The used cells within an area; a blank sheet gives A1, or the null object where that is asked for. */
export function usedRange(model: ExcelModel, sheet: Sheet, within: Area | undefined, orNull: boolean): HostObject | null {
  const used = sheet.cells.used();
  const area = used && { sheet: sheet.name, ...used };
  const found = within && area ? intersection(within, area) : area;
  if (found) return new RangeObject(model, sheet, found);
  if (orNull) return null;
  return new RangeObject(model, sheet, { sheet: sheet.name, top: within?.top ?? 0, left: within?.left ?? 0, rows: 1, columns: 1 });
}

/** The range a defined name stands for; an error when it stands for something else. */
export function rangeOfReference(model: ExcelModel, reference: string): RangeObject {
  const area = parseArea(reference);
  const sheet = area && model.book.sheet(area.sheet);
  if (!area || !sheet) throw new ApiError("InvalidReference", "This reference is not valid for the current operation.");
  return new RangeObject(model, sheet, { ...area, sheet: sheet.name });
}

/** "Sheet!$A$1:$B$2" for a range handed over as an argument. */
export function absoluteReference(range: RangeObject): string {
  const { top, left, rows, columns } = range.area;
  const first = cellAddress(top, left, true);
  const last = cellAddress(top + rows - 1, left + columns - 1, true);
  return areaText({ ...range.area, rows: 1, columns: 1 }).replace(/![^!]*$/, `!${first === last ? first : `${first}:${last}`}`);
}
