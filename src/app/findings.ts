import { findingKinds, type FindingKind } from "../ledger/finding.js";
import { planFindings } from "../reports/findings-sheet.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { scheduleInput, type PlanContext } from "./plan-context.js";

/** All that is odd in the data, by its effect. */
export function findingsPlan(context: PlanContext, name: string): SheetPlan {
  const offered: ReadonlySet<string> = new Set(context.source.fixes.keys());
  const mendable = new Set(findingKinds.filter((kind): kind is FindingKind => offered.has(kind)));
  return planFindings({ ...scheduleInput(context, name), mendable });
}
