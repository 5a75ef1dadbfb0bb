import type { Minor } from "../kernel/money.js";
import type { Field } from "../ledger/ledger.js";
import type { CellReader } from "./cell-reader.js";

/**
 * What the items add up to since the last total, and in all, in minor units of the column that totals stand in: the control of the totals
 * that a table carries itself.
 */
export class ControlTotals {
  private block = 0;
  private all = 0;

  constructor(
    private readonly cells: CellReader,
    private readonly field: Field,
  ) {}

  add(amount: number): void {
    this.block += amount;
    this.all += amount;
  }

  /** A total above its rows is controlled by the next one. */
  beginBlock(): void {
    this.block = 0;
  }

  /** True for a row whose amount is what the items above it add up to: a sum without a word. */
  isSum(row: number, currency: string | null): boolean {
    const sum = this.cells.signed(row, this.field, currency, false);
    return sum === this.block || sum === this.all;
  }

  /** Compares a total of the table with the items above it; a difference is a finding with its amount. `currency` `undefined`: several. */
  check(row: number, currency: string | null | undefined): void {
    const { block, all } = this;
    this.block = 0;
    if (currency === undefined) return;
    const total = this.cells.signed(row, this.field, currency, false);
    // Items left out on purpose, and a balance brought forward, are no part of the comparison.
    if (total === undefined || total === block || total === all || (block === 0 && all !== 0 && total === 0)) return;
    if (/期初|结转|累计|opening|forward/i.test(this.cells.firstText(row))) return;
    const nearest = Math.abs(total - block) <= Math.abs(total - all) ? block : all;
    this.cells.note("total-differs", "warning", row, this.field, (total - nearest) as Minor, currency);
  }
}
