import type { FindingGroup } from "../ledger/finding.js";
import type { Ledger } from "../ledger/ledger.js";
import type { CellReader } from "./cell-reader.js";
import { doubtfulItems, type TellingNumbers } from "./doubtful-items.js";
import { dayCounts } from "./day-counts.js";
import { ambiguousDays, dayColumns, type OtherDays } from "./other-days.js";
import { swappedDays } from "./swapped-days.js";

export interface Doubts {
  /** First, when day and month changed places: nothing else matters as much. */
  readonly findings: readonly FindingGroup[];
  readonly otherDays: readonly OtherDays[];
}

/** What is in doubt about the days and items of a ledger that has been read. `items`: how many of them stand in the table itself, whose first row is `top`. */
export function doubtsOf(cells: CellReader, ledger: Ledger, items: number, top: number, telling: TellingNumbers): Doubts {
  const issueDays = dayCounts(ledger.issued, items);
  const ambiguous = ambiguousDays(cells, ledger, items, top);
  // Where nothing decides the order of a whole column, days read the wrong way would pass for swapped ones.
  const undecided = dayColumns.some(([, , reader]) => cells.days[reader].by === "nobody" && !cells.days[reader].mixed);
  const swapped = undecided ? undefined : swappedDays(cells, ledger, items, top, issueDays);
  return {
    findings: [...(swapped ? [swapped.group] : []), ...doubtfulItems(cells, ledger, items, top, telling, issueDays)],
    otherDays: [...(swapped ? [swapped.days] : []), ...(ambiguous ? [ambiguous] : [])],
  };
}
