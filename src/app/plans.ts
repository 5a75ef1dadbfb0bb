import { isoFromDay, type DayNumber } from "../kernel/day.js";
import { agingByGroup } from "../analyses/by-group.js";
import { groupingsOf } from "../ledger/ledger.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { planAging } from "../reports/aging-sheet.js";
import { planDetail } from "../reports/detail-sheet.js";
import { draftLetters, planLetters } from "../reports/letters.js";
import { planMovement, previousMonthEnd } from "../reports/movement-sheet.js";
import { planPolicy } from "../reports/policy-sheet.js";
import { planProvision } from "../reports/provision-sheet.js";
import type { ScheduleInput } from "../reports/schedule.js";
import { creditPlan } from "./credit.js";
import { deliveriesPlan, unbilledOf } from "./deliveries.js";
import { planSummary } from "../reports/summary-sheet.js";
import { planTrend, type KeptInput } from "../reports/trend-sheet.js";
import { entitiesOf } from "./entity.js";
import { findingsPlan } from "./findings.js";
import { closedBefore, lateEntriesPlan } from "./late-entries.js";
import { scheduleInput, type Plan, type PlanContext } from "./plan-context.js";
import type { ReadSource } from "./read-source.js";
import { signOffPlan } from "./sign-off.js";
import { tieOutPlan } from "./tie-out.js";

export type { Plan, PlanContext } from "./plan-context.js";

/** Excel's limit. */
const longestName = 31;

/** The sheets that can be written, by what they would be called; those of one legal entity bear its name. */
export function sheetNames(asOf: DayNumber, source?: Pick<ReadSource, "ledger">, entity?: string): SheetTargets {
  const named = (kind: string): string => {
    const name = `${kind} ${isoFromDay(asOf)}`;
    return entity === undefined ? name : `${name} ${shortEntity(entity, source ? entitiesOf(source) : [], longestName - name.length - 1)}`;
  };
  const pack = Object.fromEntries(packSheets.map(({ kind, name }) => [kind, named(name)])) as Record<PackKind, string>;
  return { ...pack, policy: "AR Policy" };
}

/** An entity's name within a sheet's: without what Excel forbids there, and where it is cut short or empty, told apart by its number. */
function shortEntity(entity: string, all: readonly string[], room: number): string {
  const plain = entity.replace(/[\\/?*[\]:']+/g, " ").trim();
  if (plain !== "" && plain.length <= room && plain === entity) return plain;
  const number = `~${all.indexOf(entity) + 1}`;
  return `${plain.slice(0, room - number.length)}${number}`;
}

/** A sheet of the month-end pack. */
interface PackSheet<Kind extends string = string> {
  /** What it is, as AR_Sheets lists it. */
  readonly kind: Kind;
  /** Its name before the day. */
  readonly name: string;
  readonly plan: Plan;
  /** False where it cannot exist; absent: it always stands, saying where it has nothing to show, and why. */
  readonly exists?: (context: PlanContext) => boolean;
  /** True where it speaks of all other sheets and of what was kept: such sheets stand at the end of the list. */
  readonly afterKeeping?: boolean;
}

/** A sheet is added by an entry here; the order is that of writing. */
const entries = [
  { kind: "aging", name: "AR Aging", plan: agingPlan },
  { kind: "summary", name: "AR Summary", plan: lookingBack(planSummary) },
  // An aging that its source states by customer knows no items.
  { kind: "detail", name: "AR Detail", plan: ofPack(planDetail), exists: ({ source }) => source.ledger.stated === undefined },
  { kind: "movement", name: "AR Movement", plan: movementPlan },
  { kind: "trend", name: "AR Trend", plan: lookingBack(planTrend) },
  { kind: "provision", name: "AR Provision", plan: ofPack(planProvision) },
  { kind: "letters", name: "AR Letters", plan: lettersPlan },
  { kind: "credit", name: "AR Credit", plan: creditPlan },
  { kind: "deliveries", name: "AR Unbilled", plan: deliveriesPlan, exists: (context) => unbilledOf(context) !== undefined },
  { kind: "tie-out", name: "AR Tie-out", plan: tieOutPlan },
  { kind: "findings", name: "AR Findings", plan: findingsPlan },
  // Nothing can be late where no earlier month-end was kept.
  { kind: "late-entries", name: "AR Late Entries", plan: lateEntriesPlan, exists: (context) => closedBefore(context) !== undefined },
  // Last, since it refers to all the others.
  { kind: "sign-off", name: "AR Sign-off", plan: signOffPlan, exists: ({ pack }) => pack !== undefined, afterKeeping: true },
] as const satisfies readonly PackSheet[];

export type PackKind = (typeof entries)[number]["kind"];

/** The month-end pack, in the order of its writing. */
export const packSheets: readonly PackSheet<PackKind>[] = entries;

/** The names of the sheets, by kind. */
export type SheetTargets = Readonly<Record<PackKind | "policy", string>>;

/** The plan of a report that asks for no more than all sheets do. */
function ofPack(report: (input: ScheduleInput) => SheetPlan): Plan {
  return (context, name) => report(scheduleInput(context, name));
}

export function agingPlan({ source, figures, findings, locale, preparedAt }: PlanContext, name: string): SheetPlan {
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

export function lettersPlan({ source, figures, locale, preparedAt }: PlanContext, name: string): SheetPlan {
  const { ledger, policy, customers } = source;
  const letters = draftLetters({ figures, ledger, policy, customers });
  return planLetters({ letters, asOf: figures.asOf, policy, locale, preparedAt, name });
}

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
