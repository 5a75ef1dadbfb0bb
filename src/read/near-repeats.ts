import type { Ledger } from "../ledger/ledger.js";
import { NumberList } from "./number-list.js";

/**
 * Items that are billed to one customer, on one day, over one amount, under numbers that differ by their spelling alone ("INV001", "inv-1"): each
 * but the first. Numbers that are wholly alike are no business of this. Spelling is compared last: it is dear, and few bills are alike.
 */
export function nearRepeats({ customer, amount, issued, currency, invoiceNumber }: Ledger, items: number): readonly number[] {
  if (invoiceNumber instanceof NumberList && !invoiceNumber.mayBeSpelledAlike(spelled)) return [];
  const hashOf = (item: number): number =>
    Math.imul(customer[item] as number, 0x9e3779b1) ^
    Math.imul((amount[item] as number) | 0, 0x85ebca6b) ^
    Math.imul(issued[item] as number, 0xc2b2ae35);
  // Of a million items a fifth shares a slot by chance; by another look at the hash, hardly one of these does so again.
  const first = sharing((item) => Math.imul(hashOf(item), 0x9e3779b1), items, undefined);
  const candidates = sharing((item) => Math.imul(hashOf(item), 0x2c1b3c6d), first.length, first);
  const isOneBill = (a: number, b: number): boolean =>
    customer[a] === customer[b] && amount[a] === amount[b] && issued[a] === issued[b] && currency[a] === currency[b];
  const byHash = new Map<number, number[]>();
  const found: number[] = [];
  for (const item of candidates) {
    const hash = hashOf(item);
    if ((amount[item] ?? 0) <= 0) continue;
    const number = invoiceNumber.at(item) ?? "";
    if (number === "") continue;
    const earlier = byHash.get(hash);
    if (!earlier) {
      byHash.set(hash, [item]);
      continue;
    }
    const same = earlier.filter((other) => isOneBill(other, item));
    const alike = same.length > 0 ? same.filter((other) => spelled(invoiceNumber.at(other) ?? "") === spelled(number)) : [];
    if (alike.length === 0) earlier.push(item);
    else if (invoiceNumber.at(alike[0] ?? 0) !== number) found.push(item);
  }
  return found;
}

/** Bits of a slot's number: so few that the map of all slots stays in the processor's own memory. */
const slotBits = 22;

/** Of so many items, `undefined` for the first ones, those that share a slot with another one: slots are the upper bits of the hash. */
function sharing(hashOf: (item: number) => number, count: number, items: readonly number[] | undefined): readonly number[] {
  // Two bits a slot: it was met, and met again.
  const met = new Uint32Array(1 << (slotBits - 4));
  let any = 0;
  for (let i = 0; i < count; i++) {
    const slot = hashOf(items ? (items[i] as number) : i) >>> (32 - slotBits);
    const word = met[slot >>> 4] as number;
    const shift = (slot & 15) << 1;
    const again = (word >>> shift) & 1;
    any |= again;
    met[slot >>> 4] = word | ((1 | (again << 1)) << shift);
  }
  const found: number[] = [];
  for (let i = 0; any !== 0 && i < count; i++) {
    const item = items ? (items[i] as number) : i;
    const slot = hashOf(item) >>> (32 - slotBits);
    if (((met[slot >>> 4] as number) >>> ((slot & 15) << 1)) & 2) found.push(item);
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
