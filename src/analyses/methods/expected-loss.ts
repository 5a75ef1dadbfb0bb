import { assert } from "../../kernel/assert.js";
import { exact, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { had, unavailable, type Outcome } from "./outcome.js";

/** Present value of money due in so many years (a part of a year too), at a yearly effective interest rate above -1. */
export function presentValue(amount: Quantity, years: Quantity, eir: Quantity): Ratio {
  const growth = exact(eir).plus(1);
  assert(growth.gt(0), "an effective interest rate is above -100 %");
  return exact(amount).div(growth.pow(exact(years)));
}

/** Specific provision: gross less the present value of expected receipts at the original effective rate; undiscounted beside it. */
export function specificProvision(
  gross: Quantity,
  cashFlows: readonly { readonly years: Quantity; readonly amount: Quantity }[],
  eir: Quantity,
): { readonly pv: Ratio; readonly ecl: Ratio; readonly undiscountedEcl: Ratio } {
  const pv = sum(cashFlows.map(({ years, amount }) => presentValue(amount, years, eir)));
  return { pv, ecl: exact(gross).minus(pv), undiscountedEcl: exact(gross).minus(sum(cashFlows.map(({ amount }) => amount))) };
}

export interface Collateral {
  readonly value: Quantity;
  /** Fraction of the value. */
  readonly sellingCostRate: Quantity;
  readonly monthsToSell: Quantity;
}

/** Loss after the discounted net proceeds of collateral: PD x (gross - recoverable), not below 0. Source: METHODS C. */
export function collateralLoss(
  gross: Quantity,
  pd: Quantity,
  collateral: Collateral,
  eir: Quantity,
): { readonly recoverable: Ratio; readonly ecl: Ratio } {
  const proceeds = exact(1).minus(collateral.sellingCostRate).times(collateral.value);
  const recoverable = presentValue(proceeds, exact(collateral.monthsToSell).div(12), eir);
  const ecl = exact(gross).minus(recoverable).times(pd);
  return { recoverable, ecl: ecl.lt(0) ? exact(0) : ecl };
}

/** How credit insurance counts: not there; integral to the terms, so that the insured share lowers the loss; or a claim that is an asset apart. */
export type Cover = "none" | "integral" | "separate";

/** Loss, money, with or without credit insurance: gross x PD x LGD, on the uninsured share only where cover is integral. */
export function insuredLoss(gross: Quantity, pd: Quantity, lgd: Quantity, insuredShare: Quantity, cover: Cover): Ratio {
  const loss = exact(gross).times(pd).times(lgd);
  return cover === "integral" ? loss.times(exact(1).minus(insuredShare)) : loss;
}

/** Expected loss: PD x LGD as a rate, and x EAD as money. The horizon of PD (12 months or life) is the caller's. Source: METHODS D. */
export function expectedLoss(
  pd: Quantity | null,
  lgd: Quantity | null,
  ead: Quantity | null,
): { readonly rate: Outcome<Ratio, "missing-input">; readonly amount: Outcome<Ratio, "missing-input"> } {
  const none = unavailable("missing-input");
  if (pd === null || lgd === null) return { rate: none, amount: none };
  const rate = exact(pd).times(lgd);
  return { rate: had(rate), amount: ead === null ? none : had(rate.times(ead)) };
}

/** Exposure at default: the drawn part of a commitment and the share of the rest expected to be drawn by then. */
export function exposureAtDefault(commitment: Quantity, drawnShare: Quantity, drawdownOnDefault: Quantity): Ratio {
  const undrawn = exact(1).minus(drawnShare);
  return undrawn.times(drawdownOnDefault).plus(drawnShare).times(commitment);
}
