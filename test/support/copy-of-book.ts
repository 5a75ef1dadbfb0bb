import { Workbook, type Sheet } from "../../src/workbook/workbook.js";

/** A workbook that holds the same and shares nothing that can change. */
export function copyOf(book: Workbook): Workbook {
  const copy = new Workbook(book.file);
  copy.structureProtected = book.structureProtected;
  for (const sheet of book.sheets) copySheet(sheet, copy.addSheet(sheet.name));
  for (const { name, scope, refersTo } of book.names) copy.names.push({ name, scope: scope && copy.sheet(scope.name), refersTo });
  return copy;
}

function copySheet(from: Sheet, to: Sheet): void {
  from.cells.forEach((row, column, cell) => to.cells.set(row, column, cell));
  to.protected = from.protected;
  to.tables.push(...from.tables.map((table) => ({ ...table, area: { ...table.area }, columns: [...table.columns] })));
  for (const [place, area] of from.merges) to.merges.set(place, area);
  for (const [place, link] of from.links) to.links.set(place, link);
  to.pictures.push(...from.pictures);
}

/** Everything that stands on a sheet, as one text: values, formulas, looks, tables, links. */
export function textOf(sheet: Sheet | undefined): string {
  if (!sheet) return "gone";
  const lines: string[] = [];
  sheet.cells.forEach((row, column, { value, formula, style }) => lines.push(JSON.stringify([row, column, value, formula, style])));
  return JSON.stringify([sheet.name, lines, sheet.tables, [...sheet.merges.values()], [...sheet.links.values()], sheet.protected]);
}
