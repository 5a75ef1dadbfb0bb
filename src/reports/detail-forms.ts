import type { AgingRow, CurrencyFigures } from "../analyses/figures.js";
import type { DayNumber } from "../kernel/day.js";
import { cellNumber, zero, type Exponent, type Minor } from "../kernel/money.js";
import { cellOf, type Customer, type Ledger } from "../ledger/ledger.js";
import { lengthAt } from "../ledger/text-list.js";
import type { DetailColumn } from "../policy/presentation.js";
import { columnName } from "../sheet/address.js";
import type { CellInput } from "../sheet/batch.js";
import type { CellLink, RowForm, Ruling } from "../sheet/sheet-rows.js";
import { customerColumn, numberColumn, type DetailLayout } from "./detail-columns.js";
import type { OpenItemsByAccount } from "./detail-items.js";

/** What all items of a sheet have in common. */
export interface DetailItems {
  readonly ledger: Ledger;
  readonly asOf: DayNumber;
  readonly items: OpenItemsByAccount;
  readonly layout: DetailLayout;
  /** Words for the kinds of items, by number. */
  readonly kinds: readonly string[];
  /** How many characters the number and the name of each customer have together. */
  readonly customerCharacters: Uint32Array;
  /** At most how many a document number has, where those are few. */
  readonly numberCharacters: number | undefined;
}

/** Rows of items, by their places among the open ones. */
export class ItemForm implements RowForm {
  /** A line before anything is known of its item: nothing in any bucket. */
  private readonly blank: readonly CellInput[];
  /** Where the chosen columns stand. */
  private readonly places: Partial<Record<DetailColumn, number>>;
  private readonly kindCharacters: number;

  constructor(
    readonly looks: Ruling,
    private readonly exponent: Exponent,
    private readonly shared: DetailItems,
  ) {
    const { at, width, buckets } = shared.layout;
    this.blank = Array.from({ length: width }, (_, column) => (buckets.includes(column) ? 0 : null));
    this.places = Object.fromEntries(at);
    this.kindCharacters = Math.max(...shared.kinds.map((word) => word.length));
  }

  lineOf(item: number): readonly CellInput[] {
    const { items: open, layout, kinds, asOf } = this.shared;
    const { items } = open;
    const { document, kind, issued, due, daysLate } = this.places;
    const line = this.blank.slice();
    const { id, name } = this.customerOf(item);
    const issuedOn = items.issued[item] as number;
    const dueOn = items.due[item] as number;
    const amount = cellNumber(open.open[item] as Minor, this.exponent);
    line[numberColumn] = id || null;
    line[customerColumn] = name || null;
    if (document !== undefined) line[document] = open.invoiceNumber.at(item) || null;
    if (kind !== undefined) line[kind] = kinds[items.kind[item] as number] as string;
    if (issued !== undefined && issuedOn !== 0) line[issued] = issuedOn;
    if (due !== undefined && dueOn !== 0) line[due] = dueOn;
    if (daysLate !== undefined && dueOn !== 0 && dueOn < asOf) line[daysLate] = asOf - dueOn;
    if (layout.buckets.length > 0) line[layout.buckets[open.bucket[item] as number] as number] = amount;
    line[layout.total] = amount;
    return line;
  }

  charactersOf(item: number): number {
    const { items, customerCharacters, numberCharacters } = this.shared;
    const customer = customerCharacters[items.items.customer[item] as number] as number;
    return customer + this.kindCharacters + (numberCharacters ?? lengthAt(items.invoiceNumber, item));
  }

  /** The row of the source that an item comes from. */
  linkOf(item: number): CellLink {
    const { ledger, items } = this.shared;
    const place = items.places[item] as number;
    const text = this.places.document === undefined ? this.customerOf(item).id : (ledger.invoiceNumber.at(place) ?? "");
    return { to: cellOf(ledger, place, "invoiceNumber"), text };
  }

  private customerOf(item: number): Customer {
    const { ledger, items } = this.shared;
    return ledger.customers[items.items.customer[item] as number] as Customer;
  }
}

interface SubtotalInput extends DetailItems {
  /** Where the aging has the buckets that are shown. */
  readonly aged: readonly number[];
  /** What subtotals begin with. */
  readonly mark: string;
}

/** Rows of subtotals, beneath the items that they sum, by the customer's place in the aging. */
export class SubtotalForm implements RowForm {
  readonly formulas: number;
  /** What stands before and after the first row in each formula. */
  private readonly starts: readonly string[];
  private readonly ends: readonly string[];

  constructor(
    readonly looks: Ruling,
    private readonly each: CurrencyFigures,
    private readonly currency: number,
    private readonly input: SubtotalInput,
  ) {
    const names = input.layout.amounts.map(columnName);
    this.formulas = names.length;
    this.starts = names.map((column) => `=SUBTOTAL(9,${column}`);
    this.ends = names.map((column) => `:${column}`);
  }

  lineOf(place: number, row: number): readonly CellInput[] {
    const { ledger, items, layout, aged, mark } = this.input;
    const { exponent } = this.each.currency;
    const { customer, amounts, total } = this.rowOf(place);
    const { id, name } = ledger.customers[customer] as Customer;
    // Rows count from 1 in formulas.
    const first = String(row - items.countOf(this.currency, customer) + 1);
    const till = `${row})`;
    const line = new Array<CellInput>(layout.width).fill(null);
    line[numberColumn] = `${mark} ${id}`.trim() || null;
    line[customerColumn] = name || null;
    const last = layout.amounts.length - 1;
    for (let i = 0; i <= last; i++) {
      // Where no buckets are shown, the whole alone is.
      const sum = i === last ? total : (amounts[aged[i] as number] ?? zero);
      const formula = (this.starts[i] as string) + first + (this.ends[i] as string) + till;
      line[layout.amounts[i] as number] = { formula, expected: cellNumber(sum, exponent) };
    }
    return line;
  }

  charactersOf(place: number): number {
    const { mark, customerCharacters } = this.input;
    return mark.length + 1 + (customerCharacters[this.rowOf(place).customer] as number) + this.formulas * longestSum;
  }

  private rowOf(place: number): AgingRow {
    return this.each.agingByDue.rows[place] as AgingRow;
  }
}

/** "=SUBTOTAL(9,XFD1048576:XFD1048576)": none is longer. */
const longestSum = 34;
