import { readFileSync } from "node:fs";
import { join } from "node:path";
import { known } from "../../src/kernel/assert.js";
import { saveBook } from "../../src/files/save-book.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { isCellError } from "../../src/sheet/cell.js";
import { Workbook } from "../../src/workbook/workbook.js";
import { gridOfLayout, type Layout } from "../layouts/layout.js";

const layouts = JSON.parse(readFileSync(join(__dirname, "../layouts/layouts.json"), "utf8")) as readonly Layout[];

/** The export of a finance system, as the list of layouts describes it. */
export function exportOf(system: string, report: string): Layout {
  return known(
    layouts.find((each) => each.system === system && each.report.startsWith(report)),
    `a layout ${system}, ${report}`,
  );
}

/** A workbook whose only sheet holds these rows. */
export function bookOf(rows: readonly (readonly CellValue[])[], sheet = "Export"): Workbook {
  const book = new Workbook("export.xlsx");
  book.addSheet(sheet);
  paste(book, rows, sheet);
  return book;
}

/** Puts rows over what stands on a sheet, as a person pastes next month's export. */
export function paste(book: Workbook, rows: readonly (readonly CellValue[])[], sheet = "Export"): void {
  const cells = known(book.sheet(sheet), "the sheet").cells;
  const height = cells.used()?.rows ?? 0;
  const width = Math.max(cells.used()?.columns ?? 0, ...rows.map((row) => row.length));
  for (let row = 0; row < Math.max(height, rows.length); row++) {
    for (let column = 0; column < width; column++) {
      const value = rows[row]?.[column] ?? null;
      cells.set(row, column, { value: isCellError(value) ? null : value });
    }
  }
}

/** The export as the bytes of an .xlsx. */
export function exportFile(layout: Layout): Uint8Array {
  return saveBook(bookOf(gridOfLayout(layout).rows()));
}
