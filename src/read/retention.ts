import { dayFromSerial } from "../kernel/day.js";
import { exponentOf, minor } from "../kernel/money.js";
import { itemKind } from "../ledger/ledger.js";
import { isBlank, type CellRef } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import type { CellReader } from "./cell-reader.js";
import type { HelperRole } from "./helper-words.js";
import type { GroupCodes } from "./group-codes.js";
import type { ItemList } from "./item-list.js";
import type { ItemMoney } from "./item-money.js";
import type { PostingDays } from "./posting-days.js";

/** A part of an invoice that is kept back until a later day. */
export interface Retained {
  /** The item of the invoice. */
  readonly item: number;
  /** Its row within the grid. */
  readonly row: number;
  /** Minor units kept back, and what of them is paid. */
  readonly amount: number;
  readonly paid: number;
  /** 0: no day of release is stated. */
  readonly due: number;
}

/**
 * A column beside the invoices that says how much of each is kept back (retention, 质保金), and one that says until when. What is kept back falls
 * due on its own day: it is taken off the invoice and becomes an item of its own.
 */
export class RetentionColumns {
  readonly retained: Retained[] = [];

  private constructor(
    private readonly grid: CellGrid,
    private readonly cells: CellReader,
    private readonly columns: { readonly amount: number; readonly due: number | undefined },
    private readonly states: { readonly open: boolean; readonly paid: boolean },
  ) {}

  /** `undefined` for a table without retentions. */
  static of(
    grid: CellGrid,
    cells: CellReader,
    {
      mapping,
      layout,
    }: { readonly mapping: object; readonly layout?: { readonly helpers: Readonly<Partial<Record<HelperRole, number>>> } },
  ): RetentionColumns | undefined {
    const amount = layout?.helpers.retention;
    if (amount === undefined) return undefined;
    const states = { open: "openAmount" in mapping && "amount" in mapping, paid: "paidAmount" in mapping };
    return new RetentionColumns(grid, cells, { amount, due: layout?.helpers.retentionDue }, states);
  }

  /** The money of an invoice without what is kept back of it, which is remembered for an item of its own. */
  split(item: number, row: number, money: ItemMoney, currency: string | null): ItemMoney {
    const cell = this.cells.at(row, this.columns.amount);
    const kept = isBlank(cell) ? 0 : Math.abs(this.cells.amountReading(cell, exponentOf(currency))?.minor ?? 0);
    if (kept === 0 || money.amount <= 0) return money;
    this.cells.recomputable = false;
    const at = this.refOf(row, this.columns.amount);
    if (kept > money.amount) {
      this.cells.findings.add({ kind: "retention-above-amount", severity: "warning", at, found: "", amount: minor(kept), currency });
      return money;
    }
    // Where a balance is stated without what is kept back, that is no payment.
    const stated = this.states.paid ? (this.cells.signed(row, "paidAmount", currency, false) ?? 0) : 0;
    const paid = this.states.open && money.paid - stated === kept ? stated : money.paid;
    const due = this.dueOf(row);
    const rest = money.amount - kept;
    const paidFirst = Math.min(paid, rest - money.writtenOff);
    this.retained.push({ item, row, amount: kept, paid: paid - paidFirst, due });
    this.cells.findings.add({
      kind: due === 0 ? "retention-undated" : "retention-apart",
      severity: due === 0 ? "warning" : "info",
      at,
      found: "",
      amount: minor(kept),
      currency,
    });
    return { ...money, amount: minor(rest), paid: minor(paidFirst) };
  }

  /** Gives each retained part an item of its own, grouped and posted as its invoice is. */
  addItems(items: ItemList, base: Float64Array | undefined, groups: GroupCodes, posting: PostingDays | undefined): void {
    const { columns, numbers } = items;
    for (const { item, row, amount, paid, due } of this.retained) {
      const own = items.next(numbers.at(item));
      columns.row[own] = this.grid.area.top + row;
      columns.customer[own] = columns.customer[item] as number;
      columns.currency[own] = columns.currency[item] as number;
      columns.issued[own] = columns.issued[item] as number;
      columns.due[own] = due;
      columns.amount[own] = amount;
      columns.paid[own] = paid;
      columns.settled[own] = paid === 0 ? 0 : (columns.settled[item] as number);
      columns.kind[own] = itemKind.retention;
      columns.disputed[own] = columns.disputed[item] as number;
      groups.put(own, row);
      posting?.put(own, row);
      if (!base) continue;
      const whole = base[item] as number;
      base[own] = Math.round((whole * amount) / (amount + (columns.amount[item] as number)));
      base[item] = whole - base[own];
    }
  }

  private dueOf(row: number): number {
    const cell = this.columns.due === undefined ? null : this.cells.at(row, this.columns.due);
    if (isBlank(cell)) return 0;
    return (typeof cell === "number" ? dayFromSerial(cell) : this.cells.days.due.read(cell)?.day) ?? 0;
  }

  private refOf(row: number, column: number): CellRef {
    const { sheet, top, left } = this.grid.area;
    return { sheet, row: top + row, column: left + column };
  }
}
