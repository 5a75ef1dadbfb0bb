import { isoFromDay, type DayNumber } from "../kernel/day.js";
import { failed, success, type Result } from "../kernel/result.js";
import { computeFigures } from "../analyses/compute.js";
import { findingsAt } from "../analyses/dated-findings.js";
import type { Figures } from "../analyses/figures.js";
import { effectsOf } from "../analyses/other-reading.js";
import { forbidsBooking, type FindingGroup } from "../ledger/finding.js";
import { areaText } from "../sheet/address.js";
import type { Failure } from "../sheet/failure.js";
import { lastMonthEnd } from "./as-of.js";
import type { ReadSource } from "./read-source.js";

export interface FiguresAt {
  readonly figures: Figures;
  /** Those of the reading, then those that depend on the day. */
  readonly findings: readonly FindingGroup[];
}

/** The day of a source's figures: the chosen one; else the policy's; else the one that an aging states; else the last month-end not after the newest invoice; `undefined` without any day. */
export function asOfDay(source: Pick<ReadSource, "policy" | "ledger">, chosen: DayNumber | undefined): DayNumber | undefined {
  return chosen ?? source.policy.asOf ?? source.ledger.stated?.asOf ?? lastMonthEnd(source.ledger);
}

/** Figures of a source as of its day. */
export function figuresOf(source: ReadSource, chosen: DayNumber | undefined): Result<FiguresAt, Failure> {
  const { stated } = source.ledger;
  const asOf = asOfDay(source, chosen);
  const place = areaText(source.place.area);
  if (stated && asOf === undefined) return failed({ kind: "as-of-missing", place });
  if (stated?.asOf !== undefined && asOf !== undefined && stated.asOf !== asOf)
    return failed({ kind: "as-of-differs", place, stated: isoFromDay(stated.asOf), asked: isoFromDay(asOf) });
  if (asOf === undefined) return failed({ kind: "column-missing", field: "issueDate", place });
  const figures = computeFigures(source.ledger, source.policy, source.customers, asOf, source.deliveries?.deliveries);
  const read = source.findings.map((group) => withEffects(group, source, figures));
  const findings = [...read, ...findingsAt(source.ledger, figures)];
  // What makes all figures worthless is said before anything else.
  return success({ figures, findings: [...findings.filter(forbidsBooking), ...findings.filter((group) => !forbidsBooking(group))] });
}

/** What the other reading of days would move as of the day. */
function withEffects(group: FindingGroup, { ledger, otherDays, policy, customers }: ReadSource, figures: Figures): FindingGroup {
  const days = otherDays.find((each) => each.finding === group.kind);
  return days ? { ...group, effects: effectsOf(ledger, days, policy, customers, figures) } : group;
}
