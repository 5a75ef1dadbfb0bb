import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { OwnedSheet } from "../read/policy.js";
import type { Failure } from "../sheet/failure.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { freeSheetName } from "../write/names.js";
import { planToBatch } from "../write/plan-to-batch.js";
import { stampOfGrid } from "../write/stamp.js";
import { ourSheets } from "./ours.js";

/** A sheet as it was written. */
export interface WrittenSheet {
  readonly name: string;
  readonly checks: readonly { readonly name: string; readonly difference: string }[];
  /** Fingerprint of what stands there now. */
  readonly stamp: string;
  /** The sheet of that name that a person had edited: it was left to them, and this one written beside it. */
  readonly kept: string | undefined;
}

/** What to do about a sheet of ours that a person has edited: ask first, leave it to them and write a new one, or write over it. */
export type WhenEdited = "ask" | "keep" | "overwrite";

export interface WriteRequest {
  readonly planned: (name: string) => SheetPlan;
  readonly wanted: string;
  /** What AR_Sheets says of the sheets written before. */
  readonly owned: readonly OwnedSheet[];
  readonly whenEdited: WhenEdited;
  /** True for a sheet that a person did not ask to see: the one in view stays in view. */
  readonly unseen?: boolean;
}

/**
 * Writes one planned sheet: over the sheet of ours that bears its name, else under the next free name. A sheet of the user's with that
 * name is never touched; one of ours that a person has edited since is not written over unasked (failure `sheet-edited`).
 */
export async function writeSheet(host: Host, request: WriteRequest, progress: Progress): Promise<Result<WrittenSheet, Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const ours = ourSheets(survey.value);
  let name = freeName(request.wanted, survey.value, ours);
  let stands = survey.value.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  let kept: string | undefined;
  if (stands && request.whenEdited !== "overwrite") {
    const edited = await wasEdited(host, stands, request, progress);
    if (!edited.ok) return edited;
    if (edited.value && request.whenEdited === "ask") return failed({ kind: "sheet-edited", sheet: stands.name });
    if (edited.value) {
      kept = stands.name;
      const released = await host.apply({ steps: [{ kind: "release", sheet: kept }] }, progress);
      if (!released.ok) return released;
      name = freeName(request.wanted, survey.value, new Set([...ours].filter((each) => each !== kept)));
      stands = survey.value.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    }
  }
  const plan = request.planned(name);
  const { steps } = planToBatch(plan, { stands: stands !== undefined });
  const applied = await host.apply({ steps: request.unseen ? steps.filter(({ kind }) => kind !== "show-sheet") : steps }, progress);
  if (!applied.ok) return applied;
  const columns = Math.max(1, plan.columnWidths.length);
  const now = await host.fetchFormulas({ sheet: name, top: 0, left: 0, rows: Math.max(1, plan.rows.length), columns }, progress);
  if (!now.ok) return now;
  const checks = plan.checks.map((check) => ({ name: check.name, difference: check.difference }));
  return success({ name, checks, stamp: stampOfGrid(now.value), kept });
}

function freeName(wanted: string, survey: BookSurvey, ours: ReadonlySet<string>): string {
  return freeSheetName(
    wanted,
    survey.sheets.map((sheet) => ({ name: sheet.name, ours: ours.has(sheet.name) })),
  );
}

/**
 * True when the sheet holds something else than what was written. A sheet that AR_Sheets does not list cannot be compared and counts as
 * unedited, since asking each time would teach people to click the question away; one that a run left half written is nobody's edit.
 */
async function wasEdited(
  host: Host,
  sheet: BookSurvey["sheets"][number],
  { owned, planned }: WriteRequest,
  progress: Progress,
): Promise<Result<boolean, Failure>> {
  const recorded = owned.find((each) => each.name.toLowerCase() === sheet.name.toLowerCase());
  if (!recorded || recorded.stamp === "" || !sheet.used) return success(false);
  const now = await host.fetchFormulas(sheet.used, progress);
  if (!now.ok) return now;
  const { status } = planned(sheet.name);
  const { area, values } = now.value;
  const incomplete = status !== undefined && values[status.row - area.top]?.[status.column - area.left] === status.writing;
  return success(!incomplete && stampOfGrid(now.value) !== recorded.stamp);
}
