import { hostOf } from "../../src/host/file/file-host.js";
import type { Host } from "../../src/host/port/host.js";
import type { Step } from "../../src/sheet/batch.js";
import type { Fault } from "../../src/workbench/excel/faults.js";
import type { Sheet, Workbook } from "../../src/workbook/workbook.js";
import { bookOf } from "./book-of.js";
import { packNames, type PackKind } from "../../src/app/pack-names.js";
import type { Progress } from "../../src/kernel/progress.js";
import { copyOf, textOf } from "./copy-of-book.js";
import { entered, faultKinds, type FaultKind } from "./fault-kinds.js";
import { close } from "./month-end-run.js";
import { officeBench, type OfficeBench } from "./office-node.js";

/** Looks take most of a run's time and no decision depends on them: two rectangles of a few of them stand for all. */
function thin(host: Host): Host {
  return { ...host, apply: ({ steps }, progress) => host.apply({ steps: withFewLooks(steps) }, progress) };
}

function withFewLooks(steps: readonly Step[]): readonly Step[] {
  let looks = 0;
  return steps.flatMap((step): readonly Step[] => {
    if (step.kind !== "style") return [step];
    return looks++ % 4 === 0 ? [{ ...step, areas: step.areas.slice(0, 2) }] : [];
  });
}

const packKinds: readonly PackKind[] = packNames.map(({ kind }) => kind);

/** A small workbook of a user's: invoices in a table, and notes. */
export function invoicesAndNotes(): Workbook {
  return bookOf({
    Invoices: `Customer No.|Customer|Invoice No.|Issue date|Due date|Currency|Amount|Settled on
      C1|Acme|INV-1|2026-08-01|2026-08-31|USD|100.25|
      C1|Acme|INV-2|2026-09-01|2026-09-30|USD|50|2026-10-05
      C2|Beta|INV-3|2026-10-01|2026-10-31|USD|75.5|`,
    Notes: "my notes|1\nmore|2",
  });
}

/**
 * The sheets that one run of the matrix writes. In the long run all of the pack, two in a run: a fault concerns the sheet that it strikes at, the one
 * after it, and what stands already, and what a run costs grows with every further sheet. Else one of each make (a table with formulas, charts, what
 * refers to the others and to the registers), since one writer writes them all.
 */
export const parts: readonly (readonly PackKind[])[] = process.env["LONG"] ? inPairs(packKinds) : [["aging", "summary", "sign-off"]];

function inPairs<T>(list: readonly T[]): readonly (readonly T[])[] {
  return list.flatMap((_, i) => (i % 2 === 0 ? [list.slice(i, i + 2)] : []));
}

/** A run of the month-end as the matrix makes them: these sheets of the pack. */
export function closeSome(
  host: Host,
  writer: string,
  sheets: readonly PackKind[],
  minutes = 0,
  progress?: Progress,
): ReturnType<typeof close> {
  return close(host, writer, minutes, progress, sheets);
}

/** The book as a run has left it that wrote every sheet before those of a part. */
async function withSheetsBefore(book: Workbook, part: readonly PackKind[]): Promise<Workbook> {
  const before = packKinds.slice(
    0,
    packKinds.findIndex((kind) => kind === part[0]),
  );
  const copy = copyOf(book);
  const done = before.length === 0 || (await closeSome(hostOf(copy), "Anna", before)).ok;
  if (!done) throw new Error(`the sheets before ${part[0] ?? "none"} could not be written`);
  return copy;
}

export interface MatrixOutcome {
  readonly calls: number;
  readonly tried: number;
  /** What went wrong, a line each: fault, call, and what was lost. */
  readonly lost: readonly string[];
}

/**
 * Lets every fault strike at every request of a month-end that writes a part of the pack on a copy of the book, and looks twice: after that run the
 * user's cells must be as the user left them and each sheet of ours whole or marked incomplete; after a second run, without faults, all must be
 * complete.
 */
export async function tryFaults(
  from: Workbook,
  part: readonly PackKind[],
  kinds: readonly FaultKind[] = faultKinds,
): Promise<MatrixOutcome> {
  const book = await withSheetsBefore(from, part);
  const clean = officeBench("1.14", copyOf(book), true);
  clean.excel.inject(undefined);
  let read: number | undefined;
  const noting: Host = {
    ...clean.host,
    apply: (batch, progress) => {
      read ??= clean.excel.requests;
      return clean.host.apply(batch, progress);
    },
  };
  const done = await closeSome(thin(noting), "Anna", part);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  const calls = clean.excel.requests;
  if (clean.excel.undoClearedBy.length > 0) throw new Error(`clears what can be undone: ${clean.excel.undoClearedBy.join(", ")}`);
  const whole = new Set([...book.sheets, ...clean.book.sheets].map(contentOf));
  // What is read before anything is written is the same in every part: faults strike there in the first.
  const first = part === parts[0] ? 1 : (read ?? 0) + 1;
  const lost: string[] = [];
  let tried = 0;
  // In the long run every fault strikes at every request; else in turns, so that together they meet each request twice.
  const stride = process.env["LONG"] ? 1 : Math.ceil(kinds.length / 2);
  for (const [number, kind] of kinds.entries()) {
    for (let call = first + (number % stride); call <= calls; call += stride) {
      tried++;
      const bench = officeBench("1.14", copyOf(book), true);
      for (const what of await tryOne(bench, part, kind, call, whole)) lost.push(`${kind.name}, request ${call}: ${what}`);
    }
  }
  return { calls: calls - first + 1, tried, lost };
}

async function tryOne(
  bench: OfficeBench,
  part: readonly PackKind[],
  kind: FaultKind,
  call: number,
  whole: ReadonlySet<string>,
): Promise<readonly string[]> {
  const { book, excel } = bench;
  const { file } = book;
  // Sheets say of which file they are: one that was saved under another name meanwhile is said by that.
  const isWhole = (sheet: Sheet): boolean => whole.has(contentOf(sheet).replaceAll(book.file, file));
  let users = usersSheets(book);
  let noted = false;
  const fault = kind.at(call);
  excel.inject(
    withLook(fault, () => {
      users = usersSheets(book);
      noted = anyHolds(book, entered);
    }),
  );
  const cancelled = (): boolean => kind.cancels === true && excel.requests >= call;
  const first = await closeSome(thin(bench.host), "Anna", part, 0, { report: () => undefined, cancelled });
  const said = first.ok ? "done" : first.failure.kind;
  const lost: string[] = [];
  if (!stand(users, book)) lost.push("the user's cells are not as they were");
  if (said === "unexpected" && !("code" in fault)) lost.push(JSON.stringify(first));
  const renamed = ours(book).some(({ name }) => name.endsWith(" (2)"));
  for (const sheet of ours(book)) {
    // AR Policy lists all sheets by their names, and so does the sign-off: one beside a sheet of the user's bears another.
    const namesOthers = sheet.name === "AR Policy" || (renamed && sheet.name.startsWith("AR Sign-off"));
    const known = kind.changesSource === true || noted || namesOthers || isWhole(sheet);
    // A register says nothing of itself: it is whole once its table stands.
    const table = registers.get(sheet.name);
    if (table !== undefined) {
      if (book.table(table) && !known) lost.push(`${sheet.name} is not whole though its table stands (${said})`);
      continue;
    }
    if (!says(sheet, "writing") && !(says(sheet, "complete") && known)) lost.push(`${sheet.name} is neither whole nor marked (${said})`);
  }
  excel.inject(undefined);
  kind.mend?.(excel);
  const second = await closeSome(hostOf(book), kind.gone ? "Carla" : "Anna", part, kind.gone ? 11 : 1);
  if (!second.ok) return [...lost, `the second run: ${JSON.stringify(second.failure)} after ${said}`];
  if (!stand(users, book)) lost.push("the user's cells are not as they were after the second run");
  // A run that broke off between adding a sheet and marking it leaves an empty one that is nobody's: ours then bears the next name.
  const policy = ours(book).find(({ name }) => /^AR Policy( \(\d\))?$/.test(name));
  for (const sheet of [...second.value.sheets.map(({ name }) => book.sheet(name)), policy])
    if (!sheet || !says(sheet, "complete") || says(sheet, "writing"))
      lost.push(`${sheet?.name ?? "a sheet"} is not complete in the end (${said})`);
  for (const sheet of second.value.sheets.map(({ name }) => book.sheet(name)))
    if (sheet && sheet.name !== "AR Policy" && sheet.pictures.length !== Math.min(1, policy?.pictures.length ?? 0))
      lost.push(`${sheet.name} bears ${sheet.pictures.length} logos in the end (${said})`);
  for (const [name, table] of registers) {
    const sheet = book.table(table)?.sheet;
    if (!sheet) {
      // Only a run that writes the sign-off keeps the month-end.
      if (part.includes("sign-off")) lost.push(`${name} does not stand in the end (${said})`);
    } else if (!kind.changesSource && !noted && !isWhole(sheet)) lost.push(`${name} is not whole in the end (${said})`);
  }
  if (noted && !anyHolds(book, entered)) lost.push("what was entered is gone");
  if (listed(book) < 2) lost.push("a sheet is not listed in the end");
  return lost;
}

/** The sheets that keep month-ends, each with its table. */
const registers: ReadonlyMap<string, string> = new Map([
  ["AR Open items", "AR_OpenItems"],
  ["AR Balances", "AR_Balances"],
]);

/** The fault, and a look at the workbook right after it has struck. */
function withLook(fault: Fault, look: () => void): Fault {
  if (!("happens" in fault)) return fault;
  return {
    at: fault.at,
    happens: (excel) => {
      fault.happens(excel);
      look();
    },
  };
}

/** Sheets that bear our mark; a copy that a person made of one is theirs. */
function ours(book: Workbook): readonly Sheet[] {
  return book.names.flatMap(({ name, scope }) => (name === "AR_Owned" && scope && !holds(scope, "my copy") ? [scope] : []));
}

/** Every sheet that is not ours, by name; those of our names that are empty and unmarked are nobody's. */
function usersSheets(book: Workbook): ReadonlyMap<string, string> {
  const own = new Set(ours(book));
  const theirs = book.sheets.filter((sheet) => !own.has(sheet) && !(sheet.name.startsWith("AR ") && sheet.cells.used() === undefined));
  return new Map(theirs.map((sheet) => [sheet.name, textOf(sheet)]));
}

/** True when each of the user's sheets holds what it held. */
function stand(before: ReadonlyMap<string, string>, book: Workbook): boolean {
  return [...before].every(([name, text]) => textOf(book.sheet(name)) === text);
}

function contentOf(sheet: Sheet): string {
  const lines: string[] = [];
  sheet.cells.forEach((row, column, { value, formula }) => {
    if (value !== null || formula !== undefined) lines.push(JSON.stringify([row, column, formula ?? value]));
  });
  return lines.join("\n");
}

function says(sheet: Sheet, word: "writing" | "complete"): boolean {
  for (let column = 0; column < 12; column++) if (sheet.cells.value(0, column) === word) return true;
  return false;
}

function holds(sheet: Sheet, text: string): boolean {
  let found = false;
  sheet.cells.forEach((_row, _column, { value }) => (found ||= value === text));
  return found;
}

function anyHolds(book: Workbook, text: string): boolean {
  return book.sheets.some((sheet) => holds(sheet, text));
}

/** Rows of AR_Sheets with a fingerprint. */
function listed(book: Workbook): number {
  const found = book.table("AR_Sheets");
  if (!found) return 0;
  const { top, left, rows } = found.table.area;
  return Array.from({ length: rows - 1 }, (_, row) => found.sheet.cells.value(top + 1 + row, left + 3)).filter((stamp) =>
    /^[0-9a-f]{20}$/.test(String(stamp)),
  ).length;
}
