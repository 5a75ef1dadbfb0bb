import { cellsKept, type Finding, type FindingGroup, type FindingKind, type Severity } from "../ledger/finding.js";
import { FindingAmounts } from "../ledger/finding-amounts.js";
import type { CellRef } from "../sheet/cell.js";

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

interface OpenGroup {
  readonly kind: FindingKind;
  severity: Severity;
  count: number;
  readonly cells: CellRef[];
  readonly found: string[];
  readonly otherwise: string[];
  readonly amounts: FindingAmounts;
}

/** Gathers findings into groups as they come, so that a hundred thousand odd rows cost no more than a handful. */
export class FindingList {
  private readonly groups = new Map<FindingKind, OpenGroup>();

  add(finding: Finding): void {
    let group = this.groups.get(finding.kind);
    if (!group) {
      group = {
        kind: finding.kind,
        severity: finding.severity,
        count: 0,
        cells: [],
        found: [],
        otherwise: [],
        amounts: new FindingAmounts(),
      };
      this.groups.set(finding.kind, group);
    }
    group.count++;
    // A group is as severe as the worst in it: an amount left out beside a day that is missing.
    if (weight[finding.severity] < weight[group.severity]) group.severity = finding.severity;
    const place = group.cells.length;
    if (place < cellsKept) {
      group.cells.push(finding.at);
      group.found.push(finding.found);
      if (finding.otherwise !== undefined) group.otherwise.push(finding.otherwise);
    }
    if (finding.amount !== undefined) group.amounts.add(finding.currency ?? null, finding.amount, place);
  }

  /** What changes totals first, then by the money concerned. */
  toGroups(): readonly FindingGroup[] {
    const size = (group: FindingGroup): number => group.amounts.reduce((most, each) => Math.max(most, Math.abs(each.amount)), 0);
    return [...this.groups.values()]
      .map((group) => ({
        kind: group.kind,
        severity: group.severity,
        count: group.count,
        cells: group.cells,
        found: group.found,
        ...(group.otherwise.length === 0 ? {} : { otherwise: group.otherwise }),
        amounts: group.amounts.toList(),
      }))
      .sort((a, b) => weight[a.severity] - weight[b.severity] || size(b) - size(a) || a.kind.localeCompare(b.kind, "en"));
  }
}
