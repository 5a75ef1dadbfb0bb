import { dayFromSerial, type DayNumber } from "../kernel/day.js";
import type { CellValue } from "../sheet/cell.js";
import { dateOrderOf, isEitherWay, readDateText, type DateOrder } from "./date-text.js";

export interface DayReading {
  readonly day: DayNumber;
  /** True when day and month could change places and nothing in the source says which comes first. */
  readonly ambiguous: boolean;
}

/** Reads the cells of one date column: serials as they are, texts in the order that the column, or its neighbours, show. */
export class DayReader {
  private readonly order: DateOrder;
  private readonly sure: boolean;
  /** Exports repeat their days: each distinct text is read once. */
  private readonly known = new Map<string, DayReading | undefined>();

  /** `own`: the column's texts. `together`: those of all date columns. `given`: the order a person named. */
  constructor(own: Iterable<string>, together: Iterable<string>, given: DateOrder | undefined) {
    const found = dateOrderOf(own);
    const decided = found?.sure === false ? dateOrderOf(together) : found;
    this.order = given ?? decided?.order ?? "mdy";
    this.sure = given !== undefined || decided === undefined || decided.sure;
  }

  /** `undefined` when the cell names no day. */
  read(cell: CellValue): DayReading | undefined {
    if (typeof cell === "number") {
      const serial = dayFromSerial(cell);
      return serial === undefined ? undefined : { day: serial, ambiguous: false };
    }
    if (typeof cell !== "string") return undefined;
    if (this.known.has(cell)) return this.known.get(cell);
    const day = readDateText(cell, this.order);
    const reading = day === undefined ? undefined : { day, ambiguous: !this.sure && isEitherWay(cell) };
    this.known.set(cell, reading);
    return reading;
  }
}
