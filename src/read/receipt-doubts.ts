import { dayFromParts, civilFromDay, isoFromDay, type DayNumber } from "../kernel/day.js";
import { decimalText, minor, type Minor } from "../kernel/money.js";
import type { Finding, FindingGroup } from "../ledger/finding.js";
import type { Receipt, ReceiptsReading } from "./receipts.js";

/** What a receipt pays, as far as its doubts are concerned. */
export interface NamedInvoice {
  readonly number: string;
  /** First issue day of it; 0 without one. */
  readonly issued: number;
}

/** Receipts whose signs and days are settled, and what was found on the way. */
export interface SettledReceipts {
  readonly receipts: readonly Receipt[];
  readonly findings: readonly Finding[];
  /** Findings of the reading itself that hold no longer. */
  readonly dropped: readonly FindingGroup["kind"][];
}

/** Receipts that must speak for a reading. */
const least = 3;

/** People pay a few days before the invoice is written; days that change places move by months. */
const slack = 15;

/**
 * What the receipts alone leave open, the invoices that they name may decide: nobody gives back more on an invoice than was received on it,
 * and hardly anybody pays before it is issued. `named`: the invoice that a receipt names; `undefined` where it names none that is known.
 */
export function settleDoubts(
  { receipts, signs, orderBy }: Pick<ReceiptsReading, "receipts" | "signs" | "orderBy">,
  named: (receipt: Receipt) => NamedInvoice | undefined,
): SettledReceipts {
  const findings: Finding[] = [];
  const signed = signs === "doubtful" ? settleSigns(receipts, named, findings) : receipts;
  const dated = orderBy === "nobody" ? settleOrder(signed, named, findings) : undefined;
  const settled = dated ?? signed;
  findEarly(settled, named, findings);
  return { receipts: settled, findings, dropped: dated ? ["date-ambiguous"] : [] };
}

/** Turns all signs, or none: the way by which no invoice is left owing more than it was billed; else the way of most of the money, and a finding. */
function settleSigns(
  receipts: readonly Receipt[],
  named: (receipt: Receipt) => NamedInvoice | undefined,
  findings: Finding[],
): readonly Receipt[] {
  const byInvoice = new Map<string, number>();
  let all = 0;
  for (const receipt of receipts) {
    all += receipt.amount;
    const invoice = named(receipt);
    if (invoice) byInvoice.set(invoice.number, (byInvoice.get(invoice.number) ?? 0) + receipt.amount);
  }
  const sums = [...byInvoice.values()];
  const against = { written: sums.filter((sum) => sum < 0).length, turned: sums.filter((sum) => sum > 0).length };
  const decided = (against.written === 0) !== (against.turned === 0);
  const turn = decided ? against.written > 0 : all < 0;
  const settled = turn ? receipts.map(turned) : receipts;
  if (!decided) noteSigns(receipts, settled, all, findings);
  return settled;
}

/** One finding per receipt with a minus; the first carries what the balance would differ by. */
function noteSigns(written: readonly Receipt[], settled: readonly Receipt[], all: number, findings: Finding[]): void {
  written.forEach((receipt, i) => {
    if (receipt.amount >= 0) return;
    const taken = settled[i]?.amount ?? receipt.amount;
    const moved: Partial<Finding> = findings.length > 0 ? {} : { amount: minor(2 * Math.abs(all)), currency: receipt.currency ?? null };
    const shown = (amount: number): string => decimalText(amount as Minor, receipt.exponent);
    findings.push({
      kind: "receipt-signs-doubtful",
      severity: "error",
      at: receipt.at,
      found: shown(taken),
      otherwise: shown(-taken),
      ...moved,
    });
  });
}

/** The same receipt with the other sign. */
export function turned(receipt: Receipt): Receipt {
  return { ...receipt, amount: minor(-receipt.amount) };
}

/** The receipts by the other order of day and month, or as they are: where three pay too early by one order and none by the other. */
function settleOrder(
  receipts: readonly Receipt[],
  named: (receipt: Receipt) => NamedInvoice | undefined,
  findings: Finding[],
): readonly Receipt[] | undefined {
  const early = { now: new Set<number>(), other: new Set<number>() };
  for (const receipt of receipts) {
    const issued = named(receipt)?.issued ?? 0;
    if (issued === 0 || receipt.otherDay === 0 || receipt.amount < 0) continue;
    if (receipt.day < issued) early.now.add(receipt.day);
    if (receipt.otherDay < issued) early.other.add(receipt.otherDay);
  }
  const [fewer, more] = [Math.min(early.now.size, early.other.size), Math.max(early.now.size, early.other.size)];
  if (fewer > 0 || more < least) return undefined;
  const swap = early.now.size > 0;
  for (const { otherDay, day, at } of receipts)
    if (otherDay !== 0)
      findings.push({
        kind: "date-order-by-neighbours",
        severity: "info",
        at,
        found: isoFromDay((swap ? otherDay : day) as DayNumber),
      });
  return swap ? receipts.map((each) => (each.otherDay === 0 ? each : { ...each, day: each.otherDay })) : receipts;
}

/**
 * Receipts that are dated before the invoice they pay. Where three or more of them, on days of their own, fit once day and month change places,
 * and nearly all do, it is no prepayment but a list whose days were turned: an error.
 */
function findEarly(receipts: readonly Receipt[], named: (receipt: Receipt) => NamedInvoice | undefined, findings: Finding[]): void {
  const early: { readonly receipt: Receipt; readonly issued: number }[] = [];
  const odd = new Set<number>();
  const cured = new Set<number>();
  for (const receipt of receipts) {
    const issued = named(receipt)?.issued ?? 0;
    if (issued === 0 || receipt.day === 0 || receipt.day >= issued) continue;
    early.push({ receipt, issued });
    if (receipt.day >= issued - slack) continue;
    odd.add(receipt.day);
    if (swappedDay(receipt.day as DayNumber) >= issued) cured.add(receipt.day);
  }
  const swapped = cured.size >= least && cured.size * 20 >= odd.size * 19;
  for (const { receipt, issued } of early)
    findings.push({
      kind: "receipt-before-issue",
      severity: swapped ? "error" : "warning",
      at: receipt.at,
      found: `${isoFromDay(receipt.day as DayNumber)} < ${isoFromDay(issued as DayNumber)}`,
      amount: receipt.amount,
      currency: receipt.currency ?? null,
    });
}

function swappedDay(serial: DayNumber): number {
  const { year, month, day } = civilFromDay(serial);
  return day > 12 ? 0 : (dayFromParts(year, day, month) ?? 0);
}
