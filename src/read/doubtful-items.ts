import { minor } from "../kernel/money.js";
import type { FindingGroup, FindingKind } from "../ledger/finding.js";
import { cellOf, itemKind, type Field, type Ledger } from "../ledger/ledger.js";
import type { CellReader } from "./cell-reader.js";
import { normalHeader } from "./header-text.js";

/** Letters that number credit notes: CN-12, CRN 7, 红字0003. */
const creditNumber = /^(cn|c\/n|crn|crm|cm|cr|credit|gs|gutschrift|红字|红冲|贷项)[\s\-_/#.]*\d/i;

/** Cells named per group; the count goes on beyond them. */
const cellsKept = 200;

/** Words that a remark on a credit note begins with. */
const creditRemark = /^\W*(sales )?(credit (note|memo|nt|invoice)|cr\.? note|refund|gutschrift|avoir|红字|红冲|贷项|退货)/i;
const remarks =
  /^((item|line|invoice|document|transaction)? ?(description|desc|memo|narration|narrative|particulars|details?|remarks?|comments?|notes?|text)|摘要|备注|说明|用途)$/;

/** What is odd about items that have been read, lines joined. `items`: how many of the ledger stand in the table itself, whose first row is `top`. */
export function doubtfulItems(cells: CellReader, ledger: Ledger, items: number, top: number): readonly FindingGroup[] {
  return [...creditsWithPlus(cells, ledger, items, top), ...openAboveAmount(ledger, items)];
}

/**
 * Items that add to what is owed though their number or a remark calls them credit notes, in a table without a column that says what each document
 * is. A table of which most rows say so uses the words for something else.
 */
function creditsWithPlus(cells: CellReader, ledger: Ledger, items: number, top: number): readonly FindingGroup[] {
  const { mapping, area } = ledger.source;
  if (mapping.documentType ?? mapping.debitCredit ?? mapping.amount?.contra) return [];
  const columns = Array.from({ length: area.columns }, (_, column) => column).filter((column) =>
    remarks.test(normalHeader(cells.headerOf(column))),
  );
  const isRemarked = (item: number): boolean =>
    columns.some((column) => {
      const cell = cells.at((ledger.row[item] as number) - top, column);
      return typeof cell === "string" && creditRemark.test(cell);
    });
  const odd = itemsWhere(
    items,
    (item) =>
      ledger.kind[item] === itemKind.invoice &&
      (ledger.amount[item] as number) > 0 &&
      (creditNumber.test(ledger.invoiceNumber[item] ?? "") || isRemarked(item)),
  );
  if (odd.length * 2 > items) return [];
  return groupOf(ledger, "credit-with-plus", "amount", odd, (item) => ledger.amount[item] ?? 0);
}

/** More is stated as open than was billed: then less than nothing was paid. */
function openAboveAmount(ledger: Ledger, items: number): readonly FindingGroup[] {
  const { amount, openAmount } = ledger.source.mapping;
  if (!amount || !openAmount) return [];
  const odd = itemsWhere(items, (item) => (ledger.amount[item] ?? 0) > 0 && (ledger.paid[item] ?? 0) < 0);
  return groupOf(ledger, "open-above-amount", "openAmount", odd, (item) => -(ledger.paid[item] ?? 0));
}

function itemsWhere(items: number, holds: (item: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let item = 0; item < items; item++) if (holds(item)) found.push(item);
  return found;
}

function groupOf(
  ledger: Ledger,
  kind: FindingKind,
  field: Field,
  items: readonly number[],
  money: (item: number) => number,
): readonly FindingGroup[] {
  if (items.length === 0) return [];
  const sums = new Map<string | null, number>();
  for (const item of items) {
    const code = ledger.currencies[ledger.currency[item] as number]?.code ?? null;
    sums.set(code, (sums.get(code) ?? 0) + money(item));
  }
  const shown = items.slice(0, cellsKept);
  return [
    {
      kind,
      severity: "warning",
      count: items.length,
      cells: shown.map((item) => cellOf(ledger, item, field)),
      found: shown.map((item) => ledger.invoiceNumber[item] ?? ""),
      amounts: [...sums].map(([currency, amount]) => ({ currency, amount: minor(amount) })),
    },
  ];
}
