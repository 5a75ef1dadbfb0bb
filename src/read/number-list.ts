import { assert } from "../kernel/assert.js";
import type { TextList } from "../ledger/text-list.js";
import type { NumberParts } from "../sheet/column.js";
import { NumberSeries } from "../sheet/number-series.js";
import { leastSilent } from "./number-cells.js";
import { StringTable } from "../sheet/string-table.js";

/** Four bytes hold no number of more digits. */
const mostDigits = 10;

/** Where a number stands in its series; in series 0, which is none, its place among the texts of their own. */
export interface Numbered {
  readonly series: number;
  readonly number: number;
}

/**
 * The invoice numbers of items, as series and number where they end in digits: six bytes an item. What they say is made when asked for.
 * Two items have the same invoice number exactly when they have the same series and number.
 */
export class NumberList implements TextList {
  /** How many items have one. */
  length = 0;
  /** By item; see {@link Numbered}. */
  readonly series: Uint16Array;
  readonly numbers: Int32Array;
  private readonly ownPlaces: StringTable;

  constructor(
    capacity: number,
    /** The series, shared with the column that the numbers come from. */
    readonly all: NumberSeries = new NumberSeries(),
    /** Arrays that are there already, at least as long. */
    parts: NumberParts = { series: new Uint16Array(capacity), numbers: new Int32Array(capacity) },
    /** Texts that are of no series, each once. */
    private readonly own: string[] = [],
  ) {
    this.series = parts.series;
    this.numbers = parts.numbers;
    this.ownPlaces = new StringTable(own);
  }

  /** "" where the item has none. */
  at(item: number): string {
    if (!(item >= 0 && item < this.length)) return "";
    const series = this.series[item] as number;
    const number = this.numbers[item] as number;
    return series === 0 ? (this.own[number] as string) : this.all.text(series, number);
  }

  /** At most how many characters it has. */
  lengthAt(item: number): number {
    if (!(item >= 0 && item < this.length)) return 0;
    const series = this.series[item] as number;
    return series === 0 ? (this.own[this.numbers[item] as number] as string).length : this.all.beginningOf(series).length + mostDigits;
  }

  most(few: number): number {
    let most = 0;
    for (let series = 0; series < this.all.count && most <= few; series++)
      most = Math.max(most, this.all.beginningOf(series).length + mostDigits);
    for (let place = 0; place < this.own.length && most <= few; place++) most = Math.max(most, (this.own[place] as string).length);
    return most <= few ? most : Infinity;
  }

  /** Those of some items beside each other: who goes through items as they belong together would look for each one elsewhere. */
  pick(items: Uint32Array): NumberList {
    const { length: size } = items;
    const series = new Uint16Array(size);
    const numbers = new Int32Array(size);
    for (let i = 0; i < size; i++) series[i] = this.series[items[i] as number] as number;
    for (let i = 0; i < size; i++) numbers[i] = this.numbers[items[i] as number] as number;
    const picked = new NumberList(size, this.all, { series, numbers }, this.own);
    picked.length = size;
    return picked;
  }

  /** Series and number of a text; one that is met for the first time is known from then on. */
  numbered(text: string): Numbered {
    if (this.all.takeApart(text)) return { series: this.all.series, number: this.all.number };
    const place = this.ownPlaces.meet(text, this.own.length);
    if (place === this.own.length) this.own.push(text);
    return { series: 0, number: place };
  }

  /** Gives the next item its number. */
  add(series: number, number: number): void {
    this.series[this.length] = series;
    this.numbers[this.length++] = number;
  }

  /** True when an item has this number. */
  holds(item: number, series: number, number: number): boolean {
    return this.numbers[item] === number && this.series[item] === series;
  }

  /** The first so many items, without those of which series and number tell that the text is longer than so many characters. */
  noLongerThan(length: number, items: number): readonly number[] {
    const { series, numbers, all } = this;
    // The most that a number may be so that beginning and digits together are no longer; texts of no series are not looked at.
    const most = Float64Array.from({ length: all.count }, (_, each) => {
      const digits = length - all.beginningOf(each).length;
      return each === 0 ? Infinity : digits <= 0 ? -1 : 10 ** digits - 1;
    });
    const found: number[] = [];
    if (this.own.length === 0 && most.every((number, each) => each === 0 || number < 0)) return found;
    for (let item = 0; item < items; item++) if ((numbers[item] as number) <= (most[series[item] as number] as number)) found.push(item);
    return found;
  }

  /**
   * False where no two texts that differ can be spelled alike, since no two series are. `spelled` leaves of a text what people write in one way only:
   * no signs before digits, no zeros in front of them.
   */
  mayBeSpelledAlike(spelled: (text: string) => string): boolean {
    if (this.own.some((text) => text !== "")) return true;
    const beginnings = Array.from({ length: this.all.count - 1 }, (_, i) => this.all.beginningOf(i + 1));
    const met = new Set(beginnings.map((beginning) => spelled(`${beginning}1`)));
    // Digits of another script are signs to a series and digits to a reader.
    return met.size < beginnings.length || beginnings.some((each) => !/[0-9]$/.test(each) && /[0-9]$/.test(each.normalize("NFKC")));
  }

  /** Where a table of numbers that were met begins to look for the one of an item. */
  hashAt(item: number): number {
    return numberHash(this.series[item] as number, this.numbers[item] as number);
  }
}

/**
 * Numbers that follow each other get hashes that do: a ledger in their order walks through a table instead of jumping about in it. Series are
 * scattered.
 */
export function numberHash(series: number, number: number): number {
  return (number + Math.imul(series, 0x9e3779b1) + Math.imul(number >>> 20, 0x85ebca6b)) | 0;
}

/** Finds the first item of a number: an open table of places, four bytes a slot, of which at least a quarter is free. */
export class NumberTable {
  /** Item + 1; 0 where a slot is free. */
  private slots: Int32Array;
  private size = 0;

  /** `expected`: how many numbers there will be, as far as is known. */
  constructor(
    private readonly list: NumberList,
    expected = 1024,
  ) {
    let capacity = 1024;
    while (capacity * 3 < expected * 4) capacity *= 2;
    this.slots = new Int32Array(capacity);
  }

  /** The first item of a number; -1 where there is none. */
  find(series: number, number: number): number {
    return (this.slots[this.slotOf(series, number)] as number) - 1;
  }

  /** Adds a number that `item` will have by the next call; false, and nothing is kept, where an item had it before. */
  add(series: number, number: number, item: number): boolean {
    if (this.size * 4 >= this.slots.length * 3) this.grow();
    const slot = this.slotOf(series, number);
    if (this.slots[slot] !== 0) return false;
    assert(item < 2 ** 31 - 1, "no table has so many rows");
    this.slots[slot] = item + 1;
    this.size++;
    return true;
  }

  /** The slot where a number stands, or the free one where it would. Where two series meet, each moves on by a step of its own. */
  private slotOf(series: number, number: number): number {
    const { slots, list } = this;
    const last = slots.length - 1;
    const hash = numberHash(series, number);
    let slot = hash & last;
    if (slots[slot] === 0) return slot;
    const step = stepOf(hash);
    for (let taken = slots[slot] as number; taken !== 0 && !list.holds(taken - 1, series, number); taken = slots[slot] as number)
      slot = (slot + step) & last;
    return slot;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    const last = this.slots.length - 1;
    for (const taken of before) {
      if (taken === 0) continue;
      const hash = this.list.hashAt(taken - 1);
      let slot = hash & last;
      while (this.slots[slot] !== 0) slot = (slot + stepOf(hash)) & last;
      this.slots[slot] = taken;
    }
  }
}

/** Odd, so that it leads past every slot; from bits that numbers which follow each other share. */
function stepOf(hash: number): number {
  return ((Math.imul(hash >>> 12, 0x9e3779b1) >>> 16) << 4) | 1;
}

/**
 * Finds the first item of a number. Programs give their numbers in order: as long as those of each series rise, one above the last of its series is
 * new, and nothing is kept but these. Only the first that is not asks for a table.
 */
export class FirstItems {
  /** By series, the last number; -1 where there is none. */
  private last = new Int32Array(0);
  private table: NumberTable | undefined;

  /** `expected`: how many numbers there will be, as far as is known. */
  constructor(
    private readonly list: NumberList,
    private readonly expected: number,
  ) {}

  /** The first item of a number; -1 where there is none. */
  find(series: number, number: number): number {
    return this.isAbove(series, number) ? -1 : this.tableNow().find(series, number);
  }

  /** Adds a number that `item`, the next one of the list, will have by the next call; false, and nothing is kept, where an item had it before. */
  add(series: number, number: number, item: number): boolean {
    if (!this.isAbove(series, number)) return this.tableNow().add(series, number, item);
    this.last[series] = number;
    return true;
  }

  /**
   * Adds the numbers of rows from one on, and gives them to the next items of the list, as long as they rise and are such that nobody looks at them
   * (`silent`, by series); gives how many.
   */
  takeRising({ series, numbers }: NumberParts, silent: Uint8Array, row: number, count: number): number {
    if (this.table || silent.length === 0) return 0;
    const { list } = this;
    const last = this.lastOf(silent.length - 1);
    let taken = 0;
    for (; taken < count; taken++) {
      const of = series[row + taken] as number;
      const number = numbers[row + taken] as number;
      if (silent[of] === 0 || number < leastSilent || number <= (last[of] as number)) break;
      last[of] = number;
      list.add(of, number);
    }
    return taken;
  }

  private isAbove(series: number, number: number): boolean {
    return this.table === undefined && number > (this.lastOf(series)[series] as number);
  }

  /** The last numbers, with room for a series. */
  private lastOf(series: number): Int32Array {
    if (series < this.last.length) return this.last;
    const longer = new Int32Array(Math.max(16, series * 2)).fill(-1);
    longer.set(this.last);
    return (this.last = longer);
  }

  private tableNow(): NumberTable {
    if (this.table) return this.table;
    const { series, numbers, length } = this.list;
    const table = new NumberTable(this.list, this.expected);
    for (let item = 0; item < length; item++) table.add(series[item] as number, numbers[item] as number, item);
    return (this.table = table);
  }
}
