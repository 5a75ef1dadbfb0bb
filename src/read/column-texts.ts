import type { Field, Mapping } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";

/** The texts in the columns of some fields, of all rows from one on, gathered in one pass; empty for a field without a column. */
export function columnTexts<F extends Field>(
  rows: readonly (readonly CellValue[])[],
  from: number,
  mapping: Mapping,
  fields: readonly F[],
): Readonly<Record<F, string[]>> {
  const texts = Object.fromEntries(fields.map((field) => [field, [] as string[]])) as Record<F, string[]>;
  const columns = fields.flatMap((field) => {
    const column = mapping[field]?.column;
    return column === undefined ? [] : [{ column, into: texts[field] }];
  });
  for (let row = from; row < rows.length; row++) {
    const cells = rows[row];
    if (!cells) continue;
    for (const { column, into } of columns) {
      const cell = cells[column];
      if (typeof cell === "string") into.push(cell);
    }
  }
  return texts;
}
