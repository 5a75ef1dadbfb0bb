import { isoFromDay, type DayNumber } from "../kernel/day.js";
import { decimalText, exponentOf, minor, zero, type Exponent, type Minor } from "../kernel/money.js";
import type { CurrencyFigures } from "../analyses/figures.js";
import { itemLines, lateEntries, type BalanceLine, type ItemLine, type LateEntries, type LateEntry } from "../analyses/snapshot.js";
import { cellAddress } from "../sheet/address.js";
import type { PlanCell } from "../sheet/sheet-plan.js";
import { bucketName } from "../text/bucket-names.js";
import { rollWords } from "../text/movement.js";
import { keptKind, otherCustomers, otherItems, packWords, stillItems } from "../text/pack.js";
import { empty, text } from "./columns.js";
import type { Schedule, ScheduleInput } from "./schedule.js";

/** What the workbook kept of a month-end, by which a source that cannot be rebuilt is compared all the same. */
export interface KeptMonth {
  readonly items: readonly ItemLine[];
  readonly balances: readonly BalanceLine[];
}

/** Customers, and documents, shown one by one; the rest stand in one line. */
const linesShown = 20;

const kinds = ["appeared", "changed", "vanished"] as const satisfies readonly LateEntry["kind"][];

/** Columns of the table of documents. */
const at = { customer: 0, document: 1, due: 2, what: 3, opening: 4, change: 5, closing: 6 };

/**
 * What came, changed and went between the items that were kept of a month-end and those of now, for each currency; the buckets of both days; the
 * customers and documents that moved most. It tells nothing of payments or credits, which a list of open items does not know.
 */
export function addKeptMovement(schedule: Schedule, { figures, ledger }: ScheduleInput, kept: KeptMonth, from: DayNumber): void {
  const now = itemLines(ledger, figures.asOf);
  const names = new Map(ledger.customers.map(({ id, name }) => [id, name === "" || name === id ? id : `${id} ${name}`]));
  for (const compared of lateEntries(kept.items, now)) {
    const { currency } = compared;
    const of = figures.currencies.find((each) => each.currency.code === currency);
    const ofCurrency = <T extends { readonly currency: string | null }>(lines: readonly T[]): readonly T[] =>
      lines.filter((line) => line.currency === currency);
    const table = new KeptTables(schedule, compared, names);
    table.rollForward(`${isoFromDay(from)} – ${isoFromDay(figures.asOf)}`, of?.open ?? zero);
    table.buckets(ofCurrency(kept.balances), of);
    table.customers(ofCurrency(kept.items), ofCurrency(now));
    table.documents(ofCurrency(now).length);
  }
}

class KeptTables {
  private readonly exponent: Exponent;
  private readonly name: string;
  private openingCell = "";
  private closingCell = "";

  constructor(
    private readonly schedule: Schedule,
    private readonly compared: LateEntries,
    private readonly names: ReadonlyMap<string, string>,
  ) {
    this.exponent = exponentOf(compared.currency);
    this.name = compared.currency ?? schedule.say("noCurrency");
  }

  /** Opening as it was kept, what came, changed and went, closing by formula. */
  rollForward(span: string, open: Minor): void {
    const { schedule, compared, exponent, name } = this;
    schedule.block(name);
    schedule.section(schedule.words(packWords("rollForward")));
    schedule.heads([
      [0, span, "text"],
      [1, compared.currency ?? "", "number"],
    ]);
    const line = (label: string, amount: Minor): number => schedule.row([text(0, label, "text"), schedule.amount(1, amount, exponent)]);
    const opening = line(schedule.words(packWords("keptOpening")), compared.kept);
    for (const kind of kinds) {
      const moved = compared.entries.filter((entry) => entry.kind === kind);
      line(schedule.words(keptKind(kind)), total(moved.map(({ now, before }) => minor(now - before))));
    }
    const closing = schedule.row([
      text(0, schedule.words(rollWords("closing")), "total-label"),
      schedule.sum(1, opening, schedule.next - 1, compared.rebuilt, exponent),
    ]);
    this.openingCell = cellAddress(opening, 1, true);
    this.closingCell = cellAddress(closing, 1, true);
    schedule.check({
      label: schedule.words(packWords("checkClosing")),
      name: `closing = open items (${name})`,
      // A source that cannot be rebuilt has no cells that a formula could add up for a day.
      difference: `${this.closingCell}-(${decimalText(open, exponent)})`,
      column: 1,
      exponent,
      expected: minor(compared.rebuilt - open),
    });
    schedule.gap();
  }

  /** The aging as it was kept beside that of now. */
  buckets(kept: readonly BalanceLine[], now: CurrencyFigures | undefined): void {
    const { schedule, compared, name } = this;
    const aging = now?.agingByDue;
    const ids = [...new Set([...(aging?.buckets.map(({ id }) => id) ?? []), ...kept.map(({ bucket }) => bucket)])];
    schedule.section(schedule.words(packWords("aging")));
    this.heads(schedule.words(packWords("aging"), "\n"));
    const first = schedule.next;
    const before = ids.map((id) => total(kept.flatMap(({ bucket, open }) => (bucket === id ? [open] : []))));
    ids.forEach((id, i) => {
      const open = aging?.amounts[aging.buckets.findIndex((bucket) => bucket.id === id)] ?? zero;
      this.line(
        schedule.inLanguages((locale) => bucketName(id, locale)),
        before[i] ?? zero,
        open,
      );
    });
    this.totals(first, total(before), now?.open ?? zero, `kept buckets = opening, buckets = closing (${name})`, compared);
  }

  /** Balances by customer, the largest change first. */
  customers(kept: readonly ItemLine[], now: readonly ItemLine[]): void {
    const { schedule, compared, name } = this;
    const ids = [...new Set([...kept, ...now].map(({ customer }) => customer))];
    const sumOf = (lines: readonly ItemLine[]): ReadonlyMap<string, number> => {
      const sums = new Map<string, number>();
      for (const { customer, open } of lines) sums.set(customer, (sums.get(customer) ?? 0) + open);
      return sums;
    };
    const [before, after] = [sumOf(kept), sumOf(now)];
    const all = ids
      .map((id) => ({ id, opening: minor(before.get(id) ?? 0), closing: minor(after.get(id) ?? 0) }))
      .sort((a, b) => Math.abs(b.closing - b.opening) - Math.abs(a.closing - a.opening));
    schedule.section(schedule.words(packWords("byCustomer")));
    this.heads(schedule.say("customer", "\n"));
    const first = schedule.next;
    for (const { id, opening, closing } of all.slice(0, linesShown)) this.line(this.names.get(id) ?? id, opening, closing);
    const rest = all.slice(linesShown);
    if (rest.length > 0)
      this.line(
        schedule.words(otherCustomers(rest.length)),
        total(rest.map(({ opening }) => opening)),
        total(rest.map(({ closing }) => closing)),
      );
    this.totals(first, compared.kept, compared.rebuilt, `customers = roll-forward (${name})`, compared);
  }

  /** The documents that came, changed or went, the largest first. `standing`: how many are open now. */
  documents(standing: number): void {
    const { schedule, compared, exponent, name } = this;
    const { entries } = compared;
    schedule.section(schedule.words(packWords("byItem")));
    schedule.heads([
      [at.customer, schedule.say("customer", "\n"), "text"],
      [at.document, schedule.say("document", "\n"), "text"],
      [at.due, schedule.say("due", "\n"), "text"],
      [at.what, schedule.words(packWords("why"), "\n"), "text"],
      [at.opening, schedule.words(packWords("opening"), "\n"), "number"],
      [at.change, schedule.words(packWords("change"), "\n"), "number"],
      [at.closing, schedule.words(packWords("closing"), "\n"), "number"],
    ]);
    const first = schedule.next;
    const add = (cells: readonly PlanCell[], before: Minor, now: Minor): void => {
      const row = schedule.next;
      const change = `=${cellAddress(row, at.closing)}-${cellAddress(row, at.opening)}`;
      schedule.row([
        ...cells,
        schedule.amount(at.opening, before, exponent),
        schedule.reckoned(at.change, change, minor(now - before), exponent),
        schedule.amount(at.closing, now, exponent),
      ]);
    };
    const blank = (label: string): readonly PlanCell[] => [
      text(at.customer, label, "text"),
      ...[at.document, at.due, at.what].map((column) => empty(column, "text")),
    ];
    for (const { item, kind, before, now } of entries.slice(0, linesShown)) {
      const due: PlanCell =
        item.due === undefined ? empty(at.due, "day") : { column: at.due, role: "day", value: { kind: "day", day: item.due } };
      const what = text(at.what, schedule.words(keptKind(kind)), "text");
      add(
        [text(at.customer, this.names.get(item.customer) ?? item.customer, "text"), text(at.document, item.invoice, "text"), due, what],
        before,
        now,
      );
    }
    const rest = entries.slice(linesShown);
    if (rest.length > 0)
      add(blank(schedule.words(otherItems(rest.length))), total(rest.map(({ before }) => before)), total(rest.map(({ now }) => now)));
    const still = minor(compared.rebuilt - total(entries.map(({ now }) => now)));
    const stillOpen = standing - entries.filter(({ kind }) => kind !== "vanished").length;
    if (stillOpen > 0) add(blank(schedule.words(stillItems(stillOpen))), still, still);
    const last = Math.max(first, schedule.next - 1);
    const totalRow = schedule.row([
      text(at.customer, schedule.words(packWords("total")), "total-label", { span: at.opening }),
      schedule.sum(at.opening, first, last, compared.kept, exponent),
      schedule.sum(at.change, first, last, minor(compared.rebuilt - compared.kept), exponent),
      schedule.sum(at.closing, first, last, compared.rebuilt, exponent),
    ]);
    const [opening, closing] = [cellAddress(totalRow, at.opening), cellAddress(totalRow, at.closing)];
    schedule.check({
      label: schedule.words(packWords("checkItems")),
      name: `documents = roll-forward (${name})`,
      difference: `ABS(${opening}-${this.openingCell})+ABS(${closing}-${this.closingCell})`,
      column: at.closing,
      exponent,
    });
    schedule.gap();
  }

  private heads(label: string): void {
    const { schedule } = this;
    schedule.heads([
      [0, label, "text"],
      [1, schedule.words(packWords("opening"), "\n"), "number"],
      [2, schedule.words(packWords("change"), "\n"), "number"],
      [3, schedule.words(packWords("closing"), "\n"), "number"],
    ]);
  }

  private line(label: string, opening: Minor, closing: Minor): void {
    const { schedule, exponent } = this;
    const row = schedule.next;
    schedule.row([
      text(0, label, "text"),
      schedule.amount(1, opening, exponent),
      schedule.reckoned(2, `=${cellAddress(row, 3)}-${cellAddress(row, 1)}`, minor(closing - opening), exponent),
      schedule.amount(3, closing, exponent),
    ]);
  }

  /** Totals beneath lines of three columns, held against the roll-forward. */
  private totals(first: number, opening: Minor, closing: Minor, name: string, { kept, rebuilt }: LateEntries): void {
    const { schedule, exponent } = this;
    const last = Math.max(first, schedule.next - 1);
    const row = schedule.row([
      text(0, schedule.words(packWords("total")), "total-label"),
      schedule.sum(1, first, last, opening, exponent),
      schedule.sum(2, first, last, minor(closing - opening), exponent),
      schedule.sum(3, first, last, closing, exponent),
    ]);
    schedule.check({
      label: schedule.words(packWords("checkCustomers")),
      name,
      difference: `ABS(${cellAddress(row, 1)}-${this.openingCell})+ABS(${cellAddress(row, 3)}-${this.closingCell})`,
      column: 3,
      exponent,
      expected: minor(Math.abs(opening - kept) + Math.abs(closing - rebuilt)),
    });
    schedule.gap();
  }
}

function total(amounts: readonly Minor[]): Minor {
  return minor(amounts.reduce<number>((sum, each) => sum + each, 0));
}
