import { exact, sum, sumOfSquares, type Quantity, type Ratio } from "../../kernel/money.js";
import { had, unavailable, type Outcome } from "./outcome.js";

export interface UnnamedRest {
  /** Money of all customers that are not named, part of the total. */
  readonly amount: Quantity;
  readonly count: number;
  /** Leave their squares out (a lower bound), split the amount evenly over them, or take them for one customer. */
  readonly method: "ignore" | "equal" | "one";
}

/**
 * Herfindahl-Hirschman index of concentration: the sum of squared shares, on a scale of 1 or 10,000. Customers in net credit are left out.
 * Source: METHODS D.
 */
export function concentration(amounts: readonly Quantity[], others: UnnamedRest, scale: 1 | 10_000): Outcome<Ratio, "zero-denominator"> {
  const named = amounts.filter((amount) => (typeof amount === "number" ? amount > 0 : amount.gt(0)));
  const rest = exact(others.amount);
  const total = sum(named).plus(rest);
  if (total.isZero() || (others.method === "equal" && others.count === 0 && !rest.isZero())) return unavailable("zero-denominator");
  // Squared before they are divided: the order of the customers is then no part of the figure.
  const squares = sumOfSquares(named).div(total.pow(2));
  const restShare = rest.div(total).pow(2);
  const ofRest =
    others.method === "ignore" || restShare.isZero() ? exact(0) : others.method === "one" ? restShare : restShare.div(others.count);
  return had(squares.plus(ofRest).times(scale));
}
