import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import { newSettingsTable, policyVersion, settingsSince, settingsTable, versionSetting } from "../policy/settings.js";
import { text } from "../reports/columns.js";
import { settingHeads, settingRows, type SettingRow } from "../reports/policy-settings.js";
import type { CellInput, Step } from "../sheet/batch.js";
import { isBlank, type Area, type CellRef } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import type { Failure } from "../sheet/failure.js";
import type { PlanCell } from "../sheet/sheet-plan.js";
import type { CellStyle } from "../sheet/style.js";
import type { Locale } from "../text/locale.js";
import { policyWord } from "../text/policy-sheet.js";
import { inputOf } from "../write/plan-to-batch.js";
import { styleOf } from "../write/theme.js";
import { isFree } from "./free-rows.js";
import type { PlanContext } from "./plan-context.js";
import { fetchSettings, settingCell } from "./settings-rows.js";

/** Columns of a table of settings, and their widths in characters. */
const width = 3;
const widths = [30, 24, 70];

/** The row of the table's header on AR Policy; what it is stands above it. */
const headRow = 3;

/**
 * Gives an AR Policy that stands the rows of settings that are newer than it, with what counts for them now, so that no figure moves: in a table
 * of their own at its right, where nothing stands, since another table stands right beneath AR_Settings. No cell that stands is touched; a row that
 * a person took out of a sheet that knew it is not put back; where somebody wrote beneath the table, the settings keep their defaults unseen.
 */
export async function addNewSettings(host: Host, { source, locale }: PlanContext, progress: Progress): Promise<Result<void, Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const settings = await fetchSettings(host, survey.value, progress);
  if (!settings.ok) return settings;
  const [first] = settings.value;
  const home = survey.value.tables.find(({ name }) => name === settingsTable)?.area;
  if (!first || home?.sheet !== first.area.sheet) return success(undefined);
  const version = settingCell(settings.value, versionSetting);
  const known = Number(version?.value ?? 0);
  if (known >= policyVersion) return success(undefined);
  const rows = settingRows(source.standing.policy, locale).filter(
    ({ key }) => (settingsSince[key] ?? 1) > known && !settingCell(settings.value, key),
  );
  // A version alone, without a setting that is new, is no reason to write beside what stands.
  if (rows.every(({ key }) => key === versionSetting) && !version) return success(undefined);
  const place = await placeFor(host, survey.value, first.area.sheet, settings.value[1], rows.length, progress);
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
        ...cellSteps({ sheet: area.sheet, row: area.top + area.rows, column: area.left }, cells),
      ];
    }
    case "new": {
      if (rows.length === 0) return [];
      const { at } = place;
      const heads = settingHeads(locale).map((head, column) => text(column, head, "column-head"));
      return [
        ...cellSteps({ ...at, row: at.row - 1 }, [[text(0, policyWord("newSettings", locale), "label")], heads, ...cells]),
        { kind: "column-widths", sheet: at.sheet, widths, from: at.column },
        { kind: "table", name: newSettingsTable, area: areaAt(at, 1 + rows.length, width) },
      ];
    }
  }
}

/** Writes planned cells from a cell on, and gives them their looks. */
function cellSteps(at: CellRef, rows: readonly (readonly PlanCell[])[]): readonly Step[] {
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

function areaAt({ sheet, row, column }: CellRef, rows: number, columns: number): Area {
  return { sheet, top: row, left: column, rows, columns };
}
