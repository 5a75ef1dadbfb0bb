import { itemKind, type Items } from "../ledger/ledger.js";

/**
 * Takes what customers have in credit off their oldest open items, by due date, then issue date, then place in the table; items without any
 * date come last. Each customer and currency for itself; notes receivable are left as they are. Totals stay; what exceeds all items remains
 * on the credits, the latest of them. `open` in minor units by item; the result is new.
 */
export function settleOldestFirst(ledger: Items, open: Float64Array): Float64Array {
  const settled = Float64Array.from(open);
  const credits = itemsByAccount(ledger, (item) => (open[item] as number) < 0);
  if (credits.size === 0) return settled;
  const debits = itemsByAccount(ledger, (item) => (open[item] as number) > 0 && ledger.kind[item] !== itemKind.note);
  for (const [account, negative] of credits) {
    const positive = debits.get(account) ?? [];
    let next = 0;
    for (const credit of negative) {
      while (next < positive.length && (settled[credit] as number) < 0) {
        const target = positive[next] as number;
        const taken = Math.min(-(settled[credit] as number), settled[target] as number);
        settled[target] = (settled[target] as number) - taken;
        settled[credit] = (settled[credit] as number) + taken;
        if (settled[target] === 0) next++;
      }
    }
  }
  return settled;
}

/** The items for which something holds, by customer and currency, the oldest first. */
function itemsByAccount(ledger: Items, holds: (item: number) => boolean): ReadonlyMap<number, readonly number[]> {
  const accounts = new Map<number, number[]>();
  for (let item = 0; item < ledger.size; item++) {
    if (!holds(item)) continue;
    const account = (ledger.customer[item] as number) * ledger.currencies.length + (ledger.currency[item] as number);
    const items = accounts.get(account);
    if (items) items.push(item);
    else accounts.set(account, [item]);
  }
  const undated = Number.MAX_SAFE_INTEGER;
  const dueOf = (item: number): number => ledger.due[item] || ledger.issued[item] || undated;
  for (const items of accounts.values())
    items.sort((a, b) => dueOf(a) - dueOf(b) || (ledger.issued[a] as number) - (ledger.issued[b] as number) || a - b);
  return accounts;
}
