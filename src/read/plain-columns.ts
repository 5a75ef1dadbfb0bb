import { exponentOf, type Exponent } from "../kernel/money.js";
import { itemKind, type Field } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";
import { codedOf, ListColumn, wholesOf, type CellColumn, type CodedColumn, type NumberParts } from "../sheet/column.js";
import type { CellGrid } from "../sheet/grid.js";
import { saysYes, type CellReader } from "./cell-reader.js";
import { currencyCode } from "./currency.js";
import type { CustomerCodes } from "./customer-codes.js";
import { isNoReceivable, kindOf, readDocumentType } from "./document-type.js";
import { isUnknownStatus, readItemStatus, saysPartPaid } from "./item-status.js";
import { MoneyCells } from "./money-cells.js";
import { nameIn } from "./name-cells.js";
import type { ReadOptions } from "./read-options.js";

/** The columns of a table as the fast lane goes over them; absent where the table has none. */
export interface PlainColumns {
  readonly ids: CustomerCells;
  /** Invoice numbers, and their series and numbers where the column holds such. */
  readonly number: { readonly cells: CellColumn; readonly parts: NumberParts | undefined };
  /** Day serials; what is none of them stands for no day. */
  readonly issued: Int32Array;
  readonly due: Int32Array;
  readonly settled: SettledCells | undefined;
  readonly amount: MoneyCells;
  readonly open: MoneyCells | undefined;
  readonly paid: MoneyCells | undefined;
  readonly currencies: CurrencyCells;
  /** The kind of a positive amount; {@link unknown} for one that is not plain. */
  readonly kinds: KnownCells;
  /** 1 where a status leaves the item as it is. */
  readonly statuses: KnownCells;
  /** 1 where the item is disputed. */
  readonly disputes: KnownCells;
}

/** Fields whose column takes every row of a table out of the plain lane. */
const special = ["debitCredit", "writeOffAmount", "baseAmount"] as const satisfies readonly Field[];

/** False for a table that is laid out in a way that only the reader of rows understands. */
export function hasPlainRows(
  { mapping, layout }: ReadOptions,
  { carries }: Pick<CustomerCodes, "carries">,
  { hasCurrencyBeside }: Pick<CellReader, "hasCurrencyBeside">,
): boolean {
  const { customer, invoiceNumber, issueDate, dueDate, amount, openAmount } = mapping;
  if (!customer || !invoiceNumber || !issueDate || !dueDate || !(amount ?? openAmount)) return false;
  if (invoiceNumber.column === customer.column || carries || hasCurrencyBeside) return false;
  // A mark of cancellation or a clearing document beside the items says more than a plain row can.
  const { voided, paidMark, clearingDocument, retention } = layout?.helpers ?? {};
  if ((voided ?? paidMark ?? clearingDocument ?? retention) !== undefined || special.some((field) => mapping[field])) return false;
  return Object.values(mapping).every((mapped) => mapped.contra === undefined && mapped.parts === undefined);
}

/** What a cell says that must be looked at closely. */
export const unknown = -1;

/** `fallback`: currency where none is stated. */
export function plainColumns(grid: CellGrid, { mapping, headerRow }: ReadOptions, fallback: string | null): PlainColumns {
  const at = (field: Field): number | undefined => mapping[field]?.column;
  const cells = (field: Field): CellColumn => grid.column(at(field) ?? -1) ?? new ListColumn(0);
  const coded = (field: Field): CodedColumn => codedOf(cells(field), grid.rowCount);
  const known = (field: Field, read: (cell: CellValue) => number, without: number): KnownCells =>
    new KnownCells(mapping[field] && coded(field), read, without);
  const numbers = cells("invoiceNumber");
  return {
    ids: new CustomerCells(coded("customer"), mapping.customerName && coded("customerName")),
    number: { cells: numbers, parts: numbers.kind === "series" ? numbers.parts : undefined },
    issued: wholesOf(cells("issueDate"), grid.rowCount),
    due: wholesOf(cells("dueDate"), grid.rowCount),
    settled: mapping.settledDate && settledCells(cells("settledDate"), grid.rowCount, headerRow),
    amount: new MoneyCells(cells(mapping.amount ? "amount" : "openAmount")),
    open: mapping.amount && mapping.openAmount && new MoneyCells(cells("openAmount")),
    paid: mapping.paidAmount && new MoneyCells(cells("paidAmount")),
    currencies: new CurrencyCells(mapping.currency && coded("currency"), fallback),
    kinds: known("documentType", kindOfDebit, itemKind.invoice),
    statuses: known("status", (cell) => (leavesAsItIs(cell) ? 1 : unknown), 1),
    disputes: known("disputed", (cell) => (saysYes(cell) ? 1 : 0), 0),
  };
}

/** The days on which items were settled. */
interface SettledCells {
  readonly days: Int32Array;
  readonly cells: CellColumn;
  /** True where each cell beneath the header is a number or blank. */
  readonly isBlankOrNumber: boolean;
}

function settledCells(cells: CellColumn, rows: number, headerRow: number): SettledCells {
  const isBlankOrNumber = cells.kind === "numbers" && cells.scale === 1 && [...cells.others.keys()].every((row) => row <= headerRow);
  return { days: wholesOf(cells, rows), cells, isBlankOrNumber };
}

/** The cells of customers, with the customer that each of them names and the name beside which it was met last. */
export class CustomerCells {
  /** By code; "" for what must be looked at closely. */
  readonly texts: readonly string[];
  /** By code, the customer, -1 for one that was not met yet; and the code of the name beside which it was met last. */
  readonly customers: Int32Array;
  readonly names: Uint32Array;

  constructor(
    readonly ids: CodedColumn,
    readonly nameCells: CodedColumn | undefined,
  ) {
    this.texts = ids.distinct.map(nameIn);
    this.customers = new Int32Array(ids.distinct.length).fill(-1);
    this.names = new Uint32Array(ids.distinct.length);
  }

  meet(id: number, name: number, customer: number): void {
    this.customers[id] = customer;
    this.names[id] = name;
  }

  /** True where number and name are such that a customer may first be met here. */
  mayBegin(id: number, name: number): boolean {
    return this.texts[id] !== "" && this.nameOf(id, name) !== "";
  }

  /** What a customer is called: its number where no column names it. */
  nameOf(id: number, name: number): string {
    return this.nameCells ? nameIn(this.nameCells.distinct[name]) : (this.texts[id] as string);
  }
}

/** What each distinct cell of a column says, as a small number; of a table without the column, what holds for all its rows. */
export class KnownCells {
  private readonly known: Int8Array;

  constructor(
    private readonly column: CodedColumn | undefined,
    read: (cell: CellValue) => number,
    /** What holds for all rows; `undefined` where they differ. */
    without: number,
  ) {
    this.known = Int8Array.from(column?.distinct ?? [], read);
    this.same = column ? undefined : without;
  }

  readonly same: number | undefined;

  /** Reads so many rows from one on into a list from a place on; gives the first of them that is unknown, or their count. */
  readRows(row: number, count: number, into: Uint8Array, at: number): number {
    const { column, known, same } = this;
    if (!column || same !== undefined) {
      into.fill(same ?? 0, at, at + count);
      return count;
    }
    const codes = column.codes.subarray(row, row + count);
    for (let i = 0; i < count; i++) {
      const says = known[codes[i] as number] as number;
      if (says === unknown) return i;
      into[at + i] = says;
    }
    return count;
  }
}

/** A currency as a cell states it. */
export interface StatedCurrency {
  readonly code: string | null;
  readonly exponent: Exponent;
}

/** The currencies of a table's rows: each cell's own, or the one that holds for all. */
export class CurrencyCells {
  /** By code of the cell; `undefined` for a cell that is no code of a currency. */
  readonly stated: readonly (StatedCurrency | undefined)[];
  /** By the same, its place among the currencies of the ledger; -1 for one that no item has yet. */
  readonly indexes: Int16Array;
  /** Decimals of every currency that is stated; `undefined` where they differ. */
  readonly uniform: Exponent | undefined;

  constructor(
    readonly column: CodedColumn | undefined,
    fallback: string | null,
  ) {
    this.stated = column ? column.distinct.map(currencyStated) : [{ code: fallback, exponent: exponentOf(fallback) }];
    this.indexes = new Int16Array(this.stated.length).fill(-1);
    const [first, ...others] = new Set(this.stated.flatMap((each) => each?.exponent ?? []));
    this.uniform = others.length === 0 ? first : undefined;
  }
}

/** The currency of a cell that holds its code and nothing else. */
function currencyStated(cell: CellValue): StatedCurrency | undefined {
  return typeof cell === "string" && currencyCode(cell) === cell ? { code: cell, exponent: exponentOf(cell) } : undefined;
}

/** The kind of a positive amount by its type; {@link unknown} for a type of the credit side, or one that is not known. */
function kindOfDebit(cell: CellValue): number {
  const type = typeof cell === "string" ? readDocumentType(cell) : undefined;
  const isOdd = (cell !== null && type === undefined) || type?.side === "credit" || (typeof cell === "string" && isNoReceivable(cell));
  return isOdd ? unknown : kindOf(type, 1);
}

/** False where a status may say that the item does not count, or is settled. */
function leavesAsItIs(cell: CellValue): boolean {
  return (
    cell === null ||
    (typeof cell === "string" && readItemStatus(cell) === undefined && !saysPartPaid(cell) && !isUnknownStatus(cell) && cell.length > 1)
  );
}
