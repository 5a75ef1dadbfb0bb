import { minor, sumOfSquares } from "../kernel/money.js";
import { inPercent } from "./collection.js";
import { amountOf, constant, over, productOf, times } from "./explanation.js";
import type { Metric } from "./figures.js";
import { concentration as concentrationOf } from "./methods/concentration.js";
import { quotientOf } from "./methods/outcome.js";
import { explained, refused } from "./metric.js";
import type { BalanceContext } from "./metric-context.js";

const none = { amount: 0, count: 0, method: "ignore" } as const;

/** Herfindahl-Hirschman index of the balances by customer, up to 10,000 for one alone; customers in credit are left out. */
export function balanceConcentration({ receivables: { debits }, asOf }: BalanceContext): Metric {
  if (debits.length === 0) return refused("nothing-open");
  const where = { to: asOf };
  const total = amountOf("debit-balances", totalOf(debits), { ...where, rows: "open" });
  const squares = productOf("squared-balances", sumOfSquares(debits), 2, where);
  return explained(concentrationOf(debits, none, 10_000), times(over(squares, times(total, total)), constant(10_000)));
}

/** What the ten largest customers owe, in percent of all debit balances. */
export function topTenShare({ receivables: { debits }, asOf }: BalanceContext): Metric {
  if (debits.length === 0) return refused("nothing-open");
  const largest = minor(
    [...debits]
      .sort((a, b) => b - a)
      .slice(0, 10)
      .reduce<number>((all, each) => all + each, 0),
  );
  const total = totalOf(debits);
  return explained(
    inPercent(quotientOf(largest, total, "zero-denominator")),
    over(amountOf("ten-largest", largest, { to: asOf }), amountOf("debit-balances", total, { to: asOf, rows: "open" })),
  );
}

function totalOf(debits: readonly number[]): number {
  return debits.reduce((all, each) => all + each, 0);
}
