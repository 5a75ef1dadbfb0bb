import { planDeliveries } from "../reports/deliveries-sheet.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { scheduleInput, type PlanContext } from "./plan-context.js";

/** What is delivered and not billed, under its customers. */
export function deliveriesPlan(context: PlanContext, name: string): SheetPlan {
  return planDeliveries({ ...scheduleInput(context, name), unbilled: context.figures.unbilled ?? [] });
}
