import { strToU8 } from "fflate";
import type { Utf8 } from "../kernel/utf8.js";
import { columnName } from "../sheet/address.js";
import { isCellError, isNotCalculated, type CellValue } from "../sheet/cell.js";
import type { CellStyle } from "../sheet/style.js";
import { formulaToFile } from "./addin-functions.js";
import { days1904 } from "./sheet-cells-in.js";
import { isDateFormat } from "./styles-in.js";
import { escapeXml } from "./xml.js";

/** How a cell stands in the file. */
export interface CellForm {
  readonly row: number;
  readonly column: number;
  /** The format's number. */
  readonly style: number;
  /** Days by which the file counts days less: see {@link daysBehind}. */
  readonly behind: number;
}

/**
 * Writes cells as XML. Texts stand in the cell itself, so that the table of shared strings stays as it is; only `formula` makes a formula,
 * whatever a text begins with.
 */
export class CellWriter {
  private readonly mark: ReturnType<typeof marksOf>;
  /** What cells of a column begin with, by column. */
  private readonly starts: Uint8Array[] = [];
  /** What follows the address of a cell with a format of its own, by the format's number. */
  private readonly formats: Uint8Array[] = [];

  /** `prefix`: what the sheet calls the main namespace, "" or "x:". */
  constructor(
    private readonly out: Utf8,
    private readonly prefix: string,
  ) {
    this.mark = marksOf(prefix);
  }

  /** A cell that holds neither value nor formula and looks as the default stands nowhere. */
  add(value: CellValue, formula: string | undefined, { row, column, style, behind }: CellForm): void {
    const { out, mark } = this;
    const isEmpty = value === null || isNotCalculated(value);
    if (isEmpty && formula === undefined && style === 0) return;
    out.addBytes((this.starts[column] ??= strToU8(`<${this.prefix}c r="${columnName(column)}`)));
    out.addNumber(row + 1);
    if (style !== 0) out.addBytes((this.formats[style] ??= strToU8(`" s="${style}`)));
    if (isEmpty) {
      if (formula === undefined) return out.addBytes(mark.empty);
      this.addFormula("", formula);
      out.addBytes(mark.end);
    } else if (typeof value === "number") {
      this.addFormula("", formula);
      out.addBytes(mark.value);
      out.addNumber(value - behind);
      out.addBytes(mark.valueEnd);
    } else if (typeof value === "string" && formula === undefined) {
      out.addBytes(mark.text);
      out.add(escapeXml(excelText(value)));
      out.addBytes(mark.textEnd);
    } else {
      const [type, content] = spelled(value);
      this.addFormula(type, formula);
      out.addBytes(mark.value);
      out.add(escapeXml(content));
      out.addBytes(mark.valueEnd);
    }
  }

  /** Ends the cell's own tag; `type` is an attribute. */
  private addFormula(type: string, formula: string | undefined): void {
    this.out.add(`"${type}>`);
    if (formula === undefined) return;
    this.out.addBytes(this.mark.formula);
    this.out.add(escapeXml(formulaToFile(formula.slice(1))));
    this.out.addBytes(this.mark.formulaEnd);
  }
}

/** The markup around what differs from cell to cell. */
function marksOf(prefix: string) {
  return {
    empty: strToU8('"/>'),
    formula: strToU8(`<${prefix}f>`),
    formulaEnd: strToU8(`</${prefix}f>`),
    value: strToU8(`<${prefix}v>`),
    valueEnd: strToU8(`</${prefix}v></${prefix}c>`),
    text: strToU8(`" t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">`),
    textEnd: strToU8(`</${prefix}t></${prefix}is></${prefix}c>`),
    end: strToU8(`</${prefix}c>`),
  };
}

/** The type that a cell states of its value, and the value. */
function spelled(value: Exclude<CellValue, number | null>): readonly [type: string, content: string] {
  if (typeof value === "boolean") return [' t="b"', value ? "1" : "0"];
  return isCellError(value) ? [' t="e"', value.error] : [' t="str"', excelText(value)];
}

/** Days by which a file from 1904 counts days less, where the cell shows days; 0 elsewhere. `showsDays` says so where the cell has no look of its own. */
export function daysBehind(style: CellStyle | undefined, date1904: boolean, showsDays = false): number {
  if (!date1904) return 0;
  const format = style?.numberFormat;
  return (format === undefined ? !style && showsDays : isDateFormat(format)) ? days1904 : 0;
}

/** Text as a cell keeps it: an escape that stands in the text itself is escaped, so that it is read back as it was. */
function excelText(text: string): string {
  return text.includes("_x") ? text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_") : text;
}
