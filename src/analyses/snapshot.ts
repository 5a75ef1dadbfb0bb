import type { DayNumber } from "../kernel/day.js";
import { minor, zero, type Minor } from "../kernel/money.js";
import { itemKinds, type ItemKind, type Ledger } from "../ledger/ledger.js";
import { openAt } from "./balance.js";
import type { CurrencyFigures, Figures } from "./figures.js";

/** A customer's balance in one bucket of the aging by due date, as a month-end keeps it. */
export interface BalanceLine {
  readonly customer: string;
  readonly currency: string | null;
  readonly bucket: string;
  readonly open: Minor;
}

/** An open item as a month-end keeps it. Items that agree in all but their amounts are one line. */
export interface ItemLine {
  readonly customer: string;
  readonly invoice: string;
  readonly kind: ItemKind;
  readonly currency: string | null;
  /** `undefined` where the source states none. */
  readonly issued: DayNumber | undefined;
  readonly due: DayNumber | undefined;
  readonly billed: Minor;
  readonly open: Minor;
}

/** Balances by customer, currency and bucket; what is zero is left out. They add up to each currency's open total. */
export function balanceLines(figures: Figures, ledger: Ledger): readonly BalanceLine[] {
  return figures.currencies.flatMap(({ currency, agingByDue }: CurrencyFigures) =>
    agingByDue.rows.flatMap(({ customer, amounts }) =>
      amounts.flatMap((open, i): readonly BalanceLine[] => {
        const bucket = agingByDue.buckets[i]?.id;
        if (bucket === undefined || open === 0) return [];
        return [{ customer: ledger.customers[customer]?.id ?? "", currency: currency.code, bucket, open }];
      }),
    ),
  );
}

/** What each item owes as of a day, before any credit is set off against another item. */
export function itemLines(ledger: Ledger, asOf: DayNumber): readonly ItemLine[] {
  const open = openAt(ledger, asOf);
  const lines: ItemLine[] = [];
  for (let item = 0; item < ledger.size; item++) if (open[item] !== 0) lines.push(itemLine(ledger, item, minor(open[item] as number)));
  return [...byKey(lines).values()];
}

/** An item of a ledger as a month-end keeps it, with what it owes. */
export function itemLine(ledger: Ledger, item: number, open: Minor): ItemLine {
  const day = (column: Int32Array): DayNumber | undefined => (column[item] === 0 ? undefined : (column[item] as DayNumber));
  return {
    customer: ledger.customers[ledger.customer[item] as number]?.id ?? "",
    invoice: ledger.invoiceNumber.at(item) ?? "",
    kind: itemKinds[ledger.kind[item] as number] ?? "invoice",
    currency: ledger.currencies[ledger.currency[item] as number]?.code ?? null,
    issued: day(ledger.issued),
    due: day(ledger.due),
    billed: minor(ledger.amount[item] as number),
    open,
  };
}

/** What tells one open item from another, month after month. */
function keyOf({ customer, invoice, kind, currency, due }: ItemLine): string {
  return JSON.stringify([customer, invoice, kind, currency, due ?? 0]);
}

/** How an item of a closed month differs now from what was kept of it. */
export interface LateEntry {
  /** `appeared`: entered after the close. `vanished`: gone from the books. `changed`: open with another balance. */
  readonly kind: "appeared" | "changed" | "vanished";
  /** As it is now; as it was, where it is gone. */
  readonly item: ItemLine;
  /** Zero where it was not there. */
  readonly before: Minor;
  /** Zero where it is not there any more. */
  readonly now: Minor;
}

/** A closed month against its snapshot, in one currency. Invariant: kept + the changes of all entries = rebuilt. */
export interface LateEntries {
  readonly currency: string | null;
  readonly kept: Minor;
  readonly rebuilt: Minor;
  /** Largest change first. */
  readonly entries: readonly LateEntry[];
}

/** What was entered into a month after it was closed: its open items as they were kept against the same day rebuilt now. */
export function lateEntries(kept: readonly ItemLine[], rebuilt: readonly ItemLine[]): readonly LateEntries[] {
  const before = byKey(kept);
  const now = byKey(rebuilt);
  const entries: LateEntry[] = [];
  for (const [key, item] of now) {
    const was = before.get(key);
    if (!was) entries.push({ kind: "appeared", item, before: zero, now: item.open });
    else if (was.open !== item.open) entries.push({ kind: "changed", item, before: was.open, now: item.open });
  }
  for (const [key, item] of before) if (!now.has(key)) entries.push({ kind: "vanished", item, before: item.open, now: zero });
  const currencies = [...new Set([...kept, ...rebuilt].map(({ currency }) => currency))];
  return currencies.map((currency) => ({
    currency,
    kept: totalOf(kept, currency),
    rebuilt: totalOf(rebuilt, currency),
    entries: entries
      .filter(({ item }) => item.currency === currency)
      .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before) || (keyOf(a.item) < keyOf(b.item) ? -1 : 1)),
  }));
}

/** Lines by what tells them apart. Rows that a person copied within the register are one line with their sum, so that the totals still foot. */
function byKey(lines: readonly ItemLine[]): ReadonlyMap<string, ItemLine> {
  const all = new Map<string, ItemLine>();
  for (const line of lines) {
    const key = keyOf(line);
    const same = all.get(key);
    all.set(key, same ? { ...same, billed: minor(same.billed + line.billed), open: minor(same.open + line.open) } : line);
  }
  return all;
}

function totalOf(lines: readonly ItemLine[], currency: string | null): Minor {
  return minor(lines.reduce((sum, line) => (line.currency === currency ? sum + line.open : sum), 0));
}
