import type { DayNumber } from "../kernel/day.js";
import type { Figures } from "../analyses/figures.js";
import type { FindingGroup } from "../ledger/finding.js";
import type { ScheduleInput } from "../reports/schedule.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import type { Locale } from "./desk.js";
import type { ReadSource } from "./read-source.js";
import type { Snapshots } from "./snapshots.js";
import type { Pack } from "./write-pack.js";

/** What the sheets of a month-end are planned from. */
export interface PlanContext {
  readonly source: ReadSource;
  readonly figures: Figures;
  readonly findings: readonly FindingGroup[];
  readonly locale: Locale;
  /** Day and time for the sheet's "written" line, as text: "2026-11-02 09:47". */
  readonly preparedAt: string;
  /** The earlier day that was asked to be compared with; absent where nobody asked. */
  readonly compareTo?: DayNumber | undefined;
  /** The month-ends that the workbook keeps, as they stood before this run; absent where nobody read them. */
  readonly snapshots?: Snapshots;
  /** What this run has done so far; absent outside a run. */
  readonly pack?: Pack;
}

/** Plans a sheet of a name. */
export type Plan = (context: PlanContext, name: string) => SheetPlan;

/** What every sheet of the pack is planned from. */
export function scheduleInput(context: PlanContext, name: string): ScheduleInput {
  const { source, figures, findings, locale, preparedAt, compareTo } = context;
  return {
    figures,
    ledger: source.ledger,
    findings,
    policy: source.policy,
    customers: source.customers,
    locale,
    preparedAt,
    file: source.entity ?? source.survey.file,
    ...(source.entity === undefined ? {} : { entity: source.entity }),
    ...(compareTo === undefined ? {} : { compareTo }),
    name,
  };
}
