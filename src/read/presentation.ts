import * as z from "zod/mini";
import {
  defaultPresentation,
  detailColumnChoices,
  fixedDetailColumns,
  type DetailColumn,
  type Presentation,
} from "../policy/presentation.js";
import { isBlank, isCellError } from "../sheet/cell.js";
import { sheetUnitChoices } from "../sheet/sheet-plan.js";
import type { PolicyCells } from "./policy-cells.js";

/** What AR Policy says of how sheets look; what cannot be read is a failure at its cell, and the default stands. */
export function readPresentation(cells: PolicyCells): Presentation {
  const units = cells.setting("sheet_units", z.literal([...sheetUnitChoices]), sheetUnitChoices.join(", "));
  return {
    units: units ?? defaultPresentation.units,
    reportTitle: textOf(cells, "report_title"),
    preparedBy: textOf(cells, "prepared_by"),
    reviewedBy: textOf(cells, "reviewed_by"),
    logo: textOf(cells, "logo"),
    detailColumns: detailColumns(cells) ?? defaultPresentation.detailColumns,
  };
}

/** A line of text; a break in it would not fit the line that it is written on. */
function textOf(cells: PolicyCells, key: string): string {
  const stated = cells.body("AR_Settings").find((row) => row.cells[0] === key);
  const cell = stated?.cells[1] ?? null;
  if (!stated || isBlank(cell)) return "";
  if (isCellError(cell)) cells.complain(stated.grid, stated.row, 1, "a line of text, or nothing");
  return isCellError(cell)
    ? ""
    : String(cell)
        .replace(/[\r\n]+/g, " ")
        .trim();
}

/** The columns that are named, in their order. Those that always stand in their place may be named too. */
function detailColumns(cells: PolicyCells): readonly DetailColumn[] | undefined {
  const stated = cells.body("AR_Settings").find((row) => row.cells[0] === "detail_columns");
  const cell = stated?.cells[1] ?? null;
  if (!stated || isBlank(cell)) return undefined;
  const named = isCellError(cell)
    ? []
    : String(cell)
        .split(/[,;，；、]/)
        .map(plain)
        .filter((word) => word !== "");
  const columns = named.flatMap((word) => detailColumnChoices.find((each) => plain(each) === word) ?? []);
  const fixed = named.filter((word) => fixedDetailColumns.some((each) => each === word));
  if (named.length > 0 && columns.length + fixed.length === named.length && new Set(named).size === named.length) return columns;
  const words = detailColumnChoices.join(", ");
  cells.complain(stated.grid, stated.row, 1, `a list of ${words}, each at most once (${fixedDetailColumns.join(", ")} always stand there)`);
  return undefined;
}

/** "Days late" and "days_late" are daysLate. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, "");
}
