import type { Mapping } from "../ledger/ledger.js";
import { isBlank, type CellValue } from "../sheet/cell.js";
import { loneText } from "./group-rows.js";
import { headerText } from "./header-text.js";
import { headsOtherTable } from "./other-table.js";
import { namesStatistic, namesTotal } from "./total-words.js";

/** What a row of the body is. */
export type RowKind =
  | { readonly kind: "item" }
  | { readonly kind: "blank" }
  /** The header again, as printed reports repeat it on every page. */
  | { readonly kind: "header" }
  /** Names the customer of the rows beneath; `total` when it carries their sum too. */
  | { readonly kind: "group"; readonly name: string; readonly total: boolean }
  /** The header of another table beneath this one. */
  | { readonly kind: "other-table" }
  /** A subtotal, a total or a carried balance. */
  | { readonly kind: "total" }
  /** A sum without a word for it: it has an amount, and neither a number nor a day. */
  | { readonly kind: "unnamed-sum" }
  /** A text without amount and day: a footer, a remark, a band of age. */
  | { readonly kind: "text" };

const item: RowKind = { kind: "item" };

/** The columns by which rows are told apart. */
export interface RowStructure {
  readonly mapping: Mapping;
  readonly headers: readonly string[];
  /** Column of rows that name a customer. */
  readonly groups: number | undefined;
}

/** Tells the kinds of rows of one table apart: most rows are items and are known by a day and a number alone. */
export class RowKinds {
  private readonly dates: readonly number[];
  private readonly amounts: readonly number[];
  private readonly named: readonly { readonly column: number; readonly header: string }[];

  constructor(private readonly structure: RowStructure) {
    const { mapping } = structure;
    const { issueDate, dueDate, amount, openAmount } = mapping;
    this.dates = [issueDate?.parts?.day ?? issueDate?.column, dueDate?.column].flatMap((column) => (column === undefined ? [] : [column]));
    this.amounts = [amount, openAmount].flatMap((each) => (each ? [each.column, ...(each.contra === undefined ? [] : [each.contra])] : []));
    this.named = Object.values(mapping).filter((each) => each.header !== "");
  }

  of(cells: readonly CellValue[]): RowKind {
    const hasDate = this.hasDate(cells);
    const number = this.structure.mapping.invoiceNumber;
    const hasNumber = number !== undefined && !isBlank(cells[number.column]);
    const hasAmount = this.hasAmount(cells);
    if (hasDate && hasNumber && hasAmount)
      return this.isHeader(cells) ? { kind: "header" } : isTotalNumber(cells[number.column]) ? { kind: "total" } : item;
    if (cells.every(isBlank)) return { kind: "blank" };
    if (headsOtherTable(cells, this.structure.mapping)) return { kind: "other-table" };
    if (this.isHeader(cells)) return { kind: "header" };
    if (!(hasDate && hasNumber) && cells.some((cell) => typeof cell === "string" && namesTotal(cell)))
      return hasAmount || this.hasNumbers(cells) ? { kind: "total" } : this.groupOr(cells, { kind: "text" });
    if (!hasDate && !hasNumber && cells.some((cell) => typeof cell === "string" && namesStatistic(cell))) return { kind: "text" };
    // One text alone is a heading or a remark, though it stand in the column of days.
    if (!hasAmount && this.isLone(cells) && typeof cells.find((cell) => !isBlank(cell)) === "string")
      return this.groupOr(cells, { kind: "text" });
    if (hasDate) return { kind: "item" };
    const group = this.groupOr(cells, undefined);
    if (group) return group;
    if (!hasAmount) return hasNumber && !this.isLone(cells) ? { kind: "item" } : { kind: "text" };
    return hasNumber ? { kind: "item" } : { kind: "unnamed-sum" };
  }

  private hasDate(cells: readonly CellValue[]): boolean {
    for (const column of this.dates) if (mayBeDay(cells[column])) return true;
    return false;
  }

  private hasAmount(cells: readonly CellValue[]): boolean {
    for (const column of this.amounts) if (!isBlank(cells[column])) return true;
    return false;
  }

  /** A lone text in the column of customers names a group, numbers beside it are its total. */
  private groupOr<T>(cells: readonly CellValue[], otherwise: T): RowKind | T {
    const { groups, mapping } = this.structure;
    const customer = groups ?? mapping.customer?.column;
    // Where every row names its own customer, a lone text is a remark.
    const column = (groups === undefined ? undefined : loneText(cells, this.dates)) ?? this.codeBesideName(cells);
    if (column === undefined || column !== customer) return otherwise;
    return { kind: "group", name: headerText(cells[column]), total: this.hasNumbers(cells) };
  }

  /** "KELS002 | Kelso Textiles Ltd" and nothing else: a group with its number and its name. */
  private codeBesideName(cells: readonly CellValue[]): number | undefined {
    const { customer, customerName } = this.structure.mapping;
    if (!customer || !customerName) return undefined;
    const others = cells.some((cell, column) => column !== customer.column && column !== customerName.column && !isBlank(cell));
    return others || isBlank(cells[customer.column]) ? undefined : customer.column;
  }

  private isLone(cells: readonly CellValue[]): boolean {
    return cells.filter((cell) => !isBlank(cell)).length === 1;
  }

  private hasNumbers(cells: readonly CellValue[]): boolean {
    return cells.some((cell) => typeof cell === "number") || this.amounts.some((column) => !isBlank(cells[column]));
  }

  private isHeader(cells: readonly CellValue[]): boolean {
    const { length } = this.named;
    // Amounts are numbers on nearly every row: a look at one cell spares the rest.
    const [amount] = this.amounts;
    if (amount !== undefined && typeof cells[amount] !== "string") return false;
    return (
      length >= 2 && this.named.filter(({ column, header }) => headerText(cells[column]) === header).length >= Math.max(2, length * 0.6)
    );
  }
}

/** "TOTAL" in place of an invoice number; a number has digits. */
function isTotalNumber(cell: CellValue | undefined): boolean {
  return typeof cell === "string" && !/\d/.test(cell) && namesTotal(cell);
}

/** Something with digits, whether it is a day of the calendar or not: a word in the column of days dates nothing. */
function mayBeDay(cell: CellValue | undefined): boolean {
  return typeof cell === "number" || (typeof cell === "string" && /\d/.test(cell));
}
