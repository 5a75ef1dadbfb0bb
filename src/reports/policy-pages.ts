import type { PlanRow, PlanTable } from "../sheet/sheet-plan.js";
import type { PageSetup } from "../sheet/style.js";

/** Inches. Narrow above and beneath and wide at the sides: the sheet is fitted to the width, and more of its rows then come on a page. */
export const policyMargins: NonNullable<PageSetup["margins"]> = { top: 0.4, bottom: 0.5, left: 0.8, right: 0.8 };

/** What a page of A4 takes of the sheet's rows, fitted to its width with these margins, in points; one of letter takes more. */
const pagePoints = 730;

/** Points of a row that says of no height. */
const rowPoints = 15;

/**
 * Rows at which a page begins, so that none of the tables is cut in two. One that is longer than a page begins where the one above ends, and a page
 * begins after it: how far it gets depends on the printer.
 */
export function pagesOf(rows: readonly PlanRow[], tables: readonly PlanTable[]): readonly number[] {
  const pointsOf = (from: number, till: number): number => rows.slice(from, till).reduce((sum, { height = rowPoints }) => sum + height, 0);
  const breaks: number[] = [];
  let first = 0;
  let overflows = false;
  tables.forEach(({ top, rows: count }, i) => {
    const isLong = pointsOf(top, top + count) > pagePoints;
    if (i > 0 && (overflows || (!isLong && pointsOf(first, top + count) > pagePoints))) {
      breaks.push(top);
      first = top;
    }
    overflows = pointsOf(first, top + count) > pagePoints;
  });
  return breaks;
}
