import { exponentOf, minor, type Minor } from "../kernel/money.js";
import type { FindingKind, Severity } from "../ledger/finding.js";
import { itemKind, noEntries, type Currency, type Ledger, type StatedAging } from "../ledger/ledger.js";
import { isBlank, type CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import { AmountReader } from "./amount-column.js";
import { CellReader, showCell } from "./cell-reader.js";
import { CustomerCodes } from "./customer-codes.js";
import { ExactSums, largestAmount } from "./exact-sums.js";
import { headerText } from "./header-text.js";
import { ItemList } from "./item-list.js";
import { cutColumns } from "./ledger-columns.js";
import type { LedgerReading, ReadOptions } from "./ledger-reader.js";
import { dayOfColumn, dayOfTitles } from "./report-day.js";
import { bandsOf, type BandColumn } from "./stated-bands.js";
import { namesTotal } from "./total-words.js";
import { whyUnreadable } from "./unreadable.js";

/**
 * Reads an aging that a source states itself: a row per customer (or document) and a column per band of age, without days. Each amount in a band
 * is an item of that band. Totals of the table, in its total column and its total rows, are held against the bands and never counted.
 */
export function readStatedAging(grid: CellGrid, options: ReadOptions): LedgerReading {
  return new StatedAgingReader(grid, options).read();
}

class StatedAgingReader {
  private readonly cells: CellReader;
  private readonly customers: CustomerCodes;
  private readonly bands: readonly BandColumn[];
  private readonly amounts: AmountReader;
  private readonly sums = new ExactSums();
  private readonly currencies: Currency[] = [];
  private readonly items: ItemList;
  private readonly codes: Uint8Array;
  private readonly body: readonly (readonly CellValue[])[];
  private readonly first: number;
  /** Column of the row totals. */
  private readonly total: number | undefined;
  /** What the columns of bands, then the total, add up to since the last total row, and in all. */
  private block: number[];
  private readonly all: number[];
  /** True once a row since the last total had a number; and the customer that such rows are of. */
  private numbered = false;
  private carried = "";

  constructor(
    private readonly grid: CellGrid,
    private readonly options: ReadOptions,
  ) {
    const { mapping, headerRow } = options;
    this.first = headerRow + 1;
    this.body = grid.rows(this.first);
    const headers = grid.row(headerRow).map(headerText);
    this.bands = bandsOf(options.headers ?? headers, options.layout?.buckets ?? new Map(), this.body);
    this.cells = new CellReader(grid, options);
    this.cells.recomputable = false;
    this.customers = new CustomerCodes(grid, this.cells, { mapping, headerRow, grouped: false });
    const named = headers.findIndex((header, column) => namesTotal(header) && !this.bands.some((band) => band.column === column));
    this.total = (mapping.openAmount ?? mapping.amount)?.column ?? (named < 0 ? undefined : named);
    const columns = [...this.bands.map(({ column }) => column), ...(this.total === undefined ? [] : [this.total])];
    this.amounts = new AmountReader(
      this.body.flatMap((row) =>
        columns.flatMap((column) => {
          const cell = row[column];
          return typeof cell === "string" ? [cell] : [];
        }),
      ),
    );
    this.items = new ItemList(this.body.length * this.bands.length);
    this.codes = new Uint8Array(this.body.length * this.bands.length);
    this.block = columns.map(() => 0);
    this.all = columns.map(() => 0);
  }

  read(): LedgerReading {
    this.body.forEach((cells, i) => this.readRow(this.first + i, cells));
    const { size } = this.items;
    const { area } = this.grid;
    const { headerRow, mapping, file, table } = this.options;
    const ledger: Ledger = {
      size,
      source: {
        file,
        sheet: area.sheet,
        table,
        area: { ...area, top: area.top + headerRow, rows: area.rows - headerRow },
        rows: this.body.length,
        mapping,
        kind: "open-items",
        amountBasis: "gross",
        recomputable: false,
        termsDays: undefined,
        receipts: undefined,
      },
      customers: this.customers.customers,
      currencies: this.currencies,
      invoiceNumber: this.items.numbers,
      base: undefined,
      posted: undefined,
      net: undefined,
      entries: noEntries,
      notes: [],
      groupings: {},
      chosenGroupings: [],
      parts: [],
      stated: this.stated(size),
      ...cutColumns(this.items.columns, size),
    };
    return { ledger, cells: this.cells, otherDays: [], findings: this.cells.findings.toGroups() };
  }

  private stated(size: number): StatedAging {
    const { dateOrder, titles = [], layout } = this.options;
    const column = layout?.helpers.agedAsOf;
    const asOf =
      column === undefined
        ? undefined
        : dayOfColumn(
            this.body.map((row) => row[column] ?? null),
            dateOrder,
          );
    const saysDue = /past due|overdue|by due|逾期|到期/i;
    const byDue =
      this.bands.some(({ unit, to }) => unit === "days" && to !== null && to <= 0) ||
      [...this.bands.map(({ label }) => label), ...titles].some((text) => saysDue.test(text));
    return {
      bands: this.bands.map(({ label, from, to, unit }) => ({ label, from, to, unit })),
      band: this.codes.subarray(0, size),
      basis: byDue ? "due" : "issue",
      asOf: asOf ?? dayOfTitles(titles, dateOrder),
    };
  }

  private readRow(row: number, cells: readonly CellValue[]): void {
    if (cells.every(isBlank) || this.isHeader(cells)) return;
    const named = cells.find((cell) => typeof cell === "string" && namesTotal(cell));
    const filled =
      this.bands.some(({ column }) => !isBlank(cells[column] ?? null)) || (this.total !== undefined && !isBlank(cells[this.total] ?? null));
    if (!filled || cells.some((cell) => typeof cell === "string" && /^(%|percent(age)?|share|占比|比例)/i.test(cell.trim())))
      return this.cells.note("text-row-skipped", "info", row, "customer", undefined, undefined, this.cells.firstText(row));
    const number = this.cells.text(row, "invoiceNumber");
    const own = this.customers.idOf(row);
    // In a block of a customer's documents, a row without a number that is their sum is their total.
    const closes = number === "" && this.numbered && this.isSum(cells);
    if (named !== undefined || closes || (own === "" && this.isSum(cells))) return this.checkTotals(row, cells);
    const id = own === "" && number !== "" ? this.carried : own;
    if (number !== "") this.numbered = true;
    this.carried = id;
    this.readItems(row, cells, id, number);
  }

  private readItems(row: number, cells: readonly CellValue[], id: string, number: string): void {
    const currency = this.cells.readCurrency(row);
    const carried = id !== "" && this.cells.text(row, "customer") === "";
    const customer = carried ? this.customers.of(id, id) : this.customers.ofRow(row, id);
    let sum = 0;
    let complete = true;
    this.bands.forEach(({ column }, band) => {
      const cell = cells[column] ?? null;
      if (isBlank(cell)) return;
      const amount = this.amountOf(row, column, cell, currency);
      if (amount === undefined) complete = false;
      else if (amount !== 0) {
        sum += amount;
        this.add(band, amount);
        this.addItem(row, band, { customer, number, currency, amount });
      }
    });
    const total = this.total === undefined ? undefined : this.amounts.read(cells[this.total] ?? null, exponentOf(currency))?.minor;
    if (this.total === undefined || total === undefined) return;
    this.add(this.bands.length, total);
    if (complete && total !== sum) this.note("total-differs", "warning", row, this.total, minor(total - sum), currency);
  }

  private addItem(
    row: number,
    band: number,
    { customer, number, currency, amount }: { customer: number; number: string; currency: string | null; amount: Minor },
  ): void {
    const item = this.items.next(number);
    const c = this.items.columns;
    c.row[item] = this.grid.area.top + row;
    c.customer[item] = customer;
    c.currency[item] = this.currencyIndex(currency);
    c.amount[item] = amount;
    c.kind[item] = amount < 0 ? itemKind["credit-note"] : itemKind.invoice;
    this.codes[item] = band;
  }

  private amountOf(row: number, column: number, cell: CellValue, currency: string | null): Minor | undefined {
    const reading = this.amounts.read(cell, exponentOf(currency));
    if (reading === undefined) this.note(whyUnreadable(cell, "amount-unreadable"), "error", row, column);
    else if (Math.abs(reading.minor) > largestAmount || !this.sums.lets(reading.minor)) this.note("amount-too-large", "error", row, column);
    else {
      if (reading.rounded) this.note("too-many-decimals", "info", row, column, reading.minor, currency);
      return reading.minor;
    }
    return undefined;
  }

  /** A total row of the table against what stands above it, column by column. Totals of several currencies are of no use. */
  private checkTotals(row: number, cells: readonly CellValue[]): void {
    this.cells.note("total-row-skipped", "info", row, "customer", undefined, undefined, this.cells.firstText(row));
    const { block, all } = this;
    this.block = block.map(() => 0);
    this.numbered = false;
    const [only] = this.currencies;
    if (this.currencies.length !== 1 || !only) return;
    this.columns().forEach((column, i) => {
      const total = this.amounts.read(cells[column] ?? null, only.exponent)?.minor;
      const [since = 0, whole = 0] = [block[i], all[i]];
      if (total === undefined || total === since || total === whole) return;
      const nearest = Math.abs(total - since) <= Math.abs(total - whole) ? since : whole;
      this.note("total-differs", "warning", row, column, minor(total - nearest), only.code);
    });
  }

  /** A row without a customer whose amounts are what stands above it. */
  private isSum(cells: readonly CellValue[]): boolean {
    const exponent = this.currencies[0]?.exponent ?? exponentOf(null);
    const totals = this.columns().map((column) => this.amounts.read(cells[column] ?? null, exponent)?.minor ?? 0);
    return totals.every((total, i) => total === this.all[i]) || totals.every((total, i) => total === this.block[i]);
  }

  private columns(): readonly number[] {
    return [...this.bands.map(({ column }) => column), ...(this.total === undefined ? [] : [this.total])];
  }

  private add(place: number, amount: number): void {
    this.block[place] = (this.block[place] ?? 0) + amount;
    this.all[place] = (this.all[place] ?? 0) + amount;
  }

  private isHeader(cells: readonly CellValue[]): boolean {
    return this.bands.filter(({ column, label }) => headerText(cells[column]) === label).length >= 2;
  }

  private currencyIndex(code: string | null): number {
    const known = this.currencies.findIndex((each) => each.code === code);
    return known >= 0 ? known : this.currencies.push({ code, exponent: exponentOf(code) }) - 1;
  }

  private note(kind: FindingKind, severity: Severity, row: number, column: number, amount?: Minor, currency?: string | null): void {
    const { area } = this.grid;
    this.cells.findings.add({
      kind,
      severity,
      at: { sheet: area.sheet, row: area.top + row, column: area.left + column },
      found: showCell(this.grid.cell(row, column)),
      ...(amount === undefined ? {} : { amount, currency: currency ?? null }),
    });
  }
}
