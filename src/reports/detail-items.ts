import { known } from "../kernel/assert.js";
import { bucketFinder } from "../analyses/aging.js";
import type { Bucket } from "../analyses/figures.js";
import { openIndexAt } from "../analyses/open-index.js";
import { openItemsOf } from "../analyses/open-items.js";
import type { Items } from "../ledger/ledger.js";
import { textsAt, type TextList } from "../ledger/text-list.js";
import type { ScheduleInput } from "./schedule.js";

/** The open items of a ledger, each account's together. */
export interface OpenItemsByAccount {
  readonly items: Items;
  /** The place of each item in the ledger. */
  readonly places: Uint32Array;
  readonly invoiceNumber: TextList;
  /** How many are open. */
  readonly count: number;
  /** Open minor units by item. */
  readonly open: Float64Array;
  /** The bucket of every open item, as its place among those shown. */
  readonly bucket: Uint8Array;
  /** The open items of a customer in a currency, in the order of their due days. */
  of(currency: number, customer: number): Uint32Array;
}

/** Open items as the aging has them. Of an index of open items those of an account lie together: what is left is to put each account's in order. */
export function openItemsByAccount({ figures, ledger, policy, customers }: ScheduleInput, buckets: readonly Bucket[]): OpenItemsByAccount {
  const index = openIndexAt(ledger, figures.asOf);
  const { items, places } = index;
  const { open, apart } = openItemsOf(index, policy, customers, figures.asOf);
  const { ids, of: bucketOf } = bucketFinder(items, "due", policy, figures.asOf, apart);
  const shown = ids.map((id) => buckets.findIndex((bucket) => bucket.id === id));
  const bucket = new Uint8Array(items.size);
  const accounts = known(items.accounts, "items sorted by account");
  const starts = new Uint32Array(accounts.length);
  const keys = new Float64Array(items.size);
  let count = 0;
  for (let account = 0; account + 1 < accounts.length; account++) {
    const first = count;
    for (let item = accounts[account] as number; item < (accounts[account + 1] as number); item++) {
      if (open[item] === 0) continue;
      const at = shown[bucketOf(item)] ?? -1;
      if (at < 0) throw new Error("an open item in a bucket that is not shown");
      bucket[item] = at;
      keys[count++] = (items.due[item] as number) * mostItems + item;
    }
    keys.subarray(first, count).sort();
    starts[account + 1] = count;
  }
  const listed = new Uint32Array(count);
  for (let i = 0; i < count; i++) listed[i] = (keys[i] as number) & (mostItems - 1);
  const width = items.customers.length;
  return {
    items,
    places,
    invoiceNumber: textsAt(ledger.invoiceNumber, places),
    count,
    open,
    bucket,
    of: (currency, customer) => {
      const account = currency * width + customer;
      return listed.subarray(starts[account], starts[account + 1]);
    },
  };
}

/** More than any ledger has: day and item are put in order as one number. */
const mostItems = 2 ** 31;
