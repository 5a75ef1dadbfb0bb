import type { DayNumber } from "../kernel/day.js";
import { applyRate, exact, exponentOf, minor, minorFromDecimalText, zero, type Exponent, type Minor } from "../kernel/money.js";
import { itemKind, type Ledger } from "../ledger/ledger.js";
import type { ControlBalance } from "../policy/control-balance.js";
import { openAt } from "./balance.js";
import type { BaseBalance } from "./base-currency.js";
import type { Figures } from "./figures.js";
import { had, unavailable, type Outcome } from "./methods/outcome.js";
import { standsAsNote } from "./notes.js";
import { itemLine, itemLines, lateEntries, type ItemLine } from "./snapshot.js";

/** What may set the general ledger apart from the open items, each established from data or by what AR Policy states: never by what is left. */
export const tieOutCauses = ["posted-other-period", "late-entries", "unapplied-cash", "notes", "revaluation"] as const;
export type TieOutCause = (typeof tieOutCauses)[number];

/** Why a cause could not be looked for, or was not taken. */
export type CauseReason =
  | "no-posting-days"
  | "day-not-kept"
  /** The account does not agree with what was kept at the close either: nothing says that late entries are why. */
  | "not-as-kept"
  | "not-stated"
  | "no-notes"
  | "document-currency"
  | "rate-missing";

export interface CauseLine {
  readonly cause: TieOutCause;
  /** What it adds to the general ledger over the open items. */
  readonly amount: Outcome<Minor, CauseReason>;
  /** The items behind it, largest first. */
  readonly items: readonly CauseItem[];
}

export interface CauseItem {
  readonly item: ItemLine;
  /** In the item's own currency, on the side of the general ledger. */
  readonly amount: Minor;
}

/** What a person may look at; none of it is taken off the difference. */
export type Hint =
  | { readonly kind: "same-amount" | "half-amount"; readonly item: ItemLine }
  | { readonly kind: "dated-later" | "paid-later" | "unapplied-cash" | "late-entries"; readonly count: number; readonly amount: Minor }
  | { readonly kind: "digits-swapped" };

/** Why open items cannot be held against a balance. */
export type TieOutReason = "currency-unclear" | "currency-not-in-ledger" | "not-base-currency" | "rate-missing" | "too-many-decimals";

/**
 * The open items against the balance of a control account. Laws: difference = balance - open items; explained is the sum of the causes that
 * were established; unexplained = difference - explained, and nothing else.
 */
export interface TieOut {
  readonly currency: string | null;
  readonly exponent: Exponent;
  readonly openItems: Minor;
  readonly balance: Minor;
  readonly difference: Minor;
  readonly causes: readonly CauseLine[];
  readonly explained: Minor;
  readonly unexplained: Minor;
  readonly hints: readonly Hint[];
}

export interface TieOutInput {
  readonly ledger: Ledger;
  readonly figures: Figures;
  readonly control: ControlBalance;
  /** The open items of this very day as they were kept when it was closed; `undefined` where they were not. */
  readonly kept: readonly ItemLine[] | undefined;
}

/** Items behind a cause or of a like amount that are listed. */
const mostHints = 5;

/** Ties the open items of a day out to a control account, or says why they cannot be. Amounts in the account's currency. */
export function tieOut(input: TieOutInput): Outcome<TieOut, TieOutReason> {
  const scope = scopeOf(input);
  return scope.kind === "value" ? had(new TieOutOf(input, scope.value).result()) : scope;
}

/** What of the ledger the account holds, and how it comes into the account's currency. */
interface Scope {
  readonly currency: string | null;
  readonly exponent: Exponent;
  readonly openItems: Minor;
  readonly balance: Minor;
  /** Set where the account holds all currencies in the books' own. */
  readonly base: BaseBalance | undefined;
}

function scopeOf({ ledger, figures, control }: TieOutInput): Outcome<Scope, TieOutReason> {
  const { base } = figures;
  const codes = ledger.currencies.map(({ code }) => code);
  const only = codes.length === 1 ? (codes[0] ?? null) : undefined;
  if (control.currency === undefined && only === undefined) return unavailable("currency-unclear");
  const currency = control.currency ?? only ?? null;
  const exponent = exponentOf(currency);
  const reading = minorFromDecimalText(control.balance, exponent);
  if (!reading || reading.rounded) return unavailable("too-many-decimals");
  const of = { currency, exponent, balance: reading.minor };
  if (control.valued !== undefined) {
    if (base?.currency.code !== currency) return unavailable("not-base-currency");
    return base?.open === undefined ? unavailable("rate-missing") : had({ ...of, openItems: base.open, base });
  }
  const own = figures.currencies.find((each) => each.currency.code === currency);
  return own ? had({ ...of, openItems: own.open, base: undefined }) : unavailable("currency-not-in-ledger");
}

class TieOutOf {
  private readonly asOf: DayNumber;
  private readonly open: Float64Array;
  /** What entries dated after the day take off, by item. */
  private readonly enteredLater: ReadonlyMap<number, number>;

  constructor(
    private readonly input: TieOutInput,
    private readonly scope: Scope,
  ) {
    this.asOf = input.figures.asOf;
    this.open = openAt(input.ledger, this.asOf);
    const { entries } = input.ledger;
    const later = new Map<number, number>();
    for (let e = 0; e < entries.size; e++) {
      const item = entries.item[e] as number;
      if ((entries.day[e] as number) > this.asOf) later.set(item, (later.get(item) ?? 0) + (entries.amount[e] as number));
    }
    this.enteredLater = later;
  }

  result(): TieOut {
    const { currency, exponent, openItems, balance } = this.scope;
    const difference = minor(balance - openItems);
    const posted = this.postedElsewhen();
    const certain = [posted, this.unappliedCash(), this.notes(), this.revaluation()];
    const late = this.lateEntries(minor(difference - sumOf(certain)));
    const causes = tieOutCauses.flatMap((cause) => [...certain, late].find((line) => line.cause === cause) ?? []);
    const explained = sumOf(causes);
    const unexplained = minor(difference - explained);
    const hints = unexplained === 0 ? [] : this.hints(unexplained, causes);
    return { currency, exponent, openItems, balance, difference, causes, explained, unexplained, hints };
  }

  /** Documents that lie on one side of the day by their own date and on the other by the day they were posted: the general ledger goes by posting. */
  private postedElsewhen(): CauseLine {
    const { ledger } = this.input;
    const { posted, issued } = ledger;
    if (!posted) return { cause: "posted-other-period", amount: unavailable("no-posting-days"), items: [] };
    const items: CauseItem[] = [];
    for (let item = 0; item < ledger.size; item++) {
      const on = posted[item] as number;
      if (on === 0 || !this.holds(item)) continue;
      const dated = (issued[item] as number) <= this.asOf;
      if (dated && on > this.asOf) items.push(this.causeItem(item, -(this.open[item] as number)));
      else if (!dated && on <= this.asOf) items.push(this.causeItem(item, ledger.amount[item] as number));
    }
    return this.line("posted-other-period", items);
  }

  /** Cash that no invoice took, where the account leaves it to another one. */
  private unappliedCash(): CauseLine {
    if (!this.input.control.leavesOut.includes("unapplied-cash"))
      return { cause: "unapplied-cash", amount: unavailable("not-stated"), items: [] };
    return this.line("unapplied-cash", this.leftOut(isUnapplied(this.input.ledger)));
  }

  private notes(): CauseLine {
    const { ledger, control } = this.input;
    if (ledger.notes.length === 0) return { cause: "notes", amount: unavailable("no-notes"), items: [] };
    if (!control.leavesOut.includes("notes")) return { cause: "notes", amount: unavailable("not-stated"), items: [] };
    return this.line("notes", this.leftOut(standsAsNote(ledger, this.asOf)));
  }

  /** The account at the rates of booking lacks what the closing rate adds to the open items. */
  private revaluation(): CauseLine {
    const { base } = this.scope;
    const of = (amount: CauseLine["amount"]): CauseLine => ({ cause: "revaluation", amount, items: [] });
    if (!base) return of(unavailable("document-currency"));
    if (this.input.control.valued === "closing") return of(had(zero));
    return of(base.revaluation === undefined ? unavailable("rate-missing") : had(minor(0 - base.revaluation)));
  }

  /**
   * What was entered into the day after it was closed: a cause only where the account agrees, to the last unit, with what was kept at the
   * close, so that these entries are just what it lacks. `left`: the difference that other causes leave.
   */
  private lateEntries(left: Minor): CauseLine {
    const of = (amount: CauseLine["amount"], items: readonly CauseItem[] = []): CauseLine => ({ cause: "late-entries", amount, items });
    const items = this.lateItems();
    if (!items) return of(unavailable("day-not-kept"));
    const line = this.line("late-entries", items);
    if (line.amount.kind !== "value" || line.amount.value === 0) return line;
    return line.amount.value === left ? line : of(unavailable("not-as-kept"));
  }

  /** Entries since the close, on the side of the general ledger, which lacks them. */
  private lateItems(): readonly CauseItem[] | undefined {
    const { ledger, kept } = this.input;
    if (!kept) return undefined;
    return lateEntries(kept, itemLines(ledger, this.asOf))
      .filter(({ currency }) => this.scope.base !== undefined || currency === this.scope.currency)
      .flatMap(({ entries }) => entries.map(({ item, before, now }) => ({ item, amount: minor(before - now) })));
  }

  private leftOut(holds: (item: number) => boolean): readonly CauseItem[] {
    const items: CauseItem[] = [];
    for (let item = 0; item < this.input.ledger.size; item++)
      if (this.open[item] !== 0 && this.holds(item) && holds(item)) items.push(this.causeItem(item, -(this.open[item] as number)));
    return items;
  }

  /** True for an item of the account's currency, or of any where it holds all. */
  private holds(item: number): boolean {
    return this.scope.base !== undefined || this.codeOf(item) === this.scope.currency;
  }

  private codeOf(item: number): string | null {
    const { ledger } = this.input;
    return ledger.currencies[ledger.currency[item] as number]?.code ?? null;
  }

  private causeItem(item: number, amount: number): CauseItem {
    return { item: this.lineOf(item), amount: minor(amount) };
  }

  private lineOf(item: number): ItemLine {
    const { ledger } = this.input;
    return itemLine(ledger, item, minor(this.open[item] as number));
  }

  /** A cause with its sum, each currency translated as one sum at its closing rate where the account holds all of them. */
  private line(cause: TieOutCause, items: readonly CauseItem[]): CauseLine {
    const sorted = [...items].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (a.item.invoice < b.item.invoice ? -1 : 1));
    return { cause, amount: this.translated(sorted), items: sorted };
  }

  private translated(items: readonly CauseItem[]): Outcome<Minor, CauseReason> {
    const { base, exponent } = this.scope;
    const sums = new Map<string | null, number>();
    for (const { item, amount } of items) sums.set(item.currency, (sums.get(item.currency) ?? 0) + amount);
    if (!base) return had(minor([...sums.values()].reduce((all, each) => all + each, 0)));
    let total = 0;
    for (const [code, amount] of sums) {
      const rate = base.byCurrency.find((each) => each.currency.code === code)?.rate?.rate;
      if (!rate) return unavailable("rate-missing");
      total += applyRate(minor(amount), rate.times(exact(10).pow(exponent - exponentOf(code))));
    }
    return had(minor(total));
  }

  /** Where a person would look first. Sums are told in the account's own currency only. */
  private hints(unexplained: Minor, causes: readonly CauseLine[]): readonly Hint[] {
    const { ledger, control } = this.input;
    const hints: Hint[] = [];
    for (const [kind, amount] of [
      ["same-amount", Math.abs(unexplained)],
      ["half-amount", Math.abs(unexplained) / 2],
    ] as const)
      for (let item = 0; item < ledger.size && hints.length < mostHints; item++)
        if (this.codeOf(item) === this.scope.currency && Math.abs(ledger.amount[item] as number) === amount)
          hints.push({ kind, item: this.lineOf(item) });
    const sums: readonly (readonly [Hint["kind"] & ("dated-later" | "paid-later" | "unapplied-cash"), readonly number[]])[] = [
      ["dated-later", this.amountsWhere((item) => ((ledger.issued[item] as number) > this.asOf ? (ledger.amount[item] as number) : 0))],
      ["paid-later", this.amountsWhere((item) => this.paidLater(item))],
      [
        "unapplied-cash",
        control.leavesOut.includes("unapplied-cash")
          ? []
          : this.amountsWhere((item) => (isUnapplied(ledger)(item) ? (this.open[item] as number) : 0)),
      ],
    ];
    for (const [kind, amounts] of sums)
      if (amounts.length > 0) hints.push({ kind, count: amounts.length, amount: minor(amounts.reduce((all, each) => all + each, 0)) });
    const late = causes.find(({ cause }) => cause === "late-entries")?.amount;
    if (late?.kind === "unavailable" && late.reason === "not-as-kept") {
      const own = (this.lateItems() ?? []).filter(({ item }) => item.currency === this.scope.currency);
      hints.push({ kind: "late-entries", count: own.length, amount: minor(own.reduce((all, { amount }) => all - amount, 0)) });
    }
    if (unexplained % 9 === 0) hints.push({ kind: "digits-swapped" });
    return hints;
  }

  private amountsWhere(amountOf: (item: number) => number): readonly number[] {
    const amounts: number[] = [];
    for (let item = 0; item < this.input.ledger.size; item++) {
      const amount = this.codeOf(item) === this.scope.currency ? amountOf(item) : 0;
      if (amount !== 0) amounts.push(amount);
    }
    return amounts;
  }

  /** What was received after the day on an item that was there on it: taken off the receivable, and so negative. */
  private paidLater(item: number): number {
    const { ledger } = this.input;
    if ((ledger.issued[item] as number) > this.asOf) return 0;
    const settled = (ledger.settled[item] as number) > this.asOf ? (ledger.paid[item] as number) : 0;
    return -(settled + (this.enteredLater.get(item) ?? 0));
  }
}

function isUnapplied(ledger: Ledger): (item: number) => boolean {
  return (item) => ledger.kind[item] === itemKind.receipt;
}

/** Sum of the causes that were established. */
function sumOf(lines: readonly CauseLine[]): Minor {
  return minor(lines.reduce((sum, { amount }) => (amount.kind === "value" ? sum + amount.value : sum), 0));
}
