import { addDays, type DayNumber } from "../../kernel/day.js";
import { exact, rounded, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { simpleInterest } from "./late-interest.js";
import { had, unavailable, type Outcome } from "./outcome.js";
import { rateOn, type ReferenceRate } from "./statutory.js";

export interface StretchedInterest {
  /** Days of each stretch, in order of time. */
  readonly days: readonly number[];
  /** Money, rounded once. */
  readonly interest: Ratio;
}

/**
 * Interest from `start` to `end`, both counted, where the law lets the reference rate float: the period is split where a new rate takes effect.
 * Not available when no rate is known for the first day. Source: METHODS E; E13.
 * @param rates Oldest first; each holds from its day to the next one's.
 * @param margin Added to every reference rate, a fraction.
 */
export function floatingInterest(
  principal: Quantity,
  start: DayNumber,
  end: DayNumber,
  rates: readonly ReferenceRate[],
  margin: Quantity,
  basis: Quantity,
  decimals: number,
): Outcome<StretchedInterest, "missing-input"> {
  const stretches: { readonly days: number; readonly interest: Ratio }[] = [];
  for (let from = start; from <= end;) {
    const current = rateOn(rates, from);
    if (current === undefined) return unavailable("missing-input");
    const next = rates.find((each) => each.from > from)?.from ?? addDays(end, 1);
    const days = Math.min(next, end + 1) - from;
    stretches.push({ days, interest: simpleInterest(principal, exact(current.rate).plus(margin), days, basis) });
    from = next;
  }
  return had(stretched(stretches, decimals));
}

export interface Payment {
  readonly date: DayNumber;
  readonly amount: Quantity;
}

/**
 * Interest up to and including `asOf` on a balance that falls with payments; the first day of interest is the day after the due date. A payment
 * lowers the principal, or, with `interest`, first what interest has accrued by then. Payments after `asOf` have not happened; one by the due date
 * lowers the principal before interest begins. There are no stretches once nothing is owed. Source: METHODS E; E23.
 * @param payments Oldest first.
 */
export function interestWithPayments(
  claim: { readonly principal: Quantity; readonly annualRate: Quantity; readonly basis: Quantity; readonly dueDate: DayNumber },
  payments: readonly Payment[],
  asOf: DayNumber,
  allocation: "principal" | "interest",
  decimals: number,
): StretchedInterest {
  const stretches: { readonly days: number; readonly interest: Ratio }[] = [];
  let principal = exact(claim.principal);
  let accrued = exact(0);
  let since = claim.dueDate;
  const runTo = (day: DayNumber): void => {
    if (day <= since || principal.lte(0)) return;
    const days = day - since;
    const interest = simpleInterest(principal, claim.annualRate, days, claim.basis);
    stretches.push({ days, interest });
    accrued = accrued.plus(interest);
    since = day;
  };
  for (const payment of payments) {
    if (payment.date > asOf) break;
    runTo(payment.date);
    const amount = exact(payment.amount);
    const toInterest = allocation === "principal" ? exact(0) : accrued.lt(amount) ? accrued : amount;
    accrued = accrued.minus(toInterest);
    principal = principal.minus(amount.minus(toInterest));
  }
  runTo(asOf);
  return stretched(stretches, decimals);
}

function stretched(stretches: readonly { readonly days: number; readonly interest: Ratio }[], decimals: number): StretchedInterest {
  return { days: stretches.map(({ days }) => days), interest: rounded(sum(stretches.map(({ interest }) => interest)), decimals) };
}
