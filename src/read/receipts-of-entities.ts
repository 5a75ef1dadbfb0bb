import type { FindingGroup } from "../ledger/finding.js";
import { FindingList } from "./finding-list.js";
import type { Receipt, ReceiptsReading } from "./receipts.js";

/** What a table of invoices knows of the receipts that may be its own; numbers, customers and names as {@link receiptKey} gives them. */
export interface ReceiptHome {
  readonly numbers: ReadonlySet<string>;
  readonly customers: ReadonlySet<string>;
  /** A number with each customer who has it. */
  readonly pairs: ReadonlySet<string>;
}

export interface ReceiptsOfEntities {
  /** By table of invoices; `undefined` where no receipt is its own. */
  readonly readings: readonly (ReceiptsReading | undefined)[];
  readonly findings: readonly FindingGroup[];
  /** Indexes of tables of receipts that no entity could take. */
  readonly left: readonly number[];
}

/** How numbers and names are compared: neither case nor width counts. */
export function receiptKey(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** A number and a customer as one key. */
export function pairKey(number: string, customer: string): string {
  return `${receiptKey(number)}\u0000${receiptKey(customer)}`;
}

/**
 * Gives every entity its receipts. One table of receipts is shared out: a receipt goes to the table that holds the invoice it names, of
 * several to the one where its customer has that number; without an invoice to the only one that knows its customer. Of several tables of
 * receipts each goes as a whole to the entity that most of its receipts would go to, one to each. A receipt that could be either's stays with
 * the first, and is named.
 */
export function receiptsOfEntities(readings: readonly ReceiptsReading[], homes: readonly ReceiptHome[]): ReceiptsOfEntities {
  const none = homes.map(() => undefined);
  const [only] = readings;
  if (only && readings.length === 1) return shareOut(only, homes);
  const taken: (ReceiptsReading | undefined)[] = [...none];
  const left: number[] = [];
  readings.forEach((reading, table) => {
    const votes = homes.map(() => 0);
    for (const receipt of reading.receipts) {
      const [home, ...others] = homesOf(receipt, homes);
      if (home !== undefined && others.length === 0) votes[home] = (votes[home] ?? 0) + 1;
    }
    const most = Math.max(...votes);
    const home = votes.indexOf(most);
    if (most === 0 || taken[home]) left.push(table);
    else taken[home] = reading;
  });
  return { readings: taken, findings: [], left };
}

function shareOut(reading: ReceiptsReading, homes: readonly ReceiptHome[]): ReceiptsOfEntities {
  const unclear = new FindingList();
  const shares: Receipt[][] = homes.map(() => []);
  for (const receipt of reading.receipts) {
    const candidates = homesOf(receipt, homes);
    const [home = 0] = candidates;
    shares[home]?.push(receipt);
    if (candidates.length === 1) continue;
    const { at, amount, currency, invoice, customer } = receipt;
    const found = invoice === "" ? customer : invoice;
    unclear.add({ kind: "receipt-entity-unclear", severity: "warning", at, found, amount, currency: currency ?? null });
  }
  let said = false;
  const readings = shares.map((receipts) => {
    if (receipts.length === 0) return undefined;
    // What was odd about the table is said once.
    const findings = said ? [] : reading.findings;
    said = true;
    return { ...reading, receipts, findings };
  });
  return { readings, findings: unclear.toGroups(), left: [] };
}

/** The tables that a receipt may belong to: one where that is clear, all of them where nothing speaks for any. */
function homesOf({ invoice, customer, customerName }: Receipt, homes: readonly ReceiptHome[]): readonly number[] {
  const where = (holds: (home: ReceiptHome) => boolean): readonly number[] => homes.flatMap((home, i) => (holds(home) ? [i] : []));
  const names = [customer, customerName].filter((name) => name !== "");
  const byNumber = invoice === "" ? [] : where(({ numbers }) => numbers.has(receiptKey(invoice)));
  if (byNumber.length === 1) return byNumber;
  const byPair = where(({ pairs }) => names.some((name) => pairs.has(pairKey(invoice, name))));
  if (byNumber.length > 1) return byPair.length > 0 ? byPair : byNumber;
  const byCustomer = where(({ customers }) => names.some((name) => customers.has(receiptKey(name))));
  return byCustomer.length > 0 ? byCustomer : homes.map((_, i) => i);
}
