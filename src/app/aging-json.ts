import { decimalText, ratio, ratioText, type Exponent, type Minor } from "../kernel/money.js";
import { agingInBase } from "../analyses/base-aging.js";
import type { BaseBalance } from "../analyses/base-currency.js";
import type { Aging, AgingBasis, Bucket, CurrencyFigures, Figures } from "../analyses/figures.js";
import type { GroupAging } from "../analyses/by-group.js";
import type { Json } from "./json.js";

const keys: Readonly<Record<AgingBasis, string>> = {
  due: "agingByDue",
  issue: "agingByIssue",
  posting: "agingByPosting",
  years: "agingByYears",
};

/** The agings of a currency, and the share of each bucket in the net open total, in percent. */
export function agingsJson(figures: CurrencyFigures): Readonly<Record<string, Json>> {
  const { exponent } = figures.currency;
  const agings = agingsOf(figures);
  const shares = agings.map((aging) => [
    keys[aging.basis],
    Object.fromEntries(aging.buckets.map(({ id }, i) => [id, share(aging.amounts[i] as Minor, figures.open)])),
  ]);
  return { ...byBasis(agings, exponent), agingPercent: Object.fromEntries(shares) as Json };
}

/** The agings of all currencies in the books' own, or why there is none. */
export function baseAgingsJson(base: BaseBalance, { currencies }: Figures): Readonly<Record<string, Json>> {
  const inOrder = base.byCurrency.map(({ currency }) => currencies.find((each) => each.currency.code === currency.code));
  const bases = new Set(currencies.flatMap(agingsOf).map(({ basis }) => basis));
  const entries = [...bases].map((basis) => {
    const agings = inOrder.flatMap((each) => (each ? agingsOf(each).filter((aging) => aging.basis === basis) : []));
    const outcome = agingInBase(base, agings);
    return [
      keys[basis],
      outcome.kind === "value" ? linesJson(outcome.value, base.currency.exponent) : { value: null, reason: outcome.reason },
    ] as const;
  });
  return Object.fromEntries(entries);
}

/** The agings of one name of a grouping column. */
export function groupAgingsJson({ agings, currency }: GroupAging): Readonly<Record<string, Json>> {
  const lines = agings.map(({ basis, buckets }) => [
    keys[basis],
    buckets.map(({ bucket, amount }) => ({ bucket: bucket.id, amount: decimalText(amount, currency.exponent) })),
  ]);
  return Object.fromEntries(lines) as Readonly<Record<string, Json>>;
}

function agingsOf({ agingByDue, agingByIssue, agingByPosting, agingByYears }: CurrencyFigures): readonly Aging[] {
  return [agingByDue, agingByIssue, agingByPosting, agingByYears].filter((aging) => aging !== undefined);
}

function byBasis(agings: readonly Aging[], exponent: Exponent): Readonly<Record<string, Json>> {
  return Object.fromEntries(agings.map((aging) => [keys[aging.basis], linesJson(aging, exponent)]));
}

function share(amount: Minor, open: Minor): Json {
  const part = ratio(amount, open);
  return part ? ratioText(part.times(100), 6) : { value: null, reason: "zero-denominator" };
}

function linesJson(
  aging: { readonly buckets: readonly Bucket[]; readonly amounts: readonly Minor[]; readonly items: readonly number[] },
  exponent: Exponent,
): Json {
  return aging.buckets.map((bucket, i) => ({
    bucket: bucket.id,
    from: bucket.from,
    to: bucket.to,
    amount: decimalText(aging.amounts[i] as Minor, exponent),
    items: aging.items[i] ?? 0,
  }));
}
