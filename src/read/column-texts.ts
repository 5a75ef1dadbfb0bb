import type { Field, Mapping } from "../ledger/ledger.js";
import type { CellColumn } from "../sheet/column.js";
import type { CellGrid } from "../sheet/grid.js";

/** What a column holds beside days and amounts as everybody has them. */
export interface ColumnTexts {
  /** Every text, in the order of the rows. */
  readonly texts: readonly string[];
  /** True when a number in it has a minus. */
  readonly hasMinus: boolean;
}

/** The texts in the columns of some fields, of all rows from one on; empty for a field without a column. */
export function columnTexts<F extends Field>(
  grid: CellGrid,
  from: number,
  mapping: Mapping,
  fields: readonly F[],
): Readonly<Record<F, ColumnTexts>> {
  const of = (field: F): ColumnTexts => {
    const column = mapping[field]?.column;
    return column === undefined ? { texts: [], hasMinus: false } : textsIn(grid, column, from);
  };
  return Object.fromEntries(fields.map((field) => [field, of(field)])) as Record<F, ColumnTexts>;
}

/** The texts in one column, of all rows from one on. */
export function textsIn(grid: CellGrid, column: number, from: number): ColumnTexts {
  const found = { texts: [] as string[], hasMinus: false };
  const packed = grid.column(column);
  if (packed) gather(packed, from, grid.rowCount, found);
  return found;
}

function gather(column: CellColumn, from: number, till: number, into: { readonly texts: string[]; hasMinus: boolean }): void {
  if (column.kind === "numbers") {
    into.hasMinus = column.hasMinus(from, till);
    for (const [row, cell] of column.others) if (row >= from && typeof cell === "string") into.texts.push(cell);
    return;
  }
  for (let row = from; row < till; row++) {
    const cell = column.at(row);
    if (typeof cell === "string") into.texts.push(cell);
    else if (typeof cell === "number" && cell < 0) into.hasMinus = true;
  }
}
