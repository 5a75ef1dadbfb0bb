import { exact, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { mean } from "./means.js";
import { flagCredit, quotientOf, unavailable, type Outcome } from "./outcome.js";

export interface CollectionSpan {
  /** Balance of the day before the span; money, as all others. */
  readonly openingAr: Quantity;
  /** Credit sales of the whole span. */
  readonly creditSales: Quantity;
  readonly closingAr: Quantity;
  /** The part of the closing balance that is not past due. */
  readonly closingCurrentAr: Quantity;
  /** Written off in the span and so no longer in the closing balance; none when left out. */
  readonly writeOffs?: Quantity;
}

/**
 * Collection effectiveness index as a fraction: (opening + sales - closing) / (opening + sales - closing current). May exceed 1 when credits
 * bring the balance below its current part. A write-off is not a collection: it counts as still owed. Not available when nothing was collectable. Source: METHODS A; G2 for the choice of sales.
 * @param months In the span; with `monthlyAverage` the sales of an average month are taken.
 */
export function collectionEffectiveness(
  span: CollectionSpan,
  salesBasis: "fullPeriod" | "monthlyAverage" = "fullPeriod",
  months: Quantity = 1,
): Outcome<Ratio, "nothing-collectable" | "zero-denominator"> {
  if (salesBasis === "monthlyAverage" && exact(months).isZero()) return unavailable("zero-denominator");
  const sales = salesBasis === "fullPeriod" ? exact(span.creditSales) : exact(span.creditSales).div(months);
  const due = sales.plus(span.openingAr);
  const collectable = due.minus(span.closingCurrentAr);
  if (collectable.lte(0)) return unavailable("nothing-collectable");
  return flagCredit(quotientOf(due.minus(span.closingAr).minus(span.writeOffs ?? 0), collectable, "nothing-collectable"), span.closingAr);
}

/**
 * Mean of days, weighted by money or share and plain: days to pay, days late, terms, the collection period of a mix.
 * `floor` counts days below 0 as 0 in both means: an early payment then makes up for no late one.
 */
export function weightedDays(
  items: readonly { readonly weight: Quantity; readonly days: Quantity }[],
  negatives: "signed" | "floor",
): { readonly weighted: Outcome<Ratio, "zero-denominator">; readonly simple: Outcome<Ratio, "zero-denominator"> } {
  const counted = items.map(({ weight, days }) => ({ weight, days: negatives === "floor" && exact(days).lt(0) ? 0 : days }));
  return {
    weighted: weightedMean(sum(counted.map(({ weight, days }) => exact(weight).times(days))), sum(counted.map(({ weight }) => weight))),
    simple: mean(counted.map(({ days }) => days)),
  };
}

/** Sum of weight x days over sum of weights, for those who have added them up already. */
export function weightedMean(weightTimesDays: Quantity, weights: Quantity): Outcome<Ratio, "zero-denominator"> {
  return quotientOf(weightTimesDays, weights, "zero-denominator");
}

/** Bad debt (write-offs or the charge) over sales (total or credit), as a fraction; also one historical loss rate. */
export function badDebtRatio(badDebt: Quantity, sales: Quantity | null): Outcome<Ratio, "no-sales"> {
  return quotientOf(badDebt, sales, "no-sales");
}

/**
 * Shares of the ledger not yet due and past due, as fractions. `credits` are zero or negative; the `net` denominator takes them off, the
 * `gross` one leaves them out. The two shares then need not add up to 1: the denominator is part of the figure.
 */
export function pastDueShare(
  { current, pastDue, credits }: { readonly current: Quantity; readonly pastDue: Quantity; readonly credits: Quantity },
  denominator: "net" | "gross",
): { readonly currentShare: Outcome<Ratio, "zero-denominator">; readonly pastDueShare: Outcome<Ratio, "zero-denominator"> } {
  const total = exact(current)
    .plus(pastDue)
    .plus(denominator === "net" ? credits : 0);
  const share = (part: Quantity): Outcome<Ratio, "zero-denominator"> => flagCredit(quotientOf(part, total, "zero-denominator"), total);
  return { currentShare: share(current), pastDueShare: share(pastDue) };
}
