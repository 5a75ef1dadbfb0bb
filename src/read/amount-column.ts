import { minorFromNumber, type Exponent, type MinorReading } from "../kernel/money.js";
import type { CellValue } from "../sheet/cell.js";
import { amountStyleOf, isThousandsOrDecimals, ownSignOf, readAmountText, type AmountStyle, type DecimalSign } from "./amount-text.js";

/** Reads the cells of amount columns: numbers as they are, texts by the decimal sign that the columns show. */
export class AmountReader {
  private readonly style: AmountStyle;

  constructor(texts: Iterable<string>) {
    this.style = amountStyleOf(texts);
  }

  /** `undefined` when the cell holds no readable amount. */
  read(cell: CellValue, exponent: Exponent): MinorReading | undefined {
    if (typeof cell === "number") return minorFromNumber(cell, exponent);
    return typeof cell === "string" ? readAmountText(cell, this.signOf(cell, exponent), exponent) : undefined;
  }

  /** The amount by the other decimal sign, where 1.234 may be thousands or decimals and the columns do not say which. */
  otherwise(cell: CellValue, exponent: Exponent): MinorReading | undefined {
    if (typeof cell !== "string" || exponent === 3 || !isThousandsOrDecimals(cell)) return undefined;
    const { by, sign, threeDecimals } = this.style;
    // In a column that decides, 1.234 is odd only where it then has three decimals.
    if (by === "column" && (threeDecimals || !cell.includes(sign))) return undefined;
    return readAmountText(cell, sign === "." ? "," : ".", exponent);
  }

  private signOf(text: string, exponent: Exponent): DecimalSign {
    const { by, sign } = this.style;
    if (by === "mixed") return ownSignOf(text) ?? sign;
    return by === "nobody" && exponent === 3 ? "." : sign;
  }
}
