import type { Entries, Groupings, Ledger, Note, Source } from "./ledger.js";
import { PickedTexts } from "./text-list.js";

/** Which items of a ledger are kept: their places in the whole, rising. */
export type ItemPlaces = Uint32Array;

/** The places of the items for which something holds. */
export function itemPlaces(ledger: Ledger, holds: (item: number) => boolean): ItemPlaces {
  const places: number[] = [];
  for (let item = 0; item < ledger.size; item++) if (holds(item)) places.push(item);
  return Uint32Array.from(places);
}

/**
 * The ledger of some of its items only, with what reduced them. Customers and currencies keep their codes. Formulas over the source would take
 * in all of its rows: the result is not recomputable.
 */
export function selectItems(ledger: Ledger, places: ItemPlaces): Ledger {
  return {
    ...ledger,
    size: places.length,
    source: partOf(ledger.source, places),
    customer: places.map((place) => ledger.customer[place] as number),
    currency: Uint8Array.from(places, (place) => ledger.currency[place] as number),
    invoiceNumber: new PickedTexts(ledger.invoiceNumber, places),
    issued: pick(ledger.issued, places),
    due: pick(ledger.due, places),
    posted: ledger.posted && pick(ledger.posted, places),
    settled: pick(ledger.settled, places),
    amount: Float64Array.from(places, (place) => ledger.amount[place] as number),
    paid: Float64Array.from(places, (place) => ledger.paid[place] as number),
    base: ledger.base && Float64Array.from(places, (place) => ledger.base?.[place] as number),
    net: ledger.net && Float64Array.from(places, (place) => ledger.net?.[place] as number),
    disputed: Uint8Array.from(places, (place) => ledger.disputed[place] as number),
    kind: Uint8Array.from(places, (place) => ledger.kind[place] as number),
    row: places.map((place) => ledger.row[place] as number),
    stated: ledger.stated && { ...ledger.stated, band: Uint8Array.from(places, (place) => ledger.stated?.band[place] as number) },
    notes: notesOf(ledger, places),
    entries: entriesOf(ledger, places),
    groupings: groupingsOf(ledger.groupings, places),
    parts: ledger.parts.map((part) => ({
      ...part,
      source: partOf(part.source, places),
      firstItem: countBefore(places, part.firstItem),
    })),
    chosenGroupings: ledger.chosenGroupings.map((grouping) => ({
      ...grouping,
      code: places.map((place) => grouping.code[place] as number),
    })),
  };
}

/** A source of which some rows are left out. */
function partOf(source: Source, places: ItemPlaces): Source {
  const { receipts } = source;
  return { ...source, recomputable: false, receipts: receipts && { ...receipts, firstItem: countBefore(places, receipts.firstItem) } };
}

function countBefore(places: ItemPlaces, item: number): number {
  return places.filter((place) => place < item).length;
}

function notesOf({ notes }: Ledger, places: ItemPlaces): readonly Note[] {
  if (notes.length === 0) return notes;
  const now = new Map(Array.from(places, (place, item) => [place, item]));
  return notes.flatMap((note) => {
    const item = now.get(note.item);
    return item === undefined ? [] : [{ ...note, item }];
  });
}

/** The days of some items only. */
export function pick(days: Int32Array, places: ItemPlaces): Int32Array {
  return Int32Array.from(places, (place) => days[place] as number);
}

function entriesOf({ entries, size }: Ledger, places: ItemPlaces): Entries {
  const now = new Int32Array(size).fill(-1);
  places.forEach((place, item) => (now[place] = item));
  const kept: number[] = [];
  for (let e = 0; e < entries.size; e++) if ((now[entries.item[e] as number] as number) >= 0) kept.push(e);
  return {
    size: kept.length,
    item: Uint32Array.from(kept, (e) => now[entries.item[e] as number] as number),
    day: Int32Array.from(kept, (e) => entries.day[e] as number),
    amount: Float64Array.from(kept, (e) => entries.amount[e] as number),
    kind: Uint8Array.from(kept, (e) => entries.kind[e] as number),
  };
}

function groupingsOf(groupings: Groupings, places: ItemPlaces): Groupings {
  return Object.fromEntries(
    Object.entries(groupings).map(([field, { names, code }]) => [field, { names, code: places.map((place) => code[place] as number) }]),
  );
}
