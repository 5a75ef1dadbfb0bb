import type { Ledger } from "../ledger/ledger.js";

/** Slots of the first look, a power of two: items that share none with another are not looked at again. */
const slots = 1 << 22;

/**
 * Items that are billed to one customer, on one day, over one amount, under numbers that differ by their spelling alone ("INV001", "inv-1"): each
 * but the first. Numbers that are wholly alike are no business of this. Spelling is compared last: it is dear, and few bills are alike.
 */
export function nearRepeats({ customer, amount, issued, currency, invoiceNumber }: Ledger, items: number): readonly number[] {
  const hashOf = (item: number): number =>
    Math.imul(customer[item] ?? 0, 0x9e3779b1) ^ Math.imul((amount[item] ?? 0) | 0, 0x85ebca6b) ^ Math.imul(issued[item] ?? 0, 0xc2b2ae35);
  const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (slots - 1);
  // One bit a slot: both maps stay in the processor's own memory.
  const once = new Uint32Array(slots >>> 5);
  const again = new Uint32Array(slots >>> 5);
  let any = 0;
  for (let item = 0; item < items; item++) {
    const slot = slotOf(hashOf(item));
    const bit = 1 << (slot & 31);
    const met = (once[slot >>> 5] as number) & bit;
    any |= met;
    again[slot >>> 5] = (again[slot >>> 5] as number) | met;
    once[slot >>> 5] = (once[slot >>> 5] as number) | bit;
  }
  if (any === 0) return [];
  const isMetAgain = (slot: number): boolean => ((again[slot >>> 5] as number) & (1 << (slot & 31))) !== 0;
  const isOneBill = (a: number, b: number): boolean =>
    customer[a] === customer[b] && amount[a] === amount[b] && issued[a] === issued[b] && currency[a] === currency[b];
  const byHash = new Map<number, number[]>();
  const found: number[] = [];
  for (let item = 0; item < items; item++) {
    const hash = hashOf(item);
    if (!isMetAgain(slotOf(hash)) || (amount[item] ?? 0) <= 0) continue;
    const number = invoiceNumber[item] ?? "";
    if (number === "") continue;
    const earlier = byHash.get(hash);
    if (!earlier) {
      byHash.set(hash, [item]);
      continue;
    }
    const same = earlier.filter((other) => isOneBill(other, item));
    const alike = same.length > 0 ? same.filter((other) => spelled(invoiceNumber[other] ?? "") === spelled(number)) : [];
    if (alike.length === 0) earlier.push(item);
    else if (invoiceNumber[alike[0] ?? 0] !== number) found.push(item);
  }
  return found;
}

/** A number without what people leave out: capitals, blanks and signs between letters and digits, zeros in front. */
function spelled(number: string): string {
  return number
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{L})[\s\-_/.#]+(?=\d)/gu, "")
    .replace(/(?<!\d)0+(?=\d)/g, "");
}
