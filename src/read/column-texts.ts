import type { Field, Mapping } from "../ledger/ledger.js";
import type { CellGrid } from "../sheet/grid.js";

/** The texts in the columns of some fields, of all rows from one on, in their order: what a column holds beside days and amounts as everybody has them. */
export function columnTexts<F extends Field>(
  grid: CellGrid,
  from: number,
  mapping: Mapping,
  fields: readonly F[],
): Readonly<Record<F, readonly string[]>> {
  const of = (field: F): readonly string[] => {
    const column = mapping[field]?.column;
    return column === undefined ? [] : textsIn(grid, column, from);
  };
  return Object.fromEntries(fields.map((field) => [field, of(field)])) as Record<F, readonly string[]>;
}

/** The texts in one column, of all rows from one on. */
export function textsIn(grid: CellGrid, at: number, from: number): readonly string[] {
  const column = grid.column(at);
  if (!column) return [];
  const texts: string[] = [];
  if (column.kind === "numbers") {
    for (const [row, cell] of column.others) if (row >= from && typeof cell === "string") texts.push(cell);
    return texts;
  }
  for (let row = from; row < grid.rowCount; row++) {
    const cell = column.at(row);
    if (typeof cell === "string") texts.push(cell);
  }
  return texts;
}

/** True when a number in one column, in a row from one on, has a minus. */
export function hasMinus(grid: CellGrid, at: number, from: number): boolean {
  const column = grid.column(at);
  if (column?.kind === "numbers") return column.hasMinus(from, grid.rowCount);
  for (let row = from; column && row < grid.rowCount; row++) {
    const cell = column.at(row);
    if (typeof cell === "number" && cell < 0) return true;
  }
  return false;
}
