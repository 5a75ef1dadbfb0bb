import type { Sheet } from "./workbook.js";

/** A point of a sheet: a cell, and how far right of and beneath its corner. Points. */
export interface Corner {
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
}

/** Points of a character of the default font (7 pixels), and of cells whose size nobody set. */
const pointsPerCharacter = 5.25;
const usualWidth = 48;
const usualHeight = 15;

export function columnPoints(sheet: Sheet, column: number): number {
  const width = sheet.columnWidths.get(column);
  return width === undefined ? usualWidth : width * pointsPerCharacter;
}

export function rowPoints(sheet: Sheet, row: number): number {
  return sheet.hiddenRows.has(row) ? 0 : (sheet.rowHeights.get(row) ?? usualHeight);
}

/** How far a column begins from the left edge of its sheet. */
export function leftOf(sheet: Sheet, column: number): number {
  let points = 0;
  for (let each = 0; each < column; each++) points += columnPoints(sheet, each);
  return points;
}

/** How far a row begins from the top of its sheet. */
export function topOf(sheet: Sheet, row: number): number {
  let points = 0;
  for (let each = 0; each < row; each++) points += rowPoints(sheet, each);
  return points;
}

/** The point so far from the left edge and the top. */
export function cornerAt(sheet: Sheet, left: number, top: number): Corner {
  let [column, row, x, y] = [0, 0, Math.max(0, left), Math.max(0, top)];
  for (; x >= columnPoints(sheet, column); column++) x -= columnPoints(sheet, column);
  for (; y >= rowPoints(sheet, row); row++) y -= rowPoints(sheet, row);
  return { row, column, x, y };
}
