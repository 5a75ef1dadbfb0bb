import { cellNumber, type Minor } from "../kernel/money.js";
import { cellAddress } from "../sheet/address.js";
import type { PlanCell } from "../sheet/sheet-plan.js";
import type { CurrencyFigures } from "../analyses/figures.js";
import type { PoolProvision, ProvisionLine, ProvisionReason } from "../analyses/provision-figures.js";
import type { Ledger } from "../ledger/ledger.js";
import { provisionReason } from "../text/provision-reasons.js";
import { aboveSentence, inBoth, provisionWord, securityName, thinSentence, type ProvisionWord } from "../text/provision.js";
import { sheetWord } from "../text/sheets.js";
import { bandName } from "../text/year-bands.js";
import { empty, formula, number, text } from "./columns.js";

/** Columns of the provision sheet: the pools on the left, the roll-forward on the right of a gap. */
export const at = { label: 0, gross: 1, base: 2, factor: 3, rate: 4, allowance: 5, right: 7, date: 8, debit: 9, last: 10 } as const;

/** What every block of one currency needs. */
export interface BlockContext {
  readonly ledger: Ledger;
  readonly figures: CurrencyFigures;
  readonly bilingual: boolean;
}

/** Rows as they are put beneath each other, from a row of the sheet on. */
export class BlockRows {
  readonly rows: PlanCell[][] = [];

  constructor(private readonly first: number) {}

  /** The row of the sheet that the next `add` fills. */
  get next(): number {
    return this.first + this.rows.length;
  }

  add(cells: readonly PlanCell[]): number {
    this.rows.push([...cells]);
    return this.next - 1;
  }
}

/** The left half of one currency, with the cells that others refer to. */
export interface LeftBlock {
  readonly rows: BlockRows;
  /** Row of the line "open items, closing allowance"; `undefined` where no pool is provided for. */
  readonly closingRow: number | undefined;
  /** Row of the line of sales, for the method that has one. */
  readonly salesRow: number | undefined;
}

/** Pools with their matrices, specific provisions, security, customers in credit, and the closing allowance. */
export function leftBlock(context: BlockContext, firstRow: number): LeftBlock {
  return new Left(context, firstRow).block();
}

class Left {
  private readonly out: BlockRows;
  private readonly totals: number[] = [];
  private salesRow: number | undefined;

  constructor(
    private readonly context: BlockContext,
    firstRow: number,
  ) {
    this.out = new BlockRows(firstRow);
  }

  block(): LeftBlock {
    const { provision } = this.context.figures;
    if (provision.method === "percent-of-sales") {
      this.poolTable({ pool: undefined, base: provision.byBucket[0]?.base ?? (0 as Minor), total: provision.total });
      this.salesRow = provision.byBucket.length > 0 ? this.out.next - 3 : undefined;
      return { rows: this.out, closingRow: undefined, salesRow: this.salesRow };
    }
    provision.pools.forEach((pool) => this.poolTable(pool));
    this.notes();
    if (provision.specific.length > 0) this.specificTable();
    if (provision.security.length > 0) this.securityTable();
    return { rows: this.out, closingRow: this.closing(), salesRow: undefined };
  }

  private word(word: ProvisionWord, separator?: string): string {
    return provisionWord(word, this.context.bilingual, separator);
  }

  private money(amount: Minor): number {
    return cellNumber(amount, this.context.figures.currency.exponent);
  }

  private get decimals(): { readonly decimals: number } {
    return { decimals: this.context.figures.currency.exponent };
  }

  private heads(...labels: readonly [column: number, word: ProvisionWord][]): void {
    const columns = [at.label, at.gross, at.base, at.factor, at.rate, at.allowance];
    this.out.add(
      columns.map((column) => {
        const label = labels.find(([each]) => each === column)?.[1];
        const role = column === at.label ? "column-head" : "column-head-number";
        return label === undefined ? empty(column, role) : text(column, this.word(label, "\n"), role);
      }),
    );
  }

  private section(title: string): void {
    this.out.add([text(at.label, title, "fact")]);
  }

  private poolTable({ pool, total }: PoolProvision): void {
    const { provision } = this.context.figures;
    const named = provision.pools.length > 1 || pool !== undefined ? `: ${pool ?? this.word("others")}` : "";
    this.section(`${this.word("matrix")}${named}`);
    const lines = provision.byBucket.filter((line) => line.pool === pool);
    if (lines.length === 0) {
      if (total.kind !== "value")
        this.out.add([
          text(
            at.label,
            inBoth((locale) => provisionReason(total.reason, locale), this.context.bilingual),
            "note",
            { span: 6 },
          ),
        ]);
      this.out.add([]);
      return;
    }
    this.heads(
      [at.label, "pastDue"],
      [at.gross, "gross"],
      [at.base, "baseRate"],
      [at.factor, "factor"],
      [at.rate, "rate"],
      [at.allowance, "allowance"],
    );
    const first = this.out.next;
    for (const line of lines) this.line(line);
    this.totals.push(this.subtotal(first, lines));
    this.out.add([]);
  }

  private line({ bucket, base, baseRate, rate, amount }: ProvisionLine): void {
    const { provision } = this.context.figures;
    const row = this.out.next;
    const cell = (column: number): string => cellAddress(row, column);
    this.out.add([
      text(at.label, this.bucketName(bucket), "text"),
      number(at.gross, this.money(base), "amount", this.decimals),
      number(at.base, Number(baseRate), provision.history ? "rate-percent" : "input-percent"),
      number(at.factor, Number(provision.factor), "input-rate"),
      formula(at.rate, `=MIN(${cell(at.base)}*${cell(at.factor)},1)`, Number(rate), "rate-percent"),
      formula(at.allowance, this.rounded(`MAX(${cell(at.gross)},0)*${cell(at.rate)}`), this.money(amount), "amount", this.decimals),
    ]);
  }

  private subtotal(first: number, lines: readonly ProvisionLine[]): number {
    const row = this.out.next;
    const column = (each: number): string => `${cellAddress(first, each)}:${cellAddress(row - 1, each)}`;
    const base = lines.reduce((all, line) => all + line.base, 0) as Minor;
    const amount = lines.reduce((all, line) => all + line.amount, 0) as Minor;
    return this.totalRow("poolTotal", `=SUM(${column(at.gross)})`, base, `=SUM(${column(at.allowance)})`, amount);
  }

  private totalRow(word: ProvisionWord, gross: string, base: Minor, allowance: string, amount: Minor): number {
    const row = this.out.next;
    const [of, by] = [cellAddress(row, at.allowance), cellAddress(row, at.gross)];
    return this.out.add([
      text(at.label, this.word(word), "total-label"),
      formula(at.gross, gross, this.money(base), "total-amount", this.decimals),
      empty(at.base, "total-amount"),
      empty(at.factor, "total-amount"),
      formula(at.rate, `=IF(${by}>0,${of}/${by},"n/a")`, base > 0 ? amount / base : "n/a", "total-rate-percent"),
      formula(at.allowance, allowance, this.money(amount), "total-amount", this.decimals),
    ]);
  }

  private notes(): void {
    const { history } = this.context.figures.provision;
    const named = (pool: string | undefined, sentence: string): string => (pool === undefined ? sentence : `${pool}: ${sentence}`);
    const notes = [
      ...(history?.thin ?? []).map(({ pool, bucket, taken }) =>
        named(
          pool,
          inBoth((locale) => thinSentence(bucket, taken, locale), this.context.bilingual),
        ),
      ),
      ...(history?.above ?? []).map(({ pool, bucket }) =>
        named(
          pool,
          inBoth((locale) => aboveSentence(bucket, locale), this.context.bilingual),
        ),
      ),
    ];
    for (const note of notes) this.out.add([text(at.label, note, "legend")]);
    if (notes.length > 0) this.out.add([]);
  }

  private customer(index: number | undefined, named: string): string {
    const customer = index === undefined ? undefined : this.context.ledger.customers[index];
    if (!customer) return named;
    return customer.name === customer.id ? customer.id : `${customer.id} ${customer.name}`;
  }

  private specificTable(): void {
    const { specific } = this.context.figures.provision;
    this.section(this.word("specific"));
    this.heads([at.label, "customerReason"], [at.gross, "gross"], [at.factor, "expected"], [at.rate, "rate"], [at.allowance, "allowance"]);
    const first = this.out.next;
    let [base, allowance] = [0, 0];
    for (const { entry, customer, gross, amount } of specific) {
      const row = this.out.next;
      const cell = (column: number): string => cellAddress(row, column);
      const who = `${this.customer(customer, entry.customer)}${entry.invoice === "" ? "" : `, ${entry.invoice}`}: ${entry.reason}`;
      base += gross;
      if (amount.kind !== "value") {
        this.out.add([
          text(at.label, who, "text"),
          number(at.gross, this.money(gross), "amount", this.decimals),
          ...[at.base, at.factor, at.rate, at.allowance].map((column) => empty(column, "text")),
        ]);
        this.because(amount.reason);
        continue;
      }
      allowance += amount.value;
      const byRate = entry.rate !== undefined;
      this.out.add([
        text(at.label, who, "text"),
        number(at.gross, this.money(gross), "amount", this.decimals),
        empty(at.base, "text"),
        formula(
          at.factor,
          `=${cell(at.gross)}-${cell(at.allowance)}`,
          this.money((gross - amount.value) as Minor),
          "amount",
          this.decimals,
        ),
        byRate
          ? number(at.rate, Number(entry.rate), "input-percent")
          : formula(
              at.rate,
              `=IF(${cell(at.gross)}>0,${cell(at.allowance)}/${cell(at.gross)},0)`,
              gross > 0 ? amount.value / gross : 0,
              "rate-percent",
            ),
        byRate
          ? formula(
              at.allowance,
              this.rounded(`MAX(${cell(at.gross)},0)*${cell(at.rate)}`),
              this.money(amount.value),
              "amount",
              this.decimals,
            )
          : number(at.allowance, this.money(amount.value), "input-amount", this.decimals),
      ]);
    }
    this.sumUp(first, base as Minor, allowance as Minor);
  }

  private securityTable(): void {
    const { security } = this.context.figures.provision;
    this.section(this.word("security"));
    this.heads([at.label, "security"], [at.gross, "gross"], [at.base, "covered"], [at.factor, "before"], [at.allowance, "reduction"]);
    const first = this.out.next;
    let all = 0;
    for (const { entry, customer, gross, before, covered, reduction } of security) {
      const row = this.out.next;
      const kind = inBoth((locale) => securityName(entry.kind, locale), this.context.bilingual);
      const own = entry.integral ? "" : ` (${this.word("ownAsset")})`;
      const amount = reduction.kind === "value" ? reduction.value : 0;
      all -= amount;
      const share = this.rounded(`${cellAddress(row, at.factor)}*${cellAddress(row, at.base)}/${cellAddress(row, at.gross)}`, "-");
      // Where the pools provide less than the cover would save, the reduction stops there and is no product any more.
      const whole = gross > 0 && entry.integral && amount === Math.round((before * covered) / gross);
      this.out.add([
        text(at.label, `${this.customer(customer, entry.customer)}, ${kind}${own}`, "text"),
        number(at.gross, this.money(gross), "amount", this.decimals),
        number(at.base, this.money(covered), "amount", this.decimals),
        number(at.factor, this.money(before), "amount", this.decimals),
        empty(at.rate, "text"),
        whole
          ? formula(at.allowance, share, this.money(-amount as Minor), "amount", this.decimals)
          : number(at.allowance, this.money(-amount as Minor), "amount", this.decimals),
      ]);
      if (reduction.kind !== "value") this.because(reduction.reason);
    }
    const row = this.out.next;
    const sum = `=SUM(${cellAddress(first, at.allowance)}:${cellAddress(row - 1, at.allowance)})`;
    // What is covered stands in its pool already: only the reduction counts.
    this.totals.push(
      this.out.add([
        text(at.label, this.word("poolTotal"), "total-label"),
        ...[at.gross, at.base, at.factor, at.rate].map((column) => empty(column, "total-amount")),
        formula(at.allowance, sum, this.money(all as Minor), "total-amount", this.decimals),
      ]),
    );
    this.out.add([]);
  }

  /** Beneath a line without a figure: why it has none. */
  private because(reason: ProvisionReason): void {
    this.out.add([
      text(
        at.label,
        inBoth((locale) => provisionReason(reason, locale), this.context.bilingual),
        "legend",
      ),
    ]);
  }

  private sumUp(first: number, base: Minor, amount: Minor): void {
    const row = this.out.next;
    const column = (each: number): string => `=SUM(${cellAddress(first, each)}:${cellAddress(row - 1, each)})`;
    this.totals.push(this.totalRow("poolTotal", column(at.gross), base, column(at.allowance), amount));
    this.out.add([]);
  }

  private closing(): number | undefined {
    const { provision, open } = this.context.figures;
    const { total, creditBalances } = provision;
    if (total.kind !== "value") return undefined;
    if (creditBalances !== 0) {
      const row = this.out.add([
        text(at.label, this.word("creditBalances"), "text"),
        number(at.gross, this.money(creditBalances), "amount", this.decimals),
        ...[at.base, at.factor, at.rate].map((column) => empty(column, "text")),
        number(at.allowance, 0, "amount", this.decimals),
      ]);
      this.totals.push(row);
    }
    const sum = (column: number): string => `=${this.totals.map((row) => cellAddress(row, column)).join("+")}`;
    return this.totalRow("closingAllowance", sum(at.gross), open, sum(at.allowance), total.value);
  }

  private rounded(expression: string, sign = ""): string {
    return `=${sign}ROUND(${expression},${this.context.figures.currency.exponent})`;
  }

  private bucketName(id: string): string {
    const { bilingual } = this.context;
    const names = {
      current: "notDue",
      "no-due-date": "noDueDate",
      credits: "creditsApart",
      related: "relatedApart",
      notes: "notesApart",
    } as const;
    if (id === "balance" || id === "sales") return this.word(id);
    if (bandName(id, "en-US") !== undefined) return inBoth((locale) => bandName(id, locale) ?? id, bilingual);
    const word = id in names ? names[id as keyof typeof names] : undefined;
    if (word) return sheetWord(word, bilingual);
    return `${id.replace("-", "–")} ${sheetWord("days", bilingual)}`;
  }
}
