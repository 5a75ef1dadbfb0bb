import { serialOrZero } from "../kernel/day.js";
import { exponentOf, wholeMinorOrNaN, type Exponent } from "../kernel/money.js";
import { itemKind, type Field, type Mapping } from "../ledger/ledger.js";
import type { CellGrid, CellValue } from "../sheet/cell.js";
import { saysYes, type CellReader } from "./cell-reader.js";
import type { ControlTotals } from "./control-totals.js";
import { currencyCode } from "./currency.js";
import type { CustomerCodes } from "./customer-codes.js";
import { isNoReceivable, kindOf, readDocumentType } from "./document-type.js";
import type { ExactSums } from "./exact-sums.js";
import type { GroupCodes } from "./group-codes.js";
import type { ItemList } from "./item-list.js";
import { isUnknownStatus, readItemStatus, saysPartPaid } from "./item-status.js";
import type { NumbersMet } from "./numbers-met.js";
import type { PostingDays } from "./posting-days.js";

/** What a plain row is put into. */
export interface PlainParts {
  readonly items: ItemList;
  readonly cells: CellReader;
  readonly customers: CustomerCodes;
  readonly numbers: NumbersMet;
  readonly groups: GroupCodes;
  readonly posting: PostingDays | undefined;
  readonly control: ControlTotals;
  readonly sums: ExactSums;
  /** True when the column of payments states them with a minus. */
  readonly paidWithMinus: boolean;
  readonly currencyIndex: (code: string | null) => number;
}

type PlainColumn =
  "customer" | "name" | "number" | "issue" | "due" | "amount" | "open" | "currency" | "paid" | "settled" | "status" | "type" | "disputed";

/** Fields whose column takes every row of a table out of the plain lane. */
const special = ["debitCredit", "writeOffAmount", "baseAmount"] as const satisfies readonly Field[];

/**
 * The fast lane. Nearly every row of a ledger is plain: a customer under its usual name, a number not met before, two days in their order, a
 * positive amount in whole minor units. Such a row is put into the columns with a few comparisons and nothing allocated. Any other is left to
 * the reader of rows, which knows every oddity and says it; what is taken here, it would have read in the same way.
 */
export class PlainRows {
  /** Where each field stands in a row; -1 for none. */
  private readonly columns: Readonly<Record<PlainColumn, number>>;
  private readonly currencies = new KnownCells(currencyStated);
  private readonly kinds = new KnownCells(kindOfDebit);
  private readonly statuses = new KnownCells(leavesAsItIs);
  private readonly disputes = new KnownCells(saysYes);

  private constructor(
    private readonly grid: CellGrid,
    mapping: Mapping,
    private readonly fallback: StatedCurrency,
    private readonly parts: PlainParts,
  ) {
    const at = (field: Field): number => mapping[field]?.column ?? -1;
    this.columns = {
      customer: at("customer"),
      name: at("customerName"),
      number: at("invoiceNumber"),
      issue: at("issueDate"),
      due: at("dueDate"),
      amount: mapping.amount ? at("amount") : at("openAmount"),
      open: mapping.amount ? at("openAmount") : -1,
      currency: at("currency"),
      paid: at("paidAmount"),
      settled: at("settledDate"),
      status: at("status"),
      type: at("documentType"),
      disputed: at("disputed"),
    };
  }

  /** `undefined` for a table that is laid out in a way that only the reader of rows understands. `fallback`: currency where none is stated. */
  static over(grid: CellGrid, mapping: Mapping, fallback: string | null, parts: PlainParts): PlainRows | undefined {
    const { customer, invoiceNumber, issueDate, dueDate, amount, openAmount } = mapping;
    if (!customer || !invoiceNumber || !issueDate || !dueDate || !(amount ?? openAmount)) return undefined;
    if (invoiceNumber.column === customer.column || parts.customers.carries || parts.cells.hasCurrencyBeside) return undefined;
    if (special.some((field) => mapping[field])) return undefined;
    if (Object.values(mapping).some((mapped) => mapped.contra !== undefined || mapped.parts !== undefined)) return undefined;
    return new PlainRows(grid, mapping, { code: fallback, exponent: exponentOf(fallback), index: undefined }, parts);
  }

  /**
   * Takes rows from this one on as long as they are plain; gives the first that is not, of which nothing was taken. One loop over everything a
   * row holds: a million rows go through it, and what is looked up once before it is not looked up a million times within.
   */
  takeFrom(first: number): number {
    const { values } = this.grid;
    const { customers, numbers, items, groups, posting, control, sums } = this.parts;
    const { columns } = items;
    const { top } = this.grid.area;
    const at = this.columns;
    let row = first;
    for (; row < values.length; row++) {
      const cells = values[row] ?? [];
      const number = nameIn(cells[at.number]);
      const id = nameIn(cells[at.customer]);
      if (id === "" || !endsInDigit(number)) break;
      const issued = serialOf(cells[at.issue]);
      const due = serialOf(cells[at.due]);
      if (issued === 0 || due < issued) break;
      const settledCell = at.settled < 0 ? null : cells[at.settled];
      const settled = isNothing(settledCell) ? 0 : serialOf(settledCell);
      if (settled === 0 ? !isNothing(settledCell) : settled < issued) break;
      const currency = at.currency < 0 ? this.fallback : this.currencies.of(cells[at.currency] ?? null);
      if (!currency) break;
      const amount = wholeOf(cells[at.amount], currency.exponent);
      if (!(amount > 0) || !sums.fits(amount)) break;
      const paid = this.paidOf(cells, amount, settled, currency.exponent);
      // A payment without a day where others have one is a finding.
      if (!(paid >= 0 && paid <= amount) || (paid !== 0 && settled === 0 && at.settled >= 0)) break;
      const kind = at.type < 0 ? itemKind.invoice : this.kinds.of(cells[at.type] ?? null);
      if (kind < 0 || (at.status >= 0 && !this.statuses.of(cells[at.status] ?? null))) break;
      let customer = customers.find(id);
      const name = at.name < 0 ? id : cells[at.name];
      if (customer < 0 ? nameIn(name) === "" : at.name >= 0 && name !== customers.nameAt(customer)) break;
      if (!numbers.meetNew(number)) break;

      if (customer < 0) customer = customers.of(id, nameIn(name));
      sums.add(amount);
      control.add(at.open >= 0 ? amount - paid : amount);
      const item = items.next(number);
      columns.row[item] = top + row;
      columns.customer[item] = customer;
      columns.currency[item] = currency.index ??= this.parts.currencyIndex(currency.code);
      columns.issued[item] = issued;
      columns.due[item] = due;
      columns.settled[item] = settled;
      columns.amount[item] = amount;
      columns.paid[item] = paid;
      columns.kind[item] = kind;
      if (at.disputed >= 0) columns.disputed[item] = this.disputes.of(cells[at.disputed] ?? null) ? 1 : 0;
      groups.put(item, cells);
      posting?.put(item, row);
    }
    return row;
  }

  /** NaN where it cannot be told from plain numbers. */
  private paidOf(cells: readonly CellValue[], amount: number, settled: number, exponent: Exponent): number {
    const { open, paid: column } = this.columns;
    if (open >= 0) return amount - wholeOf(cells[open], exponent);
    const cell = column < 0 ? null : cells[column];
    if (isNothing(cell)) return settled === 0 ? 0 : amount;
    const paid = wholeOf(cell, exponent);
    // Settled, and nothing paid: one of the two is wrong. Where a column states payments with a minus, one without it goes back to the customer.
    return (paid === 0 && settled !== 0) || (paid !== 0 && this.parts.paidWithMinus) ? Number.NaN : paid;
  }
}

/** Reads each distinct cell of a column once: words repeat. */
class KnownCells<T> {
  private readonly known = new Map<CellValue, T>();
  private lastText: string | undefined;
  private lastValue: T | undefined;

  constructor(private readonly read: (cell: CellValue) => T) {}

  of(cell: CellValue): T {
    if (typeof cell === "string" && cell === this.lastText) return this.lastValue as T;
    let value = this.known.get(cell);
    if (value === undefined) {
      value = this.read(cell);
      this.known.set(cell, value);
    }
    if (typeof cell === "string") {
      this.lastText = cell;
      this.lastValue = value;
    }
    return value;
  }
}

/** A currency as a cell states it, and its place among those of the ledger once an item has it. */
interface StatedCurrency {
  readonly code: string | null;
  readonly exponent: Exponent;
  index: number | undefined;
}

/** The currency of a cell that holds its code and nothing else. */
function currencyStated(cell: CellValue): StatedCurrency | null {
  return typeof cell === "string" && currencyCode(cell) === cell ? { code: cell, exponent: exponentOf(cell), index: undefined } : null;
}

/** The kind of a positive amount by its type; -1 for a type of the credit side, or one that is not known. */
function kindOfDebit(cell: CellValue): number {
  const type = typeof cell === "string" ? readDocumentType(cell) : undefined;
  const isOdd = (cell !== null && type === undefined) || type?.side === "credit" || (typeof cell === "string" && isNoReceivable(cell));
  return isOdd ? -1 : kindOf(type, 1);
}

/** False where a status may say that the item does not count, or is settled. */
function leavesAsItIs(cell: CellValue): boolean {
  return (
    cell === null ||
    (typeof cell === "string" && readItemStatus(cell) === undefined && !saysPartPaid(cell) && !isUnknownStatus(cell) && cell.length > 1)
  );
}

function isNothing(cell: CellValue | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.length === 0);
}

/**
 * The text of a cell that names a customer or an invoice, numbers included; "" for what must be looked at closely. Blanks of any kind lie below
 * "!" or above "~"; a name that begins or ends with something above it is asked whether it is one.
 */
function nameIn(cell: CellValue | undefined): string {
  if (typeof cell !== "string") return typeof cell === "number" ? String(cell) : "";
  const begins = cell.charCodeAt(0);
  const ends = cell.charCodeAt(cell.length - 1);
  if (begins > 32 && begins < 127 && ends > 32 && ends < 127) return cell;
  return cell.trim() === cell ? cell : "";
}

/** A number without digits may be the word for a total; one that has them elsewhere is left to the reader of rows. */
function endsInDigit(number: string): boolean {
  const code = number.charCodeAt(number.length - 1);
  return code >= 48 && code <= 57;
}

/** 0 for what is no day serial. */
function serialOf(cell: CellValue | undefined): number {
  return typeof cell === "number" ? serialOrZero(cell) : 0;
}

/** NaN for what is no number of whole minor units. */
function wholeOf(cell: CellValue | undefined, exponent: Exponent): number {
  return typeof cell === "number" ? wholeMinorOrNaN(cell, exponent) : Number.NaN;
}
