import type { Area, CellValue } from "../../sheet/cell.js";
import { isCellError } from "../../sheet/cell.js";
import type { CellStyle } from "../../sheet/style.js";
import type { Cell, Sheet, Workbook } from "../../workbook/workbook.js";
import { accessDenied, ApiError } from "./host-object.js";
import type { LogEntry, ModelChange } from "./contract.js";
import type { HostObject } from "./host-object.js";
import { typeText } from "./typing.js";

/** The workbook with what only a running Excel has: ids, kept references, selection, who listens. Every change goes through here. */
export class ExcelModel {
  readonly references = new Map<string, HostObject>();
  private nextReference = 1;
  selection: Area | undefined;
  activeSheet: Sheet | undefined;
  calculationMode = "Automatic";
  inFront = true;
  readOnly = false;
  readonly undoClearedBy: string[] = [];
  private readonly changeListeners: ((change: ModelChange) => void)[] = [];
  private readonly editListeners: ((area: Area, kind: "RangeEdited" | "RowInserted") => void)[] = [];
  private readonly logListeners: ((entry: LogEntry) => void)[] = [];

  constructor(readonly book: Workbook) {
    this.activeSheet = book.sheets[0];
  }

  /** Ids as Excel gives them: opaque, stable while the workbook is open. */
  static sheetId(sheet: Sheet): string {
    return `{00000000-0001-0000-0000-${sheet.id.toString(16).padStart(12, "0")}}`;
  }

  keep(object: HostObject): string {
    object.referenceId ??= `ref${this.nextReference++}`;
    this.references.set(object.referenceId, object);
    return object.referenceId;
  }

  onChange(listener: (change: ModelChange) => void): void {
    this.changeListeners.push(listener);
  }

  onEdit(listener: (area: Area, kind: "RangeEdited" | "RowInserted") => void): void {
    this.editListeners.push(listener);
  }

  onLog(listener: (entry: LogEntry) => void): void {
    this.logListeners.push(listener);
  }

  log(entry: LogEntry): void {
    for (const listener of this.logListeners) listener(entry);
  }

  changed(change: ModelChange): void {
    for (const listener of this.changeListeners) listener(change);
  }

  /** Writes a rectangle as typed or as values; `null` leaves a cell as it is. Raises the events of an edit. */
  write(sheet: Sheet, area: Area, at: (row: number, column: number) => unknown): void {
    this.mustBeOpen(sheet);
    for (let row = 0; row < area.rows; row++) {
      for (let column = 0; column < area.columns; column++) {
        const value = at(row, column);
        if (value !== null && value !== undefined) this.put(sheet, area.top + row, area.left + column, value);
      }
    }
    this.growTables(sheet, area);
    this.changed({ kind: "cells", area });
    for (const listener of this.editListeners) listener(area, "RangeEdited");
  }

  private put(sheet: Sheet, row: number, column: number, value: unknown): void {
    const before = sheet.cells.get(row, column);
    const style = before?.style;
    if (typeof value === "number" || typeof value === "boolean") {
      sheet.cells.set(row, column, { value, ...(style ? { style } : {}) });
      return;
    }
    const typed =
      style?.numberFormat === "@" && !String(value).startsWith("'") ? { value: String(value) || null } : typeText(String(value));
    const formatted =
      typed.numberFormat !== undefined && style?.numberFormat === undefined ? { ...style, numberFormat: typed.numberFormat } : style;
    // An apostrophe makes text without leaving a format behind.
    const kept = typed.numberFormat === "@" ? style : formatted;
    if (typed.value === null && typed.formula === undefined) sheet.cells.set(row, column, style ? { value: null, style } : undefined);
    else
      sheet.cells.set(row, column, {
        value: typed.value,
        // Written in this sitting: the grid's is the only value there is.
        ...(typed.formula === undefined ? {} : { formula: typed.formula, calculator: "follows" as const }),
        ...(kept ? { style: kept } : {}),
      });
  }

  /** As Excel does: writing in the row right beneath a table makes it part of the table. */
  private growTables(sheet: Sheet, area: Area): void {
    for (const table of sheet.tables) {
      const { top, left, rows, columns } = table.area;
      const beneath = area.top === top + rows && area.left >= left && area.left + area.columns <= left + columns;
      if (beneath && !table.hasTotals) table.area = { ...table.area, rows: rows + area.rows };
    }
  }

  restyle(sheet: Sheet, area: Area, change: (style: CellStyle) => CellStyle): void {
    this.mustBeOpen(sheet);
    const known = new Map<CellStyle | undefined, CellStyle>();
    for (let row = area.top; row < area.top + area.rows; row++) {
      for (let column = area.left; column < area.left + area.columns; column++) {
        const cell: Cell = sheet.cells.get(row, column) ?? { value: null };
        let style = known.get(cell.style);
        if (!style) {
          style = change(cell.style ?? {});
          known.set(cell.style, style);
        }
        sheet.cells.set(row, column, { ...cell, style });
      }
    }
    this.changed({ kind: "format", area });
  }

  /** The sheet's frame (widths, merges, print set-up) is about to change. */
  frameEdited(sheet: Sheet): void {
    this.mustBeOpen(sheet);
    sheet.layoutEdited = true;
  }

  structureChanged(): void {
    this.changed({ kind: "structure" });
  }

  mustBeOpen(sheet: Sheet): void {
    this.mustBeWritable();
    if (sheet.protected) throw accessDenied();
  }

  mustBeFree(): void {
    this.mustBeWritable();
    if (this.book.structureProtected) throw accessDenied();
  }

  mustBeWritable(): void {
    if (this.readOnly) throw accessDenied();
  }

  /** What works on the window, on the desktop, needs this workbook's to be in front. */
  mustBeInFront(): void {
    if (!this.inFront) throw new ApiError("InactiveWorkbook", "The operation failed because the workbook is inactive.");
  }
}

/** A value as it goes over the wire: errors as their text, empty cells as "". */
export function wireValue(value: CellValue): string | number | boolean {
  if (value === null) return "";
  return isCellError(value) ? value.error : value;
}

export function sheetNameAllowed(name: string): void {
  if (name === "" || name.length > 31 || /[[\]:*?/\\]/.test(name) || name.startsWith("'") || name.endsWith("'")) {
    throw new ApiError("InvalidArgument", "The sheet name is not valid.");
  }
}
