import { isBlank, isCellError, type CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { Register, RegisterCell, RegisterRow } from "../policy/register.js";
import type { Failure } from "../sheet/failure.js";
import { headerText } from "./header-text.js";

/** A register as it stands in the workbook. */
export interface RegisterReading {
  /** Rows that could be read, in the order of the sheet. */
  readonly rows: readonly StandingRow[];
  /** Where each column of the register stands in the table, from 0: people insert and move columns. */
  readonly places: readonly number[];
  /** Rows of the table, from 0 for its header, in which a column of a person's says something. */
  readonly noted: ReadonlySet<number>;
  /** Rows that hold nothing at all, rising. */
  readonly blank: readonly number[];
  /** A sentence per cell that could not be read: its row is left as it is and not used. */
  readonly failures: readonly Failure[];
}

export interface StandingRow {
  /** Row of the table, from 0 for its header. */
  readonly row: number;
  readonly cells: RegisterRow;
}

/** The names by which a column's header is known, in either language. */
export type HeadsOf = (column: string) => readonly string[];

/**
 * Reads a register by the words of its headers, wherever they stand; empty rows are skipped. Fails when a column is gone: what it held cannot be
 * known, and a guess would be written over it.
 */
export function readRegister(register: Register, grid: CellGrid, heads: HeadsOf): Result<RegisterReading, Failure> {
  const headers = grid.row(0).map((cell) => headerText(cell).toLowerCase());
  const places: number[] = [];
  for (const { id } of register.columns) {
    const names = heads(id).map((name) => name.toLowerCase());
    const place = headers.findIndex((header) => names.includes(header));
    if (place < 0)
      return failed({
        kind: "header-missing",
        field: id,
        header: heads(id)[0] ?? id,
        place: register.table,
        known: headers.filter((each) => each !== ""),
      });
    places.push(place);
  }
  const rows: StandingRow[] = [];
  const failures: Failure[] = [];
  const noted = new Set<number>();
  const blank: number[] = [];
  const others = headers.flatMap((_, column) => (places.includes(column) ? [] : [column]));
  for (let row = 1; row < grid.rowCount; row++) {
    const line = grid.row(row);
    const isNoted = others.some((column) => !isBlank(line[column] ?? null));
    if (isNoted) noted.add(row);
    if (places.every((place) => isBlank(line[place] ?? null))) {
      if (!isNoted) blank.push(row);
      continue;
    }
    const cells: CellValue[] = [];
    const before = failures.length;
    register.columns.forEach(({ holds }, i) => {
      const place = places[i] as number;
      const cell = line[place] ?? null;
      const read = cellOf(cell, holds);
      if (read === undefined) failures.push(complaint(grid, row, place, holds));
      else cells.push(read);
    });
    if (failures.length === before) rows.push({ row, cells });
  }
  return success({ rows, places, noted, blank, failures });
}

/** A blank cell is no text, or no day; no amount would be a silent zero. */
function cellOf(cell: CellValue, holds: RegisterCell): CellValue | undefined {
  if (isCellError(cell)) return undefined;
  if (holds === "text") return isBlank(cell) ? "" : String(cell).trim();
  if (isBlank(cell)) return holds === "day" ? null : undefined;
  if (typeof cell !== "number" || !Number.isFinite(cell)) return undefined;
  return holds === "day" && (!Number.isInteger(cell) || cell < 1) ? undefined : cell;
}

const expected: Readonly<Record<RegisterCell, string>> = {
  text: "a text",
  day: "a day such as 2026-10-31",
  amount: "an amount as a number",
};

function complaint(grid: CellGrid, row: number, column: number, holds: RegisterCell): Failure {
  const cell = grid.cell(row, column);
  const at = { sheet: grid.area.sheet, row: grid.area.top + row, column: grid.area.left + column };
  return { kind: "policy-invalid", at, found: isCellError(cell) ? cell.error : String(cell ?? ""), expected: expected[holds] };
}

/** What is to be written into a register so that it holds `rows`. */
export interface RegisterMerge {
  /** Rows that stand under the same key with other cells. */
  readonly replaced: readonly StandingRow[];
  readonly added: readonly RegisterRow[];
  /** Rows under a key of the same `scope` that is no longer among the rows: they are to be emptied. */
  readonly gone: readonly StandingRow[];
}

/**
 * Merges rows into a register by key. `replaces` says which standing rows the new ones stand for altogether (those of one month-end): those that
 * are not among them are gone. All others stay untouched.
 */
export function mergeRegister(
  register: Register,
  reading: Pick<RegisterReading, "rows">,
  rows: readonly RegisterRow[],
  replaces: (cells: RegisterRow) => boolean,
): RegisterMerge {
  const places = register.key.map((id) => register.columns.findIndex((column) => column.id === id));
  const keyOf = (cells: RegisterRow): string => JSON.stringify(places.map((place) => cells[place] ?? null));
  const standing = new Map(reading.rows.map((each) => [keyOf(each.cells), each]));
  const replaced: StandingRow[] = [];
  const added: RegisterRow[] = [];
  const wanted = new Set<string>();
  for (const cells of rows) {
    const key = keyOf(cells);
    wanted.add(key);
    const before = standing.get(key);
    if (!before) added.push(cells);
    else if (before.cells.some((cell, i) => cell !== cells[i])) replaced.push({ row: before.row, cells });
  }
  const gone = reading.rows.filter(({ cells }) => replaces(cells) && !wanted.has(keyOf(cells)));
  return { replaced, added, gone };
}
