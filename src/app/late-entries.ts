import { itemLines, lateEntries } from "../analyses/snapshot.js";
import { whyNotRebuilt } from "../analyses/compare-days.js";
import { planLateEntries } from "../reports/late-entries-sheet.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { scheduleInput, type PlanContext } from "./plan-context.js";
import type { MonthEndSnapshot } from "./snapshots.js";

/** The latest month-end before the as-of day that the workbook keeps; `undefined` where it keeps none. */
export function closedBefore({ snapshots, figures }: PlanContext): MonthEndSnapshot | undefined {
  return snapshots?.months.filter(({ monthEnd }) => monthEnd < figures.asOf).at(-1);
}

/** The latest closed month rebuilt now, against what was kept of it. */
export function lateEntriesPlan(context: PlanContext, name: string): SheetPlan {
  const { source, snapshots } = context;
  const closed = closedBefore(context);
  const reason = closed && whyNotRebuilt(source.ledger, closed.monthEnd);
  const compared = closed && reason === undefined ? lateEntries(closed.items, itemLines(source.ledger, closed.monthEnd)) : [];
  return planLateEntries({
    ...scheduleInput(context, name),
    monthEnd: closed?.monthEnd,
    entityKey: source.entity ?? "",
    compared,
    balances: closed?.balances ?? [],
    reason,
    unreadable: snapshots?.failures ?? [],
    at: snapshots?.at,
  });
}
