import * as z from "zod/mini";
import { dayFromSerial, type DayNumber } from "../kernel/day.js";
import { newSettingsTable, settingsTable } from "../policy/settings.js";
import { exact } from "../kernel/money.js";
import { isBlank, isCellError, type CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import type { Failure } from "../sheet/failure.js";
import { readDateText } from "./date-text.js";

/** A table of the policy sheet, header row included. */
export interface PolicyTable {
  readonly name: string;
  readonly grid: CellGrid;
}

/** A row beneath a table's header that holds anything; `row` counts from the header. */
export interface PolicyRow {
  readonly grid: CellGrid;
  readonly row: number;
  readonly cells: readonly CellValue[];
}

export const code = z.string().check(z.regex(/^[A-Z]{3}$/));

/** An amount that a person entered, as decimal text of the 15 digits that Excel keeps. */
export function decimalOf(amount: number): string {
  return exact(Number(amount.toPrecision(15))).toFixed();
}

/** The tables of AR Policy cell by cell: what cannot be read is a failure that names its cell. */
export class PolicyCells {
  readonly failures: Failure[] = [];

  constructor(private readonly tables: readonly PolicyTable[]) {}

  dayOf(cell: CellValue): DayNumber | undefined {
    return typeof cell === "number" ? dayFromSerial(cell) : typeof cell === "string" ? readDateText(cell, "ymd") : undefined;
  }

  setting<T>(key: string, schema: z.ZodMiniType<T>, expected: string): T | undefined {
    const found = this.body("AR_Settings").find(({ cells }) => cells[0] === key);
    const cell = found?.cells[1] ?? null;
    return !found || isBlank(cell) ? undefined : this.parse(schema, cell, found.grid, found.row, 1, expected);
  }

  /** One of a few words, as they are written here; `textOf` for words that Excel keeps as numbers. */
  choice<T extends string>(key: string, words: readonly [T, ...T[]], textOf?: (cell: unknown) => string): T | undefined {
    const one = z.enum(words);
    return this.setting(key, textOf ? z.pipe(z.transform(textOf), one) : one, words.join(", "));
  }

  table(name: string): CellGrid | undefined {
    return this.tables.find((table) => table.name.toLowerCase() === name.toLowerCase())?.grid;
  }

  has(name: string): boolean {
    return this.tables.some((table) => table.name.toLowerCase() === name.toLowerCase());
  }

  /** The rows beneath a table's header that hold anything; settings also from the table of those that came later. */
  body(name: string): readonly PolicyRow[] {
    return name === settingsTable ? [...this.rowsOf(settingsTable), ...this.rowsOf(newSettingsTable)] : this.rowsOf(name);
  }

  private rowsOf(name: string): readonly PolicyRow[] {
    const grid = this.table(name);
    if (!grid) return [];
    return grid.rows().flatMap((cells, row) => (row === 0 || cells.every(isBlank) ? [] : [{ grid, row, cells }]));
  }

  parse<T>(schema: z.ZodMiniType<T>, cell: CellValue, grid: CellGrid, row: number, column: number, expected: string): T | undefined {
    const parsed = schema.safeParse(cell);
    if (parsed.success) return parsed.data;
    this.complain(grid, row, column, expected);
    return undefined;
  }

  complain(grid: CellGrid, row: number, column: number, expected: string): void {
    const cell = grid.cell(row, column);
    const at = { sheet: grid.area.sheet, row: grid.area.top + row, column: grid.area.left + column };
    this.failures.push({ kind: "policy-invalid", at, found: cell === null ? "" : isCellError(cell) ? cell.error : String(cell), expected });
  }
}
