import { decodeText } from "./text-encoding.js";

/** What the bytes of a file are, whatever its name says. All but the first four are refused under this very word. */
export type FileKind =
  | "empty"
  | "zip"
  | "text"
  | "encrypted"
  | "old-format"
  | "other-document"
  | "pdf"
  | "html"
  | "web-archive"
  | "spreadsheet-2003"
  | "xml"
  | "unknown";

/** Exports called .xls are often HTML, XML or plain text: only their beginning tells. */
export function kindOfBytes(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return "empty";
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return kindOfCompound(bytes);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return "zip";
  // Excel 2 to 4 and 5 without its container: the record "beginning of file" (0x09) in its four versions.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && (bytes[2] ?? 0xff) <= 0x10 && bytes[3] === 0x00)
    return "old-format";
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return "pdf";
  const text = decodeText(bytes.subarray(0, 4_096));
  if (text === undefined) return "unknown";
  const head = text.trimStart().toLowerCase();
  if (/^mime-version:/.test(head)) return "web-archive";
  // A page may begin with a comment, a declaration or with a part of a page; XML of Excel 2003 names its language.
  if (head.startsWith("<?xml") || head.startsWith("<workbook")) {
    if (head.includes("urn:schemas-microsoft-com:office:spreadsheet")) return "spreadsheet-2003";
    return /<html[\s>]/.test(head) ? "html" : "xml";
  }
  if (/^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|meta|style|table|tr|div|script|center|font|p)[\s>/]/.test(head))
    return "html";
  return "text";
}

/** Old workbooks, encrypted new ones and other documents share one container; the names in its directory tell which it is. */
function kindOfCompound(bytes: Uint8Array): FileKind {
  if (holdsText(bytes, "EncryptedPackage")) return "encrypted";
  if (holdsText(bytes, "Workbook") || holdsText(bytes, "Book")) return "old-format";
  return holdsText(bytes, "WordDocument") || holdsText(bytes, "PowerPoint Document") ? "other-document" : "old-format";
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte);
}

/** True when the bytes hold this text in UTF-16, as old compound files keep names. */
function holdsText(bytes: Uint8Array, text: string): boolean {
  const wanted = [...text].flatMap((sign) => [sign.charCodeAt(0), 0]);
  outer: for (let at = 0; at + wanted.length <= bytes.length; at++) {
    for (let i = 0; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) continue outer;
    return true;
  }
  return false;
}
