import type { DayNumber } from "../kernel/day.js";
import { currencyOfHeader } from "./currency.js";
import { exponentOf, minor, type Exponent, type Minor } from "../kernel/money.js";
import type { FindingGroup } from "../ledger/finding.js";
import type { EntryKind } from "../ledger/ledger.js";
import type { CellGrid, CellRef } from "../sheet/cell.js";
import { CellReader, showCell } from "./cell-reader.js";
import type { DateOrder } from "./date-text.js";
import { readDocumentType } from "./document-type.js";
import { readItemStatus } from "./item-status.js";
import { ExactSums } from "./exact-sums.js";
import { headerText, normalHeader } from "./header-text.js";
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
  readonly findings: readonly FindingGroup[];
}

export interface ReceiptOptions {
  readonly dateOrder: DateOrder | undefined;
  readonly defaultCurrency: string | undefined;
}

/** Reads a table of receipts. A column of amounts that are mostly negative is one of credits to the account: its signs are turned. */
export function readReceipts(grid: CellGrid, { mapping, row: headerRow }: ReceiptTable, options: ReceiptOptions): ReceiptsReading {
  const cells = new CellReader(grid, { mapping, headerRow, ...options });
  const kinds = new RowKinds({ mapping, headers: grid.values[headerRow]?.map(headerText) ?? [], groups: undefined });
  const inHeader = currencyOfHeader(normalHeader(mapping.amount?.header ?? ""))?.code;
  const receipts: Receipt[] = [];
  const sums = new ExactSums();
  const met = new Set<string>();
  for (let row = headerRow + 1; row < grid.values.length; row++) {
    const { kind } = kinds.of(grid.values[row] ?? []);
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
    const whole = (grid.values[row] ?? []).map(showCell).join("\u0000");
    if (met.has(whole)) cells.note("receipt-repeated", "warning", row, "amount", amount, currency ?? null);
    met.add(whole);
    const day = cells.day(row, "issueDate", cells.days.issue, amount, currency ?? null);
    if (day === undefined) cells.note("payment-undated", "warning", row, "issueDate", amount, currency);
    const receipt: Receipt = {
      amount,
      currency,
      exponent: exponentOf(read),
      day: day ?? 0,
      kind: entryKindOf(cells.text(row, "documentType")),
      customer: cells.text(row, "customer"),
      customerName: cells.text(row, "customerName"),
      invoice: cells.text(row, "invoiceNumber"),
      at: cells.ref(row, "amount"),
    };
    receipts.push(receipt);
    // A discount taken settles its invoice with the receipt; it is no cash, and nothing without an invoice.
    const discount = cells.signed(row, "writeOffAmount", read, false) ?? 0;
    if (discount !== 0 && receipt.invoice !== "" && sums.lets(discount))
      receipts.push({ ...receipt, amount: minor(discount), kind: "discount" });
  }
  const negative = receipts.filter(({ amount }) => amount < 0).length;
  const turned = negative > receipts.length / 2 ? receipts.map((each) => ({ ...each, amount: minor(-each.amount) })) : receipts;
  return {
    receipts: turned,
    sheet: grid.area.sheet,
    amountColumn: grid.area.left + (mapping.amount?.column ?? 0),
    findings: cells.findings.toGroups(),
  };
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
