import { exponentOf, minor, type Exponent, type Minor } from "../kernel/money.js";
import type { Finding, FindingKind, Severity } from "../ledger/finding.js";
import type { TextList } from "../ledger/text-list.js";
import type { EntryList } from "./entry-list.js";
import type { LedgerColumns } from "./ledger-columns.js";
import { settleDoubts } from "./receipt-doubts.js";
import type { Receipt, ReceiptsReading } from "./receipts.js";

/** The items read so far, and how further ones are added. */
export interface AllocatedItems {
  readonly columns: LedgerColumns;
  readonly size: () => number;
  readonly numbers: TextList;
  readonly customerOf: (item: number) => { readonly id: string; readonly name: string };
  readonly currencyOf: (item: number) => string | null;
  /** Adds an item that stands on the receipts' sheet. */
  readonly addReceipt: (receipt: Receipt, customer: string, currency: string | null, amount: Minor) => void;
  readonly note: (finding: Finding) => void;
}

/** A credit note and the number of the invoice it corrects. */
export interface CreditLink {
  readonly item: number;
  readonly invoice: string;
}

/**
 * Sets receipts against the invoices they name, in the order of their days, instalments of one invoice by due date. What names no invoice, or
 * exceeds what its invoice still owes, is no reduction of any invoice: it stays an item of its own, cash not yet applied.
 */
export class Allocation {
  private readonly byNumber = new Map<string, number[]>();
  private readonly customerByName = new Map<string, string>();
  private readonly currencyByCustomer = new Map<string, string | null | undefined>();
  /** Minor units still owed on an item once everything so far is taken off, whatever its day. */
  private readonly owed = new Map<number, number>();
  /** Items that owe more than was billed, as it stands after the entries so far. */
  private readonly overdrawn = new Map<number, Finding>();

  constructor(
    private readonly items: AllocatedItems,
    private readonly entries: EntryList,
  ) {
    for (let item = 0; item < items.size(); item++) {
      const number = keyOf(items.numbers.at(item) ?? "");
      const same = this.byNumber.get(number);
      if (number !== "" && same) same.push(item);
      else if (number !== "") this.byNumber.set(number, [item]);
      const { id, name } = items.customerOf(item);
      for (const each of [id, name]) {
        // Of two customers of one name the lower number is taken, whichever row comes first.
        const known = this.customerByName.get(keyOf(each));
        if (each !== "" && (known === undefined || id < known)) this.customerByName.set(keyOf(each), id);
      }
      const currency = items.currencyOf(item);
      const known = this.currencyByCustomer.get(id);
      this.currencyByCustomer.set(id, this.currencyByCustomer.has(id) && known !== currency ? undefined : currency);
    }
    const { due, issued, amount } = items.columns;
    const dated = (item: number): number => (due[item] || issued[item]) ?? 0;
    const byDue = (a: number, b: number): number =>
      dated(a) - dated(b) || (issued[a] ?? 0) - (issued[b] ?? 0) || (amount[b] ?? 0) - (amount[a] ?? 0) || a - b;
    for (const same of this.byNumber.values()) if (same.length > 1) same.sort(byDue);
  }

  /**
   * Takes receipts, and credit notes that name their invoice, in the order of their days. On one day receipts come first, of these what was taken
   * back; then what names one invoice alone; then the larger ones: never the row in which they stand. `stated` is true where the invoices say
   * themselves what was paid, so that cash without an invoice would count twice. Gives the kinds of findings of the reading that hold no longer.
   */
  settle(reading: ReceiptsReading | undefined, links: readonly CreditLink[], stated: boolean): readonly FindingKind[] {
    const doubts = reading && settleDoubts(reading, (receipt) => this.namedBy(receipt));
    for (const finding of doubts?.findings ?? []) this.items.note(finding);
    const receipts = [...(doubts?.receipts ?? [])].sort(byDayAndContent);
    const { issued, amount } = this.items.columns;
    const credits = [...links].sort(
      (a, b) =>
        (issued[a.item] ?? 0) - (issued[b.item] ?? 0) ||
        (amount[a.item] ?? 0) - (amount[b.item] ?? 0) ||
        compare(this.items.numbers.at(a.item) ?? "", this.items.numbers.at(b.item) ?? "") ||
        a.item - b.item,
    );
    const events = [
      ...receipts.map((receipt) => ({ day: receipt.day as number, happens: () => this.allocate(receipt, stated) })),
      ...credits.map((link) => ({ day: issued[link.item] ?? 0, happens: () => this.linkCredit(link) })),
    ];
    for (const { happens } of events.sort((a, b) => a.day - b.day)) happens();
    for (const each of this.overdrawn.values()) this.items.note(each);
    return doubts?.dropped ?? [];
  }

  /** The one invoice that a receipt names, without a finding. */
  private namedBy(receipt: Receipt): { readonly number: string; readonly issued: number } | undefined {
    const number = keyOf(receipt.invoice);
    const items = number === "" ? [] : (this.byNumber.get(number) ?? []).filter((item) => (this.items.columns.amount[item] ?? 0) > 0);
    if (items.length === 0) return undefined;
    return { number, issued: Math.min(...items.map((item) => this.items.columns.issued[item] ?? 0)) };
  }

  /** A credit note larger than what its invoice still owes stands alone: it was not applied there. */
  private linkCredit({ item, invoice }: CreditLink): void {
    const { columns } = this.items;
    const credit = -(columns.amount[item] ?? 0) + (columns.paid[item] ?? 0);
    const targets = this.invoicesOf(invoice, item);
    const owed = targets.reduce((sum, target) => sum + Math.max(0, this.owedOn(target)), 0);
    if (credit <= 0 || targets.length === 0 || credit > owed) return;
    const day = columns.issued[item] ?? 0;
    this.take(targets, credit, day, "credit");
    this.entries.add(item, day, -credit, "credit");
  }

  private allocate(receipt: Receipt, stated: boolean): void {
    const targets = receipt.invoice === "" ? [] : this.targetsOf(receipt);
    const first = targets[0];
    if (first === undefined) {
      if (stated) this.note("receipt-not-used", "warning", receipt, receipt.amount, receipt.currency ?? null);
      else this.keepUnapplied(receipt);
      return;
    }
    const currency = this.items.currencyOf(first);
    if (receipt.currency !== undefined && receipt.currency !== currency) {
      this.note("receipt-currency-differs", "warning", receipt, receipt.amount, receipt.currency);
      return this.keepUnapplied(receipt);
    }
    const amount = rescaled(receipt.amount, receipt.exponent, exponentOf(currency));
    const dated = stated ? this.dateStated(targets, amount, receipt) : 0;
    if (stated && dated < amount) this.note("receipt-not-stated", "warning", receipt, minor(amount - dated), currency);
    const left = this.take(targets, amount - dated, receipt.day, receipt.kind);
    this.watchOverdrawn(targets, receipt, currency);
    if (left === 0) return;
    this.note("receipt-exceeds-invoice", "warning", receipt, minor(left), currency);
    this.items.addReceipt(receipt, this.items.customerOf(first).id, currency, minor(-left));
  }

  /** Money given back beyond what came in leaves an invoice owing more than it was billed. */
  private watchOverdrawn(targets: readonly number[], receipt: Receipt, currency: string | null): void {
    const target = targets[targets.length - 1];
    if (target === undefined) return;
    const above = this.owedOn(target) - (this.items.columns.amount[target] ?? 0);
    if (above <= 0) this.overdrawn.delete(target);
    else
      this.overdrawn.set(target, {
        kind: "receipt-back-exceeds",
        severity: "warning",
        at: receipt.at,
        found: receipt.invoice,
        amount: minor(above),
        currency,
      });
  }

  /** Dates what the invoices say was paid by a receipt that names them; gives how much of the receipt they already hold. */
  private dateStated(targets: readonly number[], amount: number, { day, kind }: Receipt): number {
    const { paid } = this.items.columns;
    let left = amount;
    for (const target of targets) {
      const part = Math.min(left, paid[target] ?? 0);
      if (part <= 0) continue;
      // What is owed stays: the payment only moves from the invoice's row to its day.
      this.owed.set(target, this.owedOn(target));
      paid[target] = (paid[target] ?? 0) - part;
      this.entries.add(target, day, part, kind);
      left -= part;
    }
    return amount - left;
  }

  /** Takes an amount off items in their order, each down to nothing; gives what is left. Money taken back goes onto the last one. */
  private take(targets: readonly number[], amount: number, day: number, kind: Receipt["kind"]): number {
    let left = amount;
    for (const target of left < 0 ? targets.slice(-1) : targets) {
      const owed = this.owedOn(target);
      const taken = left < 0 ? left : Math.min(left, Math.max(0, owed));
      if (taken === 0) continue;
      this.entries.add(target, day, taken, kind);
      this.owed.set(target, owed - taken);
      left -= taken;
    }
    return left;
  }

  private owedOn(item: number): number {
    const { amount, paid } = this.items.columns;
    return this.owed.get(item) ?? (amount[item] ?? 0) - (paid[item] ?? 0);
  }

  /** The invoices a receipt names: one, its instalments, or several in one cell. */
  private targetsOf(receipt: Receipt): readonly number[] {
    const whole = this.ofCustomer(this.byNumber.get(keyOf(receipt.invoice)) ?? [], receipt);
    if (whole.length > 0) return whole;
    const parts = receipt.invoice.split(severalIn).filter((part) => part !== "");
    const several = parts.length > 1 ? parts.map((part) => this.ofCustomer(this.byNumber.get(keyOf(part)) ?? [], receipt)) : [];
    if (several.length > 0 && several.every((each) => each.length > 0)) return several.flat();
    this.note("receipt-invoice-unknown", "warning", receipt, receipt.amount, receipt.currency ?? null, receipt.invoice);
    return [];
  }

  /** Where several customers use one number, the receipt's own customer decides. */
  private ofCustomer(items: readonly number[], receipt: Receipt): readonly number[] {
    const invoices = items.filter((item) => (this.items.columns.amount[item] ?? 0) > 0);
    const customer = this.customerIdOf(receipt);
    const own = invoices.filter((item) => this.items.customerOf(item).id === customer);
    if (own.length > 0) return own;
    const others = new Set(invoices.map((item) => this.items.customerOf(item).id));
    if (receipt.customer === "") {
      if (others.size > 1)
        this.note("receipt-invoice-shared", "warning", receipt, receipt.amount, receipt.currency ?? null, receipt.invoice);
      return invoices;
    }
    if (others.size === 1) this.note("receipt-customer-differs", "warning", receipt, receipt.amount, receipt.currency ?? null);
    return others.size === 1 ? invoices : [];
  }

  private invoicesOf(number: string, credit: number): readonly number[] {
    const { id } = this.items.customerOf(credit);
    const currency = this.items.currencyOf(credit);
    return (this.byNumber.get(keyOf(number)) ?? []).filter(
      (item) =>
        item !== credit &&
        (this.items.columns.amount[item] ?? 0) > 0 &&
        this.items.customerOf(item).id === id &&
        this.items.currencyOf(item) === currency,
    );
  }

  private keepUnapplied(receipt: Receipt): void {
    const customer = this.customerIdOf(receipt) ?? receipt.customer;
    const usual = this.currencyByCustomer.get(customer);
    const currency = receipt.currency === undefined ? (usual ?? null) : receipt.currency;
    const amount = rescaled(receipt.amount, receipt.exponent, exponentOf(currency));
    this.note("cash-unapplied", "info", receipt, amount, currency);
    this.items.addReceipt(receipt, customer, currency, minor(-amount));
  }

  private customerIdOf({ customer, customerName }: Receipt): string | undefined {
    return this.customerByName.get(keyOf(customer)) ?? (customerName === "" ? undefined : this.customerByName.get(keyOf(customerName)));
  }

  private note(
    kind: FindingKind,
    severity: Severity,
    { at, customer }: Receipt,
    amount: Minor,
    currency: string | null,
    found?: string,
  ): void {
    this.items.note({ kind, severity, at, found: found ?? customer, amount, currency });
  }
}

/** By day, then by what a receipt says: what was taken back, what names one invoice, what is larger. */
function byDayAndContent(a: Receipt, b: Receipt): number {
  const several = ({ invoice }: Receipt): number => (severalIn.test(invoice.trim()) ? 1 : 0);
  return (
    a.day - b.day ||
    Number(a.amount >= 0) - Number(b.amount >= 0) ||
    several(a) - several(b) ||
    Math.abs(b.amount) - Math.abs(a.amount) ||
    compare(a.invoice, b.invoice) ||
    compare(a.customer, b.customer) ||
    compare(a.kind, b.kind)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What parts the numbers of several invoices in one cell. */
const severalIn = /[,;、，；\n&+/|]+|\s+/;

function keyOf(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** Minor units of one number of decimals in those of another, half away from zero where they become coarser. */
function rescaled(amount: Minor, from: Exponent, to: Exponent): Minor {
  if (from === to) return amount;
  const scaled = to > from ? Math.abs(amount) * 10 ** (to - from) : Math.round(Math.abs(amount) / 10 ** (from - to));
  return minor(amount < 0 ? -scaled : scaled);
}
