import type { Ledger } from "../ledger/ledger.js";

/** Slots of the first look, a power of two: items that share none with another are not looked at again. */
const slots = 1 << 22;

/**
 * Items that are billed to one customer, on one day, over one amount, under numbers that differ by their spelling alone ("INV001", "inv-1"): each
 * but the first. Numbers that are wholly alike are no business of this.
 */
export function nearRepeats({ customer, amount, issued, currency, invoiceNumber }: Ledger, items: number): readonly number[] {
  const slotOf = (item: number): number => {
    const mixed =
      Math.imul(customer[item] ?? 0, 0x9e3779b1) ^
      Math.imul((amount[item] ?? 0) | 0, 0x85ebca6b) ^
      Math.imul(issued[item] ?? 0, 0xc2b2ae35);
    return (mixed ^ (mixed >>> 15)) & (slots - 1);
  };
  const met = new Uint8Array(slots);
  let again = false;
  for (let item = 0; item < items; item++) {
    const slot = slotOf(item);
    const before = met[slot] ?? 0;
    if (before === 1) again = true;
    if (before < 2) met[slot] = before + 1;
  }
  if (!again) return [];
  const first = new Map<string, string>();
  const found: number[] = [];
  for (let item = 0; item < items; item++) {
    const number = invoiceNumber[item] ?? "";
    if (met[slotOf(item)] !== 2 || (amount[item] ?? 0) <= 0 || number === "") continue;
    const key = [customer[item], amount[item], issued[item], currency[item], spelled(number)].join("|");
    const known = first.get(key);
    if (known === undefined) first.set(key, number);
    else if (known !== number) found.push(item);
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
