import type { DayNumber } from "../kernel/day.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import type { DailyTotals } from "./daily-totals.js";
import type { Receivables } from "./receivables.js";

/** What the metrics of one currency at one day are computed from. */
export interface MetricContext {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly currency: number;
  readonly asOf: DayNumber;
  readonly totals: DailyTotals;
  readonly receivables: Receivables;
}
