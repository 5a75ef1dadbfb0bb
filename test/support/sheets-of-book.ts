import { openBook } from "../../src/files/read-book.js";
import { saveBook } from "../../src/files/save-book.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { nonsense, recalculated } from "./libreoffice.js";

/** Every formula on a sheet of the book: where it stands, what we carry, and what LibreOffice makes of it from nonsense. */
export function comparedWithLibreOffice(
  book: Workbook,
  sheet: string,
): readonly { readonly at: string; readonly ours: unknown; readonly theirs: unknown }[] {
  const bytes = saveBook(book);
  const ours = openBook(bytes, "ours.xlsx");
  if (!ours.ok) throw new Error(ours.failure.kind);
  const theirs = recalculated(bytes);
  const all: { at: string; ours: unknown; theirs: unknown }[] = [];
  ours.value.sheet(sheet)?.cells.forEach((row, column, { formula, value }) => {
    if (formula !== undefined)
      all.push({ at: `${row + 1}:${column + 1} ${formula}`, ours: value, theirs: theirs.sheet(sheet)?.cells.value(row, column) });
  });
  return all;
}

/** Holds what LibreOffice works out to what the sheet carries; `least`: so many formulas at least. */
export function expectRecalculated(book: Workbook, sheet: string, least: number): void {
  const pairs = comparedWithLibreOffice(book, sheet);
  expect(pairs.length).toBeGreaterThanOrEqual(least);
  for (const { at, ours, theirs } of pairs) {
    const shown = typeof theirs === "number" ? Number(theirs.toFixed(6)) : theirs;
    expect([at, shown]).toEqual([at, typeof ours === "number" ? Number(ours.toFixed(6)) : ours]);
    expect(theirs).not.toBe(nonsense);
  }
}
