import type { CellInput } from "../sheet/batch.js";

/** Upper bound for one block of a write as JSON. Bytes; Excel on the web refuses requests over 5 MB. */
export const blockBytes = 1_500_000;

/**
 * Cuts rows into blocks whose JSON never exceeds `limit` bytes (a single row larger than that stands alone).
 * The estimate is an upper bound: every UTF-16 unit of a text may become six characters or three bytes.
 */
export function cutRows(
  rows: readonly (readonly CellInput[])[],
  limit = blockBytes,
): readonly { readonly first: number; readonly rows: readonly (readonly CellInput[])[] }[] {
  const blocks: { first: number; rows: readonly (readonly CellInput[])[] }[] = [];
  let first = 0;
  let size = 2;
  for (let i = 0; i < rows.length; i++) {
    const bytes = rowBytes(rows[i] as readonly CellInput[]);
    if (i > first && size + bytes > limit) {
      blocks.push({ first, rows: rows.slice(first, i) });
      first = i;
      size = 2;
    }
    size += bytes;
  }
  if (rows.length > first) blocks.push({ first, rows: rows.slice(first) });
  return blocks;
}

/** "-0.0000012345678901234567" and a comma: no number is longer. */
const numberBytes = 26;

/** At most how many bytes a row takes as JSON, its comma included; so in a request, where a text may bear an apostrophe and a formula goes alone. */
export function rowBytes(row: readonly CellInput[]): number {
  let bytes = 3;
  for (let i = 0; i < row.length; i++) {
    const cell = row[i] as CellInput;
    if (typeof cell === "number") bytes += numberBytes;
    else if (typeof cell === "string") bytes += 4 + 6 * cell.length;
    else if (cell === null) bytes += 5;
    else bytes += 60 + 6 * cell.formula.length + (typeof cell.expected === "string" ? 6 * cell.expected.length : 0);
  }
  return bytes;
}
