import { constants } from "node:fs";
import { access, open, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Progress } from "../../kernel/progress.js";
import { failed, success, type Result } from "../../kernel/result.js";
import { openBook } from "../../files/read-book.js";
import { saveBook } from "../../files/save-book.js";
import { parseArea } from "../../sheet/address.js";
import type { Batch } from "../../sheet/batch.js";
import type { Area, CellGrid, CellValue } from "../../sheet/cell.js";
import type { Failure } from "../../sheet/failure.js";
import type { Cell, Workbook } from "../../workbook/workbook.js";
import type { Applied, BookSurvey, Host, Unsubscribe } from "../port/host.js";
import { applyBatch, general } from "./apply-batch.js";

/** A host whose workbook is a file: read at once, changed in memory, written by {@link save}. */
export interface FileHost extends Host {
  readonly book: Workbook;
  /** Writes the workbook beside `out` and puts it in its place in one step: it appears complete or not at all. */
  save(out: string): Promise<Result<void, Failure>>;
}

/** Opens an .xlsx, .xlsm or .csv on disk. */
export async function openFileHost(path: string): Promise<Result<FileHost, Failure>> {
  let bytes: Uint8Array;
  try {
    if ((await stat(path)).isDirectory()) return failed({ kind: "not-a-workbook", file: path, detail: "folder" });
    bytes = await readFile(path);
  } catch (error) {
    return failed(
      isCode(error, "ENOENT") ? { kind: "file-missing", file: path } : { kind: "not-a-workbook", file: path, detail: reasonOf(error) },
    );
  }
  const book = openBook(bytes, basename(path));
  return book.ok ? success(hostOf(book.value)) : book;
}

/** The port over a workbook in memory. */
export function hostOf(book: Workbook): FileHost {
  return {
    book,
    survey: () => Promise.resolve(success(survey(book))),
    fetch: (area, progress) => Promise.resolve(fetch(book, area, progress, (cell) => cell?.value ?? null)),
    fetchFormulas: (area, progress) => Promise.resolve(fetch(book, area, progress, (cell) => cell?.formula ?? cell?.value ?? null)),
    fetchFormats: (area, progress) => Promise.resolve(fetch(book, area, progress, (cell) => cell?.style?.numberFormat ?? general)),
    apply: (batch, progress) => Promise.resolve(apply(book, batch, progress)),
    // A file has no screen and nobody else at work in it.
    reveal: () => Promise.resolve(success(undefined)),
    onChange: () => Promise.resolve(success<Unsubscribe>(() => undefined)),
    save: (out) => save(book, out),
  };
}

function survey(book: Workbook): BookSurvey {
  return {
    file: book.file,
    date1904: book.date1904,
    sheets: book.sheets.map((sheet) => {
      const used = sheet.cells.used();
      return {
        name: sheet.name,
        hidden: sheet.visibility !== "visible",
        protected: sheet.protected,
        used: used ? { sheet: sheet.name, ...used } : undefined,
        hiddenRows: used ? [...sheet.hiddenRows].filter((row) => row >= used.top && row < used.top + used.rows).length : 0,
        merges: sheet.merges.filter((each) => used && overlap(each, used)).map((each) => ({ sheet: sheet.name, ...each })),
      };
    }),
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

function overlap(a: Omit<Area, "sheet">, b: Omit<Area, "sheet">): boolean {
  return a.top < b.top + b.rows && b.top < a.top + a.rows && a.left < b.left + b.columns && b.left < a.left + a.columns;
}

function fetch(book: Workbook, area: Area, progress: Progress, shown: (cell: Cell | undefined) => CellValue): Result<CellGrid, Failure> {
  const sheet = book.sheet(area.sheet);
  if (!sheet) return failed({ kind: "sheet-missing", sheet: area.sheet, known: book.sheets.map((each) => each.name) });
  const limit = sheet.cells.rowLimit;
  const rows = Math.max(1, Math.min(area.rows, limit - area.top));
  const values: CellValue[][] = [];
  for (let row = area.top; row < area.top + rows; row++) {
    const cells = sheet.cells.row(row);
    const line = new Array<CellValue>(area.columns);
    for (let column = 0; column < area.columns; column++) line[column] = shown(cells[area.left + column]);
    values.push(line);
  }
  progress.report({ stage: "reading", done: rows, total: rows });
  return success({ area: { ...area, rows }, values });
}

function apply(book: Workbook, batch: Batch, progress: Progress): Result<Applied, Failure> {
  if (progress.cancelled()) return failed({ kind: "cancelled" });
  const applied = applyBatch(book, batch);
  progress.report({ stage: "writing", done: batch.steps.length, total: batch.steps.length });
  return applied;
}

async function save(book: Workbook, out: string): Promise<Result<void, Failure>> {
  const bytes = saveBook(book);
  const beside = join(dirname(out), `.${basename(out)}.${process.pid}.part`);
  try {
    if (await isReadOnly(out)) return failed({ kind: "write-refused", file: out, detail: "EACCES" });
    const file = await open(beside, "w");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, out);
    return success(undefined);
  } catch (error) {
    await rm(beside, { force: true });
    return failed({ kind: "write-refused", file: out, detail: reasonOf(error) });
  }
}

/** A file that is there and may not be written: renaming over it would go round the owner's wish. */
async function isReadOnly(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    return (await stat(path)).isDirectory();
  } catch (error) {
    return !isCode(error, "ENOENT");
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** The system's code for what went wrong ("EACCES"), which text/ turns into words. */
function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
