import type { Area } from "../../../sheet/cell.js";
import type { Sheet } from "../../../workbook/workbook.js";
import { ApiError, invalidArgument } from "../host-object.js";
import type { ExcelModel } from "../model.js";

/** Rows of an outline go one level deeper (1), or one up (-1); there must be something to go up from. */
export function foldRows(model: ExcelModel, sheet: Sheet, { top, rows }: Area, by: string, step: 1 | -1): void {
  if (by !== "ByRows") throw invalidArgument();
  const { foldedRows } = sheet;
  const concerned =
    step === 1 ? Array.from({ length: rows }, (_, i) => top + i) : [...foldedRows.keys()].filter((row) => row >= top && row < top + rows);
  if (concerned.length === 0) throw new ApiError("InvalidOperation", "The rows are not grouped.");
  model.frameEdited(sheet);
  for (const row of concerned) {
    const level = (foldedRows.get(row) ?? 0) + step;
    if (level > 0) foldedRows.set(row, level);
    else foldedRows.delete(row);
  }
  model.structureChanged();
}
