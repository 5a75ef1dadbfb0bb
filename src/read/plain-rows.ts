import { serialOrZero } from "../kernel/day.js";
import { exponentOf, type Exponent } from "../kernel/money.js";
import { itemKind, type Field, type Mapping } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";
import { codedOf, ListColumn, wholesOf, type CellColumn, type CodedColumn } from "../sheet/column.js";
import type { CellGrid } from "../sheet/grid.js";
import { MoneyCells } from "./money-cells.js";
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

/** Fields whose column takes every row of a table out of the plain lane. */
const special = ["debitCredit", "writeOffAmount", "baseAmount"] as const satisfies readonly Field[];

/**
 * The fast lane. Nearly every row of a ledger is plain: a customer under its usual name, a number not met before, two days in their order, a
 * positive amount in whole minor units. Such a row is put into the columns with a few comparisons and nothing allocated. Any other is left to
 * the reader of rows, which knows every oddity and says it; what is taken here, it would have read in the same way.
 *
 * What repeats is looked at once: customers, names and words are compared by their codes, and only a pair that was not met before by its text.
 */
export class PlainRows {
  private readonly columns: PlainColumns;

  private constructor(
    private readonly grid: CellGrid,
    mapping: Mapping,
    fallback: StatedCurrency,
    private readonly parts: PlainParts,
  ) {
    this.columns = plainColumns(grid, mapping, fallback);
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
    const { customers, numbers, items, groups, posting, control, sums } = this.parts;
    const { columns } = items;
    const { area, rowCount } = this.grid;
    const { ids, names, currencies, kinds, statuses, disputes, open, settled: settledDays } = this.columns;
    const issuedDays = this.columns.issued;
    const dueDays = this.columns.due;
    const amounts = this.columns.amount;
    const numberCells = this.columns.number;
    let row = first;
    for (; row < rowCount; row++) {
      const issued = serialOrZero(issuedDays[row] as number);
      const due = serialOrZero(dueDays[row] as number);
      if (issued === 0 || due < issued) break;
      const settled = settledDays ? serialOrZero(settledDays.days[row] as number) : 0;
      if (settled === 0 ? settledDays && !isNothing(settledDays.cells.at(row)) : settled < issued) break;
      const currency = currencies.of(row);
      if (!currency) break;
      const amount = amounts.minorAt(row, currency.exponent);
      if (!(amount > 0) || !sums.fits(amount)) break;
      const paid = this.paidOf(row, amount, settled, currency.exponent);
      // A payment without a day where others have one is a finding.
      if (!(paid >= 0 && paid <= amount) || (paid !== 0 && settled === 0 && settledDays)) break;
      const kind = kinds.of(row);
      if (kind < 0 || !statuses.of(row)) break;
      const id = ids.codes[row] as number;
      const name = names ? (names.codes[row] as number) : 0;
      let customer = ids.customerUnder(id, name);
      const isPairMet = customer >= 0;
      if (!isPairMet) {
        customer = ids.texts[id] === "" ? -1 : customers.find(ids.texts[id] as string);
        if (customer >= 0 ? names && names.distinct[name] !== customers.nameAt(customer) : !ids.mayBegin(id, name)) break;
      }
      const number = nameIn(numberCells.at(row));
      if (!endsInDigit(number) || !numbers.meetNew(number)) break;

      if (customer < 0) customer = customers.of(ids.texts[id] as string, ids.nameOf(id, name));
      if (!isPairMet) ids.meet(id, name, customer);
      sums.add(amount);
      control.add(open ? amount - paid : amount);
      const item = items.next(number);
      columns.row[item] = area.top + row;
      columns.customer[item] = customer;
      columns.currency[item] = currency.index ??= this.parts.currencyIndex(currency.code);
      columns.issued[item] = issued;
      columns.due[item] = due;
      columns.settled[item] = settled;
      columns.amount[item] = amount;
      columns.paid[item] = paid;
      columns.kind[item] = kind;
      if (disputes.of(row)) columns.disputed[item] = 1;
      groups.put(item, row);
      posting?.put(item, row);
    }
    return row;
  }

  /** NaN where it cannot be told from plain numbers. */
  private paidOf(row: number, amount: number, settled: number, exponent: Exponent): number {
    const { open, paid: column } = this.columns;
    if (open) return amount - open.minorAt(row, exponent);
    const paid = column?.minorAt(row, exponent) ?? Number.NaN;
    if (Number.isNaN(paid)) return column && !isNothing(column.at(row)) ? Number.NaN : settled === 0 ? 0 : amount;
    // Settled, and nothing paid: one of the two is wrong. Where a column states payments with a minus, one without it goes back to the customer.
    return (paid === 0 && settled !== 0) || (paid !== 0 && this.parts.paidWithMinus) ? Number.NaN : paid;
  }
}

/** The columns of a table as the fast lane goes over them; absent where the table has none. */
interface PlainColumns {
  readonly ids: CustomerCells;
  readonly names: CodedColumn | undefined;
  readonly number: CellColumn;
  /** Day serials; what is none of them stands for no day. */
  readonly issued: Int32Array;
  readonly due: Int32Array;
  readonly settled: { readonly days: Int32Array; readonly cells: CellColumn } | undefined;
  readonly amount: MoneyCells;
  readonly open: MoneyCells | undefined;
  readonly paid: MoneyCells | undefined;
  readonly currencies: KnownCells<StatedCurrency | null>;
  readonly kinds: KnownCells<number>;
  readonly statuses: KnownCells<boolean>;
  readonly disputes: KnownCells<boolean>;
}

function plainColumns(grid: CellGrid, mapping: Mapping, fallback: StatedCurrency): PlainColumns {
  const at = (field: Field): number | undefined => mapping[field]?.column;
  const cells = (field: Field): CellColumn => grid.column(at(field) ?? -1) ?? new ListColumn(0);
  const coded = (field: Field): CodedColumn => codedOf(cells(field), grid.rowCount);
  const names = mapping.customerName && coded("customerName");
  return {
    names,
    ids: new CustomerCells(coded("customer"), names),
    number: cells("invoiceNumber"),
    issued: wholesOf(cells("issueDate"), grid.rowCount),
    due: wholesOf(cells("dueDate"), grid.rowCount),
    settled: mapping.settledDate && { days: wholesOf(cells("settledDate"), grid.rowCount), cells: cells("settledDate") },
    amount: new MoneyCells(cells(mapping.amount ? "amount" : "openAmount")),
    open: mapping.amount && mapping.openAmount && new MoneyCells(cells("openAmount")),
    paid: mapping.paidAmount && new MoneyCells(cells("paidAmount")),
    currencies: new KnownCells(mapping.currency && coded("currency"), currencyStated, fallback),
    kinds: new KnownCells(mapping.documentType && coded("documentType"), kindOfDebit, itemKind.invoice),
    statuses: new KnownCells(mapping.status && coded("status"), leavesAsItIs, true),
    disputes: new KnownCells(mapping.disputed && coded("disputed"), saysYes, false),
  };
}

/** The cells of customers, with the customer that each of them names and the name beside which it was met last. */
class CustomerCells {
  readonly codes: CodedColumn["codes"];
  /** By code; "" for what must be looked at closely. */
  readonly texts: readonly string[];
  /** By code, -1 for a customer that was not met yet. */
  private readonly customers: Int32Array;
  private readonly names: Int32Array;

  constructor(
    ids: CodedColumn,
    private readonly nameCells: CodedColumn | undefined,
  ) {
    this.codes = ids.codes;
    this.texts = ids.distinct.map(nameIn);
    this.customers = new Int32Array(ids.distinct.length).fill(-1);
    this.names = new Int32Array(ids.distinct.length);
  }

  /** The customer of a pair of codes that was the last one met with this customer; -1 of any other pair. */
  customerUnder(id: number, name: number): number {
    return this.names[id] === name ? (this.customers[id] as number) : -1;
  }

  meet(id: number, name: number, customer: number): void {
    this.customers[id] = customer;
    this.names[id] = name;
  }

  /** True where number and name are such that a customer may first be met here. */
  mayBegin(id: number, name: number): boolean {
    return this.texts[id] !== "" && this.nameOf(id, name) !== "";
  }

  /** What a customer is called: its number where no column names it. */
  nameOf(id: number, name: number): string {
    return this.nameCells ? nameIn(this.nameCells.distinct[name]) : (this.texts[id] as string);
  }
}

/** What each distinct cell of a column says; of a table without the column, what holds for all its rows. */
class KnownCells<T> {
  private readonly codes: CodedColumn["codes"] | undefined;
  private readonly known: readonly T[];

  constructor(
    column: CodedColumn | undefined,
    read: (cell: CellValue) => T,
    private readonly without: T,
  ) {
    this.codes = column?.codes;
    this.known = column?.distinct.map(read) ?? [];
  }

  of(row: number): T {
    return this.codes ? (this.known[this.codes[row] as number] as T) : this.without;
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
