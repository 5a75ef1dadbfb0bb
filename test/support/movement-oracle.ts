import { entryKinds, itemKinds, type Ledger } from "../../src/ledger/ledger.js";

export interface Change {
  readonly currency: number;
  readonly item: number;
  readonly day: number;
  readonly kind: string;
  readonly amount: number;
}

/** The slow, obviously right version: a list of everything that ever happened to every item, of which those within the span are taken. */
export function changesPlainly(ledger: Ledger, from: number, till: number): readonly Change[] {
  const all: Change[] = [];
  for (let item = 0; item < ledger.size; item++) {
    const currency = ledger.currency[item]!;
    const issued = ledger.issued[item]!;
    const type = itemKinds[ledger.kind[item]!]!;
    const isCredit = type === "receipt" || type === "credit-note" || type === "write-off";
    const came =
      type === "receipt"
        ? "unapplied"
        : type === "credit-note"
          ? "credited"
          : type === "write-off"
            ? "written-off"
            : type === "journal"
              ? "adjusted"
              : "invoiced";
    all.push({ currency, item, day: issued, kind: came, amount: ledger.amount[item]! });
    // Nothing is paid before it is there.
    const paidOn = Math.max(issued, ledger.settled[item]!);
    all.push({ currency, item, day: paidOn, kind: isCredit ? "credits-used" : "received", amount: -ledger.paid[item]! });
    for (let entry = 0; entry < ledger.entries.size; entry++) {
      if (ledger.entries.item[entry] !== item) continue;
      const word = entryKinds[ledger.entries.kind[entry]!]!;
      const kind = word === "receipt" ? "received" : word === "credit" ? "credited" : word === "discount" ? "discounted" : "written-off";
      all.push({ currency, item, day: Math.max(issued, ledger.entries.day[entry]!), kind, amount: -ledger.entries.amount[entry]! });
    }
  }
  return all.filter(({ day }) => day > from && day <= till);
}
