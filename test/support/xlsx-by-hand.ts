import { strToU8, zipSync } from "fflate";
import { openBook } from "../../src/files/read-book.js";
import type { Sheet, Workbook } from "../../src/workbook/workbook.js";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

export interface HandMade {
  /** Rows of the only sheet, as XML. */
  readonly rows?: string;
  /** What follows the rows in the sheet. */
  readonly after?: string;
  /** Items of the shared strings. */
  readonly shared?: string;
  /** Number formats of cell formats 1, 2, ...: a number of Excel's own, or a code. */
  readonly formats?: readonly (number | string)[];
  readonly date1904?: boolean;
  /** Elements after the sheets in the workbook part. */
  readonly inWorkbook?: string;
  /** More parts, or other content of these; undefined takes a part out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>;
}

/** The parts of the smallest workbook that Excel opens, with what a test is about put in. */
export function partsByHand(made: HandMade): Record<string, Uint8Array> {
  const formats = made.formats ?? [];
  const own = formats.map((format, i) =>
    typeof format === "string" ? `<numFmt numFmtId="${200 + i}" formatCode="${escaped(format)}"/>` : "",
  );
  const xfs = formats.map((format, i) => `<xf numFmtId="${typeof format === "string" ? 200 + i : format}" applyNumberFormat="1"/>`);
  const parts: Record<string, string | Uint8Array | undefined> = {
    "[Content_Types].xml":
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
      '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
      '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>' +
      '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}">${made.date1904 ? '<workbookPr date1904="1"/>' : ""}<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets>${made.inWorkbook ?? ""}</workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ["rId1", "worksheet", "worksheets/sheet1.xml"],
      ["rId2", "styles", "styles.xml"],
      ["rId3", "sharedStrings", "sharedStrings.xml"],
    ]),
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}" xmlns:r="${office}"><sheetData>${made.rows ?? ""}</sheetData>${made.after ?? ""}</worksheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${main}">${made.shared ?? ""}</sst>`,
    "xl/styles.xml":
      `<styleSheet xmlns="${main}"><numFmts>${own.join("")}</numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>` +
      `<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${1 + xfs.length}"><xf/>${xfs.join("")}</cellXfs></styleSheet>`,
    ...made.parts,
  };
  const bytes: Record<string, Uint8Array> = {};
  for (const [name, part] of Object.entries(parts)) if (part !== undefined) bytes[name] = typeof part === "string" ? strToU8(part) : part;
  return bytes;
}

/** A relations part from id, type (the last word of its address) and target. */
export function relations(entries: readonly (readonly [id: string, type: string, target: string])[], base = office): string {
  const each = entries.map(([id, type, target]) => `<Relationship Id="${id}" Type="${base}/${type}" Target="${target}"/>`);
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}

export function bytesByHand(made: HandMade): Uint8Array {
  return zipSync(partsByHand(made));
}

export function bookByHand(made: HandMade): Workbook {
  return openedBook(bytesByHand(made));
}

export function sheetByHand(made: HandMade): Sheet {
  const [sheet] = bookByHand(made).sheets;
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

export function openedBook(bytes: Uint8Array, name = "book.xlsx"): Workbook {
  const book = openBook(bytes, name);
  if (!book.ok) throw new Error(JSON.stringify(book.failure));
  return book.value;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}
