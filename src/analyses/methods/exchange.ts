import { exact, rounded, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { andThen, had, unavailable, type Outcome } from "./outcome.js";

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
  /** Base money at the booked rates; not available when one of them is not known. */
  readonly bookedTotal: Outcome<Ratio, "missing-input">;
  /** Base money at the closing rates; not available when one of them is not known. */
  readonly closingTotal: Outcome<Ratio, "missing-input">;
  /** Base money per item, a gain positive; not available when one of the items has none. */
  readonly gains: Outcome<readonly Ratio[], "missing-input">;
  readonly totalGain: Outcome<Ratio, "missing-input">;
}

/** Open foreign items at closing rates. The difference is profit or loss, never aging. */
export function revalue(
  items: readonly { readonly amount: Quantity; readonly currency: string; readonly bookedRate: Quantity | null }[],
  closingRates: Rates,
): Revaluation {
  const booked = atRates(items, (item) => item.bookedRate);
  const closing = atRates(items, (item) => closingRates[item.currency] ?? null);
  const gains =
    booked.kind === "value" && closing.kind === "value"
      ? had(closing.value.map((amount, i) => amount.minus(booked.value[i] ?? 0)))
      : unavailable("missing-input");
  return { bookedTotal: andThen(booked, sum), closingTotal: andThen(closing, sum), gains, totalGain: andThen(gains, sum) };
}

function atRates<Item extends { readonly amount: Quantity }>(
  items: readonly Item[],
  rateOf: (item: Item) => Quantity | null,
): Outcome<readonly Ratio[], "missing-input"> {
  const amounts: Ratio[] = [];
  for (const item of items) {
    const rate = rateOf(item);
    if (rate === null) return unavailable("missing-input");
    amounts.push(exact(item.amount).times(rate));
  }
  return had(amounts);
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
