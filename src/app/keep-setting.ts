import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import { settingsTable } from "../policy/settings.js";
import type { Failure } from "../sheet/failure.js";
import { ourSheets } from "./ours.js";
import type { PlanContext } from "./plan-context.js";
import { policyAsStated } from "./policy-plan.js";
import { fetchSettings, settingCell } from "./settings-rows.js";
import { writeSheet } from "./write-sheet.js";

/**
 * Keeps a choice in AR_Settings, in the row that bears its key; the rest of AR Policy is the person's. Where AR Policy does not stand it is
 * written, by a policy that holds the choice already. `false` where the table or its row was taken out: it is not put back behind their back.
 */
export async function keepSetting(
  host: Host,
  context: PlanContext,
  wanted: string,
  setting: { readonly key: string; readonly value: string },
  progress: Progress,
): Promise<Result<boolean, Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const ours = ourSheets(survey.value);
  const table = survey.value.tables.find((each) => each.name === settingsTable && ours.has(each.area.sheet));
  if (!table) {
    if (ours.has(wanted)) return success(false);
    const planned = (name: string): ReturnType<typeof policyAsStated> => policyAsStated(context, name);
    const request = { planned, wanted, owned: context.source.standing.owned, whenEdited: "keep", unseen: true } as const;
    const written = await writeSheet(host, request, progress);
    return written.ok ? success(true) : written;
  }
  const settings = await fetchSettings(host, survey.value, progress);
  if (!settings.ok) return settings;
  const cell = settingCell(settings.value, setting.key);
  if (!cell) return success(false);
  const area = { sheet: cell.at.sheet, top: cell.at.row, left: cell.at.column, rows: 1, columns: 1 };
  const applied = await host.apply({ steps: [{ kind: "write", area, cells: [[setting.value]] }] }, progress);
  return applied.ok ? success(true) : applied;
}
