import { showCell } from "../read/cell-reader.js";
import { pairKey, receiptKey, type ReceiptHome } from "../read/receipts-of-entities.js";
import type { FetchedTable } from "./read-table.js";

/** What a table of invoices says of the receipts that may be its own. A row without a customer is taken for the one named above it. */
export function receiptHome({ table, mapping, grid }: FetchedTable): ReceiptHome {
  const numbers = new Set<string>();
  const customers = new Set<string>();
  const pairs = new Set<string>();
  let carried: readonly string[] = [];
  for (let row = table.place.header.row + 1; row < grid.rowCount; row++) {
    const text = (column: number | undefined): string => (column === undefined ? "" : showCell(grid.cell(row, column)).trim());
    const named = [text(mapping.customer?.column), text(mapping.customerName?.column)].filter((name) => name !== "");
    if (named.length > 0) carried = named;
    for (const name of named) customers.add(receiptKey(name));
    const number = text(mapping.invoiceNumber?.column);
    if (number === "") continue;
    numbers.add(receiptKey(number));
    for (const name of carried) pairs.add(pairKey(number, name));
  }
  return { numbers, customers, pairs };
}
