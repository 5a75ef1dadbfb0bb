import { planSignOff } from "../reports/sign-off-sheet.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { policySheetOf } from "./ours.js";
import { scheduleInput, type PlanContext } from "./plan-context.js";

/** What was written in this run, with its checks, for those who prepare, review and approve it. */
export function signOffPlan(context: PlanContext, name: string): SheetPlan {
  const { pack, source } = context;
  return planSignOff({
    ...scheduleInput(context, name),
    sheets: pack?.written ?? [],
    absent: pack?.absent ?? [],
    policySheet: policySheetOf(source.survey, "AR Policy") ?? "AR Policy",
    registers: pack?.registers ?? [],
    keeping: pack?.keeping,
  });
}
