import type { DayNumber } from "../kernel/day.js";
import { minor, ratio, type Minor, type Ratio } from "../kernel/money.js";
import type { Metric, MetricInput, Reason } from "./figures.js";

/** numerator / denominator x factor, exact; not available, because `reason`, when the denominator is zero. */
export function quotient(numerator: number, denominator: number, factor: number, inputs: readonly MetricInput[], reason: Reason): Metric {
  const value = ratio(numerator, denominator);
  return value === undefined ? unavailable(reason) : { kind: "value", value: value.times(factor), inputs };
}

export function unavailable(reason: Reason): Metric {
  return { kind: "unavailable", reason };
}

/** Marks a figure whose balance is a credit: it keeps its sign and says so. */
export function flagCredit(metric: Metric, balance: Minor): Metric {
  return metric.kind === "value" && balance < 0 ? { ...metric, flag: "credit-balance" } : metric;
}

export function amountInput(
  name: MetricInput["name"],
  amount: number,
  period?: { readonly from: DayNumber; readonly till: DayNumber },
): MetricInput {
  return { name, value: { kind: "amount", amount: minor(amount) }, ...(period ? { from: period.from, to: period.till } : {}) };
}

export function numberInput(name: MetricInput["name"], number: number): MetricInput {
  return { name, value: { kind: "number", number } };
}

export function ratioInput(name: MetricInput["name"], value: Ratio): MetricInput {
  return { name, value: { kind: "ratio", ratio: value } };
}
