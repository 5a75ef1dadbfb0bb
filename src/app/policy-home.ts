import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import type { Failure } from "../sheet/failure.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { saysWriting } from "../text/sheets.js";
import { policySheetOf } from "./ours.js";
import { writeSheet, type WrittenSheet } from "./write-sheet.js";

/** AR Policy as it stands, or as it was just written. */
export interface PolicyHome {
  readonly name: string;
  readonly written: WrittenSheet | undefined;
}

/**
 * Writes AR Policy where it does not stand or a run left it half written. A complete one is the person's to edit and never written over; a
 * sheet of the user's that bears its name stays theirs, and ours takes the next free name.
 */
export async function ensurePolicy(
  host: Host,
  wanted: string,
  planned: (name: string) => SheetPlan,
  progress: Progress,
): Promise<Result<PolicyHome, Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const standing = policySheetOf(survey.value, wanted);
  if (standing !== undefined) {
    const head = await host.fetch({ sheet: standing, top: 0, left: 0, rows: 1, columns: 4 }, progress);
    if (!head.ok) return head;
    if (!head.value.row(0).some(saysWriting)) return success({ name: standing, written: undefined });
  }
  const request = { planned, wanted: standing ?? wanted, owned: undefined, whenEdited: "overwrite" } as const;
  const written = await writeSheet(host, { ...request, unseen: true }, progress);
  return written.ok ? success({ name: written.value.name, written: written.value }) : written;
}
