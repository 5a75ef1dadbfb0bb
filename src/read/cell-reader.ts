import { dayFromParts, dayFromSerial, isoFromDay, type DayNumber } from "../kernel/day.js";
import { decimalText, exponentOf, wholeMinor, type Exponent, type Minor, type MinorReading } from "../kernel/money.js";
import type { FindingKind, Severity } from "../ledger/finding.js";
import type { Field, Mapping } from "../ledger/ledger.js";
import { isBlank, isCellError, type CellRef, type CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import { AmountReader } from "./amount-column.js";
import { currencyBeside } from "./amount-text.js";
import { columnTexts, hasMinus, textsIn } from "./column-texts.js";
import { currencyCode, currencyOfHeader, signFits } from "./currency.js";
import { codeShown, columnFormats, type ColumnFormats } from "./format-currency.js";
import { dateFields, dayReaders, type DayReaders } from "./date-order.js";
import type { DayReader } from "./day-column.js";
import type { DateOrder } from "./date-text.js";
import { largestAmount } from "./exact-sums.js";
import { FindingList } from "./finding-list.js";
import { headerText, normalHeader } from "./header-text.js";
import { whyUnreadable } from "./unreadable.js";

/** What a reader of cells needs to know of the table and of what a person said about it. */
export interface CellReading {
  readonly mapping: Mapping;
  /** Last row of the header within the grid, from 0; -1 when the grid is a body alone. */
  readonly headerRow: number;
  readonly dateOrder: DateOrder | undefined;
  readonly layout?: { readonly helpers: { readonly daysPastDue?: number } };
  /** Currency of items that state none. */
  readonly defaultCurrency: string | undefined;
  /** Number formats of the amounts by row of the grid; absent where a column or a header states the currency. */
  readonly amountFormats?: readonly string[] | undefined;
}

const amountFields = ["amount", "openAmount", "paidAmount", "writeOffAmount"] as const;

/** The columns whose texts decide how their cells are read. */
const columnsRead = [...amountFields, ...dateFields, "writeOffDate"] as const;

/** Reads the cells of a table by the field they stand for: texts, amounts, days, currencies. What cannot be read is a finding at its cell. */
export class CellReader {
  readonly findings = new FindingList();
  readonly days: DayReaders;
  /** Falls once a cell was read in a way that a formula over the sheet would not follow. */
  recomputable: boolean;
  /** The currency of the rows beneath a heading that names one. */
  headingCurrency: string | undefined;
  private doubtedRow = -1;
  private readonly mapping: Mapping;
  private readonly amounts: AmountReader;
  private readonly columns: { readonly [F in Field]?: number };
  private readonly currencies = new Map<CellValue, string | undefined>();
  private lastExponent: { readonly currency: string | null; readonly exponent: Exponent } = { currency: null, exponent: exponentOf(null) };
  private readonly found: Readonly<Record<(typeof columnsRead)[number], readonly string[]>>;
  private readonly turned = new Map<number, boolean>();
  /** What stands beside the amounts, where no column states the currency. */
  private readonly beside: ReadonlySet<string>;
  /** What the number formats of the amounts show, where they show several currencies. */
  private readonly formats: ColumnFormats | undefined;
  /** The one currency that they show. */
  private readonly formatCurrency: string | undefined;

  constructor(
    private readonly grid: CellGrid,
    private readonly options: CellReading,
  ) {
    this.mapping = options.mapping;
    this.columns = Object.fromEntries(Object.entries(options.mapping).map(([field, { column }]) => [field, column]));
    const { settledDate, paidAmount, openAmount } = options.mapping;
    this.recomputable = settledDate !== undefined && !paidAmount && !openAmount && options.headerRow >= 0;
    const found = columnTexts(grid, options.headerRow + 1, options.mapping, columnsRead);
    this.found = found;
    this.amounts = new AmountReader(amountFields.flatMap((field) => found[field]));
    const beside = options.mapping.currency ? [] : found[options.mapping.amount ? "amount" : "openAmount"];
    this.beside = new Set(beside.flatMap((text) => currencyBeside(text) ?? []));
    const formats = this.beside.size === 0 ? this.formatsOf() : undefined;
    const [only, second] = formats?.shown ?? [];
    this.formats = second ? formats : undefined;
    this.formatCurrency = only && !second ? codeShown(only.currency, options.defaultCurrency) : undefined;
    this.days = dayReaders({
      grid,
      from: options.headerRow + 1,
      mapping: options.mapping,
      texts: {
        issueDate: found.issueDate,
        dueDate: found.dueDate,
        postingDate: found.postingDate,
        // Days of write-offs are read as those of settlements.
        settledDate: [...found.settledDate, ...found.writeOffDate],
      },
      given: options.dateOrder,
      daysPastDue: options.layout?.helpers.daysPastDue,
    });
  }

  /** What the formats of the amounts show; said once for each currency, since nothing in the cells says it. */
  private formatsOf(): ColumnFormats | undefined {
    const { amountFormats, mapping, headerRow, defaultCurrency } = this.options;
    if (!amountFormats || mapping.currency) return undefined;
    const field = mapping.amount ? "amount" : "openAmount";
    const formats = columnFormats(amountFormats, (row) => typeof this.cell(row, field) === "number", headerRow + 1);
    const several = formats.shown.length > 1;
    for (const { currency, row, format } of formats.shown) {
      const code = codeShown(currency, defaultCurrency);
      if (code === undefined) this.note("currency-unreadable", "warning", row, field, undefined, undefined, format);
      else if (currency.code !== undefined) this.note("currency-by-format", "info", row, field, undefined, undefined, `${format}: ${code}`);
    }
    // One currency, and amounts that show none: they are taken for the same, and that is for a person to confirm.
    const { plain } = formats;
    if (plain && formats.shown.length > 0 && !several) this.note("currency-missing", "warning", plain.row, field);
    return formats;
  }

  firstText(row: number): string {
    const cell = this.grid.row(row).find((each) => typeof each === "string" && /\p{L}/u.test(each));
    return typeof cell === "string" ? cell : "";
  }

  /** The amount of a field, less what its contra column holds. */
  signed(row: number, field: Field, currency: string | null, needed: boolean): Minor | undefined {
    const contra = this.mapping[field]?.contra;
    if (contra === undefined) return this.amount(row, field, currency, needed);
    this.recomputable = false;
    const other = this.grid.cell(row, contra);
    const credit = isBlank(other) ? undefined : this.amounts.read(other, exponentOf(currency));
    const debit = this.amount(row, field, currency, needed && isBlank(other));
    if (!isBlank(other) && credit === undefined) this.noteUnreadable(row, field, other, needed);
    return debit === undefined && credit === undefined
      ? undefined
      : (((debit ?? 0) - (this.isTurned(contra) ? -1 : 1) * (credit?.minor ?? 0)) as Minor);
  }

  /** A credit column that is mostly negative carries its minus itself. */
  private isTurned(contra: number): boolean {
    let turned = this.turned.get(contra);
    if (turned === undefined) {
      let signs = 0;
      for (let row = this.options.headerRow + 1; row < this.grid.rowCount; row++)
        signs += Math.sign(this.amounts.read(this.grid.cell(row, contra), 2)?.minor ?? 0);
      turned = signs < 0;
      this.turned.set(contra, turned);
    }
    return turned;
  }

  /** The amount in a cell, with a finding where it has none; `undefined` then. */
  amount(row: number, field: Field, currency: string | null, needed: boolean): Minor | undefined {
    const cell = this.cell(row, field);
    // Nearly every cell: a number with no more decimals than its currency has.
    const plain = typeof cell === "number" ? wholeMinor(cell, this.exponentFor(currency)) : undefined;
    if (plain !== undefined) return plain;
    if (isBlank(cell)) {
      if (needed) this.note("amount-missing", "error", row, field);
      return undefined;
    }
    const reading = this.amounts.read(cell, exponentOf(currency));
    if (reading === undefined) {
      this.noteUnreadable(row, field, cell, needed);
      return undefined;
    }
    if (Math.abs(reading.minor) > largestAmount) {
      this.note("amount-too-large", needed ? "error" : "warning", row, field);
      return undefined;
    }
    if (reading.rounded || typeof cell !== "number") this.recomputable = false;
    const other = this.amounts.otherwise(cell, exponentOf(currency));
    if (other) this.noteAmbiguous(row, field, reading.minor, other.minor, currency);
    else if (reading.rounded) this.note("too-many-decimals", "info", row, field, reading.minor, currency);
    return reading.minor;
  }

  /** Most rows state the currency of the row before. */
  private exponentFor(currency: string | null): Exponent {
    if (currency !== this.lastExponent.currency) this.lastExponent = { currency, exponent: exponentOf(currency) };
    return this.lastExponent.exponent;
  }

  /** How an amount is read from any cell of the table; `undefined` when it is none. No finding. */
  amountReading(cell: CellValue, exponent: Exponent): MinorReading | undefined {
    return this.amounts.read(cell, exponent);
  }

  private noteAmbiguous(row: number, field: Field, amount: Minor, other: Minor, currency: string | null): void {
    const shown = (each: Minor): string => decimalText(each, exponentOf(currency));
    this.findings.add({
      kind: "amount-ambiguous",
      severity: "warning",
      at: this.ref(row, field),
      found: `${this.text(row, field)}: ${shown(amount)}`,
      otherwise: shown(other),
      amount,
      currency,
    });
  }

  /** Without its amount an item is left out; without what was paid or is open it counts as not paid. */
  private noteUnreadable(row: number, field: Field, cell: CellValue, needed: boolean): void {
    const plain =
      field === "paidAmount" || field === "openAmount" || field === "writeOffAmount" ? "payment-unreadable" : "amount-unreadable";
    this.note(
      whyUnreadable(cell, needed ? "amount-unreadable" : plain),
      needed ? "error" : "warning",
      row,
      field,
      undefined,
      undefined,
      showCell(cell),
    );
  }

  /** The amount in a cell, its contra column left aside, without a finding: for those who look at a whole column first. */
  quietAmount(row: number, field: Field, exponent: Exponent): Minor | undefined {
    const cell = this.cell(row, field);
    if (isBlank(cell)) return undefined;
    return (typeof cell === "number" ? wholeMinor(cell, exponent) : undefined) ?? this.amounts.read(cell, exponent)?.minor;
  }

  day(row: number, field: Field, reader: DayReader, amount: Minor, currency: string | null): DayNumber | undefined {
    const { parts } = this.mapping[field] ?? {};
    if (parts) return this.dayOfParts(row, field, parts);
    const cell = this.cell(row, field);
    const serial = typeof cell === "number" ? dayFromSerial(cell) : undefined;
    if (serial !== undefined) return serial;
    // 20260131 is a day to people, and a number to a formula.
    if (typeof cell === "number") this.recomputable = false;
    if (isBlank(cell)) return undefined;
    const found = reader.read(cell);
    // Text that names no day is "unsettled" and "no due date" to a formula too; as an issue day it is not.
    if (typeof cell !== "number" && (found !== undefined || field === "issueDate")) this.recomputable = false;
    if (found === undefined) {
      this.note(isCellError(cell) ? whyUnreadable(cell, "date-unreadable") : "date-unreadable", "warning", row, field, amount, currency);
      return undefined;
    }
    if (found.others.length > 0) this.noteOrder(row, field, reader, [found.day, ...found.others], amount, currency);
    return found.day;
  }

  /** The readings of a day: one that its neighbours decided, or none that is sure. An amount counts once, however many of its days are in doubt. */
  private noteOrder(
    row: number,
    field: Field,
    reader: DayReader,
    [day, ...others]: readonly [DayNumber, ...DayNumber[]],
    amount: Minor,
    currency: string | null,
  ): void {
    const at = this.ref(row, field);
    if (reader.by === "neighbours") {
      this.findings.add({
        kind: "date-order-by-neighbours",
        severity: "info",
        at,
        found: reader.order === "ymd" ? "YY-MM-DD" : reader.order === "dmy" ? "DD/MM/YYYY" : "MM/DD/YYYY",
      });
      return;
    }
    this.findings.add({
      kind: "date-ambiguous",
      severity: "warning",
      at,
      found: `${this.text(row, field)}: ${isoFromDay(day)}`,
      otherwise: others.map(isoFromDay).join(" / "),
      ...(row === this.doubtedRow ? {} : { amount, currency }),
    });
    this.doubtedRow = row;
  }

  /** A day whose year, month and day stand in three cells. */
  dayOfParts(row: number, field: Field, parts: { readonly month: number; readonly day: number }): DayNumber | undefined {
    const cells = this.grid.row(row);
    const [year, month, day] = [this.cell(row, field), cells[parts.month] ?? null, cells[parts.day] ?? null].map((cell) =>
      Number(showCell(cell)),
    );
    this.recomputable = false;
    return year && month && day ? dayFromParts(year, month, day) : undefined;
  }

  readCurrency(row: number): string | null {
    if (!this.mapping.currency) return this.currencyOfAmount(row) ?? this.fallbackCurrency;
    const cell = this.cell(row, "currency");
    if (isBlank(cell)) {
      this.note("currency-missing", "warning", row, "currency");
      this.recomputable = false;
      return this.fallbackCurrency;
    }
    if (!this.currencies.has(cell)) this.currencies.set(cell, currencyCode(showCell(cell)));
    const code = this.currencies.get(cell);
    if (code !== cell) this.recomputable = false;
    if (code === undefined) this.note("currency-unreadable", "warning", row, "currency");
    return code ?? this.fallbackCurrency;
  }

  /** The currency of rows that state none: what the header of the amounts names, else their number format, else what a person gave. */
  get fallbackCurrency(): string | null {
    const header = (this.mapping.amount ?? this.mapping.openAmount)?.header ?? "";
    return (
      currencyOfHeader(normalHeader(header))?.code ?? this.headingCurrency ?? this.formatCurrency ?? this.options.defaultCurrency ?? null
    );
  }

  /** True when texts beside the amounts, or number formats of several currencies, state the currency of each row. */
  get hasCurrencyBeside(): boolean {
    return this.beside.size > 0 || this.formats !== undefined;
  }

  /** Where no column states it, the currency may stand beside the amounts: one for the whole column, or each row its own. */
  private currencyOfAmount(row: number): string | undefined {
    if (this.formats) return this.currencyOfFormats(row, this.formats);
    if (this.beside.size === 0) return undefined;
    const field = this.mapping.amount ? "amount" : "openAmount";
    const cell = this.cell(row, field);
    const beside = this.beside.size === 1 ? [...this.beside][0] : typeof cell === "string" ? currencyBeside(cell) : undefined;
    if (beside === undefined) {
      if (!isBlank(cell) && this.fallbackCurrency === null) this.note("currency-missing", "warning", row, field);
      return undefined;
    }
    const code = currencyCode(beside);
    const { defaultCurrency } = this.options;
    if (code !== undefined) this.recomputable = false;
    else if (!signFits(beside, defaultCurrency) && (this.beside.size > 1 || defaultCurrency !== undefined))
      this.note("currency-unreadable", "warning", row, field);
    return code;
  }

  private currencyOfFormats(row: number, formats: ColumnFormats): string | undefined {
    this.recomputable = false;
    const shown = formats.at(row);
    const code = shown && codeShown(shown, this.options.defaultCurrency);
    if (!shown) this.note("currency-missing", "warning", row, this.mapping.amount ? "amount" : "openAmount");
    return code;
  }

  note(kind: FindingKind, severity: Severity, row: number, field: Field, amount?: Minor, currency?: string | null, found?: string): void {
    this.findings.add({
      kind,
      severity,
      at: this.ref(row, field),
      found: found ?? showCell(this.cell(row, field)),
      ...(amount === undefined ? {} : { amount, currency: currency ?? null }),
    });
  }

  ref(row: number, field: Field): CellRef {
    const { area } = this.grid;
    return { sheet: area.sheet, row: area.top + row, column: area.left + (this.mapping[field]?.column ?? 0) };
  }

  cell(row: number, field: Field): CellValue {
    const column = this.columns[field];
    return column === undefined ? null : this.grid.cell(row, column);
  }

  /** The cell of any column, mapped or not. */
  at(row: number, column: number): CellValue {
    return this.grid.cell(row, column);
  }

  text(row: number, field: Field): string {
    return showCell(this.cell(row, field)).trim();
  }

  /** The texts in a column of days below the header, for those who let the column decide. */
  dayTexts(field: (typeof dateFields)[number]): readonly string[] {
    return this.found[field];
  }

  /** False when every amount of a column is a number without a minus, or the cell is empty. */
  mayHaveMinus(field: (typeof amountFields)[number]): boolean {
    const column = this.columns[field];
    return this.found[field].length > 0 || (column !== undefined && hasMinus(this.grid, column, this.options.headerRow + 1));
  }

  headerOf(column: number): string {
    return headerText(this.grid.cell(this.options.headerRow, column));
  }

  textsOf(column: number): readonly string[] {
    return textsIn(this.grid, column, this.options.headerRow + 1);
  }

  /** The amount in any cell, when it is one with decimals or grouping; no finding where it is none. */
  plainAmount(cell: CellValue, currency: string | null): Minor | undefined {
    if (isBlank(cell) || (typeof cell === "string" && !/[.,]\d/.test(cell))) return undefined;
    return this.amounts.read(cell, exponentOf(currency))?.minor;
  }
}

/** A cell as text: numbers plainly, errors as Excel shows them. */
export function showCell(cell: CellValue): string {
  if (cell === null) return "";
  if (isCellError(cell)) return cell.error;
  return typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : String(cell);
}

export function saysYes(cell: CellValue): boolean {
  return cell === true || cell === 1 || /^(y|yes|true|x|1|是|有|争议中?|disputed|open)$/i.test(headerText(cell));
}
