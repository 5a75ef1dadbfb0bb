import { exponentOf, minorFromNumber } from "../kernel/money.js";
import type { FindingGroup } from "../ledger/finding.js";
import { isBlank, type CellValue } from "../sheet/cell.js";
import { showCell } from "./cell-reader.js";
import { normalHeader } from "./header-text.js";
import { headerWords, wordScore } from "./header-words.js";
import { add, bodyOf, currencyOf, freeColumns, group, headsDeductions, numberedPayment, type TableBeside } from "./table-beside.js";
import { unreadColumns } from "./unread-columns.js";

/** What stands in columns that no field took, and would change what is owed. */
export function columnsBeside(table: TableBeside): readonly FindingGroup[] {
  return [...unreadPayments(table), ...unreadDeductions(table), ...unreadColumns(table), ...listBeside(table)];
}

/** Payments in numbered columns, with what they add up to; none where something else states what is open. */
function unreadPayments(table: TableBeside): readonly FindingGroup[] {
  if (table.mapping.openAmount) return [];
  const columns = freeColumns(table, (header) => numberedPayment.test(header));
  if (columns.length === 0) return [];
  const sums = new Map<string | null, number>();
  for (const cells of bodyOf(table)) for (const column of columns) add(sums, currencyOf(table, cells), cents(cells[column], table, cells));
  return group(table, "payments-not-read", "error", columns, columns.length, sums);
}

/**
 * Discounts, bank charges and the like that were taken off when invoices were paid: what is left of such an invoice beyond its payment is to the
 * cent what the column holds. Any other use of such a column (a price discount in the amount already) leaves no such rest.
 */
function unreadDeductions(table: TableBeside): readonly FindingGroup[] {
  const { amount, paidAmount, openAmount } = table.mapping;
  if (!amount || !paidAmount || openAmount) return [];
  return freeColumns(table, headsDeductions).flatMap((column) => {
    const sums = new Map<string | null, number>();
    let count = 0;
    for (const cells of bodyOf(table)) {
      const at = (place: number): number => cents(cells[place], table, cells);
      const taken = Math.abs(at(column));
      if (taken === 0 || at(paidAmount.column) <= 0 || at(amount.column) - at(paidAmount.column) !== taken) continue;
      count++;
      add(sums, currencyOf(table, cells), taken);
    }
    return group(table, "deductions-not-read", "warning", [column], count, sums);
  });
}

/** So many rows must name another row's invoice. */
const leastNamed = 2;

/**
 * A second column of invoice numbers that names other invoices than its rows hold, beside payments that were taken row by row: a list of receipts
 * of its own that was pasted beside the invoices.
 */
function listBeside(table: TableBeside): readonly FindingGroup[] {
  const { mapping, headers } = table;
  const payment = (mapping.paidAmount ?? mapping.settledDate)?.column;
  const amount = mapping.amount?.column;
  // The same header twice leaves the field open: the first of them then numbers the invoices.
  const isNumber = (header: string): boolean => wordScore(headerWords.invoiceNumber, header) >= 0.9;
  const own = mapping.invoiceNumber?.column ?? headers.findIndex((header) => isNumber(normalHeader(header)));
  if (payment === undefined || amount === undefined || own < 0) return [];
  const columns = freeColumns(
    table,
    (header, column) => column !== own && (isNumber(header) || /\b(invoice|inv|bill)\b|发票|单据/.test(header)),
  );
  const numberIn = (cells: readonly CellValue[], column: number): string => showCell(cells[column] ?? null).trim();
  if (columns.length === 0) return [];
  const numbers = new Set<string>();
  for (const cells of bodyOf(table)) numbers.add(numberIn(cells, own));
  return columns.flatMap((column) => {
    let elsewhere = 0;
    let here = 0;
    for (const cells of bodyOf(table)) {
      const number = numberIn(cells, column);
      if (number === "" || !numbers.has(number)) continue;
      if (cents(cells[amount], table, cells) <= 0 || isBlank(cells[payment])) continue;
      if (number === numberIn(cells, own)) here++;
      else elsewhere++;
    }
    return elsewhere >= leastNamed && elsewhere > here ? group(table, "list-beside", "error", [column], elsewhere, new Map()) : [];
  });
}

/** Minor units of a number; 0 for anything else. */
function cents(cell: CellValue | undefined, table: TableBeside, cells: readonly CellValue[]): number {
  return typeof cell === "number" ? (minorFromNumber(cell, exponentOf(currencyOf(table, cells)))?.minor ?? 0) : 0;
}
