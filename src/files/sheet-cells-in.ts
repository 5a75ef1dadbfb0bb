import { columnIndex } from "../sheet/address.js";
import type { CellValue } from "../sheet/cell.js";
import type { Cell, Sheet } from "../workbook/workbook.js";
import { formulaFromFile } from "./addin-functions.js";
import type { ReadStyles } from "./styles-in.js";
import { numberOf, unescapeExcel, unescapeXml } from "./xml.js";

/** Serial numbers of 1904 books are this many days behind those of 1900 books. */
export const days1904 = 1462;

export interface CellContext {
  readonly shared: readonly string[];
  readonly styles: ReadStyles;
  readonly date1904: boolean;
}

/**
 * Reads the cells of a sheet part in one pass over its text, without a tree: a sheet may hold a million cells.
 * Tolerates prefixes, any order of attributes, and rows and cells without their address.
 */
export function readCells(xml: string, sheet: Sheet, context: CellContext): void {
  const start = xml.search(/<(?:\w+:)?sheetData[\s>/]/);
  if (start < 0) return;
  // An element, its attributes, and where it is not empty, a cell's content up to its end.
  const pattern =
    /<(?:\w+:)?(?:(row)((?:\s[^>]*?)?)(\/?)>|(c)((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)|\/(?:\w+:)?(sheetData)>)|<\/(?:\w+:)?(sheetData)>/g;
  pattern.lastIndex = start;
  let row = -1;
  let column = -1;
  for (let match = pattern.exec(xml); match; match = pattern.exec(xml)) {
    if (match[8] ?? match[7]) return;
    if (match[1]) {
      const stated = attribute(match[2] ?? "", "r");
      row = stated === undefined ? row + 1 : Number(stated) - 1;
      column = -1;
      readRowAttributes(match[2] ?? "", row, sheet);
      continue;
    }
    const attributes = match[5] ?? "";
    const address = attribute(attributes, "r");
    const at = address === undefined ? undefined : splitAddress(address);
    column = at?.column ?? column + 1;
    if (at) row = at.row;
    if (row < 0 || row >= 1_048_576 || column < 0 || column >= 16_384) continue;
    const cell = readCell(attributes, match[6], context);
    if (cell) sheet.cells.set(row, column, cell);
  }
}

function readRowAttributes(attributes: string, row: number, sheet: Sheet): void {
  if (attribute(attributes, "hidden") === "1") sheet.hiddenRows.add(row);
  const height = attribute(attributes, "customHeight") === "1" ? numberOf(attribute(attributes, "ht")) : undefined;
  if (height !== undefined) sheet.rowHeights.set(row, height);
}

function readCell(attributes: string, content: string | undefined, { shared, styles, date1904 }: CellContext): Cell | undefined {
  const format = Number(attribute(attributes, "s") ?? 0);
  const style = styles.looks[format];
  if (content === undefined) return style ? { value: null, style } : undefined;
  const type = attribute(attributes, "t") ?? "n";
  const raw = element(content, "v");
  let value: CellValue = null;
  if (type === "inlineStr") value = unescapeExcel(richText(element(content, "is") ?? ""));
  else if (raw !== undefined) {
    if (type === "s") value = shared[Number(raw)] ?? "";
    else if (type === "str") value = unescapeExcel(unescapeXml(raw));
    else if (type === "b") value = raw === "1";
    else if (type === "e") value = { error: unescapeXml(raw) };
    else if (type === "d") value = unescapeXml(raw);
    else {
      const number = Number(raw);
      value = Number.isFinite(number) ? (date1904 && styles.isDate[format] ? number + days1904 : number) : null;
    }
  }
  const formula = readFormula(content);
  if (value === null && formula === undefined && !style) return undefined;
  return { value, ...(formula === undefined ? {} : { formula }), ...(style ? { style } : {}) };
}

/** The formula's text; the dependants of a shared formula carry no text in the file and are known by their value alone. */
function readFormula(content: string): string | undefined {
  const match = /<(?:\w+:)?f(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?f>/.exec(content);
  return match?.[1] ? `=${formulaFromFile(unescapeXml(match[1]))}` : undefined;
}

/** Text of a string item: its runs joined, phonetic guides left out. */
export function richText(xml: string): string {
  let text = "";
  const bare = xml.includes("rPh") ? xml.replace(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, "") : xml;
  for (const match of bare.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)) text += match[1] ?? "";
  return unescapeXml(text);
}

/** The strings that cells share. */
export function readSharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  for (const match of xml.matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g))
    strings.push(unescapeExcel(richText(match[1] ?? "")));
  return strings;
}

function element(content: string, name: string): string | undefined {
  const match = (name === "v" ? valuePattern : inlinePattern).exec(content);
  return match?.[1];
}

const valuePattern = /<(?:\w+:)?v(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?v>/;
const inlinePattern = /<(?:\w+:)?is(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?is>/;

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
  return match ? { row: Number(match[2]) - 1, column: columnIndex(match[1] ?? "") } : undefined;
}
