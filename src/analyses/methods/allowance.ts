import { known } from "../../kernel/assert.js";
import { exact, rounded, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { had, unavailable, type Outcome } from "./outcome.js";

export interface MatrixChoices {
  /** On every rate, for what is to be expected; 1 changes nothing. */
  readonly multiplier?: Quantity;
  /** Of the adjusted rate; `null` for none. */
  readonly cap?: Quantity | null;
  /** Each row as it comes, or rounded to whole units of the money given, half away from zero. */
  readonly rowRounding?: "none" | "unit";
}

export interface Matrix {
  /** Rates after multiplier and cap. */
  readonly rates: readonly Ratio[];
  /** Money per bucket. */
  readonly allowance: readonly Ratio[];
  /** The rows as shown, added up. */
  readonly total: Ratio;
}

/** Provision matrix: gross money per bucket x its loss rate (fraction). Source: METHODS C; IFRS 9 B5.5.35. */
export function provisionMatrix(
  gross: readonly Quantity[],
  rates: readonly Quantity[],
  { multiplier = 1, cap = null, rowRounding = "none" }: MatrixChoices = {},
): Matrix {
  const adjusted = rates.map((rate) => {
    const raised = exact(rate).times(multiplier);
    return cap !== null && raised.gt(cap) ? exact(cap) : raised;
  });
  const allowance = gross.map((amount, bucket) => {
    const row = exact(amount).times(known(adjusted[bucket], "a rate for each bucket"));
    return rowRounding === "unit" ? rounded(row, 0) : row;
  });
  return { rates: adjusted, allowance, total: sum(allowance) };
}

/** What moved an allowance besides the charge: money, positive. */
export interface AllowanceMoves {
  readonly writeOffs: Quantity;
  /** Recoveries of amounts written off, as far as they go through the allowance. */
  readonly recoveries: Quantity;
}

/** Allowance before the charge: opening - write-offs + recoveries (+/- exchange difference). Negative where write-offs exceed it. */
export function allowanceBeforeCharge(opening: Quantity, { writeOffs, recoveries }: AllowanceMoves, fx: Quantity = 0): Ratio {
  return exact(opening).minus(writeOffs).plus(recoveries).plus(fx);
}

export interface AllowancePeriod extends AllowanceMoves {
  /** Gross money and loss rate per bucket at the end of the period. */
  readonly gross: readonly Quantity[];
  readonly rates: readonly Quantity[];
}

export interface AllowanceSeries {
  /** Closing allowance per period. */
  readonly required: readonly Ratio[];
  readonly before: readonly Ratio[];
  /** Required less before; a negative charge is a release. */
  readonly charge: readonly Ratio[];
  readonly cumulativeCharge: Ratio;
}

/** Required-balance method (余额百分比法, 账龄分析法) over periods, oldest first: each charge brings the allowance to what the balances require. */
export function allowanceSeries(opening: Quantity, periods: readonly AllowancePeriod[]): AllowanceSeries {
  const required = periods.map(({ gross, rates }) => provisionMatrix(gross, rates).total);
  const before = periods.map((period, i) => allowanceBeforeCharge(i === 0 ? opening : (required[i - 1] ?? opening), period));
  const charge = required.map((balance, i) => balance.minus(before[i] ?? 0));
  return { required, before, charge, cumulativeCharge: sum(charge) };
}

/** Recoveries go through the allowance, or straight to profit or loss. */
export type RecoveryRoute = "allowance" | "pl";

/** Charge that brings the allowance to a known closing balance; `plNet` is the charge less recoveries taken straight to profit or loss. */
export function allowanceRollForward(
  opening: Quantity,
  moves: AllowanceMoves,
  fx: Quantity,
  required: Quantity,
  recoveryRoute: RecoveryRoute,
): { readonly before: Ratio; readonly charge: Ratio; readonly plNet: Ratio } {
  const through = recoveryRoute === "allowance";
  const before = allowanceBeforeCharge(opening, through ? moves : { ...moves, recoveries: 0 }, fx);
  const charge = exact(required).minus(before);
  return { before, charge, plNet: through ? charge : charge.minus(moves.recoveries) };
}

/** 销货百分比法: the charge is a share of credit sales, and the balance that stands plays no part in it. */
export function allowanceFromSales(
  opening: Quantity,
  moves: AllowanceMoves,
  creditSales: Quantity,
  rate: Quantity,
): { readonly charge: Ratio; readonly closing: Ratio } {
  const charge = exact(creditSales).times(rate);
  return { charge, closing: allowanceBeforeCharge(opening, moves).plus(charge) };
}

/** Receivable to which a rate is applied: the net balance with the credit balances inside it (positive) added back, and other receivables. */
export function provisionBase(netBalance: Quantity, creditBalances: Quantity, otherReceivables: Quantity): Ratio {
  return exact(netBalance).plus(creditBalances).plus(otherReceivables);
}

export interface PooledDebtor {
  readonly gross: Quantity;
  /** Collective loss rate; `null` where the debtor is assessed on its own. */
  readonly rate: Quantity | null;
  /** Specific (单项) provision, money; `null` where the debtor is in the pool. */
  readonly specific: Quantity | null;
}

/**
 * Collective plus specific provision, each debtor in one pool only. Debtors in credit are left out of the pool (`exclude`); netting them (`net`)
 * understates the provision and is here for comparison. A debtor with neither rate nor specific provision makes the figure unavailable.
 */
export function pooledProvision(
  debtors: readonly PooledDebtor[],
  credits: "exclude" | "net",
): Outcome<{ readonly collective: Ratio; readonly specific: Ratio; readonly total: Ratio }, "missing-input"> {
  let collective = exact(0);
  let specific = exact(0);
  for (const debtor of debtors) {
    if (debtor.specific !== null) specific = specific.plus(debtor.specific);
    else if (credits === "exclude" && exact(debtor.gross).lt(0)) continue;
    else if (debtor.rate === null) return unavailable("missing-input");
    else collective = collective.plus(exact(debtor.gross).times(debtor.rate));
  }
  return had({ collective, specific, total: collective.plus(specific) });
}
