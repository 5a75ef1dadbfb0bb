import { known } from "../kernel/assert.js";
import type { DayNumber } from "../kernel/day.js";
import { cellNumber, decimalText, minor, zero, type Minor } from "../kernel/money.js";
import { bucketFinder } from "../analyses/aging.js";
import type { Bucket, CurrencyFigures } from "../analyses/figures.js";
import { openItems } from "../analyses/open-items.js";
import { cellOf, itemKinds, type Ledger } from "../ledger/ledger.js";
import type { DetailColumn } from "../policy/presentation.js";
import { cellAddress } from "../sheet/address.js";
import type { PlanCell, PlanCheck, PlanFold, PlanRow, SheetPlan } from "../sheet/sheet-plan.js";
import { detailLegend, kindWord, totalLabel } from "../text/sheets.js";
import { bucketColumns, bucketHead } from "./bucket-columns.js";
import { customerColumn, detailLayout, numberColumn, type DetailLayout } from "./detail-columns.js";
import { empty, formula, number, text } from "./columns.js";
import type { ScheduleInput } from "./schedule.js";
import { isBilingual, printedPage, titleBlock, warningsOf, wordsOf, type Say } from "./sheet-frame.js";
import { openFormula, sourcePlace } from "./source-formula.js";

/** Links to source rows on one sheet: each is a request of its own in Excel, and a reader of more lines than this filters instead. */
const mostLinks = 2000;

/**
 * Every open item under its customer, in the bucket where the aging has it: items fold away under a subtotal per customer. Subtotals are
 * SUBTOTAL formulas, so that they follow a filter and a total never counts a subtotal twice.
 */
export function planDetail(input: ScheduleInput): SheetPlan {
  return new DetailSheet(input).plan();
}

interface OpenItem {
  readonly item: number;
  readonly open: Minor;
  readonly bucket: number;
}

class DetailSheet {
  private readonly rows: PlanRow[] = [];
  private readonly folds: PlanFold[] = [];
  private readonly checks: PlanCheck[] = [];
  private readonly say: Say;
  private readonly bilingual: boolean;
  private readonly buckets: readonly Bucket[];
  private readonly layout: DetailLayout;
  /** What subtotals begin with where no column of kinds tells them from items; "" where one does. No number of a customer begins so. */
  private readonly mark: string;
  /** By currency, then by customer. */
  private readonly items: ReadonlyMap<number, ReadonlyMap<number, readonly OpenItem[]>>;
  private links = 0;
  private asOfCell = "";

  constructor(private readonly input: ScheduleInput) {
    const { figures, ledger, locale, policy } = input;
    this.bilingual = isBilingual(locale, policy, ledger);
    this.say = wordsOf(this.bilingual);
    this.buckets = bucketColumns(figures);
    this.layout = detailLayout(policy.presentation.detailColumns, this.buckets);
    this.mark = this.layout.at.has("kind") ? "" : markOf(ledger);
    this.items = this.gather();
  }

  plan(): SheetPlan {
    const { figures, ledger, policy, findings, locale, preparedAt, file, name } = this.input;
    const block = titleBlock({
      title: this.say("detailTitle"),
      width: this.layout.width,
      say: this.say,
      facts: [
        [this.say("entity"), policy.company.name === "" ? file : policy.company.name],
        [this.say("asAt"), figures.asOf],
        [this.say("source"), sourcePlace(ledger)],
      ],
      preparedAt,
      warnings: warningsOf(findings, this.bilingual, locale),
      presentation: policy.presentation,
      units: policy.presentation.units,
      bilingual: this.bilingual,
    });
    this.rows.push(...block.rows);
    this.asOfCell = block.asOfCell;
    const headRow = this.rows.length;
    this.addHead();
    for (const each of figures.currencies) if (each.items > 0) this.addCurrency(each);
    for (const line of detailLegend(this.bilingual)) this.add([text(0, line, "legend")]);
    return {
      kind: "detail",
      name,
      asOf: figures.asOf,
      columnWidths: this.layout.widths,
      rows: this.rows,
      frozenRows: headRow + 1,
      showGridlines: false,
      page: printedPage(headRow, locale, this.say),
      status: block.status,
      tables: [],
      names: [],
      checks: this.checks,
      folds: this.folds,
      units: policy.presentation.units,
    };
  }

  /** Open items as the aging has them, in the order of due days within a customer. */
  private gather(): ReadonlyMap<number, ReadonlyMap<number, readonly OpenItem[]>> {
    const { figures, ledger, policy, customers } = this.input;
    const { open, apart } = openItems(ledger, policy, customers, figures.asOf);
    const finder = bucketFinder(ledger, "due", policy, figures.asOf, apart);
    const place = finder.ids.map((id) => this.buckets.findIndex((bucket) => bucket.id === id));
    const byCurrency = new Map<number, Map<number, OpenItem[]>>();
    for (let item = 0; item < ledger.size; item++) {
      if (open[item] === 0) continue;
      const currency = ledger.currency[item] as number;
      const customer = ledger.customer[item] as number;
      const ofCurrency = byCurrency.get(currency) ?? new Map<number, OpenItem[]>();
      byCurrency.set(currency, ofCurrency);
      const ofCustomer = ofCurrency.get(customer) ?? [];
      ofCurrency.set(customer, ofCustomer);
      ofCustomer.push({ item, open: minor(open[item] as number), bucket: known(place[finder.of(item)], "a column for each bucket") });
    }
    const due = ({ item }: OpenItem): number => ledger.due[item] as number;
    for (const ofCurrency of byCurrency.values())
      for (const list of ofCurrency.values()) list.sort((a, b) => due(a) - due(b) || a.item - b.item);
    return byCurrency;
  }

  private addHead(): void {
    const { at, buckets, total } = this.layout;
    const head = (column: number, label: string, right = false): PlanCell =>
      text(column, label, right ? "column-head-number" : "column-head");
    const chosen = [...at].flatMap(([word, column]) =>
      word === "buckets"
        ? buckets.map((place, i) =>
            head(place, bucketHead(known(this.buckets[i], "a bucket for its column"), this.say, this.bilingual), true),
          )
        : head(column, this.say(word, "\n"), word === "daysLate"),
    );
    this.add(
      [
        head(numberColumn, this.say("number", "\n")),
        head(customerColumn, this.say("customer", "\n")),
        ...chosen,
        head(total, this.say("total", "\n"), true),
      ],
      this.bilingual ? 28 : 18,
    );
  }

  private addCurrency(each: CurrencyFigures): void {
    const name = each.currency.code ?? this.say("noCurrency");
    const ofCurrency = this.items.get(this.input.ledger.currencies.indexOf(each.currency)) ?? new Map<number, readonly OpenItem[]>();
    this.add([text(0, name, "block-head"), ...this.columnsFrom(1).map((column) => empty(column, "block-head"))]);
    const first = this.rows.length;
    for (const { customer } of each.agingByDue.rows) this.addCustomer(customer, ofCurrency.get(customer) ?? [], each);
    const last = this.rows.length - 1;
    const totals = this.totalsOf(each);
    this.add(
      [
        text(0, totalLabel(name, each.customers, this.bilingual), "total-label", { span: this.layout.labelled }),
        ...this.sums(first, last, totals, each, "total-amount"),
      ],
      16,
    );
    this.addCheck(each, first, last, name);
    this.add([]);
  }

  private addCustomer(customer: number, items: readonly OpenItem[], each: CurrencyFigures): void {
    const { ledger } = this.input;
    const { id = "", name = "" } = ledger.customers[customer] ?? {};
    const first = this.rows.length;
    for (const { item, open, bucket } of items) {
      this.add([
        text(numberColumn, id, "text", this.layout.at.has("document") ? {} : this.link(item)),
        text(customerColumn, name, "text"),
        ...[...this.layout.at].flatMap(([word, column]) => this.itemCells(word, column, { item, open, bucket }, each)),
        this.amount(this.layout.total, open, each),
      ]);
    }
    const last = this.rows.length - 1;
    if (items.length > 0) this.folds.push({ first, last });
    const totals = [...this.buckets.map((_, i) => sumOf(items.filter(({ bucket }) => bucket === i))), sumOf(items)];
    this.add([
      text(numberColumn, `${this.mark} ${id}`.trim(), "subtotal-label"),
      text(customerColumn, name, "subtotal-label", { span: this.layout.labelled - customerColumn }),
      ...this.sums(first, last, totals, each, "subtotal-amount"),
    ]);
  }

  /** What a chosen column shows of an item. */
  private itemCells(word: DetailColumn, column: number, { item, open, bucket }: OpenItem, each: CurrencyFigures): readonly PlanCell[] {
    const { ledger } = this.input;
    switch (word) {
      case "document":
        return [text(column, ledger.invoiceNumber[item] ?? "", "text", this.link(item))];
      case "kind":
        return [text(column, kindWord(known(itemKinds[ledger.kind[item] as number], "a kind of every item"), this.bilingual), "text")];
      case "issued":
        return [this.dayCell(column, ledger.issued[item] as number)];
      case "due":
        return [this.dayCell(column, ledger.due[item] as number)];
      case "daysLate":
        return [this.lateCell(column, ledger.due[item] as number)];
      case "buckets":
        return this.layout.buckets.map((place, i) => this.amount(place, i === bucket ? open : zero, each));
    }
  }

  /** Sums of the columns of amounts, and nothing in the others that no label covers. `totals`: of every bucket, then the whole. */
  private sums(
    first: number,
    last: number,
    totals: readonly Minor[],
    { currency }: CurrencyFigures,
    role: "subtotal-amount" | "total-amount",
  ): readonly PlanCell[] {
    const { amounts, others, labelled } = this.layout;
    // Where no buckets are shown, the whole alone is.
    const shown = totals.slice(-amounts.length);
    const between = others.filter((column) => column > labelled);
    return [
      ...between.map((column) => empty(column, role === "total-amount" ? "total-label" : "subtotal-label")),
      ...amounts.map((column, i) => {
        const sum = `=SUBTOTAL(9,${cellAddress(first, column)}:${cellAddress(last, column)})`;
        return formula(column, sum, cellNumber(shown[i] ?? zero, currency.exponent), role, { decimals: currency.exponent });
      }),
    ];
  }

  /** The currency's totals in the columns of the sheet, the whole last. */
  private totalsOf({ agingByDue, open }: CurrencyFigures): readonly Minor[] {
    const at = (id: string): Minor => agingByDue.amounts[agingByDue.buckets.findIndex((bucket) => bucket.id === id)] ?? zero;
    return [...this.buckets.map(({ id }) => at(id)), open];
  }

  /** The total against the source itself where its cells allow it, else against the ledger as it was read. */
  private addCheck(each: CurrencyFigures, first: number, last: number, name: string): void {
    const { ledger, figures } = this.input;
    const { exponent } = each.currency;
    const recomputed = ledger.source.recomputable && figures.agedAsStated;
    const row = this.rows.length;
    const source = recomputed ? openFormula(ledger, each.currency.code, this.asOfCell) : decimalText(each.open, exponent);
    // Items have a kind, subtotals have none, or a mark; unlike SUBTOTAL, the check does not follow a filter.
    const { at, total } = this.layout;
    const column = (place: number): string => `${cellAddress(first, place)}:${cellAddress(last, place)}`;
    const kind = at.get("kind");
    const isItem = kind === undefined ? `LEFT(${column(numberColumn)},${this.mark.length})<>"${this.mark}"` : `${column(kind)}<>""`;
    const items = `SUMPRODUCT((${isItem})*${column(total)})`;
    const difference = `=ROUND(${items}-(${source}),${exponent})`;
    this.add([text(0, this.say("checkDetail"), "check-label"), formula(total, difference, 0, "check-amount", { decimals: exponent })]);
    const several = figures.currencies.filter((other) => other.items > 0).length > 1;
    const nothing = decimalText(zero, exponent);
    this.checks.push({ name: `items = open items${several ? ` (${name})` : ""}`, row, column: total, difference: nothing });
  }

  private amount(column: number, value: Minor, { currency }: CurrencyFigures): PlanCell {
    return number(column, cellNumber(value, currency.exponent), "amount", { decimals: currency.exponent });
  }

  private dayCell(column: number, day: number): PlanCell {
    return day === 0 ? empty(column, "day") : { column, role: "day", value: { kind: "day", day: day as DayNumber } };
  }

  private lateCell(column: number, due: number): PlanCell {
    const late = this.input.figures.asOf - due;
    return due === 0 || late <= 0 ? empty(column, "count") : number(column, late, "count");
  }

  private link(item: number): Partial<PlanCell> {
    return this.links++ < mostLinks ? { link: cellOf(this.input.ledger, item, "invoiceNumber") } : {};
  }

  private columnsFrom(first: number): readonly number[] {
    return Array.from({ length: this.layout.total + 1 - first }, (_, i) => first + i);
  }

  private add(cells: readonly PlanCell[], height?: number): void {
    this.rows.push({ cells, ...(height === undefined ? {} : { height }) });
  }
}

/** Excel compares without regard to capitals, so the mark is kept from numbers that begin with either. */
function markOf({ customers }: Ledger): string {
  let mark = "Σ";
  while (customers.some(({ id }) => id.toUpperCase().startsWith(mark))) mark += "Σ";
  return mark;
}

function sumOf(items: readonly OpenItem[]): Minor {
  return minor(items.reduce((sum, { open }) => sum + open, 0));
}
