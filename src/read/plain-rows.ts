import { dayFromSerial } from "../kernel/day.js";
import { exponentOf, wholeMinor, type Exponent } from "../kernel/money.js";
import { itemKind, type Field, type Mapping } from "../ledger/ledger.js";
import type { CellGrid, CellValue } from "../sheet/cell.js";
import { saysYes, type CellReader } from "./cell-reader.js";
import type { ControlTotals } from "./control-totals.js";
import { currencyCode } from "./currency.js";
import type { CustomerCodes } from "./customer-codes.js";
import { kindOf, readDocumentType } from "./document-type.js";
import type { ExactSums } from "./exact-sums.js";
import type { GroupCodes } from "./group-codes.js";
import type { ItemList } from "./item-list.js";
import { readItemStatus } from "./item-status.js";
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

/** Fields whose column takes every row of a table out of the plain lane. */
const special = ["debitCredit", "writeOffAmount", "baseAmount"] as const satisfies readonly Field[];

/**
 * The fast lane. Nearly every row of a ledger is plain: a customer under its usual name, a number not met before, two days in their order, a
 * positive amount in whole minor units. Such a row is put into the columns with a few comparisons and nothing allocated. Any other is left to
 * the reader of rows, which knows every oddity and says it; what is taken here, it would have read in the same way.
 */
export class PlainRows {
  private readonly customer: number;
  private readonly number: number;
  private readonly issue: number;
  private readonly due: number;
  private readonly amount: number;
  private readonly name: number;
  private readonly currency: number;
  private readonly open: number;
  private readonly paid: number;
  private readonly settled: number;
  private readonly status: number;
  private readonly type: number;
  private readonly disputed: number;
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
    this.customer = at("customer");
    this.name = at("customerName");
    this.number = at("invoiceNumber");
    this.issue = at("issueDate");
    this.due = at("dueDate");
    this.amount = mapping.amount ? at("amount") : at("openAmount");
    this.open = mapping.amount ? at("openAmount") : -1;
    this.currency = at("currency");
    this.paid = at("paidAmount");
    this.settled = at("settledDate");
    this.status = at("status");
    this.type = at("documentType");
    this.disputed = at("disputed");
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

  /** Takes rows from this one on as long as they are plain; gives the first that is not, of which nothing was taken. */
  takeFrom(row: number): number {
    const { values } = this.grid;
    let next = row;
    while (next < values.length && this.take(values[next] ?? [], next)) next++;
    return next;
  }

  /** Takes a row when it is plain; false leaves it, and nothing of it was taken. */
  private take(cells: readonly CellValue[], row: number): boolean {
    const { customers, numbers, items, groups, posting, control, sums, currencyIndex } = this.parts;
    const number = nameIn(cells[this.number]);
    const id = nameIn(cells[this.customer]);
    if (number === "" || id === "" || !hasDigit(number)) return false;
    const issued = serialOf(cells[this.issue]);
    const due = serialOf(cells[this.due]);
    if (issued === 0 || due < issued) return false;
    const settledCell = this.settled < 0 ? null : cells[this.settled];
    const settled = isNothing(settledCell) ? 0 : serialOf(settledCell);
    if (settled === 0 ? !isNothing(settledCell) : settled < issued) return false;
    const currency = this.currency < 0 ? this.fallback : this.currencies.of(cells[this.currency] ?? null);
    if (!currency) return false;
    const { exponent } = currency;
    const amount = wholeOf(cells[this.amount], exponent);
    if (!(amount > 0)) return false;
    const paid = this.paidOf(cells, amount, settled, exponent);
    // A payment without a day where others have one is a finding.
    if (!(paid >= 0 && paid <= amount) || (paid !== 0 && settled === 0 && this.settled >= 0)) return false;
    const kind = this.type < 0 ? itemKind.invoice : this.kinds.of(cells[this.type] ?? null);
    if (kind < 0 || (this.status >= 0 && !this.statuses.of(cells[this.status] ?? null))) return false;
    const known = customers.find(id);
    const usual = known < 0 || this.name < 0 || cells[this.name] === customers.nameAt(known);
    const newName = known >= 0 || this.name < 0 ? id : nameIn(cells[this.name]);
    if (!usual || newName === "" || !sums.fits(amount) || !numbers.meetNew(number)) return false;

    sums.add(amount);
    const customer = known < 0 ? customers.of(id, newName) : known;
    const { columns } = items;
    const item = items.next(number);
    columns.row[item] = this.grid.area.top + row;
    columns.customer[item] = customer;
    columns.currency[item] = currency.index ??= currencyIndex(currency.code);
    columns.issued[item] = issued;
    columns.due[item] = due;
    columns.settled[item] = settled;
    columns.amount[item] = amount;
    columns.paid[item] = paid;
    columns.kind[item] = kind;
    if (this.disputed >= 0) columns.disputed[item] = this.disputes.of(cells[this.disputed] ?? null) ? 1 : 0;
    groups.put(item, cells);
    posting?.put(item, row);
    control.add(this.open >= 0 ? amount - paid : amount);
    return true;
  }

  /** NaN where it cannot be told from plain numbers. */
  private paidOf(cells: readonly CellValue[], amount: number, settled: number, exponent: Exponent): number {
    if (this.open >= 0) return amount - wholeOf(cells[this.open], exponent);
    const cell = this.paid < 0 ? null : cells[this.paid];
    if (isNothing(cell)) return settled === 0 ? 0 : amount;
    const paid = wholeOf(cell, exponent);
    // Settled, and nothing paid: one of the two is wrong. Where a column states payments with a minus, one without it goes back to the customer.
    return (paid === 0 && settled !== 0) || (paid !== 0 && this.parts.paidWithMinus) ? Number.NaN : paid;
  }
}

/** Reads each distinct cell of a column once: words repeat. */
class KnownCells<T> {
  private readonly known = new Map<CellValue, T>();
  private last: { readonly cell: CellValue; readonly value: T } | undefined;

  constructor(private readonly read: (cell: CellValue) => T) {}

  of(cell: CellValue): T {
    if (this.last && this.last.cell === cell) return this.last.value;
    let value = this.known.get(cell);
    if (value === undefined) {
      value = this.read(cell);
      this.known.set(cell, value);
    }
    this.last = { cell, value };
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
  return (cell !== null && type === undefined) || type?.side === "credit" ? -1 : kindOf(type, 1);
}

/** False where a status may say that the item does not count, or is settled. */
function leavesAsItIs(cell: CellValue): boolean {
  return cell === null || (typeof cell === "string" && readItemStatus(cell) === undefined && cell.length > 1);
}

function isNothing(cell: CellValue | undefined): boolean {
  return cell === null || cell === undefined || cell === "";
}

/** A number without digits may be the word for a total. */
function hasDigit(number: string): boolean {
  for (let i = number.length - 1; i >= 0; i--) {
    const code = number.charCodeAt(i);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** The text of a cell that names a customer or an invoice, numbers included; "" for what must be looked at closely. */
function nameIn(cell: CellValue | undefined): string {
  if (typeof cell === "number") return String(cell);
  return typeof cell === "string" && cell.trim() === cell ? cell : "";
}

/** 0 for what is no day serial. */
function serialOf(cell: CellValue | undefined): number {
  return typeof cell === "number" ? (dayFromSerial(cell) ?? 0) : 0;
}

/** NaN for what is no number of whole minor units. */
function wholeOf(cell: CellValue | undefined, exponent: Exponent): number {
  return typeof cell === "number" ? (wholeMinor(cell, exponent) ?? Number.NaN) : Number.NaN;
}
