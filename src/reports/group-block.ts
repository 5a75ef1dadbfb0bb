import { cellNumber, decimalText, minor, zero, type Minor } from "../kernel/money.js";
import { cellAddress } from "../sheet/address.js";
import type { PlanCell, PlanCheck } from "../sheet/sheet-plan.js";
import type { GroupAging } from "../analyses/by-group.js";
import type { Bucket } from "../analyses/figures.js";
import type { Currency } from "../ledger/ledger.js";
import { groupTitle, sheetWord } from "../text/sheets.js";
import { empty, formula, number, text } from "./columns.js";

/** An aging by the names of a grouping: its field, or the header that was chosen, and its lines. */
export interface GroupedAging {
  readonly key: string;
  readonly rows: readonly GroupAging[];
}

/** The sheet that a block stands on. */
export interface GroupBlockPlace {
  /** Where the block begins, from 0. */
  readonly firstRow: number;
  readonly firstBucket: number;
  readonly totalColumn: number;
  readonly buckets: readonly Bucket[];
  /** The currencies with their names on the sheet and the row of their total by customer, in the sheet's order. */
  readonly totals: readonly { readonly currency: Currency; readonly name: string; readonly row: number }[];
  readonly bilingual: boolean;
  readonly pastDue: (row: number, amounts: readonly Minor[], total: Minor, role: "percent" | "total-percent") => PlanCell;
}

/**
 * The aging by due date by the names of a column, under the columns of the aging by customer: for each currency a line per name, a total by
 * formula, and a check that it is the total by customer.
 */
export function groupBlock(
  { key, rows }: GroupedAging,
  place: GroupBlockPlace,
): { readonly rows: readonly (readonly PlanCell[])[]; readonly checks: readonly PlanCheck[] } {
  const { firstRow, firstBucket, totalColumn, buckets, totals, bilingual } = place;
  const title = groupTitle(key, bilingual);
  const columns = Array.from({ length: totalColumn + 1 - firstBucket }, (_, i) => firstBucket + i);
  const lines: (readonly PlanCell[])[] = [
    [text(0, title, "block-head"), ...Array.from({ length: totalColumn + 1 }, (_, i) => empty(i + 1, "block-head"))],
  ];
  const checks: PlanCheck[] = [];
  for (const total of totals) {
    const { exponent } = total.currency;
    const decimals = { decimals: exponent };
    const money = (amount: Minor): number => cellNumber(amount, exponent);
    const own = rows.filter(({ currency }) => currency.code === total.currency.code);
    const first = firstRow + lines.length;
    const sums = columns.map(() => 0);
    for (const { name, open, buckets: amounts } of own) {
      const at = firstRow + lines.length;
      const aligned = buckets.map(({ id }) => amounts.find(({ bucket }) => bucket.id === id)?.amount ?? zero);
      [...aligned, open].forEach((amount, i) => (sums[i] = (sums[i] ?? 0) + amount));
      lines.push([
        text(0, total.name, "text"),
        text(1, name === "" ? sheetWord("noName", bilingual) : name, "text"),
        empty(2, "text"),
        ...aligned.map((amount, i) => number(firstBucket + i, money(amount), "amount", decimals)),
        formula(totalColumn, `=SUM(${cellAddress(at, firstBucket)}:${cellAddress(at, totalColumn - 1)})`, money(open), "amount", decimals),
        place.pastDue(at, aligned, open, "percent"),
      ]);
    }
    const row = firstRow + lines.length;
    const amounts = sums.map(minor);
    const sumOf = (column: number): string => `=SUM(${cellAddress(first, column)}:${cellAddress(row - 1, column)})`;
    lines.push([
      text(0, `${sheetWord("total", bilingual)} ${total.name}`, "total-label", { span: firstBucket }),
      ...columns.map((column, i) => formula(column, sumOf(column), money(amounts[i] ?? zero), "total-amount", decimals)),
      place.pastDue(row, amounts.slice(0, -1), amounts[amounts.length - 1] ?? zero, "total-percent"),
    ]);
    const check = row + 1;
    const difference = (column: number): string => `=ROUND(${cellAddress(row, column)}-${cellAddress(total.row, column)},${exponent})`;
    const checked = `${cellAddress(check, firstBucket)}:${cellAddress(check, totalColumn)}`;
    lines.push([
      text(0, sheetWord("checkGroups", bilingual), "check-label"),
      ...columns.map((column) => formula(column, difference(column), 0, "check-amount", decimals)),
      formula(totalColumn + 1, `=IF(SUMPRODUCT(ABS(${checked}))=0,"OK","CHECK")`, "OK", "check-verdict"),
    ]);
    const suffix = totals.length > 1 ? ` (${total.name})` : "";
    checks.push({ name: `by ${key} = open items${suffix}`, row: check, column: totalColumn, difference: decimalText(zero, exponent) });
  }
  return { rows: lines, checks };
}
