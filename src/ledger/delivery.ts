import type { DayNumber } from "../kernel/day.js";
import type { Minor } from "../kernel/money.js";
import type { CellRef } from "../sheet/cell.js";

/** What was delivered, as its table states it: no receivable until it is billed. */
export interface Delivery {
  readonly number: string;
  readonly customer: string;
  readonly customerName: string;
  /** 0: the table states none. */
  readonly day: DayNumber | 0;
  /** ISO code; `null` where none is stated. */
  readonly currency: string | null;
  readonly amount: Minor;
  /** The invoice that bills it; "" where none does. */
  readonly invoice: string;
  readonly at: CellRef;
}
