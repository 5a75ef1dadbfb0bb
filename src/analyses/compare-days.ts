import type { DayNumber } from "../kernel/day.js";
import type { Ledger } from "../ledger/ledger.js";
import { basisAt } from "./balance.js";
import { had, unavailable, type Outcome } from "./methods/outcome.js";

/** Why two days cannot be compared. */
export type CompareReason = "not-an-earlier-day" | "open-items-only" | "payments-undated" | "issue-dates-missing";

/** A span of days after `from` up to the end of `till`, both of which the ledger can be rebuilt for. */
export interface Span {
  readonly from: DayNumber;
  readonly till: DayNumber;
}

/** The span between two days, or why the ledger cannot tell what happened in it. Where only some payments are undated it can, as far as `basisAt` says. */
export function spanOf(ledger: Ledger, from: DayNumber, till: DayNumber): Outcome<Span, CompareReason> {
  if (from >= till) return unavailable("not-an-earlier-day");
  const reason = whyNotRebuilt(ledger, from);
  return reason === undefined ? had({ from, till }) : unavailable(reason);
}

/** Why balances of an earlier day cannot be rebuilt at all; `undefined` where they can. */
export function whyNotRebuilt(ledger: Ledger, day: DayNumber): Exclude<CompareReason, "not-an-earlier-day"> | undefined {
  const { kind, mapping } = ledger.source;
  if (kind === "open-items") return "open-items-only";
  if (!mapping.issueDate) return "issue-dates-missing";
  return basisAt(ledger, day) === "stated-open-amount" ? "payments-undated" : undefined;
}
