import { exponentOf, minor, type Minor } from "../kernel/money.js";
import type { Field, Mapping } from "../ledger/ledger.js";
import type { CellGrid } from "../sheet/cell.js";
import { isBlank, type CellReader } from "./cell-reader.js";
import { kindOf, readDocumentType, readSide, type DocumentType } from "./document-type.js";
import { ExactSums } from "./exact-sums.js";
import type { StatusColumn } from "./status-column.js";

/** The money of one item in minor units, credits negative, and what the item is. */
export interface ItemMoney {
  readonly amount: Minor;
  readonly paid: Minor;
  readonly writtenOff: Minor;
  /** Index into the kinds of items. */
  readonly kind: number;
}

export interface MoneyColumns {
  readonly mapping: Mapping;
  readonly headerRow: number;
  /** Column whose cell is filled once an item is cleared. */
  readonly clearing: number | undefined;
  readonly status: StatusColumn;
}

/**
 * Reads amount, payment and write-off of a row. Where a column of types or sides says which rows are credits and no amount carries a sign,
 * credits are taken off: that is for the columns to say, not for one row.
 */
export class ItemMoneyReader {
  private readonly mapping: Mapping;
  private readonly amountField: Field;
  private readonly unsigned: boolean;
  private readonly sums = new ExactSums();
  private readonly types = new Map<string, DocumentType | undefined>();

  constructor(
    private readonly grid: CellGrid,
    private readonly cells: CellReader,
    private readonly columns: MoneyColumns,
  ) {
    this.mapping = columns.mapping;
    this.amountField = columns.mapping.amount ? "amount" : "openAmount";
    this.unsigned = this.areUnsigned();
  }

  /** What the type column says of a row. */
  typeOf(row: number): DocumentType | undefined {
    if (!this.mapping.documentType) return undefined;
    const text = this.cells.text(row, "documentType");
    if (!this.types.has(text)) this.types.set(text, readDocumentType(text));
    return this.types.get(text);
  }

  /** `undefined` when the row has no readable amount, or one beyond which sums would not be exact; a finding says so. */
  read(row: number, currency: string | null): ItemMoney | undefined {
    const money = this.moneyOf(row, currency);
    if (!money || this.sums.lets(money.amount, money.paid, money.amount - money.paid)) return money;
    this.cells.note("amount-too-large", "error", row, this.amountField);
    return undefined;
  }

  private moneyOf(row: number, currency: string | null): ItemMoney | undefined {
    const flips = this.unsigned && this.sideOf(row) === "credit";
    const signed = (value: Minor | undefined): Minor | undefined => (value === undefined || !flips ? value : minor(-value));
    const amount = signed(this.cells.signed(row, this.amountField, currency, true));
    if (amount === undefined) return undefined;
    if (flips) {
      this.cells.recomputable = false;
      this.cells.note("credit-by-type", "info", row, this.mapping.documentType ? "documentType" : "debitCredit", amount, currency);
    }
    const kind = kindOf(this.typeOf(row), amount);
    const writtenOff = this.writtenOff(row, currency);
    if (this.mapping.openAmount && this.amountField !== "openAmount") {
      const open = signed(this.cells.signed(row, "openAmount", currency, false));
      // What is no longer open has been paid or written off, on days the source may state.
      if (open !== undefined) return { amount, paid: minor(amount - open - writtenOff), writtenOff, kind };
    }
    const paid = signed(this.paidOf(row, amount, currency)) ?? minor(0);
    if (paid > amount && amount > 0) this.cells.note("paid-above-amount", "warning", row, "paidAmount", minor(paid - amount), currency);
    return { amount, paid, writtenOff, kind };
  }

  private writtenOff(row: number, currency: string | null): Minor {
    if (!this.mapping.writeOffAmount) return minor(0);
    const written = this.cells.signed(row, "writeOffAmount", currency, false) ?? minor(0);
    if (written !== 0) this.cells.recomputable = false;
    return written;
  }

  /** What has been paid: a column says it, or, where nothing else tells what is open, a clearing document or a status does. */
  private paidOf(row: number, amount: Minor, currency: string | null): Minor {
    if (this.mapping.paidAmount) return this.cells.signed(row, "paidAmount", currency, false) ?? minor(0);
    if (this.mapping.settledDate || this.mapping.openAmount) return minor(0);
    const { clearing, status } = this.columns;
    const cleared = clearing !== undefined && !isBlank(this.grid.values[row]?.[clearing] ?? null);
    const settled = status.of(row) === "settled";
    if (!cleared && !settled) return minor(0);
    this.cells.recomputable = false;
    this.cells.note("payment-undated", "warning", row, settled ? "status" : "amount", amount, currency);
    return amount;
  }

  private sideOf(row: number): "debit" | "credit" | undefined {
    const side = this.mapping.debitCredit ? readSide(this.cells.text(row, "debitCredit")) : undefined;
    return side ?? this.typeOf(row)?.side;
  }

  /** True when credits stand in the table and none of them has a sign. */
  private areUnsigned(): boolean {
    const { documentType, debitCredit } = this.mapping;
    const mapped = this.mapping[this.amountField];
    if ((!documentType && !debitCredit) || mapped === undefined || mapped.contra !== undefined) return false;
    let positive = false;
    for (let row = this.columns.headerRow + 1; row < this.grid.values.length; row++) {
      if (this.sideOf(row) !== "credit") continue;
      const amount = this.cells.quietAmount(row, this.amountField, exponentOf(null));
      if (amount !== undefined && amount < 0) return false;
      if (amount !== undefined && amount > 0) positive = true;
    }
    return positive;
  }
}
