import type { CellInput, Step } from "../sheet/batch.js";
import { isCellError, type CellRef, type CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";

/**
 * The first cell that does not hold what the steps wrote there; `undefined` when all do. `grid` holds formulas as their text. A formula counts
 * as the same however it is spelt now, and a text whatever its line ends: what Excel makes of them is no edit of a person's.
 */
export function firstDifference(steps: readonly Step[], grid: CellGrid): CellRef | undefined {
  const { top, left, rows, columns, sheet } = grid.area;
  const wanted = new Map<number, readonly CellInput[]>();
  for (const step of steps) {
    if (step.kind !== "write") continue;
    const first = step.area.top - top;
    const from = step.area.left - left;
    step.cells.forEach((line, place) => wanted.set(first + place, laidOver(wanted.get(first + place), line, from)));
  }
  for (let row = 0; row < rows; row++) {
    const line = wanted.get(row);
    const found = grid.row(row);
    for (let column = 0; column < columns; column++)
      if (!isSame(line?.[column] ?? null, found[column] ?? null)) return { sheet, row: top + row, column: left + column };
  }
  return undefined;
}

/** A row after one more line was written into it from a column on; of what lies before the first column, nothing is asked. */
function laidOver(before: readonly CellInput[] | undefined, line: readonly CellInput[], from: number): readonly CellInput[] {
  if (!before && from === 0) return line;
  const row = [...(before ?? [])];
  line.forEach((cell, i) => {
    if (from + i >= 0) row[from + i] = cell;
  });
  return row;
}

function isSame(wanted: CellInput, found: CellValue): boolean {
  if (wanted === found) return true;
  if (wanted === null) return found === "";
  if (typeof wanted === "number") return typeof found === "number" && found.toPrecision(15) === wanted.toPrecision(15);
  if (typeof wanted === "string") return typeof found === "string" ? plain(found) === plain(wanted) : found === null && wanted === "";
  return (typeof found === "string" && found.startsWith("=")) || isCellError(found);
}

/** A text without the apostrophe that may come back with it. */
function plain(text: string): string {
  return text.replace(/^'/, "").replace(/\r\n?/g, "\n");
}
