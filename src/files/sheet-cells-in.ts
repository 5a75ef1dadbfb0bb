import { dayFromIso } from "../kernel/day.js";
import { cellAddress, columnIndex } from "../sheet/address.js";
import { notCalculated, type CellValue } from "../sheet/cell.js";
import type { Cell, Sheet } from "../workbook/workbook.js";
import { formulaFromFile } from "./addin-functions.js";
import { treeOf } from "./package.js";
import { PartError } from "./part-error.js";
import type { ReadStyles } from "./styles-in.js";
import { isTrue, numberOf, unescapeExcel, unescapeXml } from "./xml.js";

/** Serial numbers of 1904 books are this many days behind those of 1900 books. */
export const days1904 = 1462;

export interface CellContext {
  readonly shared: readonly string[];
  readonly styles: ReadStyles;
  readonly date1904: boolean;
}

/**
 * Reads the cells of a sheet part in one pass over its text, without a tree: a sheet may hold a million cells.
 * Tolerates prefixes, any order of attributes, and rows and cells without their address. Throws PartError, naming the cell where it can,
 * for what is no number, no text or no address: nothing unreadable becomes an empty cell.
 */
export function readCells(xml: string, part: string, sheet: Sheet, context: CellContext): void {
  const start = /<(?:\w+:)?sheetData(?:\s[^>]*)?>/.exec(xml);
  if (!start || start[0].endsWith("/>")) return;
  // An element, its attributes, and where it is not empty, a cell's content up to its end.
  const pattern = /<(?:\w+:)?(?:(row)((?:\s[^>]*?)?)(\/?)>|(c)((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>))|<\/(?:\w+:)?(sheetData)>/g;
  let between = start.index + start[0].length;
  pattern.lastIndex = between;
  let row = -1;
  let column = -1;
  let plain = true;
  for (let match = pattern.exec(xml); match; match = pattern.exec(xml)) {
    plain &&= match.index === between || betweenCells.test(xml.slice(between, match.index));
    between = match.index + match[0].length;
    if (match[7]) {
      // Anything but rows and cells in between: legal extensions, or a part that is torn. Only a full reading can tell.
      if (!plain) treeOf(xml, part);
      return;
    }
    if (match[1]) {
      const stated = attribute(match[2] ?? "", "r");
      row = stated === undefined ? row + 1 : Number(stated) - 1;
      if (!(Number.isInteger(row) && row >= 0 && row < 1_048_576)) throw new PartError(part, "damaged", stated);
      column = -1;
      readRowAttributes(match[2] ?? "", row, sheet);
      continue;
    }
    const attributes = match[5] ?? "";
    const address = attribute(attributes, "r");
    const at = address === undefined ? undefined : splitAddress(address);
    if (address !== undefined && !at) throw new PartError(part, "damaged", address);
    column = at?.column ?? column + 1;
    if (at) row = at.row;
    if (row < 0 || row >= 1_048_576 || column >= 16_384) throw new PartError(part, "damaged", address ?? "");
    const cell = readCell(attributes, match[6], context);
    if (cell === unreadable) throw new PartError(part, "damaged", cellAddress(row, column));
    if (cell) sheet.cells.set(row, column, cell);
  }
  // The cells have no end.
  throw new PartError(part, "damaged");
}

/** What may stand between cells without a second thought. */
const betweenCells = /^\s*(?:<\/(?:\w+:)?row>\s*)?$/;

function readRowAttributes(attributes: string, row: number, sheet: Sheet): void {
  if (isTrue(attribute(attributes, "hidden"))) sheet.hiddenRows.add(row);
  const fold = Number(attribute(attributes, "outlineLevel") ?? 0);
  if (fold > 0) sheet.foldedRows.set(row, fold);
  const height = isTrue(attribute(attributes, "customHeight")) ? numberOf(attribute(attributes, "ht")) : undefined;
  if (height !== undefined) sheet.rowHeights.set(row, height);
}

const unreadable = Symbol("unreadable");

function readCell(attributes: string, content: string | undefined, context: CellContext): Cell | undefined | typeof unreadable {
  const format = Number(attribute(attributes, "s") ?? 0);
  const style = context.styles.looks[format];
  if (content === undefined) return style ? { value: null, style } : undefined;
  // A cell within a cell: the end of the first is missing.
  if (content.includes("<c ")) return unreadable;
  const type = attribute(attributes, "t") ?? "n";
  const hasFormula = formulaStart.test(content);
  const formula = hasFormula ? readFormula(content) : undefined;
  const value = valueOf(type, content, format, context);
  if (value === unreadable) return unreadable;
  if (value === null && hasFormula)
    return { value: notCalculated, ...(formula === undefined ? {} : { formula }), ...(style ? { style } : {}) };
  if (value === null && !style) return undefined;
  return { value, ...(formula === undefined ? {} : { formula }), ...(style ? { style } : {}) };
}

function valueOf(type: string, content: string, format: number, context: CellContext): CellValue | typeof unreadable {
  if (type === "inlineStr") {
    const inline = element(content, "is");
    if (inline !== undefined) return unescapeExcel(richText(inline));
    // Some writers call a text "inline" and leave it in the value.
    return plainText(element(content, "v"));
  }
  const raw = element(content, "v");
  if (type === "str") return plainText(raw);
  // A value that begins and does not end.
  if (raw === undefined) return /<(?:\w+:)?v[\s>]/.test(content) ? unreadable : null;
  const text = raw.trim();
  if (text === "") return null;
  switch (type) {
    case "s":
      return /^\d+$/.test(text) ? (context.shared[Number(text)] ?? unreadable) : unreadable;
    case "b":
      return text === "1" || text === "true" ? true : text === "0" || text === "false" ? false : unreadable;
    case "e":
      return { error: unescapeXml(text) };
    case "d":
      return serialOfIso(unescapeXml(text));
    case "n": {
      const number = /^[-+\d.eE]+$/.test(text) ? Number(text) : NaN;
      if (!Number.isFinite(number)) return unreadable;
      return context.date1904 && context.styles.isDate[format] ? number + days1904 : number;
    }
    default:
      return unreadable;
  }
}

function plainText(raw: string | undefined): CellValue {
  return raw === undefined ? null : unescapeExcel(characters(raw));
}

/** A day with or without its time, as its serial number (1900 system); what is no such day stays text. */
function serialOfIso(text: string): CellValue {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?Z?)?$/.exec(text);
  const day = dayFromIso(parts?.[1] ?? "");
  if (!parts || day === undefined) return text;
  return day + (Number(parts[2] ?? 0) * 3_600 + Number(parts[3] ?? 0) * 60 + Number(parts[4] ?? 0)) / 86_400;
}

const formulaStart = /<(?:\w+:)?f[\s>/]/;

/** The formula's text; the dependants of a shared formula carry no text in the file and are known by their value alone. */
function readFormula(content: string): string | undefined {
  const match = /<(?:\w+:)?f(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?f>/.exec(content);
  return match?.[1] ? `=${formulaFromFile(characters(match[1]))}` : undefined;
}

/** Characters as XML means them: entities and CDATA resolved, line ends as one sign. */
function characters(raw: string): string {
  const lines = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
  if (!lines.includes("<![CDATA[")) return unescapeXml(lines);
  return lines
    .split(/<!\[CDATA\[([\s\S]*?)\]\]>/)
    .map((piece, i) => (i % 2 === 0 ? unescapeXml(piece) : piece))
    .join("");
}

/** Text of a string item: its runs joined, phonetic guides left out. */
export function richText(xml: string): string {
  let text = "";
  const bare = xml.includes("rPh") ? xml.replace(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, "") : xml;
  for (const match of bare.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)) text += characters(match[1] ?? "");
  return text;
}

/** The strings that cells share, in their order. Throws PartError where an item is torn: every later text would move to another cell. */
export function readSharedStrings(xml: string, part: string): readonly string[] {
  const strings: string[] = [];
  let plain = true;
  let between = -1;
  for (const match of xml.matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)) {
    plain &&= between < 0 || between === match.index || xml.slice(between, match.index).trim() === "";
    plain &&= !/<(?:\w+:)?si[\s>/]/.test(match[1] ?? "");
    between = match.index + match[0].length;
    strings.push(unescapeExcel(richText(match[1] ?? "")));
  }
  if (!plain || !/^\s*<\/(?:\w+:)?sst>|^\s*<(?:\w+:)?extLst/.test(xml.slice(Math.max(between, 0)))) treeOf(xml, part);
  return strings;
}

function element(content: string, name: string): string | undefined {
  const match = (name === "v" ? valuePattern : inlinePattern).exec(content);
  return match ? (match[1] ?? "") : undefined;
}

const valuePattern = /<(?:\w+:)?v(?:\s*\/>|(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?v>)/;
const inlinePattern = /<(?:\w+:)?is(?:\s*\/>|(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?is>)/;

function attribute(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(` ${name}="`);
  if (at >= 0) {
    const from = at + name.length + 3;
    return attributes.slice(from, attributes.indexOf('"', from));
  }
  const match =
    attributes.includes("'") || attributes.includes("\n") ? new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes) : null;
  return match?.[1];
}

function splitAddress(address: string): { readonly row: number; readonly column: number } | undefined {
  const match = /^([A-Za-z]{1,3})(\d{1,7})$/.exec(address);
  const row = Number(match?.[2] ?? 0) - 1;
  return match && row >= 0 ? { row, column: columnIndex(match[1] ?? "") } : undefined;
}
