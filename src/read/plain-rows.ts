import { dayFromSerial } from "../kernel/day.js";
import { wholeMinor, type Exponent } from "../kernel/money.js";
import type { Field, Mapping } from "../ledger/ledger.js";
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
  readonly currencyIndex: (code: string | null) => number;
  readonly exponentAt: (currency: number) => Exponent;
}

/** Fields whose column takes every row of a table out of the plain lane. */
const special = ["debitCredit", "writeOffAmount", "baseAmount"] as const satisfies readonly Field[];

/**
 * The fast lane. Nearly every row of a ledger is plain: a known customer under its usual name, a number not met before, two days in their
 * order, a positive amount in whole minor units. Such a row is put into the columns with a few comparisons and nothing allocated. Any other
 * is left to the reader of rows, which knows every oddity and says it; what is taken here, it would have read in the same way.
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
  private readonly currencies = new Map<CellValue, number>();
  private readonly kinds = new Map<CellValue, number>();
  private readonly statuses = new Map<CellValue, boolean>();
  private lastCurrency: { readonly cell: CellValue; readonly index: number } | undefined;

  private constructor(
    private readonly grid: CellGrid,
    mapping: Mapping,
    private readonly fallback: string | null,
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
    return new PlainRows(grid, mapping, fallback, parts);
  }

  /** Takes a row when it is plain; false leaves it, and nothing of it was taken. */
  take(row: number): boolean {
    const cells = this.grid.values[row];
    if (!cells) return false;
    const { customers, numbers, items, cells: reader, groups, posting, control, sums, exponentAt } = this.parts;
    const id = cells[this.customer];
    const number = cells[this.number];
    if (typeof id !== "string" || typeof number !== "string" || number === "" || number.trim() !== number || !hasDigit(number))
      return false;
    const customer = customers.find(id);
    if (customer < 0 || (this.name >= 0 && cells[this.name] !== customers.nameAt(customer))) return false;
    const issued = serialOf(cells[this.issue]);
    const due = serialOf(cells[this.due]);
    if (issued === 0 || due < issued) return false;
    const currency = this.currencyOf(cells);
    if (currency < 0) return false;
    const exponent = exponentAt(currency);
    const amount = wholeOf(cells[this.amount], exponent);
    if (!(amount > 0)) return false;
    const settledCell = this.settled < 0 ? null : cells[this.settled];
    const settled = isNothing(settledCell) ? 0 : serialOf(settledCell);
    if (settled === 0 ? !isNothing(settledCell) : settled < issued) return false;
    const paid = this.paidOf(cells, amount, settled, exponent);
    // A payment without a day where others have one is a finding.
    if (!(paid >= 0 && paid <= amount) || (paid !== 0 && settled === 0 && this.settled >= 0)) return false;
    const kind = this.kindOf(cells, amount);
    if (kind < 0 || !this.isCounted(cells) || !sums.fits(amount) || !numbers.meetNew(items.size, number)) return false;

    sums.add(amount);
    const item = items.next(number);
    const { columns } = items;
    columns.row[item] = this.grid.area.top + row;
    columns.customer[item] = customer;
    columns.currency[item] = currency;
    columns.issued[item] = issued;
    columns.due[item] = due;
    columns.settled[item] = settled;
    columns.amount[item] = amount;
    columns.paid[item] = paid;
    columns.kind[item] = kind;
    if (this.disputed >= 0) columns.disputed[item] = saysYes(cells[this.disputed] ?? null) ? 1 : 0;
    groups.put(item, row, reader);
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
    // Settled, and nothing paid: one of the two is wrong.
    return paid === 0 && settled !== 0 ? Number.NaN : paid;
  }

  private currencyOf(cells: readonly CellValue[]): number {
    const cell = this.currency < 0 ? this.fallback : (cells[this.currency] ?? null);
    if (this.lastCurrency && cell === this.lastCurrency.cell) return this.lastCurrency.index;
    let index = this.currencies.get(cell);
    if (index === undefined) {
      const stated = this.currency < 0 || (typeof cell === "string" && currencyCode(cell) === cell);
      index = stated ? this.parts.currencyIndex(cell as string | null) : -1;
      this.currencies.set(cell, index);
    }
    this.lastCurrency = { cell, index };
    return index;
  }

  /** The kind by the column of types; -1 for a type of the credit side, or one that is not known. */
  private kindOf(cells: readonly CellValue[], amount: number): number {
    if (this.type < 0) return 0;
    const cell = cells[this.type] ?? null;
    let kind = this.kinds.get(cell);
    if (kind === undefined) {
      const type = typeof cell === "string" ? readDocumentType(cell) : undefined;
      const isOdd = (cell !== null && type === undefined) || type?.side === "credit";
      kind = isOdd ? -1 : kindOf(type, amount);
      this.kinds.set(cell, kind);
    }
    return kind;
  }

  /** False where the status may say that the item does not count, or is settled. */
  private isCounted(cells: readonly CellValue[]): boolean {
    if (this.status < 0) return true;
    const cell = cells[this.status] ?? null;
    let counted = this.statuses.get(cell);
    if (counted === undefined) {
      counted = cell === null || (typeof cell === "string" && readItemStatus(cell) === undefined && cell.length > 1);
      this.statuses.set(cell, counted);
    }
    return counted;
  }
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

/** 0 for what is no day serial. */
function serialOf(cell: CellValue | undefined): number {
  return typeof cell === "number" ? (dayFromSerial(cell) ?? 0) : 0;
}

/** NaN for what is no number of whole minor units. */
function wholeOf(cell: CellValue | undefined, exponent: Exponent): number {
  return typeof cell === "number" ? (wholeMinor(cell, exponent) ?? Number.NaN) : Number.NaN;
}
