import { bucketFinder } from "../analyses/aging.js";
import type { Bucket } from "../analyses/figures.js";
import { openItems } from "../analyses/open-items.js";
import type { ScheduleInput } from "./schedule.js";

/** The open items of a ledger, each account's together. */
export interface OpenItemsByAccount {
  /** How many there are. */
  readonly count: number;
  /** Open minor units by item. */
  readonly open: Float64Array;
  /** The bucket of every open item, as its place among those shown. */
  readonly bucket: Uint8Array;
  /** The open items of a customer in a currency, in the order of their due days. */
  of(currency: number, customer: number): Uint32Array;
}

/** Open items as the aging has them, put in the order of their due days and then, in that order, each to its account. */
export function openItemsByAccount({ figures, ledger, policy, customers }: ScheduleInput, buckets: readonly Bucket[]): OpenItemsByAccount {
  const { open, apart } = openItems(ledger, policy, customers, figures.asOf);
  const finder = bucketFinder(ledger, "due", policy, figures.asOf, apart);
  const place = finder.ids.map((id) => buckets.findIndex((bucket) => bucket.id === id));
  const listed = new Uint32Array(ledger.size);
  const bucket = new Uint8Array(ledger.size);
  let count = 0;
  for (let item = 0; item < ledger.size; item++) {
    if (open[item] === 0) continue;
    const at = place[finder.of(item)] ?? -1;
    if (at < 0) throw new Error("an open item in a bucket that is not shown");
    bucket[item] = at;
    listed[count++] = item;
  }
  const width = ledger.customers.length;
  const byDay = inOrder(listed.subarray(0, count), ledger.due);
  const accounts = new Uint32Array(ledger.size);
  for (let item = 0; item < ledger.size; item++)
    accounts[item] = (ledger.currency[item] as number) * width + (ledger.customer[item] as number);
  const { items, starts } = inOrder(byDay.items, accounts);
  return {
    count,
    open,
    bucket,
    of: (currency, customer) => {
      const at = currency * width + customer;
      return items.subarray(starts[at] ?? count, starts[at + 1] ?? count);
    },
  };
}

/**
 * Items in the order of a small whole number that each has (a day, an account), those of the same number in the order in which they come; with the
 * place where each number begins, as far as there are any.
 */
function inOrder(items: Uint32Array, numbers: Int32Array | Uint32Array): { readonly items: Uint32Array; readonly starts: Uint32Array } {
  const keys = new Uint32Array(items.length);
  let most = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = numbers[items[i] as number] as number;
    keys[i] = key;
    if (key > most) most = key;
  }
  const ends = new Uint32Array(most + 2);
  for (let i = 0; i < keys.length; i++) {
    const next = (keys[i] as number) + 1;
    ends[next] = (ends[next] as number) + 1;
  }
  for (let key = 1; key < ends.length; key++) ends[key] = (ends[key] as number) + (ends[key - 1] as number);
  const starts = ends.slice();
  const sorted = new Uint32Array(items.length);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    const place = ends[key] as number;
    sorted[place] = items[i] as number;
    ends[key] = place + 1;
  }
  return { items: sorted, starts };
}
