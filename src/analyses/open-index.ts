import type { DayNumber } from "../kernel/day.js";
import type { Entries, Groupings, Items, Note } from "../ledger/ledger.js";

/**
 * The items of a ledger that may be open on a day or on any later one, sorted by currency and customer. Most items of a ledger are settled for
 * good: balances of any day from `from` on need these alone, and what belongs to one customer lies together.
 */
export interface OpenIndex {
  readonly from: DayNumber;
  /** Customers and currencies keep their codes; items of one customer and currency keep their order. */
  readonly items: Items;
  /** The place of each of them in the ledger. */
  readonly places: Uint32Array;
}

/** The last index made of each ledger; ledgers are never written to, so it stays true as long as they live. */
const made = new WeakMap<Items, OpenIndex>();

/**
 * An index that holds every item open as of a day. The one that was made before serves all days from its own on, so that looking at another
 * as-of day costs a pass over open items; for an earlier day it is made anew.
 */
export function openIndexAt(ledger: Items, asOf: DayNumber): OpenIndex {
  const before = made.get(ledger);
  if (before && before.from <= asOf) return before;
  const index = makeOpenIndex(ledger, asOf);
  made.set(ledger, index);
  return index;
}

/** Makes the index of the items that are open on `from`, or that anything happens to after it. */
export function makeOpenIndex(ledger: Items, from: DayNumber): OpenIndex {
  const { places, accounts } = sortedByAccount(ledger, mayBeOpen(ledger, from));
  return { from, items: itemsAt(ledger, places, accounts), places };
}

/** 1 for each item that is not settled for good on this day; one that is issued later is not. */
function mayBeOpen({ size, settled, amount, paid, entries }: Items, from: DayNumber): Uint8Array {
  const rest = new Float64Array(size);
  const may = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const isPaid = (settled[i] as number) <= from;
    rest[i] = (amount[i] as number) - (isPaid ? (paid[i] as number) : 0);
    may[i] = Number(!isPaid && paid[i] !== 0);
  }
  for (let e = 0; e < entries.size; e++) {
    const i = entries.item[e] as number;
    if ((entries.day[e] as number) <= from) rest[i] = (rest[i] as number) - (entries.amount[e] as number);
    else may[i] = 1;
  }
  for (let i = 0; i < size; i++) if (rest[i] !== 0) may[i] = 1;
  return may;
}

/** The chosen items by currency, then customer, then place, and where each account begins: a counting sort. */
function sortedByAccount(
  { size, customer, currency, customers, currencies }: Items,
  chosen: Uint8Array,
): { readonly places: Uint32Array; readonly accounts: Uint32Array } {
  const width = customers.length;
  const next = new Uint32Array(width * currencies.length + 1);
  for (let i = 0; i < size; i++) {
    if (chosen[i] === 0) continue;
    const account = (currency[i] as number) * width + (customer[i] as number);
    next[account + 1] = (next[account + 1] as number) + 1;
  }
  for (let account = 1; account < next.length; account++) next[account] = (next[account] as number) + (next[account - 1] as number);
  const places = new Uint32Array(next[next.length - 1] as number);
  const accounts = next.slice();
  for (let i = 0; i < size; i++) {
    if (chosen[i] === 0) continue;
    const account = (currency[i] as number) * width + (customer[i] as number);
    const at = next[account] as number;
    places[at] = i;
    next[account] = at + 1;
  }
  return { places, accounts };
}

function itemsAt(ledger: Items, places: Uint32Array, accounts: Uint32Array): Items {
  const size = places.length;
  const items = {
    size,
    customers: ledger.customers,
    currencies: ledger.currencies,
    customer: new Uint32Array(size),
    currency: new Uint8Array(size),
    issued: new Int32Array(size),
    due: new Int32Array(size),
    posted: ledger.posted && new Int32Array(size),
    settled: new Int32Array(size),
    amount: new Float64Array(size),
    paid: new Float64Array(size),
    base: ledger.base && new Float64Array(size),
    net: ledger.net && new Float64Array(size),
    disputed: new Uint8Array(size),
    kind: new Uint8Array(size),
    stated: ledger.stated && { ...ledger.stated, band: new Uint8Array(size) },
    notes: notesAt(ledger, places),
    entries: entriesAt(ledger, places),
    groupings: entityAt(ledger, places),
    accounts,
  };
  // Written out column by column: a helper that took them all would run several times slower.
  for (let i = 0; i < size; i++) {
    const place = places[i] as number;
    items.customer[i] = ledger.customer[place] as number;
    items.currency[i] = ledger.currency[place] as number;
    items.issued[i] = ledger.issued[place] as number;
    items.due[i] = ledger.due[place] as number;
    items.settled[i] = ledger.settled[place] as number;
    items.amount[i] = ledger.amount[place] as number;
    items.paid[i] = ledger.paid[place] as number;
    items.disputed[i] = ledger.disputed[place] as number;
    items.kind[i] = ledger.kind[place] as number;
    if (items.posted) items.posted[i] = ledger.posted?.[place] as number;
    if (items.base) items.base[i] = ledger.base?.[place] as number;
    if (items.net) items.net[i] = ledger.net?.[place] as number;
    if (items.stated) items.stated.band[i] = ledger.stated?.band[place] as number;
  }
  return items;
}

/** Of the groupings, the legal entity alone: what one is owed is not set off against another's. */
function entityAt({ groupings: { entity } }: Items, places: Uint32Array): Groupings {
  return entity ? { entity: { ...entity, code: places.map((place) => entity.code[place] as number) } } : {};
}

/** What is known of the notes among the chosen items, in the order of these. */
function notesAt({ notes }: Items, places: Uint32Array): readonly Note[] {
  if (notes.length === 0) return notes;
  const noteAt = new Map(notes.map((note) => [note.item, note]));
  return Array.from(places).flatMap((place, item) => {
    const note = noteAt.get(place);
    return note ? [{ ...note, item }] : [];
  });
}

/** The entries of the chosen items, in their order. */
function entriesAt({ entries, size }: Items, places: Uint32Array): Entries {
  if (entries.size === 0) return entries;
  const now = new Int32Array(size).fill(-1);
  places.forEach((place, item) => (now[place] = item));
  const kept = Uint32Array.from({ length: entries.size }, (_, e) => e).filter((e) => (now[entries.item[e] as number] as number) >= 0);
  return {
    size: kept.length,
    item: kept.map((e) => now[entries.item[e] as number] as number),
    day: Int32Array.from(kept, (e) => entries.day[e] as number),
    amount: Float64Array.from(kept, (e) => entries.amount[e] as number),
    kind: Uint8Array.from(kept, (e) => entries.kind[e] as number),
  };
}
