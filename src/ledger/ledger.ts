import type { DayNumber } from "../kernel/day.js";
import type { Exponent } from "../kernel/money.js";
import type { Area, CellRef } from "../sheet/cell.js";
import type { TextList } from "./text-list.js";

/**
 * The validated items of one source, in columns: element i of every array belongs to item i.
 * Arrays are never written to once the ledger is built.
 */
export interface Ledger {
  readonly size: number;
  readonly source: Source;
  readonly customers: readonly Customer[];
  /** Index into `customers`. */
  readonly customer: Uint32Array;
  readonly currencies: readonly Currency[];
  /** Index into `currencies`. */
  readonly currency: Uint8Array;
  readonly invoiceNumber: TextList;
  /** Days; 0 where the source has none. */
  readonly issued: Int32Array;
  readonly due: Int32Array;
  /** Posting days (记账日期) by item, 0 where a row states none; absent when the source has no such column. Only an aging counts from them. */
  readonly posted: Int32Array | undefined;
  /** Day of the payment (of settlement, where in full); 0 where the source states none. */
  readonly settled: Int32Array;
  /** Minor units billed; credits negative. */
  readonly amount: Float64Array;
  /** Minor units paid: on the day in `settled`, or, where that is 0, deducted on every day. */
  readonly paid: Float64Array;
  /** Minor units billed in the books' own currency, by item, 0 where a row states none; absent when the source has no such column. */
  readonly base: Float64Array | undefined;
  /** Minor units billed net of tax, by item, on the side of the amount; 0 where a row states none; absent when the source has no such column. */
  readonly net: Float64Array | undefined;
  /** 1 where the item is disputed. */
  readonly disputed: Uint8Array;
  /** Index into {@link itemKinds}. */
  readonly kind: Uint8Array;
  /** Row in the sheet, from 0. Items from `source.receipts.firstItem` on stand on that sheet, all others on their table's own. */
  readonly row: Uint32Array;
  /** Set where the source states an aging itself: its items then have no days of their own. */
  readonly stated: StatedAging | undefined;
  /** The notes among the items, in their order. */
  readonly notes: readonly Note[];
  /** What reduced items beyond `paid`: receipts allocated to them, discounts taken with these, credit notes set against them, write-offs. */
  readonly entries: Entries;
  /** The columns by which items can be grouped beside the customer, as far as the source has them. */
  readonly groupings: Groupings;
  /** The columns that a person chose to group by, in the order of the choice. */
  readonly chosenGroupings: readonly ChosenGrouping[];
  /** The tables of several legal entities that the items came from, in the order of their items; empty where one table holds them all. */
  readonly parts: readonly LedgerPart[];
}

/** The items of one legal entity's table within a ledger of several. */
export interface LedgerPart {
  readonly entity: string;
  readonly source: Source;
  /** Its first item within the whole; the next part's begins where it ends. */
  readonly firstItem: number;
  /** Codes of the currencies that its items are in. */
  readonly currencies: readonly (string | null)[];
}

/** What a ledger knows of its items, wherever they stand: enough for every balance. A ledger is one; so is a part of it. */
export type Items = Omit<Ledger, "source" | "invoiceNumber" | "row" | "chosenGroupings" | "parts"> & {
  /**
   * In items sorted by account: where those of each begin (currency x number of customers + customer), and last where all end. Absent elsewhere;
   * who gives such items other customers or currencies leaves it out.
   */
  readonly accounts?: Uint32Array;
};

/** An aging as its source states it, by customer and band of age. */
export interface StatedAging {
  /** In the order of the source's columns. */
  readonly bands: readonly StatedBand[];
  /** Index into `bands`, by item. */
  readonly band: Uint8Array;
  /** What the ages count from. A source that does not say, and has no band for what is not due, counts from issue. */
  readonly basis: "due" | "issue";
  /** The day that the source states; `undefined` where it states none. */
  readonly asOf: DayNumber | undefined;
}

/** A band of age from..to, both included, `null` where it has no end. Only limits in days can be compared with others. */
export interface StatedBand {
  /** As the source heads it. */
  readonly label: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly unit: "days" | "months" | "word";
}

/** What is known of a bill or note receivable (应收票据) beyond its item. */
export interface Note {
  /** Index of the item; its due day is the maturity. */
  readonly item: number;
  /** Discounted (已贴现): sold to a bank; endorsed (已背书): passed on to a creditor; dishonoured (拒付): not paid by its acceptor. */
  readonly state: "held" | "discounted" | "endorsed" | "dishonoured";
  /** Who accepted it: a bank (银行承兑汇票) or a business (商业承兑汇票); `undefined` where nothing says. */
  readonly acceptance: "bank" | "commercial" | undefined;
  /** Whether it comes back to us if the acceptor does not pay (追索权). */
  readonly recourse: "with" | "without" | undefined;
  /** "" where no column states it. */
  readonly drawer: string;
  readonly acceptor: string;
  /** Day on which it was discounted or endorsed; 0 where none is stated: then on every day. */
  readonly transferred: number;
  /** True where it left the books when it was passed on; an entry of its item says so. */
  readonly derecognised: boolean;
}

/** What an item is. Only sales count as billed; the others settle sales, stand for sales billed before, or were never sales. */
export const itemKinds = ["invoice", "credit-note", "debit-note", "receipt", "write-off", "note", "retention", "journal"] as const;

export type ItemKind = (typeof itemKinds)[number];

/** The place of a kind in {@link itemKinds}. */
export const itemKind: Readonly<Record<ItemKind, number>> = {
  invoice: 0,
  "credit-note": 1,
  "debit-note": 2,
  receipt: 3,
  "write-off": 4,
  note: 5,
  retention: 6,
  journal: 7,
};

/** True for a kind that is billed to a customer: invoices, what corrects them, and the part of them that is retained. */
export function isSale(kind: number): boolean {
  return kind <= itemKind["debit-note"] || kind === itemKind.retention;
}

/** Reductions of items, each on its day; element i of every array belongs to entry i. In the order of their days, undated ones first. */
export interface Entries {
  readonly size: number;
  /** Index of the item that is reduced. */
  readonly item: Uint32Array;
  /** Day on which it happened; 0: undated, deducted on every day. */
  readonly day: Int32Array;
  /** Minor units by which the item is reduced. */
  readonly amount: Float64Array;
  /** Index into {@link entryKinds}. */
  readonly kind: Uint8Array;
}

export const entryKinds = ["receipt", "credit", "write-off", "discount", "derecognition"] as const;

export type EntryKind = (typeof entryKinds)[number];

/** The fields that can group items. */
export const groupingFields = ["parentCustomer", "salesperson", "collector", "region", "entity"] as const;

export type GroupingField = (typeof groupingFields)[number];

export type Groupings = { readonly [G in GroupingField]?: Grouping };

export interface Grouping {
  /** The names in the column, in the order of their first appearance; "" where the cell is empty. */
  readonly names: readonly string[];
  /** Index into `names`, by item. */
  readonly code: Uint32Array;
}

/** Items grouped by a column that was chosen by its header. */
export interface ChosenGrouping extends Grouping {
  readonly header: string;
}

/** All by which the items of a ledger can be grouped: each by its field, or by the header that was chosen. */
export function groupingsOf({ groupings, chosenGroupings }: Ledger): readonly { readonly key: string; readonly grouping: Grouping }[] {
  return [
    ...groupingFields.flatMap((field) => {
      const grouping = groupings[field];
      return grouping ? [{ key: field, grouping }] : [];
    }),
    ...chosenGroupings.map((grouping) => ({ key: grouping.header, grouping })),
  ];
}

/** Entries of a ledger that has none. */
export const noEntries: Entries = {
  size: 0,
  item: new Uint32Array(0),
  day: new Int32Array(0),
  amount: new Float64Array(0),
  kind: new Uint8Array(0),
};

export interface Customer {
  /** The key by which items are grouped: the number where there is one, else the name. */
  readonly id: string;
  readonly name: string;
}

export interface Currency {
  /** ISO code; `null` where the source states none. */
  readonly code: string | null;
  readonly exponent: Exponent;
}

/** Where the items came from and how the columns were understood. */
export interface Source {
  readonly file: string;
  readonly sheet: string;
  readonly table: string | undefined;
  readonly area: Area;
  /** Data rows, header left out. */
  readonly rows: number;
  readonly mapping: Mapping;
  readonly kind: SourceKind;
  readonly amountBasis: AmountBasis;
  /**
   * True when native formulas over the source's own cells give the same balances: every counted amount and day is a number there,
   * and no row was read otherwise than it stands (totals skipped, repeats left out, terms added, currencies translated).
   */
  readonly recomputable: boolean;
  /** Days added to the issue day where the source states no due date; `undefined` when no such terms were given. */
  readonly termsDays: number | undefined;
  /** The table of receipts that stands beside the invoices; `undefined` when there is none. */
  readonly receipts: ReceiptsSource | undefined;
}

/** The table of receipts that was read with the invoices. */
export interface ReceiptsSource {
  readonly sheet: string;
  /** Column of the amounts within the sheet, from 0. */
  readonly amountColumn: number;
  /** Rows that were read. */
  readonly rows: number;
  /** The first item of the ledger that stands on this sheet: cash that no invoice took. */
  readonly firstItem: number;
}

/** Money with tax (VAT, 增值税) or net of it. Sales and receivables of one ratio are on the same basis. */
export const salesBases = ["gross", "net"] as const;
export type SalesBasis = (typeof salesBases)[number];

/** What the amounts of the source are; `mixed`: sales net of tax, what is paid or open of them with tax. */
export type AmountBasis = SalesBasis | "mixed";

/** `history`: settlement days or paid amounts are known. `open-items`: only what is open is listed. */
export type SourceKind = "history" | "open-items";

/** How a balance of a past day came about: see the contract of the command line. */
export type Basis = "rebuilt" | "stated-open-amount" | "mixed";

export const fields = [
  "customer",
  "customerName",
  "invoiceNumber",
  "documentType",
  "issueDate",
  "dueDate",
  "amount",
  "openAmount",
  "paidAmount",
  "settledDate",
  "currency",
  "baseAmount",
  "salesperson",
  "collector",
  "region",
  "parentCustomer",
  "disputed",
  "terms",
  "reference",
  "status",
  "postingDate",
  "netAmount",
  "taxAmount",
  "entity",
  "debitCredit",
  "writeOffAmount",
  "writeOffDate",
] as const;

/** A meaning that a column of the source can have. */
export type Field = (typeof fields)[number];

export type Mapping = { readonly [F in Field]?: MappedColumn };

export interface MappedColumn {
  /** Column within the source's area, from 0. */
  readonly column: number;
  readonly header: string;
  /** A second column whose amounts are subtracted: the credit side of a ledger with two. */
  readonly contra?: number;
  /** Columns of the month and the day of month where `column` holds the year. */
  readonly parts?: { readonly month: number; readonly day: number };
}

/** The tables that a ledger was read from: one, or one of each legal entity. */
export function sourcesOf({ source, parts }: Pick<Ledger, "source" | "parts">): readonly Source[] {
  return parts.length === 0 ? [source] : parts.map((part) => part.source);
}

/** The table that an item came from. */
export function sourceOf({ source, parts }: Ledger, item: number): Source {
  let found = source;
  for (const part of parts) if (part.firstItem <= item) found = part.source;
  return found;
}

/** The cell of an item that holds a field, or its amount where the source has no such column. */
export function cellOf(ledger: Ledger, item: number, field: Field): CellRef {
  const { area, mapping, receipts } = sourceOf(ledger, item);
  const row = ledger.row[item] as number;
  if (receipts && item >= receipts.firstItem) return { sheet: receipts.sheet, row, column: receipts.amountColumn };
  const column = (mapping[field] ?? mapping.amount ?? mapping.openAmount)?.column ?? 0;
  return { sheet: area.sheet, row, column: area.left + column };
}

/** A day of the ledger, or `undefined` where the source has none. */
export function dayAt(column: Int32Array, item: number): DayNumber | undefined {
  const value = column[item];
  return value === undefined || value === 0 ? undefined : (value as DayNumber);
}
