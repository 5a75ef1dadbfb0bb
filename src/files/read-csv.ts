import Papa from "papaparse";
import { failed, success, type Result } from "../kernel/result.js";
import type { Failure } from "../sheet/failure.js";
import { Workbook } from "../workbook/workbook.js";
import { decodeText } from "./text-encoding.js";

const rowLimit = 1_048_576;
const columnLimit = 16_384;

/**
 * Reads delimited text as a workbook of one sheet, its rows where Excel puts them. Cells stay text: what a column means is decided later.
 * A quotation mark that never closes, or more than a sheet can hold, is a failure: reading on would lose rows.
 */
export function readCsv(bytes: Uint8Array, fileName: string): Result<Workbook, Failure> {
  const decoded = decodeText(bytes);
  if (decoded === undefined) return failed({ kind: "not-a-workbook", file: fileName, detail: "unknown" });
  // Old systems fill fields with zeros; the line ends of all systems become one.
  const text = decoded.replace(/\u0000/g, "").replace(/\r\n?/g, "\n");
  if (text.trim() === "") return failed({ kind: "book-empty", file: fileName });
  const stated = /^"?sep=([^\n"])"?(?:\n|$)/i.exec(text);
  const body = stated ? text.slice(stated[0].length) : text;
  const { data, errors } = Papa.parse<string[]>(body, {
    delimiter: stated?.[1] ?? delimiterOf(body),
    newline: "\n",
    skipEmptyLines: false,
  });
  const open = errors.find((error) => error.code === "MissingQuotes");
  if (open) {
    const line = lineOf(body, open.index ?? 0) + (stated ? 1 : 0);
    return failed({ kind: "quote-open", file: fileName, line });
  }
  const book = new Workbook(fileName);
  const sheet = book.addSheet(sheetNameOf(fileName));
  for (const [row, cells] of data.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell === "") continue;
      if (row >= rowLimit || column >= columnLimit) return failed({ kind: "not-a-workbook", file: fileName, detail: "beyond-a-sheet" });
      sheet.cells.set(row, column, { value: bareText(cell) });
    }
  }
  return sheet.cells.used() ? success(book) : failed({ kind: "book-empty", file: fileName });
}

/** Exports write ="007" so that Excel keeps the zeros: the text is meant. */
function bareText(cell: string): string {
  return /^="([^"]*)"$/.exec(cell)?.[1] ?? cell;
}

function lineOf(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < index; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

const delimiters = [",", ";", "\t", "|"] as const;

/**
 * The sign that cuts the first lines into the most columns, the same number on each. Quoted text is not looked into, and a comma between digits
 * may be a decimal or a grouping one: it counts only where no other sign cuts anything.
 */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 200_000)
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, 50);
  let best: string = ",";
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => (delimiter === "," ? line.replace(/(?<=\d),(?=\d)/g, "") : line).split(delimiter).length - 1);
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
