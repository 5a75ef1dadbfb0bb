import type { DayNumber } from "../kernel/day.js";
import { headsDeductions } from "./table-beside.js";
import { currencyOfHeader } from "./currency.js";
import { exponentOf, minor, type Exponent, type Minor } from "../kernel/money.js";
import type { FindingGroup } from "../ledger/finding.js";
import type { EntryKind } from "../ledger/ledger.js";
import type { CellRef } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import { CellReader, showCell } from "./cell-reader.js";
import type { DateOrder } from "./date-text.js";
import type { OrderBy } from "./day-column.js";
import { readDocumentType } from "./document-type.js";
import { readItemStatus } from "./item-status.js";
import { ExactSums } from "./exact-sums.js";
import { headerText, normalHeader } from "./header-text.js";
import { turned } from "./receipt-doubts.js";
import type { ReceiptTable } from "./receipt-table.js";
import { RowKinds } from "./row-structure.js";

/** One row of a table of receipts. */
export interface Receipt {
  /** Minor units received, or credited, or written off; negative where it was taken back. */
  readonly amount: Minor;
  /** ISO code; `undefined` where the table has no column of currencies: that of the invoice, or of the customer. */
  readonly currency: string | null | undefined;
  /** Decimals that the amount was read with. */
  readonly exponent: Exponent;
  /** 0: undated. */
  readonly day: DayNumber | 0;
  /** The day by the other order of day and month, where the column does not decide; 0 where it does. */
  readonly otherDay: DayNumber | 0;
  readonly kind: EntryKind;
  readonly customer: string;
  readonly customerName: string;
  /** The invoice it pays, as written; "" where it names none. */
  readonly invoice: string;
  readonly at: CellRef;
}

export interface ReceiptsReading {
  readonly receipts: readonly Receipt[];
  readonly sheet: string;
  readonly amountColumn: number;
  /** `doubtful`: some carry a minus and some do not, and neither are plainly the exception: the amounts stand as they are written. */
  readonly signs: "clear" | "doubtful";
  /** Who says which of day and month comes first. */
  readonly orderBy: OrderBy;
  readonly findings: readonly FindingGroup[];
}

export interface ReceiptOptions {
  readonly dateOrder: DateOrder | undefined;
  readonly defaultCurrency: string | undefined;
}

/** A row of receipts before its signs are settled. */
interface ReceiptRow {
  readonly receipt: Receipt;
  /** Its type says that money went back. */
  readonly isBack: boolean;
  /** Minor units of the discount taken with it, without a sign. */
  readonly discount: number;
  readonly row: number;
}

/** Reads a table of receipts, one per row; a discount taken with a receipt is one of its own, settling the invoice without cash. */
export function readReceipts(grid: CellGrid, { mapping, row: headerRow }: ReceiptTable, options: ReceiptOptions): ReceiptsReading {
  const cells = new CellReader(grid, { mapping, headerRow, ...options });
  const kinds = new RowKinds({ mapping, headers: grid.row(headerRow).map(headerText), groups: undefined });
  const inHeader = currencyOfHeader(normalHeader(mapping.amount?.header ?? ""))?.code;
  const rows: ReceiptRow[] = [];
  const sums = new ExactSums();
  const met = new Set<string>();
  const numbered = grid.row(headerRow).findIndex((cell) => ownNumber.test(normalHeader(headerText(cell))));
  const ownColumn = Object.values(mapping).some(({ column }) => column === numbered) ? -1 : numbered;
  for (let row = headerRow + 1; row < grid.rowCount; row++) {
    const { kind } = kinds.of(grid.row(row));
    if (kind === "total") cells.note("total-row-skipped", "info", row, "amount");
    if (kind !== "item" && kind !== "unnamed-sum") continue;
    const currency = mapping.currency ? cells.readCurrency(row) : inHeader;
    const read = currency ?? options.defaultCurrency ?? null;
    const amount = cells.signed(row, "amount", read, true);
    if (amount === undefined) continue;
    if (paysNothing(cells.text(row, "status"))) {
      cells.note("receipt-left-out", "info", row, "status", amount, currency ?? null);
      continue;
    }
    if (!sums.lets(amount)) {
      cells.note("amount-too-large", "error", row, "amount");
      continue;
    }
    const whole = grid.row(row).map(showCell).join("\u0000");
    // One receipt for one invoice comes once, whatever the day beside it.
    const own = ownColumn < 0 ? "" : showCell(cells.at(row, ownColumn)).trim();
    const same = [own, cells.text(row, "customer"), cells.text(row, "invoiceNumber"), amount].join("\u0000");
    if (met.has(whole) || (own !== "" && met.has(same))) cells.note("receipt-repeated", "warning", row, "amount", amount, currency ?? null);
    met.add(whole).add(same);
    const day = cells.day(row, "issueDate", cells.days.issue, amount, currency ?? null);
    if (day === undefined) cells.note("payment-undated", "warning", row, "issueDate", amount, currency);
    const receipt: Receipt = {
      amount,
      currency,
      exponent: exponentOf(read),
      day: day ?? 0,
      otherDay: (cells.days.issue.by === "nobody" && cells.days.issue.read(cells.cell(row, "issueDate"))?.others[0]) || 0,
      kind: entryKindOf(cells.text(row, "documentType")),
      customer: cells.text(row, "customer"),
      customerName: cells.text(row, "customerName"),
      invoice: cells.text(row, "invoiceNumber"),
      at: cells.ref(row, "amount"),
    };
    // A discount taken settles its invoice with the receipt; it is no cash, and nothing without an invoice.
    const discount = receipt.invoice === "" ? 0 : Math.abs(cells.signed(row, "writeOffAmount", read, false) ?? 0);
    rows.push({ receipt, row, isBack: isBack(cells.text(row, "documentType")), discount: sums.lets(discount) ? discount : 0 });
  }
  noteCharges(grid, cells, { mapping, headerRow, rows, code: inHeader ?? options.defaultCurrency ?? null });
  const { receipts, signs } = withSigns(rows, cells);
  return {
    receipts,
    signs,
    orderBy: cells.days.issue.by,
    sheet: grid.area.sheet,
    amountColumn: grid.area.left + (mapping.amount?.column ?? 0),
    findings: cells.findings.toGroups(),
  };
}

interface ChargedRows {
  readonly mapping: ReceiptTable["mapping"];
  readonly headerRow: number;
  readonly rows: readonly ReceiptRow[];
  /** Of rows that state no currency. */
  readonly code: string | null;
}

/** Bank charges and the like beside receipts: where amounts are what came in after them, their invoices stay open by as much. */
function noteCharges(grid: CellGrid, cells: CellReader, { mapping, headerRow, rows, code }: ChargedRows): void {
  const taken = new Set(Object.values(mapping).map(({ column }) => column));
  grid.row(headerRow).forEach((cell, column) => {
    const header = headerText(cell);
    if (taken.has(column) || !headsDeductions(normalHeader(header))) return;
    for (const { row, receipt } of rows) {
      const currency = receipt.currency ?? code;
      const charge = cells.plainAmount(cells.at(row, column), currency) ?? 0;
      if (charge === 0) continue;
      const at = { sheet: grid.area.sheet, row: grid.area.top + row, column: grid.area.left + column };
      cells.findings.add({
        kind: "receipt-charges-not-read",
        severity: "warning",
        at,
        found: header,
        amount: minor(Math.abs(charge)),
        currency,
      });
    }
  });
}

/** Headers of the number that a receipt itself bears. */
const ownNumber =
  /^(receipt|payment|pmt|rcpt|cheque|check|chq|transaction|voucher)( ref(erence)?)? ?(no|number|num|id|ref)$|^(收款单?|回款单?|银行流水|流水|交易|凭证)(号|编号|单号|流水号)$/;

/** So many rows with one sign outweigh one with the other: these are taken back. */
const outweighs = 3;

/**
 * What was received counts as positive. A column that is negative is one of credits to the account: its signs are turned; a few with the other
 * sign were taken back. Where refunds are named by their type and carry the same sign as receipts, the type decides for them.
 */
function withSigns(written: readonly ReceiptRow[], cells: CellReader): Pick<ReceiptsReading, "receipts" | "signs"> {
  const rows = withCreditsTurned(written, cells);
  const count = (back: boolean, sign: number): number =>
    rows.filter(({ receipt, isBack }) => isBack === back && Math.sign(receipt.amount) === sign).length;
  const [plus, minus] = [count(false, 1), count(false, -1)];
  const turn = minus > plus * outweighs || (plus === 0 && minus > 0);
  const mixed = !turn && minus > 0 && plus < minus * outweighs;
  // Refunds as a column writes them: with the sign of its receipts, or with the other one.
  const received = turn || (plus === 0 && count(true, -1) > 0) ? -1 : 1;
  const unsigned = !mixed && plus + minus > 0 && count(true, received) > 0 && count(true, -received) === 0;
  const receipts: Receipt[] = [];
  for (const { receipt, isBack, discount, row } of rows) {
    const flips = (turn ? -1 : 1) * (unsigned && isBack ? -1 : 1);
    const settled = flips < 0 ? turned(receipt) : receipt;
    if (unsigned && isBack) cells.note("receipt-taken-back", "info", row, "amount", settled.amount, receipt.currency ?? null);
    receipts.push(settled);
    if (discount !== 0) receipts.push({ ...settled, amount: minor(Math.sign(settled.amount || 1) * discount), kind: "discount" });
  }
  return { receipts, signs: mixed ? "doubtful" : "clear" };
}

/** Credit notes and write-offs that all carry the minus of their document, beside receipts that have none, reduce what is owed as these do. */
function withCreditsTurned(rows: readonly ReceiptRow[], cells: CellReader): readonly ReceiptRow[] {
  const isCredit = ({ receipt, isBack }: ReceiptRow): boolean => !isBack && receipt.kind !== "receipt";
  const credits = rows.filter((row) => isCredit(row) && row.receipt.amount !== 0);
  const others = rows.filter((row) => !isCredit(row) && !row.isBack && row.receipt.amount !== 0);
  const minus = credits.length > 0 && credits.every(({ receipt }) => receipt.amount < 0);
  if (!minus || others.length === 0 || others.some(({ receipt }) => receipt.amount < 0)) return rows;
  return rows.map((each) => {
    if (!isCredit(each) || each.receipt.amount === 0) return each;
    const receipt = turned(each.receipt);
    cells.note("receipt-credit-turned", "warning", each.row, "amount", receipt.amount, receipt.currency ?? null);
    return { ...each, receipt };
  });
}

/** A refund, a payment that bounced or was reversed: money that went back. */
function isBack(type: string): boolean {
  return (
    readDocumentType(type)?.side === "debit" || /\b(reversal|reversed|charge ?back|bounced|nsf|repayment)\b|冲销|退回|退票/i.test(type)
  );
}

/** A receipt that was voided, or that the bank gave back. */
function paysNothing(status: string): boolean {
  const said = readItemStatus(status);
  return said === "void" || said === "draft" || /^(bounced|dishonou?red|returned|failed|refused|declined|退票|退回|失败)/i.test(status);
}

function entryKindOf(text: string): EntryKind {
  const type = readDocumentType(text);
  return type?.kind === "write-off" ? "write-off" : type?.kind === "credit-note" ? "credit" : "receipt";
}
