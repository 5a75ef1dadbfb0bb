import { planPolicy } from "../reports/policy-sheet.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import type { PlanContext } from "./plan-context.js";

/** AR Policy with the day that is reported on: sheets that are written belong to a day. */
export function policyPlan(context: PlanContext, name: string): SheetPlan {
  const { source, figures } = context;
  const policy = { ...source.policy, asOf: source.policy.asOf ?? figures.asOf };
  return policyAsStated({ ...context, source: { ...source, policy } }, name);
}

/** AR Policy as the policy stands. Where none names a day, next month's paste is to bring its own. */
export function policyAsStated({ source, locale }: PlanContext, name: string): SheetPlan {
  const { policy, standing } = source;
  return planPolicy({ policy, mapping: standing.mapping, entities: standing.entities, owned: standing.owned, locale, name });
}
