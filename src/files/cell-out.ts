import { isCellError, isNotCalculated, type CellValue } from "../sheet/cell.js";
import type { CellStyle } from "../sheet/style.js";
import { formulaToFile } from "./addin-functions.js";
import { days1904 } from "./sheet-cells-in.js";
import { isDateFormat } from "./styles-in.js";
import { escapeXml } from "./xml.js";

/** How a cell stands in the file. */
export interface CellForm {
  /** "C12". */
  readonly address: string;
  /** The format's number. */
  readonly style: number;
  /** What the sheet calls the main namespace: "" or "x:". */
  readonly prefix: string;
  /** Days by which the file counts days less: see {@link daysBehind}. */
  readonly behind: number;
}

/**
 * One cell as XML. Texts stand in the cell itself, so that the table of shared strings stays as it is; only `formula` makes a formula,
 * whatever a text begins with.
 */
export function cellXml(value: CellValue, formula: string | undefined, { address, style, prefix, behind }: CellForm): string {
  const head = `<${prefix}c r="${address}"${style === 0 ? "" : ` s="${style}"`}`;
  const end = `</${prefix}c>`;
  const asked = formula === undefined ? "" : `<${prefix}f>${escapeXml(formulaToFile(formula.slice(1)))}</${prefix}f>`;
  if (value === null || isNotCalculated(value)) return asked === "" ? (style === 0 ? "" : `${head}/>`) : `${head}>${asked}${end}`;
  if (typeof value === "number") return `${head}>${asked}<${prefix}v>${value - behind}</${prefix}v>${end}`;
  if (typeof value === "boolean") return `${head} t="b">${asked}<${prefix}v>${value ? "1" : "0"}</${prefix}v>${end}`;
  if (isCellError(value)) return `${head} t="e">${asked}<${prefix}v>${escapeXml(value.error)}</${prefix}v>${end}`;
  if (asked !== "") return `${head} t="str">${asked}<${prefix}v>${excelText(value)}</${prefix}v>${end}`;
  return `${head} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${excelText(value)}</${prefix}t></${prefix}is>${end}`;
}

/** Days by which a file from 1904 counts days less, where the cell shows days; 0 elsewhere. `showsDays` says so where the cell has no look of its own. */
export function daysBehind(style: CellStyle | undefined, date1904: boolean, showsDays = false): number {
  if (!date1904) return 0;
  const format = style?.numberFormat;
  return (format === undefined ? !style && showsDays : isDateFormat(format)) ? days1904 : 0;
}

/** Text as a cell keeps it: an escape that stands in the text itself is escaped, so that it is read back as it was. */
function excelText(text: string): string {
  return escapeXml(text.includes("_x") ? text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_") : text);
}
