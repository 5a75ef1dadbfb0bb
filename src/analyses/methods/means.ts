import { exact, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { had, quotientOf, unavailable, type Outcome } from "./outcome.js";

/** The plain mean; not available of nothing. */
export function mean(values: readonly Quantity[]): Outcome<Ratio, "zero-denominator"> {
  return quotientOf(sum(values), values.length, "zero-denominator");
}

/** The middle value, or the mean of the two in the middle; not available of nothing. */
export function median(values: readonly Quantity[]): Outcome<Ratio, "missing-input"> {
  const sorted = values.map(exact).sort((a, b) => a.comparedTo(b));
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? unavailable("missing-input") : had(upper.plus(lower).div(2));
}
