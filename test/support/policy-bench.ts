import { noChoices, readSource } from "../../src/app/read-source.js";
import { hostOf } from "../../src/host/file/file-host.js";
import type { Host } from "../../src/host/port/host.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Policy } from "../../src/policy/policy.js";
import type { Sheet, Workbook } from "../../src/workbook/workbook.js";
import { close } from "./month-end-run.js";
import { levels, officeBench } from "./office-node.js";

/** A workbook, and an Excel that has it open. */
export interface Bench {
  readonly book: Workbook;
  readonly host: Host;
}

/** Every kind of host over a workbook, by what a test says of it. */
export const hosts: readonly (readonly [string, (book: Workbook) => Bench])[] = [
  ["in a file", (book) => ({ book, host: hostOf(book) })],
  ...levels.map((level) => [`in Excel at ExcelApi ${level}`, (book: Workbook) => officeBench(level, book)] as const),
];

/** One run that writes the aging. */
export async function run(host: Host): Promise<void> {
  const done = await close(host, "Kim", 0, undefined, ["aging"]);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
}

/** The sheet AR Policy. */
export function policyOf(book: Workbook): Sheet {
  const sheet = book.sheet("AR Policy");
  if (!sheet) throw new Error("no policy");
  return sheet;
}

/** The cells of AR Policy but for the list of our sheets, which every run renews. */
export function cellsOf(book: Workbook): ReadonlyMap<string, unknown> {
  const list = book.table("AR_Sheets")?.table.area.top ?? 0;
  const cells = new Map<string, unknown>();
  policyOf(book).cells.forEach((row, column, cell) => {
    if (row < list && cell.value !== null) cells.set(`${row}:${column}`, { ...cell });
  });
  return cells;
}

/** The first column of a table, beneath its header; nothing where it does not stand. */
export function keysOf(book: Workbook, name: string): readonly unknown[] {
  const { sheet, table } = book.table(name) ?? {};
  if (!sheet || !table) return [];
  return Array.from({ length: table.area.rows - 1 }, (_, i) => sheet.cells.value(table.area.top + 1 + i, table.area.left));
}

/** The cell beside a key of a table. */
export function valueOf(book: Workbook, name: string, key: string): { readonly row: number; readonly column: number } {
  const row = keysOf(book, name).indexOf(key);
  const area = book.table(name)?.table.area;
  if (!area || row < 0) throw new Error(`no ${key} in ${name}`);
  return { row: area.top + 1 + row, column: area.left + 1 };
}

/** What the workbook's AR Policy is read as. */
export async function policyRead(book: Workbook): Promise<Policy> {
  const source = await readSource(hostOf(book), noChoices, unwatched);
  if (!source.ok) throw new Error(JSON.stringify(source.failure));
  return source.value.policy;
}
