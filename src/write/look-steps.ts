import type { Step } from "../sheet/batch.js";
import { PackedRectangles } from "../sheet/areas.js";
import type { PlanLook, SheetPlan } from "../sheet/sheet-plan.js";
import type { RowForm, RowVisitor, SheetRows } from "../sheet/sheet-rows.js";
import type { CellStyle } from "../sheet/style.js";
import { styleOf } from "./theme.js";

/** What makes the cells of a sheet look as planned. */
export interface LookSteps {
  /** One per look, its cells joined into runs along rows and then into rectangles of equal runs beneath each other. */
  readonly styles: readonly Step[];
  /** Cells that cover others. */
  readonly merges: readonly Step[];
  /** One per height. */
  readonly heights: readonly Step[];
}

/** All of them in one go through the rows. */
export function lookSteps({ units, name: sheet }: SheetPlan, rows: SheetRows): LookSteps {
  const looks = new Looks(units);
  rows.visit(looks);
  return {
    styles: [...looks.styles].map(([style, { areas }]) => ({ kind: "style", sheet, areas, style })),
    merges: looks.merged.areas.length === 0 ? [] : [{ kind: "merge", sheet, areas: looks.merged.areas }],
    heights: [...looks.heights].map(([height, { areas }]) => ({ kind: "row-heights", sheet, areas, height })),
  };
}

/** Gathers the rectangles that rows take part in: those of their looks, of what is merged, and of their height. */
class Looks implements RowVisitor<readonly OpenRun[]> {
  readonly styles = new Map<CellStyle, OpenAreas>();
  readonly heights = new Map<number, OpenAreas>();
  readonly merged = new OpenAreas();

  constructor(private readonly units: SheetPlan["units"]) {}

  workOut({ looks, height }: RowForm): readonly OpenRun[] {
    return [
      ...runsOf(looks, this.units).map(({ style, left, columns }) => areasOf(this.styles, style).open(left, columns)),
      ...looks.flatMap(({ column, span = 1 }) => (span > 1 ? [this.merged.open(column, span)] : [])),
      ...(height === undefined ? [] : [areasOf(this.heights, height).open(0, 1)]),
    ];
  }

  act(runs: readonly OpenRun[], top: number, rows: number): void {
    for (let i = 0; i < runs.length; i++) (runs[i] as OpenRun).add(top, rows);
  }
}

function areasOf<Key>(open: Map<Key, OpenAreas>, key: Key): OpenAreas {
  let areas = open.get(key);
  if (!areas) open.set(key, (areas = new OpenAreas()));
  return areas;
}

/** The rectangles that take the same: a look, a height, to be merged. */
class OpenAreas {
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
