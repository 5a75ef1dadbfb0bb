import { exact, rounded, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { had, unavailable, type Outcome } from "./outcome.js";

/** Base currency units per unit of a currency, by its code; `null` or absent where no rate is known, which is never taken for 1. */
export type Rates = Readonly<Record<string, Quantity | null>>;

/**
 * Buckets of several currencies in base money, at one set of rates: the report foots to the revalued ledger. Without the rate of one item
 * there is no such aging, since it would not foot. Source: METHODS B, multi-currency.
 */
export function translateBuckets(
  items: readonly { readonly amount: Quantity; readonly currency: string; readonly bucket: number }[],
  rates: Rates,
  bucketCount: number,
): Outcome<{ readonly amounts: readonly Ratio[]; readonly total: Ratio }, "missing-input"> {
  const amounts = Array.from({ length: bucketCount }, () => exact(0));
  for (const { amount, currency, bucket } of items) {
    const rate = rates[currency];
    if (rate === undefined || rate === null) return unavailable("missing-input");
    amounts[bucket] = exact(amounts[bucket] ?? 0).plus(exact(amount).times(rate));
  }
  return had({ amounts, total: sum(amounts) });
}

export interface Revaluation {
  /** Base money at the booked rates. */
  readonly bookedTotal: Ratio;
  readonly closing: Outcome<
    {
      /** Base money per item, a gain positive. */
      readonly gains: readonly Ratio[];
      readonly closingTotal: Ratio;
      readonly totalGain: Ratio;
    },
    "missing-input"
  >;
}

/** Open foreign items at closing rates. The difference is profit or loss, never aging. Not available when a closing rate is not known. */
export function revalue(
  items: readonly { readonly amount: Quantity; readonly currency: string; readonly bookedRate: Quantity }[],
  closingRates: Rates,
): Revaluation {
  const bookedTotal = sum(items.map((item) => exact(item.amount).times(item.bookedRate)));
  const gains: Ratio[] = [];
  for (const { amount, currency, bookedRate } of items) {
    const rate = closingRates[currency];
    if (rate === undefined || rate === null) return { bookedTotal, closing: unavailable("missing-input") };
    gains.push(exact(rate).minus(bookedRate).times(amount));
  }
  const totalGain = sum(gains);
  return { bookedTotal, closing: had({ gains, closingTotal: bookedTotal.plus(totalGain), totalGain }) };
}

export interface Settlement {
  /** Invoice currency; its carrying rate; its rate at the receipt. */
  readonly amount: Quantity;
  readonly bookedRate: Quantity;
  readonly settlementRate: Quantity;
  /** Receipt currency, which may be a third one, and its rate. */
  readonly receiptAmount: Quantity;
  readonly receiptRate: Quantity;
}

export interface RealisedDifference {
  readonly bookedBase: Ratio;
  readonly settledBase: Ratio;
  readonly receiptBase: Ratio;
  /** Settled less booked. */
  readonly gain: Ratio;
  /** Receipt less settled; 0 when the invoice is paid in full in its own currency. */
  readonly receiptGain: Ratio;
}

/** Exchange difference of a foreign item that is settled; each translated amount is rounded to `decimals` of the base currency. */
export function realisedDifference(of: Settlement, decimals: number): RealisedDifference {
  const base = (amount: Quantity, rate: Quantity): Ratio => rounded(exact(amount).times(rate), decimals);
  const bookedBase = base(of.amount, of.bookedRate);
  const settledBase = base(of.amount, of.settlementRate);
  const receiptBase = base(of.receiptAmount, of.receiptRate);
  return { bookedBase, settledBase, receiptBase, gain: settledBase.minus(bookedBase), receiptGain: receiptBase.minus(settledBase) };
}
