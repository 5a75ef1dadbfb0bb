import type { DayNumber } from "../kernel/day.js";
import { isSale, itemKinds, type Entries } from "../ledger/ledger.js";

/** Item columns as a ledger has them, and what reduced the items beyond their rows. */
export interface MonthColumns {
  readonly size: number;
  readonly customer: Uint32Array;
  readonly currency: Uint8Array;
  readonly issued: Int32Array;
  readonly due: Int32Array;
  readonly settled: Int32Array;
  readonly amount: Float64Array;
  readonly paid: Float64Array;
  readonly kind: Uint8Array;
  readonly entries: Entries;
}

export interface MonthShape {
  readonly currencies: number;
  /** First day of the first month. */
  readonly firstDay: DayNumber;
  /** Last day of each month, rising; the last may end the series within its month. */
  readonly ends: readonly DayNumber[];
  /** Days past due up to which an item counts as not due. */
  readonly graceDays: number;
  /** 1 by customer for what stands beside the ages and is never past due. */
  readonly apartCustomers: Uint8Array;
}

/** Minor units at [currency * months + month]. */
export interface MonthSums {
  /** Sales issued in the month. */
  readonly billed: Float64Array;
  /** Open at the end of the month's last day; `openAt` gives the same. */
  readonly open: Float64Array;
  /** Of it, past due by the grace days. */
  readonly pastDue: Float64Array;
}

const sales = Uint8Array.from(itemKinds, (_, kind) => Number(isSale(kind)));

/**
 * Sales by month, and the open and past-due balance of every month's end, in one pass: each item changes a balance on few days, so the changes
 * are summed by month and then added up from month to month. Days are looked up, not divided: one place before the first month, one after the
 * last. test/support/months-oracle.ts is its plain counterpart.
 */
export function sumByMonths(columns: MonthColumns, shape: MonthShape): MonthSums {
  const { size, customer, currency, issued, due, settled, amount, paid, kind, entries } = columns;
  const { currencies, ends, graceDays, apartCustomers } = shape;
  const months = ends.length;
  const slots = months + 2;
  const places = slotByDay(shape);
  const first = shape.firstDay - 1;
  const lastPlace = places.length - 1;
  const billed = new Float64Array(currencies * slots);
  const open = new Float64Array(currencies * slots);
  const pastDue = new Float64Array(currencies * slots);
  const slotOf = (day: number): number => {
    const place = day - first;
    return places[place < 0 ? 0 : place > lastPlace ? lastPlace : place] as number;
  };
  for (let i = 0; i < size; i++) {
    const base = (currency[i] as number) * slots;
    const came = issued[i] as number;
    const billedMinor = amount[i] as number;
    const paidMinor = paid[i] as number;
    const type = kind[i] as number;
    const payment = settled[i] as number;
    const at = base + slotOf(came);
    // An item without an issue day is always there, and billed in no month that is known: its place is before the first.
    billed[at] = (billed[at] as number) + billedMinor * (sales[type] as number);
    open[at] = (open[at] as number) + billedMinor;
    const paidAt = base + slotOf(payment > came ? payment : came);
    open[paidAt] = (open[paidAt] as number) - paidMinor;
    const dueDay = due[i] as number;
    if (dueDay === 0 || apartCustomers[customer[i] as number] === 1) continue;
    const late = Math.max(came, dueDay + graceDays + 1);
    const lateAt = base + slotOf(late);
    pastDue[lateAt] = (pastDue[lateAt] as number) + billedMinor;
    const paidLateAt = base + slotOf(payment > late ? payment : late);
    pastDue[paidLateAt] = (pastDue[paidLateAt] as number) - paidMinor;
  }
  for (let e = 0; e < entries.size; e++) {
    const i = entries.item[e] as number;
    const base = (currency[i] as number) * slots;
    const reduced = entries.amount[e] as number;
    const day = Math.max(issued[i] as number, entries.day[e] as number);
    const at = base + slotOf(day);
    open[at] = (open[at] as number) - reduced;
    const dueDay = due[i] as number;
    if (dueDay === 0 || apartCustomers[customer[i] as number] === 1) continue;
    const lateAt = base + slotOf(Math.max(day, dueDay + graceDays + 1));
    pastDue[lateAt] = (pastDue[lateAt] as number) - reduced;
  }
  return {
    billed: monthsOf(billed, currencies, slots, false),
    open: monthsOf(open, currencies, slots, true),
    pastDue: monthsOf(pastDue, currencies, slots, true),
  };
}

/** The place of each day from the one before the first month to the one after the last: 0 before, 1 for the first month, and so on. */
function slotByDay({ firstDay, ends }: MonthShape): Uint16Array {
  const last = ends[ends.length - 1] ?? firstDay;
  const slots = new Uint16Array(last - firstDay + 3);
  let month = 0;
  for (let day = firstDay as number; day <= last + 1; day++) {
    while (month < ends.length && day > (ends[month] as number)) month++;
    slots[day - firstDay + 1] = month + 1;
  }
  return slots;
}

/** The months alone; running totals where changes are to be added up, those of before the first month included. */
function monthsOf(bySlot: Float64Array, currencies: number, slots: number, running: boolean): Float64Array {
  const months = slots - 2;
  const sums = new Float64Array(currencies * months);
  for (let currency = 0; currency < currencies; currency++) {
    let total = running ? (bySlot[currency * slots] as number) : 0;
    for (let month = 0; month < months; month++) {
      const change = bySlot[currency * slots + month + 1] as number;
      total = running ? total + change : change;
      sums[currency * months + month] = total;
    }
  }
  return sums;
}
