import { known } from "../kernel/assert.js";
import { addDays, monthEnd, plusMonths, type DayNumber } from "../kernel/day.js";
import { exact, rounded, type Ratio } from "../kernel/money.js";
import { entryKinds, isSale, type Ledger } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import { basisAt } from "./balance.js";
import { lossBuckets, type AgingPolicy } from "./aging.js";
import { bucketOfAge } from "./methods/aging.js";
import { chainedLossRates, meanRollRates, pooledRollRates, rollRate, vintageLossRates } from "./methods/loss-rates.js";
import { had, unavailable, type Outcome } from "./methods/outcome.js";
import type { LossHistory, ProvisionReason } from "./provision-figures.js";
import { bucketHistory } from "./roll-kernel.js";

/** Which history each item belongs to: its pool, by item. One currency's items form one history within it. */
export interface PoolsOfItems {
  readonly names: readonly (string | undefined)[];
  /** Index into `names`, by item; absent where there is one pool. */
  readonly code: Uint8Array | undefined;
}

/** Loss rates by pool and bucket (not due, one per limit, the open one), fractions; `undefined`: the stated rate is to be taken. */
export interface HistoricalRates {
  readonly rates: readonly (readonly (Ratio | undefined)[])[];
  readonly history: LossHistory;
}

type Reading = AgingPolicy & Pick<Policy, "provision">;

/** Decimals of a rate from history: it is rounded before it is used, so that sheet and answer can be worked out again from what they show. */
const rateDecimals = 6;

/**
 * Loss rates of one currency by roll rates (迁徙率): month-ends are paired with those one bucket-length later; what moved on, and what was written
 * off meanwhile, over what stood in the bucket; chained to the open bucket and its loss. Source: METHODS C (C24 to C27).
 * A bucket that was empty at some month-end is taken over all months together; one that was always empty is merged with the next older one.
 */
export function rollLossRates(
  ledger: Ledger,
  currency: number,
  pools: PoolsOfItems,
  policy: Reading,
  asOf: DayNumber,
): Outcome<HistoricalRates, ProvisionReason> {
  const step = monthsOfBuckets(policy.bucketLimits);
  if (step === undefined) return unavailable("buckets-uneven");
  const { historyMonths, averaging, lastBucketLoss } = policy.provision;
  const last = lastMonthEnd(asOf);
  const monthEnds = Array.from({ length: historyMonths + step }, (_, i) => monthsBefore(last, historyMonths + step - 1 - i));
  const first = known(monthEnds[0], "a first month-end");
  const refused = refusal(ledger, currency, asOf, first);
  if (refused) return unavailable(refused);
  const limits = historyLimits(policy);
  const groups = groupsOf(ledger, currency, pools);
  const shape = { groups: pools.names.length + 1, monthEnds, limits, step };
  const { buckets, open, writtenOff } = bucketHistory({ ...ledger, group: groups }, shape);
  const names = lossBuckets(policy).map(({ id }) => id);
  const thin: LossHistory["thin"][number][] = [];
  const above: LossHistory["above"][number][] = [];
  const rates = pools.names.map((pool, group) => {
    const at = (values: Float64Array, month: number, bucket: number): number =>
      values[(group * monthEnds.length + month) * buckets + bucket] as number;
    const pairs = Array.from({ length: historyMonths }, (_, month) =>
      Array.from({ length: buckets - 2 }, (__, bucket) => ({
        previous: at(open, month, bucket),
        rolled: at(open, month + step, bucket + 1),
        writtenOff: at(writtenOff, month, bucket),
      })),
    );
    const rolls = chainable(pairs, averaging, (bucket, taken) => thin.push({ pool, bucket: names[bucket] ?? "", taken }));
    rolls.forEach((roll, bucket) => {
      if (roll.gt(1)) above.push({ pool, bucket: names[bucket] ?? "" });
    });
    return chainedLossRates(rolls, exact(lastBucketLoss)).map((rate) => rounded(rate, rateDecimals));
  });
  return had({ rates, history: { from: first, to: last, months: historyMonths, thin, above } });
}

interface RollPair {
  readonly previous: number;
  readonly rolled: number;
  readonly writtenOff: number;
}

/** One roll rate per bucket, with what had to be done where a bucket held too little. */
function chainable(
  pairs: readonly (readonly RollPair[])[],
  averaging: "pooled" | "averaged",
  note: (bucket: number, taken: "pooled" | "merged") => void,
): readonly Ratio[] {
  const moved = pairs.map((buckets) =>
    buckets.map(({ previous, rolled, writtenOff }) => ({ previous, rolled: exact(rolled).plus(writtenOff) })),
  );
  return pooledRollRates(moved).map((pooled, bucket) => {
    // Nothing ever stood there: what would reach the bucket is treated as if it stood in the next older one.
    if (pooled.kind !== "value") {
      note(bucket, "merged");
      return exact(1);
    }
    if (averaging === "pooled") return pooled.value;
    const single = pairs.map((buckets) => known(buckets[bucket], "a pair for each bucket"));
    const each = single.map(({ previous, rolled, writtenOff }) => rollRate(previous, rolled, writtenOff, "add"));
    if (each.some(({ kind }) => kind !== "value")) {
      note(bucket, "pooled");
      return pooled.value;
    }
    return known(meanRollRates(each.map((rate) => (rate.kind === "value" ? [rate.value] : [])))[0], "a mean");
  });
}

/**
 * Loss rates of one currency by vintage: of the invoices that fell due in a window and have had time to run through every bucket, what was lost
 * over what reached each bucket unpaid. Lost is what was written off by the as-of day and, where the policy names a day, what is unpaid for longer.
 * Source: METHODS C (C04, C05).
 */
export function vintageRates(
  ledger: Ledger,
  currency: number,
  pools: PoolsOfItems,
  policy: Reading,
  asOf: DayNumber,
): Outcome<HistoricalRates, ProvisionReason> {
  const { historyMonths, lostAfterDays } = policy.provision;
  const oldest = Math.max(policy.bucketLimits[policy.bucketLimits.length - 1] ?? 0, lostAfterDays ?? 0);
  const till = lastMonthEnd(addDays(asOf, -oldest - 1));
  const before = monthsBefore(till, historyMonths);
  const refused = refusal(ledger, currency, asOf, before);
  if (refused) return unavailable(refused);
  const limits = [policy.graceDays, ...policy.bucketLimits];
  const vintages = pools.names.map((): Vintage => ({ sales: 0, lost: 0, paid: new Float64Array(limits.length + 1) }));
  const belongs = new Int16Array(ledger.size).fill(-1);
  for (let i = 0; i < ledger.size; i++) {
    const due = ledger.due[i] as number;
    const isOfVintage = due > before && due <= till && (ledger.issued[i] as number) <= asOf && (ledger.amount[i] as number) > 0;
    if (!isOfVintage || (ledger.currency[i] as number) !== currency || !isSale(ledger.kind[i] as number)) continue;
    belongs[i] = pools.code?.[i] ?? 0;
  }
  const open = new Float64Array(ledger.size);
  const pay = (item: number, day: number, amount: number): void => {
    const { paid } = known(vintages[belongs[item] as number], "the vintage of the item");
    const bucket = bucketOfAge(day - (ledger.due[item] as number), limits);
    paid[bucket] = (paid[bucket] as number) + amount;
    open[item] = (open[item] as number) - amount;
  };
  for (let i = 0; i < ledger.size; i++) {
    if ((belongs[i] as number) < 0) continue;
    const vintage = known(vintages[belongs[i] as number], "the vintage of the item");
    vintage.sales += ledger.amount[i] as number;
    open[i] = ledger.amount[i] as number;
    if ((ledger.settled[i] as number) <= asOf) pay(i, ledger.settled[i] as number, ledger.paid[i] as number);
  }
  const { entries } = ledger;
  let writeOffs = 0;
  for (let e = 0; e < entries.size && (entries.day[e] as number) <= asOf; e++) {
    const item = entries.item[e] as number;
    const amount = entries.amount[e] as number;
    const isWriteOff = entryKinds[entries.kind[e] as number] === "write-off";
    if (isWriteOff && (ledger.currency[item] as number) === currency) writeOffs++;
    if ((belongs[item] as number) < 0) continue;
    if (!isWriteOff) pay(item, entries.day[e] as number, amount);
    else {
      const vintage = known(vintages[belongs[item] as number], "the vintage of the item");
      vintage.lost += amount;
      open[item] = (open[item] as number) - amount;
    }
  }
  if (lostAfterDays === undefined && writeOffs === 0) return unavailable("no-write-offs");
  if (lostAfterDays !== undefined)
    for (let i = 0; i < ledger.size; i++) {
      if ((belongs[i] as number) < 0 || asOf - (ledger.due[i] as number) <= lostAfterDays) continue;
      known(vintages[belongs[i] as number], "the vintage of the item").lost += Math.max(0, open[i] as number);
    }
  const names = lossBuckets(policy).map(({ id }) => id);
  const thin: LossHistory["thin"][number][] = [];
  const rates = vintages.map(({ sales, paid, lost }, pool) =>
    vintageLossRates(sales, [...paid], lost).rates.map((rate, bucket) => {
      if (rate.kind === "value") return rounded(rate.value, rateDecimals);
      // Nothing ever came so far: the history says nothing of this bucket.
      thin.push({ pool: pools.names[pool], bucket: names[bucket] ?? "", taken: "stated" });
      return undefined;
    }),
  );
  return had({ rates, history: { from: addDays(before, 1), to: till, months: historyMonths, thin, above: [] } });
}

interface Vintage {
  sales: number;
  lost: number;
  readonly paid: Float64Array;
}

/** Why the past cannot be rebuilt from `first` on; `undefined` where it can. */
function refusal(ledger: Ledger, currency: number, asOf: DayNumber, first: DayNumber): ProvisionReason | undefined {
  if (ledger.source.kind === "open-items") return "open-items-only";
  if (!ledger.source.mapping.issueDate) return "issue-dates-missing";
  const basis = basisAt(ledger, asOf);
  if (basis !== "rebuilt") return "payments-undated";
  // A ledger that begins later knows nothing of the first month-end.
  for (let i = 0; i < ledger.size; i++) {
    const issued = ledger.issued[i] as number;
    if (issued !== 0 && issued <= first && (ledger.currency[i] as number) === currency) return undefined;
  }
  return "history-too-short";
}

/** The group of each item: its pool where it is of the currency, else one group more that nobody looks at. */
function groupsOf(ledger: Ledger, currency: number, { names, code }: PoolsOfItems): Uint32Array {
  const groups = new Uint32Array(ledger.size);
  for (let i = 0; i < ledger.size; i++)
    groups[i] = (ledger.currency[i] as number) === currency ? (code ? (code[i] as number) : 0) : names.length;
  return groups;
}

/** The limits of the aging and one more, a bucket-length above the last, so that what has just rolled into the open bucket stands apart. */
function historyLimits({ bucketLimits, graceDays }: Reading): readonly number[] {
  const last = bucketLimits[bucketLimits.length - 1] ?? 0;
  const width = last - (bucketLimits[bucketLimits.length - 2] ?? 0);
  return [graceDays, ...bucketLimits, last + width];
}

/** Months that a bucket lasts where all last equally long: 1 for 30, 60, 90; 12 for 365, 730, 1095; `undefined` for 30, 60, 120. */
function monthsOfBuckets(limits: readonly number[]): number | undefined {
  const months = limits.map((limit, i) => Math.round((limit - (limits[i - 1] ?? 0)) / 30.4));
  const first = months[0] ?? 0;
  return first > 0 && months.every((each) => each === first) ? first : undefined;
}

function lastMonthEnd(day: DayNumber): DayNumber {
  return monthEnd(day) === day ? day : monthEnd(plusMonths(day, -1));
}

function monthsBefore(end: DayNumber, months: number): DayNumber {
  return monthEnd(plusMonths(end, -months));
}
