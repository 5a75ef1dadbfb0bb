import type { CellInput, Step } from "../sheet/batch.js";
import { isCellError, type CellGrid, type CellRef, type CellValue } from "../sheet/cell.js";

/**
 * The first cell that does not hold what the steps wrote there; `undefined` when all do. `grid` holds formulas as their text. A formula counts
 * as the same however it is spelt now, and a text whatever its line ends: what Excel makes of them is no edit of a person's.
 */
export function firstDifference(steps: readonly Step[], grid: CellGrid): CellRef | undefined {
  const { top, left, rows, columns, sheet } = grid.area;
  const wanted = new Map<string, CellInput>();
  for (const step of steps)
    if (step.kind === "write")
      step.cells.forEach((line, row) =>
        line.forEach((cell, column) => wanted.set(`${step.area.top + row} ${step.area.left + column}`, cell)),
      );
  for (let row = top; row < top + rows; row++) {
    for (let column = left; column < left + columns; column++) {
      const found = grid.values[row - top]?.[column - left] ?? null;
      if (!isSame(wanted.get(`${row} ${column}`) ?? { kind: "empty" }, found)) return { sheet, row, column };
    }
  }
  return undefined;
}

function isSame(wanted: CellInput, found: CellValue): boolean {
  switch (wanted.kind) {
    case "empty":
      return found === null || found === "";
    case "number":
      return typeof found === "number" && found.toPrecision(15) === wanted.number.toPrecision(15);
    case "text":
      return typeof found === "string" ? plain(found) === plain(wanted.text) : found === null && wanted.text === "";
    case "formula":
      return (typeof found === "string" && found.startsWith("=")) || isCellError(found);
  }
}

/** A text without the apostrophe that may come back with it. */
function plain(text: string): string {
  return text.replace(/^'/, "").replace(/\r\n?/g, "\n");
}
