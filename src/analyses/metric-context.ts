import type { DayNumber } from "../kernel/day.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import type { DailyTotals } from "./daily-totals.js";
import type { Receivables } from "./receivables.js";

/** What metrics of balances and payments of one currency at one day are computed from. */
export interface BalanceContext {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly currency: number;
  readonly asOf: DayNumber;
  readonly receivables: Receivables;
}

/** What metrics that hold sales against receivables need besides. */
export interface MetricContext extends BalanceContext {
  readonly totals: DailyTotals;
}
