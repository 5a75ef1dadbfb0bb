import type { DayNumber } from "../kernel/day.js";
import { exact, minor, minorFromDecimalText, zero, type Minor } from "../kernel/money.js";
import type { Currency, Items } from "../ledger/ledger.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import type { AgingRow, CreditCheck, CreditReason } from "./figures.js";

/**
 * Exposure against the limit for each customer with open items in this currency: what is open, and what is delivered and not billed, which stands
 * in no ledger. `delivered` is by the customer's number.
 */
export function checkCredit(
  ledger: Items,
  open: Float64Array,
  currency: number,
  rows: readonly AgingRow[],
  customers: ReadonlyMap<string, CustomerTerms>,
  policy: Policy,
  asOf: DayNumber,
  delivered: ReadonlyMap<string, Minor>,
): readonly CreditCheck[] {
  const late = longPastDue(ledger, open, currency, policy.credit.holdWhenPastDueOver, asOf);
  const money = ledger.currencies[currency];
  return rows.map(({ customer, total }) => {
    const id = ledger.customers[customer]?.id ?? "";
    const limit = money && limitIn(customers.get(id), money);
    const unbilled = delivered.get(id) ?? zero;
    const exposure = minor(total + unbilled);
    const reasons = creditReasons(exposure, limit, late.has(customer), policy);
    const available = limit === undefined ? undefined : minor(limit - exposure);
    return { customer, open: total, delivered: unbilled, exposure, limit, available, status: creditStatus(reasons), reasons };
  });
}

/** On hold for what calls for it, watched for all else that is the matter. */
export function creditStatus(reasons: readonly CreditReason[]): CreditCheck["status"] {
  const hold = reasons.includes("over-limit") || reasons.includes("past-due");
  return hold ? "hold" : reasons.length > 0 ? "watch" : "ok";
}

/** What is the matter with an exposure; `late`: an item is past due for longer than the policy lets pass. */
export function creditReasons(exposure: Minor, limit: Minor | undefined, late: boolean, policy: Policy): readonly CreditReason[] {
  const reasons: CreditReason[] = [];
  if (limit === undefined) reasons.push("no-limit");
  else if (exposure > limit) reasons.push("over-limit");
  else if (exposure > 0 && exact(limit).times(policy.credit.watchFrom).lte(exposure)) reasons.push("near-limit");
  if (late) reasons.push("past-due");
  return reasons;
}

/** Customers with an item past due for more than `days`. */
function longPastDue(ledger: Items, open: Float64Array, currency: number, days: number | undefined, asOf: DayNumber): ReadonlySet<number> {
  const late = new Set<number>();
  if (days === undefined) return late;
  for (let i = 0; i < ledger.size; i++) {
    const due = ledger.due[i] as number;
    if ((open[i] as number) > 0 && due !== 0 && asOf - due > days && (ledger.currency[i] as number) === currency)
      late.add(ledger.customer[i] as number);
  }
  return late;
}

/** The limit, when it is set in this very currency: a limit in another one would need a rate of exchange. */
export function limitIn(terms: CustomerTerms | undefined, currency: Currency): Minor | undefined {
  if (!terms?.limit || (terms.limit.currency !== null && terms.limit.currency !== currency.code)) return undefined;
  return minorFromDecimalText(terms.limit.amount, currency.exponent)?.minor;
}
