import { known } from "../../kernel/assert.js";
import { exact, type Quantity, type Ratio } from "../../kernel/money.js";
import { mean } from "./means.js";
import { flagCredit, quotientOf, unavailable, type Outcome } from "./outcome.js";

/** `ends`: the first and the last balance; `all`: every one (13 month-ends for a year). One balance alone is used as it is. */
export type Averaging = "ends" | "all";

/** Mean of balances, oldest first, the first being the opening one. */
export function averageBalance(balances: readonly Quantity[], averaging: Averaging): Outcome<Ratio, "zero-denominator"> {
  const [first] = balances;
  const last = balances[balances.length - 1];
  if (averaging === "all" || first === undefined || last === undefined) return mean(balances);
  return mean([first, last]);
}

export interface Turnover {
  /** Average balance used. */
  readonly balance: Outcome<Ratio, "zero-denominator">;
  /** Times a year. */
  readonly turnover: Outcome<Ratio, "zero-denominator" | "no-sales">;
  /** The year in days over turnover. */
  readonly days: Outcome<Ratio, "zero-denominator" | "no-sales">;
}

/**
 * Receivables turnover: sales over the average balance, and the year (360 or 365 days) over it. `notesBalances` (应收票据) are added balance by
 * balance when given. Without sales the balance turns over 0 times and the days cannot be had. Source: METHODS A; G4 and G5.
 */
export function turnover(
  sales: Quantity | null,
  balances: readonly Quantity[],
  notesBalances: readonly Quantity[] | undefined,
  averaging: Averaging,
  yearDays: Quantity,
): Turnover {
  const all = notesBalances
    ? balances.map((balance, i) => exact(balance).plus(known(notesBalances[i], "a balance of notes beside each of receivables")))
    : balances;
  const balance = averageBalance(all, averaging);
  if (balance.kind !== "value" || balance.value.isZero()) {
    const none = unavailable("zero-denominator");
    return { balance, turnover: none, days: none };
  }
  const used = balance.value;
  if (sales === null) return { balance, turnover: unavailable("no-sales"), days: unavailable("no-sales") };
  return {
    balance,
    turnover: flagCredit(quotientOf(sales, used, "zero-denominator"), used),
    days: flagCredit(quotientOf(used, sales, "no-sales", yearDays), used),
  };
}

/** Balance that a yearly flow leaves at so many days: flow x days / days of the year. */
export function balanceFromDays(annualFlow: Quantity, days: Quantity, yearDays: Quantity): Ratio {
  return exact(annualFlow).times(days).div(yearDays);
}

export interface WorkingCapital {
  readonly inventory: Quantity;
  readonly receivables: Quantity;
  readonly otherOperatingAssets: Quantity;
  readonly payables: Quantity;
  readonly otherOperatingLiabilities: Quantity;
}

/** Working capital requirement (BFR), its trade part (stock + receivables - payables), and the former in days of yearly sales. */
export function workingCapitalRequirement(
  parts: WorkingCapital,
  annualSales: Quantity | null,
  yearDays: Quantity,
): { readonly wcr: Ratio; readonly wcrDays: Outcome<Ratio, "no-sales">; readonly tradeWcr: Ratio } {
  const tradeWcr = exact(parts.inventory).plus(parts.receivables).minus(parts.payables);
  const wcr = tradeWcr.plus(parts.otherOperatingAssets).minus(parts.otherOperatingLiabilities);
  return { wcr, wcrDays: quotientOf(wcr, annualSales, "no-sales", yearDays), tradeWcr };
}
