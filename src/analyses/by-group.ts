import type { DayNumber } from "../kernel/day.js";
import { known } from "../kernel/assert.js";
import { minor, zero, type Minor } from "../kernel/money.js";
import type { Currency, GroupingField, Ledger } from "../ledger/ledger.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { ageLedger, agingOf, basesOf, customersInOrder } from "./aging.js";
import { openItems } from "./open-items.js";
import type { Aging, AgingBasis, Bucket } from "./figures.js";

/** What one name of a grouping column (a salesperson, a region, a legal entity) has open in one currency. */
export interface GroupAging {
  readonly name: string;
  readonly currency: Currency;
  readonly open: Minor;
  readonly pastDue: Minor;
  /** By due day. */
  readonly buckets: readonly BucketAmount[];
  /** By every day that the ledger and the policy have an aging for, the due day first. Each adds up to `open`. */
  readonly agings: readonly { readonly basis: AgingBasis; readonly buckets: readonly BucketAmount[] }[];
}

export interface BucketAmount {
  readonly bucket: Bucket;
  readonly amount: Minor;
}

/**
 * The agings by the names of a column, in text order; each currency apart. They add up to the agings by customer, and have the same rows in the
 * same order whatever the age counts from. Empty without the column.
 */
export function agingByGroup(
  ledger: Ledger,
  field: GroupingField,
  policy: Policy,
  customers: ReadonlyMap<string, CustomerTerms>,
  asOf: DayNumber,
): readonly GroupAging[] {
  const grouping = ledger.groupings[field];
  if (!grouping) return [];
  const { open, apart } = openItems(ledger, policy, customers, asOf);
  // A name takes the place of the customer: the same kernel, the same totals.
  const grouped: Ledger = { ...ledger, customers: grouping.names.map((name) => ({ id: name, name })), customer: grouping.code };
  const aged = basesOf(ledger, policy).map((basis) => ageLedger(grouped, open, basis, policy, asOf, apart));
  const inOrder = customersInOrder(grouped);
  return ledger.currencies.flatMap((currency, index) => {
    const agings = aged.map((each) => agingOf(each, index, inOrder));
    const byDue = known(agings[0], "an aging by due day");
    return byDue.rows.map(({ customer, total }, row): GroupAging => {
      const cells = agings.map((aging) => ({ basis: aging.basis, buckets: cellsOf(aging, row) }));
      const buckets = cellsOf(byDue, row);
      const pastDue = buckets.reduce((sum, { bucket, amount }) => (bucket.kind === "days" ? sum + amount : sum), 0);
      return { name: grouping.names[customer] ?? "", currency, open: total, pastDue: minor(pastDue), buckets, agings: cells };
    });
  });
}

function cellsOf({ buckets, rows }: Aging, row: number): readonly BucketAmount[] {
  return buckets.map((bucket, i) => ({ bucket, amount: rows[row]?.amounts[i] ?? zero }));
}
