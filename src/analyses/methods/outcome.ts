import { exact, type Quantity, type Ratio } from "../../kernel/money.js";

/** Why a figure cannot be had, or is a lower bound only. A closed list. */
export type MethodReason =
  | "no-sales"
  | "zero-denominator"
  | "nothing-collectable"
  | "history-exhausted"
  | "stopped-at-zero-month"
  | "missing-input"
  | "no-extra-days"
  | "below-first-step";

/** A figure that cannot be had: never NaN, never 0, always with its reason. */
export interface Unavailable<R extends string = MethodReason> {
  readonly kind: "unavailable";
  readonly reason: R;
}

/** What is to be said of a figure: the receivable behind it is a net credit (it keeps its sign), or a share is above the whole. */
export type Flag = "credit-balance" | "above-100";

/** A figure, or the reason why there is none. */
export type Outcome<T = Ratio, R extends string = MethodReason> =
  { readonly kind: "value"; readonly value: T; readonly flag?: Flag } | Unavailable<R>;

export function had<T>(value: T): { readonly kind: "value"; readonly value: T } {
  return { kind: "value", value };
}

export function unavailable<R extends string>(reason: R): Unavailable<R> {
  return { kind: "unavailable", reason };
}

/** numerator / denominator x factor; not available, because `reason`, when the denominator is zero or missing. */
export function quotientOf<R extends string>(
  numerator: Quantity,
  denominator: Quantity | null,
  reason: R,
  factor: Quantity = 1,
): Outcome<Ratio, R> {
  if (denominator === null || exact(denominator).isZero()) return unavailable(reason);
  // Multiplied before it is divided, so that what comes out even stays even.
  return had(exact(numerator).times(factor).div(denominator));
}

/** Another figure of the same inputs: worked out where there is one, else not available for the same reason. */
export function andThen<T, U, R extends string>(outcome: Outcome<T, R>, next: (value: T) => U): Outcome<U, R> {
  return outcome.kind === "value" ? { ...outcome, value: next(outcome.value) } : outcome;
}

/** Marks a figure whose receivable is a net credit. */
export function flagCredit<T, R extends string>(outcome: Outcome<T, R>, balance: Quantity): Outcome<T, R> {
  return outcome.kind === "value" && exact(balance).isNegative() && !exact(balance).isZero()
    ? { ...outcome, flag: "credit-balance" }
    : outcome;
}

/** Marks a percentage above 100: credits that stand apart reduce the whole, not the part. */
export function flagAbove100<R extends string>(outcome: Outcome<Ratio, R>): Outcome<Ratio, R> {
  return outcome.kind === "value" && outcome.flag === undefined && outcome.value.gt(100) ? { ...outcome, flag: "above-100" } : outcome;
}
