import { exact, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { had, unavailable, type Outcome } from "./outcome.js";

/** Money of one year's accounts; say which year beside the score. */
export interface Accounts {
  readonly workingCapital: Quantity;
  readonly retainedEarnings: Quantity;
  readonly ebit: Quantity;
  /** At market value for Z, at book value for Z' and Z''. */
  readonly equity: Quantity;
  readonly totalLiabilities: Quantity;
  readonly sales: Quantity;
  readonly totalAssets: Quantity;
}

export type Zone = "distress" | "grey" | "safe";

export interface ZScore {
  readonly z: Ratio;
  /** Distress below the lower edge, safe above the upper; both edges are grey. */
  readonly zone: Zone;
}

interface Model {
  /** Of X1 working capital, X2 retained earnings, X3 EBIT and X5 sales, each over total assets; X4 equity over total liabilities. */
  readonly weights: { readonly x1: Quantity; readonly x2: Quantity; readonly x3: Quantity; readonly x4: Quantity; readonly x5: Quantity };
  readonly edges: readonly [lower: Quantity, upper: Quantity];
}

const listed = { x1: 1.2, x2: 1.4, x3: 3.3, x4: 0.6 };
const priv: Model = { weights: { x1: 0.717, x2: 0.847, x3: 3.107, x4: 0.42, x5: 0.998 }, edges: [1.23, 2.9] };
const other = { x2: 3.26, x3: 6.72, x4: 1.05, x5: 0 };

/** Altman Z for listed manufacturers. Sources use 0.999 or 1.0 as the weight of sales. Source: METHODS D. */
export function altmanZ(accounts: Accounts, salesWeight: Quantity = 0.999): Outcome<ZScore, "zero-denominator"> {
  return score(accounts, { weights: { ...listed, x5: salesWeight }, edges: [1.81, 2.99] });
}

/** Altman Z' for private firms. */
export function altmanZPrime(accounts: Accounts): Outcome<ZScore, "zero-denominator"> {
  return score(accounts, priv);
}

/**
 * Altman Z'' for other firms; sales play no part. The constant (3.25 for emerging markets) is in the score, while the zone is judged without it.
 */
export function altmanZDoublePrime(
  accounts: Accounts,
  x1Weight: Quantity = 6.56,
  constant: Quantity = 0,
): Outcome<ZScore, "zero-denominator"> {
  const judged = score(accounts, { weights: { ...other, x1: x1Weight }, edges: [1.1, 2.6] });
  return judged.kind === "value" ? had({ z: judged.value.z.plus(constant), zone: judged.value.zone }) : judged;
}

function score(of: Accounts, { weights, edges: [lower, upper] }: Model): Outcome<ZScore, "zero-denominator"> {
  if (exact(of.totalAssets).isZero() || exact(of.totalLiabilities).isZero()) return unavailable("zero-denominator");
  const overAssets = (part: Quantity, weight: Quantity): Ratio => exact(part).times(weight).div(of.totalAssets);
  const z = sum([
    overAssets(of.workingCapital, weights.x1),
    overAssets(of.retainedEarnings, weights.x2),
    overAssets(of.ebit, weights.x3),
    exact(of.equity).times(weights.x4).div(of.totalLiabilities),
    overAssets(of.sales, weights.x5),
  ]);
  return had({ z, zone: z.lt(lower) ? "distress" : z.gt(upper) ? "safe" : "grey" });
}
