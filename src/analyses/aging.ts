import { known } from "../kernel/assert.js";
import type { DayNumber } from "../kernel/day.js";
import { minor, type Minor } from "../kernel/money.js";
import type { Items, Ledger } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import { ageItems, type AgingMatrix } from "./aging-kernel.js";
import { agingBases, type Aging, type AgingBasis, type AgingRow, type AgingScale, type Bucket } from "./figures.js";
import { bucketIdAhead, bucketIdOf, bucketIdOfYears, bucketsByAge } from "./methods/aging.js";
import { dayLimitsOfYears } from "./methods/days.js";
import { statedScale, type StatedScale } from "./stated-aging.js";

/** The aging of all currencies by one date, ready to be cut by currency. */
export interface AgedLedger {
  readonly basis: AgingBasis;
  readonly buckets: readonly Bucket[];
  readonly matrix: AgingMatrix;
  readonly customers: number;
}

/** The choices that an aging goes by. */
export type AgingPolicy = Pick<Policy, "bucketLimits" | "graceDays" | "notDueLimits" | "agingBands" | "yearLimits">;

/** The agings that a ledger has: by posting day where its source states any, by years where the policy wants one. */
export function basesOf(ledger: Ledger, { agingBands }: AgingPolicy): readonly AgingBasis[] {
  return agingBases.filter((basis) => (basis === "posting" ? ledger.posted !== undefined : basis !== "years" || agingBands !== "days"));
}

/**
 * The buckets of an aging, and their upper limits in days as the kernel takes them; the last two, the open one and the one without a day, have none.
 * By due day: what is not due (up to 0 days past due, or the days of grace; split by days until due where the policy says so), then a bucket per
 * limit. By age since issue or posting there is no "not due": the first bucket runs from 0 to the first limit. Years are days by then.
 */
export function agingScale(basis: AgingBasis, policy: AgingPolicy, asOf: DayNumber): AgingScale {
  const scale = basis === "due" ? scaleByDue(policy) : basis === "years" ? scaleByYears(policy, asOf) : scaleByAge(policy.bucketLimits, 0);
  return { ...scale, buckets: [...scale.buckets, noDateBucket(basis)] };
}

/** The buckets that have a loss rate of their own: all that is not due has one, however it is split. */
export function lossBuckets(policy: AgingPolicy): readonly Bucket[] {
  return [...scaleByDue({ ...policy, notDueLimits: [] }).buckets, noDateBucket("due")];
}

function noDateBucket(basis: AgingBasis): Bucket {
  return { id: noDateIds[basis], kind: "none", from: null, to: null };
}

const noDateIds: Readonly<Record<AgingBasis, string>> = {
  due: "no-due-date",
  issue: "no-issue-date",
  posting: "no-posting-date",
  years: "no-issue-date",
};

/** A bucket per limit from `first` on, and the open one. */
function scaleByAge(limits: readonly number[], first: number): AgingScale {
  const days = limits.map((limit, i): Bucket => {
    const from = i === 0 ? first : (limits[i - 1] ?? 0) + 1;
    return { id: bucketIdOf(from, limit), kind: "days", from, to: limit };
  });
  const last = (limits[limits.length - 1] ?? 0) + 1;
  return { buckets: [...days, { id: bucketIdOf(last, null), kind: "days", from: last, to: null }], upperLimits: limits };
}

function scaleByDue({ bucketLimits, graceDays, notDueLimits }: AgingPolicy): AgingScale {
  const pastDue = scaleByAge(bucketLimits, graceDays + 1);
  const ahead = notDueLimits.map((limit, i): Bucket => {
    const nearest = i === 0 ? 0 : (notDueLimits[i - 1] ?? 0) + 1;
    return { id: bucketIdAhead(nearest, limit), kind: "not-due", from: -limit, to: i === 0 ? graceDays : -nearest };
  });
  const farthest = (notDueLimits[notDueLimits.length - 1] ?? -1) + 1;
  const notDue: readonly Bucket[] =
    ahead.length === 0
      ? [{ id: "current", kind: "not-due", from: null, to: graceDays }]
      : [{ id: bucketIdAhead(farthest, null), kind: "not-due", from: null, to: -farthest }, ...ahead.reverse()];
  return { buckets: [...notDue, ...pastDue.buckets], upperLimits: [...notDue.map(({ to }) => to ?? graceDays), ...pastDue.upperLimits] };
}

function scaleByYears({ agingBands, yearLimits }: AgingPolicy, asOf: DayNumber): AgingScale {
  const upperLimits = dayLimitsOfYears(asOf, yearLimits, agingBands === "years-period" ? "period" : "anniversary");
  const { buckets } = scaleByAge(upperLimits, 0);
  const named = buckets.map((bucket, i) => ({ ...bucket, id: bucketIdOfYears(yearLimits[i - 1] ?? 0, yearLimits[i] ?? null) }));
  return { buckets: named, upperLimits };
}

/** The day that the age of each item counts from; 0 where it has none. */
export function agingDays(ledger: Items, basis: AgingBasis): Int32Array {
  if (basis === "due") return ledger.due;
  return basis === "posting" ? (ledger.posted ?? new Int32Array(ledger.size)) : ledger.issued;
}

/** The buckets, and the day by item that its age counts from; of an aging that the source states, those that put each item where it stands there. */
function datedScale(ledger: Items, basis: AgingBasis, policy: AgingPolicy, asOf: DayNumber): StatedScale {
  const scale = agingScale(basis, policy, asOf);
  return ledger.stated ? statedScale(ledger.stated, basis, scale, asOf) : { ...scale, days: agingDays(ledger, basis) };
}

/** Items that stand beside the ages, in a column of their own. */
export interface ApartItems {
  readonly kind: "credits" | "notes" | "related";
  readonly holds: (item: number) => boolean;
}

/** Ages every item that is open, those kept apart by themselves. An item is kept apart once, by the first that holds. */
export function ageLedger(
  ledger: Items,
  open: Float64Array,
  basis: AgingBasis,
  policy: AgingPolicy,
  asOf: DayNumber,
  apart: readonly ApartItems[] = [],
): AgedLedger {
  const { buckets, upperLimits, days: date } = datedScale(ledger, basis, policy, asOf);
  const shape = { customers: ledger.customers.length, currencies: ledger.currencies.length };
  const age = (amounts: Float64Array, within: readonly number[]): AgingMatrix =>
    ageItems({ customer: ledger.customer, currency: ledger.currency, date, open: amounts, accounts: ledger.accounts }, within, asOf, shape);
  const [aged, ...kept] = splitOff(open, apart);
  const matrices = kept.map((amounts) => age(amounts, []));
  return {
    basis,
    buckets: [...buckets, ...apart.map(({ kind }): Bucket => ({ id: kind, kind, from: null, to: null }))],
    matrix: besideEachOther(age(known(aged, "the items that are aged"), upperLimits), matrices, shape.currencies * shape.customers),
    customers: shape.customers,
  };
}

/** Finds the bucket of one item at a day. */
export class BucketFinder {
  readonly ids: readonly string[];
  /** How many go by days. */
  private readonly dated: number;
  private readonly days: Int32Array;
  private readonly byAge: Uint8Array;
  /** The day from which the first limit is just reached. */
  private readonly youngest: number;

  constructor(
    scale: StatedScale,
    asOf: DayNumber,
    private readonly apart: readonly ApartItems[],
  ) {
    this.dated = scale.buckets.length;
    this.days = scale.days;
    this.byAge = bucketsByAge(scale.upperLimits);
    this.youngest = asOf - (scale.upperLimits[0] ?? 0);
    this.ids = [...scale.buckets.map(({ id }) => id), ...apart.map(({ kind }) => kind)];
  }

  /** Its place among {@link ids}. */
  of(item: number): number {
    const { apart, byAge, dated } = this;
    for (let i = 0; i < apart.length; i++) if ((apart[i] as ApartItems).holds(item)) return dated + i;
    const from = this.days[item] as number;
    if (from === 0) return dated - 1;
    return byAge[Math.max(0, Math.min(this.youngest - from, byAge.length - 1))] as number;
  }

  idOf(item: number): string {
    return known(this.ids[this.of(item)], "an id for each bucket");
  }
}

/** The buckets of {@link ageLedger} with the same choices, item by item: for those who follow single items. */
export function bucketFinder(
  ledger: Items,
  basis: AgingBasis,
  policy: AgingPolicy,
  asOf: DayNumber,
  apart: readonly ApartItems[],
): BucketFinder {
  return new BucketFinder(datedScale(ledger, basis, policy, asOf), asOf, apart);
}

/** The open amounts that are aged, then those of each column apart; nothing is copied where nothing is apart. */
function splitOff(open: Float64Array, apart: readonly ApartItems[]): readonly Float64Array[] {
  if (apart.length === 0) return [open];
  const aged = Float64Array.from(open);
  const kept = apart.map(() => new Float64Array(open.length));
  for (let item = 0; item < open.length; item++) {
    const place = open[item] === 0 ? -1 : apart.findIndex(({ holds }) => holds(item));
    const column = kept[place];
    if (!column) continue;
    column[item] = open[item] as number;
    aged[item] = 0;
  }
  return [aged, ...kept];
}

/** One matrix of all: the ages, then a column for each of the others with all that it holds. */
function besideEachOther(aged: AgingMatrix, others: readonly AgingMatrix[], places: number): AgingMatrix {
  if (others.length === 0) return aged;
  const buckets = aged.buckets + others.length;
  const joined = (from: (matrix: AgingMatrix) => Float64Array | Uint32Array, into: Float64Array | Uint32Array, rows: number): void => {
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < aged.buckets; i++) into[row * buckets + i] = from(aged)[row * aged.buckets + i] as number;
      others.forEach((other, k) => {
        let sum = 0;
        for (let i = 0; i < other.buckets; i++) sum += from(other)[row * other.buckets + i] as number;
        into[row * buckets + aged.buckets + k] = sum;
      });
    }
  };
  const amounts = new Float64Array(places * buckets);
  joined((matrix) => matrix.amounts, amounts, places);
  const currencies = aged.items.length / aged.buckets;
  const items = new Uint32Array(currencies * buckets);
  joined((matrix) => matrix.items, items, currencies);
  const hasItems = Uint8Array.from(aged.hasItems, (has, place) => Number(has === 1 || others.some((other) => other.hasItems[place] === 1)));
  return { buckets, amounts, items, hasItems };
}

/** One currency's aging: totals, and a row per customer with open items in text order of id. "No date" and what stands apart is there only when needed. */
export function agingOf(aged: AgedLedger, currency: number, inOrder: readonly number[]): Aging {
  const { matrix, customers } = aged;
  const width = matrix.buckets;
  const needed = aged.buckets.flatMap(({ kind }, i) =>
    kind === "not-due" || kind === "days" || (matrix.items[currency * width + i] ?? 0) > 0 ? [i] : [],
  );
  const totals = needed.map(() => 0);
  const rows: AgingRow[] = [];
  for (const customer of inOrder) {
    const place = currency * customers + customer;
    if (!matrix.hasItems[place]) continue;
    let total = 0;
    const amounts = needed.map((bucket, i): Minor => {
      const amount = matrix.amounts[place * width + bucket] ?? 0;
      totals[i] = (totals[i] ?? 0) + amount;
      total += amount;
      return minor(amount);
    });
    rows.push({ customer, amounts, total: minor(total) });
  }
  return {
    basis: aged.basis,
    buckets: needed.map((bucket) => known(aged.buckets[bucket], "a bucket for each column")),
    amounts: totals.map(minor),
    items: needed.map((bucket) => matrix.items[currency * width + bucket] ?? 0),
    rows,
  };
}

/** Customer indexes in text order of their ids (code units, so that every machine agrees). */
export function customersInOrder(ledger: Pick<Ledger, "customers">): readonly number[] {
  const id = (customer: number): string => ledger.customers[customer]?.id ?? "";
  return ledger.customers.map((_, customer) => customer).sort((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0));
}
