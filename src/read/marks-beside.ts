import { isBlank, type CellValue } from "../sheet/cell.js";
import type { FindingGroup } from "../ledger/finding.js";
import { headerText } from "./header-text.js";
import type { ItemRows } from "./item-rows.js";
import { freeColumns, group, headsDeductions } from "./table-beside.js";

/** Headers of columns whose filled cells say that a row is no longer owed to us: cancelled, sold to a factor, written off. */
const gone =
  /\b(cancell?(ed|ation)?|void(ed)?|revers(ed|al)|factored|factoring|(assigned|sold) to|written off (on|date)|credited by)\b|作废|冲销|取消|保理/;
const notGone = /\b(reason|rate|fee|limit|credit|by user)\b|原因|费|额度|手续/;

/** Headers of the numbers that a payment or a credit note left on the invoices that it settled. */
const reference =
  /^(receipt|cheque|check|chq|payment|remittance|credit note|bank)( ref(erence)?)? ?(no|number|num|id|ref)?$|^(收款单?|回款单?|银行流水|流水|核销单|红字发票)(号|编号|单号)$/;

/** Headers of marks that say that a row is still owed: a no beside them says that it is not. */
const stillOwed =
  /^(is |still )?(active|open|outstanding|unpaid|owed|owing)( y n| yes no| flag)?$|^(是否)?(欠款|未付|未收款?|未结清|有效)$/;

/** Headers of a day that takes the place of the due day. */
const laterDue = /\b(new|revised|extended|agreed|amended|adjusted)\b.*\bdue\b|展期|延期|变更后.*到期|新到期/;

const no = /^(no|n|false|0|-|none|nil|n\/a|否|无|没有|未.*)$/i;

/** Columns of marks, numbers and days that were not read, where they say that rows are not owed, or due on another day. */
export function marksBeside(rows: ItemRows): readonly FindingGroup[] {
  const { table } = rows;
  const { openAmount, paidAmount, settledDate, writeOffDate, writeOffAmount, dueDate } = table.mapping;
  const settles = (paidAmount ?? settledDate ?? openAmount) !== undefined;
  const found: FindingGroup[] = [];
  const name = (column: number, says: (cell: CellValue) => boolean, kind: "payments-not-read" | "due-superseded"): void => {
    const { sums, count } = rows.sums((all, row) => (says(all.cell(column, row)) ? all.open(row) : 0));
    if (count > 0) found.push(...group(table, kind, "warning", [column], kind === "due-superseded" ? count : 1, sums));
  };
  const isFilled = (cell: CellValue): boolean => !isBlank(cell) && !no.test(headerText(cell) || String(cell as unknown));
  for (const column of freeColumns(table, (header) => gone.test(header) && !notGone.test(header)))
    name(column, isFilled, "payments-not-read");
  if (writeOffDate && !writeOffAmount && !openAmount) name(writeOffDate.column, isFilled, "payments-not-read");
  if (!settles && !table.hasReceipts) {
    for (const column of freeColumns(table, (header) => reference.test(header) && !/^(payment|bank)$/.test(header))) {
      const filled = rows.cells.filter((cells) => !isBlank(cells[column] ?? null)).length;
      if (filled > 0 && filled < rows.cells.length) name(column, isFilled, "payments-not-read");
    }
    for (const column of freeColumns(table, (header) => stillOwed.test(header)))
      name(column, (cell) => cell === false || cell === 0 || (typeof cell === "string" && no.test(cell.trim())), "payments-not-read");
  }
  if (dueDate)
    for (const column of freeColumns(table, (header) => laterDue.test(header) && !/\b(reason|count|times)\b|原因|次数/.test(header)))
      name(column, isFilled, "due-superseded");
  return [...found, ...totalsAbove(rows), ...discountedNet(rows)];
}

/** A total that in no row is less than the amount, and in some more: freight, fees or tax that customers owe too. */
function totalsAbove(rows: ItemRows): readonly FindingGroup[] {
  const { table } = rows;
  const { amount, openAmount } = table.mapping;
  if (!amount || openAmount || amount.contra !== undefined) return [];
  const columns = freeColumns(
    table,
    (header) =>
      /\b(total|payable|sum)\b|总额|总计|合计|应付金额/.test(header) &&
      !/\b(customer|client|account|group|cum\w*|running|order|contract|project|lines?|quantity|qty|days?|tax|vat|gst|local|base|lcy|credit|paid|before|excl\w*|sub|limit)\b|客户|累计|合同|订单|数量|税额|本位币|本币/.test(
        header,
      ),
  );
  return columns.flatMap((column) => {
    const seen = [...rows.cells.keys()].map((row) => (rows.at(column, row) ?? NaN) - rows.billed(row));
    if (seen.some((above) => !(above > -0.005)) || seen.every((above) => above < 0.005)) return [];
    const { sums, count } = rows.sums((all, row) => (all.at(column, row) ?? 0) - all.billed(row));
    return group(table, "total-above-amount", "warning", [column], count, sums);
  });
}

/** "Amount | Discount | Net amount": without a tax, what is net of the discount is what is owed. */
function discountedNet(rows: ItemRows): readonly FindingGroup[] {
  const { table } = rows;
  const { netAmount, taxAmount, openAmount } = table.mapping;
  if (!netAmount || taxAmount || openAmount) return [];
  return freeColumns(table, headsDeductions).flatMap((column) => {
    const isTaken = (all: ItemRows, row: number): boolean =>
      Math.abs(all.billed(row) - Math.abs(all.at(column, row) ?? 0) - (all.at(netAmount.column, row) ?? NaN)) < 0.005;
    if (![...rows.cells.keys()].every((row) => isTaken(rows, row))) return [];
    const { sums, count } = rows.sums((all, row) => Math.abs(all.at(column, row) ?? 0));
    return count === 0 ? [] : group(table, "payments-not-read", "warning", [column], 1, sums);
  });
}
