import type { CellRef } from "../sheet/cell.js";
import type { Minor } from "../kernel/money.js";

/** Something odd in the data: what it is, where it stands, what it moves. Sentences stand in text/. */
export interface Finding {
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly at: CellRef;
  /** What the cell showed. */
  readonly found: string;
  /** What it would be by the other reading, where it has two. */
  readonly otherwise?: string;
  /** The amount concerned, in the item's currency, where one is known. */
  readonly amount?: Minor;
  readonly currency?: string | null;
  /** The earlier cell that this one repeats or contradicts. */
  readonly other?: CellRef;
}

/**
 * `error`: an item is left out of the figures, or (see {@link forbidsBooking}) the figures as a whole cannot be relied on.
 * `warning`: counted, look at it. `info`: for information.
 */
export type Severity = "error" | "warning" | "info";

export const findingKinds = [
  /** Day and month changed places in part of the rows: nothing that depends on days can be relied on. */
  "days-swapped",
  /** The amount cell holds no readable number: the row is left out. */
  "amount-unreadable",
  /** What was paid, or is open, cannot be read: counted as not paid. */
  "payment-unreadable",
  /** "1.2万": an amount counted in ten thousands or the like; nothing is multiplied on a guess. */
  "amount-in-ten-thousands",
  /** 1.234 is thousands or decimals, and the column does not say which. */
  "amount-ambiguous",
  /** So large that sums of it would not be exact: left out. */
  "amount-too-large",
  /** A formula that was never calculated stands in an amount or a date. */
  "formula-not-calculated",
  /** An amount or a date shows an error of Excel's. */
  "cell-error",
  /** The amount cell is empty while the row is an item: left out. */
  "amount-missing",
  /** A date cell holds something that is no day (31/02): treated as missing. */
  "date-unreadable",
  /** Neither the column nor its neighbours say which of day and month comes first. */
  "date-ambiguous",
  /** No value of the column says which of day and month comes first; what stands beside it does. */
  "date-order-by-neighbours",
  /** No due date: own bucket. */
  "due-missing",
  /** No due date; issue day plus the stated terms was used. */
  "due-by-terms",
  "due-before-issue",
  /** No issue date: counted on every day. */
  "issue-missing",
  /** Same customer and invoice number on another row with other content. */
  "invoice-twice",
  /** The whole row repeats an earlier one. */
  "row-repeated",
  /** The currency cell is empty in a source with a currency column. */
  "currency-missing",
  "currency-unreadable",
  /** No column and no header states the currency; the number format of the amounts does. */
  "currency-by-format",
  /** No rate of exchange on or before the day: the balance in the books' own currency is not available. */
  "rate-missing",
  "customer-missing",
  /** Dated after the as-of day: not part of the balance. */
  "future-dated",
  /** More decimals than the currency has: rounded half away from zero. */
  "too-many-decimals",
  /** A subtotal or total row inside the table: skipped. */
  "total-row-skipped",
  /** A total of the table differs from the items it stands under. */
  "total-differs",
  /** A balance brought forward from before the table begins: no item, left out. */
  "opening-balance-left-out",
  /** Another table begins beneath this one: its rows are not read. */
  "other-table-beneath",
  /** A receipt that is voided or bounced: left out. */
  "receipt-left-out",
  /** Receipts with and without a minus, and nothing that says which were received. */
  "receipt-signs-doubtful",
  /** A refund by its type, written like a receipt: it was taken back. */
  "receipt-taken-back",
  /** More given back on an invoice than was received on it: it owes more than it was billed. */
  "receipt-back-exceeds",
  /** A receipt dated before the invoice that it pays; an error where day and month seem to have changed places. */
  "receipt-before-issue",
  /** A row of receipts that wholly repeats an earlier one. */
  "receipt-repeated",
  /** Receipts counted in ten thousands or the like: left out, so that what is open is too much. */
  "receipts-in-units",
  /** Charges or withholdings in a column beside receipts: not taken off the invoices. */
  "receipt-charges-not-read",
  /** A sheet that seems to hold receipts and was not read: one table of them is. */
  "receipts-not-read",
  /** A list of deliveries without a column for what bills them: not read, since nothing tells what is unbilled. */
  "deliveries-not-read",
  /** A receipt that could belong to several legal entities, or to none that is known: it stays with the first. */
  "receipt-entity-unclear",
  /** One customer number that stands for different names in several legal entities: counted as different customers. */
  "customer-number-shared",
  /** A customer bears the name of a legal entity that is read here: a related party, as yet not marked as one. */
  "intercompany-customer",
  /** A text without amount and day (a footer, a remark): no item. */
  "text-row-skipped",
  /** A draft, or a voided document: no receivable. */
  "status-left-out",
  /** Several rows are the lines of one invoice, whose open amount stands on each: counted once. */
  "invoice-lines-joined",
  /** The meaning of a column is a guess: its words are general, or another column says the same. */
  "mapping-doubtful",
  /** Amounts stand without signs; the column of types or sides says which are credits. */
  "credit-by-type",
  /** The type of a document says nothing, in a table where no amount has a sign. */
  "type-unknown",
  /** A credit note without a minus, where others have theirs: counted as it stands. */
  "credit-with-plus",
  /** What is open or was paid stood with the other sign than its amount. */
  "sign-by-amount",
  /** The status says paid or written off, and the amounts say open. */
  "status-contradicts",
  /** The status says that a part is paid, and nothing says how much: counted as wholly open. */
  "part-paid-unstated",
  /** The status says nothing that is known, and nothing else tells what is open: counted as open. */
  "status-unknown",
  /** A remark says paid or cancelled, and nothing else does: counted as open. */
  "remark-says-settled",
  /** Two numbers that differ by their spelling alone, over the same amount of one customer and day. */
  "invoice-nearly-twice",
  /** Most amounts carry a minus: the source may write receivables so. */
  "mostly-negative",
  /** Items beneath a heading such as "Paid" or "Credit notes": counted as owed. */
  "section-not-owed",
  /** The currency of rows stands in a heading above them. */
  "currency-by-heading",
  /** A line beneath the items says that amounts are in thousands or more: they were read as they stand. */
  "units-beneath",
  /** Rows of suppliers or purchases among those of customers: counted as owed. */
  "purchase-among-sales",
  /** Rows that are called unbilled or accrued among those that are billed: counted as owed. */
  "unbilled-among-invoices",
  /** A column says which part of an amount is ours: the whole was counted. */
  "share-not-read",
  /** A customer's name or a remark names another currency than the row was read in. */
  "currency-in-words",
  /** Columns of payments ("Payment 1", "Payment 2") beyond the one that can be read: not taken off. */
  "payments-not-read",
  /** A column holds what is owed or less in each row, and was not read: it may state what is open. */
  "open-column-not-read",
  /** A total beside the amounts is more than they are. */
  "total-above-amount",
  /** Another column states a later day on which rows are due. */
  "due-superseded",
  /** Parts of an invoice stand beside the whole, and add up to it. */
  "invoice-in-parts",
  /** A revised invoice stands beside the one that it replaces. */
  "invoice-revised",
  /** Issued most of a year after all others: counts on no day before. */
  "issue-far",
  /** Due more than five years after its issue. */
  "due-far",
  /** Tax beside amounts that seem to be without it. */
  "tax-beside-amount",
  /** Rates of exchange, and nothing that states a currency. */
  "rates-without-currency",
  /** A column of discounts, charges or deductions is just what some invoices still owe beyond their payments: not taken off. */
  "deductions-not-read",
  /** What is kept back of invoices, due on a day of its own: an item of its own. */
  "retention-apart",
  /** Kept back, and nothing says until when: an item of its own without a due day. */
  "retention-undated",
  /** More kept back than was billed: not read. */
  "retention-above-amount",
  /** Columns beside the invoices hold a list with invoice numbers of its own, whose rows are not those of the invoices. */
  "list-beside",
  /** A settlement day beside a paid amount of 0: taken as settled. */
  "settled-unpaid",
  /** Several rows of one invoice number with due dates of their own: instalments. */
  "instalments-read",
  /** Instalments that all state the same amount: each its own, or the whole invoice again and again; an error where the header says total. */
  "instalments-equal",
  "paid-above-amount",
  /** More open than was billed: the column may be an account's running balance. */
  "open-above-amount",
  /** What is open is not stated, where other rows state it: counted as wholly open. */
  "open-missing",
  /** A receipt without an invoice: an item of its own, cash not yet applied. */
  "cash-unapplied",
  /** A receipt larger than what its invoice still owes: the rest is cash not yet applied. */
  "receipt-exceeds-invoice",
  /** A receipt names an invoice that the table does not hold. */
  "receipt-invoice-unknown",
  /** A receipt names another customer than its invoice has: the invoice decides. */
  "receipt-customer-differs",
  /** A receipt without a customer, for an invoice number that several customers use: set against the earliest due. */
  "receipt-invoice-shared",
  /** A credit note among receipts carries the minus of its document: taken off, as receipts are. */
  "receipt-credit-turned",
  "receipt-currency-differs",
  /** A receipt beyond what its invoice states as paid: taken off all the same. */
  "receipt-not-stated",
  /** The invoices state themselves what was paid: a receipt without an invoice would count twice. */
  "receipt-not-used",
  /** A paid amount without a day: deducted on every day. */
  "payment-undated",
  "settled-before-issue",
  /** One customer number with several names. */
  "name-varies",
  /** A customer's limit or terms cannot be read: none is taken. */
  "limit-unreadable",
  "terms-unreadable",
  /** One customer on two rows of the list of customers: the first one counts. */
  "customer-twice",
  /** A note that has matured unpaid, or was dishonoured: a receivable again. */
  "note-matured",
  /** Notes discounted or endorsed that left the books and have not matured: what would come back if they are not paid. */
  "notes-derecognised",
  /** Notes discounted or endorsed that stay in the books. */
  "notes-kept",
  /** The source states an aging itself: ages are taken as it states them. */
  "ages-stated",
  /** It does not say of which day: that which was asked for was taken. */
  "ages-of-day-asked",
  /** The amount of a row is not its net amount plus its tax. */
  "amount-not-net-plus-tax",
  /** What is open or was paid exceeds the amount by just the tax: the amount seems to be net of it. */
  "amount-seems-net",
  /** A column of amounts net of tax: the tax beside them was added. */
  "tax-added",
  /** The only column of sales is net of tax, and no column states the tax. */
  "tax-basis-mismatch",
  /** A row states neither a net amount nor tax, in a table with such columns. */
  "tax-not-stated",
  /** The source holds nothing dated that would let the day be rebuilt. */
  "basis-stated-open-amount",
  "basis-mixed",
  /** Buckets that held too little in the months behind the loss rates: taken pooled, merged with the next older one, or at the stated rate. */
  "loss-history-thin",
  /** More moved into the next bucket than stood in one: billing or reclassification entered it. */
  "roll-rate-above-one",
  /** Hidden or filtered rows are counted too. */
  "hidden-rows-counted",
] as const;

export type FindingKind = (typeof findingKinds)[number];

/** Cells that a group names; its count goes on beyond them. */
export const cellsKept = 200;

/** All findings of one kind, with their count and their sums by currency; `cells` holds the first of them. */
export interface FindingGroup {
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly count: number;
  readonly cells: readonly CellRef[];
  readonly found: readonly string[];
  /** By the other reading, one per entry of `found`; only for kinds that have two readings. */
  readonly otherwise?: readonly string[];
  /** What the other reading would change as of the day of the figures. */
  readonly effects?: readonly ReadingEffect[];
  readonly amounts: readonly FindingAmount[];
}

/** What a group of findings concerns in one currency. */
export interface FindingAmount {
  readonly currency: string | null;
  readonly amount: Minor;
  /** How many of the findings are in it. */
  readonly count: number;
  /** Those of them whose cells are kept, by their places there. */
  readonly places: readonly number[];
}

/** Two readings of the same days, compared as of one day, in one currency. */
export interface ReadingEffect {
  readonly currency: string | null;
  /** Past due as the days were read, and by the other reading. */
  readonly pastDue: Minor;
  readonly pastDueOtherwise: Minor;
  /** Open amounts that would stand in another bucket, or not at all; credits and debits both count as they are large. */
  readonly moved: Minor;
}

/** True for findings beside which no figure of the ledger should be booked. */
export function forbidsBooking({ kind }: FindingGroup): boolean {
  return kind === "days-swapped" || kind === "receipts-in-units";
}
