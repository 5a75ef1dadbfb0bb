import { minor, type Minor } from "../kernel/money.js";
import type { Field, Mapping } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import { showCell, type CellReader } from "./cell-reader.js";
import type { ItemList } from "./item-list.js";
import type { ItemMoney } from "./item-money.js";
import type { LedgerColumns } from "./ledger-columns.js";
import type { NumberCells } from "./number-cells.js";
import { FirstItems } from "./number-list.js";

/** Knows the invoice numbers met so far, and what a row with one of them is: a repeat, an instalment, a further line, or a clash. */
export class NumbersMet {
  /** The first item of each number. */
  private readonly met: FirstItems;
  /** The first items of further customers and legal entities that use a number, by the very first one. */
  private readonly others = new Map<number, number[]>();
  /** Rows whose amount was added to an item above them. */
  readonly lines: { readonly item: number; readonly row: number }[] = [];
  private readonly columns: LedgerColumns;

  constructor(
    private readonly grid: CellGrid,
    private readonly cells: CellReader,
    private readonly mapping: Mapping,
    private readonly items: ItemList,
    expected: number,
  ) {
    this.columns = items.columns;
    this.met = new FirstItems(items.numbers, expected);
  }

  /** Keeps a number that no item had before for the next item; false, and nothing is kept, where one had. */
  meetNew(series: number, number: number): boolean {
    return this.met.add(series, number, this.items.size);
  }

  /** Gives rows from one on their items as long as their numbers say nothing but that they are new; gives how many. */
  takeRising({ parts, silent }: NumberCells, row: number, count: number): number {
    const taken = parts ? this.met.takeRising(parts, silent, row, count) : 0;
    this.items.size += taken;
    return taken;
  }

  /**
   * A further line of an invoice whose open amount stands on each of its lines: the amount of the line is added to the invoice, what is
   * open counts once. Instalments differ by due date or open amount and stay items of their own; a wholly equal row is a repeat.
   */
  joinsLine(row: number, customer: number, number: string, money: ItemMoney): boolean {
    const first = this.mapping.openAmount && this.mapping.amount && number !== "" ? this.firstOf(row, customer, number) : undefined;
    if (first === undefined) return false;
    const firstRow = this.rowOf(first);
    const same = (field: Field): boolean => this.same(firstRow, row, field);
    if (!same("openAmount") || !same("issueDate") || !same("dueDate") || !same("currency") || this.isSame(firstRow, row)) return false;
    const { amount, paid } = this.columns;
    const repeated = same("amount") && Math.abs(money.amount) >= Math.abs(money.amount - money.paid);
    if (!repeated) {
      amount[first] = (amount[first] ?? 0) + money.amount;
      paid[first] = (paid[first] ?? 0) + money.amount;
      this.lines.push({ item: first, row });
    }
    this.cells.recomputable = false;
    const uncounted = minor(money.amount - money.paid);
    this.cells.note("invoice-lines-joined", "warning", row, "openAmount", uncounted, this.cells.readCurrency(row));
    return true;
  }

  /** Notes a number met before; where it is new, it is that of the next item. True when the row wholly repeats the earlier one. */
  repeats(row: number, customer: number, number: string, amount: Minor, currency: string | null): boolean {
    if (number === "") return false;
    const first = this.firstOf(row, customer, number);
    if (first === undefined) {
      const { series, number: own } = this.items.numbers.numbered(number);
      if (!this.meetNew(series, own)) this.meetAgain(this.met.find(series, own));
      return false;
    }
    const firstRow = this.rowOf(first);
    const exact = this.isSame(firstRow, row);
    const instalment = !exact && this.isInstalment(firstRow, row);
    const equal = instalment && this.same(firstRow, row, this.mapping.amount ? "amount" : "openAmount");
    this.cells.findings.add({
      kind: exact ? "row-repeated" : equal ? "instalments-equal" : instalment ? "instalments-read" : "invoice-twice",
      severity: equal && this.statesWhole() && this.same(firstRow, row, "openAmount") ? "error" : instalment && !equal ? "info" : "warning",
      at: this.cells.ref(row, "invoiceNumber"),
      found: number,
      amount,
      currency,
      other: this.cells.ref(firstRow, "invoiceNumber"),
    });
    return exact;
  }

  /** A number that an item of another customer or legal entity had before. */
  private meetAgain(first: number): void {
    this.others.set(first, [...(this.others.get(first) ?? []), this.items.size]);
  }

  /** The first item of a number that is the row's own: two legal entities may each give the same one to a customer. */
  private firstOf(row: number, customer: number, number: string): number | undefined {
    const { series, number: own } = this.items.numbers.numbered(number);
    const first = this.met.find(series, own);
    if (first < 0) return undefined;
    const { customer: customers } = this.columns;
    const isOwn = (item: number): boolean =>
      customers[item] === customer && (!this.mapping.entity || this.same(this.rowOf(item), row, "entity"));
    return isOwn(first) ? first : this.others.get(first)?.find(isOwn);
  }

  /** Two rows of one invoice, billed on one day and due on two. */
  private isInstalment(firstRow: number, row: number): boolean {
    const dues = [firstRow, row].map((at) => this.cells.text(at, "dueDate"));
    return !dues.includes("") && dues[0] !== dues[1] && this.same(firstRow, row, "issueDate");
  }

  /** The header of the amounts says that they are totals: the same one on several instalments is then counted too often. */
  private statesWhole(): boolean {
    const { header = "" } = this.mapping.amount ?? this.mapping.openAmount ?? {};
    return /\b(total|whole)\b|总额|总金额|合计|总计/i.test(header);
  }

  private same(firstRow: number, row: number, field: Field): boolean {
    return this.cells.text(firstRow, field) === this.cells.text(row, field);
  }

  private isSame(firstRow: number, row: number): boolean {
    return sameCells(this.grid.row(firstRow), this.grid.row(row));
  }

  private rowOf(item: number): number {
    return (this.columns.row[item] ?? 0) - this.grid.area.top;
  }
}

function sameCells(a: readonly CellValue[], b: readonly CellValue[]): boolean {
  return a.length === b.length && a.every((cell, column) => showCell(cell) === showCell(b[column] ?? null));
}
