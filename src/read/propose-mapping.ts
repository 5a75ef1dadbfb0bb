import { known } from "../kernel/assert.js";
import { fields, type Field, type MappedColumn, type Mapping } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";
import { bucketColumns, type BucketHeader } from "./bucket-header.js";
import { shapeOf, type ColumnShape } from "./column-shape.js";
import { checkAmounts } from "./consistency.js";
import { currencyOfHeader, holdsCurrencies } from "./currency.js";
import { sidesIn } from "./document-type.js";
import { groupColumn } from "./group-rows.js";
import { normalHeader } from "./header-text.js";
import { headerWords, wordScore } from "./header-words.js";
import { helperRoles, helperWords, type HelperRole } from "./helper-words.js";

/** What the columns of a table seem to mean, and how surely. */
export interface MappingProposal {
  readonly mapping: Mapping;
  /** From 0 to 1 for each mapped field; below {@link doubtful} a person should look. */
  readonly confidence: Readonly<Partial<Record<Field, number>>>;
  /** Columns that fit a field as well as the one that was taken, or as well as each other where none was. */
  readonly rivals: Readonly<Partial<Record<Field, number>>>;
  /** Columns that are no field and help to read the table. */
  readonly helpers: Readonly<Partial<Record<HelperRole, number>>>;
  /** Bands of an aging report, by column. */
  readonly buckets: ReadonlyMap<number, BucketHeader>;
  /** The column in which rows of their own name the customer of the rows below; `undefined` when every row names its own. */
  readonly groups: number | undefined;
}

/** Below this confidence a mapping is a guess that must be shown as one. */
export const doubtful = 0.6;

/** Below this nothing is proposed at all. */
const least = 0.3;

/** Two columns this near to each other for one field are rivals: neither is sure. */
const rivalry = 0.04;

/** Rows looked at below the header, spread over the table. */
const sampled = 400;

interface Candidate {
  readonly field: Field;
  readonly column: number;
  readonly score: number;
}

/**
 * Proposes what each column means, from the words of its header, the look of its values, and what the columns say together
 * (open = amount less paid, bands that add up to a total, a balance that runs). Each column has one meaning, each field one column.
 */
export function proposeMapping(headers: readonly string[], body: readonly (readonly CellValue[])[]): MappingProposal {
  return new Proposing(headers, body).propose();
}

class Proposing {
  private readonly normal: readonly string[];
  private readonly rows: readonly (readonly CellValue[])[];
  private readonly shapes: readonly ColumnShape[];
  private readonly buckets: ReadonlyMap<number, BucketHeader>;
  private readonly mapping: { [F in Field]?: MappedColumn } = {};
  private readonly confidence: Partial<Record<Field, number>> = {};
  private readonly rivals: Partial<Record<Field, number>> = {};

  constructor(
    private readonly headers: readonly string[],
    private readonly body: readonly (readonly CellValue[])[],
  ) {
    this.normal = headers.map(normalHeader);
    this.rows = fullRows(spread(body, sampled));
    this.shapes = headers.map((_, column) => shapeOf(this.rows.map((row) => row[column] ?? null)));
    this.buckets = bucketColumns(headers);
  }

  propose(): MappingProposal {
    this.claim(this.candidates());
    this.takeContraColumns();
    this.takeByContent();
    this.takeDateParts();
    this.settleCustomer();
    const groups = this.takeGroups();
    checkAmounts({ mapping: this.mapping, confidence: this.confidence, rows: this.rows, headers: this.headers, buckets: this.buckets });
    this.fallBack();
    const { mapping, confidence, rivals, buckets } = this;
    return { mapping, confidence, rivals, helpers: this.helpers(), buckets, groups };
  }

  private candidates(): Candidate[] {
    const found: Candidate[] = [];
    this.normal.forEach((header, column) => {
      if (this.buckets.has(column)) return;
      for (const field of fields) {
        const score = this.says(field, header) * fits(field, known(this.shapes[column], "a shape per column"));
        if (score >= least) found.push({ field, column, score });
      }
    });
    this.numberBesideName(found);
    return found.sort((a, b) => b.score - a.score || a.column - b.column);
  }

  /** "Amount (EUR)" says amount, a little less surely than a column of amounts without a currency beside it. */
  private says(field: Field, header: string): number {
    const plain = wordScore(headerWords[field], header);
    const ending = plain === 0 && moneyFields.has(field) ? currencyOfHeader(header) : undefined;
    return ending ? 0.9 * wordScore(headerWords[field], ending.rest) : plain;
  }

  /** "No." left of "Name" is the customer's number, when something else numbers the invoices. */
  private numberBesideName(found: Candidate[]): void {
    this.normal.forEach((header, column) => {
      if (!/^(no|nr|number|id|code|编号|代码|编码)$/.test(header) || !/^(name( 1)?|名称)$/.test(this.normal[column + 1] ?? "")) return;
      if (!found.some((each) => each.field === "invoiceNumber" && each.column !== column && each.score >= 0.65)) return;
      for (let i = found.length - 1; i >= 0; i--) if (found[i]?.column === column) found.splice(i, 1);
      found.push({ field: "customer", column, score: 0.75 });
    });
  }

  /** The surest pairs first: each column and each field is taken once. */
  private claim(candidates: readonly Candidate[]): void {
    const taken = new Set<number>();
    for (const { field, column, score } of candidates) {
      if (this.mapping[field] || taken.has(column)) continue;
      const rival = candidates.find(
        (each) => each.field === field && each.column !== column && !taken.has(each.column) && score - each.score < rivalry,
      );
      if (rival) this.rivals[field] = rival.column;
      // The same header twice: which of the two is meant, a person must say. An equal copy is no question.
      if (rival && this.normal[rival.column] === this.normal[column] && !this.equalColumns(rival.column, column)) continue;
      taken.add(column);
      this.mapping[field] = this.at(column);
      this.confidence[field] = rival ? Math.min(score, doubtful - 0.05) : score;
    }
  }

  private equalColumns(a: number, b: number): boolean {
    return this.rows.every((row) => row[a] === row[b]);
  }

  /** A ledger with two sides: beside "Debit" the column of the same name with "Credit" is subtracted. */
  private takeContraColumns(): void {
    const sides: readonly (readonly [RegExp, string])[] = [
      [/\bdebit\b/, "credit"],
      [/\bdr\b/, "cr"],
      [/借方/, "贷方"],
      [/^借$/, "贷"],
      [/本期应收/, "本期收回"],
      [/本期应收/, "本期已收"],
      [/本期应收/, "本期收款"],
      [/本期应收/, "本期回款"],
    ];
    for (const field of ["amount", "openAmount", "paidAmount", "baseAmount"] as const) {
      const mapped = this.mapping[field];
      if (!mapped) continue;
      const header = this.normal[mapped.column] ?? "";
      for (const [side, other] of sides) {
        const contra = side.test(header) ? this.normal.indexOf(header.replace(side, other)) : -1;
        if (contra < 0) continue;
        this.mapping[field] = { ...mapped, contra };
        // One column is not taken off twice.
        for (const each of fields) if (each !== field && this.mapping[each]?.column === contra) this.forget(each);
      }
    }
  }

  /** A column of nothing but sides (Dr and Cr, + and -), types of documents or currencies says so of each row, whatever it is headed. */
  private takeByContent(): void {
    const free = (holds: (cells: readonly CellValue[]) => boolean): number => {
      const taken = new Set(Object.values(this.mapping).flatMap(({ column, contra }) => [column, contra]));
      return this.headers.findIndex((_, each) => !taken.has(each) && holds(this.rows.map((row) => row[each] ?? null)));
    };
    const take = (field: Field, column: number, confidence: number): void => {
      if (column < 0) return;
      this.mapping[field] = this.at(column);
      this.confidence[field] = confidence;
    };
    const { debitCredit, documentType, amount, currency } = this.mapping;
    if (!debitCredit && !documentType && amount?.contra === undefined)
      for (const [kind, field, confidence] of [
        ["sides", "debitCredit", 0.7],
        ["types", "documentType", 0.7],
        ["letters", "debitCredit", doubtful - 0.05],
      ] as const)
        if (!this.mapping.debitCredit && !this.mapping.documentType)
          take(
            field,
            free((cells) => sidesIn(cells) === kind),
            confidence,
          );
    const isBooks = (column: number): boolean =>
      /\b(local|base|company|functional|home|master|group|reporting)\b|本位|本币/.test(this.normal[column] ?? "");
    const column = currency ? -1 : free(holdsCurrencies);
    if (column >= 0 && !isBooks(column)) take("currency", column, 0.7);
  }

  /** Year, month and day in three columns make the issue date, where no column holds a whole one. */
  private takeDateParts(): void {
    const [year, month, day] = (["year", "month", "dayOfMonth"] as const).map((role) => this.helperColumn(role));
    if (year === undefined || month === undefined || day === undefined) return;
    if (this.mapping.issueDate && (this.confidence.issueDate ?? 0) >= doubtful) return;
    this.mapping.issueDate = { ...this.at(year), parts: { month, day } };
    this.confidence.issueDate = 0.9;
  }

  /** One customer column, whatever it holds, is the customer; with two, the number is, and the other names it. */
  private settleCustomer(): void {
    const { customer, customerName } = this.mapping;
    if (customer && customerName && this.isNameOf(customerName.column, customer.column))
      this.confidence.customerName = Math.max(this.confidence.customerName ?? 0, 0.8);
    if (customer || !customerName) return;
    this.move("customerName", "customer");
  }

  /** True when the values say so, however general the header: words, of which every number has its own. */
  private isNameOf(name: number, number: number): boolean {
    if ((this.shapes[name]?.words ?? 0) < 0.5) return false;
    const names = new Map<CellValue, CellValue>();
    let seen = 0;
    let other = 0;
    for (const row of this.rows) {
      const [id, text] = [row[number] ?? null, row[name] ?? null];
      if (id === null || text === null || id === text) continue;
      seen++;
      if (!names.has(id)) names.set(id, text);
      else if (names.get(id) !== text) other++;
    }
    // Where no number comes twice, there is nothing to compare: half a word must then have said so.
    const told = names.size < seen || (this.confidence.customerName ?? 0) >= 0.5;
    return seen >= 3 && told && new Set(names.values()).size >= names.size * 0.8 && other <= seen * 0.1;
  }

  /** Where no column names the customer of each row, rows of their own above a block may. */
  private takeGroups(): number | undefined {
    // A column whose words only hint at a customer gives way to rows that name one.
    const customer = (this.confidence.customer ?? 0) >= doubtful ? this.mapping.customer : undefined;
    const column = groupColumn(this.body, {
      dates: [this.mapping.issueDate, this.mapping.dueDate].flatMap((each) => (each ? [each.column] : [])),
      expected: customer?.column,
    });
    if (column === undefined) return undefined;
    if (customer) return customer.column === column ? column : undefined;
    this.mapping.customer = this.at(column);
    this.confidence.customer = 0.7;
    // The same column then often numbers the invoices of a block.
    const shape = this.shapes[column];
    if (!this.mapping.invoiceNumber && shape && shape.filled > 0 && shape.distinct > 0.8) {
      this.mapping.invoiceNumber = this.at(column);
      this.confidence.invoiceNumber = 0.65;
    }
    return column;
  }

  private fallBack(): void {
    // Without a column for the document's own day, the posting day dates the item.
    if (!this.mapping.issueDate && this.mapping.postingDate) this.move("postingDate", "issueDate");
    // Amounts in the books' own currency are the amounts, where there are no others.
    if (!this.mapping.amount && !this.mapping.openAmount && this.mapping.baseAmount) {
      this.move("baseAmount", "amount");
      // A column of the documents' currencies says nothing of amounts in the books' own.
      const currency = this.normal[this.mapping.currency?.column ?? -1] ?? "";
      if (/\b(doc|document|invoice|transaction|original|foreign)\b|原币|交易/.test(currency)) this.forget("currency");
    }
    // Net amounts are the sales, where there are no others; the reading adds the tax, or says that it is missing.
    if (!this.mapping.amount && this.mapping.netAmount) this.move("netAmount", "amount");
    // An amount whose own header names its currency is in that one, whatever a column beside it says.
    const amount = this.normal[(this.mapping.amount ?? this.mapping.openAmount)?.column ?? -1] ?? "";
    if (currencyOfHeader(amount)) this.forget("currency");
  }

  private forget(field: Field): void {
    Reflect.deleteProperty(this.mapping, field);
    Reflect.deleteProperty(this.confidence, field);
  }

  private move(from: Field, to: Field): void {
    const mapped = this.mapping[from];
    if (!mapped) return;
    this.mapping[to] = mapped;
    this.confidence[to] = this.confidence[from] ?? 0;
    const rival = this.rivals[from];
    if (rival !== undefined) this.rivals[to] = rival;
    for (const each of [this.mapping, this.confidence, this.rivals]) Reflect.deleteProperty(each, from);
  }

  private helpers(): Partial<Record<HelperRole, number>> {
    const taken = new Set(Object.values(this.mapping).map(({ column }) => column));
    const found: Partial<Record<HelperRole, number>> = {};
    for (const role of helperRoles) {
      const column = this.helperColumn(role);
      if (column !== undefined && !taken.has(column)) found[role] = column;
    }
    return found;
  }

  private helperColumn(role: HelperRole): number | undefined {
    let best: { readonly column: number; readonly score: number } | undefined;
    this.normal.forEach((header, column) => {
      const score = wordScore(helperWords[role], header);
      if (score >= least && score > (best?.score ?? 0)) best = { column, score };
    });
    return best?.column;
  }

  private at(column: number): MappedColumn {
    return { column, header: this.headers[column] ?? "" };
  }
}

/** Fields whose cells are days. */
export const dateFields: ReadonlySet<Field> = new Set(["issueDate", "dueDate", "settledDate", "postingDate", "writeOffDate"]);
/** Fields whose cells are amounts. */
export const moneyFields: ReadonlySet<Field> = new Set([
  "amount",
  "openAmount",
  "paidAmount",
  "netAmount",
  "taxAmount",
  "baseAmount",
  "writeOffAmount",
]);

/** How well a column's values go with a field: 1 as expected, 0 when they cannot be it. */
function fits(field: Field, shape: ColumnShape): number {
  // A column that is surely headed so keeps a chance, so that its unreadable cells are named one by one.
  const steps = (share: number): number => (share >= 0.8 ? 1 : share >= 0.5 ? 0.7 : shape.yesNo > 0.5 ? 0 : 0.35);
  const few = shape.filled === 0;
  if (dateFields.has(field)) return few ? 0.7 : steps(shape.days);
  if (moneyFields.has(field)) return few ? 0.7 : shape.dayTexts > 0.5 ? 0 : steps(shape.amounts);
  if (few) return 0.7;
  const isMoney = shape.decimals > 0.4;
  const isDates = shape.dayTexts > 0.5;
  switch (field) {
    case "currency":
      return shape.currencies >= 0.8 ? 1 : isMoney || isDates ? 0 : 0.7;
    case "customer":
      return isMoney || isDates ? 0 : shape.filled >= 5 && shape.distinct * shape.filled <= 1 ? 0.8 : 1;
    case "customerName":
      return isMoney || isDates ? 0 : shape.words >= 0.5 ? 1 : 0.7;
    case "invoiceNumber":
      return isMoney || isDates ? 0 : shape.filled >= 5 && shape.distinct < 0.3 ? 0.7 : 1;
    case "status":
      return isMoney || isDates || shape.amounts > 0.8 ? 0 : 1;
    case "terms":
      return isMoney || isDates ? 0 : 1;
    default:
      return isMoney || isDates ? 0 : 1;
  }
}

/** At most `most` rows, evenly spread, the first included. */
function spread<T>(rows: readonly T[], most: number): readonly T[] {
  if (rows.length <= most) return rows;
  const step = rows.length / most;
  return Array.from({ length: most }, (_, i) => known(rows[Math.floor(i * step)], "a row within the table"));
}

/** Rows that are filled as most are: titles, names of groups and totals would blur what a column looks like. */
function fullRows(rows: readonly (readonly CellValue[])[]): readonly (readonly CellValue[])[] {
  const filled = rows.map((row) => row.reduce<number>((count, cell) => count + (cell === null || cell === "" ? 0 : 1), 0));
  const usual = [...filled].sort((a, b) => a - b)[Math.floor(filled.length * 0.8)] ?? 0;
  return rows.filter((_, i) => (filled[i] ?? 0) >= usual * 0.55);
}
