import { dayFromSerial, isoFromDay } from "../kernel/day.js";
import type { Mapping } from "../ledger/ledger.js";
import { isBlank } from "../sheet/cell.js";
import type { CellReader } from "./cell-reader.js";

/**
 * Gathers the posting days of a table that has a column of them beside its issue days; four bytes an item, and none where it has not.
 * Its findings name no money: no balance depends on a posting day, and no formula over the sheet goes by one.
 */
export class PostingDays {
  private constructor(
    private readonly days: Int32Array,
    private readonly cells: CellReader,
  ) {}

  /** `undefined` for a table without posting days. */
  static of(mapping: Mapping, capacity: number, cells: CellReader): PostingDays | undefined {
    return mapping.postingDate && new PostingDays(new Int32Array(capacity), cells);
  }

  /** The posting day of an item that stands on a row of the table. */
  put(item: number, row: number): void {
    const cell = this.cells.cell(row, "postingDate");
    this.days[item] = (typeof cell === "number" ? dayFromSerial(cell) : undefined) ?? this.read(row);
  }

  /** The day of an item that stands on no row of the table: cash is posted on the day it came. */
  putDay(item: number, day: number): void {
    this.days[item] = day;
  }

  cut(size: number): Int32Array {
    return this.days.subarray(0, size);
  }

  private read(row: number): number {
    const cell = this.cells.cell(row, "postingDate");
    if (isBlank(cell)) return 0;
    const { posting } = this.cells.days;
    const found = posting.read(cell);
    if (found === undefined) this.cells.note("date-unreadable", "warning", row, "postingDate");
    else if (found.others.length > 0 && posting.by === "nobody")
      this.cells.findings.add({
        kind: "date-ambiguous",
        severity: "warning",
        at: this.cells.ref(row, "postingDate"),
        found: `${this.cells.text(row, "postingDate")}: ${isoFromDay(found.day)}`,
        otherwise: found.others.map(isoFromDay).join(" / "),
      });
    return found?.day ?? 0;
  }
}
