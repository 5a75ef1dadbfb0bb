import { isoFromDay, type DayNumber } from "../kernel/day.js";
import type { Figures } from "../analyses/figures.js";
import type { FindingGroup } from "../ledger/finding.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { planAging } from "../reports/aging-sheet.js";
import { draftLetters, planLetters } from "../reports/letters.js";
import { planPolicy } from "../reports/policy-sheet.js";
import type { Locale } from "./desk.js";
import type { ReadSource } from "./read-source.js";

/** The sheets that can be written, by what they would be called. */
export function sheetNames(asOf: DayNumber): { readonly aging: string; readonly letters: string; readonly policy: string } {
  return { aging: `AR Aging ${isoFromDay(asOf)}`, letters: `AR Letters ${isoFromDay(asOf)}`, policy: "AR Policy" };
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
  return planAging({ figures, ledger, findings, policy, customers, locale, preparedAt, file: survey.file, name });
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
  return planPolicy({ policy, mapping: standing.mapping, owned: standing.owned, locale, name });
}
