import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import type { OwnedSheet } from "../read/policy.js";
import type { Failure } from "../sheet/failure.js";
import type { DeskState } from "./desk.js";
import { policyPlan, type agingPlan, type PlanContext } from "./plans.js";
import { keptOf, ownedOf, registerSheets } from "./register.js";
import { writeSheet, type WhenEdited, type WrittenSheet } from "./write-sheet.js";

/** A sheet to be written: what it is, how it is planned, and the names that stand for sheets on this day. */
export interface ListedSheet {
  readonly kind: keyof DeskState["targets"];
  readonly plan: typeof agingPlan;
  readonly targets: DeskState["targets"];
  readonly whenEdited: WhenEdited;
}

/** Writes the sheet and lists it in AR_Sheets; the policy sheet, where that table stands, is written first when there is none. */
export async function writeListed(
  host: Host,
  { kind, plan, targets, whenEdited }: ListedSheet,
  context: PlanContext,
  progress: Progress,
): Promise<Result<WrittenSheet & { readonly owned: readonly OwnedSheet[] }, Failure>> {
  const { owned } = context.source.standing;
  const write = (wanted: string, planned: typeof agingPlan): ReturnType<typeof writeSheet> =>
    writeSheet(host, { planned: (name) => planned(context, name), wanted, owned, whenEdited }, progress);
  if (kind !== "policy" && !context.source.survey.sheets.some((sheet) => sheet.name === targets.policy)) {
    const home = await write(targets.policy, policyPlan);
    if (!home.ok) return home;
  }
  const written = await write(targets[kind], plan);
  if (!written.ok || kind === "policy") return written.ok ? success({ ...written.value, owned }) : written;
  const row = ownedOf(written.value, kind, context.figures.asOf);
  const listed = await registerSheets(host, [row], keptOf(written.value), progress);
  return listed.ok ? success({ ...written.value, owned: listed.value }) : listed;
}
