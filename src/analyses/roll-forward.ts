import type { DayNumber } from "../kernel/day.js";
import { applyRate, exact, exponentOf, minor, type Minor } from "../kernel/money.js";
import type { Currency, Ledger } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import { openAt, sumOf } from "./balance.js";
import { baseBalance, RateTable, type StatedRate } from "./base-currency.js";
import type { Span } from "./compare-days.js";
import { visitFlows, type FlowKind } from "./flows.js";
import { unavailable, type Outcome } from "./methods/outcome.js";

/** Lines of a roll-forward between opening and closing, each with the sign by which it moves the balance. */
export const rollLines = [
  "invoices",
  "creditNotes",
  "receipts",
  "discounts",
  "writeOffs",
  "derecognitions",
  "adjustments",
  "revaluation",
] as const;

export type RollLine = (typeof rollLines)[number];

/** Receivables from one day to another in one currency. Invariant: `opening` and the lines add up to `closing`. */
export interface RollForward extends Readonly<Record<RollLine, Minor>> {
  readonly currency: Currency;
  readonly opening: Minor;
  readonly closing: Minor;
}

/**
 * The line of each kind of flow. Cash that no invoice took is a receipt; where rows say that it, or a credit, was used up, invoices say that they
 * were paid: the two meet among receipts, so that what a credit note settled is no cash, and what was paid back is cash that left.
 */
export const rollLineOf: Readonly<Record<FlowKind, RollLine>> = {
  invoiced: "invoices",
  adjusted: "adjustments",
  credited: "creditNotes",
  received: "receipts",
  unapplied: "receipts",
  "credits-used": "receipts",
  discounted: "discounts",
  "written-off": "writeOffs",
  derecognised: "derecognitions",
};

const nothing: Readonly<Record<RollLine, 0>> = {
  invoices: 0,
  creditNotes: 0,
  receipts: 0,
  discounts: 0,
  writeOffs: 0,
  derecognitions: 0,
  adjustments: 0,
  revaluation: 0,
};

/** The roll-forward of each currency of the ledger; nothing is revalued in a document's own currency. Source: METHODS B, foot checks. */
export function rollForward(ledger: Ledger, { from, till }: Span): readonly RollForward[] {
  const lines = ledger.currencies.map((): Record<RollLine, number> => ({ ...nothing }));
  visitFlows(ledger, from, till, (item, kind, _, amount) => {
    const line = lines[ledger.currency[item] as number];
    if (line) line[rollLineOf[kind]] += amount;
  });
  const [opening, closing] = [openAt(ledger, from), openAt(ledger, till)];
  return ledger.currencies.map((currency, index) => ({
    currency,
    opening: minor(sumOf(ledger, index, opening)),
    ...asMinors(lines[index] ?? nothing),
    closing: minor(sumOf(ledger, index, closing)),
  }));
}

/**
 * The roll-forward in the books' own currency: balances at the rates of their days, documents as the source booked them or at the rate of their
 * issue day, all else at the rate of its day. What these leave unexplained is the difference of exchange, realised and not. Flows that share a
 * rate are translated as one sum. Not available where a rate is missing. Source: IAS 21.21, 21.23, 21.28.
 */
export function baseRollForward(
  ledger: Ledger,
  { from, till }: Span,
  base: string,
  rates: Policy["exchange"],
): Outcome<RollForward, "rate-missing"> {
  const currency: Currency = { code: base, exponent: exponentOf(base) };
  const opening = baseBalance(ledger, openAt(ledger, from), base, rates, from).open;
  const closing = baseBalance(ledger, openAt(ledger, till), base, rates, till).open;
  const sums = new RateSums(new RateTable(base, rates), ledger, currency);
  visitFlows(ledger, from, till, (item, kind, day, amount, came) => {
    const booked = came ? (ledger.base?.[item] ?? 0) : 0;
    if (booked === 0) sums.add(rollLineOf[kind], ledger.currency[item] as number, day, amount);
    else sums.addBooked(rollLineOf[kind], booked);
  });
  const lines = sums.lines();
  if (opening === undefined || closing === undefined || lines === undefined) return unavailable("rate-missing");
  const explained = rollLines.reduce<number>((sum, line) => sum + lines[line], opening);
  return { kind: "value", value: { currency, opening, ...asMinors({ ...lines, revaluation: closing - explained }), closing } };
}

/** Sums of flows by line, currency and rate, and what the source booked itself. */
class RateSums {
  private readonly booked: Record<RollLine, number> = { ...nothing };
  private readonly sums = new Map<
    string,
    { readonly line: RollLine; readonly from: Currency; readonly rate: StatedRate; amount: number }
  >();
  private missing = false;

  constructor(
    private readonly rates: RateTable,
    private readonly ledger: Ledger,
    private readonly base: Currency,
  ) {}

  add(line: RollLine, currency: number, day: DayNumber, amount: number): void {
    const from = this.ledger.currencies[currency];
    const rate = from && this.rates.at(from.code, day);
    if (!from || !rate) {
      this.missing = true;
      return;
    }
    const key = `${line} ${currency} ${rate.day}`;
    const sum = this.sums.get(key);
    if (sum) sum.amount += amount;
    else this.sums.set(key, { line, from, rate, amount });
  }

  addBooked(line: RollLine, amount: number): void {
    this.booked[line] += amount;
  }

  /** Minor units of base by line; `undefined` when a rate is missing. */
  lines(): Record<RollLine, number> | undefined {
    if (this.missing) return undefined;
    const lines = { ...this.booked };
    for (const { line, from, rate, amount } of this.sums.values())
      lines[line] += applyRate(minor(amount), rate.rate.times(exact(10).pow(this.base.exponent - from.exponent)));
    return lines;
  }
}

function asMinors(lines: Readonly<Record<RollLine, number>>): Readonly<Record<RollLine, Minor>> {
  return Object.fromEntries(rollLines.map((line) => [line, minor(lines[line])])) as Record<RollLine, Minor>;
}
