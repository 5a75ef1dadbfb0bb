import { minor, type Minor } from "../kernel/money.js";
import type { Finding, FindingGroup, FindingKind, Severity } from "../ledger/finding.js";
import type { CellRef } from "../sheet/cell.js";

/** Cells named per group; the count goes on beyond them. */
const cellsKept = 200;

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

interface OpenGroup {
  readonly kind: FindingKind;
  severity: Severity;
  count: number;
  readonly cells: CellRef[];
  readonly found: string[];
  readonly otherwise: string[];
  readonly amounts: Map<string | null, number>;
}

/** Gathers findings into groups as they come, so that a hundred thousand odd rows cost no more than a handful. */
export class FindingList {
  private readonly groups = new Map<FindingKind, OpenGroup>();

  add(finding: Finding): void {
    let group = this.groups.get(finding.kind);
    if (!group) {
      group = { kind: finding.kind, severity: finding.severity, count: 0, cells: [], found: [], otherwise: [], amounts: new Map() };
      this.groups.set(finding.kind, group);
    }
    group.count++;
    // A group is as severe as the worst in it: an amount left out beside a day that is missing.
    if (weight[finding.severity] < weight[group.severity]) group.severity = finding.severity;
    if (group.cells.length < cellsKept) {
      group.cells.push(finding.at);
      group.found.push(finding.found);
      if (finding.otherwise !== undefined) group.otherwise.push(finding.otherwise);
    }
    if (finding.amount !== undefined) {
      const currency = finding.currency ?? null;
      group.amounts.set(currency, (group.amounts.get(currency) ?? 0) + finding.amount);
    }
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
        // A sum that is no longer exact is not shown.
        amounts: [...group.amounts].flatMap(([currency, amount]): { currency: string | null; amount: Minor }[] =>
          Number.isSafeInteger(amount) ? [{ currency, amount: minor(amount) }] : [],
        ),
      }))
      .sort((a, b) => weight[a.severity] - weight[b.severity] || size(b) - size(a) || a.kind.localeCompare(b.kind, "en"));
  }
}
