import type { Step } from "../sheet/batch.js";
import type { Area } from "../sheet/cell.js";
import { RuledRow, type PlanLook, type PlanRow, type Ruling, type SheetPlan } from "../sheet/sheet-plan.js";
import type { CellStyle } from "../sheet/style.js";
import { styleOf } from "./theme.js";

type Rectangle = Omit<Area, "sheet">;

/** Rows that follow each other and are laid out alike. */
export interface Stretch {
  readonly top: number;
  readonly rows: number;
  readonly looks: readonly PlanLook[];
}

/** Rows of one ruling together, each other row by itself. */
export function stretchesOf(rows: readonly PlanRow[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let top = 0; top < rows.length;) {
    const row = rows[top] as PlanRow;
    let end = top + 1;
    if (row instanceof RuledRow) while (isRuledBy(rows[end], row.ruling)) end++;
    stretches.push({ top, rows: end - top, looks: row instanceof RuledRow ? row.ruling : row.cells });
    top = end;
  }
  return stretches;
}

function isRuledBy(row: PlanRow | undefined, ruling: Ruling): boolean {
  return row instanceof RuledRow && row.ruling === ruling;
}

/** One step per look, its cells joined into runs along rows and then into rectangles of equal runs beneath each other. */
export function styleSteps({ units, name: sheet }: SheetPlan, stretches: readonly Stretch[]): readonly Step[] {
  const byLook = new Map<CellStyle, Rectangles>();
  const known = new Map<readonly PlanLook[], readonly Run[]>();
  for (const { top, rows, looks } of stretches) {
    let runs = known.get(looks);
    if (!runs) known.set(looks, (runs = runsOf(looks, units)));
    for (const { style, left, columns } of runs) {
      let look = byLook.get(style);
      if (!look) byLook.set(style, (look = new Rectangles()));
      look.add(top, left, rows, columns);
    }
  }
  return [...byLook].map(([style, { areas }]) => ({ kind: "style", sheet, areas, style }));
}

/** Rectangles that are added from top to bottom; one right beneath another of its columns makes that longer. */
class Rectangles {
  readonly areas: Rectangle[] = [];
  private readonly open = new Map<number, { readonly top: number; rows: number }>();

  add(top: number, left: number, rows: number, columns: number): void {
    const place = left * mostColumns + columns;
    const above = this.open.get(place);
    if (above && above.top + above.rows === top) {
      above.rows += rows;
      return;
    }
    const area = { top, left, rows, columns };
    this.open.set(place, area);
    this.areas.push(area);
  }
}

/** As many as a sheet can have. */
const mostColumns = 16_384;

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
