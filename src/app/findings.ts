import type { FindingKind } from "../ledger/finding.js";
import { fixKinds } from "../read/fixes.js";
import { planFindings } from "../reports/findings-sheet.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { scheduleInput, type PlanContext } from "./plan-context.js";

/** All that is odd in the data, by its effect. */
export function findingsPlan(context: PlanContext, name: string): SheetPlan {
  return planFindings({ ...scheduleInput(context, name), mendable: mendableOf(context) });
}

/** The findings whose cells could be mended. */
function mendableOf({ findings, source }: PlanContext): ReadonlySet<FindingKind> {
  const perhaps = findings.map(({ kind }) => kind).filter((kind) => fixKinds.some((each) => each === kind));
  if (perhaps.length === 0) return new Set();
  const offered: ReadonlySet<string> = new Set(source.fixes().keys());
  return new Set(perhaps.filter((kind) => offered.has(kind)));
}
