import { entryKinds, noEntries, type Entries, type EntryKind } from "../ledger/ledger.js";

interface Entry {
  readonly item: number;
  readonly day: number;
  readonly amount: number;
  readonly kind: EntryKind;
}

/** Gathers what reduces items, and puts it in columns in the order of its days. */
export class EntryList {
  private readonly entries: Entry[] = [];

  /** `day` 0: undated. `amount` in minor units, taken off the item. */
  add(item: number, day: number, amount: number, kind: EntryKind): void {
    if (amount !== 0) this.entries.push({ item, day, amount, kind });
  }

  /** What the entries so far take off each of these items, in minor units; nothing for items without any. */
  byItem(items: readonly number[]): ReadonlyMap<number, number> {
    const wanted = new Set(items);
    const sums = new Map<number, number>();
    for (const { item, amount } of this.entries) if (wanted.has(item)) sums.set(item, (sums.get(item) ?? 0) + amount);
    return sums;
  }

  toEntries(): Entries {
    const { entries } = this;
    if (entries.length === 0) return noEntries;
    entries.sort((a, b) => a.day - b.day);
    return {
      size: entries.length,
      item: Uint32Array.from(entries, (each) => each.item),
      day: Int32Array.from(entries, (each) => each.day),
      amount: Float64Array.from(entries, (each) => each.amount),
      kind: Uint8Array.from(entries, (each) => entryKinds.indexOf(each.kind)),
    };
  }
}
