import { assert, known } from "../kernel/assert.js";
import { bucketFinder, type BucketFinder } from "../analyses/aging.js";
import type { Bucket } from "../analyses/figures.js";
import { openIndexAt } from "../analyses/open-index.js";
import { openItemsOf } from "../analyses/open-items.js";
import type { Items } from "../ledger/ledger.js";
import { textsAt, type TextList } from "../ledger/text-list.js";
import type { ScheduleInput } from "./schedule.js";

/** The open items of a ledger, each account's together. */
export class OpenItemsByAccount {
  constructor(
    readonly items: Items,
    /** The place of each item in the ledger. */
    readonly places: Uint32Array,
    readonly invoiceNumber: TextList,
    /** Open minor units by item. */
    readonly open: Float64Array,
    /** The bucket of every open item, as its place among those shown. */
    readonly bucket: Uint8Array,
    /** Those that are open: see {@link inOrderOfDueDays}. */
    private readonly inOrder: { readonly listed: Uint32Array; readonly starts: Uint32Array },
  ) {}

  /** Those that are open, each account's together, in the order of their due days. */
  get listed(): Uint32Array {
    return this.inOrder.listed;
  }

  /** Where the open items of a customer in a currency begin among them. */
  firstOf(currency: number, customer: number): number {
    return this.inOrder.starts[currency * this.items.customers.length + customer] as number;
  }

  /** How many a customer has in a currency. */
  countOf(currency: number, customer: number): number {
    const account = currency * this.items.customers.length + customer;
    return (this.inOrder.starts[account + 1] as number) - (this.inOrder.starts[account] as number);
  }
}

/** Open items as the aging has them. */
export function openItemsByAccount({ figures, ledger, policy, customers }: ScheduleInput, buckets: readonly Bucket[]): OpenItemsByAccount {
  const index = openIndexAt(ledger, figures.asOf);
  const { items, places } = index;
  const { open, apart } = openItemsOf(index, policy, customers, figures.asOf);
  const inOrder = inOrderOfDueDays(known(items.accounts, "items sorted by account"), items.due, open);
  const finder = bucketFinder(items, "due", policy, figures.asOf, apart);
  const shown = Int16Array.from(finder.ids, (id) => buckets.findIndex((bucket) => bucket.id === id));
  const bucket = bucketsOf(inOrder.listed, items.size, finder, shown);
  return new OpenItemsByAccount(items, places, textsAt(ledger.invoiceNumber, places), open, bucket, inOrder);
}

/** By item, the place of its bucket among those shown. */
function bucketsOf(listed: Uint32Array, size: number, finder: BucketFinder, shown: Int16Array): Uint8Array {
  const bucket = new Uint8Array(size);
  for (let i = 0; i < listed.length; i++) {
    const item = listed[i] as number;
    const at = shown[finder.of(item)] as number;
    assert(at >= 0, "an open item stands in a bucket that is shown");
    bucket[item] = at;
  }
  return bucket;
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
    sort(keys, first, count);
    starts[account] = count;
  }
  const listed = new Uint32Array(count);
  for (let i = 0; i < count; i++) listed[i] = (keys[i] as number) & (mostItems - 1);
  return { listed, starts };
}

/** So few are put in order sooner one by one than by calling for a sort. */
const few = 40;

/** Puts keys[first..till] in order, the last not among them. */
function sort(keys: Float64Array, first: number, till: number): void {
  if (till - first > few) {
    keys.subarray(first, till).sort();
    return;
  }
  for (let i = first + 1; i < till; i++) {
    const key = keys[i] as number;
    let at = i;
    for (; at > first && (keys[at - 1] as number) > key; at--) keys[at] = keys[at - 1] as number;
    keys[at] = key;
  }
}

/** More than any ledger has. */
const mostItems = 2 ** 31;
