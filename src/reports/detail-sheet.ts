import { known } from "../kernel/assert.js";
import { cellNumber, decimalText, zero, type Minor } from "../kernel/money.js";
import type { AgingRow, Bucket, CurrencyFigures } from "../analyses/figures.js";
import { itemKinds, type Ledger } from "../ledger/ledger.js";
import { fewCharacters } from "../ledger/text-list.js";
import type { DetailColumn } from "../policy/presentation.js";
import { cellAddress, columnName } from "../sheet/address.js";
import type { CellRole, PlanCell, PlanCheck, PlanFold, PlanLook, SheetPlan } from "../sheet/sheet-plan.js";
import { SheetRows, type RowForm, type Ruling } from "../sheet/sheet-rows.js";
import { detailLegend, kindWord, totalLabel } from "../text/sheets.js";
import { bucketColumns, bucketHead } from "./bucket-columns.js";
import { customerColumn, detailLayout, numberColumn, type DetailLayout } from "./detail-columns.js";
import { ItemForm, SubtotalForm, type DetailItems } from "./detail-forms.js";
import { openItemsByAccount, type OpenItemsByAccount } from "./detail-items.js";
import { empty, formula, text } from "./columns.js";
import type { ScheduleInput } from "./schedule.js";
import { isBilingual, ownerFact, printedPage, titleBlock, warningsOf, wordsOf, type Say } from "./sheet-frame.js";
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

/** Rows beside items and subtotals, about: the title, what stands around each currency, the legend. */
const roomAround = 64;

/** How the rows of a currency are laid out and made: of items, and of customers by their place in its aging. */
interface Forms {
  readonly item: RowForm;
  /** The same for an item that leads to its source. */
  readonly linked: RowForm;
  readonly subtotal: RowForm;
}

const itemRoles = {
  document: "text",
  kind: "text",
  issued: "day",
  due: "day",
  daysLate: "count",
} as const satisfies Record<Exclude<DetailColumn, "buckets">, CellRole>;

class DetailSheet {
  private readonly rows: SheetRows;
  private readonly folds: PlanFold[] = [];
  private readonly checks: PlanCheck[] = [];
  private readonly say: Say;
  private readonly bilingual: boolean;
  private readonly buckets: readonly Bucket[];
  private readonly layout: DetailLayout;
  /** What subtotals begin with where no column of kinds tells them from items; "" where one does. No number of a customer begins so. */
  private readonly mark: string;
  private readonly items: OpenItemsByAccount;
  private readonly shared: DetailItems;
  private links = 0;
  private asOfCell = "";

  constructor(private readonly input: ScheduleInput) {
    const { figures, ledger, locale, policy } = input;
    this.bilingual = isBilingual(locale, policy, ledger);
    this.say = wordsOf(this.bilingual);
    this.buckets = bucketColumns(figures);
    this.layout = detailLayout(policy.presentation.detailColumns, this.buckets);
    this.mark = this.layout.at.has("kind") ? "" : markOf(ledger);
    this.items = openItemsByAccount(input, this.buckets);
    this.shared = {
      ledger,
      asOf: figures.asOf,
      items: this.items,
      layout: this.layout,
      kinds: itemKinds.map((kind) => kindWord(kind, this.bilingual)),
      customerCharacters: Uint32Array.from(ledger.customers, ({ id, name }) => id.length + name.length),
      numberCharacters: fewCharacters(this.items.invoiceNumber),
    };
    const accounts = figures.currencies.reduce((sum, { agingByDue }) => sum + agingByDue.rows.length, 0);
    this.rows = new SheetRows(this.items.listed.length + accounts + roomAround);
  }

  plan(): SheetPlan {
    const { figures, ledger, policy, findings, locale, preparedAt, file, name } = this.input;
    const block = titleBlock({
      title: this.say("detailTitle"),
      width: this.layout.width,
      say: this.say,
      facts: [ownerFact(this.say, policy, file), [this.say("asAt"), figures.asOf], [this.say("source"), sourcePlace(ledger)]],
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
    for (const line of detailLegend(this.bilingual, this.links > mostLinks ? mostLinks : undefined)) this.add([text(0, line, "legend")]);
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
    const currency = this.input.ledger.currencies.indexOf(each.currency);
    const forms = this.formsOf(each, currency);
    this.add([text(0, name, "block-head"), ...this.columnsFrom(1).map((column) => empty(column, "block-head"))]);
    const first = this.rows.length;
    this.addCustomers(each.agingByDue.rows, currency, forms);
    const last = this.rows.length - 1;
    const totals = this.totalsOf(each);
    this.add(
      [
        text(0, totalLabel(name, each.customers, this.bilingual), "total-label", { span: this.layout.labelled }),
        ...this.sums(first, last, totals, each),
      ],
      16,
    );
    this.addCheck(each, first, last, name);
    this.add([]);
  }

  /** The items of each customer, and what they come to. */
  private addCustomers(customers: readonly AgingRow[], currency: number, forms: Forms): void {
    for (let place = 0; place < customers.length; place++) {
      const { customer } = customers[place] as AgingRow;
      this.addItems(this.items.firstOf(currency, customer), this.items.countOf(currency, customer), forms);
      this.rows.add(forms.subtotal, place);
    }
  }

  /** So many items of a customer, from a place in the list of open ones on. */
  private addItems(from: number, count: number, { item, linked }: Forms): void {
    const { rows, items } = this;
    const first = rows.length;
    const leading = Math.min(count, Math.max(0, mostLinks - this.links));
    this.links += count;
    rows.addEach(linked, items.listed, from, from + leading);
    rows.addEach(item, items.listed, from + leading, from + count);
    if (count > 0) this.folds.push({ first, last: rows.length - 1 });
  }

  /** How the rows of a currency are laid out and made. */
  private formsOf(each: CurrencyFigures, currency: number): Forms {
    const { at, amounts, others, labelled } = this.layout;
    const decimals = each.currency.exponent;
    const linkColumn = at.get("document") ?? numberColumn;
    const chosen = [...at].flatMap(([word, column]): readonly PlanLook[] =>
      word === "buckets" ? [] : [{ column, role: itemRoles[word] }],
    );
    const looks = fromTheLeft([
      { column: numberColumn, role: "text" },
      { column: customerColumn, role: "text" },
      ...chosen,
      ...amounts.map((column): PlanLook => ({ column, role: "amount", decimals })),
    ]);
    const between = others.filter((column) => column > labelled);
    const subtotal = fromTheLeft([
      { column: numberColumn, role: "subtotal-label" },
      { column: customerColumn, role: "subtotal-label", span: labelled - customerColumn },
      ...between.map((column): PlanLook => ({ column, role: "subtotal-label" })),
      ...amounts.map((column): PlanLook => ({ column, role: "subtotal-amount", decimals })),
    ]);
    const linked = looks.map((look) => (look.column === linkColumn ? { ...look, link: true as const } : look));
    const aged = this.buckets.map(({ id }) => each.agingByDue.buckets.findIndex((bucket) => bucket.id === id));
    return {
      item: new ItemForm(looks, decimals, this.shared),
      linked: new ItemForm(linked, decimals, this.shared),
      subtotal: new SubtotalForm(subtotal, each, currency, { ...this.shared, aged, mark: this.mark }),
    };
  }

  /** Sums of the columns of amounts, and nothing in the others that no label covers. `totals`: of every bucket, then the whole. */
  private sums(first: number, last: number, totals: readonly Minor[], { currency }: CurrencyFigures): readonly PlanCell[] {
    const { amounts, others, labelled } = this.layout;
    const shown = totals.slice(-amounts.length);
    const between = others.filter((column) => column > labelled);
    return [
      ...between.map((column) => empty(column, "total-label")),
      ...amounts.map((column, i) => {
        const expected = cellNumber(shown[i] ?? zero, currency.exponent);
        return formula(column, sumOver(first, last, column), expected, "total-amount", { decimals: currency.exponent });
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
    this.add([
      text(0, this.say(recomputed ? "checkDetail" : "checkAsRead"), "check-label"),
      formula(total, difference, 0, "check-amount", { decimals: exponent }),
    ]);
    const several = figures.currencies.filter((other) => other.items > 0).length > 1;
    const nothing = decimalText(zero, exponent);
    this.checks.push({ name: `items = open items${several ? ` (${name})` : ""}`, row, column: total, difference: nothing });
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

/** Follows a filter, and never counts a subtotal twice. */
function sumOver(first: number, last: number, column: number): string {
  const name = columnName(column);
  return `=SUBTOTAL(9,${name}${first + 1}:${name}${last + 1})`;
}

function fromTheLeft(looks: readonly PlanLook[]): Ruling {
  return [...looks].sort((a, b) => a.column - b.column);
}
