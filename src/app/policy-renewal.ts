import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import { policyVersion, settingsTable, versionSetting } from "../policy/settings.js";
import type { Failure } from "../sheet/failure.js";
import { addNewSettings } from "./new-settings.js";
import { addNewTables } from "./new-tables.js";
import type { PlanContext } from "./plan-context.js";
import { fetchSettings, settingCell } from "./settings-rows.js";

/**
 * Gives an AR Policy that stands what is newer than it, once, at its right, where nothing stands: tables first, then settings with the version, so
 * that a run which ends in between is taken up by the next.
 */
export async function renewPolicy(host: Host, context: PlanContext, progress: Progress): Promise<Result<void, Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const settings = await fetchSettings(host, survey.value, progress);
  if (!settings.ok) return settings;
  const grids = settings.value;
  const [first] = grids;
  const home = survey.value.tables.find(({ name }) => name === settingsTable)?.area;
  if (!first || home?.sheet !== first.area.sheet) return success(undefined);
  const { sheet } = home;
  const version = settingCell(grids, versionSetting);
  const known = Number(version?.value ?? 0);
  if (known >= policyVersion) return success(undefined);
  // The first version gave sheets that stood its settings and not its tables.
  const isWrittenAnew = settingCell([first], versionSetting) !== undefined;
  const added = await addNewTables(host, survey.value, { sheet, known: known > 1 || isWrittenAnew ? known : 0 }, context, progress);
  if (!added.ok) return added;
  const now = added.value ? await host.survey() : survey;
  if (!now.ok) return now;
  return addNewSettings(host, now.value, { sheet, grids, version, known, gotTables: added.value }, context, progress);
}
