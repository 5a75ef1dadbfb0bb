import { isoFromDay } from "../kernel/day.js";
import { decimalText, minor, type Exponent, type Minor } from "../kernel/money.js";
import type { CurrencyFigures } from "../analyses/figures.js";
import type { Outcome } from "../analyses/methods/outcome.js";
import type { Provision, ProvisionReason } from "../analyses/provision-figures.js";
import type { Ledger } from "../ledger/ledger.js";
import { saysOfProvisions, type ProvisionPolicy } from "../policy/provision-policy.js";
import { accountName, entryEvent } from "../text/provision.js";
import type { Json } from "./json.js";

/**
 * The allowance of one currency in the form of the command line's contract. Pools, specific provisions, security and entries are there
 * once AR Policy says anything of provisions beyond the rates by bucket.
 */
export function provisionJson({ currency, provision }: CurrencyFigures, ledger: Ledger, policy: ProvisionPolicy): Json {
  const { exponent } = currency;
  const amount = (value: Minor): string => decimalText(value, exponent);
  const had = (outcome: Outcome<Minor, ProvisionReason>): Json => outcomeJson(outcome, amount);
  const plain = {
    currency: currency.code,
    method: provision.method,
    total: had(provision.total),
    byBucket: provision.byBucket.map((line) => ({
      ...(line.pool === undefined ? {} : { pool: line.pool }),
      bucket: line.bucket,
      ...(saysOfProvisions(policy) ? { base: amount(line.base), baseRate: line.baseRate } : {}),
      rate: line.rate,
      amount: amount(line.amount),
    })),
    allowance: rollForwardJson(provision, exponent),
  };
  if (!saysOfProvisions(policy)) return plain;
  const customer = (index: number | undefined, named: string): string =>
    index === undefined ? named : (ledger.customers[index]?.id ?? named);
  return {
    ...plain,
    wording: provision.wording,
    factor: provision.factor,
    pools: provision.pools.map(({ pool, base, total }) => ({ pool: pool ?? null, base: amount(base), total: had(total) })),
    ...(provision.creditBalances === 0 ? {} : { creditBalances: amount(provision.creditBalances) }),
    ...historyJson(provision),
    ...(provision.specific.length === 0
      ? {}
      : {
          specific: provision.specific.map(({ entry, customer: index, gross, amount: allowance }) => ({
            customer: customer(index, entry.customer),
            ...(entry.invoice === "" ? {} : { invoice: entry.invoice }),
            gross: amount(gross),
            ...(entry.rate === undefined ? {} : { rate: entry.rate }),
            amount: had(allowance),
            why: entry.reason,
          })),
        }),
    ...(provision.security.length === 0
      ? {}
      : {
          security: provision.security.map((line) => ({
            customer: customer(line.customer, line.entry.customer),
            kind: line.entry.kind,
            integral: line.entry.integral,
            gross: amount(line.gross),
            before: amount(line.before),
            covered: amount(line.covered),
            reduction: had(line.reduction),
          })),
        }),
    journal: outcomeJson(provision.journal, (entries) =>
      entries.map((entry) => ({
        event: entryEvent(entry),
        debit: entry.debit,
        credit: entry.credit,
        amount: amount(minor(entry.amount.toNumber())),
        debitAccount: accountsJson(entry.debit, provision),
        creditAccount: accountsJson(entry.credit, provision),
      })),
    ),
  };
}

function outcomeJson<T>(outcome: Outcome<T, ProvisionReason>, shown: (value: T) => Json): Json {
  return outcome.kind === "value" ? shown(outcome.value) : { value: null, reason: outcome.reason };
}

function accountsJson(account: Parameters<typeof accountName>[0], { wording }: Provision): Json {
  return { en: accountName(account, wording, "en-US"), zh: accountName(account, wording, "zh-CN") };
}

function historyJson({ history }: Provision): Readonly<Record<string, Json>> {
  if (!history) return {};
  const named = ({ pool, ...rest }: { readonly pool: string | undefined; readonly bucket: string }): Json => ({
    ...(pool === undefined ? {} : { pool }),
    ...rest,
  });
  return {
    history: {
      from: isoFromDay(history.from),
      to: isoFromDay(history.to),
      months: history.months,
      ...(history.thin.length === 0 ? {} : { thin: history.thin.map(named) }),
      ...(history.above.length === 0 ? {} : { rollRateAboveOne: history.above.map(named) }),
    },
  };
}

function rollForwardJson({ rollForward }: Provision, exponent: Exponent): Json {
  const amount = (value: Minor): string => decimalText(value, exponent);
  return outcomeJson(rollForward, (moved) => ({
    from: isoFromDay(moved.from),
    to: isoFromDay(moved.to),
    opening: amount(moved.opening),
    writeOffs: amount(moved.writeOffs),
    writeOffsFrom: moved.writeOffsFrom,
    recoveries: amount(moved.recoveries),
    ...(moved.recoveriesToProfit === 0 ? {} : { recoveriesToProfit: amount(moved.recoveriesToProfit) }),
    exchange: amount(moved.exchange),
    transfers: amount(moved.transfers),
    beforeCharge: amount(moved.before),
    ...(moved.before < 0 ? { flag: "debit-balance" } : {}),
    charge: amount(moved.charge),
    closing: amount(moved.closing),
  }));
}
