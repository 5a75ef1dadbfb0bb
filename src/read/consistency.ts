import type { Field, MappedColumn } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";
import { decimalSignOf, readAmountText } from "./amount-text.js";
import type { BucketHeader } from "./bucket-header.js";
import { takeBilled, takeGross } from "./amount-relations.js";

/** A mapping under construction and the rows that it must agree with. */
export interface AmountCheck {
  readonly mapping: { [F in Field]?: MappedColumn };
  readonly confidence: Partial<Record<Field, number>>;
  readonly rows: readonly (readonly CellValue[])[];
  readonly headers: readonly string[];
  readonly buckets: ReadonlyMap<number, BucketHeader>;
}

/** Corrects what words alone took for an amount, by what the amounts of a row say together. */
export function checkAmounts(check: AmountCheck): void {
  const columns = new Amounts(check.rows);
  takeBilled(check, columns);
  takeGross(check, columns);
  dropRunningBalance(check, columns);
  dropUnreducedOpen(check, columns);
  takeBandTotal(check, columns);
  moveTranslatedOpen(check, columns);
  takeInstalments(check, columns);
}

/** A balance that each row moves by its own amount is the account's, not the item's. */
function dropRunningBalance({ mapping, confidence, rows }: AmountCheck, columns: Amounts): void {
  const { amount } = mapping;
  if (!amount) return;
  for (const field of ["openAmount", "baseAmount"] as const) {
    const mapped = mapping[field];
    if (!mapped || mapped.column === amount.column) continue;
    const customer = mapping.customer?.column ?? -1;
    let above = 0;
    let running = 0;
    let itself = 0;
    let seen = 0;
    for (let i = 1; i < rows.length; i++) {
      const before = columns.at(mapped.column, i - 1);
      const now = columns.at(mapped.column, i);
      const moved = columns.net(amount, i);
      if (before === undefined || now === undefined || moved === undefined) continue;
      // A balance that runs for each customer begins anew with the next one.
      if (rows[i]?.[customer] !== rows[i - 1]?.[customer] && Math.abs(now - moved) < 0.005) continue;
      seen++;
      if (Math.abs(now) > Math.abs(moved) + 0.005) above++;
      if (Math.abs(now - before - moved) < 0.005) running++;
      if (Math.abs(now - moved) < 0.005) itself++;
    }
    // Beside two sides, a balance that moves by both in every row is the account's, however few they are.
    const sided =
      amount.contra !== undefined &&
      seen > 0 &&
      running === seen &&
      Math.abs((columns.at(mapped.column, 0) ?? NaN) - (columns.net(amount, 0) ?? NaN)) < 0.005;
    if ((seen >= 3 || sided || (seen === 2 && running === 2 && above === 2)) && running >= seen * 0.7 && itself < seen * 0.5) {
      Reflect.deleteProperty(mapping, field);
      Reflect.deleteProperty(confidence, field);
    }
  }
}

/** "Amount due" that stays the whole amount where something has been paid is not what is open. */
function dropUnreducedOpen({ mapping, confidence, rows }: AmountCheck, columns: Amounts): void {
  const { amount, openAmount, paidAmount } = mapping;
  if (!amount || !openAmount || !paidAmount) return;
  let agree = 0;
  let whole = 0;
  for (let i = 0; i < rows.length; i++) {
    const paid = columns.net(paidAmount, i) ?? 0;
    const total = columns.net(amount, i);
    const open = columns.net(openAmount, i);
    if (paid === 0 || total === undefined || open === undefined) continue;
    if (Math.abs(total - paid - open) < 0.005) agree++;
    else if (Math.abs(total - open) < 0.005) whole++;
  }
  if (whole > agree) {
    delete mapping.openAmount;
    delete confidence.openAmount;
  } else if (agree > 0) {
    for (const field of ["amount", "openAmount", "paidAmount"] as const) confidence[field] = Math.max(confidence[field] ?? 0, 0.95);
  }
}

/** The total of an aging report's bands is what is open. */
function takeBandTotal({ mapping, confidence, rows, buckets }: AmountCheck, columns: Amounts): void {
  if (buckets.size === 0 || mapping.openAmount || !mapping.amount) return;
  const { column } = mapping.amount;
  let agree = 0;
  let seen = 0;
  for (let i = 0; i < rows.length; i++) {
    const total = columns.at(column, i);
    if (total === undefined) continue;
    seen++;
    let sum = 0;
    for (const bucket of buckets.keys()) sum += columns.at(bucket, i) ?? 0;
    if (Math.abs(sum - total) < 0.01) agree++;
  }
  if (seen === 0 || agree < seen * 0.8) return;
  mapping.openAmount = mapping.amount;
  confidence.openAmount = 0.9;
  delete mapping.amount;
  delete confidence.amount;
}

/** More open than was billed, and several currencies: the column is in the books' own currency. */
function moveTranslatedOpen({ mapping, confidence, rows }: AmountCheck, columns: Amounts): void {
  const { amount, openAmount, currency } = mapping;
  if (!amount || !openAmount || !currency) return;
  let above = 0;
  for (let i = 0; i < rows.length; i++) {
    const total = columns.net(amount, i);
    const open = columns.net(openAmount, i);
    if (total !== undefined && open !== undefined && total !== 0 && Math.abs(open) > Math.abs(total) * 1.005) above++;
  }
  if (above === 0) return;
  const currencies = new Set(rows.map((row) => String(row[currency.column] ?? "")));
  if (currencies.size < 2 || hasLines(rows, mapping)) return;
  if (!mapping.baseAmount) {
    mapping.baseAmount = openAmount;
    confidence.baseAmount = 0.6;
  }
  delete mapping.openAmount;
  delete confidence.openAmount;
}

/**
 * A table of instalments may state the whole invoice on each row. Where another column adds up to it, invoice by invoice, that column is what
 * each row bills. What is open follows it, unless that too is the whole on each row.
 */
function takeInstalments({ mapping, confidence, rows, headers }: AmountCheck, columns: Amounts): void {
  const { amount, openAmount, invoiceNumber, dueDate } = mapping;
  if (!amount || !invoiceNumber || !dueDate || amount.contra !== undefined) return;
  const invoices = instalmentsOf(rows, mapping, (row) => columns.net(amount, row));
  if (invoices.length === 0) return;
  const meant = new Set(Object.values(mapping).map(({ column }) => column));
  const sum = (column: number, of: readonly number[]): number => of.reduce((total, row) => total + (columns.at(column, row) ?? NaN), 0);
  const fits = (column: number): boolean => {
    const right = invoices.filter((of) => Math.abs(sum(column, of) - (columns.net(amount, of[0] ?? 0) ?? NaN)) < 0.005).length;
    // The last one may go on beneath the rows that were looked at.
    return right > 0 && right >= invoices.length - 1;
  };
  const column = headers.findIndex((_, each) => !meant.has(each) && fits(each));
  if (column < 0) return;
  const whole = openAmount && invoices.every((of) => of.every((row) => columns.net(openAmount, row) === columns.net(amount, row)));
  mapping.amount = { column, header: headers[column] ?? "" };
  confidence.amount = 0.9;
  if (!whole) return;
  delete mapping.openAmount;
  delete confidence.openAmount;
}

/** The rows of each invoice that has several due days and one amount on all of them. */
function instalmentsOf(
  rows: AmountCheck["rows"],
  { customer, invoiceNumber, dueDate }: AmountCheck["mapping"],
  amountOf: (row: number) => number | undefined,
): readonly (readonly number[])[] {
  const byNumber = new Map<string, number[]>();
  rows.forEach((cells, row) => {
    const number = cells[invoiceNumber?.column ?? -1] ?? null;
    if (number === null || number === "") return;
    const key = JSON.stringify([cells[customer?.column ?? -1] ?? null, number]);
    byNumber.set(key, [...(byNumber.get(key) ?? []), row]);
  });
  return [...byNumber.values()].filter(
    (of) =>
      of.length > 1 &&
      (amountOf(of[0] ?? 0) ?? 0) !== 0 &&
      new Set(of.map(amountOf)).size === 1 &&
      new Set(of.map((row) => rows[row]?.[dueDate?.column ?? -1])).size > 1,
  );
}

/** An invoice number that stands on several rows: the open amount of the whole may then exceed that of a line. */
function hasLines(rows: AmountCheck["rows"], { invoiceNumber }: AmountCheck["mapping"]): boolean {
  if (!invoiceNumber) return false;
  const numbers = rows.map((row) => row[invoiceNumber.column]).filter((number) => number !== null && number !== "");
  return new Set(numbers).size < numbers.length;
}

/** Amounts of sampled rows as plain numbers: close enough to compare, never used for a figure. */
export class Amounts {
  private readonly known = new Map<number, readonly (number | undefined)[]>();

  constructor(private readonly rows: AmountCheck["rows"]) {}

  at(column: number, row: number): number | undefined {
    let values = this.known.get(column);
    if (!values) {
      const sign = decimalSignOf(
        this.rows.flatMap((cells) => {
          const cell = cells[column];
          return typeof cell === "string" ? [cell] : [];
        }),
      );
      values = this.rows.map((cells) => {
        const cell = cells[column];
        if (typeof cell === "number") return cell;
        const reading = typeof cell === "string" ? readAmountText(cell, sign, 4) : undefined;
        return reading && reading.minor / 10_000;
      });
      this.known.set(column, values);
    }
    return values[row];
  }

  /** The amount less what its contra column holds; `undefined` when both are empty. */
  net(mapped: MappedColumn, row: number): number | undefined {
    const debit = this.at(mapped.column, row);
    const credit = mapped.contra === undefined ? undefined : this.at(mapped.contra, row);
    return debit === undefined && credit === undefined ? undefined : (debit ?? 0) - (credit ?? 0);
  }
}
