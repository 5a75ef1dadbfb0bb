import { exponentOf, minor, zero, type Minor } from "../kernel/money.js";
import type { Currency, Ledger } from "../ledger/ledger.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { creditReasons, limitIn } from "./credit.js";
import type { UnbilledOfCurrency } from "./deliveries.js";
import type { CreditReason, CurrencyFigures, Figures } from "./figures.js";
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
    const lines = linesOf(input, currency, own, delivered, oldest);
    return lines.length === 0 ? [] : [{ currency, open: own?.open ?? zero, lines }];
  });
}

function linesOf(
  { ledger, customers, policy }: CreditListInput,
  currency: Currency,
  own: CurrencyFigures | undefined,
  delivered: UnbilledOfCurrency["customers"],
  oldest: ReadonlyMap<string, number>,
): readonly CreditLine[] {
  const late = own?.agingByDue.buckets.map(({ kind }) => kind === "days") ?? [];
  const rows = new Map(own?.agingByDue.rows.map((row) => [row.customer, row.amounts]));
  const byDelivery = new Map(delivered.map((line) => [line.customer, line]));
  const open = (own?.credit ?? []).map(({ customer, open: owed, limit, reasons }) => {
    const { id = "", name = "" } = ledger.customers[customer] ?? {};
    const pastDue = minor((rows.get(customer) ?? []).reduce((sum, amount, i) => (late[i] ? sum + amount : sum), 0));
    return { id, name, open: owed, limit, late: reasons.includes("past-due"), pastDue };
  });
  const met = new Set(open.map(({ id }) => id));
  const others = delivered
    .filter(({ customer }) => !met.has(customer))
    .map(({ customer, name }) => {
      const terms = customers.get(customer);
      const shown = name === "" ? (terms?.name ?? "") : name;
      return { id: customer, name: shown, open: zero, limit: limitIn(terms, currency), late: false, pastDue: zero };
    });
  const lines = [...open, ...others].map(({ id, name, open: owed, limit, late: isLate, pastDue }): CreditLine => {
    const terms = customers.get(id);
    const unbilled = byDelivery.get(id)?.total ?? zero;
    const exposure = minor(owed + unbilled);
    const reasons = creditReasons(exposure, limit, isLate, policy);
    const limitNote = noteOf(terms, currency.code, ledger);
    return {
      customer: id,
      name,
      limit,
      limitNote,
      limitCurrency: limitNote === "other-currency" ? (terms?.limit?.currency ?? undefined) : undefined,
      open: owed,
      delivered: unbilled,
      exposure,
      headroom: limit === undefined ? undefined : minor(limit - exposure),
      status: statusOf(reasons),
      reasons,
      pastDue,
      oldestDays: oldest.get(`${currency.code ?? ""}|${id}`),
    };
  });
  const room = ({ headroom, exposure }: CreditLine): number => headroom ?? -exposure;
  return lines.sort((a, b) => places[a.status] - places[b.status] || room(a) - room(b) || (a.customer < b.customer ? -1 : 1));
}

function statusOf(reasons: readonly CreditReason[]): CreditStatus {
  if (reasons.includes("over-limit") || reasons.includes("past-due")) return "hold";
  return reasons.includes("near-limit") ? "watch" : reasons.includes("no-limit") ? "no-limit" : "ok";
}

function noteOf(terms: CustomerTerms | undefined, currency: string | null, { currencies }: Ledger): LimitNote | undefined {
  if (!terms?.limit) return "not-set";
  if (terms.limit.currency === null) return currencies.length > 1 ? "currency-not-stated" : undefined;
  return terms.limit.currency === currency ? undefined : "other-currency";
}

/** Days past due of the oldest open item, by currency and customer; none where the source states ages in bands only. */
function oldestDays({ figures, ledger, policy, customers }: CreditListInput): ReadonlyMap<string, number> {
  const oldest = new Map<string, number>();
  if (ledger.stated) return oldest;
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
  days.forEach((late, account) => {
    if (late === 0) return;
    const code = ledger.currencies[Math.floor(account / width)]?.code ?? "";
    const key = `${code}|${ledger.customers[account % width]?.id ?? ""}`;
    oldest.set(key, Math.max(oldest.get(key) ?? 0, late));
  });
  return oldest;
}
