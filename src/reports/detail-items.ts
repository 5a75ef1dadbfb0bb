import { assert, known } from "../kernel/assert.js";
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

/** Open items as the aging has them. */
export function openItemsByAccount({ figures, ledger, policy, customers }: ScheduleInput, buckets: readonly Bucket[]): OpenItemsByAccount {
  const index = openIndexAt(ledger, figures.asOf);
  const { items, places } = index;
  const { open, apart } = openItemsOf(index, policy, customers, figures.asOf);
  const { listed, starts } = inOrderOfDueDays(known(items.accounts, "items sorted by account"), items.due, open);
  const { ids, of: bucketOf } = bucketFinder(items, "due", policy, figures.asOf, apart);
  const shown = ids.map((id) => buckets.findIndex((bucket) => bucket.id === id));
  const bucket = new Uint8Array(items.size);
  for (const item of listed) {
    const at = shown[bucketOf(item)] as number;
    assert(at >= 0, "an open item stands in a bucket that is shown");
    bucket[item] = at;
  }
  const width = items.customers.length;
  return {
    items,
    invoiceNumber: textsAt(ledger.invoiceNumber, places),
    places,
    count: listed.length,
    open,
    bucket,
    of: (currency, customer) => {
      const account = currency * width + customer;
      return listed.subarray(starts[account], starts[account + 1]);
    },
  };
}

/** The items that are open, each account's in the order of their due days, then in their own; and where those of each account begin. */
function inOrderOfDueDays(
  accounts: Uint32Array,
  due: Int32Array,
  open: Float64Array,
): { readonly listed: Uint32Array; readonly starts: Uint32Array } {
  const starts = new Uint32Array(accounts.length);
  // Day and item as one number, so that numbers are all that is put in order.
  const keys = new Float64Array(due.length);
  let count = 0;
  let item = 0;
  for (let account = 1; account < accounts.length; account++) {
    const first = count;
    for (const end = accounts[account] as number; item < end; item++)
      if (open[item] !== 0) keys[count++] = (due[item] as number) * mostItems + item;
    if (count - first > 1) keys.subarray(first, count).sort();
    starts[account] = count;
  }
  const listed = new Uint32Array(count);
  for (let i = 0; i < count; i++) listed[i] = (keys[i] as number) & (mostItems - 1);
  return { listed, starts };
}

/** More than any ledger has. */
const mostItems = 2 ** 31;
