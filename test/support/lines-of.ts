import type { CellInput, CellLines } from "../../src/sheet/batch.js";

/** All lines, as a host gathers them to send a block. */
export function linesOf(cells: CellLines): readonly (readonly CellInput[])[] {
  const lines = new Array<readonly CellInput[]>(cells.length);
  cells.forEach((line, place) => {
    lines[place] = line;
  });
  return lines;
}
