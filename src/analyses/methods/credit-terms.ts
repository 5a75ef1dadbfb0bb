import { exact, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { had, quotientOf, unavailable, type Outcome } from "./outcome.js";

export interface CapitalCost {
  /** Share of sales that costs cash (variable costs); 1 takes the full receivable. */
  readonly variableCostRatio: Quantity;
  /** Fraction a year. */
  readonly costOfCapital: Quantity;
  readonly yearDays: Quantity;
}

export interface OpportunityCost {
  /** Times a year; not available when collection takes no days. */
  readonly turnover: Outcome<Ratio, "zero-denominator">;
  /** Money, as the two below. */
  readonly averageAr: Ratio;
  readonly funds: Ratio;
  readonly cost: Ratio;
}

/** Cost of the capital tied up in receivables (机会成本): daily credit sales x collection days x variable-cost ratio x cost of capital. Source: METHODS F. */
export function opportunityCost(annualCreditSales: Quantity, collectionDays: Quantity, of: CapitalCost): OpportunityCost {
  const averageAr = exact(annualCreditSales).times(collectionDays).div(of.yearDays);
  const funds = averageAr.times(of.variableCostRatio);
  return { turnover: quotientOf(of.yearDays, collectionDays, "zero-denominator"), averageAr, funds, cost: funds.times(of.costOfCapital) };
}

/** Part of the sales, and the days and discount (fractions) at which it pays. */
export interface Terms {
  readonly share: Quantity;
  readonly days: Quantity;
  readonly discount: Quantity;
}

export interface CreditPolicyResult {
  readonly averageDays: Ratio;
  /** Money, as all below. */
  readonly opportunityCost: Ratio;
  readonly badDebt: Ratio;
  /** Opportunity cost, bad debt and collection cost; without the discount. */
  readonly creditCost: Ratio;
  readonly discount: Ratio;
  /** Sales less variable cost. */
  readonly contribution: Ratio;
  readonly profit: Ratio;
}

/** Profit of one set of credit terms, whose shares add up to 1. Source: METHODS F. */
export function creditPolicyProfit(
  sales: Quantity,
  terms: readonly Terms[],
  capital: CapitalCost,
  collectionCost: Quantity,
  badDebtRate: Quantity,
): CreditPolicyResult {
  const averageDays = sum(terms.map(({ share, days }) => exact(share).times(days)));
  const tiedUp = opportunityCost(sales, averageDays, capital).cost;
  const badDebt = exact(sales).times(badDebtRate);
  const creditCost = tiedUp.plus(badDebt).plus(collectionCost);
  const discount = sum(terms.map((each) => exact(each.share).times(each.discount))).times(sales);
  const contribution = exact(1).minus(capital.variableCostRatio).times(sales);
  const profit = contribution.minus(creditCost).minus(discount);
  return { averageDays, opportunityCost: tiedUp, badDebt, creditCost, discount, contribution, profit };
}

/**
 * Yearly cost, a fraction, to a buyer who forgoes an early-payment discount: d / (1 - d) for the days between the last day of the discount and the
 * day really paid, by simple proportion or compounded. Not available when no days are gained, or all of the price is discount. Source: METHODS F.
 */
export function discountYield(
  discount: Quantity,
  discountDay: Quantity,
  paidDay: Quantity,
  yearDays: Quantity,
  method: "simple" | "compound",
): Outcome<Ratio, "no-extra-days" | "zero-denominator"> {
  const extraDays = exact(paidDay).minus(discountDay);
  if (extraDays.lte(0)) return unavailable("no-extra-days");
  const gain = quotientOf(discount, exact(1).minus(discount), "zero-denominator");
  if (gain.kind !== "value") return gain;
  const periods = exact(yearDays).div(extraDays);
  return had(method === "simple" ? gain.value.times(periods) : gain.value.plus(1).pow(periods).minus(1));
}
