import type { BorderLine, CellBorder, CellStyle, LineStyle } from "../sheet/style.js";
import { treeOf } from "./package.js";
import { child, children, isTrue, numberOf, type XmlElement } from "./xml.js";

/** Formats of a workbook as read: one shared look per cell format, and which of them show days. */
export interface ReadStyles {
  readonly looks: readonly (CellStyle | undefined)[];
  readonly isDate: readonly boolean[];
}

/**
 * Number formats that Excel knows by number alone (ECMA-376, 18.8.30): en-US, and 27 to 36 and 50 to 58, which only East Asian Excels have,
 * as zh-CN. Other languages show days in the same places, but for 55 and 56, which are times here.
 */
const builtInFormats: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "m/d/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yyyy h:mm",
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: "m-d-yy",
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: "#,##0 ;(#,##0)",
  38: "#,##0 ;[Red](#,##0)",
  39: "#,##0.00;(#,##0.00)",
  40: "#,##0.00;[Red](#,##0.00)",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mmss.0",
  48: "##0.0E+0",
  49: "@",
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** Reads styles.xml; themes' colours are left to the file, which keeps them. */
export function readStyles(xml: string, part: string): ReadStyles {
  const sheet = child(treeOf(xml, part), "styleSheet");
  const formats = new Map<number, string>();
  for (const each of children(child(sheet, "numFmts"), "numFmt"))
    formats.set(numberOf(each.attributes.get("numFmtId")) ?? -1, each.attributes.get("formatCode") ?? "");
  const fonts = children(child(sheet, "fonts"), "font");
  const fills = children(child(sheet, "fills"), "fill");
  const borders = children(child(sheet, "borders"), "border");
  const looks: (CellStyle | undefined)[] = [];
  const dates: boolean[] = [];
  for (const xf of children(child(sheet, "cellXfs"), "xf")) {
    const formatId = numberOf(xf.attributes.get("numFmtId")) ?? 0;
    const format = formats.get(formatId) ?? builtInFormats[formatId];
    const at = (name: string): number => numberOf(xf.attributes.get(name)) ?? 0;
    const look: CellStyle = {
      ...fontLook(at("fontId") === 0 ? undefined : fonts[at("fontId")]),
      ...fillLook(fills[at("fillId")]),
      ...borderLook(borders[at("borderId")]),
      ...alignmentLook(child(xf, "alignment")),
      ...(format === undefined ? {} : { numberFormat: format }),
    };
    looks.push(Object.keys(look).length > 0 ? Object.freeze(look) : undefined);
    dates.push(format !== undefined && isDateFormat(format));
  }
  return { looks, isDate: dates };
}

/** True when a number format shows a day: it has y, m (not as minutes alone), d, or a weekday (aaa), outside quotes and brackets. */
export function isDateFormat(format: string): boolean {
  const bare = (format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "").split(";")[0] ?? "").toLowerCase();
  return /[yd]|a{3}/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare));
}

function fontLook(font: XmlElement | undefined): CellStyle {
  if (!font) return {};
  const color = rgb(child(font, "color"));
  const size = numberOf(child(font, "sz")?.attributes.get("val"));
  const name = child(font, "name")?.attributes.get("val");
  return {
    ...(flag(font, "b") ? { bold: true } : {}),
    ...(flag(font, "i") ? { italic: true } : {}),
    ...(flag(font, "u") ? { underline: true } : {}),
    ...(size === undefined ? {} : { fontSize: size }),
    ...(name === undefined ? {} : { fontName: name }),
    ...(color === undefined ? {} : { color }),
  };
}

function flag(font: XmlElement, name: string): boolean {
  const element = child(font, name);
  return element !== undefined && element.attributes.get("val") !== "0" && element.attributes.get("val") !== "none";
}

function fillLook(fill: XmlElement | undefined): CellStyle {
  const pattern = child(fill, "patternFill");
  const color = pattern?.attributes.get("patternType") === "solid" ? rgb(child(pattern, "fgColor")) : undefined;
  return color === undefined ? {} : { fill: color };
}

function borderLook(border: XmlElement | undefined): CellStyle {
  const sides: Record<string, BorderLine> = {};
  for (const side of ["top", "bottom", "left", "right"]) {
    const element = child(border, side);
    const line = element?.attributes.get("style");
    if (element && line) sides[side] = { line: lineStyle(line), color: rgb(child(element, "color")) ?? "#000000" };
  }
  return Object.keys(sides).length > 0 ? { border: sides satisfies CellBorder } : {};
}

function lineStyle(style: string): LineStyle {
  return style === "double" || style === "hair" ? style : style === "medium" || style === "thick" ? "medium" : "thin";
}

function alignmentLook(alignment: XmlElement | undefined): CellStyle {
  const horizontal = alignment?.attributes.get("horizontal");
  const vertical = alignment?.attributes.get("vertical");
  const indent = numberOf(alignment?.attributes.get("indent"));
  return {
    ...(horizontal === "left" || horizontal === "center" || horizontal === "right" ? { align: horizontal } : {}),
    ...(vertical === "top" || vertical === "center" || vertical === "bottom" ? { verticalAlign: vertical } : {}),
    ...(isTrue(alignment?.attributes.get("wrapText")) ? { wrap: true } : {}),
    ...(indent === undefined || indent === 0 ? {} : { indent }),
  };
}

function rgb(color: XmlElement | undefined): string | undefined {
  const value = color?.attributes.get("rgb");
  return value !== undefined && /^[0-9A-Fa-f]{8}$/.test(value) ? `#${value.slice(2).toUpperCase()}` : undefined;
}
