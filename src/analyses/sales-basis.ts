import { isSale, type Entries, type Ledger, type SalesBasis } from "../ledger/ledger.js";
import { netOfTax } from "./methods/net-of-tax.js";
import { unavailable, type Unavailable } from "./methods/outcome.js";

/** Why sales and receivables cannot both be had on the basis that was asked for. */
export type BasisReason = "net-missing" | "net-incomplete" | "gross-missing" | "tax-basis-mismatch";

/** The ledger in which all money of one currency is on one basis, or the reason why there is none. */
export type OnBasis = { readonly kind: "value"; readonly ledger: Ledger } | Unavailable<BasisReason>;

/**
 * Puts a ledger's sales and receivables on one basis: with tax, or net of it. With tax it is the ledger itself. Net of tax, an item is billed at
 * its net amount, and every payment takes off as much as keeps what is open at {@link netOfTax} of the open amount, at each day to the cent.
 * What is no sale (cash that no invoice took, a note, a journal) states no tax: it is freed of it in the proportion of all that was billed in its
 * currency.
 * The answer is by currency (index into the ledger's): items of one that state no net amount take nothing from another.
 */
export function onSalesBasis(ledger: Ledger, basis: SalesBasis): (currency: number) => OnBasis {
  const { amountBasis } = ledger.source;
  if (amountBasis === "mixed") return () => unavailable("tax-basis-mismatch");
  if (basis === "gross") return () => (amountBasis === "net" ? unavailable("gross-missing") : { kind: "value", ledger });
  if (!ledger.net) return () => unavailable("net-missing");
  const incomplete = new Set<number>();
  const net = netAmounts(ledger, ledger.net, incomplete);
  const onNet: OnBasis = { kind: "value", ledger: { ...ledger, amount: net, ...netReductions(ledger, net) } };
  return (currency) => (incomplete.has(currency) ? unavailable("net-incomplete") : onNet);
}

/** Net amounts by item; currencies that hold an item without one go into `incomplete`. */
function netAmounts(ledger: Ledger, stated: Float64Array, incomplete: Set<number>): Float64Array {
  const { size, currency, kind, amount } = ledger;
  const billed = ledger.currencies.map(() => ({ net: 0, amount: 0 }));
  for (let i = 0; i < size; i++) {
    const sums = billed[currency[i] as number];
    if (!sums || (stated[i] as number) === 0 || !isSale(kind[i] as number)) continue;
    sums.net += stated[i] as number;
    sums.amount += amount[i] as number;
  }
  const net = Float64Array.from(stated);
  for (let i = 0; i < size; i++) {
    if ((net[i] as number) !== 0 || (amount[i] as number) === 0) continue;
    const sums = billed[currency[i] as number];
    if (!isSale(kind[i] as number) && sums && sums.amount !== 0) net[i] = netOfTax(amount[i] as number, sums.net, sums.amount);
    else incomplete.add(currency[i] as number);
  }
  return net;
}

/** What payments and other entries take off net amounts: the difference that each makes to the net of what is open. */
function netReductions(ledger: Ledger, net: Float64Array): { readonly paid: Float64Array; readonly entries: Entries } {
  const { amount, paid, settled, entries, size } = ledger;
  const left = Float64Array.from(amount);
  const netPaid = new Float64Array(size);
  const netEntries = new Float64Array(entries.size);
  const take = (item: number, reduction: number): number => {
    const before = left[item] as number;
    left[item] = before - reduction;
    const at = (open: number): number => netOfTax(open, net[item] as number, amount[item] as number);
    return at(before) - at(before - reduction);
  };
  const pending = Uint8Array.from(paid, (each) => Number(each !== 0));
  const pay = (item: number): void => {
    if (pending[item] === 0) return;
    pending[item] = 0;
    netPaid[item] = take(item, paid[item] as number);
  };
  // In the order of their days, so that the net of what is open holds at the end of each.
  for (let e = 0; e < entries.size; e++) {
    const item = entries.item[e] as number;
    if ((settled[item] as number) <= (entries.day[e] as number)) pay(item);
    netEntries[e] = take(item, entries.amount[e] as number);
  }
  for (let item = 0; item < size; item++) pay(item);
  return { paid: netPaid, entries: { ...entries, amount: netEntries } };
}
