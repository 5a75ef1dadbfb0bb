import { addDays, monthEnd, monthStart, plusMonths, type DayNumber } from "../kernel/day.js";
import { entryKinds, isSale, itemKind, type Ledger } from "../ledger/ledger.js";
import { receivableFrom } from "./notes.js";

const writeOffEntry = entryKinds.indexOf("write-off");

/** What one currency was billed, owed and had written off, up to any day, in minor units: made in one pass, asked in a few steps. */
export interface DailyTotals {
  readonly sales: Running;
  /** Receivables. */
  readonly balance: Running;
  /** Positive. */
  readonly writeOffs: Running;
  /** `undated`: one has no day, so that no period's are known. `not-stated`: the source has no place for them and shows none. */
  readonly writeOffsKnown: "known" | "undated" | "not-stated";
  /** The day of the first sale; `undefined` without any. */
  readonly firstSale: DayNumber | undefined;
}

/**
 * One currency's totals by day. The balance is rebuilt as `openAt` does it, item by item: documents and payments count from their day on, payments
 * without a day from their document's, documents without a day from ever.
 * @param withNotes Whether bills and notes count among receivables; else only those that have matured unpaid do, from then on.
 */
export function dailyTotals(ledger: Ledger, currency: number, withNotes: boolean): DailyTotals {
  const { issued, settled, amount, paid, kind, entries } = ledger;
  const sales = new Changes();
  const balance = new Changes();
  const writeOffs = new Changes();
  let undated = false;
  const counted: (item: number) => number | undefined = withNotes ? (i) => issued[i] : receivableFrom(ledger);
  const writtenOff = (day: number, minorUnits: number): void => {
    undated ||= day === 0;
    writeOffs.add(day, minorUnits);
  };
  for (let i = 0; i < ledger.size; i++) {
    if ((ledger.currency[i] as number) !== currency) continue;
    const from = issued[i] as number;
    if (from !== 0 && isSale(kind[i] as number)) sales.add(from, amount[i] as number);
    if ((kind[i] as number) === itemKind["write-off"]) writtenOff(from, -(amount[i] as number));
    const since = counted(i);
    if (since === undefined) continue;
    balance.add(since, amount[i] as number);
    if ((paid[i] as number) !== 0) balance.add(Math.max(since, settled[i] as number), -(paid[i] as number));
  }
  for (let e = 0; e < entries.size; e++) {
    const i = entries.item[e] as number;
    if ((ledger.currency[i] as number) !== currency) continue;
    const day = entries.day[e] as number;
    if (entries.kind[e] === writeOffEntry) writtenOff(day, entries.amount[e] as number);
    const since = counted(i);
    if (since !== undefined) balance.add(Math.max(since, day), -(entries.amount[e] as number));
  }
  const stated = writeOffs.size > 0 || ledger.source.mapping.writeOffAmount !== undefined;
  const running = sales.running();
  return {
    sales: running,
    balance: balance.running(),
    writeOffs: writeOffs.running(),
    writeOffsKnown: undated ? "undated" : stated ? "known" : "not-stated",
    firstSale: running.first as DayNumber | undefined,
  };
}

/** Changes by day, not yet in order; day 0 stands for "from ever". */
class Changes {
  private readonly byDay = new Map<number, number>();

  get size(): number {
    return this.byDay.size;
  }

  add(day: number, change: number): void {
    this.byDay.set(day, (this.byDay.get(day) ?? 0) + change);
  }

  running(): Running {
    const days = Int32Array.from(this.byDay.keys()).sort();
    let total = 0;
    return new Running(
      days,
      Float64Array.from(days, (day) => (total += this.byDay.get(day) ?? 0)),
    );
  }
}

/** A running total by day. */
export class Running {
  constructor(
    private readonly days: Int32Array,
    private readonly totals: Float64Array,
  ) {}

  /** The first day on which anything happened. */
  get first(): number | undefined {
    return this.days[0];
  }

  /** All that happened up to the end of a day. */
  until(day: number): number {
    let from = 0;
    let to = this.days.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.days[middle] as number) <= day) from = middle + 1;
      else to = middle;
    }
    return from === 0 ? 0 : (this.totals[from - 1] as number);
  }

  /** What happened in from..till, both included. */
  between(from: DayNumber, till: DayNumber): number {
    return this.until(till) - this.until(from - 1);
  }
}

export interface Period {
  readonly from: DayNumber;
  readonly till: DayNumber;
}

export function daysOf({ from, till }: Period): number {
  return till - from + 1;
}

/** The `days` days that end with a day. */
export function lastDays(till: DayNumber, days: number): Period {
  return { from: addDays(till, 1 - days), till };
}

/** True when the ledger knows no sale up to a day: what was owed then is not known, which is not the same as nothing. */
export function startsAfter({ firstSale }: DailyTotals, day: DayNumber): boolean {
  return firstSale === undefined || firstSale > day;
}

/** The same day so many months before; month-ends go with month-ends. */
export function monthsBefore(day: DayNumber, months: number): DayNumber {
  return day === monthEnd(day) ? monthEnd(plusMonths(monthStart(day), -months)) : plusMonths(day, -months);
}
