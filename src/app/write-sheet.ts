import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { OwnedSheet } from "../read/policy.js";
import type { Failure } from "../sheet/failure.js";
import { titleRowOf, type PlanCheck, type SheetPlan } from "../sheet/sheet-plan.js";
import { saysWriting } from "../text/sheets.js";
import { freeSheetName } from "../write/names.js";
import { planToBatches } from "../write/plan-to-batch.js";
import { firstDifference } from "../write/read-back.js";
import { stampOfGrid, type SettledCell } from "../write/stamp.js";
import { ourSheets } from "./ours.js";

/** A sheet as it was written. */
export interface WrittenSheet {
  readonly name: string;
  readonly checks: readonly WrittenCheck[];
  /** Its title, beneath the company's own where there is one. */
  readonly title: string;
  /** The row of the title, from 0. */
  readonly titleRow: number;
  /** Where it says whether it is complete. */
  readonly status: SheetPlan["status"];
  /** Why it bears no logo though it was to. */
  readonly unadorned?: Failure;
  /** Fingerprint of what stands there now; {@link foreign} where it holds what somebody else entered meanwhile. */
  readonly stamp: string;
  /** The sheet of that name that a person had edited: it was left to them, and this one written beside it. */
  readonly kept: string | undefined;
}

/** A cell of a written sheet whose live formula must show zero. */
export interface WrittenCheck extends PlanCheck {
  /** What a person reads in the first column of its row; "" where nothing stands there. */
  readonly label: string;
  readonly decimals: number;
}

/** What to do about a sheet of ours that a person has edited: ask first, leave it to them and write a new one, or write over it. */
export type WhenEdited = "ask" | "keep" | "overwrite";

/** Stands for the fingerprint of a sheet into which somebody entered something while it was written: it is edited, though not complete. */
export const foreign = "entered-meanwhile";

export interface WriteRequest {
  readonly planned: (name: string) => SheetPlan;
  readonly wanted: string;
  /** What AR_Sheets says of the sheets written before; `undefined` where that table does not stand, and nothing is known of any edit. */
  readonly owned: readonly OwnedSheet[] | undefined;
  readonly whenEdited: WhenEdited;
  /** Lists the sheet: once before it is touched, so that a refusal comes early, and once before it is called complete. */
  readonly list?: (sheet: WrittenSheet, when: "before" | "after") => Promise<Result<unknown, Failure>>;
  /** True for a sheet that a person did not ask to see: the one in view stays in view. */
  readonly unseen?: boolean;
}

/**
 * Writes one planned sheet: over the sheet of ours that bears its name, else under the next free name. A sheet of the user's with that
 * name is never touched; one of ours that a person has edited since is not written over unasked (failure `sheet-edited`).
 * The sheet says "writing" from its first change until everything stands, was read back and is listed; only then "complete". Whatever
 * fails in between leaves the sheet as it was or saying that it is incomplete, and the next run writes it anew.
 */
export async function writeSheet(host: Host, request: WriteRequest, progress: Progress): Promise<Result<WrittenSheet, Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  if (survey.value.readOnly) return failed({ kind: "read-only" });
  const target = await targetOf(host, request, survey.value, progress);
  if (!target.ok) return target;
  const { name, kept } = target.value;
  const plan = request.planned(name);
  const taken = takenTable(plan, survey.value);
  if (taken) return failed(taken);
  const titleRow = titleRowOf(plan) ?? 0;
  const facts = { name, checks: checksOf(plan), title: textAt(plan, titleRow, 0), titleRow, status: plan.status, kept };
  const listed = await request.list?.({ ...facts, stamp: "" }, "before");
  if (listed?.ok === false) return listed;
  const { writing, adorning, completing, showing } = planToBatches(plan, { stands: target.value.stands });
  const applied = await host.apply(writing, progress);
  if (!applied.ok) return applied;
  const adorned = adorning.steps.length > 0 ? await host.apply(adorning, progress) : success(undefined);
  // A picture that Excel will not copy is no reason to withhold the figures.
  if (!adorned.ok && adorned.failure.kind !== "unexpected") return adorned;
  const columns = Math.max(1, plan.columnWidths.length);
  const now = await host.fetchFormulas({ sheet: name, top: 0, left: 0, rows: Math.max(1, plan.rows.length), columns }, progress);
  if (!now.ok) return now;
  const changed = firstDifference(writing.steps, now.value);
  const stamp = changed ? foreign : stampOfGrid(now.value, host.newSha256?.(), completedCell(plan));
  const written = { ...facts, stamp, ...(adorned.ok ? {} : { unadorned: adorned.failure }) };
  const noted = await request.list?.(written, "after");
  if (changed || noted?.ok === false) return noted?.ok === false ? noted : failed({ kind: "sheet-changed", at: changed ?? cornerOf(name) });
  const done = await host.apply(completing, progress);
  if (!done.ok) return done;
  // The sheet is complete, in view or not: a window that cannot be switched now is no failure.
  if (!request.unseen) await host.apply(showing, progress);
  return success(written);
}

function checksOf(plan: SheetPlan): readonly WrittenCheck[] {
  return plan.checks.map((check) => {
    const cell = plan.rows.at(check.row)?.cells.find(({ column }) => column === check.column);
    return { ...check, label: textAt(plan, check.row, 0), decimals: cell?.decimals ?? 2 };
  });
}

/** The text of a planned cell; "" where it holds none. */
function textAt({ rows }: SheetPlan, row: number, column: number): string {
  const value = rows.at(row)?.cells.find((cell) => cell.column === column)?.value;
  return value?.kind === "text" ? value.text : "";
}

function cornerOf(sheet: string): { sheet: string; row: number; column: number } {
  return { sheet, row: 0, column: 0 };
}

/** Where the sheet goes; an edited one that is kept is released first. */
async function targetOf(
  host: Host,
  request: WriteRequest,
  survey: BookSurvey,
  progress: Progress,
): Promise<Result<{ readonly name: string; readonly stands: boolean; readonly kept: string | undefined }, Failure>> {
  const ours = new Set(ourSheets(survey));
  for (let kept: string | undefined; ;) {
    const name = freeSheetName(
      request.wanted,
      survey.sheets.map((sheet) => ({ name: sheet.name, ours: ours.has(sheet.name) })),
    );
    const standing = survey.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    if (!standing || request.whenEdited === "overwrite") return success({ name, stands: standing !== undefined, kept });
    const edited = await wasEdited(host, standing, request.owned, progress);
    if (!edited.ok) return edited;
    if (!edited.value) return success({ name, stands: true, kept });
    if (request.whenEdited === "ask") return failed({ kind: "sheet-edited", sheet: standing.name });
    const released = await host.apply({ steps: [{ kind: "release", sheet: standing.name }] }, progress);
    if (!released.ok) return released;
    ours.delete(standing.name);
    kept ??= standing.name;
  }
}

/**
 * True when the sheet holds something else than what was written. One that a run left half written is nobody's edit, unless somebody entered
 * something while it was written. A sheet that bears our mark and is not in the list is a copy, made here or in another workbook: a person's.
 * Where there is no list nothing can be compared and it counts as unedited, since asking each time would teach people to click the question away.
 */
async function wasEdited(
  host: Host,
  sheet: BookSurvey["sheets"][number],
  owned: readonly OwnedSheet[] | undefined,
  progress: Progress,
): Promise<Result<boolean, Failure>> {
  if (!owned || !sheet.used) return success(false);
  const recorded = owned.find((each) => each.name.toLowerCase() === sheet.name.toLowerCase());
  if (recorded?.stamp === foreign) return success(true);
  const now = await host.fetchFormulas(sheet.used, progress);
  if (!now.ok) return now;
  if (now.value.area.top === 0 && now.value.row(0).some(saysWriting)) return success(false);
  return success(recorded === undefined || (recorded.stamp !== "" && stampOfGrid(now.value, host.newSha256?.()) !== recorded.stamp));
}

/** A table of the user's, on another sheet, that bears a name of the plan's. */
function takenTable(plan: SheetPlan, { tables }: BookSurvey): Failure | undefined {
  const isOther = (sheet: string): boolean => sheet.toLowerCase() !== plan.name.toLowerCase();
  for (const { name } of plan.tables) {
    const standing = tables.find((table) => table.name.toLowerCase() === name.toLowerCase() && isOther(table.area.sheet));
    if (standing) return { kind: "table-taken", table: standing.name, sheet: standing.area.sheet };
  }
  return undefined;
}

/** What the sheet will say once it is complete. */
function completedCell({ status }: SheetPlan): SettledCell | undefined {
  return status && { row: status.row, column: status.column, value: status.complete };
}
