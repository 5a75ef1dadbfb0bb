import type { DayNumber } from "../kernel/day.js";
import { cellNumber, decimalText, zero, type Exponent, type Minor } from "../kernel/money.js";
import type { Figures } from "../analyses/figures.js";
import type { FindingGroup } from "../ledger/finding.js";
import type { Ledger } from "../ledger/ledger.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { cellAddress } from "../sheet/address.js";
import type { Area } from "../sheet/cell.js";
import type { CellRole, PlanCell, PlanChart, PlanCheck, PlanFold, SheetPlan, SheetUnits } from "../sheet/sheet-plan.js";
import { SheetRows, type RowForm } from "../sheet/sheet-rows.js";
import type { PageSetup } from "../sheet/style.js";
import type { Locale, Words } from "../text/locale.js";
import { empty, formula, number, text } from "./columns.js";
import { isBilingual, ownerFact, printedPage, titleBlock, warningsOf, wordsOf, type Say } from "./sheet-frame.js";
import { sourcePlace } from "./source-formula.js";

/** What every sheet of the month-end pack is planned from. */
export interface ScheduleInput {
  readonly figures: Figures;
  readonly ledger: Ledger;
  readonly findings: readonly FindingGroup[];
  readonly policy: Policy;
  readonly customers: ReadonlyMap<string, CustomerTerms>;
  readonly locale: Locale;
  /** "2026-11-02 09:47". */
  readonly preparedAt: string;
  readonly file: string;
  /** The legal entity that the sheet is of; absent: all that the source holds. */
  readonly entity?: string;
  /** The earlier day that a person asked to compare with; absent: the sheet chooses. */
  readonly compareTo?: DayNumber;
  readonly name: string;
}

export interface ScheduleFrame {
  /** What the sheet is, as AR_Sheets lists it. */
  readonly kind: string;
  readonly title: Words;
  /** Characters; at least six columns, since the sign-off takes the last four. */
  readonly columnWidths: readonly number[];
  /** Further lines of the title block, beneath entity and day. */
  readonly facts?: readonly (readonly [label: Words, fact: string | DayNumber])[];
  readonly orientation?: PageSetup["orientation"];
  /** False where the sheet has a sign-off of its own. */
  readonly signed?: boolean;
  /** True where amounts are shown in full whatever AR Policy says: what is reconciled is read to the cent. */
  readonly inFull?: boolean;
}

/** A head: its column, its words, whether numbers stand beneath it, and how many columns it covers. */
export type Head = readonly [column: number, words: string, beneath: "text" | "number", span?: number];

/** A line that must come to zero. */
export interface CheckLine {
  /** What a person reads. */
  readonly label: string;
  /** What the answer of the command line calls it. */
  readonly name: string;
  /** The cell's formula without "=" and rounding; its value must be zero. */
  readonly difference: string;
  readonly column: number;
  readonly exponent: Exponent;
  /** Where OK or CHECK stands; the next column unless said. */
  readonly verdict?: number;
  /** What the difference comes to where it is known not to be zero: then the sheet says CHECK from the start. */
  readonly expected?: Minor;
}

/** How many lines of so many characters a text takes; a Chinese character takes the room of two. */
export function linesOf(words: string, characters: number): number {
  return words.split("\n").reduce((lines, line) => {
    const width = [...line].reduce((sum, each) => sum + (each > "\u2e7f" ? 2 : 1), 0);
    return lines + Math.max(1, Math.ceil(width / characters));
  }, 0);
}

/** Points of a line of text. */
export const linePoints = 12.5;

/**
 * A titled sheet of the pack, built from top to bottom: title block and sign-off stand from the start, {@link plan} hands it over. Rows count
 * from 0; what adds a row gives the row. Amounts go in as minor units, and every formula with the value that it must show.
 */
export class Schedule {
  readonly bilingual: boolean;
  /** Words of sheets in the languages of the readers. */
  readonly say: Say;
  readonly width: number;
  /** Where the as-of day stands, then any day among the further facts, for formulas. */
  readonly dayCells: readonly string[];
  private readonly rows = new SheetRows();
  private readonly checks: PlanCheck[] = [];
  private readonly folds: PlanFold[] = [];
  private readonly charts: PlanChart[] = [];
  private readonly status: SheetPlan["status"] & object;
  private readonly units: SheetUnits;
  private headRow: number | undefined;
  /** Rows that begin a printed page. */
  private readonly breaks: number[] = [];
  private hasBlock = false;

  constructor(
    private readonly input: ScheduleInput,
    private readonly frame: ScheduleFrame,
  ) {
    const { figures, ledger, findings, policy, locale, preparedAt, file, entity } = input;
    this.bilingual = isBilingual(locale, policy, ledger);
    this.say = wordsOf(this.bilingual);
    this.width = frame.columnWidths.length;
    this.units = frame.inFull ? 1 : policy.presentation.units;
    const block = titleBlock({
      title: this.words(frame.title),
      width: this.width,
      say: this.say,
      facts: [
        ownerFact(this.say, policy, file, entity),
        [this.say("asAt"), figures.asOf],
        ...(frame.facts ?? []).map(([label, fact]) => [this.words(label), fact] as const),
        [this.say("source"), sourcePlace(ledger)],
      ],
      preparedAt,
      warnings: warningsOf(findings, this.bilingual, locale),
      presentation: policy.presentation,
      units: this.units,
      bilingual: this.bilingual,
      ...(frame.signed === undefined ? {} : { signed: frame.signed }),
    });
    this.rows.push(...block.rows);
    this.status = block.status;
    this.dayCells = block.dayCells;
  }

  /** Where the as-of day stands, for formulas: "$B$3". */
  get asOfCell(): string {
    return this.dayCells[0] ?? "";
  }

  /** The row that comes next. */
  get next(): number {
    return this.rows.length;
  }

  /** English, or both languages where a reader may be Chinese; once where both say the same. */
  words(words: Words, separator = " "): string {
    return this.bilingual && words["en-US"] !== words["zh-CN"] ? `${words["en-US"]}${separator}${words["zh-CN"]}` : words["en-US"];
  }

  /** The same of what is said by language. */
  inLanguages(say: (locale: Locale) => string, separator = " "): string {
    return this.bilingual ? this.words({ "en-US": say("en-US"), "zh-CN": say("zh-CN") }, separator) : say("en-US");
  }

  /** `height` in points. */
  row(cells: readonly PlanCell[], height?: number): number {
    this.rows.push({ cells, ...(height === undefined ? {} : { height }) });
    return this.rows.length - 1;
  }

  /** A row of a form: for rows by the thousand. */
  add(form: RowForm, number: number): void {
    this.rows.add(form, number);
  }

  /** Empty rows. */
  gap(rows = 1): void {
    for (let i = 0; i < rows; i++) this.row([]);
  }

  /** Empty rows down to a row that charts reach to. */
  gapTo(row: number): void {
    this.gap(Math.max(0, row - this.next));
  }

  /** What comes next begins a printed page: a table or a chart is not to be cut where it need not be. */
  newPage(): void {
    this.breaks.push(this.next);
  }

  /** A band across the sheet that begins a printed page, unless it is the first. */
  pageBlock(name: string): number {
    if (this.hasBlock) this.newPage();
    return this.block(name);
  }

  /** A band across the sheet: the name of a currency. */
  block(name: string): number {
    this.hasBlock = true;
    return this.row([text(0, name, "block-head"), ...Array.from({ length: this.width - 1 }, (_, i) => empty(i + 1, "block-head"))]);
  }

  /** The title of a table within a block. */
  section(title: string, column = 0): number {
    return this.row([text(column, title, "fact")]);
  }

  /** Heads of a table; `repeated` ones stay in view and stand on every printed page: once a sheet. */
  heads(heads: readonly Head[], more: { readonly repeated?: boolean } = {}): number {
    const cells = heads.map((head) => this.headCell(head));
    const row = this.row(cells, Math.max(...heads.map(([column, words, , span]) => this.heightOf(words, column, span))) + 3);
    if (more.repeated) this.headRow = row;
    return row;
  }

  headCell([column, words, beneath, span]: Head): PlanCell {
    return text(column, words, beneath === "number" ? "column-head-number" : "column-head", span === undefined ? {} : { span });
  }

  /** An amount that stands by itself. */
  amount(column: number, amount: Minor, exponent: Exponent, role: CellRole = "amount"): PlanCell {
    return number(column, cellNumber(amount, exponent), role, { decimals: exponent });
  }

  /** An amount by formula ("=B7-C7"), with what it must show. */
  reckoned(column: number, formulaText: string, expected: Minor, exponent: Exponent, role: CellRole = "amount"): PlanCell {
    return formula(column, formulaText, cellNumber(expected, exponent), role, { decimals: exponent });
  }

  /** The sum of the cells above in the column, rows `first` to `last`. */
  sum(column: number, first: number, last: number, expected: Minor, exponent: Exponent, role: CellRole = "total-amount"): PlanCell {
    return this.reckoned(column, `=SUM(${cellAddress(first, column)}:${cellAddress(last, column)})`, expected, exponent, role);
  }

  /** A check line with its verdict, also for the answer of the command line. */
  check({ label, name, difference, column, exponent, verdict = column + 1, expected = zero }: CheckLine): number {
    const cell = cellAddress(this.next, column);
    const row = this.row([
      text(0, label, "check-label"),
      this.reckoned(column, `=ROUND(${difference},${exponent})`, expected, exponent, "check-amount"),
      formula(verdict, `=IF(${cell}=0,"OK","CHECK")`, expected === 0 ? "OK" : "CHECK", "check-verdict"),
    ]);
    this.checks.push({ name, row, column, difference: decimalText(expected, exponent) });
    return row;
  }

  /** A sentence across the sheet, on as many lines as it needs. */
  note(sentence: string, column = 0, span = this.width - column): number {
    return this.row([text(column, sentence, "note", { span })], this.heightOf(sentence, column, span));
  }

  /** Points that a wrapped text needs in these columns; bold and capitals take more room than the average letter. */
  heightOf(words: string, column: number, span = 1): number {
    const room = this.frame.columnWidths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
    return linesOf(words, Math.max(1, room - 1)) * linePoints;
  }

  legend(lines: readonly string[]): void {
    for (const line of lines) this.row([text(0, line, "legend")]);
  }

  /** Rows that fold away above the row that sums them. */
  fold(first: number, last: number): void {
    if (last >= first) this.folds.push({ first, last });
  }

  chart(chart: PlanChart): void {
    this.charts.push(chart);
  }

  /** Cells of this sheet, for a chart. */
  area(top: number, left: number, rows: number, columns = 1): Area {
    return { sheet: this.input.name, top, left, rows, columns };
  }

  plan(): SheetPlan {
    const { figures, name, locale } = this.input;
    const { kind, columnWidths, orientation } = this.frame;
    return {
      kind,
      name,
      asOf: figures.asOf,
      columnWidths,
      rows: this.rows,
      frozenRows: this.headRow === undefined ? 0 : this.headRow + 1,
      showGridlines: false,
      page: printedPage(this.headRow ?? 0, locale, this.say, orientation, this.breaks),
      status: this.status,
      tables: [],
      names: [],
      checks: this.checks,
      units: this.units,
      ...(this.folds.length === 0 ? {} : { folds: this.folds }),
      ...(this.charts.length === 0 ? {} : { charts: this.charts }),
    };
  }
}
