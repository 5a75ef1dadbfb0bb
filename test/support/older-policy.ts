import type { Workbook } from "../../src/workbook/workbook.js";

/**
 * The workbook as a version would have left it that did not know these settings, nor that there are versions: their rows are gone, those beneath
 * have moved up. Blank rows stay where they were.
 */
export function withoutSettings(book: Workbook, keys: readonly string[]): void {
  const { sheet, table } = book.table("AR_Settings") ?? {};
  if (!sheet || !table) throw new Error("no settings");
  const { top, left, rows, columns } = table.area;
  const gone = new Set([...keys, "policy_version"]);
  const lines = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => sheet.cells.get(top + row, left + column)),
  );
  const kept = lines.filter(([key]) => !gone.has(String(key?.value)));
  lines.forEach((line, row) => line.forEach((_, column) => sheet.cells.set(top + row, left + column, kept[row]?.[column])));
  table.area = { ...table.area, rows: kept.length };
}

/** The workbook as a version would have left it that did not know these tables of AR Policy; where they stood is blank. */
export function withoutTables(book: Workbook, names: readonly string[]): void {
  for (const name of names) {
    const { sheet, table } = book.table(name) ?? {};
    if (!sheet || !table) throw new Error(`no ${name}`);
    const { top, left, rows, columns } = table.area;
    for (let row = top; row < top + rows; row++)
      for (let column = left; column < left + columns; column++) sheet.cells.set(row, column, undefined);
    sheet.tables.splice(sheet.tables.indexOf(table), 1);
  }
}
