import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import type { Failure } from "../sheet/failure.js";
import { ourSheets } from "./ours.js";
import type { PlanContext } from "./plan-context.js";
import { policyAsStated } from "./policy-plan.js";
import { writeSheet } from "./write-sheet.js";

/** The table on AR Policy that holds single choices, a row each. */
const settingsTable = "AR_Settings";

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
  const grid = await host.fetch(table.area, progress);
  if (!grid.ok) return grid;
  const row = grid.value.values.findIndex((cells, i) => i > 0 && cells[0] === setting.key);
  if (row < 0 || table.area.columns < 2) return success(false);
  const area = { ...table.area, top: table.area.top + row, left: table.area.left + 1, rows: 1, columns: 1 };
  const applied = await host.apply({ steps: [{ kind: "write", area, cells: [[setting.value]] }] }, progress);
  return applied.ok ? success(true) : applied;
}
