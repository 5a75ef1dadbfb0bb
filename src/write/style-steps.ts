import type { Step } from "../sheet/batch.js";
import type { Area } from "../sheet/cell.js";
import type { PlanLook, SheetPlan } from "../sheet/sheet-plan.js";
import type { Ruling, Stretch } from "../sheet/sheet-rows.js";
import type { CellStyle } from "../sheet/style.js";
import { styleOf } from "./theme.js";

type Rectangle = Omit<Area, "sheet">;

/** One step per look, its cells joined into runs along rows and then into rectangles of equal runs beneath each other. */
export function styleSteps({ units, name: sheet }: SheetPlan, stretches: readonly Stretch[]): readonly Step[] {
  const byLook = new Map<CellStyle, Rectangles>();
  const open = (run: Run): OpenRun => {
    let look = byLook.get(run.style);
    if (!look) byLook.set(run.style, (look = new Rectangles()));
    return look.open(run.left, run.columns);
  };
  const runsIn = oncePerRuling((looks) => runsOf(looks, units).map(open));
  for (const stretch of stretches) for (const run of runsIn(stretch)) run.add(stretch.top, stretch.rows);
  return [...byLook].map(([style, { areas }]) => ({ kind: "style", sheet, areas, style }));
}

/** Works out once what all rows of a ruling have in common. */
export function oncePerRuling<T>(workOut: (looks: Ruling) => T): (stretch: Stretch) => T {
  const known = new Map<Ruling, T>();
  return ({ looks, row }) => {
    // What is made by hand has looks that no other row has.
    if (row) return workOut(looks);
    let worked = known.get(looks);
    if (worked === undefined) known.set(looks, (worked = workOut(looks)));
    return worked;
  };
}

/** The rectangles of one look. */
class Rectangles {
  readonly areas: Rectangle[] = [];
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
  private last: (Rectangle & { rows: number }) | undefined;

  constructor(
    private readonly areas: Rectangle[],
    private readonly left: number,
    private readonly columns: number,
  ) {}

  add(top: number, rows: number): void {
    const { last } = this;
    if (last && last.top + last.rows === top) last.rows += rows;
    else {
      const area = { top, left: this.left, rows, columns: this.columns };
      this.areas.push((this.last = area));
    }
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
