import { assert } from "../kernel/assert.js";

/** Bits of a slot that hold a place; the others hold bits of the hash. */
const placeBits = 24;
const placeMask = 2 ** placeBits - 1;

/**
 * Finds texts again by their places in a list that the caller keeps. An open table over a hash of the characters: no objects, and some six to
 * eleven bytes a text beside the list itself. A slot holds the place and eight bits of the hash, so that a text is hardly ever compared with
 * another one: most of the time goes into waiting for memory, and a second list of hashes would be one more thing to wait for.
 *
 * The hash ends by adding the last character, so that numbers which follow each other (INV-1000, INV-1001) stand side by side: such a ledger
 * walks through the table instead of jumping about in it. Where two series meet, each moves on by a step of its own (double hashing), else they
 * would push each other along.
 */
export class StringTable {
  /** Place of a text + 1 in the lower bits, the upper bits of its hash in the others; 0 where a slot is free. At least a quarter of them is. */
  private slots: Int32Array;
  private size = 0;

  /**
   * `texts`: the caller's list, which may hold other things too; a text must stand there at its place by the next call. `expected`: how many
   * there will be, as far as is known.
   */
  constructor(
    private readonly texts: readonly unknown[],
    expected = 1024,
  ) {
    let capacity = 1024;
    while (capacity * 3 < expected * 4) capacity *= 2;
    this.slots = new Int32Array(capacity);
  }

  /** The place of a text; -1 where it was not met. */
  find(text: string): number {
    const slot = this.slotOf(text, hashOf(text));
    return ((this.slots[slot] as number) & placeMask) - 1;
  }

  /** Replaces hashes by the places where texts of them stand first: of a text that was met it is most likely its own. 0 where there is none. */
  guess(hashes: Uint32Array): void {
    const { slots } = this;
    const last = slots.length - 1;
    for (let i = 0; i < hashes.length; i++) {
      const taken = (slots[(hashes[i] as number) & last] as number) & placeMask;
      hashes[i] = taken === 0 ? 0 : taken - 1;
    }
  }

  /** Adds a text that will stand at `place`; false, and nothing is kept, where it was met before. */
  add(text: string, place: number): boolean {
    return this.meet(text, place) === place;
  }

  /** The place of a text; one that was not met before is added, and will stand at `next`. */
  meet(text: string, next: number): number {
    if (this.size * 4 >= this.slots.length * 3) this.grow();
    const hash = hashOf(text);
    const slot = this.slotOf(text, hash);
    const taken = this.slots[slot] as number;
    if (taken !== 0) return (taken & placeMask) - 1;
    assert(next < placeMask, "no table has so many texts");
    this.slots[slot] = (next + 1) | (hash & ~placeMask);
    this.size++;
    return next;
  }

  /** The slot where a text stands, or the free one where it would. */
  private slotOf(text: string, hash: number): number {
    const { slots, texts } = this;
    const last = slots.length - 1;
    const step = stepOf(hash);
    let slot = hash & last;
    for (let taken = slots[slot] as number; taken !== 0; taken = slots[slot] as number) {
      if (((taken ^ hash) & ~placeMask) === 0 && texts[(taken & placeMask) - 1] === text) break;
      slot = (slot + step) & last;
    }
    return slot;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    const last = this.slots.length - 1;
    for (const taken of before) {
      if (taken === 0) continue;
      const hash = hashOf(this.texts[(taken & placeMask) - 1] as string);
      let slot = hash & last;
      while (this.slots[slot] !== 0) slot = (slot + stepOf(hash)) & last;
      this.slots[slot] = taken;
    }
  }
}

/** A polynomial over the UTF-16 units. The factor is 2^32 over the golden ratio, made odd: it scatters whatever differs before the last unit. */
export function hashOf(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 0x9e3779b1) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Odd, so that it leads past every slot; from the upper bits, which numbers that follow each other share. */
function stepOf(hash: number): number {
  return ((hash >>> 21) << 4) | 1;
}
