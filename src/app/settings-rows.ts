import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import { newSettingsTable, settingsTable } from "../policy/settings.js";
import type { CellRef, CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import type { Failure } from "../sheet/failure.js";
import { ourSheets } from "./ours.js";

/** The tables of settings on AR Policy as they stand, header rows included: that of the sheet, then that of the settings which came later. */
export async function fetchSettings(host: Host, survey: BookSurvey, progress: Progress): Promise<Result<readonly CellGrid[], Failure>> {
  const ours = ourSheets(survey);
  const grids: CellGrid[] = [];
  for (const name of [settingsTable, newSettingsTable]) {
    const table = survey.tables.find((each) => each.name === name && ours.has(each.area.sheet));
    if (!table || table.area.columns < 2) continue;
    const grid = await host.fetch(table.area, progress);
    if (!grid.ok) return grid;
    grids.push(grid.value);
  }
  return success(grids);
}

/** The cell that holds a setting's value; `undefined` where no row bears its key. */
export function settingCell(grids: readonly CellGrid[], key: string): { readonly at: CellRef; readonly value: CellValue } | undefined {
  for (const grid of grids) {
    const { area } = grid;
    const row = grid.rows().findIndex((cells, i) => i > 0 && cells[0] === key);
    if (row >= 0) return { at: { sheet: area.sheet, row: area.top + row, column: area.left + 1 }, value: grid.cell(row, 1) };
  }
  return undefined;
}
