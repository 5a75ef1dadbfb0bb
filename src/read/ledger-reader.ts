import { isoFromDay, type DayNumber } from "../kernel/day.js";
import { exponentOf, type Minor } from "../kernel/money.js";
import type { FindingGroup, FindingKind, Severity } from "../ledger/finding.js";
import type { Currency, Customer, Field, Ledger, Mapping, SourceKind } from "../ledger/ledger.js";
import { isCellError, type CellGrid, type CellRef, type CellValue } from "../sheet/cell.js";
import { AmountReader } from "./amount-column.js";
import { currencyCode } from "./currency.js";
import { DayReader } from "./day-column.js";
import type { DateOrder } from "./date-text.js";
import { FindingList } from "./finding-list.js";
import { headerText } from "./mapping.js";

export interface ReadOptions {
  readonly file: string;
  readonly table: string | undefined;
  readonly mapping: Mapping;
  /** Row of the header within the grid, from 0. */
  readonly headerRow: number;
  readonly dateOrder: DateOrder | undefined;
  /** Due date where the source has none: issue day + so many days. */
  readonly termsDays: number | undefined;
  /** Currency of items that state none. */
  readonly defaultCurrency: string | undefined;
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
  private readonly findings = new FindingList();
  private readonly customers: Customer[] = [];
  private readonly customerCodes = new Map<string, number>();
  private readonly currencies: Currency[] = [];
  private readonly currencyCodes = new Map<string | null, number>();
  private readonly firstOfNumber = new Map<string, number>();
  private readonly namesVarying = new Set<number>();
  private readonly capacity: number;
  private readonly columns;
  private readonly invoiceNumber: string[] = [];
  private readonly mapping: Mapping;
  private readonly amounts: AmountReader;
  private readonly days: { readonly issue: DayReader; readonly due: DayReader; readonly settled: DayReader };
  private size = 0;
  /** Falls once a cell was read in a way that a formula over the sheet would not follow. */
  private recomputable: boolean;

  constructor(
    private readonly grid: CellGrid,
    private readonly options: ReadOptions,
  ) {
    this.mapping = options.mapping;
    this.capacity = Math.max(0, grid.values.length - options.headerRow - 1);
    this.columns = {
      customer: new Uint32Array(this.capacity),
      currency: new Uint8Array(this.capacity),
      issued: new Int32Array(this.capacity),
      due: new Int32Array(this.capacity),
      settled: new Int32Array(this.capacity),
      amount: new Float64Array(this.capacity),
      paid: new Float64Array(this.capacity),
      disputed: new Uint8Array(this.capacity),
      row: new Uint32Array(this.capacity),
    };
    const texts = (...fields: readonly Field[]): string[] => fields.flatMap((field) => this.texts(field));
    this.amounts = new AmountReader(texts("amount", "openAmount", "paidAmount"));
    // One export writes all its days one way: a column that cannot decide follows those that can.
    const together = texts("issueDate", "dueDate", "settledDate");
    this.recomputable =
      options.mapping.settledDate !== undefined && !options.mapping.paidAmount && !options.mapping.openAmount && options.headerRow >= 0;
    const reader = (field: Field): DayReader => new DayReader(this.texts(field), together, options.dateOrder);
    this.days = { issue: reader("issueDate"), due: reader("dueDate"), settled: reader("settledDate") };
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
        recomputable: this.recomputable,
        termsDays: this.options.termsDays,
      },
      customers: this.customers,
      customer: this.columns.customer.subarray(0, this.size),
      currencies: this.currencies,
      currency: this.columns.currency.subarray(0, this.size),
      invoiceNumber: this.invoiceNumber,
      issued: this.columns.issued.subarray(0, this.size),
      due: this.columns.due.subarray(0, this.size),
      settled: this.columns.settled.subarray(0, this.size),
      amount: this.columns.amount.subarray(0, this.size),
      paid: this.columns.paid.subarray(0, this.size),
      disputed: this.columns.disputed.subarray(0, this.size),
      row: this.columns.row.subarray(0, this.size),
    };
    return { ledger, findings: this.findings.toGroups() };
  }

  private readRow(row: number): void {
    if ((this.grid.values[row] ?? []).every(isBlank)) return;
    const customerId = this.text(row, "customer");
    const number = this.text(row, "invoiceNumber");
    const amountField: Field = this.mapping.amount ? "amount" : "openAmount";
    if (this.isTotalRow(row, customerId, number)) {
      this.recomputable = false;
      this.note("total-row-skipped", "info", row, amountField);
      return;
    }
    const currency = this.readCurrency(row);
    const money = this.readMoney(row, amountField, currency);
    if (!money) return;

    const item = this.size;
    if (this.repeats(row, item, customerId, number, money.amount, currency)) {
      this.recomputable = false;
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
    c.disputed[item] = this.mapping.disputed && saysYes(this.cell(row, "disputed")) ? 1 : 0;
    this.readDays(item, row, money.amount, currency);
    this.settle(item, row, money, currency);
  }

  /** A subtotal or total line: it names a total, or has an amount but neither customer nor invoice. */
  private isTotalRow(row: number, customerId: string, number: string): boolean {
    if (customerId === "" && number === "") return true;
    if (number !== "" && this.cell(row, "issueDate") !== null) return false;
    return (this.grid.values[row] ?? []).some(
      (cell) => typeof cell === "string" && /^(sub-?\s?total|grand total|total|合计|小计|总计|本页合计)\b/i.test(cell.trim() + " "),
    );
  }

  private readMoney(
    row: number,
    amountField: Field,
    currency: string | null,
  ): { readonly amount: Minor; readonly paid: Minor } | undefined {
    const amount = this.amount(row, amountField, currency, true);
    if (amount === undefined) return undefined;
    if (this.mapping.openAmount && amountField !== "openAmount") {
      const open = this.amount(row, "openAmount", currency, false);
      // What is no longer open has been paid, on a day the source may state.
      if (open !== undefined) return { amount, paid: (amount - open) as Minor };
    }
    const paid = this.mapping.paidAmount ? (this.amount(row, "paidAmount", currency, false) ?? (0 as Minor)) : (0 as Minor);
    if (paid > amount && amount > 0) this.note("paid-above-amount", "warning", row, "paidAmount", (paid - amount) as Minor, currency);
    return { amount, paid };
  }

  /** The amount in a cell, with a finding where it has none; `undefined` then. */
  private amount(row: number, field: Field, currency: string | null, needed: boolean): Minor | undefined {
    const cell = this.cell(row, field);
    if (isBlank(cell)) {
      if (needed) this.note("amount-missing", "error", row, field);
      return undefined;
    }
    const reading = this.amounts.read(cell, exponentOf(currency));
    if (reading === undefined) {
      this.note("amount-unreadable", needed ? "error" : "warning", row, field);
      return undefined;
    }
    if (reading.rounded || typeof cell !== "number") this.recomputable = false;
    if (reading.rounded) this.note("too-many-decimals", "info", row, field, reading.minor, currency);
    return reading.minor;
  }

  private readDays(item: number, row: number, amount: Minor, currency: string | null): void {
    const issued = this.day(row, "issueDate", this.days.issue, amount, currency);
    let due = this.day(row, "dueDate", this.days.due, amount, currency);
    if (issued === undefined) this.note("issue-missing", "warning", row, "issueDate", amount, currency);
    if (due === undefined) {
      if (issued !== undefined && this.options.termsDays !== undefined) {
        due = (issued + this.options.termsDays) as DayNumber;
        this.recomputable = false;
        this.note("due-by-terms", "info", row, "dueDate", amount, currency);
      } else if (amount >= 0) {
        this.note("due-missing", "warning", row, "dueDate", amount, currency);
      } else {
        // A credit without a due date ages from its own day.
        due = issued;
        this.recomputable = false;
      }
    } else if (issued !== undefined && due < issued) this.note("due-before-issue", "warning", row, "dueDate", amount, currency);
    this.columns.issued[item] = issued ?? 0;
    this.columns.due[item] = due ?? 0;
  }

  /** Puts the payment on its day; a settlement day without a paid amount settles the whole. */
  private settle(item: number, row: number, money: { readonly amount: Minor; readonly paid: Minor }, currency: string | null): void {
    const settled = this.day(row, "settledDate", this.days.settled, money.amount, currency);
    if (settled !== undefined) {
      const issued = this.columns.issued[item] ?? 0;
      if (issued !== 0 && settled < issued) this.note("settled-before-issue", "warning", row, "settledDate", money.amount, currency);
      this.columns.settled[item] = settled;
      if (money.paid === 0 && !this.mapping.openAmount) this.columns.paid[item] = money.amount;
    } else if (money.paid !== 0 && this.mapping.settledDate) {
      this.note("payment-undated", "warning", row, this.mapping.paidAmount ? "paidAmount" : "openAmount", money.paid, currency);
    }
  }

  private day(row: number, field: Field, reader: DayReader, amount: Minor, currency: string | null): DayNumber | undefined {
    const cell = this.cell(row, field);
    if (isBlank(cell)) return undefined;
    const found = reader.read(cell);
    // Text that names no day is "unsettled" and "no due date" to a formula too; as an issue day it is not.
    if (typeof cell !== "number" && (found !== undefined || field === "issueDate")) this.recomputable = false;
    if (found === undefined) {
      this.note("date-unreadable", "warning", row, field, amount, currency);
      return undefined;
    }
    if (found.ambiguous) this.note("date-ambiguous", "warning", row, field, amount, currency, isoFromDay(found.day));
    return found.day;
  }

  private readCurrency(row: number): string | null {
    const fallback = this.options.defaultCurrency ?? null;
    if (!this.mapping.currency) return fallback;
    const cell = this.cell(row, "currency");
    if (isBlank(cell)) {
      this.note("currency-missing", "warning", row, "currency");
      this.recomputable = false;
      return fallback;
    }
    const code = currencyCode(showCell(cell));
    if (code !== showCell(cell)) this.recomputable = false;
    if (code === undefined) this.note("currency-unreadable", "warning", row, "currency");
    return code ?? fallback;
  }

  private customerCode(row: number, id: string): number {
    if (id === "") this.note("customer-missing", "warning", row, "customer");
    const name = this.mapping.customerName ? this.text(row, "customerName") : id;
    let code = this.customerCodes.get(id);
    if (code === undefined) {
      code = this.customers.length;
      this.customers.push({ id, name: name === "" ? id : name });
      this.customerCodes.set(id, code);
    } else if (name !== "" && name !== this.customers[code]?.name && !this.namesVarying.has(code)) {
      this.namesVarying.add(code);
      this.note("name-varies", "info", row, "customerName");
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
    const key = `${customerId}\u0000${number}`;
    const first = this.firstOfNumber.get(key);
    if (first === undefined) {
      this.firstOfNumber.set(key, item);
      return false;
    }
    const firstRow = (this.columns.row[first] ?? 0) - this.grid.area.top;
    const exact = sameCells(this.grid.values[firstRow] ?? [], this.grid.values[row] ?? []);
    const other = this.ref(firstRow, "invoiceNumber");
    this.findings.add({
      kind: exact ? "row-repeated" : "invoice-twice",
      severity: "warning",
      at: this.ref(row, "invoiceNumber"),
      found: number,
      amount,
      currency,
      other,
    });
    return exact && this.options.excludeDuplicates;
  }

  private note(
    kind: FindingKind,
    severity: Severity,
    row: number,
    field: Field,
    amount?: Minor,
    currency?: string | null,
    found?: string,
  ): void {
    this.findings.add({
      kind,
      severity,
      at: this.ref(row, field),
      found: found ?? showCell(this.cell(row, field)),
      ...(amount === undefined ? {} : { amount, currency: currency ?? null }),
    });
  }

  private ref(row: number, field: Field): CellRef {
    const { area } = this.grid;
    return { sheet: area.sheet, row: area.top + row, column: area.left + (this.mapping[field]?.column ?? 0) };
  }

  private cell(row: number, field: Field): CellValue {
    const column = this.mapping[field]?.column;
    return column === undefined ? null : (this.grid.values[row]?.[column] ?? null);
  }

  private text(row: number, field: Field): string {
    return showCell(this.cell(row, field)).trim();
  }

  /** The texts of a column below the header, for those who let the column decide. */
  private texts(field: Field): string[] {
    const column = this.mapping[field]?.column;
    if (column === undefined) return [];
    const texts: string[] = [];
    for (let row = this.options.headerRow + 1; row < this.grid.values.length; row++) {
      const cell = this.grid.values[row]?.[column];
      if (typeof cell === "string") texts.push(cell);
    }
    return texts;
  }
}

function isBlank(cell: CellValue): boolean {
  return cell === null || (typeof cell === "string" && cell.trim() === "");
}

/** A cell as text: numbers plainly, errors as Excel shows them. */
function showCell(cell: CellValue): string {
  if (cell === null) return "";
  if (isCellError(cell)) return cell.error;
  return typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : String(cell);
}

function saysYes(cell: CellValue): boolean {
  return cell === true || cell === 1 || /^(y|yes|true|x|1|是|有|争议中?|disputed|open)$/i.test(headerText(cell));
}

function sameCells(a: readonly CellValue[], b: readonly CellValue[]): boolean {
  return a.length === b.length && a.every((cell, column) => showCell(cell) === showCell(b[column] ?? null));
}
