import { cellAddress } from "../sheet/address.js";
import { isCellError, isNotCalculated } from "../sheet/cell.js";
import type { Cell } from "../workbook/workbook.js";
import { formulaToFile } from "./addin-functions.js";
import { days1904 } from "./sheet-cells-in.js";
import { isDateFormat } from "./styles-in.js";
import { escapeXml } from "./xml.js";

/**
 * One cell as XML. Texts stand in the cell itself, so that the table of shared strings stays as it is; only `formula` makes a formula,
 * whatever a text begins with. `style` is the format's number; `toSerial` turns
 * a number into the one that the file holds for it.
 */
export function cellXml(
  cell: Cell,
  row: number,
  column: number,
  style: number,
  prefix: string,
  toSerial: (value: number) => number,
): string {
  const head = `<${prefix}c r="${cellAddress(row, column)}"${style === 0 ? "" : ` s="${style}"`}`;
  const end = `</${prefix}c>`;
  const { value } = cell;
  const formula = cell.formula === undefined ? "" : `<${prefix}f>${escapeXml(formulaToFile(cell.formula.slice(1)))}</${prefix}f>`;
  if (value === null || isNotCalculated(value)) return formula === "" ? (style === 0 ? "" : `${head}/>`) : `${head}>${formula}${end}`;
  const held = (text: string): string => `${formula}<${prefix}v>${text}</${prefix}v>${end}`;
  if (typeof value === "number") return `${head}>${held(String(toSerial(value)))}`;
  if (typeof value === "boolean") return `${head} t="b">${held(value ? "1" : "0")}`;
  if (isCellError(value)) return `${head} t="e">${held(escapeXml(value.error))}`;
  if (formula !== "") return `${head} t="str">${held(excelText(value))}`;
  return `${head} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${excelText(value)}</${prefix}t></${prefix}is>${end}`;
}

/** How a cell's number stands in the file: in 1904 books, days count from 1904. `showsDays` says so where the cell has no look of its own. */
export function serialOf(cell: Cell, date1904: boolean, showsDays = false): (value: number) => number {
  const format = cell.style?.numberFormat;
  return date1904 && (format === undefined ? !cell.style && showsDays : isDateFormat(format))
    ? (value) => value - days1904
    : (value) => value;
}

/** Text as a cell keeps it: an escape that stands in the text itself is escaped, so that it is read back as it was. */
function excelText(text: string): string {
  return escapeXml(text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_"));
}
