import type { DayNumber } from "../../kernel/day.js";
import { exact, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { daysPastDue } from "./days.js";

export interface Application {
  readonly date: DayNumber;
  readonly amount: Quantity;
}

/** Open money of an item at a past day, and its days past due then: applications dated after that day have not happened. */
export function openItemAsOf(
  amount: Quantity,
  dueDate: DayNumber,
  applications: readonly Application[],
  asOf: DayNumber,
): { readonly open: Ratio; readonly daysPastDue: number } {
  const applied = sum(applications.filter((each) => each.date <= asOf).map((each) => each.amount));
  return { open: exact(amount).minus(applied), daysPastDue: daysPastDue(dueDate, asOf) };
}

export interface OpenItem {
  readonly id: string;
  readonly open: Quantity;
  /** `null`: allocated last. */
  readonly dueDate: DayNumber | null;
}

/**
 * Spreads a receipt over open items, the oldest due first (ties as listed), or first the targets in their order and then the oldest.
 * No cent is lost: what was open = what remains + what was applied. Items in credit take nothing. Source: METHODS B, partial payment.
 */
export function allocatePayment(
  payment: Quantity,
  items: readonly OpenItem[],
  order: "oldestDueFirst" | "targetsFirst",
  targets: readonly string[] = [],
): { readonly remaining: readonly Ratio[]; readonly unapplied: Ratio } {
  const remaining = items.map((item) => exact(item.open));
  const day = (item: number): number => items[item]?.dueDate ?? Number.MAX_SAFE_INTEGER;
  const rank = (item: number): number => {
    const target = order === "targetsFirst" ? targets.indexOf(items[item]?.id ?? "") : -1;
    return target < 0 ? targets.length : target;
  };
  const queue = items.map((_, item) => item).sort((a, b) => rank(a) - rank(b) || day(a) - day(b) || a - b);
  let left = exact(payment);
  for (const item of queue) {
    const open = exact(remaining[item] ?? 0);
    const applied = open.lt(left) ? open : left;
    if (applied.lte(0)) continue;
    remaining[item] = open.minus(applied);
    left = left.minus(applied);
  }
  return { remaining, unapplied: left };
}

export interface Movements {
  readonly opening: Quantity;
  readonly invoices: Quantity;
  readonly receipts: Quantity;
  readonly creditNotes: Quantity;
  readonly writeOffs: Quantity;
  /** Exchange difference, with its sign. All other movements are positive. */
  readonly fx: Quantity;
}

/** Closing receivable: opening + invoices - receipts - credit notes - write-offs +/- exchange difference. */
export function closingReceivable(of: Movements): Ratio {
  return exact(of.opening).plus(of.invoices).minus(of.receipts).minus(of.creditNotes).minus(of.writeOffs).plus(of.fx);
}

/**
 * Whether parts add up to a total, within half of the smallest unit, and by how much they exceed it.
 * @param decimals Decimals of the money given: 2 for dollars, 0 for minor units.
 */
export function footCheck(
  parts: readonly Quantity[],
  total: Quantity,
  decimals: number,
): { readonly foots: boolean; readonly difference: Ratio } {
  const difference = sum(parts).minus(total);
  return { foots: difference.abs().times(2).lte(exact(10).pow(-decimals)), difference };
}
