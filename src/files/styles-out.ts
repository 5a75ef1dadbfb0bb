import type { BorderLine, CellStyle } from "../sheet/style.js";
import type { ReadStyles } from "./styles-in.js";
import { escapeXml } from "./xml.js";

/** A stylesheet with nothing but what every workbook must have. */
const emptyStyles =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

type Collection = "numFmts" | "fonts" | "fills" | "borders" | "cellXfs" | "dxfs";

/** Gives each look its number in styles.xml: known looks keep theirs, new ones are appended; nothing is ever renumbered. */
export class StyleNumbers {
  private xml: string;
  private readonly known = new Map<CellStyle, number>();
  private readonly byLook = new Map<string, number>();
  private readonly parts = new Map<string, number>();
  private changed: boolean;
  /** What the main namespace is called ("" or "x:"): lists of the same names may stand among extensions, under another one. */
  private readonly prefix: string;

  constructor(
    xml: string,
    private readonly read: ReadStyles | undefined,
  ) {
    this.xml = xml === "" ? emptyStyles : xml;
    this.prefix = /<((?:\w+:)?)styleSheet[\s>]/.exec(this.xml)?.[1] ?? "";
    this.changed = xml === "";
    read?.looks.forEach((look, number) => {
      if (look) this.known.set(look, number);
    });
  }

  /** True when the format of this number, as read, shows days. */
  showsDays(number: number): boolean {
    return this.read?.isDate[number] ?? false;
  }

  /** The cell format's number; 0 for the default look. */
  numberOf(style: CellStyle | undefined): number {
    if (!style) return 0;
    const known = this.known.get(style);
    if (known !== undefined) return known;
    const key = JSON.stringify(style);
    let number = this.byLook.get(key);
    if (number === undefined) {
      number = this.append("cellXfs", this.formatXml(style));
      this.byLook.set(key, number);
    }
    this.known.set(style, number);
    return number;
  }

  /** The number of a look that cells take on for a while: a colour for the text and one for the ground. */
  highlightOf(color: string, fill: string): number {
    const ground = `<fill><patternFill patternType="solid"><bgColor rgb="FF${fill.slice(1)}"/></patternFill></fill>`;
    return this.part("dxfs", `<dxf><font><b/><color rgb="FF${color.slice(1)}"/></font>${ground}</dxf>`);
  }

  /** styles.xml as it now is, or `undefined` when nothing was added. */
  text(): string | undefined {
    return this.changed ? this.xml : undefined;
  }

  private formatXml(style: CellStyle): string {
    const format = style.numberFormat === undefined ? 0 : this.formatNumber(style.numberFormat);
    const font = this.part("fonts", fontXml(style));
    const fill =
      style.fill === undefined
        ? 0
        : this.part(
            "fills",
            `<fill><patternFill patternType="solid"><fgColor rgb="FF${style.fill.slice(1)}"/><bgColor indexed="64"/></patternFill></fill>`,
          );
    const border = style.border === undefined ? 0 : this.part("borders", borderXml(style.border));
    const alignment = alignmentXml(style);
    const applied = `${format ? ' applyNumberFormat="1"' : ""} applyFont="1"${fill ? ' applyFill="1"' : ""}${border ? ' applyBorder="1"' : ""}`;
    const head = `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${applied}`;
    return alignment === "" ? `${head}/>` : `${head} applyAlignment="1">${alignment}</xf>`;
  }

  private formatNumber(code: string): number {
    const key = `format ${code}`;
    let number = this.parts.get(key);
    if (number === undefined) {
      number =
        1 + Math.max(163, ...[...this.xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*?numFmtId\s*=\s*["'](\d+)/g)].map((match) => Number(match[1])));
      this.append("numFmts", `<numFmt numFmtId="${number}" formatCode="${escapeXml(code)}"/>`);
      this.parts.set(key, number);
    }
    return number;
  }

  private part(collection: Collection, xml: string): number {
    let number = this.parts.get(xml);
    if (number === undefined) {
      number = this.append(collection, xml);
      this.parts.set(xml, number);
    }
    return number;
  }

  /** Two may be missing altogether: number formats, which stand first, and looks for a while, which follow the styles of cells. */
  private addCollection(collection: Collection): void {
    const { prefix } = this;
    const opened = `<${prefix}${collection} count="0"></${prefix}${collection}>`;
    const dxfsFollow = `</${prefix}cellStyles>|<${prefix}cellStyles(?:\\s[^>]*)?/>|(?=<${prefix}(?:tableStyles|colors|extLst)[\\s>/])|(?=</${prefix}styleSheet>)`;
    const place = collection === "dxfs" ? dxfsFollow : `<${prefix}styleSheet[^>]*>`;
    this.xml = this.xml.replace(new RegExp(place), (end) => end + opened);
  }

  /** Adds an element at the end of a collection and gives its place. */
  private append(collection: Collection, xml: string): number {
    this.changed = true;
    const { prefix } = this;
    const empty = new RegExp(`<${prefix}${collection}(\\s[^>]*)?/>`);
    this.xml = this.xml.replace(empty, (_, attributes = "") => `<${prefix}${collection}${attributes}></${prefix}${collection}>`);
    const open = new RegExp(`<${prefix}${collection}((?:\\s[^>]*)?)>`).exec(this.xml);
    if (!open) {
      this.addCollection(collection);
      return this.append(collection, xml);
    }
    const end = this.xml.indexOf(`</${prefix}${collection}>`, open.index);
    const body = this.xml.slice(open.index + open[0].length, end);
    const count = countChildren(body);
    const before = open[1] ?? "";
    const counted = /\scount\s*=\s*(?:"\d*"|'\d*')/;
    const attributes = counted.test(before) ? before.replace(counted, ` count="${count + 1}"`) : `${before} count="${count + 1}"`;
    const prefixed = prefix === "" ? xml : xml.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`);
    this.xml = `${this.xml.slice(0, open.index)}<${prefix}${collection}${attributes}>${body}${prefixed}${this.xml.slice(end)}`;
    return count;
  }
}

/** Elements directly beneath, by following open and close tags. */
function countChildren(body: string): number {
  let depth = 0;
  let count = 0;
  for (const tag of body.matchAll(/<(\/?)[\w:]+(?:\s[^<>]*?)?(\/?)>/g)) {
    if (tag[1] === "/") depth--;
    else {
      if (depth === 0) count++;
      if (tag[2] !== "/") depth++;
    }
  }
  return count;
}

function fontXml(style: CellStyle): string {
  const color = style.color === undefined ? "" : `<color rgb="FF${style.color.slice(1)}"/>`;
  const marks = `${style.bold ? "<b/>" : ""}${style.italic ? "<i/>" : ""}${style.underline ? "<u/>" : ""}`;
  return `<font>${marks}<sz val="${style.fontSize ?? 11}"/>${color}<name val="${escapeXml(style.fontName ?? "Calibri")}"/><family val="2"/></font>`;
}

function borderXml(border: NonNullable<CellStyle["border"]>): string {
  const side = (name: string, line: BorderLine | undefined): string =>
    line ? `<${name} style="${line.line}"><color rgb="FF${line.color.slice(1)}"/></${name}>` : `<${name}/>`;
  return `<border>${side("left", border.left)}${side("right", border.right)}${side("top", border.top)}${side("bottom", border.bottom)}<diagonal/></border>`;
}

function alignmentXml(style: CellStyle): string {
  const attributes = [
    style.align === undefined ? "" : ` horizontal="${style.align}"`,
    style.verticalAlign === undefined ? "" : ` vertical="${style.verticalAlign}"`,
    style.wrap ? ' wrapText="1"' : "",
    style.indent === undefined ? "" : ` indent="${style.indent}"`,
  ].join("");
  return attributes === "" ? "" : `<alignment${attributes}/>`;
}
