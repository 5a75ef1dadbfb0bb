import { wholeMinorOrNaN, type Exponent } from "../kernel/money.js";
import type { CellValue } from "../sheet/cell.js";
import { noNumber, type CellColumn } from "../sheet/column.js";

/** A column of amounts in minor units, for loops over all rows. */
export class MoneyCells {
  /** What the column itself holds, where that is hundredths. */
  private readonly cents: Int32Array | undefined;

  constructor(private readonly column: CellColumn) {
    if (column.kind === "numbers" && column.scale === 100 && column.values instanceof Int32Array) this.cents = column.values;
  }

  /** NaN for what is no number of whole minor units. */
  minorAt(row: number, exponent: Exponent): number {
    if (this.cents && exponent === 2) {
      const cents = this.cents[row] as number;
      return cents === noNumber ? Number.NaN : cents;
    }
    const cell = this.column.at(row);
    return typeof cell === "number" ? wholeMinorOrNaN(cell, exponent) : Number.NaN;
  }

  /** The cell itself. */
  at(row: number): CellValue {
    return this.column.at(row);
  }
}
