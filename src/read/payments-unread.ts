import { minorFromNumber, minor, exponentOf } from "../kernel/money.js";
import type { FindingGroup } from "../ledger/finding.js";
import type { Mapping } from "../ledger/ledger.js";
import type { CellGrid } from "../sheet/cell.js";
import { normalHeader } from "./header-text.js";

/** "Payment 1", "2nd payment", 第二次收款, 收款2: one of several columns of payments. */
const numberedPayment =
  /^(payment|receipt|paid|received|collection)s?( amount| amt)? ?#? ?\d+$|^(1st|2nd|3rd|4th|first|second|third|fourth) (payment|receipt)( amount)?$|^第?[一二三四五六\d]+[次期笔]?(收款|回款|付款)(金额|额)?$|^(收款|回款|付款)(金额|额)?[一二三四五六\d]+$/;

/**
 * Payments in numbered columns that no field took, with what they add up to; none where something else states what is open. `headers` are those
 * of the grid's columns, `headerRow` the last row of the header within it.
 */
export function unreadPayments(
  { area, values }: CellGrid,
  headers: readonly string[],
  headerRow: number,
  mapping: Mapping,
  currency: string | undefined,
): readonly FindingGroup[] {
  if (mapping.openAmount) return [];
  const taken = new Set(Object.values(mapping).map(({ column }) => column));
  const columns = headers.flatMap((header, column) => (!taken.has(column) && numberedPayment.test(normalHeader(header)) ? [column] : []));
  let sum = 0;
  for (const cells of values.slice(headerRow + 1))
    for (const column of columns) {
      const cell = cells[column];
      sum += typeof cell === "number" ? (minorFromNumber(cell, exponentOf(currency ?? null))?.minor ?? 0) : 0;
    }
  if (sum === 0 || !Number.isSafeInteger(sum)) return [];
  return [
    {
      kind: "payments-not-read",
      severity: "error",
      count: columns.length,
      cells: columns.map((column) => ({ sheet: area.sheet, row: area.top + headerRow, column: area.left + column })),
      found: columns.map((column) => headers[column] ?? ""),
      amounts: [{ currency: currency ?? null, amount: minor(sum) }],
    },
  ];
}
