import { minorFromNumber, type Exponent, type MinorReading } from "../kernel/money.js";
import type { CellValue } from "../sheet/cell.js";
import { decimalSignOf, readAmountText, type DecimalSign } from "./amount-text.js";

/** Reads the cells of amount columns: numbers as they are, texts by the decimal sign that the columns show. */
export class AmountReader {
  private readonly sign: DecimalSign;

  constructor(texts: Iterable<string>) {
    this.sign = decimalSignOf(texts);
  }

  /** `undefined` when the cell holds no readable amount. */
  read(cell: CellValue, exponent: Exponent): MinorReading | undefined {
    if (typeof cell === "number") return minorFromNumber(cell, exponent);
    return typeof cell === "string" ? readAmountText(cell, this.sign, exponent) : undefined;
  }
}
