/**
 * Finds texts again by their places in a list that the caller keeps. An open table over a hash of the characters: no objects, and some twelve
 * bytes a text beside the list itself.
 *
 * The hash ends by adding the last character, so that numbers which follow each other (INV-1000, INV-1001) stand side by side: such a ledger
 * walks through the table instead of jumping about in it, and most of the time goes into waiting for memory. Where two series meet, each
 * moves on by a step of its own (double hashing), else they would push each other along.
 */
export class StringTable {
  /** Place of a text + 1; 0 where a slot is free. At least a quarter of them is. */
  private slots: Int32Array;
  /** By place. */
  private hashes: Int32Array;
  private size = 0;

  /** `texts`: the caller's list; a text must stand there at its place by the next call. `expected`: how many there will be, as far as is known. */
  constructor(
    private readonly texts: readonly string[],
    expected = 1024,
  ) {
    let capacity = 1024;
    while (capacity * 3 < expected * 4) capacity *= 2;
    this.slots = new Int32Array(capacity);
    this.hashes = new Int32Array(expected);
  }

  /** The place of a text; -1 where it was not met. */
  find(text: string): number {
    const hash = hashOf(text);
    const slot = this.slotOf(text, hash);
    return (this.slots[slot] as number) - 1;
  }

  /** Adds a text that will stand at `place`; false, and nothing is kept, where it was met before. */
  add(text: string, place: number): boolean {
    if (this.size * 4 >= this.slots.length * 3) this.grow();
    if (place >= this.hashes.length) this.hashes = longer(this.hashes, place + 1);
    const hash = hashOf(text);
    const slot = this.slotOf(text, hash);
    if (this.slots[slot] !== 0) return false;
    this.slots[slot] = place + 1;
    this.hashes[place] = hash;
    this.size++;
    return true;
  }

  /** The slot where a text stands, or the free one where it would. */
  private slotOf(text: string, hash: number): number {
    const { slots, hashes, texts } = this;
    const last = slots.length - 1;
    const step = stepOf(hash);
    let slot = hash & last;
    for (let place = (slots[slot] as number) - 1; place >= 0; place = (slots[slot] as number) - 1) {
      if (hashes[place] === hash && texts[place] === text) break;
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
      const hash = this.hashes[taken - 1] as number;
      let slot = hash & last;
      while (this.slots[slot] !== 0) slot = (slot + stepOf(hash)) & last;
      this.slots[slot] = taken;
    }
  }
}

function longer(hashes: Int32Array, least: number): Int32Array {
  const grown = new Int32Array(Math.max(least, hashes.length * 2));
  grown.set(hashes);
  return grown;
}

/** A polynomial over the UTF-16 units. The factor is 2^32 over the golden ratio, made odd: it scatters whatever differs before the last unit. */
function hashOf(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 0x9e3779b1) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Odd, so that it leads past every slot; from the upper bits, which numbers that follow each other share. */
function stepOf(hash: number): number {
  return ((hash >>> 21) << 4) | 1;
}
