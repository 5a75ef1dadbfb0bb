import { known } from "../kernel/assert.js";
import type { DayNumber } from "../kernel/day.js";
import { exact, minor, sum, zero, type Minor, type Ratio } from "../kernel/money.js";
import type { Items, Ledger } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import { rateBuckets } from "../policy/provision-policy.js";
import { agingOf, type AgedLedger } from "./aging.js";
import { billedBetween } from "./balance.js";
import type { Bucket } from "./figures.js";
import { rollLossRates, vintageRates, type HistoricalRates } from "./loss-history.js";
import { provisionMatrix } from "./methods/allowance.js";
import { scaleLosses } from "./methods/loss-rates.js";
import { had, unavailable, type Outcome } from "./methods/outcome.js";
import type { PooledLedger } from "./pools.js";
import { journalOf, movementsOf, rollForward, rollForwardOfSales, type Movements } from "./provision-movements.js";
import type { PoolProvision, Provision, ProvisionLine, ProvisionReason } from "./provision-figures.js";
import { debtorBases, oldestFirst } from "./provision-kernel.js";
import { securityLines } from "./security.js";
import { specificLines } from "./specific.js";

export interface ProvisionInputs {
  /** The whole, for history and movements. */
  readonly ledger: Ledger;
  /** What may be open; `open` and `pooled` are of these. */
  readonly items: Items;
  readonly policy: Policy;
  readonly asOf: DayNumber;
  readonly open: Float64Array;
  readonly inOrder: readonly number[];
  readonly pooled: PooledLedger;
}

/** The loss allowance of one currency by the policy's method, its roll-forward and entries. Amounts in minor units of that currency. */
export function provisionOf(inputs: ProvisionInputs, currency: number): Provision {
  const { ledger, policy, asOf } = inputs;
  const { method, wording, recoveries } = policy.provision;
  const movements = movementsOf(ledger, currency, policy.provision, asOf);
  const parts = method === "percent-of-sales" ? undefined : poolParts(inputs, currency);
  const specific = parts ? specificLines(inputs, currency) : [];
  const security = parts ? securityLines(inputs, currency, parts.byBucket) : [];
  const required =
    parts &&
    requiredOf(
      parts.pools,
      specific.map(({ amount }) => amount),
      security.map(({ reduction }) => reduction),
    );
  const sales = parts ? undefined : chargeOfSales(inputs, currency, movements);
  const moved = required
    ? rollForward(movements, required, recoveries, asOf)
    : sales?.charge.kind === "value"
      ? rollForwardOfSales(movements, sales.charge.value, recoveries, asOf)
      : (sales?.charge ?? unavailable("opening-missing"));
  return {
    method,
    wording,
    total: required ?? (moved.kind === "value" ? had(moved.value.closing) : moved),
    byBucket: parts?.byBucket ?? sales?.lines ?? [],
    pools: parts?.pools ?? [],
    factor: factorOf(policy).toFixed(),
    specific,
    security,
    creditBalances: parts?.credits ?? zero,
    history: parts?.history,
    rollForward: moved,
    journal: moved.kind === "value" ? had(journalOf(moved.value)) : moved,
  };
}

interface PoolParts {
  readonly byBucket: readonly ProvisionLine[];
  readonly pools: readonly PoolProvision[];
  readonly credits: Minor;
  readonly history: Provision["history"];
}

/** The pools' lines: what stands in each bucket of a pool, times its rate. */
function poolParts(inputs: ProvisionInputs, currency: number): PoolParts {
  const { ledger, policy, asOf, pooled, inOrder } = inputs;
  const historical =
    policy.provision.method === "roll-rate"
      ? rollLossRates(ledger, currency, pooled.pools, policy, asOf)
      : policy.provision.method === "loss-rate-history"
        ? vintageRates(ledger, currency, pooled.pools, policy, asOf)
        : undefined;
  let credits = 0;
  const parts = pooled.aged.map((aged, index): PoolProvision & { readonly lines: readonly ProvisionLine[] } => {
    const pool = pooled.pools.names[index];
    const bases = basesOf(aged, currency, inOrder, policy);
    credits += bases.credits;
    const base = minor(bases.amounts.reduce<number>((all, amount) => all + amount, 0));
    const rates: ReturnType<typeof ratesOf> = isOtherwiseAged(policy, ledger, bases.buckets)
      ? unavailable("buckets-differ")
      : ratesOf(bases.buckets, policy, pool, historical, index);
    if (rates.kind !== "value") return { pool, base, total: rates, lines: [] };
    const lines =
      policy.provision.method === "percent-of-balance"
        ? linesOf([{ id: "balance", base, rate: known(rates.value[0], "the rate of the balance") }], pool, exact(1))
        : linesOf(
            bases.buckets.map(({ id }, i) => ({
              id,
              base: bases.amounts[i] ?? zero,
              rate: known(rates.value[i], "a rate for each bucket"),
            })),
            pool,
            factorOf(policy),
          );
    return { pool, base, total: had(minor(lines.reduce((all, { amount }) => all + amount, 0))), lines };
  });
  // Of pools, those that hold nothing in this currency say nothing.
  const shown = parts.length === 1 ? parts : parts.filter(({ base, lines }) => base !== 0 || lines.some((line) => line.base !== 0));
  return {
    byBucket: shown.flatMap(({ lines }) => lines),
    pools: shown.map(({ pool, base, total }) => ({ pool, base, total })),
    credits: minor(credits),
    history: historical?.kind === "value" ? historical.value.history : undefined,
  };
}

/** True where the ages are those of the source and its bands are not the policy's, for which the rates stand. */
function isOtherwiseAged({ provision }: Policy, { stated }: Ledger, buckets: readonly Bucket[]): boolean {
  if (provision.method === "percent-of-balance") return false;
  return stated?.basis === "issue" || buckets.some(({ label }) => label !== undefined);
}

/** What stands in each bucket of a pool; with credits by customer, those of customers in credit apart. */
function basesOf(
  aged: AgedLedger,
  currency: number,
  inOrder: readonly number[],
  policy: Policy,
): { readonly buckets: readonly Bucket[]; readonly amounts: readonly Minor[]; readonly credits: number } {
  const { buckets, amounts } = agingOf(aged, currency, inOrder);
  if (policy.provision.credits === "netted") return { buckets, amounts, credits: 0 };
  const grossed = debtorBases(aged.matrix, aged.customers, currency, oldestFirst(aged.buckets));
  const ofBucket = new Map(aged.buckets.map(({ id }, i) => [id, grossed.bases[i] ?? 0]));
  return { buckets, amounts: buckets.map(({ id }) => minor(ofBucket.get(id) ?? 0)), credits: grossed.credits };
}

/** A rate per bucket before the factor, as decimal text: from history where the method says so, else as the policy states them. */
function ratesOf(
  buckets: readonly Bucket[],
  policy: Policy,
  pool: string | undefined,
  historical: Outcome<HistoricalRates, ProvisionReason> | undefined,
  index: number,
): Outcome<readonly string[], ProvisionReason> {
  const { provision } = policy;
  if (historical && historical.kind !== "value") return historical;
  if (provision.method === "percent-of-balance") return provision.rate === undefined ? unavailable("rate-missing") : had([provision.rate]);
  const stated = statedRates(buckets, policy, pool);
  if (!historical) return had(stated);
  const rates = historical.value.rates[index] ?? [];
  let pastDue = 0;
  return had(
    buckets.map(({ kind }, i) => {
      // All that is not due has one rate; what has no due date has no history by age.
      const rate = kind === "not-due" || kind === "notes" ? rates[0] : kind === "days" ? rates[++pastDue] : undefined;
      return rate?.toFixed() ?? known(stated[i], "a stated rate for each bucket");
    }),
  );
}

function statedRates(buckets: readonly Bucket[], policy: Policy, pool: string | undefined): readonly string[] {
  const { notDue, byBucket, noDueDate } = policy.provisionRates;
  const own = new Map(policy.provision.poolRates.flatMap((each) => (each.pool === pool ? [[each.bucket, each.rate] as const] : [])));
  const ids = rateBuckets(policy.bucketLimits);
  let pastDue = 0;
  return buckets.map(({ kind }) => {
    // A note falls due on its maturity; a credit needs no provision, a related party one of its own (specific).
    if (kind === "credits" || kind === "related") return "0";
    if (kind === "not-due" || kind === "notes") return own.get("current") ?? notDue;
    if (kind === "none") return own.get("no-due-date") ?? noDueDate;
    const at = pastDue++;
    return own.get(ids[at + 1] ?? "") ?? byBucket[at] ?? byBucket[byBucket.length - 1] ?? "0";
  });
}

/** Base x rate by line, rounded to whole minor units; a base that is a credit needs no provision. */
function linesOf(
  rows: readonly { readonly id: string; readonly base: Minor; readonly rate: string }[],
  pool: string | undefined,
  factor: Ratio,
): readonly ProvisionLine[] {
  const gross = rows.map(({ base }) => (base > 0 ? base : zero));
  const matrix = provisionMatrix(
    gross,
    rows.map(({ rate }) => exact(rate)),
    { multiplier: factor, cap: 1, rowRounding: "unit" },
  );
  return rows.map(({ id, base, rate }, i) => ({
    pool,
    bucket: id,
    base,
    baseRate: rate,
    rate: factor.eq(1) ? rate : known(matrix.rates[i], "a rate for each row").toFixed(),
    amount: minor(known(matrix.allowance[i], "a row for each bucket").toNumber()),
  }));
}

/** The forward-looking factor: the weighted mean of the scenarios where there are any. The older methods know none. */
function factorOf({ provision }: Policy): Ratio {
  if (provision.method === "aging" || provision.method === "percent-of-balance" || provision.method === "percent-of-sales") return exact(1);
  if (provision.scenarios.length === 0) return exact(provision.factor);
  return scaleLosses(
    [],
    provision.scenarios.map(({ probability, multiplier }) => ({ probability: exact(probability), multiplier: exact(multiplier) })),
  ).multiplier;
}

/** Pools and specific provisions less security; not available where any part is not. */
function requiredOf(
  pools: readonly PoolProvision[],
  specific: readonly Outcome<Minor, ProvisionReason>[],
  reductions: readonly Outcome<Minor, ProvisionReason>[],
): Outcome<Minor, ProvisionReason> {
  // An entry about nobody who owes anything provides nothing and takes nothing away.
  const harmless: readonly ProvisionReason[] = ["nothing-open", "customer-unknown", "assessed-apart"];
  const parts = [...pools.map(({ total }) => total), ...specific, ...reductions];
  const missing = parts.find((part) => part.kind !== "value" && !harmless.includes(part.reason));
  if (missing?.kind === "unavailable") return missing;
  const worth = (part: Outcome<Minor, ProvisionReason>): number => (part.kind === "value" ? part.value : 0);
  const all = sum([...pools.map(({ total }) => worth(total)), ...specific.map(worth), ...reductions.map((part) => -worth(part))]);
  return had(minor(all.toNumber()));
}

/** 销货百分比法: what was billed since the opening balance, times the rate, is the charge. */
function chargeOfSales(
  { ledger, policy, asOf }: ProvisionInputs,
  currency: number,
  movements: Movements,
): { readonly charge: Outcome<Minor, ProvisionReason>; readonly lines: readonly ProvisionLine[] } {
  const { rate } = policy.provision;
  const none = (reason: ProvisionReason): { charge: Outcome<Minor, ProvisionReason>; lines: [] } => ({
    charge: unavailable(reason),
    lines: [],
  });
  if (rate === undefined) return none("rate-missing");
  if (ledger.source.kind === "open-items") return none("open-items-only");
  if (!ledger.source.mapping.issueDate) return none("issue-dates-missing");
  if (!movements.opening) return none("opening-missing");
  const billed = minor(billedBetween(ledger, currency, (movements.opening.day + 1) as DayNumber, asOf));
  const lines = linesOf([{ id: "sales", base: billed, rate }], undefined, exact(1));
  return { charge: had(known(lines[0], "the line of sales").amount), lines };
}
