import { exact, rounded, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { andThen, had, quotientOf, unavailable, type Outcome } from "./outcome.js";

/** Days beyond terms at the key points of a payment score; negative is early. A table, not a formula. Source: METHODS D. */
const daysBeyondTermsAt: ReadonlyMap<number, number> = new Map([
  [100, -30],
  [80, 0],
  [70, 15],
  [60, 22],
  [50, 30],
  [40, 60],
  [30, 90],
  [20, 120],
]);

/** Days beyond terms of a key point; not available between the key points. */
export function paymentScoreDays(score: number | null): Outcome<number, "missing-input"> {
  const days = score === null ? undefined : daysBeyondTermsAt.get(score);
  return days === undefined ? unavailable("missing-input") : had(days);
}

/** Payment score of several experiences, weighted by money and rounded to a whole number. */
export function paymentScore(
  items: readonly { readonly amount: Quantity; readonly score: Quantity }[],
): Outcome<Ratio, "zero-denominator"> {
  const weighted = sum(items.map(({ amount, score }) => exact(amount).times(score)));
  return andThen(quotientOf(weighted, sum(items.map(({ amount }) => amount)), "zero-denominator"), (score) => rounded(score, 0));
}
