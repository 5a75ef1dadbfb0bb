import { known, unreachable } from "../kernel/assert.js";
import { exponentOf, minor, type Minor } from "../kernel/money.js";
import type { FindingGroup, FindingKind } from "../ledger/finding.js";
import { itemKind, type Currency, type Customer, type Field, type Ledger, type Mapping, type SourceKind } from "../ledger/ledger.js";
import type { CellGrid } from "../sheet/grid.js";
import { CellReader, saysYes, showCell } from "./cell-reader.js";
import { headerText } from "./header-text.js";
import { StatusColumn } from "./status-column.js";
import { isNoReceivable } from "./document-type.js";
import { Allocation, type CreditLink } from "./allocation.js";
import { doubtsOf } from "./doubts.js";
import type { OtherDays } from "./other-days.js";
import { ItemDays } from "./item-days.js";
import type { Receipt } from "./receipts.js";
import { CustomerCodes } from "./customer-codes.js";
import { ControlTotals } from "./control-totals.js";
import { EntryList } from "./entry-list.js";
import { GroupCodes } from "./group-codes.js";
import { ItemMoneyReader, type ItemMoney } from "./item-money.js";
import { NumbersMet } from "./numbers-met.js";
import { ItemList } from "./item-list.js";
import { cutColumns, type LedgerColumns } from "./ledger-columns.js";
import { hasPlainRows } from "./plain-columns.js";
import { PlainRows } from "./plain-rows.js";
import { NoteReader } from "./notes.js";
import { statesAging } from "./mapping.js";
import { readStatedAging } from "./stated-aging.js";
import { PostingDays } from "./posting-days.js";
import { RetentionColumns } from "./retention.js";
import type { ReadOptions } from "./read-options.js";
import { Sections } from "./sections.js";
import { takeColumns } from "./taken-columns.js";
import { TaxColumns, type TaxedItems } from "./tax-columns.js";
import { RowKinds, type RowKind } from "./row-structure.js";

export type { ReadOptions } from "./read-options.js";

export interface LedgerReading {
  readonly ledger: Ledger;
  readonly findings: readonly FindingGroup[];
  /** The days by another reading, for findings that name one. */
  readonly otherDays: readonly OtherDays[];
  /** The reader of the table's cells, for those who ask how a cell was read. */
  readonly cells: CellReader;
}

/**
 * Validates the rows below the header in one pass and gives them as columns, with what was odd about them.
 * Odd rows never stop the reading: an item whose amount cannot be read is left out and named.
 */
export function readLedger(grid: CellGrid, options: ReadOptions): LedgerReading {
  return statesAging(options.mapping, options.layout?.buckets) ? readStatedAging(grid, options) : new LedgerReader(grid, options).read();
}

class LedgerReader {
  private readonly cells: CellReader;
  private readonly customers: CustomerCodes;
  private readonly currencies: Currency[] = [];
  private readonly currencyCodes = new Map<string | null, number>();
  private readonly numbers: NumbersMet;
  private readonly capacity: number;
  private readonly items: ItemList;
  private readonly columns: LedgerColumns;
  private readonly plain: PlainRows | undefined;
  private readonly mapping: Mapping;
  private readonly rowKinds: RowKinds;
  private readonly status: StatusColumn;
  private readonly days: ItemDays;
  private readonly tax: TaxColumns;
  private readonly money: ItemMoneyReader;
  private readonly control: ControlTotals;
  private readonly sections: Sections;
  private readonly entries = new EntryList();
  private readonly groups: GroupCodes;
  private readonly base: Float64Array | undefined;
  private readonly posting: PostingDays | undefined;
  private readonly retention: RetentionColumns | undefined;
  /** Credit notes with the invoice that they name. */
  private readonly links: CreditLink[] = [];

  constructor(
    private readonly grid: CellGrid,
    private readonly options: ReadOptions,
  ) {
    this.mapping = options.mapping;
    this.cells = new CellReader(grid, options);
    this.capacity = Math.max(0, grid.rowCount - options.headerRow - 1);
    this.retention = RetentionColumns.of(grid, this.cells, options);
    // A receipt may leave an item of its own, cash that no invoice took; and so does what is kept back of an invoice.
    const most = this.capacity * (this.retention ? 2 : 1) + (options.receipts?.receipts.length ?? 0);
    this.rowKinds = new RowKinds({
      mapping: this.mapping,
      headers: grid.row(options.headerRow).map(headerText),
      groups: options.layout?.groups,
    });
    this.status = new StatusColumn(grid, this.cells, this.mapping, options.layout?.helpers ?? {});
    this.customers = new CustomerCodes(grid, this.cells, {
      mapping: this.mapping,
      headerRow: options.headerRow,
      grouped: options.layout?.groups !== undefined,
    });
    this.days = new ItemDays(this.cells, options);
    this.tax = new TaxColumns(grid, this.cells, options);
    this.money = new ItemMoneyReader(grid, this.cells, {
      mapping: this.mapping,
      headerRow: options.headerRow,
      clearing: options.layout?.helpers.clearingDocument,
      status: this.status,
      ...(options.receipts ? { hasReceipts: true } : {}),
      tax: this.tax,
    });
    this.sections = new Sections(grid, this.cells, this.mapping);
    this.control = new ControlTotals(this.cells, this.mapping.openAmount ? "openAmount" : "amount");
    this.base = this.mapping.baseAmount ? new Float64Array(most) : undefined;
    this.groups = new GroupCodes(grid, this.mapping, most, options.groupBy);
    this.posting = PostingDays.of(this.mapping, most, this.cells);
    const isPlain = !this.tax.adds && hasPlainRows(options, this.customers, this.cells);
    const { paidWithMinus, sums } = this.money;
    const taken = isPlain ? takeColumns(grid, options, { currency: this.cells.fallbackCurrency, paidWithMinus }) : undefined;
    const numbers = grid.column(this.mapping.invoiceNumber?.column ?? -1);
    this.items = new ItemList(most, numbers?.kind === "series" ? numbers.all : undefined, taken);
    this.columns = this.items.columns;
    this.numbers = new NumbersMet(grid, this.cells, this.mapping, this.items, this.capacity);
    this.plain =
      taken &&
      new PlainRows(grid, taken, {
        items: this.items,
        customers: this.customers,
        numbers: this.numbers,
        groups: this.groups,
        posting: this.posting,
        control: this.control,
        sums,
        paidWithMinus,
        currencyIndex: (code) => this.currencyIndex(code),
      });
  }

  read(): LedgerReading {
    const rows = this.grid.rowCount;
    for (let row = this.options.headerRow + 1; row < rows; row++) {
      if (!this.sections.active) row = this.plain?.takeFrom(row) ?? row;
      if (row === rows) break;
      this.plain?.setAside(row);
      if (!this.readRow(row)) break;
    }
    const own = this.items.size;
    this.retention?.addItems(this.items, this.base, this.groups, this.posting);
    const settled = this.allocate();
    const { receipts } = this.options;
    const kind: SourceKind = this.mapping.settledDate || this.mapping.paidAmount || receipts ? "history" : "open-items";
    const { area } = this.grid;
    const { columns, currencies } = this;
    // Before anything is said of the whole: notes that left the books are no longer what the cells say.
    const notes = new NoteReader(this.grid, this.cells, this.options).collect(columns, own, this.entries);
    const split = this.retention?.retained.map(({ item }) => item);
    const taxed: TaxedItems = { columns, currencies, own, size: this.items.size, lines: this.numbers.lines, split };
    const ledger: Ledger = {
      size: this.items.size,
      source: {
        file: this.options.file,
        sheet: area.sheet,
        table: this.options.table,
        area: { ...area, top: area.top + this.options.headerRow, rows: area.rows - this.options.headerRow },
        rows: this.capacity,
        mapping: this.mapping,
        kind,
        amountBasis: this.tax.basis(taxed),
        recomputable: this.cells.recomputable && receipts === undefined,
        termsDays: this.options.termsDays,
        receipts: receipts && {
          sheet: receipts.sheet,
          amountColumn: receipts.amountColumn,
          rows: receipts.receipts.length,
          firstItem: own,
        },
      },
      customers: this.customers.customers,
      currencies: this.currencies,
      invoiceNumber: this.items.numbers,
      base: this.base?.subarray(0, this.items.size),
      posted: this.posting?.cut(this.items.size),
      net: this.tax.nets(taxed),
      stated: undefined,
      notes,
      entries: this.entries.toEntries(),
      ...this.groups.cut(this.items.size),
      parts: [],
      ...cutColumns(this.columns, this.items.size),
    };
    const doubts = doubtsOf(this.cells, ledger, own, area.top, this.items);
    return {
      ledger,
      cells: this.cells,
      otherDays: doubts.otherDays,
      findings: [
        ...doubts.findings,
        ...this.cells.findings.toGroups(),
        ...(receipts?.findings ?? []).filter(({ kind }) => !settled.includes(kind)),
      ],
    };
  }

  /** Sets credit notes and receipts against the invoices that they name; gives the doubts of the receipts that the invoices settle. */
  private allocate(): readonly FindingKind[] {
    const { receipts } = this.options;
    if (this.links.length === 0 && !receipts) return [];
    const allocation = new Allocation(
      {
        columns: this.columns,
        size: () => this.items.size,
        numbers: this.items.numbers,
        customerOf: (item) => this.customerAt(item),
        currencyOf: (item) => known(this.currencies[this.columns.currency[item] ?? 0], "a currency of every item").code,
        addReceipt: (receipt, customer, currency, amount) => this.addReceipt(receipt, customer, currency, amount),
        note: (finding) => this.cells.findings.add(finding),
      },
      this.entries,
    );
    if (this.links.length > 0) this.cells.recomputable = false;
    const { paidAmount, openAmount, settledDate } = this.mapping;
    const stated = (paidAmount ?? openAmount ?? settledDate) !== undefined || this.money.paidByStatus;
    return allocation.settle(receipts, this.links, stated);
  }

  private customerAt(item: number): Customer {
    return known(this.customers.customers[this.columns.customer[item] ?? 0], "a customer of every item");
  }

  private addReceipt(receipt: Receipt, customer: string, currency: string | null, amount: Minor): void {
    const item = this.items.next(receipt.invoice);
    const c = this.columns;
    c.row[item] = receipt.at.row;
    c.customer[item] = this.customers.of(customer, receipt.customerName === "" ? customer : receipt.customerName);
    c.currency[item] = this.currencyIndex(currency);
    c.amount[item] = amount;
    c.kind[item] = itemKind.receipt;
    c.issued[item] = receipt.day;
    c.due[item] = receipt.day;
    this.posting?.putDay(item, receipt.day);
    this.groups.put(item, undefined);
  }

  /** False where the table ends, though rows follow: another table begins there. */
  private readRow(row: number): boolean {
    const kind = this.rowKinds.of(this.grid.row(row));
    if (kind.kind === "other-table") {
      this.cells.recomputable = false;
      this.cells.note("other-table-beneath", "error", row, "customer", undefined, undefined, this.cells.firstText(row));
      return false;
    }
    if (kind.kind === "item" || (kind.kind === "unnamed-sum" && !this.isControlSum(row))) this.readItem(row);
    else {
      if (kind.kind !== "blank") this.cells.recomputable = false;
      this.readOtherRow(row, kind);
    }
    return true;
  }

  private readItem(row: number): void {
    const amountField: Field = this.mapping.amount ? "amount" : "openAmount";
    const customerId = this.customers.idOf(row);
    const number = this.cells.text(row, "invoiceNumber");
    const currency = this.cells.readCurrency(row);
    if (this.isLeftOut(row, amountField, currency)) return;
    const money = this.money.read(row, currency);
    if (!money) return;
    this.sections.noteItem(row, money.amount, currency);
    const customer = this.customers.ofRow(row, customerId);
    if (this.numbers.joinsLine(row, customer, number, money)) return;
    this.control.add(this.mapping.openAmount ? money.amount - money.paid - money.writtenOff : money.amount - money.taxAdded);

    if (this.numbers.repeats(row, customer, number, money.amount, currency) && this.options.excludeDuplicates) {
      this.cells.recomputable = false;
      return;
    }
    const item = this.items.next(number);
    const c = this.columns;
    c.row[item] = this.grid.area.top + row;
    c.customer[item] = customer;
    c.currency[item] = this.currencyIndex(currency);
    const own = this.retention?.split(item, row, money, currency) ?? money;
    c.amount[item] = own.amount;
    c.paid[item] = own.paid;
    c.kind[item] = own.kind;
    c.disputed[item] = this.mapping.disputed && saysYes(this.cells.cell(row, "disputed")) ? 1 : 0;
    const { issued, due } = this.days.of(row, this.customerAt(item).id, money.amount, currency);
    c.issued[item] = issued;
    c.due[item] = due;
    this.settle(item, row, own, currency);
    this.writeOff(item, row, own, currency);
    this.groups.put(item, row);
    this.posting?.put(item, row);
    if (this.base) this.base[item] = this.baseAmount(row, money.amount);
    this.noteLink(item, row, number);
  }

  /** What the source booked in its own currency, on the side of the amount; 0 where it says nothing. */
  private baseAmount(row: number, amount: Minor): number {
    const booked = this.cells.signed(row, "baseAmount", this.options.baseCurrency ?? null, false) ?? 0;
    return amount < 0 ? -Math.abs(booked) : Math.abs(booked);
  }

  /** A credit note that nothing has settled may name the invoice it corrects. */
  private noteLink(item: number, row: number, number: string): void {
    const { amount, paid, kind } = this.columns;
    if (kind[item] !== itemKind["credit-note"] || (amount[item] ?? 0) >= 0 || paid[item] !== 0 || this.mapping.openAmount) return;
    const { appliesTo } = this.options.layout?.helpers ?? {};
    const named = appliesTo === undefined ? "" : showCell(this.grid.cell(row, appliesTo)).trim();
    const invoice = named === "" ? this.cells.text(row, "reference") : named;
    if (invoice !== "" && invoice !== number) this.links.push({ item, invoice });
  }

  /** Rows that are no items: each is accounted for, by what it is. */
  private readOtherRow(row: number, kind: Exclude<RowKind, { readonly kind: "other-table" }>): void {
    const control: Field = this.mapping.openAmount ? "openAmount" : "amount";
    if ((kind.kind === "total" || kind.kind === "text") && this.sections.isOpeningBalance(row)) return;
    if ((kind.kind === "group" || kind.kind === "text") && this.sections.begin(row)) return;
    switch (kind.kind) {
      case "blank":
      case "header":
      case "item":
        return;
      case "text":
        return this.cells.note("text-row-skipped", "info", row, "customer", undefined, undefined, this.cells.firstText(row));
      case "group":
        this.customers.carry(row, kind.name);
        this.control.beginBlock();
        if (kind.total) this.cells.note("total-row-skipped", "info", row, control);
        return;
      case "total":
      case "unnamed-sum": {
        this.cells.note("total-row-skipped", "info", row, control);
        this.control.check(row, this.currencies.length > 1 ? undefined : (this.currencies[0]?.code ?? null));
        return;
      }
      default:
        return unreachable(kind);
    }
  }

  /** A sum without a word: it is a total when the items since the last one add up to it. */
  private isControlSum(row: number): boolean {
    return this.cells.text(row, "customer") === "" || this.control.isSum(row, this.currencies[0]?.code ?? null);
  }

  /** Drafts and voided documents are no receivables; they are left out, and said. */
  private isLeftOut(row: number, amountField: Field, currency: string | null): boolean {
    const status = this.status.of(row);
    const isNone = this.mapping.documentType !== undefined && isNoReceivable(this.cells.text(row, "documentType"));
    if (status !== "draft" && status !== "void" && !isNone) return false;
    const amount = this.cells.signed(row, amountField, currency, false);
    this.cells.recomputable = false;
    this.cells.note(
      "status-left-out",
      "info",
      row,
      isNone ? "documentType" : this.mapping.status ? "status" : amountField,
      amount,
      currency,
    );
    return true;
  }

  /** What was written off on its day; it is no payment. */
  private writeOff(item: number, row: number, money: ItemMoney, currency: string | null): void {
    if (money.writtenOff === 0) return;
    const day = this.cells.day(row, "writeOffDate", this.cells.days.settled, money.writtenOff, currency);
    if (day !== undefined && day < (this.columns.issued[item] ?? 0))
      this.cells.note("settled-before-issue", "warning", row, "writeOffDate", money.writtenOff, currency);
    if (day === undefined) this.cells.note("payment-undated", "warning", row, "writeOffAmount", money.writtenOff, currency);
    this.entries.add(item, day ?? 0, money.writtenOff, "write-off");
  }

  /** Puts the payment on its day; a settlement day without a paid amount settles the whole. */
  private settle(item: number, row: number, money: ItemMoney, currency: string | null): void {
    const settled = this.cells.day(row, "settledDate", this.cells.days.settled, money.amount, currency);
    if (settled !== undefined) {
      const issued = this.columns.issued[item] ?? 0;
      if (issued !== 0 && settled < issued) this.cells.note("settled-before-issue", "warning", row, "settledDate", money.amount, currency);
      this.columns.settled[item] = settled;
      if (money.paid === 0 && this.cells.text(row, "paidAmount") !== "" && !this.mapping.openAmount)
        this.cells.note("settled-unpaid", "warning", row, "paidAmount", money.amount, currency);
      if (money.paid === 0 && !this.mapping.openAmount) this.columns.paid[item] = minor(money.amount - money.writtenOff);
    } else if (money.paid !== 0 && this.mapping.settledDate) {
      this.cells.note("payment-undated", "warning", row, this.mapping.paidAmount ? "paidAmount" : "openAmount", money.paid, currency);
    }
  }

  private currencyIndex(code: string | null): number {
    let index = this.currencyCodes.get(code);
    if (index === undefined) {
      index = this.currencies.length;
      this.currencies.push({ code, exponent: exponentOf(code) });
      this.currencyCodes.set(code, index);
    }
    return index;
  }
}
