import { exact, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { mean, median } from "./means.js";
import { andThen, had, unavailable, type Outcome } from "./outcome.js";

export interface LimitComponent {
  /** Money: one amount, or several of which the median counts (trade references). */
  readonly amounts: readonly Quantity[];
  /** Fraction of it. */
  readonly share: Quantity;
}

export interface CreditLimit {
  /** Money per component; not available for a component without amounts. */
  readonly components: readonly Outcome<Ratio, "missing-input">[];
  /** Money, never below 0: a negative net worth gives no limit. */
  readonly limit: Outcome<Ratio, "missing-input">;
}

/** Credit limit from several components, each the median of its amounts x its share: the smallest, the mean or the sum. Source: METHODS D. */
export function creditLimit(method: "minimum" | "average" | "sum", components: readonly LimitComponent[]): CreditLimit {
  const parts = components.map(({ amounts, share }) => andThen(median(amounts), (middle) => middle.times(share)));
  const amounts = parts.flatMap((part) => (part.kind === "value" ? [part.value] : []));
  const [first] = amounts;
  if (first === undefined || amounts.length < parts.length) return { components: parts, limit: unavailable("missing-input") };
  const smallest = amounts.reduce((least, amount) => (amount.lt(least) ? amount : least), first);
  const averaged = mean(amounts);
  const limit = method === "minimum" ? smallest : method === "sum" || averaged.kind !== "value" ? sum(amounts) : averaged.value;
  return { components: parts, limit: had(limit.lt(0) ? exact(0) : limit) };
}
