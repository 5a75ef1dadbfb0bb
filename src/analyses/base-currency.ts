import type { DayNumber } from "../kernel/day.js";
import { applyRate, exact, exponentOf, minor, type Minor, type Ratio } from "../kernel/money.js";
import type { Currency, Items } from "../ledger/ledger.js";
import type { ExchangeRate } from "../policy/policy.js";

/** Units of base for one unit, and the day they were stated for. */
export interface StatedRate {
  readonly rate: Ratio;
  readonly day: DayNumber;
}

/** What is open in the books' own currency: revalued at the closing rate, beside what it was booked at. */
export interface BaseBalance {
  readonly currency: Currency;
  /** Open at the closing rate, by currency of the documents in the ledger's order. */
  readonly byCurrency: readonly BaseOfCurrency[];
  /** Sum of all; `undefined` where an open item has no rate. */
  readonly open: Minor | undefined;
  /** The same at the rate of each document's own day, or as the source booked it; `undefined` where one has neither. */
  readonly booked: Minor | undefined;
  /** Closing less booked: the unrealised gain (positive) or loss of exchange; `undefined` where one of the two is. */
  readonly revaluation: Minor | undefined;
}

export interface BaseOfCurrency {
  readonly currency: Currency;
  readonly open: Minor;
  /** Units of base for one unit on the as-of day, and the day it was stated for; `undefined` without one. */
  readonly rate: StatedRate | undefined;
  readonly closing: Minor | undefined;
  readonly booked: Minor | undefined;
}

/**
 * Translates open amounts (minor units by item, of each item's currency) into the base currency. The closing rate is the last one stated on or
 * before the as-of day; a document's own rate is what its base amount says, else the last one on or before its issue day. What shares a rate
 * is translated as one sum, so that roundings do not add up. No rate is ever assumed: a missing one leaves the figure not available
 * (IAS 21.23, 21.28).
 */
export function baseBalance(ledger: Items, open: Float64Array, base: string, rates: readonly ExchangeRate[], asOf: DayNumber): BaseBalance {
  const currency: Currency = { code: base, exponent: exponentOf(base) };
  const table = new RateTable(base, rates);
  const byCurrency = ledger.currencies.map((from, index): BaseOfCurrency => {
    const sums = new Map<StatedRate | undefined, number>();
    let total = 0;
    let stated = 0;
    for (let i = 0; i < ledger.size; i++) {
      const amount = open[i] as number;
      if (amount === 0 || (ledger.currency[i] as number) !== index) continue;
      total += amount;
      const own = ledger.base?.[i] ?? 0;
      if (own !== 0) stated += openPart(own, amount, ledger.amount[i] as number);
      else {
        const rate = table.at(from.code, bookedOn(ledger, i, asOf));
        sums.set(rate, (sums.get(rate) ?? 0) + amount);
      }
    }
    const translate = (amount: number, rate: StatedRate | undefined): number | undefined =>
      amount === 0 ? 0 : rate && applyRate(minor(amount), rate.rate.times(exact(10).pow(currency.exponent - from.exponent)));
    const rate = table.at(from.code, asOf);
    const booked = [...sums].reduce<number | undefined>((sum, [each, amount]) => plus(sum, translate(amount, each)), stated);
    return { currency: from, open: minor(total), rate, closing: asMinor(translate(total, rate)), booked: asMinor(booked) };
  });
  const closing = byCurrency.reduce<number | undefined>((sum, each) => plus(sum, each.closing), 0);
  const booked = byCurrency.reduce<number | undefined>((sum, each) => plus(sum, each.booked), 0);
  const revaluation = closing === undefined || booked === undefined ? undefined : minor(closing - booked);
  return { currency, byCurrency, open: asMinor(closing), booked: asMinor(booked), revaluation };
}

/** The open part of what the source booked for the whole document. */
function openPart(booked: number, open: number, amount: number): number {
  return open === amount || amount === 0 ? booked : applyRate(minor(open), exact(booked).div(amount));
}

function bookedOn(ledger: Items, item: number, asOf: DayNumber): DayNumber {
  const issued = ledger.issued[item] as number;
  return issued === 0 ? asOf : (issued as DayNumber);
}

function plus(sum: number | undefined, value: number | undefined): number | undefined {
  return sum === undefined || value === undefined ? undefined : sum + value;
}

function asMinor(value: number | undefined): Minor | undefined {
  return value === undefined ? undefined : minor(value);
}

/** Rates by currency and day; the base currency stands at 1 to itself. */
export class RateTable {
  private readonly byCurrency = new Map<string, StatedRate[]>();
  private readonly same: StatedRate = { day: 0 as DayNumber, rate: exact(1) };

  constructor(
    private readonly base: string,
    rates: readonly ExchangeRate[],
  ) {
    for (const { currency, day, rate } of [...rates].sort((a, b) => a.day - b.day)) {
      const known = this.byCurrency.get(currency);
      if (known) known.push({ day, rate: exact(rate) });
      else this.byCurrency.set(currency, [{ day, rate: exact(rate) }]);
    }
  }

  /** The last rate stated on or before a day. */
  at(currency: string | null, day: DayNumber): StatedRate | undefined {
    if (currency === this.base) return this.same;
    const stated = currency === null ? [] : (this.byCurrency.get(currency) ?? []);
    for (let i = stated.length - 1; i >= 0; i--) {
      const each = stated[i];
      if (each && each.day <= day) return each;
    }
    return undefined;
  }
}
