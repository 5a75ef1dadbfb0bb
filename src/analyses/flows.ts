import type { DayNumber } from "../kernel/day.js";
import { entryKinds, itemKind, itemKinds, type EntryKind, type ItemKind, type Ledger } from "../ledger/ledger.js";

/** What changes the balance of an item, each with the sign by which it does. */
export const flowKinds = [
  /** Invoices, debit notes, retentions and notes receivable that came. */
  "invoiced",
  /** Journal entries that came. */
  "adjusted",
  /** Credit notes that came, or were set against an item: there they take off the invoice what they give back to the credit note. */
  "credited",
  /** Payments of items. */
  "received",
  /** Cash that came and that no invoice took. */
  "unapplied",
  /** Such cash, or a credit, used up against other items or paid back, as its own row says. */
  "credits-used",
  "discounted",
  "written-off",
  /** Notes that left the books when they were discounted or endorsed. */
  "derecognised",
] as const;

export type FlowKind = (typeof flowKinds)[number];

/** `came`: the document itself, on its issue day; all else happens to a document that is there. `amount` in minor units, signed. */
export type FlowVisitor = (item: number, kind: FlowKind, day: DayNumber, amount: number, came: boolean) => void;

const byDocument: Readonly<Record<ItemKind, FlowKind>> = {
  invoice: "invoiced",
  "debit-note": "invoiced",
  retention: "invoiced",
  note: "invoiced",
  journal: "adjusted",
  "credit-note": "credited",
  receipt: "unapplied",
  "write-off": "written-off",
};

const byEntry: Readonly<Record<EntryKind, FlowKind>> = {
  receipt: "received",
  credit: "credited",
  "write-off": "written-off",
  discount: "discounted",
  derecognition: "derecognised",
};

const documentFlow = itemKinds.map((kind) => byDocument[kind]);
const entryFlow = entryKinds.map((kind) => byEntry[kind]);
const credits: ReadonlySet<number> = new Set([itemKind.receipt, itemKind["credit-note"], itemKind["write-off"]]);

/**
 * All that changed balances after the day `from` and up to the end of `till`, item by item, then entry by entry. It follows the rules of
 * `openAt` to the letter: a document is there from its issue day, always where it has none; a payment happens on its day, with the document
 * where it has none, and never before it. So what is open at `from` and these flows add up to what is open at `till`, for every item.
 */
export function visitFlows(ledger: Ledger, from: DayNumber, till: DayNumber, visit: FlowVisitor): void {
  const { size, issued, settled, amount, paid, kind, entries } = ledger;
  const within = (day: number): day is DayNumber => day > from && day <= till;
  for (let item = 0; item < size; item++) {
    const came = issued[item] as number;
    const document = kind[item] as number;
    if (within(came)) visit(item, documentFlow[document] as FlowKind, came, amount[item] as number, true);
    const payment = paid[item] as number;
    const day = Math.max(came, settled[item] as number);
    if (payment !== 0 && within(day)) visit(item, credits.has(document) ? "credits-used" : "received", day, -payment, false);
  }
  for (let entry = 0; entry < entries.size; entry++) {
    const item = entries.item[entry] as number;
    const day = Math.max(issued[item] as number, entries.day[entry] as number);
    if (within(day)) visit(item, entryFlow[entries.kind[entry] as number] as FlowKind, day, -(entries.amount[entry] as number), false);
  }
}
