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
  const blocks: { first: number; rows: (readonly CellInput[])[] }[] = [];
  let size = Number.POSITIVE_INFINITY;
  rows.forEach((row, i) => {
    const bytes = rowBytes(row);
    if (size + bytes > limit) {
      blocks.push({ first: i, rows: [] });
      size = 2;
    }
    blocks[blocks.length - 1]?.rows.push(row);
    size += bytes;
  });
  return blocks;
}

/** At most how many bytes a row takes as JSON, its comma included. */
export function rowBytes(row: readonly CellInput[]): number {
  let bytes = 3;
  for (const cell of row) bytes += cellBytes(cell);
  return bytes;
}

/** A cell as the step holds it: its longest fields named in full. */
function cellBytes(cell: CellInput): number {
  switch (cell.kind) {
    case "empty":
      return 18;
    case "number":
      return 60;
    case "text":
      return 40 + 6 * cell.text.length;
    case "formula":
      return 90 + 6 * cell.formula.length + (typeof cell.expected === "string" ? 6 * cell.expected.length : 0);
  }
}
