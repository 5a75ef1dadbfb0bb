import { exponentOf, minor, type Minor } from "../kernel/money.js";
import { itemKind, type Field, type Mapping } from "../ledger/ledger.js";
import { isBlank } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import type { CellReader } from "./cell-reader.js";
import { kindOf, readDocumentType, readSide, type DocumentType } from "./document-type.js";
import { ExactSums } from "./exact-sums.js";
import { isUnknownStatus, saysPartPaid } from "./item-status.js";
import type { StatusColumn } from "./status-column.js";
import type { TaxColumns } from "./tax-columns.js";

/** The money of one item in minor units, credits negative, and what the item is. */
export interface ItemMoney {
  readonly amount: Minor;
  readonly paid: Minor;
  readonly writtenOff: Minor;
  /** Tax that was added to an amount stated net of it. */
  readonly taxAdded: Minor;
  /** Index into the kinds of items. */
  readonly kind: number;
}

export interface MoneyColumns {
  readonly mapping: Mapping;
  readonly headerRow: number;
  /** Column whose cell is filled once an item is cleared. */
  readonly clearing: number | undefined;
  readonly status: StatusColumn;
  /** True where receipts stand in a table of their own; absent where none do. */
  readonly hasReceipts?: true;
  readonly tax: TaxColumns;
}

/**
 * Reads amount, payment and write-off of a row. Where a column of types or sides says which rows are credits and no amount carries a sign,
 * credits are taken off: that is for the columns to say, not for one row.
 */
export class ItemMoneyReader {
  private readonly mapping: Mapping;
  private readonly amountField: Field;
  private readonly habits: SignHabits;
  /** True once a status alone has said that an item is paid. */
  paidByStatus = false;
  readonly sums = new ExactSums();
  private readonly types = new Map<string, DocumentType | undefined>();

  constructor(
    private readonly grid: CellGrid,
    private readonly cells: CellReader,
    private readonly columns: MoneyColumns,
  ) {
    this.mapping = columns.mapping;
    this.amountField = columns.mapping.amount ? "amount" : "openAmount";
    this.habits = this.lookAtSigns();
  }

  /** True when the column of payments states them with a minus. */
  get paidWithMinus(): boolean {
    return this.habits.paidWithMinus;
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
    if (money) this.checkStatus(row, money, currency);
    if (!money || this.sums.lets(money.amount, money.paid, money.amount - money.paid)) return money;
    this.cells.note("amount-too-large", "error", row, this.amountField);
    return undefined;
  }

  private moneyOf(row: number, currency: string | null): ItemMoney | undefined {
    const side = this.sideOf(row);
    const flips = this.habits.unsigned && side === "credit";
    const signed = (value: Minor | undefined): Minor | undefined => (value === undefined || !flips ? value : minor(-value));
    const stated = signed(this.cells.signed(row, this.amountField, currency, true));
    if (stated === undefined) return undefined;
    const taxAdded = this.columns.tax.addedTo(row, stated, currency);
    const amount = minor(stated + taxAdded);
    if (flips) {
      this.cells.recomputable = false;
      this.cells.note("credit-by-type", "info", row, this.mapping.documentType ? "documentType" : "debitCredit", amount, currency);
    }
    const kind = kindOf(this.typeOf(row), amount);
    if (!flips && amount > 0 && side === "credit" && kind === itemKind["credit-note"])
      this.cells.note("credit-with-plus", "warning", row, this.amountField, amount, currency);
    if (this.habits.strange.has(this.cells.text(row, "documentType")))
      this.cells.note("type-unknown", "warning", row, "documentType", amount, currency);
    const writtenOff = this.writtenOff(row, currency);
    if (this.mapping.openAmount && this.amountField !== "openAmount") {
      const open = this.sided(row, "openAmount", amount, signed(this.cells.signed(row, "openAmount", currency, false)), currency);
      // What is no longer open has been paid or written off, on days the source may state.
      if (open === undefined && this.habits.statesOpen && isBlank(this.cells.cell(row, "openAmount")))
        this.cells.note("open-missing", "warning", row, "openAmount", amount, currency);
      if (open !== undefined) {
        this.columns.tax.seemsNet(row, amount, open, currency);
        return { amount, paid: minor(amount - open - writtenOff), writtenOff, taxAdded, kind };
      }
    }
    const paid = this.sided(row, "paidAmount", amount, signed(this.paidOf(row, amount, currency)), currency) ?? minor(0);
    if (paid > amount && amount > 0 && !this.columns.tax.seemsNet(row, amount, paid, currency))
      this.cells.note("paid-above-amount", "warning", row, "paidAmount", minor(paid - amount), currency);
    return { amount, paid, writtenOff, taxAdded, kind };
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
    const cleared = clearing !== undefined && !isBlank(this.grid.cell(row, clearing));
    const settled = status.of(row) === "settled";
    if (!cleared && !settled) return minor(0);
    this.cells.recomputable = false;
    this.paidByStatus = true;
    this.cells.note("payment-undated", "warning", row, settled && this.mapping.status ? "status" : "amount", amount, currency);
    return amount;
  }

  private sideOf(row: number): "debit" | "credit" | undefined {
    const side = this.mapping.debitCredit ? readSide(this.cells.text(row, "debitCredit")) : undefined;
    return side ?? this.typeOf(row)?.side;
  }

  /** What is open on a credit, or was paid of it, stands on its side; and a whole column may state payments with a minus. */
  private sided(row: number, field: Field, amount: Minor, value: Minor | undefined, currency: string | null): Minor | undefined {
    if (value === undefined || !this.mapping[field]) return value;
    const other = amount < 0 ? value > 0 && value <= -amount : field === "paidAmount" && this.habits.paidWithMinus && amount > 0;
    if (!other || value === 0) return value;
    this.cells.recomputable = false;
    this.cells.note("sign-by-amount", "info", row, field, minor(-value), currency);
    return minor(-value);
  }

  /** A status that says paid or written off, beside amounts and days that say open, is one of the two wrong. */
  private checkStatus(row: number, { amount, paid, writtenOff }: ItemMoney, currency: string | null): void {
    const { paidAmount, openAmount, settledDate } = this.mapping;
    const said = this.cells.text(row, "status");
    if (!(paidAmount ?? openAmount ?? settledDate ?? this.columns.hasReceipts)) {
      if (saysPartPaid(said)) this.cells.note("part-paid-unstated", "warning", row, "status", amount, currency);
      else if (isUnknownStatus(said) && paid === 0 && !this.columns.status.isCoded)
        this.cells.note("status-unknown", "warning", row, "status", amount, currency);
    }
    if (!this.mapping.status || this.columns.status.of(row) !== "settled") return;
    const open = minor(amount - paid - writtenOff);
    if (open === 0 || (paid === 0 && !isBlank(this.cells.cell(row, "settledDate")) && !this.mapping.openAmount)) return;
    this.cells.note("status-contradicts", "warning", row, "status", open, currency);
  }

  /** How the columns carry their signs, said by all rows together. */
  private lookAtSigns(): SignHabits {
    const { documentType, debitCredit } = this.mapping;
    const paidAmount = this.mapping.paidAmount !== undefined && this.cells.mayHaveMinus("paidAmount");
    const mapped = this.mapping[this.amountField];
    const typed = documentType !== undefined || debitCredit !== undefined;
    const strange = new Map<string, number>();
    const credits = { plus: false, minus: false };
    let minus = mapped?.contra !== undefined;
    let paid = 0;
    let most = 0;
    let statesOpen = false;
    for (let row = this.columns.headerRow + 1; this.mapping.openAmount && !statesOpen && row < this.grid.rowCount; row++)
      statesOpen = !isBlank(this.cells.cell(row, "openAmount"));
    for (let row = this.columns.headerRow + 1; (typed || paidAmount) && row < this.grid.rowCount; row++) {
      const amount = this.cells.quietAmount(row, this.amountField, exponentOf(null)) ?? 0;
      if (paidAmount && amount > 0) paid += Math.sign(this.cells.quietAmount(row, "paidAmount", exponentOf(null)) ?? 0);
      if (amount === 0 || !typed) continue;
      if (amount < 0) minus = true;
      if (this.sideOf(row) === "credit") credits[amount < 0 ? "minus" : "plus"] = true;
      const type = documentType ? this.cells.text(row, "documentType") : "";
      if (type === "") continue;
      const count = (strange.get(type) ?? 0) + 1;
      strange.set(type, count);
      most = Math.max(most, count);
    }
    for (const [type, count] of strange) if (minus || count === most || readDocumentType(type)) strange.delete(type);
    const unsigned = credits.plus && !credits.minus && mapped?.contra === undefined;
    return { unsigned, strange: new Set(strange.keys()), paidWithMinus: paid < 0, statesOpen };
  }
}

interface SignHabits {
  /** Credits stand in the table and none of them has a sign. */
  readonly unsigned: boolean;
  /** Types that say nothing, where no amount has a minus and another type is usual: any of them may be a credit. */
  readonly strange: ReadonlySet<string>;
  /** Some row states what is open. */
  readonly statesOpen: boolean;
  /** Payments are stated with a minus. */
  readonly paidWithMinus: boolean;
}
