import { dayFromSerial, type DayNumber } from "../kernel/day.js";
import type { CellValue } from "../sheet/cell.js";
import { isEitherWay, readDateText, type DateOrder } from "./date-text.js";

/** Who says which of day and month comes first: the column or a person, what stands beside the column, or nobody. */
export type OrderBy = "column" | "neighbours" | "nobody";

export interface DayReading {
  readonly day: DayNumber;
  /** The day with day and month the other way round, where both are days and the column itself does not decide. */
  readonly other: DayNumber | undefined;
}

/** Reads the cells of one date column: serials as they are, texts in the order that was decided for the column. */
export class DayReader {
  /** Exports repeat their days: each distinct text is read once. */
  private readonly known = new Map<string, DayReading | undefined>();

  constructor(
    readonly order: DateOrder,
    readonly by: OrderBy,
    /** True when the column's own values contradict each other. */
    readonly mixed = false,
  ) {}

  /** `undefined` when the cell names no day. */
  read(cell: CellValue): DayReading | undefined {
    if (typeof cell === "number") {
      const serial = dayFromSerial(cell) ?? readDateText(String(cell), "ymd");
      return serial === undefined ? undefined : { day: serial, other: undefined };
    }
    if (typeof cell !== "string") return undefined;
    if (this.known.has(cell)) return this.known.get(cell);
    const day = readDateText(cell, this.order);
    const other = this.by !== "column" && isEitherWay(cell) ? readDateText(cell, this.order === "dmy" ? "mdy" : "dmy") : undefined;
    const reading = day === undefined ? undefined : { day, other };
    this.known.set(cell, reading);
    return reading;
  }
}
