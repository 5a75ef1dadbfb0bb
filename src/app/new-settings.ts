import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import { newSettingsTable, policyVersion, settingsSince, versionSetting } from "../policy/settings.js";
import { text } from "../reports/columns.js";
import { settingHeads, settingRows, type SettingRow } from "../reports/policy-settings.js";
import type { Step } from "../sheet/batch.js";
import { isBlank, type Area, type CellRef } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import type { Failure } from "../sheet/failure.js";
import type { Locale } from "../text/locale.js";
import { policyWord } from "../text/policy-sheet.js";
import { areaAt, cellSteps, headRow } from "./beside-policy.js";
import { isFree } from "./free-rows.js";
import type { PlanContext } from "./plan-context.js";
import { settingCell } from "./settings-rows.js";

/** Columns of a table of settings, and their widths in characters. */
const width = 3;
const widths = [30, 24, 70];

/** The tables of settings of an AR Policy that stands, and which version it knows. */
export interface StandingSettings {
  readonly sheet: string;
  readonly grids: readonly CellGrid[];
  readonly version: ReturnType<typeof settingCell>;
  readonly known: number;
  /** True where tables were just added that it did not know. */
  readonly gotTables: boolean;
}

/**
 * Gives an AR Policy that stands the rows of settings that are newer than it, with what counts for them now, so that no figure moves: in a table
 * of their own at its right, where nothing stands, since another table stands right beneath AR_Settings. No cell that stands is touched; a row that
 * a person took out of a sheet that knew it is not put back; where somebody wrote beneath the table, the settings keep their defaults unseen.
 */
export async function addNewSettings(
  host: Host,
  survey: BookSurvey,
  standing: StandingSettings,
  { source, locale }: PlanContext,
  progress: Progress,
): Promise<Result<void, Failure>> {
  const { grids, version, known, gotTables } = standing;
  const rows = settingRows(source.standing.policy, locale).filter(
    ({ key }) => (settingsSince[key] ?? 1) > known && !settingCell(grids, key),
  );
  // A version alone, without anything that is new, is no reason to write beside what stands.
  if (rows.every(({ key }) => key === versionSetting) && !version && !gotTables) return success(undefined);
  const place = await placeFor(host, survey, standing.sheet, grids[1], rows.length, progress);
  if (!place.ok) return place;
  const steps = stepsFor(place.value, rows, locale);
  if (version) steps.push({ kind: "write", area: areaAt(version.at, 1, 1), cells: [[policyVersion]] });
  const applied = steps.length > 0 ? await host.apply({ steps }, progress) : success(undefined);
  return applied.ok ? success(undefined) : applied;
}

/** Where the rows go: beneath the table that stands, into a new one, or nowhere; or a table that a broken-off run wrote without its frame. */
type SettingsPlace =
  | { readonly kind: "beneath"; readonly area: Area }
  | { readonly kind: "new"; readonly at: CellRef }
  | { readonly kind: "unframed"; readonly area: Area }
  | { readonly kind: "no-room" };

async function placeFor(
  host: Host,
  { sheets, tables }: BookSurvey,
  sheet: string,
  standing: CellGrid | undefined,
  rows: number,
  progress: Progress,
): Promise<Result<SettingsPlace, Failure>> {
  if (standing) {
    const { area } = standing;
    if (rows === 0) return success({ kind: "beneath", area });
    // A blank row stays between the table and whatever stands beneath it.
    const free = await isFree(host, { ...area, top: area.top + area.rows, rows: rows + 1 }, progress);
    if (!free.ok) return free;
    return success(free.value && area.columns === width ? { kind: "beneath", area } : { kind: "no-room" });
  }
  // A table of that name on another sheet is a person's.
  if (tables.some(({ name }) => name.toLowerCase() === newSettingsTable.toLowerCase())) return success({ kind: "no-room" });
  const used = sheets.find(({ name }) => name === sheet)?.used;
  const end = used ? used.left + used.columns : 0;
  const around = await host.fetch(
    { sheet, top: headRow, left: 0, rows: used ? used.top + used.rows : 1, columns: Math.max(1, end) },
    progress,
  );
  if (!around.ok) return around;
  const unframed = unframedTable(around.value, tables);
  return success(unframed ? { kind: "unframed", area: unframed } : { kind: "new", at: { sheet, row: headRow, column: end + 1 } });
}

/** Heads and rows of settings without a table around them, as a run leaves them that ends between the two. */
function unframedTable(grid: CellGrid, tables: BookSurvey["tables"]): Area | undefined {
  const { area } = grid;
  const heads = grid.row(0);
  const left = heads.findIndex((_, column) =>
    (["en-US", "zh-CN"] as const).some((locale) => settingHeads(locale).every((head, i) => heads[column + i] === head)),
  );
  const isFramed = tables.some(
    (table) => table.area.sheet === area.sheet && table.area.top === area.top && table.area.left === area.left + left,
  );
  if (left < 0 || isFramed) return undefined;
  const end = grid.rows().findIndex((cells) => isBlank(cells[left] ?? null));
  return { ...area, left: area.left + left, rows: end < 0 ? grid.rowCount : end, columns: width };
}

function stepsFor(place: SettingsPlace, rows: readonly SettingRow[], locale: Locale): Step[] {
  const cells = rows.map((row) => row.cells);
  switch (place.kind) {
    case "no-room":
      return [];
    case "unframed":
      return [{ kind: "table", name: newSettingsTable, area: place.area }];
    case "beneath": {
      const { area } = place;
      if (rows.length === 0) return [];
      // The table grows first: rows beneath it that are not its own would look like a person's.
      return [
        { kind: "grow-table", name: newSettingsTable, area: { ...area, rows: area.rows + rows.length } },
        ...cellSteps({ sheet: area.sheet, row: area.top + area.rows, column: area.left }, width, cells),
      ];
    }
    case "new": {
      if (rows.length === 0) return [];
      const { at } = place;
      const heads = settingHeads(locale).map((head, column) => text(column, head, "column-head"));
      return [
        ...cellSteps({ ...at, row: at.row - 1 }, width, [[text(0, policyWord("newSettings", locale), "label")], heads, ...cells]),
        { kind: "column-widths", sheet: at.sheet, widths, from: at.column },
        { kind: "table", name: newSettingsTable, area: areaAt(at, 1 + rows.length, width) },
      ];
    }
  }
}
