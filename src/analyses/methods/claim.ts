import { civilFromDay, dayFromParts, plusMonths, type DayNumber } from "../../kernel/day.js";
import { known } from "../../kernel/assert.js";
import { exact, type Quantity, type Ratio } from "../../kernel/money.js";
import { had, unavailable, type Outcome } from "./outcome.js";

export type ClaimPart = "costs" | "interest" | "principal";

/** What remains of each part, and of the payment; money. */
export interface ClaimLeft extends Readonly<Record<ClaimPart, Ratio>> {
  readonly unapplied: Ratio;
}

/** Sets a payment against the parts of a claim, in the order given: costs, interest, principal where the law says so (民法典 561). */
export function allocateToClaim(payment: Quantity, claim: Readonly<Record<ClaimPart, Quantity>>, order: readonly ClaimPart[]): ClaimLeft {
  const left = { costs: exact(claim.costs), interest: exact(claim.interest), principal: exact(claim.principal) };
  let unapplied = exact(payment);
  for (const part of order) {
    const applied = left[part].lt(unapplied) ? left[part] : unapplied;
    if (applied.lte(0)) continue;
    left[part] = left[part].minus(applied);
    unapplied = unapplied.minus(applied);
  }
  return { ...left, unapplied };
}

/**
 * The earliest day on which a claim may become time-barred; never advice. So many years from the start, or from the last interruption where there
 * was one: to the same day of the year (from 29 February to the 28th where there is no 29th), or to 31 December of that year. Source: METHODS E.
 */
export function limitationDate(start: DayNumber, years: number, rule: "anniversary" | "yearEnd", restart: DayNumber | null): DayNumber {
  const expiry = plusMonths(restart ?? start, years * 12);
  return rule === "anniversary" ? expiry : known(dayFromParts(civilFromDay(expiry).year, 12, 31), "last day of a year");
}

/** Step of the dunning ladder reached: the last one whose day has come. `ladder` rises by days past due; negative is before the due date. */
export function dunningStage<Step extends { readonly day: number }>(
  daysPastDue: number,
  ladder: readonly Step[],
): Outcome<Step, "below-first-step"> {
  const reached = ladder.filter(({ day }) => daysPastDue >= day).at(-1);
  return reached === undefined ? unavailable("below-first-step") : had(reached);
}
