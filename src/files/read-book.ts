import { failed, success, type Result } from "../kernel/result.js";
import type { Failure } from "../sheet/failure.js";
import { Workbook, type Sheet } from "../workbook/workbook.js";
import { kindOfBytes } from "./file-kind.js";
import { rememberOrigin } from "./origin.js";
import { OfficePackage, relationsPart } from "./package.js";
import { PartError } from "./part-error.js";
import { readCsv } from "./read-csv.js";
import { relationsOf } from "./relations.js";
import { readSheetPart } from "./sheet-in.js";
import { readSharedStrings } from "./sheet-cells-in.js";
import { readStyles } from "./styles-in.js";
import { child, children, isTrue, numberOf, type XmlElement } from "./xml.js";

/**
 * Opens an .xlsx, .xlsm or .csv by its content; the name only tells delimited text from other text. Never throws: bytes that are no such file
 * give a failure that says what they are.
 */
export function openBook(bytes: Uint8Array, fileName: string): Result<Workbook, Failure> {
  const kind = kindOfBytes(bytes);
  switch (kind) {
    case "empty":
      return failed({ kind: "book-empty", file: fileName });
    case "zip":
      return openPackage(bytes, fileName);
    case "encrypted":
      return failed({ kind: "file-encrypted", file: fileName });
    case "text":
      return /\.(csv|txt|tsv)$/i.test(fileName) ? readCsv(bytes, fileName) : notNamedAsText(bytes, fileName);
    default:
      return failed({ kind: "not-a-workbook", file: fileName, detail: kind });
  }
}

/** Text under the name of a workbook: Excel itself warns of such a file, and nobody has said how it is cut. */
function notNamedAsText(bytes: Uint8Array, file: string): Result<Workbook, Failure> {
  const read = readCsv(bytes, file);
  const detail = read.ok && (read.value.sheets[0]?.cells.used()?.columns ?? 0) > 1 ? "delimited-text" : "unknown";
  return failed({ kind: "not-a-workbook", file, detail });
}

function openPackage(bytes: Uint8Array, fileName: string): Result<Workbook, Failure> {
  const no = (detail: string): Result<Workbook, Failure> => failed({ kind: "not-a-workbook", file: fileName, detail });
  try {
    const parts = OfficePackage.open(bytes);
    const stated = relationsOf(parts, "").find((each) => each.type.endsWith("/officeDocument"))?.target;
    const main = stated ?? "xl/workbook.xml";
    if (main.endsWith(".bin") && parts.has(main)) return no("binary-workbook");
    if (!parts.has(main) || !main.startsWith("xl/")) {
      const detail = otherArchive(parts);
      return detail === undefined ? failed({ kind: "part-missing", file: fileName, part: main }) : no(detail);
    }
    return success(readParts(parts, main, fileName));
  } catch (error) {
    if (error instanceof PartError) {
      const { part, trouble, at } = error;
      return failed(
        trouble === "missing" ? { kind: "part-missing", file: fileName, part } : { kind: "part-damaged", file: fileName, part, at },
      );
    }
    if (error instanceof RangeError) return no("too-large");
    // What the inflating library refuses bears a code; anything else is a fault of ours, and is not to be blamed on the file.
    const isTorn = error instanceof Error && "code" in error;
    return isTorn
      ? no("damaged")
      : failed({ kind: "unexpected", detail: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** What a zip without a workbook is; `undefined` when it is one whose main part is missing. */
function otherArchive(parts: OfficePackage): "open-document" | "other-document" | "zip-archive" | undefined {
  if (parts.has("mimetype") && parts.has("content.xml")) return "open-document";
  const names = parts.names();
  if (names.some((name) => name.startsWith("xl/"))) return undefined;
  return names.some((name) => /^(?:word|ppt|visio)\//.test(name)) || parts.has("[Content_Types].xml") ? "other-document" : "zip-archive";
}

function readParts(parts: OfficePackage, main: string, fileName: string): Workbook {
  const book = new Workbook(fileName);
  const workbook = child(parts.tree(main), "workbook");
  if (!workbook) throw new PartError(main, "damaged");
  const relations = relationsOf(parts, main);
  const target = (type: string): string => relations.find((each) => each.type.endsWith(`/${type}`))?.target ?? "";
  book.date1904 = isTrue(child(workbook, "workbookPr")?.attributes.get("date1904"));
  book.signed = relationsOf(parts, "").some(({ type }) => type.endsWith("/digital-signature/origin"));
  book.structureProtected = isTrue(child(workbook, "workbookProtection")?.attributes.get("lockStructure"));
  const context = {
    shared: readSharedStrings(parts.text(target("sharedStrings")), target("sharedStrings")),
    styles: readStyles(parts.text(target("styles")), target("styles")),
    date1904: book.date1904,
  };
  const partOf = new Map<number, string>();
  // Names count every sheet of the file, also those that hold a chart and no cells.
  const inFile: (Sheet | undefined)[] = [];
  for (const entry of children(child(workbook, "sheets"), "sheet")) {
    const part = relations.find((each) => each.id === entry.attributes.get("r:id"));
    if (!part) throw new PartError(relationsPart(main), "damaged", entry.attributes.get("name"));
    if (!part.type.endsWith("/worksheet")) {
      inFile.push(undefined);
      book.namesWithoutCells.push(entry.attributes.get("name") ?? "");
      continue;
    }
    if (!parts.has(part.target)) throw new PartError(part.target, "missing");
    const name = entry.attributes.get("name") ?? "";
    if (name === "" || book.sheet(name)) throw new PartError(main, "damaged", name);
    const sheet = book.addSheet(name);
    inFile.push(sheet);
    const state = entry.attributes.get("state");
    sheet.visibility = state === "hidden" ? "hidden" : state === "veryHidden" ? "very-hidden" : "visible";
    partOf.set(sheet.id, part.target);
    readSheetPart(parts, part.target, sheet, context);
    sheet.cells.startRecording();
  }
  readNames(book, workbook, inFile);
  rememberOrigin(book, { parts, main, partOf, styles: context.styles });
  return book;
}

/** Defined names; those that Excel keeps for itself (print areas, filters) stay in the file. */
function readNames(book: Workbook, workbook: XmlElement, inFile: readonly (Sheet | undefined)[]): void {
  for (const entry of children(child(workbook, "definedNames"), "definedName")) {
    const name = entry.attributes.get("name") ?? "";
    if (name.startsWith("_xlnm.") || name === "") continue;
    const local = numberOf(entry.attributes.get("localSheetId"));
    const scope = local === undefined ? undefined : inFile[local];
    // A name of a sheet without cells stays in the file, and is nobody's here.
    if (local === undefined || scope) book.names.push({ name, scope, refersTo: entry.text });
  }
}
