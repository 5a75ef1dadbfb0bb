import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import type { Failure } from "../sheet/failure.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { freeSheetName } from "../write/names.js";
import { planToBatch } from "../write/plan-to-batch.js";
import { ourSheets } from "./ours.js";

/** A sheet as it was written. */
export interface WrittenSheet {
  readonly name: string;
  readonly checks: readonly { readonly name: string; readonly difference: string }[];
}

/**
 * Writes one planned sheet: over the sheet of ours that bears its name, else under the next free name;
 * a sheet of the user's with that name is never touched.
 */
export async function writeSheet(
  host: Host,
  planned: (name: string) => SheetPlan,
  wanted: string,
  progress: Progress,
): Promise<Result<WrittenSheet, Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const ours = ourSheets(survey.value);
  const name = freeSheetName(
    wanted,
    survey.value.sheets.map((sheet) => ({ name: sheet.name, ours: ours.has(sheet.name) })),
  );
  const plan = planned(name);
  const stands = survey.value.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  const applied = await host.apply(planToBatch(plan, { stands }), progress);
  if (!applied.ok) return applied;
  return success({ name, checks: plan.checks.map((check) => ({ name: check.name, difference: check.difference })) });
}
