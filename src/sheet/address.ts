import type { Area, CellRef } from "./cell.js";

/** "A" for 0, "Z" for 25, "AA" for 26. */
export function columnName(column: number): string {
  return (names[column] ??= spelled(column));
}

/** Names met so far: an address is made for each of millions of cells. */
const names: string[] = [];

function spelled(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** 0 for "A" (either case); -1 when it is no column name. */
export function columnIndex(name: string): number {
  if (!/^[A-Za-z]{1,3}$/.test(name)) return -1;
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** A sheet's name as it stands in a formula: quoted where Excel needs it. */
export function quotedSheet(sheet: string): string {
  // Thousands of links and formulas in a row lead to one sheet.
  if (sheet !== quoted.sheet) quoted = { sheet, name: nameInFormula(sheet) };
  return quoted.name;
}

/** The last one asked for. */
let quoted = { sheet: "", name: "''" };

function nameInFormula(sheet: string): string {
  return /^[A-Za-z_\u4e00-\u9fff][\w.\u4e00-\u9fff]*$/.test(sheet) &&
    !/^[A-Za-z]{1,3}\d+$/.test(sheet) &&
    !/^r\d*(c\d*)?$|^c\d*$/i.test(sheet)
    ? sheet
    : `'${sheet.replace(/'/g, "''")}'`;
}

/** "C12", with `$` signs when `absolute`. */
export function cellAddress(row: number, column: number, absolute = false): string {
  return absolute ? `$${columnName(column)}$${row + 1}` : `${columnName(column)}${row + 1}`;
}

/** "Invoices!C12", the sheet quoted where needed. */
export function refText(ref: CellRef): string {
  return `${quotedSheet(ref.sheet)}!${cellAddress(ref.row, ref.column)}`;
}

/** "C12", without the sheet: for lists that stay on one. */
export function cellText(ref: CellRef): string {
  return cellAddress(ref.row, ref.column);
}

/** "A5:L619" without the sheet; "A5" for a single cell. */
export function areaAddress(area: Omit<Area, "sheet">): string {
  const first = cellAddress(area.top, area.left);
  return area.rows === 1 && area.columns === 1 ? first : `${first}:${cellAddress(area.top + area.rows - 1, area.left + area.columns - 1)}`;
}

/** "Invoices!A5:L619". */
export function areaText(area: Area): string {
  return `${quotedSheet(area.sheet)}!${areaAddress(area)}`;
}

/**
 * Reads "A5:L619", "$A$5", "Sheet!A1" or "'My sheet'!A1:B2"; `undefined` when it is no such address, or one in another workbook
 * ("[1]Sheet1!A1"). `sheet` is "" where none is named.
 */
export function parseArea(address: string): Area | undefined {
  const match = /^(?:(?:'((?:[^'[\]]|'')+)'|([^'![\]]+))!)?\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/.exec(
    address,
  );
  if (!match) return undefined;
  const [, quoted, plain, firstColumn = "", firstRow = "", lastColumn = firstColumn, lastRow = firstRow] = match;
  const c0 = columnIndex(firstColumn);
  const c1 = columnIndex(lastColumn);
  const r0 = Number(firstRow) - 1;
  const r1 = Number(lastRow) - 1;
  const top = Math.min(r0, r1);
  const left = Math.min(c0, c1);
  if (top < 0 || Math.max(r0, r1) >= 1_048_576 || Math.max(c0, c1) >= 16_384) return undefined;
  return { sheet: quoted?.replace(/''/g, "'") ?? plain ?? "", top, left, rows: Math.abs(r1 - r0) + 1, columns: Math.abs(c1 - c0) + 1 };
}

/** "Invoices!$A$5:$L$619", as a defined name refers to it. */
export function absoluteAddress({ sheet, top, left, rows, columns }: Area): string {
  const first = cellAddress(top, left, true);
  const last = cellAddress(top + rows - 1, left + columns - 1, true);
  return `${quotedSheet(sheet)}!${first}${first === last ? "" : `:${last}`}`;
}
