import type { DayNumber } from "../kernel/day.js";
import { minor, type Minor } from "../kernel/money.js";
import type { Currency, Grouping, Ledger } from "../ledger/ledger.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { ageLedger, agingOf, customersInOrder } from "./aging.js";
import { openItems } from "./open-items.js";
import type { Bucket } from "./figures.js";

/** What one name of a grouping column (a salesperson, a region, a legal entity) has open in one currency. */
export interface GroupAging {
  readonly name: string;
  readonly currency: Currency;
  readonly open: Minor;
  readonly pastDue: Minor;
  readonly buckets: readonly { readonly bucket: Bucket; readonly amount: Minor }[];
}

/** The aging by due date by the names of a grouping column, in text order; each currency apart. Adds up to the aging by customer. */
export function agingByGroup(
  ledger: Ledger,
  grouping: Grouping,
  policy: Policy,
  customers: ReadonlyMap<string, CustomerTerms>,
  asOf: DayNumber,
): readonly GroupAging[] {
  const { open, apart } = openItems(ledger, policy, customers, asOf);
  // A name takes the place of the customer: the same kernel, the same totals.
  const grouped: Ledger = { ...ledger, customers: grouping.names.map((name) => ({ id: name, name })), customer: grouping.code };
  const aged = ageLedger(grouped, open, "due", policy, asOf, apart);
  const inOrder = customersInOrder(grouped);
  return ledger.currencies.flatMap((currency, index) => {
    const { buckets, rows } = agingOf(aged, index, inOrder);
    return rows.map(({ customer, amounts, total }): GroupAging => {
      const cells = buckets.map((bucket, i) => ({ bucket, amount: amounts[i] ?? minor(0) }));
      const pastDue = cells.reduce((sum, { bucket, amount }) => (bucket.kind === "days" ? sum + amount : sum), 0);
      return { name: grouping.names[customer] ?? "", currency, open: total, pastDue: minor(pastDue), buckets: cells };
    });
  });
}
