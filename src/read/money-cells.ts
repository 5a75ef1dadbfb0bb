import { wholeMinorOrNaN, type Exponent } from "../kernel/money.js";
import type { CellValue } from "../sheet/cell.js";
import type { CellColumn } from "../sheet/column.js";

/** A column of amounts in minor units, for loops over all rows. */
export class MoneyCells {
  /** What the column itself holds, where that is hundredths. */
  private readonly cents: Float64Array | undefined;

  constructor(private readonly column: CellColumn) {
    this.cents = column.kind === "numbers" ? column.hundredths : undefined;
  }

  /** Reads so many rows from one on to the beginning of a list; NaN for what is no number of whole minor units. `exponents`: of each of the rows. */
  readRows(row: number, count: number, exponents: ExponentsOfRows, into: Float64Array): void {
    const { cents } = this;
    const { uniform, ofRows } = exponents;
    if (cents && uniform === 2) {
      for (let i = 0; i < count; i++) into[i] = cents[row + i] as number;
      return;
    }
    for (let i = 0; i < count; i++) {
      const cell = this.column.at(row + i);
      into[i] = typeof cell === "number" ? wholeMinorOrNaN(cell, uniform ?? (ofRows[i] as Exponent)) : Number.NaN;
    }
  }

  /** The cell itself. */
  at(row: number): CellValue {
    return this.column.at(row);
  }
}

/** Decimals of the currencies of some rows. */
export interface ExponentsOfRows {
  /** The same for all rows of the table; `undefined` where they differ. */
  readonly uniform: Exponent | undefined;
  /** By row; of no account where they are all the same. */
  readonly ofRows: Uint8Array;
}
