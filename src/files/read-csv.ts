import Papa from "papaparse";
import { failed, success, type Result } from "../kernel/result.js";
import type { Failure } from "../sheet/failure.js";
import { Workbook } from "../workbook/workbook.js";

/** Reads delimited text as a workbook of one sheet. Cells stay text: what a column means is decided later. */
export function readCsv(bytes: Uint8Array, fileName: string): Result<Workbook, Failure> {
  const text = decode(bytes);
  if (text === undefined || text.includes("\u0000")) return failed({ kind: "not-a-workbook", file: fileName, detail: "unknown" });
  if (text.trim() === "") return failed({ kind: "book-empty", file: fileName });
  const { data } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: false });
  const book = new Workbook(fileName);
  const sheet = book.addSheet(sheetNameOf(fileName));
  data.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell !== "" && column < 16_384 && row < 1_048_576) sheet.cells.set(row, column, { value: cell });
    });
  });
  if (!sheet.cells.used()) return failed({ kind: "book-empty", file: fileName });
  return success(book);
}

/** UTF-8 with or without its mark, UTF-16 with it; else the encodings of Chinese and Western exports. */
function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  for (const encoding of ["utf-8", "gb18030", "windows-1252"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      // Bytes that are not of this encoding: the next one is tried. Anything else is ours to know.
      const { name } = error as { readonly name?: string };
      if (name !== "TypeError" && name !== "RangeError") throw error;
    }
  }
  return undefined;
}

const delimiters = [",", ";", "\t", "|"] as const;

/** The sign that cuts the first lines into the most columns, the same number on each. Quoted text is not looked into. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 200_000)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 50);
  let best: string = ",";
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = mostFrequent(counts.filter((count) => count > 0));
    const score = usual * counts.filter((count) => count === usual).length;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

function mostFrequent(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** The file's name without ending, as a sheet may be called. */
function sheetNameOf(fileName: string): string {
  const bare = (fileName.split(/[\\/]/).pop() ?? "")
    .replace(/\.[^.]*$/, "")
    .replace(/[[\]:*?/\\]/g, "_")
    .replace(/^'+|'+$/g, "")
    .slice(0, 31)
    .trim();
  return bare === "" ? "Sheet1" : bare;
}
