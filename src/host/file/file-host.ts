import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import * as zlib from "node:zlib";
import type { Progress } from "../../kernel/progress.js";
import { failed, success, type Result } from "../../kernel/result.js";
import { packingAnywhere, type Packing } from "../../files/package.js";
import { openBook } from "../../files/read-book.js";
import { saveBook } from "../../files/save-book.js";
import { parseArea } from "../../sheet/address.js";
import type { Batch } from "../../sheet/batch.js";
import type { Area, CellValue } from "../../sheet/cell.js";
import { blockRows, GridBuilder, type CellGrid } from "../../sheet/grid.js";
import type { Failure } from "../../sheet/failure.js";
import type { Cells } from "../../workbook/cells.js";
import type { Sheet, Workbook } from "../../workbook/workbook.js";
import type { Applied, BookSurvey, Host, SheetSurvey, Unsubscribe } from "../port/host.js";
import { applyBatch, general } from "./apply-batch.js";
import { isCode, reasonOf, saveFile, stateOf, type FileState } from "./save-file.js";

/** A host whose workbook is a file: read at once, changed in memory, written by {@link save}. */
export interface FileHost extends Host {
  readonly book: Workbook;
  /**
   * Writes the workbook beside `out` and puts it in its place in one step: it appears complete or not at all, and a run that is killed leaves
   * `out` as it was. Over the file that was read only while nobody else has saved it (`file-changed`) or has it open in Excel (`file-open`).
   */
  save(out: string, progress: Progress): Promise<Result<void, Failure>>;
}

/** Opens an .xlsx, .xlsm or .csv on disk. */
export async function openFileHost(path: string): Promise<Result<FileHost, Failure>> {
  let bytes: Uint8Array;
  let origin: FileState;
  try {
    if ((await stat(path)).isDirectory()) return failed({ kind: "not-a-workbook", file: path, detail: "folder" });
    // Looked at first: a change while it is read is then seen as one.
    origin = await stateOf(path);
    bytes = await readFile(path);
  } catch (error) {
    return failed(
      isCode(error, "ENOENT") ? { kind: "file-missing", file: path } : { kind: "not-a-workbook", file: path, detail: reasonOf(error) },
    );
  }
  const book = openBook(bytes, basename(path));
  return book.ok ? success(hostOf(book.value, origin)) : book;
}

/** Node's own ways, several times as fast as JavaScript's; the oldest Node that the command line runs on has no checksum. */
const packing: Packing = { deflate: zlib.deflateRawSync, crc32: "crc32" in zlib ? zlib.crc32 : packingAnywhere.crc32 };

/** The port over a workbook in memory; `origin` is the file it was read from. */
export function hostOf(book: Workbook, origin?: FileState): FileHost {
  return {
    book,
    survey: () => Promise.resolve(success(survey(book))),
    fetch: async (area, progress) => {
      await turn();
      return progress.cancelled()
        ? failed({ kind: "cancelled" })
        : fetch(book, area, progress, (cells, row, column) => cells.value(row, column));
    },
    fetchFormulas: (area, progress) =>
      Promise.resolve(fetch(book, area, progress, (cells, row, column) => cells.formula(row, column) ?? cells.value(row, column))),
    fetchFormats: (area, progress) =>
      Promise.resolve(fetch(book, area, progress, (cells, row, column) => cells.look(row, column)?.numberFormat ?? general)),
    pictures: (sheet) =>
      Promise.resolve(
        success((book.sheet(sheet)?.pictures ?? []).map(({ name, width, height, description }) => ({ name, width, height, description }))),
      ),
    apply: async (batch, progress) => {
      await turn();
      return apply(book, batch, progress);
    },
    newSha256: () => createHash("sha256"),
    // A file has no screen and nobody else at work in it.
    reveal: () => Promise.resolve(success(undefined)),
    onChange: () => Promise.resolve(success<Unsubscribe>(() => undefined)),
    save: (out, progress) => saveFile(() => saveBook(book, packing), out, origin, progress),
  };
}

function survey(book: Workbook): BookSurvey {
  return {
    file: book.file,
    date1904: book.date1904,
    signed: book.signed,
    sheets: [
      ...book.sheets.map(surveySheet),
      // Nothing can be read of these, but their names are taken.
      ...book.namesWithoutCells.map((name) => ({ name, hidden: false, protected: false, used: undefined })),
    ],
    tables: book.tables().map(({ sheet, table }) => ({
      name: table.name,
      area: { sheet: sheet.name, ...table.area, rows: table.area.rows - (table.hasTotals ? 1 : 0) },
      hasHeaders: table.hasHeaders,
    })),
    names: book.names.map((name) => {
      const area = parseArea(name.refersTo);
      return { name: name.name, sheet: name.scope?.name, area: area && area.sheet !== "" ? area : undefined };
    }),
  };
}

function surveySheet(sheet: Sheet): SheetSurvey {
  const used = sheet.cells.used();
  return {
    name: sheet.name,
    hidden: sheet.visibility !== "visible",
    protected: sheet.protected,
    used: used ? { sheet: sheet.name, ...used } : undefined,
    hiddenRows: used ? [...sheet.hiddenRows].filter((row) => row >= used.top && row < used.top + used.rows).length : 0,
  };
}

function fetch(
  book: Workbook,
  area: Area,
  progress: Progress,
  shown: (cells: Cells, row: number, column: number) => CellValue,
): Result<CellGrid, Failure> {
  const sheet = book.sheet(area.sheet);
  if (!sheet) return failed({ kind: "sheet-missing", sheet: area.sheet, known: book.sheets.map((each) => each.name) });
  const limit = sheet.cells.rowLimit;
  const rows = Math.max(1, Math.min(area.rows, limit - area.top));
  const builder = new GridBuilder({ ...area, rows });
  const line = (row: number): readonly CellValue[] => {
    const cells = new Array<CellValue>(area.columns);
    for (let column = 0; column < area.columns; column++) cells[column] = shown(sheet.cells, row, area.left + column);
    return cells;
  };
  for (let first = 0; first < rows; first += blockRows)
    builder.add(Array.from({ length: Math.min(blockRows, rows - first) }, (_, i) => line(area.top + first + i)));
  progress.report({ stage: "reading", done: rows, total: rows });
  return success(builder.grid());
}

function apply(book: Workbook, batch: Batch, progress: Progress): Result<Applied, Failure> {
  if (progress.cancelled()) return failed({ kind: "cancelled" });
  const applied = applyBatch(book, batch);
  progress.report({ stage: "writing", done: batch.steps.length, total: batch.steps.length });
  return applied;
}

/** Lets the process hear of what happened outside: a person's Ctrl-C is seen between two steps, not after all of them. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
