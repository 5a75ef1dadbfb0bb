import type { DayNumber } from "../kernel/day.js";
import { isSale, type Basis, type Items, type Ledger } from "../ledger/ledger.js";

/**
 * Open minor units of every item at the end of a day, rebuilt from what is dated on or before it:
 * documents dated later are not there yet, payments dated later have not happened.
 * An item without an issue day counts on every day; a payment without a day is deducted on every day.
 */
export function openAt(items: Items, asOf: DayNumber): Float64Array {
  const { issued, settled, amount, paid, size } = items;
  const open = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    if ((issued[i] as number) > asOf) continue;
    const paidBy = (settled[i] as number) <= asOf ? (paid[i] as number) : 0;
    open[i] = (amount[i] as number) - paidBy;
  }
  const { entries } = items;
  for (let e = 0; e < entries.size && (entries.day[e] as number) <= asOf; e++) {
    const i = entries.item[e] as number;
    if ((issued[i] as number) <= asOf) open[i] = (open[i] as number) - (entries.amount[e] as number);
  }
  return open;
}

/** How far the source lets a day be rebuilt: wholly, not at all (nothing dated), or but for payments without a day. */
export function basisAt(ledger: Ledger, asOf: DayNumber): Basis {
  const { kind, mapping, receipts } = ledger.source;
  if (kind === "open-items" || (!mapping.settledDate && !receipts)) return "stated-open-amount";
  // Undated entries come first.
  if (ledger.entries.size > 0 && ledger.entries.day[0] === 0) return "mixed";
  for (let i = 0; i < ledger.size; i++) {
    const counted = (ledger.issued[i] as number) <= asOf;
    if (counted && (ledger.settled[i] as number) === 0 && (ledger.paid[i] as number) !== 0) return "mixed";
  }
  return "rebuilt";
}

/** Billed minor units of one currency by issue day in from..till, both included; credit notes reduce it, receipts and other items that are no sales do not. */
export function billedBetween(ledger: Ledger, currency: number, from: DayNumber, till: DayNumber): number {
  let billed = 0;
  for (let i = 0; i < ledger.size; i++) {
    const issued = ledger.issued[i] as number;
    if (issued >= from && issued <= till && (ledger.currency[i] as number) === currency && isSale(ledger.kind[i] as number))
      billed += ledger.amount[i] as number;
  }
  return billed;
}

/** Sum of a currency's values. */
export function sumOf(ledger: Ledger, currency: number, values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < ledger.size; i++) if ((ledger.currency[i] as number) === currency) sum += values[i] as number;
  return sum;
}
