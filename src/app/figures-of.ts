import type { DayNumber } from "../kernel/day.js";
import { failed, success, type Result } from "../kernel/result.js";
import { computeFigures } from "../analyses/compute.js";
import { findingsAt } from "../analyses/dated-findings.js";
import type { Figures } from "../analyses/figures.js";
import type { FindingGroup } from "../ledger/finding.js";
import { areaText } from "../sheet/address.js";
import type { Failure } from "../sheet/failure.js";
import { lastMonthEnd } from "./as-of.js";
import type { ReadSource } from "./read-source.js";

export interface FiguresAt {
  readonly figures: Figures;
  /** Those of the reading, then those that depend on the day. */
  readonly findings: readonly FindingGroup[];
}

/** Figures of a source as of a chosen day; else the policy's day; else the last month-end not after the newest invoice. */
export function figuresOf(source: ReadSource, chosen: DayNumber | undefined): Result<FiguresAt, Failure> {
  const asOf = chosen ?? source.policy.asOf ?? lastMonthEnd(source.ledger);
  if (asOf === undefined) return failed({ kind: "column-missing", field: "issueDate", place: areaText(source.place.area) });
  const figures = computeFigures(source.ledger, source.policy, source.customers, asOf);
  return success({ figures, findings: [...source.findings, ...findingsAt(source.ledger, figures)] });
}
