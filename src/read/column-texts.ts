import type { Field, Mapping } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";

/** What a column holds beside days and amounts as everybody has them. */
export interface ColumnTexts {
  readonly texts: readonly string[];
  /** True when a number in it has a minus. */
  readonly hasMinus: boolean;
}

/** The texts in the columns of some fields, of all rows from one on, gathered in one pass; empty for a field without a column. */
export function columnTexts<F extends Field>(
  rows: readonly (readonly CellValue[])[],
  from: number,
  mapping: Mapping,
  fields: readonly F[],
): Readonly<Record<F, ColumnTexts>> {
  const found = Object.fromEntries(fields.map((field) => [field, { texts: [] as string[], hasMinus: false }])) as Record<F, Gathered>;
  const mapped = fields.filter((field) => mapping[field]);
  const columns = mapped.map((field) => mapping[field]?.column ?? -1);
  const into = mapped.map((field) => found[field]);
  for (let row = from; row < rows.length; row++) {
    const cells = rows[row];
    if (!cells) continue;
    for (let i = 0; i < columns.length; i++) {
      const cell = cells[columns[i] as number];
      if (typeof cell === "number") {
        if (cell < 0) (into[i] as Gathered).hasMinus = true;
      } else if (typeof cell === "string") (into[i] as Gathered).texts.push(cell);
    }
  }
  return found;
}

interface Gathered {
  readonly texts: string[];
  hasMinus: boolean;
}
