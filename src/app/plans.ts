import { agingByGroup } from "../analyses/by-group.js";
import { groupingsOf } from "../ledger/ledger.js";
import type { SheetLack } from "../sheet/failure.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { planAging } from "../reports/aging-sheet.js";
import { planDetail } from "../reports/detail-sheet.js";
import { draftLetters, inNoLetter, planLetters } from "../reports/letters.js";
import { planMovement, previousMonthEnd } from "../reports/movement-sheet.js";
import { planProvision } from "../reports/provision-sheet.js";
import type { ScheduleInput } from "../reports/schedule.js";
import { withLogo } from "../reports/sheet-frame.js";
import { creditPlan } from "./credit.js";
import { deliveriesPlan } from "./deliveries.js";
import { planSummary } from "../reports/summary-sheet.js";
import { planTrend, type KeptInput } from "../reports/trend-sheet.js";
import { findingsPlan } from "./findings.js";
import { closedBefore, lateEntriesPlan } from "./late-entries.js";
import { packNames, type PackKind, type SheetKind } from "./pack-names.js";
import { scheduleInput, type Plan, type PlanContext } from "./plan-context.js";
import { policyPlan } from "./policy-plan.js";
import type { ReadSource } from "./read-source.js";
import { signOffPlan } from "./sign-off.js";
import { tieOutPlan } from "./tie-out.js";

/** How a sheet of the pack is planned. */
interface PackPlan {
  readonly plan: Plan;
  /** Why it cannot exist, `undefined` where it can; absent: it always stands, saying where it has nothing to show, and why. */
  readonly lacks?: (context: PlanContext) => SheetLack | undefined;
  /** True where it speaks of all other sheets and of what was kept: such sheets stand at the end of the list. */
  readonly afterKeeping?: boolean;
}

/** A sheet is added by its name in pack-names.ts, where their order is, and an entry here. */
const plans: Readonly<Record<PackKind, PackPlan>> = {
  aging: { plan: agingPlan },
  summary: { plan: lookingBack(planSummary) },
  // An aging that its source states by customer knows no items.
  detail: { plan: ofPack(planDetail), lacks: ({ source }) => (source.ledger.stated ? "items" : undefined) },
  movement: { plan: movementPlan },
  trend: { plan: lookingBack(planTrend) },
  provision: { plan: ofPack(planProvision) },
  letters: { plan: lettersPlan },
  credit: { plan: creditPlan },
  deliveries: { plan: deliveriesPlan, lacks: ({ figures }) => (figures.unbilled ? undefined : "deliveries") },
  "tie-out": { plan: tieOutPlan },
  findings: { plan: findingsPlan },
  // Nothing can be late where no earlier month-end was kept.
  "late-entries": { plan: lateEntriesPlan, lacks: (context) => (closedBefore(context) ? undefined : "earlier-month-end") },
  // It refers to all the others, and to what was kept.
  "sign-off": { plan: signOffPlan, lacks: ({ pack }) => (pack ? undefined : "pack"), afterKeeping: true },
};

/** The month-end pack, in the order of its writing. */
export const packSheets: readonly (PackPlan & { readonly kind: PackKind })[] = packNames.map(({ kind }) => ({ kind, ...planOf(kind) }));

/** The plan of one sheet. */
export function planOf(kind: SheetKind): PackPlan {
  if (kind === "policy") return { plan: policyPlan };
  const { plan, ...more } = plans[kind];
  return { ...more, plan: (context, name) => withLogo(plan(context, name), context.source.policy.presentation) };
}

/** The plan of a report that asks for no more than all sheets do. */
function ofPack(report: (input: ScheduleInput) => SheetPlan): Plan {
  return (context, name) => report(scheduleInput(context, name));
}

function agingPlan({ source, figures, findings, locale, preparedAt }: PlanContext, name: string): SheetPlan {
  const { ledger, policy, customers, survey } = source;
  const groups = groupingsShown(source).map(({ key, grouping }) => ({
    key,
    rows: agingByGroup(ledger, grouping, policy, customers, figures.asOf),
  }));
  return planAging({
    figures,
    ledger,
    findings,
    policy,
    customers,
    locale,
    preparedAt,
    file: survey.file,
    ...(source.entity === undefined ? {} : { entity: source.entity }),
    groups,
    name,
  });
}

/** What the aging sheet is also grouped by: the columns that were chosen, and the entities where several stand on it together. */
function groupingsShown({ ledger, entity }: ReadSource): ReturnType<typeof groupingsOf> {
  const several = entity === undefined && (ledger.groupings.entity?.names.length ?? 0) > 1;
  const chosen = new Set(ledger.chosenGroupings.map(({ header }) => header));
  return groupingsOf(ledger).filter(({ key }) => chosen.has(key) || (several && key === "entity"));
}

/** The plan of a report that shows what month-ends kept where the source tells no earlier day. */
function lookingBack(report: (input: KeptInput) => SheetPlan): Plan {
  return (context, name) => report({ ...scheduleInput(context, name), kept: context.snapshots?.months ?? [] });
}

/** What moved since the day that was asked for, or the previous month-end; from what was kept of it where the source cannot tell. */
function movementPlan(context: PlanContext, name: string): SheetPlan {
  const from = context.compareTo ?? previousMonthEnd(context.figures.asOf);
  const kept = context.snapshots?.months.find(({ monthEnd }) => monthEnd === from);
  return planMovement({ ...scheduleInput(context, name), ...(kept === undefined ? {} : { kept }) });
}

function lettersPlan({ source, figures, locale, preparedAt }: PlanContext, name: string): SheetPlan {
  const { ledger, policy, customers } = source;
  const letters = draftLetters({ figures, ledger, policy, customers });
  return planLetters({ letters, leftOut: inNoLetter(figures), ledger, asOf: figures.asOf, policy, locale, preparedAt, name });
}
