import { dayFromSerial, type DayNumber } from "../kernel/day.js";
import type { CellValue } from "../sheet/cell.js";
import { readDateText, type DateOrder } from "./date-text.js";

/** Who says which of day and month comes first: the column or a person, what stands beside the column, or nobody. */
export type OrderBy = "column" | "neighbours" | "nobody";

export interface DayReading {
  readonly day: DayNumber;
  /** The days by the other orders that are open, where the column itself does not decide. */
  readonly others: readonly DayNumber[];
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
    /** The orders that the column leaves open, this one among them. */
    readonly open: readonly DateOrder[] = ["dmy", "mdy"],
  ) {}

  /** `undefined` when the cell names no day. */
  read(cell: CellValue): DayReading | undefined {
    if (typeof cell === "number") {
      const serial = dayFromSerial(cell) ?? readDateText(String(cell), "ymd");
      return serial === undefined ? undefined : { day: serial, others: [] };
    }
    if (typeof cell !== "string") return undefined;
    if (this.known.has(cell)) return this.known.get(cell);
    const day = readDateText(cell, this.order);
    const reading = day === undefined ? undefined : { day, others: this.by === "column" ? [] : this.othersOf(cell, day) };
    this.known.set(cell, reading);
    return reading;
  }

  private othersOf(text: string, day: DayNumber): readonly DayNumber[] {
    const days = this.open.flatMap((order) => readDateText(text, order) ?? []);
    return [...new Set(days)].filter((each) => each !== day);
  }
}
