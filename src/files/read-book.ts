import { failed, success, type Result } from "../kernel/result.js";
import type { Failure } from "../sheet/failure.js";
import { Workbook } from "../workbook/workbook.js";
import { rememberOrigin } from "./origin.js";
import { OfficePackage } from "./package.js";
import { readCsv } from "./read-csv.js";
import { readSheetPart } from "./sheet-in.js";
import { readSharedStrings } from "./sheet-cells-in.js";
import { readStyles } from "./styles-in.js";
import { child, children, isTrue, numberOf, parseXml, type XmlElement } from "./xml.js";
import { relationsOf } from "./relations.js";

/** Opens an .xlsx, .xlsm or .csv by its content. Bytes that are no such file give a failure that names the file. */
export function openBook(bytes: Uint8Array, fileName: string): Result<Workbook, Failure> {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return failed(holdsText(bytes, "EncryptedPackage") ? { kind: "file-encrypted", file: fileName } : notAWorkbook(fileName, "old-format"));
  }
  if (startsWith(bytes, [0x50, 0x4b])) return openPackage(bytes, fileName);
  if (bytes.length === 0) return failed({ kind: "book-empty", file: fileName });
  if (/\.(csv|txt|tsv)$/i.test(fileName)) return readCsv(bytes, fileName);
  return failed(notAWorkbook(fileName, "unknown"));
}

function openPackage(bytes: Uint8Array, fileName: string): Result<Workbook, Failure> {
  try {
    const parts = OfficePackage.open(bytes);
    const main = relationsOf(parts, "").find((each) => each.type.endsWith("/officeDocument"))?.target ?? "xl/workbook.xml";
    if (!parts.has(main) || !main.startsWith("xl/")) return failed(notAWorkbook(fileName, "other-document"));
    if (main.endsWith(".bin")) return failed(notAWorkbook(fileName, "binary-workbook"));
    return success(readParts(parts, main, fileName));
  } catch (error) {
    // A zip that breaks off, XML that is not well-formed, more bytes than a workbook can have: all the same to the user.
    return failed(notAWorkbook(fileName, error instanceof RangeError ? "too-large" : "damaged"));
  }
}

function notAWorkbook(
  file: string,
  detail: "old-format" | "unknown" | "other-document" | "binary-workbook" | "too-large" | "damaged",
): Failure {
  return { kind: "not-a-workbook", file, detail };
}

function readParts(parts: OfficePackage, main: string, fileName: string): Workbook {
  const book = new Workbook(fileName);
  const workbook = child(parseXml(parts.text(main)), "workbook");
  const relations = relationsOf(parts, main);
  const target = (type: string): string => relations.find((each) => each.type.endsWith(`/${type}`))?.target ?? "";
  book.date1904 = isTrue(child(workbook, "workbookPr")?.attributes.get("date1904"));
  book.structureProtected = isTrue(child(workbook, "workbookProtection")?.attributes.get("lockStructure"));
  const context = {
    shared: readSharedStrings(parts.text(target("sharedStrings"))),
    styles: readStyles(parts.text(target("styles"))),
    date1904: book.date1904,
  };
  const partOf = new Map<number, string>();
  for (const entry of children(child(workbook, "sheets"), "sheet")) {
    const part = relations.find((each) => each.id === entry.attributes.get("r:id"));
    if (!part?.type.endsWith("/worksheet")) continue;
    const sheet = book.addSheet(entry.attributes.get("name") ?? "");
    const state = entry.attributes.get("state");
    sheet.visibility = state === "hidden" ? "hidden" : state === "veryHidden" ? "very-hidden" : "visible";
    partOf.set(sheet.id, part.target);
    readSheetPart(parts, part.target, sheet, context);
    sheet.cells.startRecording();
  }
  readNames(book, workbook);
  rememberOrigin(book, { parts, main, partOf, styles: context.styles });
  return book;
}

/** Defined names; those that Excel keeps for itself (print areas, filters) stay in the file. */
function readNames(book: Workbook, workbook: XmlElement | undefined): void {
  for (const entry of children(child(workbook, "definedNames"), "definedName")) {
    const name = entry.attributes.get("name") ?? "";
    if (name.startsWith("_xlnm.") || name === "") continue;
    const local = numberOf(entry.attributes.get("localSheetId"));
    book.names.push({ name, scope: local === undefined ? undefined : book.sheets[local], refersTo: entry.text });
  }
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte);
}

/** True when the bytes hold this text in UTF-16 (as names in old compound files are kept); only their directory is searched. */
function holdsText(bytes: Uint8Array, text: string): boolean {
  const wanted = [...text].flatMap((sign) => [sign.charCodeAt(0), 0]);
  outer: for (let at = 0; at + wanted.length <= bytes.length; at++) {
    for (let i = 0; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) continue outer;
    return true;
  }
  return false;
}
