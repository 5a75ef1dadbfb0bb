import { unreachable } from "../kernel/assert.js";
import type { DayNumber } from "../kernel/day.js";
import { exponentOf, type Minor } from "../kernel/money.js";
import type { FindingGroup } from "../ledger/finding.js";
import type { Currency, Customer, Field, Ledger, Mapping, SourceKind } from "../ledger/ledger.js";
import type { CellGrid } from "../sheet/cell.js";
import { CellReader, isBlank, sameCells, saysYes, showCell, type CellReading } from "./cell-reader.js";
import { headerText, normalHeader } from "./header-text.js";
import { letterStatus, readItemStatus, saysVoid, type ItemStatus } from "./item-status.js";
import type { MappingProposal } from "./propose-mapping.js";
import { cutColumns, makeColumns, type LedgerColumns } from "./ledger-columns.js";
import { namesOpeningBalance } from "./total-words.js";
import { RowKinds, type RowKind } from "./row-structure.js";

export interface ReadOptions extends CellReading {
  readonly file: string;
  readonly table: string | undefined;
  /** How the table is laid out beyond its columns; absent for a plain one. */
  readonly layout?: Pick<MappingProposal, "groups" | "helpers">;
  /** Due date where the source has none: issue day + so many days. */
  readonly termsDays: number | undefined;
  readonly excludeDuplicates: boolean;
}

export interface LedgerReading {
  readonly ledger: Ledger;
  readonly findings: readonly FindingGroup[];
}

/**
 * Validates the rows below the header in one pass and gives them as columns, with what was odd about them.
 * Odd rows never stop the reading: an item whose amount cannot be read is left out and named.
 */
export function readLedger(grid: CellGrid, options: ReadOptions): LedgerReading {
  return new LedgerReader(grid, options).read();
}

class LedgerReader {
  private readonly cells: CellReader;
  private readonly customers: Customer[] = [];
  private readonly customerCodes = new Map<string, number>();
  private readonly currencies: Currency[] = [];
  private readonly currencyCodes = new Map<string | null, number>();
  private readonly firstOfNumber = new Map<string, number>();
  private readonly namesVarying = new Set<number>();
  private readonly capacity: number;
  private readonly columns: LedgerColumns;
  private readonly invoiceNumber: string[] = [];
  private readonly mapping: Mapping;
  private readonly rowKinds: RowKinds;
  /** Customer named by a row of its own, or by the first row of a block, for the rows beneath. */
  private carried = { id: "", name: "" };
  private readonly carries: boolean;
  private readonly statusOf: (text: string) => ItemStatus | undefined;
  private readonly voidOf: (text: string) => boolean;
  /** What the items add up to since the last total, and in all: the control of the table's own totals. Minor units, by the column of totals. */
  private readonly control = { block: 0, all: 0 };
  private size = 0;

  constructor(
    private readonly grid: CellGrid,
    private readonly options: ReadOptions,
  ) {
    this.mapping = options.mapping;
    this.cells = new CellReader(grid, options);
    this.capacity = Math.max(0, grid.values.length - options.headerRow - 1);
    this.columns = makeColumns(this.capacity);
    this.rowKinds = new RowKinds({
      mapping: this.mapping,
      headers: grid.values[options.headerRow]?.map(headerText) ?? [],
      groups: options.layout?.groups,
    });
    const letters = (column: number | undefined): ReturnType<typeof letterStatus> =>
      column === undefined ? undefined : letterStatus(normalHeader(this.cells.headerOf(column)), this.cells.textsOf(column));
    this.statusOf = letters(this.mapping.status?.column) ?? readItemStatus;
    const voids = letters(options.layout?.helpers.voided);
    this.voidOf = voids ? (text) => voids(text) === "void" : saysVoid;
    this.carries = options.layout?.groups !== undefined || this.isBlockwise();
  }

  read(): LedgerReading {
    for (let row = this.options.headerRow + 1; row < this.grid.values.length; row++) this.readRow(row);
    const kind: SourceKind = this.mapping.settledDate || this.mapping.paidAmount ? "history" : "open-items";
    const { area } = this.grid;
    const ledger: Ledger = {
      size: this.size,
      source: {
        file: this.options.file,
        sheet: area.sheet,
        table: this.options.table,
        area: { ...area, top: area.top + this.options.headerRow, rows: area.rows - this.options.headerRow },
        rows: this.capacity,
        mapping: this.mapping,
        kind,
        recomputable: this.cells.recomputable,
        termsDays: this.options.termsDays,
      },
      customers: this.customers,
      currencies: this.currencies,
      invoiceNumber: this.invoiceNumber,
      ...cutColumns(this.columns, this.size),
    };
    return { ledger, findings: this.cells.findings.toGroups() };
  }

  private readRow(row: number): void {
    const amountField: Field = this.mapping.amount ? "amount" : "openAmount";
    const kind = this.rowKinds.of(this.grid.values[row] ?? []);
    if (kind.kind !== "item" && !(kind.kind === "unnamed-sum" && !this.isControlSum(row))) {
      if (kind.kind !== "blank") this.cells.recomputable = false;
      this.readOtherRow(row, kind);
      return;
    }
    const customerId = this.customerId(row);
    const number = this.cells.text(row, "invoiceNumber");
    const currency = this.cells.readCurrency(row);
    if (this.isLeftOut(row, amountField, currency)) return;
    const money = this.readMoney(row, amountField, currency);
    if (!money) return;
    if (this.joinsLine(row, customerId, number, money)) {
      this.cells.recomputable = false;
      return;
    }
    const shown = this.mapping.openAmount ? money.amount - money.paid : money.amount;
    this.control.block += shown;
    this.control.all += shown;

    const item = this.size;
    if (this.repeats(row, item, customerId, number, money.amount, currency)) {
      this.cells.recomputable = false;
      return;
    }
    this.size++;
    const c = this.columns;
    c.row[item] = this.grid.area.top + row;
    this.invoiceNumber.push(number);
    c.customer[item] = this.customerCode(row, customerId);
    c.currency[item] = this.currencyIndex(currency);
    c.amount[item] = money.amount;
    c.paid[item] = money.paid;
    c.disputed[item] = this.mapping.disputed && saysYes(this.cells.cell(row, "disputed")) ? 1 : 0;
    this.readDays(item, row, money.amount, currency);
    this.settle(item, row, money, currency);
  }

  /** Rows that are no items: each is accounted for, by what it is. */
  private readOtherRow(row: number, kind: RowKind): void {
    const control: Field = this.mapping.openAmount ? "openAmount" : "amount";
    if ((kind.kind === "total" || kind.kind === "text") && this.isOpeningBalance(row)) return;
    switch (kind.kind) {
      case "blank":
      case "header":
      case "item":
        return;
      case "text":
        return this.cells.note("text-row-skipped", "info", row, "customer", undefined, undefined, this.cells.firstText(row));
      case "group":
        this.carried = { id: kind.name, name: this.mapping.customerName ? this.cells.text(row, "customerName") : kind.name };
        // A total above its rows is controlled by the next one.
        this.control.block = 0;
        if (kind.total) this.cells.note("total-row-skipped", "info", row, control);
        return;
      case "total":
      case "unnamed-sum": {
        this.cells.note("total-row-skipped", "info", row, control);
        this.controlTotal(row, control);
        return;
      }
      default:
        return unreachable(kind);
    }
  }

  /** A balance brought forward is owed, and is no item that could be aged: it is left out, loudly, with its amount. */
  private isOpeningBalance(row: number): boolean {
    const cells = this.grid.values[row] ?? [];
    if (!cells.some((cell) => typeof cell === "string" && namesOpeningBalance(cell))) return false;
    const currency = this.cells.readCurrency(row);
    const amounts = cells.flatMap((cell) => this.cells.plainAmount(cell, currency) ?? []);
    this.cells.note("opening-balance-left-out", "warning", row, "amount", amounts[amounts.length - 1], currency, this.cells.firstText(row));
    return true;
  }

  /** Compares a total of the table with the items above it; a difference is a finding with its amount. */
  private controlTotal(row: number, control: Field): void {
    const { block, all } = this.control;
    this.control.block = 0;
    if (this.currencies.length > 1) return;
    const currency = this.currencies[0]?.code ?? null;
    const total = this.cells.signed(row, control, currency, false);
    // Items left out on purpose, and a balance brought forward, are no part of the comparison.
    if (total === undefined || total === block || total === all || (block === 0 && this.size > 0 && total === 0)) return;
    if (/期初|结转|累计|opening|forward/i.test(this.cells.firstText(row))) return;
    const nearest = Math.abs(total - block) <= Math.abs(total - all) ? block : all;
    this.cells.note("total-differs", "warning", row, control, (total - nearest) as Minor, currency);
  }

  /** A sum without a word: it is a total when the items since the last one add up to it. */
  private isControlSum(row: number): boolean {
    const control: Field = this.mapping.openAmount ? "openAmount" : "amount";
    const customer = this.cells.text(row, "customer");
    const sum = this.cells.signed(row, control, this.currencies[0]?.code ?? null, false);
    return customer === "" || sum === this.control.block || sum === this.control.all;
  }

  /** The customer of a row: its own cell, else the one named above it in a table that is laid out in blocks. */
  private customerId(row: number): string {
    const { customer, invoiceNumber } = this.mapping;
    const shared = customer !== undefined && customer.column === invoiceNumber?.column;
    const own = shared ? "" : this.cells.text(row, "customer");
    if (own !== "") {
      if (this.carries)
        this.carried = { id: own, name: this.mapping.customerName ? this.cells.text(row, "customerName") : this.carried.name };
      return own;
    }
    return this.carries ? this.carried.id : "";
  }

  /** True when a good part of the rows leave the customer to the row that begins their block. */
  private isBlockwise(): boolean {
    const column = this.mapping.customer?.column;
    const day = this.mapping.issueDate?.column ?? this.mapping.dueDate?.column;
    if (column === undefined || day === undefined) return false;
    let rows = 0;
    let empty = 0;
    const last = Math.min(this.grid.values.length, this.options.headerRow + 2001);
    for (let row = this.options.headerRow + 1; row < last; row++) {
      const cells = this.grid.values[row] ?? [];
      if (isBlank(cells[day] ?? null)) continue;
      rows++;
      if (isBlank(cells[column] ?? null)) empty++;
    }
    return rows >= 4 && empty >= rows * 0.3;
  }

  /** Drafts and voided documents are no receivables; they are left out, and said. */
  private isLeftOut(row: number, amountField: Field, currency: string | null): boolean {
    const status = this.mapping.status ? this.statusOf(this.cells.text(row, "status")) : undefined;
    const voided = this.options.layout?.helpers.voided;
    const isVoid = voided !== undefined && this.voidOf(showCell(this.grid.values[row]?.[voided] ?? null));
    if (status !== "draft" && status !== "void" && !isVoid) return false;
    const amount = this.cells.signed(row, amountField, currency, false);
    this.cells.recomputable = false;
    this.cells.note("status-left-out", "info", row, this.mapping.status ? "status" : amountField, amount, currency);
    return true;
  }

  /**
   * A further line of an invoice whose open amount stands on each of its lines: the amount of the line is added to the invoice, what is
   * open counts once. Instalments differ by due date or open amount and stay items of their own; a wholly equal row is a repeat.
   */
  private joinsLine(row: number, customerId: string, number: string, money: { readonly amount: Minor; readonly paid: Minor }): boolean {
    const first =
      this.mapping.openAmount && this.mapping.amount && number !== "" ? this.firstOfNumber.get(keyOf(customerId, number)) : undefined;
    if (first === undefined) return false;
    const firstRow = (this.columns.row[first] ?? 0) - this.grid.area.top;
    const same = (field: Field): boolean => showCell(this.cells.cell(firstRow, field)) === showCell(this.cells.cell(row, field));
    const [before, now] = [this.grid.values[firstRow] ?? [], this.grid.values[row] ?? []];
    if (!same("openAmount") || !same("issueDate") || !same("dueDate") || !same("currency") || sameCells(before, now)) return false;
    const amounts = this.columns.amount;
    const repeated = same("amount") && Math.abs(money.amount) >= Math.abs(money.amount - money.paid);
    if (!repeated) {
      amounts[first] = (amounts[first] ?? 0) + money.amount;
      this.columns.paid[first] = (this.columns.paid[first] ?? 0) + money.amount;
    }
    const uncounted = (money.amount - money.paid) as Minor;
    this.cells.note("invoice-lines-joined", "warning", row, "openAmount", uncounted, this.cells.readCurrency(row));
    return true;
  }

  private readMoney(
    row: number,
    amountField: Field,
    currency: string | null,
  ): { readonly amount: Minor; readonly paid: Minor } | undefined {
    const amount = this.cells.signed(row, amountField, currency, true);
    if (amount === undefined) return undefined;
    if (this.mapping.openAmount && amountField !== "openAmount") {
      const open = this.cells.signed(row, "openAmount", currency, false);
      // What is no longer open has been paid, on a day the source may state.
      if (open !== undefined) return { amount, paid: (amount - open) as Minor };
    }
    const paid = this.paidOf(row, amount, currency);
    if (paid > amount && amount > 0) this.cells.note("paid-above-amount", "warning", row, "paidAmount", (paid - amount) as Minor, currency);
    return { amount, paid };
  }

  /** What has been paid: a column says it, or, where nothing else tells what is open, a clearing document or a status does. */
  private paidOf(row: number, amount: Minor, currency: string | null): Minor {
    if (this.mapping.paidAmount) return this.cells.signed(row, "paidAmount", currency, false) ?? (0 as Minor);
    if (this.mapping.settledDate || this.mapping.openAmount) return 0 as Minor;
    const clearing = this.options.layout?.helpers.clearingDocument;
    const cleared = clearing !== undefined && !isBlank(this.grid.values[row]?.[clearing] ?? null);
    const settled = this.mapping.status !== undefined && this.statusOf(this.cells.text(row, "status")) === "settled";
    if (!cleared && !settled) return 0 as Minor;
    this.cells.recomputable = false;
    this.cells.note("payment-undated", "warning", row, settled ? "status" : "amount", amount, currency);
    return amount;
  }

  private readDays(item: number, row: number, amount: Minor, currency: string | null): void {
    const issued = this.cells.day(row, "issueDate", this.cells.days.issue, amount, currency);
    let due = this.cells.day(row, "dueDate", this.cells.days.due, amount, currency);
    if (issued === undefined) this.cells.note("issue-missing", "warning", row, "issueDate", amount, currency);
    if (due === undefined) {
      if (issued !== undefined && this.options.termsDays !== undefined) {
        due = (issued + this.options.termsDays) as DayNumber;
        this.cells.recomputable = false;
        this.cells.note("due-by-terms", "info", row, "dueDate", amount, currency);
      } else if (amount >= 0) {
        this.cells.note("due-missing", "warning", row, "dueDate", amount, currency);
      } else {
        // A credit without a due date ages from its own day.
        due = issued;
        this.cells.recomputable = false;
      }
    } else if (issued !== undefined && due < issued) this.cells.note("due-before-issue", "warning", row, "dueDate", amount, currency);
    this.columns.issued[item] = issued ?? 0;
    this.columns.due[item] = due ?? 0;
  }

  /** Puts the payment on its day; a settlement day without a paid amount settles the whole. */
  private settle(item: number, row: number, money: { readonly amount: Minor; readonly paid: Minor }, currency: string | null): void {
    const settled = this.cells.day(row, "settledDate", this.cells.days.settled, money.amount, currency);
    if (settled !== undefined) {
      const issued = this.columns.issued[item] ?? 0;
      if (issued !== 0 && settled < issued) this.cells.note("settled-before-issue", "warning", row, "settledDate", money.amount, currency);
      this.columns.settled[item] = settled;
      if (money.paid === 0 && !this.mapping.openAmount) this.columns.paid[item] = money.amount;
    } else if (money.paid !== 0 && this.mapping.settledDate) {
      this.cells.note("payment-undated", "warning", row, this.mapping.paidAmount ? "paidAmount" : "openAmount", money.paid, currency);
    }
  }

  private customerCode(row: number, id: string): number {
    if (id === "") this.cells.note("customer-missing", "warning", row, "customer");
    const own = this.mapping.customerName ? this.cells.text(row, "customerName") : "";
    const name = own !== "" ? own : this.carries && this.carried.id === id && this.carried.name !== "" ? this.carried.name : id;
    let code = this.customerCodes.get(id);
    if (code === undefined) {
      code = this.customers.length;
      this.customers.push({ id, name: name === "" ? id : name });
      this.customerCodes.set(id, code);
    } else if (name !== "" && name !== this.customers[code]?.name && !this.namesVarying.has(code)) {
      this.namesVarying.add(code);
      this.cells.note("name-varies", "info", row, "customerName");
    }
    return code;
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

  /** Notes a repeated invoice number; true when the row is an exact repeat that was to be left out. */
  private repeats(row: number, item: number, customerId: string, number: string, amount: Minor, currency: string | null): boolean {
    if (number === "") return false;
    const key = keyOf(customerId, number);
    const first = this.firstOfNumber.get(key);
    if (first === undefined) {
      this.firstOfNumber.set(key, item);
      return false;
    }
    const firstRow = (this.columns.row[first] ?? 0) - this.grid.area.top;
    const exact = sameCells(this.grid.values[firstRow] ?? [], this.grid.values[row] ?? []);
    const other = this.cells.ref(firstRow, "invoiceNumber");
    this.cells.findings.add({
      kind: exact ? "row-repeated" : "invoice-twice",
      severity: "warning",
      at: this.cells.ref(row, "invoiceNumber"),
      found: number,
      amount,
      currency,
      other,
    });
    return exact && this.options.excludeDuplicates;
  }
}

function keyOf(customerId: string, number: string): string {
  return `${customerId}\u0000${number}`;
}
