import { applyRate, exact, minor, zero, exponentOf, minorFromDecimalText, type Minor } from "../kernel/money.js";
import type { Ledger } from "../ledger/ledger.js";
import type { SpecificEntry } from "../policy/provision-policy.js";
import { had, unavailable, type Outcome } from "./methods/outcome.js";
import { isCustomer } from "./pools.js";
import type { ProvisionInputs } from "./provision.js";
import type { ProvisionReason, SpecificLine } from "./provision-figures.js";

/**
 * Specific provisions (单项计提) of one currency: a line per entry that concerns it. What falls under an entry has left its pool; the allowance is the
 * stated share of it, or the stated amount, but never more than what is owed. Source: METHODS C (C28, C32).
 */
export function specificLines({ ledger, items, policy, open, pooled }: ProvisionInputs, currency: number): readonly SpecificLine[] {
  const { specific: entries } = policy.provision;
  if (!pooled.specific) return [];
  const gross = entries.map(() => 0);
  const elsewhere = entries.map(() => false);
  for (let item = 0; item < items.size; item++) {
    const entry = pooled.specific[item] as number;
    if (entry < 0 || open[item] === 0) continue;
    if ((items.currency[item] as number) === currency) gross[entry] = (gross[entry] ?? 0) + (open[item] as number);
    else elsewhere[entry] = true;
  }
  const code = ledger.currencies[currency]?.code ?? undefined;
  return entries.flatMap((entry, index): SpecificLine[] => {
    const owed = minor(gross[index] ?? 0);
    const customer = customerOf(ledger, entry.customer);
    const nowhere = owed === 0 && elsewhere[index] !== true;
    // An entry stands with the currency it is about; one that concerns nothing open is shown with the first, so that it is not lost.
    if (entry.currency === undefined ? owed === 0 && !(nowhere && currency === 0) : entry.currency !== code) return [];
    return [{ entry, customer, gross: owed, amount: amountOf(entry, owed, customer, elsewhere[index] === true, code) }];
  });
}

/** The ledger's customer of that number or name. */
export function customerOf(ledger: Ledger, named: string): number | undefined {
  const index = ledger.customers.findIndex((customer) => isCustomer(customer, named));
  return index < 0 ? undefined : index;
}

function amountOf(
  { rate, amount, currency }: SpecificEntry,
  owed: Minor,
  customer: number | undefined,
  elsewhere: boolean,
  code: string | undefined,
): Outcome<Minor, ProvisionReason> {
  if (customer === undefined) return unavailable("customer-unknown");
  if (owed === 0) return unavailable("nothing-open");
  if (owed < 0) return had(zero);
  if (rate !== undefined) return had(applyRate(owed, exact(rate)));
  if (currency === undefined && elsewhere) return unavailable("currency-unclear");
  const stated = minorFromDecimalText(amount ?? "0", exponentOf(code ?? null))?.minor ?? zero;
  return had(stated > owed ? owed : stated);
}
