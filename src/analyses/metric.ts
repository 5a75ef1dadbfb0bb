import type { Ratio } from "../kernel/money.js";
import { inputsOf, type Input, type Step, type Term } from "./explanation.js";
import type { Metric, Reason } from "./figures.js";
import type { Outcome } from "./methods/outcome.js";

/** A method's figure together with the formula that shows how it came about; where there is none, with what is known all the same. */
export function explained(outcome: Outcome<Ratio, Reason>, formula: Term, steps: readonly Step[] = []): Metric {
  return outcome.kind === "value" ? { ...outcome, formula, steps } : refused(outcome.reason, inputsOf(steps, formula));
}

/** A figure that cannot be had. */
export function refused(reason: Reason, inputs: readonly Input[] = []): Metric {
  return { kind: "unavailable", reason, inputs };
}
