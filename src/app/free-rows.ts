import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import { isBlank, type Area } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";

/** True when an area holds nothing, so that a table of ours may grow into it. */
export async function isFree(host: Host, area: Area, progress: Progress): Promise<Result<boolean, Failure>> {
  const grid = await host.fetch(area, progress);
  if (!grid.ok) return grid;
  const { area: got } = grid.value;
  // A read that lies wholly beside what is used comes back with one cell that may lie outside of it.
  const inside = (row: number, column: number): boolean => got.top + row >= area.top && got.left + column >= area.left;
  return success(!grid.value.rows().some((cells, row) => cells.some((cell, column) => inside(row, column) && !isBlank(cell))));
}
