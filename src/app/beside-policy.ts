import type { CellInput, Step } from "../sheet/batch.js";
import type { Area, CellRef } from "../sheet/cell.js";
import type { PlanCell } from "../sheet/sheet-plan.js";
import type { CellStyle } from "../sheet/style.js";
import { inputOf } from "../sheet/sheet-rows.js";
import { styleOf } from "../write/theme.js";

/** The row of the first table's header beside those of AR Policy; what stands there is said above it. */
export const headRow = 3;

/** Writes planned cells from a cell on, `width` columns of them, and gives them their looks. */
export function cellSteps(at: CellRef, width: number, rows: readonly (readonly PlanCell[])[]): readonly Step[] {
  const inputs = rows.map((cells) =>
    Array.from({ length: width }, (_, column): CellInput => {
      const cell = cells.find((each) => each.column === column);
      return cell ? inputOf(cell.value) : null;
    }),
  );
  const looks = new Map<CellStyle, Omit<Area, "sheet">[]>();
  rows.forEach((cells, row) => {
    for (const cell of cells) {
      const look = styleOf(cell, undefined);
      const place = { top: at.row + row, left: at.column + cell.column, rows: 1, columns: 1 };
      looks.set(look, [...(looks.get(look) ?? []), place]);
    }
  });
  return [
    { kind: "write", area: areaAt(at, rows.length, width), cells: inputs },
    ...[...looks].map(([style, areas]): Step => ({ kind: "style", sheet: at.sheet, areas, style })),
  ];
}

/** An area by its first cell and its size. */
export function areaAt({ sheet, row, column }: CellRef, rows: number, columns: number): Area {
  return { sheet, top: row, left: column, rows, columns };
}
