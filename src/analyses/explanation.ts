import type { Flag } from "./methods/outcome.js";
import type { DayNumber } from "../kernel/day.js";
import { exact, minor, rounded, sum, type Minor, type Quantity, type Ratio } from "../kernel/money.js";
import type { Currency } from "../ledger/ledger.js";
import type { FigureName, InputName, MetricInput, Reason } from "./figures.js";
import type { ProvisionReason } from "./provision-figures.js";

/**
 * How a figure came about, as data: named numbers, steps over them, and one formula. Words are put to it in text/explain.ts, in the pane, on the
 * command line and on a sheet alike. Law, held by tests: whoever evaluates what is printed gets the printed result.
 */
export interface Explanation {
  readonly figure: FigureName;
  readonly asOf: DayNumber;
  /** Its exponent says how amounts are written; no formula mixes currencies. */
  readonly currency: Currency;
  /** Choices of AR Policy, and conventions, that took part, as setting and value: ["count_back_months", "calendar"]. */
  readonly choices: readonly Choice[];
  /** Intermediate results in the order in which a person would work them out. */
  readonly steps: readonly Step[];
  readonly outcome: ExplainedOutcome;
  /** The day on which the currency's documents begin, where a number of the figure is of an earlier day. */
  readonly begins?: DayNumber;
}

export type Choice = readonly [setting: string, value: string];

export type ExplainedOutcome =
  | {
      readonly kind: "value";
      readonly unit: Unit;
      /** Minor units for an amount, percent for a percent; unrounded. */
      readonly value: Ratio;
      readonly formula: Term;
      readonly flag?: Flag;
    }
  | {
      readonly kind: "unavailable";
      readonly reason: Reason | ProvisionReason;
      /** What is known all the same, shown beside the reason. */
      readonly inputs: readonly Input[];
      /** Days, where the figure is at least so many, and the amount that they do not explain. */
      readonly atLeast?: Ratio;
      readonly unexplained?: Minor;
    };

/** Of what a result is. An amount is rounded half away from zero to its currency's minor unit when shown, all others to six decimals. */
export type Unit = "amount" | "days" | "percent" | "times" | "index" | "count";

/** A number with a name, a leaf of formulas. */
export interface Input extends MetricInput {
  readonly kind: "input";
}

/** A named intermediate result. What it is worth is exact as shown (whole days, or an amount rounded by name), so that later steps may go by it. */
export interface Step {
  readonly kind: "step";
  readonly name: InputName;
  /** See {@link MetricInput}. */
  readonly of?: string;
  readonly from?: DayNumber;
  readonly to?: DayNumber;
  readonly formula: Term;
  readonly value: MetricInput["value"];
}

/** An expression over inputs, steps and plain numbers. Amounts enter in minor units. */
export type Term =
  | Input
  | Step
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "sum"; readonly terms: readonly Term[] }
  | { readonly kind: "difference"; readonly of: Term; readonly less: Term }
  | { readonly kind: "product"; readonly factors: readonly Term[] }
  | { readonly kind: "quotient"; readonly of: Term; readonly by: Term }
  | { readonly kind: "larger" | "smaller"; readonly terms: readonly Term[] };

type Where = Pick<MetricInput, "of" | "from" | "to" | "rows">;

export function amountOf(name: InputName, amount: number, where: Where = {}): Input {
  return { kind: "input", name, value: { kind: "amount", amount: minor(amount) }, ...where };
}

/** Days, items, months: a plain number. */
export function numberOf(name: InputName, number: number, where: Where = {}): Input {
  return { kind: "input", name, value: { kind: "number", number }, ...where };
}

/** A fraction of one, shown in percent. */
export function rateOf(name: InputName, rate: Quantity, where: Where = {}): Input {
  return { kind: "input", name, value: { kind: "rate", rate: exact(rate) }, ...where };
}

/** Amounts times days (`power` 1) or squared (2), added up over items: in minor units to that power. */
export function productOf(name: InputName, product: Quantity, power: 1 | 2, where: Where = {}): Input {
  return { kind: "input", name, value: { kind: "product", product: exact(product), power }, ...where };
}

/** An intermediate amount, rounded half away from zero to the minor unit. */
export function amountStep(name: InputName, formula: Term, where: Omit<Where, "rows"> = {}): Step {
  return { kind: "step", name, formula, value: { kind: "amount", amount: minor(rounded(evaluate(formula), 0).toNumber()) }, ...where };
}

/** An intermediate whole number: days, items. */
export function numberStep(name: InputName, formula: Term, where: Omit<Where, "rows"> = {}): Step {
  return { kind: "step", name, formula, value: { kind: "number", number: evaluate(formula).toNumber() }, ...where };
}

export const constant = (value: number): Term => ({ kind: "constant", value });
export const plus = (...terms: readonly Term[]): Term => (terms.length === 1 ? (terms[0] as Term) : { kind: "sum", terms });
export const minus = (of: Term, less: Term): Term => ({ kind: "difference", of, less });
export const times = (...factors: readonly Term[]): Term => ({ kind: "product", factors });
export const over = (of: Term, by: Term): Term => ({ kind: "quotient", of, by });
export const larger = (...terms: readonly Term[]): Term => ({ kind: "larger", terms });
export const smaller = (...terms: readonly Term[]): Term => ({ kind: "smaller", terms });

/** The worth of a term, amounts in minor units; steps count with what they show. */
export function evaluate(term: Term): Ratio {
  switch (term.kind) {
    case "input":
    case "step":
      return worthOf(term.value);
    case "constant":
      return exact(term.value);
    case "sum":
      return sum(term.terms.map(evaluate));
    case "difference":
      return evaluate(term.of).minus(evaluate(term.less));
    case "product":
      return term.factors.map(evaluate).reduce((product, factor) => product.times(factor), exact(1));
    case "quotient":
      return evaluate(term.of).div(evaluate(term.by));
    case "larger":
      return term.terms.map(evaluate).reduce((best, each) => (each.gt(best) ? each : best));
    case "smaller":
      return term.terms.map(evaluate).reduce((best, each) => (each.lt(best) ? each : best));
  }
}

function worthOf(value: MetricInput["value"]): Ratio {
  switch (value.kind) {
    case "amount":
      return exact(value.amount);
    case "number":
      return exact(value.number);
    case "rate":
      return value.rate;
    case "product":
      return value.product;
  }
}

/** Every input of steps and formula once, in the order of their first use. */
export function inputsOf(steps: readonly Step[], formula: Term): readonly Input[] {
  const found = new Set<Input>();
  const look = (term: Term): void => {
    switch (term.kind) {
      case "input":
        found.add(term);
        return;
      case "constant":
      case "step":
        return;
      case "difference":
        [term.of, term.less].forEach(look);
        return;
      case "quotient":
        [term.of, term.by].forEach(look);
        return;
      case "product":
        term.factors.forEach(look);
        return;
      case "sum":
      case "larger":
      case "smaller":
        term.terms.forEach(look);
    }
  };
  for (const step of steps) look(step.formula);
  look(formula);
  return [...found];
}
