import { known } from "../kernel/assert.js";
import { exponentOf, minor, zero, type Minor } from "../kernel/money.js";
import type { Currency, Ledger } from "../ledger/ledger.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { creditReasons, limitIn } from "./credit.js";
import type { UnbilledOfCurrency } from "./deliveries.js";
import type { AgingRow, CreditReason, CurrencyFigures, Figures } from "./figures.js";
import { openIndexAt } from "./open-index.js";
import { openItemsOf } from "./open-items.js";

/** Why no limit can be set against the exposure, or what is to be said of the one that is. */
export type LimitNote = "not-set" | "other-currency" | "currency-not-stated";

/** A customer's credit in one currency. Laws: exposure = open + delivered; headroom = limit - exposure. */
export interface CreditLine {
  readonly customer: string;
  readonly name: string;
  readonly limit: Minor | undefined;
  readonly limitNote: LimitNote | undefined;
  /** The currency of a limit that is set in another one. */
  readonly limitCurrency: string | undefined;
  readonly open: Minor;
  /** Delivered and not billed. */
  readonly delivered: Minor;
  readonly exposure: Minor;
  readonly headroom: Minor | undefined;
  readonly status: CreditStatus;
  readonly reasons: readonly CreditReason[];
  readonly pastDue: Minor;
  /** Days past due of the oldest item; `undefined` where none is past due, or ages are known in bands only. */
  readonly oldestDays: number | undefined;
}

/** In the order of a credit list; `no-limit`: nothing else is the matter, and nothing can be said. */
export const creditStatuses = ["hold", "watch", "no-limit", "ok"] as const;
export type CreditStatus = (typeof creditStatuses)[number];

const places: Readonly<Record<CreditStatus, number>> = { hold: 0, watch: 1, "no-limit": 2, ok: 3 };

export interface CreditList {
  readonly currency: Currency;
  /** The currency's open items. */
  readonly open: Minor;
  /** Those on hold first, then watched, without a limit, within it; the least headroom first. */
  readonly lines: readonly CreditLine[];
}

interface CreditListInput {
  readonly figures: Figures;
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly customers: ReadonlyMap<string, CustomerTerms>;
}

/** Each customer's open items and deliveries against its limit, by currency. */
export function creditLists(input: CreditListInput): readonly CreditList[] {
  const { figures } = input;
  const { unbilled } = figures;
  const oldest = oldestDays(input);
  const codes = figures.currencies.map(({ currency }) => currency.code);
  // What is delivered may be in a currency in which nothing has been billed.
  const others = (unbilled ?? []).flatMap(({ currency }) =>
    codes.includes(currency) ? [] : [{ code: currency, exponent: exponentOf(currency) }],
  );
  return [...figures.currencies.map(({ currency }) => currency), ...others].flatMap((currency): readonly CreditList[] => {
    const own = figures.currencies.find((each) => each.currency === currency);
    const delivered = unbilled?.find((each) => each.currency === currency.code)?.customers ?? [];
    const lines = linesOf(input, currency, own, delivered, oldest.get(currency.code));
    return lines.length === 0 ? [] : [{ currency, open: own?.open ?? zero, lines }];
  });
}

function linesOf(
  { ledger, customers, policy }: CreditListInput,
  currency: Currency,
  own: CurrencyFigures | undefined,
  delivered: UnbilledOfCurrency["customers"],
  oldest: ReadonlyMap<string, number> | undefined,
): readonly CreditLine[] {
  const terms: ListTerms = { currency, several: ledger.currencies.length > 1, policy, oldest };
  const aged = new Map<number, AgingRow>();
  for (const row of own?.agingByDue.rows ?? []) aged.set(row.customer, row);
  const late = own?.agingByDue.buckets.map(({ kind }) => kind === "days") ?? [];
  const unbilled = new Map(delivered.map((line) => [line.customer, line]));
  const lines: CreditLine[] = [];
  const met = new Set<string>();
  for (const { customer, open, limit, reasons } of own?.credit ?? []) {
    const { id = "", name = "" } = ledger.customers[customer] ?? {};
    met.add(id);
    const pastDue = amountOf(aged.get(customer), late);
    const isLate = reasons.includes("past-due");
    lines.push(
      creditLine({ id, name, open, delivered: unbilled.get(id)?.total ?? zero, limit, isLate, pastDue }, customers.get(id), terms),
    );
  }
  for (const { customer: id, name: stated, total } of delivered) {
    if (met.has(id)) continue;
    const agreed = customers.get(id);
    const name = stated === "" ? (agreed?.name ?? "") : stated;
    lines.push(
      creditLine({ id, name, open: zero, delivered: total, limit: limitIn(agreed, currency), isLate: false, pastDue: zero }, agreed, terms),
    );
  }
  return lines.sort(byUrgency);
}

/** What an aging has of a customer in some of its buckets. */
function amountOf(row: AgingRow | undefined, among: readonly boolean[]): Minor {
  if (!row) return zero;
  let sum = 0;
  for (let i = 0; i < row.amounts.length; i++) if (among[i]) sum += row.amounts[i] as number;
  return minor(sum);
}

interface Account {
  readonly id: string;
  readonly name: string;
  readonly open: Minor;
  readonly delivered: Minor;
  readonly limit: Minor | undefined;
  /** True where an item is past due for longer than the policy lets pass. */
  readonly isLate: boolean;
  readonly pastDue: Minor;
}

/** What holds for all customers of a currency. */
interface ListTerms {
  readonly currency: Currency;
  /** True where the ledger has several currencies. */
  readonly several: boolean;
  readonly policy: Policy;
  /** Days past due of the oldest open item, by customer. */
  readonly oldest: ReadonlyMap<string, number> | undefined;
}

function creditLine(
  { id, name, open, delivered, limit, isLate, pastDue }: Account,
  agreed: CustomerTerms | undefined,
  terms: ListTerms,
): CreditLine {
  const { currency, policy, oldest } = terms;
  const exposure = minor(open + delivered);
  const reasons = creditReasons(exposure, limit, isLate, policy);
  const limitNote = noteOf(agreed, currency.code, terms.several);
  return {
    customer: id,
    name,
    limit,
    limitNote,
    limitCurrency: limitNote === "other-currency" ? (agreed?.limit?.currency ?? undefined) : undefined,
    open,
    delivered,
    exposure,
    headroom: limit === undefined ? undefined : minor(limit - exposure),
    status: statusOf(reasons),
    reasons,
    pastDue,
    oldestDays: oldest?.get(id),
  };
}

function byUrgency(a: CreditLine, b: CreditLine): number {
  return places[a.status] - places[b.status] || roomOf(a) - roomOf(b) || (a.customer < b.customer ? -1 : 1);
}

function roomOf({ headroom, exposure }: CreditLine): number {
  return headroom ?? -exposure;
}

function statusOf(reasons: readonly CreditReason[]): CreditStatus {
  if (reasons.includes("over-limit") || reasons.includes("past-due")) return "hold";
  return reasons.includes("near-limit") ? "watch" : reasons.includes("no-limit") ? "no-limit" : "ok";
}

function noteOf(terms: CustomerTerms | undefined, currency: string | null, several: boolean): LimitNote | undefined {
  if (!terms?.limit) return "not-set";
  if (terms.limit.currency === null) return several ? "currency-not-stated" : undefined;
  return terms.limit.currency === currency ? undefined : "other-currency";
}

/** Days past due of the oldest open item, by currency and customer; none where the source states ages in bands only. */
function oldestDays({ figures, ledger, policy, customers }: CreditListInput): ReadonlyMap<string | null, ReadonlyMap<string, number>> {
  if (ledger.stated) return new Map();
  const index = openIndexAt(ledger, figures.asOf);
  const { open } = openItemsOf(index, policy, customers, figures.asOf);
  const { size, currency, customer, due } = index.items;
  // By account first: a text for each of many items would cost more than all else.
  const width = ledger.customers.length;
  const days = new Int32Array(ledger.currencies.length * width);
  for (let item = 0; item < size; item++) {
    const late = figures.asOf - (due[item] as number);
    const account = (currency[item] as number) * width + (customer[item] as number);
    if ((open[item] as number) > 0 && due[item] !== 0 && late > (days[account] as number)) days[account] = late;
  }
  const oldest = new Map(ledger.currencies.map(({ code }) => [code, new Map<string, number>()]));
  for (let account = 0; account < days.length; account++) {
    const late = days[account] as number;
    if (late === 0) continue;
    const ofCurrency = oldest.get(known(ledger.currencies[Math.floor(account / width)], "the currency of an account").code);
    const { id } = known(ledger.customers[account % width], "the customer of an account");
    if (late > (ofCurrency?.get(id) ?? 0)) ofCurrency?.set(id, late);
  }
  return oldest;
}
