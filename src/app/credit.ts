import { creditLists } from "../analyses/credit-list.js";
import { planCredit } from "../reports/credit-sheet.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { scheduleInput, type PlanContext } from "./plan-context.js";

/** The credit list: exposure, limit and headroom of each customer. */
export function creditPlan(context: PlanContext, name: string): SheetPlan {
  const { source, figures } = context;
  const { ledger, policy, customers } = source;
  const lists = creditLists({ figures, ledger, policy, customers });
  return planCredit({ ...scheduleInput(context, name), lists, withDeliveries: figures.unbilled !== undefined });
}
