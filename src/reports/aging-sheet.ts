import { cellNumber, decimalText, zero, type Exponent, type Minor } from "../kernel/money.js";
import { cellAddress } from "../sheet/address.js";
import type { PlanCell, PlanCheck, SheetPlan } from "../sheet/sheet-plan.js";
import { SheetRows } from "../sheet/sheet-rows.js";
import type { Aging, Bucket, CurrencyFigures } from "../analyses/figures.js";
import type { Ledger } from "../ledger/ledger.js";
import { agingSentences, totalLabel } from "../text/sheets.js";
import { CustomerForm, firstBucket, PastDueShare } from "./aging-forms.js";
import { baseBlock } from "./base-block.js";
import { bucketColumns, bucketHead } from "./bucket-columns.js";
import { groupBlock, type GroupBlockPlace, type GroupedAging } from "./group-block.js";
import { empty, formula, text } from "./columns.js";
import { notesBlock } from "./notes-block.js";
import type { ScheduleInput } from "./schedule.js";
import { isBilingual, ownerFact, printedPage, titleBlock, warningsOf, wordsOf, type Say, type Titled } from "./sheet-frame.js";
import { openFormula, sourcePlace } from "./source-formula.js";

export interface AgingSheetInput extends ScheduleInput {
  /** Agings by further columns, a block each. */
  readonly groups?: readonly GroupedAging[];
}

/**
 * The aging by due date as one sheet: title block and sign-off, a block per currency with a row per customer, totals, shares and checks.
 * Totals are formulas carrying their expected values; checks compute the open items anew from the source where its cells allow it.
 */
export function planAging(input: AgingSheetInput): SheetPlan {
  return new AgingSheet(input).plan();
}

class AgingSheet {
  private readonly rows = new SheetRows();
  private readonly checks: PlanCheck[] = [];
  private readonly buckets: readonly Bucket[];
  private readonly bilingual: boolean;
  private readonly word: Say;
  private readonly totalColumn: number;
  /** True when formulas over the source give the same amounts in the same buckets. */
  private readonly recomputed: boolean;
  /** The first item of each customer. */
  private readonly firstItems: Int32Array;
  /** The columns of what is past due. */
  private readonly pastDue: readonly number[];
  /** The totals by customer so far. */
  private readonly totals: GroupBlockPlace["totals"][number][] = [];
  /** The as-of day, which the check formulas refer to. */
  private asOfCell = "";

  constructor(private readonly input: AgingSheetInput) {
    const { figures, ledger, locale, policy } = input;
    this.bilingual = isBilingual(locale, policy, ledger);
    this.word = wordsOf(this.bilingual);
    this.buckets = bucketColumns(figures, (each) => this.agingOf(each));
    this.totalColumn = firstBucket + this.buckets.length;
    this.recomputed = ledger.source.recomputable && figures.agedAsStated;
    this.firstItems = firstItemOfCustomers(ledger);
    this.pastDue = this.buckets.flatMap(({ kind }, i) => (kind === "days" ? [i] : []));
  }

  plan(): SheetPlan {
    const { figures, name, locale, policy } = this.input;
    const status = this.addTitleBlock();
    const headRow = this.rows.length;
    this.addHead();
    for (const each of figures.currencies) if (each.items > 0) this.addCurrency(each);
    for (const group of this.input.groups ?? []) this.addGroups(group);
    this.addNotes();
    if (figures.base) {
      const block = baseBlock(figures.base, this.word, this.rows.length, this.totalColumn + 2);
      for (const [i, cells] of [...block, []].entries()) this.add(cells, i === 1 && this.bilingual ? 28 : undefined);
    }
    this.addLegend();
    return {
      kind: "aging",
      name,
      asOf: figures.asOf,
      columnWidths: [12, 34, 7, ...this.buckets.map(() => 16), 17, 11],
      rows: this.rows,
      frozenRows: headRow + 1,
      showGridlines: false,
      page: printedPage(headRow, locale, this.word),
      status,
      tables: [],
      names: [],
      checks: this.checks,
      units: policy.presentation.units,
    };
  }

  /** The list of notes, a block per currency. */
  private addNotes(): void {
    const { figures, ledger } = this.input;
    ledger.currencies.forEach((_, currency) => {
      const lines = figures.notes.filter(({ note }) => (ledger.currency[note.item] as number) === currency);
      if (lines.length === 0) return;
      const block = notesBlock(lines, ledger, currency, this.word, this.rows.length, this.totalColumn + 2);
      for (const [i, cells] of [...block, []].entries()) this.add(cells, i === 1 && this.bilingual ? 28 : undefined);
    });
  }

  /** Gives where the sheet's state stands. */
  private addTitleBlock(): Titled["status"] {
    const { figures, ledger, policy, preparedAt, file, findings, locale } = this.input;
    const open = figures.currencies.filter((each) => each.items > 0);
    const sentences = agingSentences({
      currencies: open.map((each) => this.currencyName(each)),
      basis: figures.basis,
      undated: open.reduce((sum, each) => sum + undatedItems(this.agingOf(each)), 0),
      stated: ledger.stated?.basis,
      termsDays: ledger.source.termsDays,
      credits: policy.unappliedCredits,
      notesApart: this.buckets.some(({ kind }) => kind === "notes"),
      place: sourcePlace(ledger),
      rows: ledger.source.rows,
      readAt: preparedAt,
      recomputed: this.recomputed,
      toTheCent: policy.presentation.units === 1,
      bilingual: this.bilingual,
    });
    const block = titleBlock({
      title: this.word("agingTitle"),
      width: this.totalColumn + 2,
      say: this.word,
      facts: [
        ownerFact(this.word, policy, file, this.input.entity),
        [this.word("asAt"), figures.asOf],
        [this.word("currency"), sentences.currency],
        [this.word("basis"), sentences.basis],
        [this.word("source"), sentences.source],
      ],
      preparedAt,
      warnings: warningsOf(findings, this.bilingual, locale),
      presentation: policy.presentation,
      units: policy.presentation.units,
      bilingual: this.bilingual,
    });
    this.rows.push(...block.rows);
    this.asOfCell = block.asOfCell;
    return block.status;
  }

  private addHead(): void {
    const head = (column: number, label: string, right = true): PlanCell =>
      text(column, label, right ? "column-head-number" : "column-head");
    this.add(
      [
        head(0, this.word("number", "\n"), false),
        head(1, this.word("customer", "\n"), false),
        head(2, this.word("terms", "\n")),
        ...this.buckets.map((bucket, i) => head(firstBucket + i, bucketHead(bucket, this.word, this.bilingual))),
        head(this.totalColumn, this.word("total", "\n")),
        head(this.totalColumn + 1, this.word("pastDuePercent", "\n")),
      ],
      this.bilingual ? 28 : 18,
    );
  }

  /** By due date, but where the source states its ages since issue. */
  private agingOf({ agingByDue, agingByIssue }: CurrencyFigures): Aging {
    return this.input.ledger.stated?.basis === "issue" ? agingByIssue : agingByDue;
  }

  private currencyName(each: CurrencyFigures): string {
    return each.currency.code ?? this.word("noCurrency");
  }

  private addCurrency(each: CurrencyFigures): void {
    const decimals = { decimals: each.currency.exponent };
    const money = (amount: Minor): number => cellNumber(amount, each.currency.exponent);
    const aging = this.agingOf(each);
    const amounts = this.placesOf(aging.buckets).map((place) => aging.amounts[place] ?? zero);
    const name = this.currencyName(each);
    this.add([text(0, name, "block-head"), ...this.columnsFrom(1).map((column) => empty(column, "block-head"))]);
    const first = this.rows.length;
    this.addCustomers(aging, each.currency.exponent);
    const last = this.rows.length - 1;
    const totalRow = this.rows.length;
    this.totals.push({ currency: each.currency, name, row: totalRow });
    const sum = (column: number): string => `=SUM(${cellAddress(first, column)}:${cellAddress(last, column)})`;
    this.add(
      [
        text(0, totalLabel(name, aging.rows.length, this.bilingual), "total-label", { span: 3 }),
        ...this.buckets.map((_, i) => formula(firstBucket + i, sum(firstBucket + i), money(amounts[i] ?? zero), "total-amount", decimals)),
        formula(this.totalColumn, sum(this.totalColumn), money(each.open), "total-amount", decimals),
        this.pastDueCell(totalRow, amounts, each.open, "total-percent"),
      ],
      16,
    );
    this.addShares(totalRow, amounts, each.open);
    this.addChecks(each, amounts, totalRow, name);
    this.add([]);
  }

  /** A row per customer, which leads to where the customer first stands in the source. */
  private addCustomers(aging: Aging, exponent: Exponent): void {
    const { input, totalColumn, pastDue, firstItems } = this;
    const { ledger, customers: terms } = input;
    const places = this.placesOf(aging.buckets);
    this.rows.addRange(
      new CustomerForm(aging.rows, { exponent, places, pastDue, totalColumn, ledger, terms, firstItems }),
      0,
      aging.rows.length,
    );
  }

  private addGroups(group: GroupedAging): void {
    const { buckets, totalColumn, totals, bilingual } = this;
    const pastDue: GroupBlockPlace["pastDue"] = (...cell) => this.pastDueCell(...cell);
    const block = groupBlock(group, { firstRow: this.rows.length, firstBucket, totalColumn, buckets, totals, bilingual, pastDue });
    for (const cells of [...block.rows, []]) this.add(cells);
    this.checks.push(...block.checks);
  }

  private addShares(totalRow: number, amounts: readonly Minor[], open: Minor): void {
    const total = cellAddress(totalRow, this.totalColumn, true);
    const share = (column: number, amount: Minor): PlanCell =>
      formula(
        column,
        `=IF(${total}>0,${cellAddress(totalRow, column)}/${total}*100,"n/a")`,
        open > 0 ? (amount / open) * 100 : "n/a",
        "share-percent",
      );
    this.add([
      text(0, this.word("share"), "share-label"),
      ...this.buckets.map((_, i) => share(firstBucket + i, amounts[i] ?? zero)),
      share(this.totalColumn, open),
    ]);
  }

  /** Where the amounts of the sheet's columns stand in an aging of these buckets. */
  private placesOf(buckets: readonly Bucket[]): readonly number[] {
    return this.buckets.map(({ id }) => buckets.findIndex((bucket) => bucket.id === id));
  }

  /** Totals less the invoice detail, computed anew from the source where it can be, and the cross-foot. */
  private addChecks(each: CurrencyFigures, amounts: readonly Minor[], totalRow: number, name: string): void {
    const { ledger, figures } = this.input;
    const decimals = { decimals: each.currency.exponent };
    const rounded = (expression: string): string => `=ROUND(${expression},${each.currency.exponent})`;
    const detail = (amount: Minor, bucket?: Bucket): string =>
      this.recomputed ? openFormula(ledger, each.currency.code, this.asOfCell, bucket) : decimalText(amount, each.currency.exponent);
    const row = this.rows.length;
    const checkOf = (column: number, amount: Minor, bucket?: Bucket): PlanCell =>
      formula(column, rounded(`${cellAddress(totalRow, column)}-(${detail(amount, bucket)})`), 0, "check-amount", decimals);
    const verdictOver = (first: number): PlanCell => {
      const cells = `${cellAddress(row, first)}:${cellAddress(row, this.totalColumn)}`;
      return formula(this.totalColumn + 1, `=IF(SUMPRODUCT(ABS(${cells}))=0,"OK","CHECK")`, "OK", "check-verdict");
    };
    this.add([
      text(0, this.word(this.recomputed ? "checkDetail" : "checkAsRead"), "check-label"),
      ...this.buckets.map((bucket, i) => checkOf(firstBucket + i, amounts[i] ?? zero, bucket)),
      checkOf(this.totalColumn, each.open),
      verdictOver(firstBucket),
    ]);
    const cross = this.rows.length;
    const difference = rounded(`SUM(${bucketsOf(totalRow, this.totalColumn)})-${cellAddress(totalRow, this.totalColumn)}`);
    this.add([
      text(0, this.word("checkCrossFoot"), "check-label"),
      formula(this.totalColumn, difference, 0, "check-amount", decimals),
      formula(this.totalColumn + 1, `=IF(${cellAddress(cross, this.totalColumn)}=0,"OK","CHECK")`, "OK", "check-verdict"),
    ]);
    const suffix = figures.currencies.filter((other) => other.items > 0).length > 1 ? ` (${name})` : "";
    const nothing = decimalText(zero, each.currency.exponent);
    this.checks.push({ name: `buckets = open items${suffix}`, row, column: this.totalColumn, difference: nothing });
    this.checks.push({ name: `cross-foot${suffix}`, row: cross, column: this.totalColumn, difference: nothing });
  }

  private pastDueCell(row: number, amounts: readonly Minor[], total: Minor, role: "percent" | "total-percent"): PlanCell {
    const { pastDue, totalColumn } = this;
    const late = pastDue.reduce<number>((sum, i) => sum + (amounts[i] ?? 0), 0);
    const share = new PastDueShare(totalColumn, pastDue).of(row, late, total);
    return formula(totalColumn + 1, share.formula, share.expected, role);
  }

  private addLegend(): void {
    const { figures } = this.input;
    const { legend } = agingSentences({
      currencies: [],
      basis: figures.basis,
      undated: 0,
      stated: undefined,
      termsDays: undefined,
      credits: "by-age",
      notesApart: false,
      place: "",
      rows: 0,
      readAt: "",
      recomputed: this.recomputed,
      toTheCent: true,
      bilingual: this.bilingual,
    });
    for (const line of legend) this.add([text(0, line, "legend")]);
  }

  private columnsFrom(first: number): readonly number[] {
    return Array.from({ length: this.totalColumn + 2 - first }, (_, i) => first + i);
  }

  private add(cells: readonly PlanCell[], height?: number): void {
    this.rows.push({ cells, ...(height === undefined ? {} : { height }) });
  }
}

/** The bucket cells of a row: "D9:H9". */
function bucketsOf(row: number, totalColumn: number): string {
  return `${cellAddress(row, firstBucket)}:${cellAddress(row, totalColumn - 1)}`;
}

function undatedItems(aging: Aging): number {
  return aging.buckets.reduce((sum, bucket, i) => (bucket.kind === "none" ? sum + (aging.items[i] ?? 0) : sum), 0);
}

/** The first item of each customer, in the order of the source. */
function firstItemOfCustomers({ customer, customers, size }: Ledger): Int32Array {
  const first = new Int32Array(customers.length);
  for (let item = size - 1; item >= 0; item--) first[customer[item] as number] = item;
  return first;
}
