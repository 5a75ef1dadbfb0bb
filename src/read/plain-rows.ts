import { known } from "../kernel/assert.js";
import { serialOrZero } from "../kernel/day.js";
import type { CellValue } from "../sheet/cell.js";
import { noNumber, type CodedColumn } from "../sheet/column.js";
import type { CellGrid } from "../sheet/grid.js";
import type { ControlTotals } from "./control-totals.js";
import type { CustomerCodes } from "./customer-codes.js";
import type { ExactSums } from "./exact-sums.js";
import type { GroupCodes } from "./group-codes.js";
import type { ItemList } from "./item-list.js";
import { NumberCells } from "./number-cells.js";
import type { NumbersMet } from "./numbers-met.js";
import type { PlainColumns } from "./plain-columns.js";
import type { PostingDays } from "./posting-days.js";
import type { TakenColumns } from "./taken-columns.js";

/** What a plain row is put into. */
export interface PlainParts {
  readonly items: ItemList;
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

/** Rows that are gone over column by column at a time: the fewer, the less is done in vain where the next one is odd. */
const leastRows = 32;
const mostRows = 512;

/**
 * The fast lane. Nearly every row of a ledger is plain: a customer under its usual name, a number not met before, two days in their order, a
 * positive amount in whole minor units. Such rows are put into the columns with a few comparisons and nothing allocated. Any other is left to
 * the reader of rows, which knows every oddity and says it; what is taken here, it would have read in the same way.
 *
 * What repeats is looked at once: customers, names and words are compared by their codes, and only a pair that was not met before by its text.
 * A block of rows is gone over column by column, each pass up to the first row that is odd by it. What is taken then goes into the ledger's columns,
 * which may be the table's own: see {@link TakenColumns}.
 */
export class PlainRows {
  private readonly columns: PlainColumns;
  /** Of the rows of a block: the codes of their customers, names and currencies, and the decimals of these. */
  private readonly ids = new Uint32Array(mostRows);
  private readonly names = new Uint32Array(mostRows);
  private readonly currencies = new Uint32Array(mostRows);
  private readonly exponents = new Uint8Array(mostRows);
  private readonly statuses = new Uint8Array(mostRows);
  /** And what goes into columns that may be the table's own: nothing is written there before it is known which rows are taken. */
  private readonly days = { issued: new Int32Array(mostRows), due: new Int32Array(mostRows), settled: new Int32Array(mostRows) };
  private readonly money = { amount: new Float64Array(mostRows), paid: new Float64Array(mostRows) };
  private readonly number: NumberCells;

  constructor(
    private readonly grid: CellGrid,
    private readonly taken: TakenColumns,
    private readonly parts: PlainParts,
  ) {
    this.columns = taken.plain;
    const { cells, parts: seriesAndNumbers } = taken.plain.number;
    this.number = new NumberCells(cells, parts.items.numbers, seriesAndNumbers);
  }

  /** Takes rows from this one on as long as they are plain; gives the first that is not, of which nothing was taken. */
  takeFrom(first: number): number {
    let row = first;
    for (let block = leastRows; row < this.grid.rowCount; block = Math.min(2 * block, mostRows)) {
      const rows = Math.min(block, this.grid.rowCount - row);
      const taken = this.takeBlock(row, rows);
      row += taken;
      if (taken < rows) break;
    }
    return row;
  }

  /** Keeps the cells of a row that was not taken, and is about to be read. */
  setAside(row: number): void {
    this.taken.rows.setAside(row);
  }

  /**
   * Gives how many rows were taken: all, or those before the first odd one. Until they have moved, the cells of the block stand where they
   * stood, and nothing is written beneath the row that is being read.
   */
  private takeBlock(row: number, rows: number): number {
    const { items, groups, posting } = this.parts;
    const first = items.size;
    let count = this.readDays(row, rows);
    count = this.readSettled(row, count);
    count = this.readCurrencies(row, count);
    count = this.readAmounts(row, count);
    count = this.readKinds(row, count);
    count = this.takeItems(row, count);
    this.putColumns(first, count);
    this.taken.rows.move(row, count, first);
    this.addSums(count);
    groups.putRows(first, row, count);
    if (posting) for (let i = 0; i < count; i++) posting.put(first + i, row + i);
    return count;
  }

  /** Issued, and due not before that. */
  private readDays(row: number, count: number): number {
    const { issued: issueDays, due: dueDays } = this.columns;
    const { issued, due } = this.days;
    for (let i = 0; i < count; i++) {
      const from = serialOrZero(issueDays[row + i] as number);
      const to = serialOrZero(dueDays[row + i] as number);
      if (from === 0 || to < from) return i;
      issued[i] = from;
      due[i] = to;
    }
    return count;
  }

  /** Settled not before it was issued, or not at all. */
  private readSettled(row: number, count: number): number {
    if (!this.columns.settled) return count;
    const { days, cells, isBlankOrNumber } = this.columns.settled;
    const { issued, settled } = this.days;
    for (let i = 0; i < count; i++) {
      const serial = days[row + i] as number;
      const day = serialOrZero(serial);
      const isNone = serial === noNumber && isBlankOrNumber;
      if (day === 0 ? !isNone && !isNothing(cells.at(row + i)) : day < (issued[i] as number)) return i;
      settled[i] = day;
    }
    return count;
  }

  private readCurrencies(row: number, count: number): number {
    const { column, stated, uniform } = this.columns.currencies;
    copyCodes(column, row, count, this.currencies);
    for (let i = 0; i < count; i++) {
      const currency = stated[this.currencies[i] as number];
      if (!currency) return i;
      if (uniform === undefined) this.exponents[i] = currency.exponent;
    }
    return count;
  }

  /** A positive amount, and what was paid of it: nothing, all or a part. */
  private readAmounts(row: number, count: number): number {
    const { sums, paidWithMinus } = this.parts;
    const { amount, paid } = this.money;
    const { settled } = this.days;
    const { amount: amounts, open, paid: payments, settled: settledDays } = this.columns;
    const exponents = { uniform: this.columns.currencies.uniform, ofRows: this.exponents };
    const takesPaid = this.taken.columns.paid !== undefined;
    amounts.readRows(row, count, exponents, amount);
    (open ?? payments)?.readRows(row, count, exponents, paid);
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const whole = amount[i] as number;
      if (!(whole > 0) || !sums.fits(whole, sum)) return i;
      sum += whole;
      const isSettled = settled[i] !== 0;
      let part = paid[i] as number;
      if (open) part = whole - part;
      else if (!payments || Number.isNaN(part)) {
        if (takesPaid || (payments && !isNothing(payments.at(row + i)))) return i;
        part = isSettled ? whole : 0;
      } else if ((part === 0 && isSettled) || (part !== 0 && paidWithMinus)) {
        // Settled, and nothing paid: one of the two is wrong. Where a column states payments with a minus, one without it goes back to the customer.
        return i;
      }
      // A payment without a day where others have one is a finding.
      if (!(part >= 0 && part <= whole) || (part !== 0 && !isSettled && settledDays)) return i;
      paid[i] = part;
    }
    return count;
  }

  private readKinds(row: number, count: number): number {
    const { size, columns } = this.parts.items;
    const { kinds, statuses, disputes } = this.columns;
    const known = Math.min(kinds.readRows(row, count, columns.kind, size), statuses.readRows(row, count, this.statuses, 0));
    return disputes.readRows(row, known, columns.disputed, size);
  }

  /** Customers and invoice numbers, which depend on the rows above, and with them the items themselves. */
  private takeItems(row: number, count: number): number {
    const first = this.parts.items.size;
    const { ids } = this.columns;
    copyCodes(ids.ids, row, count, this.ids);
    copyCodes(ids.nameCells, row, count, this.names);
    let taken = 0;
    while (taken < count) {
      const till = this.readKnownCustomers(taken, count);
      taken += this.takeNumbers(row + taken, till - taken);
      if (taken < till || till === count || !this.takeNewCustomer(row, till)) break;
      taken++;
    }
    const { columns } = this.parts.items;
    const top = this.grid.area.top + row;
    for (let i = 0; i < taken; i++) columns.row[first + i] = top + i;
    this.codeCurrencies(first, taken);
    return taken;
  }

  /** The customers of rows of the block from one on, as far as each was met with the name beside it; gives the first row where it was not. */
  private readKnownCustomers(from: number, count: number): number {
    const { size, columns } = this.parts.items;
    const { customers, names: namesMet } = this.columns.ids;
    const { ids, names } = this;
    const { customer } = columns;
    for (let i = from; i < count; i++) {
      const id = ids[i] as number;
      const met = customers[id] as number;
      if (met < 0 || namesMet[id] !== names[i]) return i;
      customer[size + i - from] = met;
    }
    return count;
  }

  /** Gives each row its item as long as its number is a new one. */
  private takeNumbers(row: number, count: number): number {
    const { items, numbers } = this.parts;
    const { number } = this;
    for (let i = 0; i < count; i++) {
      i += numbers.takeRising(number, row + i, count - i);
      if (i === count) break;
      if (!number.read(row + i) || !numbers.meetNew(number.series, number.number)) return i;
      items.nextNumbered(number.series, number.number, number.text);
    }
    return count;
  }

  /** A row of the block whose customer was not met before, or not with the name beside it; false where it is odd. */
  private takeNewCustomer(row: number, i: number): boolean {
    const { customers, items } = this.parts;
    const { ids: cells } = this.columns;
    const { number } = this;
    const id = this.ids[i] as number;
    const name = this.names[i] as number;
    const text = cells.texts[id] as string;
    const found = text === "" ? -1 : customers.find(text);
    const isPlain = found >= 0 ? !cells.nameCells || cells.nameCells.distinct[name] === customers.nameAt(found) : cells.mayBegin(id, name);
    if (!isPlain || !number.read(row + i) || !this.parts.numbers.meetNew(number.series, number.number)) return false;
    const customer = found >= 0 ? found : customers.of(text, cells.nameOf(id, name));
    cells.meet(id, name, customer);
    const item = items.nextNumbered(number.series, number.number, number.text);
    items.columns.customer[item] = customer;
    return true;
  }

  private putColumns(first: number, count: number): void {
    const { issued, due, settled, amount, paid } = this.parts.items.columns;
    const { days, money } = this;
    for (let i = 0; i < count; i++) issued[first + i] = days.issued[i] as number;
    for (let i = 0; i < count; i++) due[first + i] = days.due[i] as number;
    for (let i = 0; i < count; i++) settled[first + i] = days.settled[i] as number;
    for (let i = 0; i < count; i++) amount[first + i] = money.amount[i] as number;
    for (let i = 0; i < count; i++) paid[first + i] = money.paid[i] as number;
  }

  /** The currencies of the rows that became items; one that no item had before is the ledger's next. */
  private codeCurrencies(first: number, count: number): void {
    const { currency } = this.parts.items.columns;
    const { stated, indexes } = this.columns.currencies;
    for (let i = 0; i < count; i++) {
      const code = this.currencies[i] as number;
      let index = indexes[code] as number;
      if (index < 0) indexes[code] = index = this.parts.currencyIndex(known(stated[code], "the currency of a plain row").code);
      currency[first + i] = index;
    }
  }

  private addSums(count: number): void {
    const { sums, control } = this.parts;
    const { amount, paid } = this.money;
    let billed = 0;
    let settled = 0;
    for (let i = 0; i < count; i++) {
      billed += amount[i] as number;
      settled += paid[i] as number;
    }
    sums.add(billed);
    control.add(this.columns.open ? billed - settled : billed);
  }
}

/** The codes of some rows of a column of any width, one width for all who go over them; 0 where the table has no such column. */
function copyCodes(column: CodedColumn | undefined, row: number, count: number, into: Uint32Array): void {
  if (column) into.set(column.codes.subarray(row, row + count));
}

function isNothing(cell: CellValue | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.length === 0);
}
