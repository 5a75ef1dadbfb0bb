import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import type { OwnedSheet } from "../read/policy.js";
import type { Failure } from "../sheet/failure.js";
import { whileClaimed, type Writer } from "./claim.js";
import type { SheetTargets } from "./pack-names.js";
import type { Plan, PlanContext } from "./plan-context.js";
import { policyPlan } from "./policy-plan.js";
import { ensurePolicy } from "./policy-home.js";
import { renewPolicy } from "./policy-renewal.js";
import { ownedOf, readRegister, registerSheet } from "./register.js";
import { writeSheet, type WhenEdited, type WrittenSheet } from "./write-sheet.js";

/** A sheet to be written: what it is, how it is planned, and the names that stand for sheets on this day. */
export interface ListedSheet {
  readonly kind: keyof SheetTargets;
  readonly plan: Plan;
  readonly targets: SheetTargets;
  readonly whenEdited: WhenEdited;
  /** Who writes; without one nothing is claimed. */
  readonly writer: Writer | undefined;
}

export type WrittenAndListed = WrittenSheet & { readonly owned: readonly OwnedSheet[] };

/** Writes the sheet and lists it in AR_Sheets; the policy sheet, where that table stands, is written first when there is none. */
export async function writeListed(
  host: Host,
  sheet: ListedSheet,
  context: PlanContext,
  progress: Progress,
): Promise<Result<WrittenAndListed, Failure>> {
  const home = await ensurePolicy(host, sheet.targets.policy, (name) => policyPlan(context, name), progress);
  if (!home.ok) return home;
  const { kind } = sheet;
  if (kind !== "policy")
    return whileClaimed(host, sheet.writer, progress, async () => {
      const renewed = await renewPolicy(host, context, progress);
      return renewed.ok ? writeOne(host, { ...sheet, kind }, context, progress) : renewed;
    });
  const { name, written = { name, checks: [], title: "", titleRow: 0, status: undefined, stamp: "", kept: undefined } } = home.value;
  return success({ ...written, owned: context.source.standing.owned });
}

/** Writes one sheet that AR_Sheets lists. */
export async function writeOne(
  host: Host,
  { kind, plan, targets, whenEdited }: Omit<ListedSheet, "writer"> & { readonly kind: Exclude<ListedSheet["kind"], "policy"> },
  context: PlanContext,
  progress: Progress,
): Promise<Result<WrittenAndListed, Failure>> {
  const standing = await readRegister(host, progress);
  if (!standing.ok) return standing;
  let owned: readonly OwnedSheet[] = [];
  const list = async (sheet: WrittenSheet, when: "before" | "after"): Promise<Result<unknown, Failure>> => {
    const listed = await registerSheet(host, ownedOf(sheet, kind, context.figures.asOf), when, progress);
    if (listed.ok) owned = listed.value;
    return listed;
  };
  const request = { planned: (name: string) => plan(context, name), wanted: targets[kind], owned: standing.value, whenEdited, list };
  const written = await writeSheet(host, request, progress);
  return written.ok ? success({ ...written.value, owned }) : written;
}
