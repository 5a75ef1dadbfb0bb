import type { DayNumber } from "../kernel/day.js";
import { minor, type Ratio } from "../kernel/money.js";
import type { Metric, MetricInput, Reason } from "./figures.js";
import type { Outcome } from "./methods/outcome.js";

/** A method's figure together with the numbers that went into it. */
export function withInputs(outcome: Outcome<Ratio, Reason>, inputs: readonly MetricInput[]): Metric {
  return outcome.kind === "value" ? { ...outcome, inputs } : outcome;
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
