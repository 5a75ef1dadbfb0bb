import { minor, type Minor } from "../kernel/money.js";
import type { Ledger } from "../ledger/ledger.js";
import type { CurrencyFigures } from "./figures.js";
import type { Movement, MovementKind } from "./movement.js";
import { rollLineOf } from "./roll-forward.js";

/** What moved a customer's balance; `other`: adjustments, discounts, notes passed on, and what was set off between documents. */
export const customerLines = ["invoices", "creditNotes", "receipts", "writeOffs", "other"] as const;

export type CustomerLine = (typeof customerLines)[number];

/** One customer's balance between two days. Invariant: `opening` and the lines add up to `closing`. */
export interface CustomerMovement {
  /** Index into the ledger's customers. */
  readonly customer: number;
  readonly opening: Minor;
  readonly lines: Readonly<Record<CustomerLine, Minor>>;
  readonly closing: Minor;
}

/** Customers of one currency whose balance moved or stands, the largest change first, ties in the ledger's order. */
export function customerMovements(
  ledger: Ledger,
  movement: Movement,
  { currency, agingByDue }: CurrencyFigures,
): readonly CustomerMovement[] {
  const place = ledger.currencies.indexOf(currency);
  const closing = new Map<number, number>(agingByDue.rows.map(({ customer, total }) => [customer, total]));
  const lines = new Map<number, Record<CustomerLine, number>>();
  for (const item of movement.items) {
    if (ledger.currency[item] !== place) continue;
    const customer = ledger.customer[item] as number;
    const own = lines.get(customer) ?? { invoices: 0, creditNotes: 0, receipts: 0, writeOffs: 0, other: 0 };
    lines.set(customer, own);
    for (const { kind, amount } of movement.itemAt(item).byKind) own[lineOf(kind)] += amount;
  }
  const all = [...new Set([...closing.keys(), ...lines.keys()])].sort((a, b) => a - b);
  return all
    .map((customer) => movementOfCustomer(customer, lines.get(customer), closing.get(customer) ?? 0))
    .sort((a, b) => Math.abs(b.closing - b.opening) - Math.abs(a.closing - a.opening));
}

function movementOfCustomer(
  customer: number,
  lines: Readonly<Record<CustomerLine, number>> | undefined,
  closing: number,
): CustomerMovement {
  const of = (line: CustomerLine): Minor => minor(lines?.[line] ?? 0);
  const moved = customerLines.reduce<number>((sum, line) => sum + of(line), 0);
  return {
    customer,
    opening: minor(closing - moved),
    lines: Object.fromEntries(customerLines.map((line) => [line, of(line)])) as Record<CustomerLine, Minor>,
    closing: minor(closing),
  };
}

function lineOf(kind: MovementKind): CustomerLine {
  const line = kind === "set-off" ? "adjustments" : rollLineOf[kind];
  return customerLines.find((each) => each === line) ?? "other";
}
