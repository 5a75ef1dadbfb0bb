import { isoFromDay, type DayNumber } from "../kernel/day.js";
import { agingByGroup } from "../analyses/by-group.js";
import type { Figures } from "../analyses/figures.js";
import type { FindingGroup } from "../ledger/finding.js";
import { groupingsOf } from "../ledger/ledger.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { planAging } from "../reports/aging-sheet.js";
import { planDetail } from "../reports/detail-sheet.js";
import { draftLetters, planLetters } from "../reports/letters.js";
import { planPolicy } from "../reports/policy-sheet.js";
import { planProvision } from "../reports/provision-sheet.js";
import type { Locale } from "./desk.js";
import { entitiesOf } from "./entity.js";
import type { ReadSource } from "./read-source.js";

/** Excel's limit. */
const longestName = 31;

/** The sheets that can be written, by what they would be called; those of one legal entity bear its name. */
export function sheetNames(
  asOf: DayNumber,
  source?: Pick<ReadSource, "ledger">,
  entity?: string,
): Readonly<Record<"aging" | "detail" | "provision" | "letters" | "policy", string>> {
  const named = (kind: string): string => {
    const name = `${kind} ${isoFromDay(asOf)}`;
    return entity === undefined ? name : `${name} ${shortEntity(entity, source ? entitiesOf(source) : [], longestName - name.length - 1)}`;
  };
  return {
    aging: named("AR Aging"),
    detail: named("AR Detail"),
    provision: named("AR Provision"),
    letters: named("AR Letters"),
    policy: "AR Policy",
  };
}

/** An entity's name within a sheet's: without what Excel forbids there, and where it is cut short or empty, told apart by its number. */
function shortEntity(entity: string, all: readonly string[], room: number): string {
  const plain = entity.replace(/[\\/?*[\]:']+/g, " ").trim();
  if (plain !== "" && plain.length <= room && plain === entity) return plain;
  const number = `~${all.indexOf(entity) + 1}`;
  return `${plain.slice(0, room - number.length)}${number}`;
}

export interface PlanContext {
  readonly source: ReadSource;
  readonly figures: Figures;
  readonly findings: readonly FindingGroup[];
  readonly locale: Locale;
  /** Day and time for the sheet's "written" line, as text: "2026-11-02 09:47". */
  readonly preparedAt: string;
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

/** Every open item under its customer. An aging that its source states by customer knows no items: there is no such sheet then. */
export function detailPlan({ source, figures, findings, locale, preparedAt }: PlanContext, name: string): SheetPlan {
  const { ledger, policy, customers, survey } = source;
  return planDetail({ figures, ledger, findings, policy, customers, locale, preparedAt, file: source.entity ?? survey.file, name });
}

/** What the aging sheet is also grouped by: the columns that were chosen, and the entities where several stand on it together. */
function groupingsShown({ ledger, entity }: ReadSource): ReturnType<typeof groupingsOf> {
  const several = entity === undefined && (ledger.groupings.entity?.names.length ?? 0) > 1;
  const chosen = new Set(ledger.chosenGroupings.map(({ header }) => header));
  return groupingsOf(ledger).filter(({ key }) => chosen.has(key) || (several && key === "entity"));
}

export function provisionPlan({ source, figures, findings, locale, preparedAt }: PlanContext, name: string): SheetPlan {
  const { ledger, policy, survey } = source;
  return planProvision({ figures, ledger, findings, policy, locale, preparedAt, file: source.entity ?? survey.file, name });
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
