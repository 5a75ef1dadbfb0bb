import type { Step } from "../sheet/batch.js";
import { PackedRectangles } from "../sheet/areas.js";
import type { PlanLook, SheetPlan } from "../sheet/sheet-plan.js";
import type { SheetRows } from "../sheet/sheet-rows.js";
import type { CellStyle } from "../sheet/style.js";
import { styleOf } from "./theme.js";

/** One step per look, its cells joined into runs along rows and then into rectangles of equal runs beneath each other. */
export function styleSteps({ units, name: sheet }: SheetPlan, rows: SheetRows): readonly Step[] {
  const byLook = new Map<CellStyle, OpenAreas>();
  const open = ({ style, left, columns }: Run): OpenRun => {
    let look = byLook.get(style);
    if (!look) byLook.set(style, (look = new OpenAreas()));
    return look.open(left, columns);
  };
  rows.forEach(({ looks }) => runsOf(looks, units).map(open), addToAll);
  return [...byLook].map(([style, { areas }]) => ({ kind: "style", sheet, areas, style }));
}

/** Rows that are added to several runs. */
export function addToAll(runs: readonly OpenRun[], top: number, rows: number): void {
  for (const run of runs) run.add(top, rows);
}

/** The rectangles that take the same: a look, a height, to be merged. */
export class OpenAreas {
  readonly areas = new PackedRectangles();
  private readonly runs = new Map<number, OpenRun>();

  open(left: number, columns: number): OpenRun {
    const place = left * mostColumns + columns;
    let run = this.runs.get(place);
    if (!run) this.runs.set(place, (run = new OpenRun(this.areas, left, columns)));
    return run;
  }
}

/** As many as a sheet can have. */
const mostColumns = 16_384;

/** Columns that are added to from top to bottom; rows right beneath the last ones make their rectangle longer. */
class OpenRun {
  private last = -1;
  private end = -1;

  constructor(
    private readonly areas: PackedRectangles,
    private readonly left: number,
    private readonly columns: number,
  ) {}

  add(top: number, rows: number): void {
    if (top === this.end) this.areas.lengthen(this.last, rows);
    else this.last = this.areas.add(top, this.left, rows, this.columns);
    this.end = top + rows;
  }
}

interface Run {
  readonly style: CellStyle;
  readonly left: number;
  columns: number;
}

/** Neighbours of one look; cells may stand in any order. */
function runsOf(cells: readonly PlanLook[], units: SheetPlan["units"]): readonly Run[] {
  const isInOrder = cells.every(({ column }, i) => i === 0 || column > (cells[i - 1]?.column ?? 0));
  const runs: Run[] = [];
  let last: Run | undefined;
  for (const cell of isInOrder ? cells : [...cells].sort((a, b) => a.column - b.column)) {
    const style = styleOf(cell, units);
    const width = cell.span ?? 1;
    if (last?.style === style && last.left + last.columns === cell.column) last.columns += width;
    else runs.push((last = { style, left: cell.column, columns: width }));
  }
  return runs;
}
