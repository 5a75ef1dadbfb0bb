import { strFromU8 } from "fflate";
import { Utf8 } from "../kernel/utf8.js";
import { columnIndex } from "../sheet/address.js";
import type { Sheet } from "../workbook/workbook.js";
import { CellWriter, daysBehind } from "./cell-out.js";
import type { StyleNumbers } from "./styles-out.js";

interface Piece {
  readonly start: number;
  readonly end: number;
  /** Row or column, from 0. */
  readonly place: number;
}

/** The sheet's XML with exactly the edited cells replaced, added or removed; every other character as it was. */
export function patchSheet(xml: string, sheet: Sheet, styles: StyleNumbers, date1904: boolean): string {
  const filled = xml.replace(
    /<((?:\w+:)?)sheetData(\s[^>]*)?\/>/,
    (_, prefix: string, attributes = "") => `<${prefix}sheetData${attributes}></${prefix}sheetData>`,
  );
  const open = /<((?:\w+:)?)sheetData(?:\s[^>]*)?>/.exec(filled);
  if (!open) return xml;
  const prefix = open[1] ?? "";
  const from = open.index + open[0].length;
  const till = filled.lastIndexOf(`</${prefix}sheetData>`);
  const rows = rowPieces(filled, from, till, prefix);
  let out = filled.slice(0, from);
  let at = from;
  const edited = [...sheet.cells.edited()].sort((a, b) => a[0] - b[0]);
  for (const [row, columns] of edited) {
    const piece = rows.find((each) => each.place === row);
    const before = piece ? piece.start : (rows.find((each) => each.place > row)?.start ?? till);
    out += filled.slice(at, before);
    at = piece ? piece.end : before;
    out += patchRow(
      piece ? filled.slice(piece.start, piece.end) : `<${prefix}row r="${row + 1}"></${prefix}row>`,
      row,
      columns,
      sheet,
      styles,
      prefix,
      date1904,
    );
  }
  return out + filled.slice(at);
}

function patchRow(
  rowXml: string,
  row: number,
  columns: ReadonlySet<number>,
  sheet: Sheet,
  styles: StyleNumbers,
  prefix: string,
  date1904: boolean,
): string {
  const whole = rowXml.endsWith("/>") ? `${rowXml.slice(0, -2)}></${prefix}row>` : rowXml;
  const from = whole.indexOf(">") + 1;
  const till = whole.lastIndexOf(`</${prefix}row>`);
  const cells = cellPieces(whole, from, till, prefix, row);
  const added = new Utf8();
  const writer = new CellWriter(added, prefix);
  // Excel checks "spans" against the cells: a row that grew loses the hint.
  let out = whole.slice(0, from).replace(/\sspans="[^"]*"/, "");
  let at = from;
  for (const column of [...columns].sort((a, b) => a - b)) {
    const piece = cells.find((each) => each.place === column);
    const before = piece ? piece.start : (cells.find((each) => each.place > column)?.start ?? till);
    out += whole.slice(at, before);
    at = piece ? piece.end : before;
    const cell = sheet.cells.get(row, column);
    const kept = piece ? Number(/\ss="(\d+)"/.exec(whole.slice(piece.start, whole.indexOf(">", piece.start)))?.[1] ?? 0) : 0;
    // A cell without a look of its own keeps the format it had: that may be one the model does not know.
    if (!cell) continue;
    const style = cell.style ? styles.numberOf(cell.style) : kept;
    const behind = daysBehind(cell.style, date1904, styles.showsDays(kept));
    added.cut(0);
    writer.add(cell.value, cell.formula, { row, column, style, behind });
    out += strFromU8(added.written());
  }
  return out + whole.slice(at);
}

function rowPieces(xml: string, from: number, till: number, prefix: string): readonly Piece[] {
  const pattern = new RegExp(`<${prefix}row((?:\\s[^>]*?)?)(?:/>|>[\\s\\S]*?</${prefix}row>)`, "g");
  pattern.lastIndex = from;
  const pieces: Piece[] = [];
  let place = -1;
  for (let match = pattern.exec(xml); match && match.index < till; match = pattern.exec(xml)) {
    const stated = /\sr="(\d+)"/.exec(match[1] ?? "")?.[1];
    place = stated === undefined ? place + 1 : Number(stated) - 1;
    pieces.push({ start: match.index, end: match.index + match[0].length, place });
  }
  return pieces;
}

function cellPieces(xml: string, from: number, till: number, prefix: string, row: number): readonly Piece[] {
  const pattern = new RegExp(`<${prefix}c((?:\\s[^>]*?)?)(?:/>|>[\\s\\S]*?</${prefix}c>)`, "g");
  pattern.lastIndex = from;
  const pieces: Piece[] = [];
  let place = -1;
  for (let match = pattern.exec(xml); match && match.index < till; match = pattern.exec(xml)) {
    const stated = new RegExp(`\\sr="([A-Za-z]{1,3})${row + 1}"`).exec(match[1] ?? "")?.[1];
    place = stated === undefined ? place + 1 : columnIndex(stated);
    pieces.push({ start: match.index, end: match.index + match[0].length, place });
  }
  return pieces;
}
