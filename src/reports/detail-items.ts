import { known } from "../kernel/assert.js";
import { bucketFinder } from "../analyses/aging.js";
import type { Bucket } from "../analyses/figures.js";
import { openItems } from "../analyses/open-items.js";
import type { ScheduleInput } from "./schedule.js";

/** The open items of a ledger, each account's together. */
export interface OpenItemsByAccount {
  /** Open minor units by item. */
  readonly open: Float64Array;
  /** The bucket of every open item, as its place among those shown. */
  readonly bucket: Uint8Array;
  /** The open items of a customer in a currency, in the order of their due days. */
  of(currency: number, customer: number): Uint32Array;
}

/** Open items as the aging has them, gathered by account in two passes: one counts, one puts them in their place. */
export function openItemsByAccount({ figures, ledger, policy, customers }: ScheduleInput, buckets: readonly Bucket[]): OpenItemsByAccount {
  const { open, apart } = openItems(ledger, policy, customers, figures.asOf);
  const finder = bucketFinder(ledger, "due", policy, figures.asOf, apart);
  const place = finder.ids.map((id) => buckets.findIndex((bucket) => bucket.id === id));
  const width = ledger.customers.length;
  const ends = new Uint32Array(ledger.currencies.length * width + 1);
  const accountOf = (item: number): number => (ledger.currency[item] as number) * width + (ledger.customer[item] as number);
  for (let item = 0; item < ledger.size; item++) if (open[item] !== 0) (ends[accountOf(item) + 1] as number)++;
  for (let account = 1; account < ends.length; account++) ends[account] = (ends[account] as number) + (ends[account - 1] as number);
  const starts = ends.slice();
  const items = new Uint32Array(ends[ends.length - 1] as number);
  const bucket = new Uint8Array(ledger.size);
  for (let item = 0; item < ledger.size; item++) {
    if (open[item] === 0) continue;
    const at = known(place[finder.of(item)], "a bucket for every item");
    if (at < 0) throw new Error("an open item in a bucket that is not shown");
    bucket[item] = at;
    items[(ends[accountOf(item)] as number)++] = item;
  }
  const { due } = ledger;
  return {
    open,
    bucket,
    of: (currency, customer) => {
      const account = currency * width + customer;
      // Those of one day stay in the order of the ledger.
      return items.subarray(starts[account], starts[account + 1]).sort((a, b) => (due[a] as number) - (due[b] as number) || a - b);
    },
  };
}
