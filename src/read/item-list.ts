import { mayBeDerived } from "./derived-numbers.js";
import { mayNameCredit } from "./credit-numbers.js";
import { makeColumns, type LedgerColumns } from "./ledger-columns.js";
import { NumberList } from "./number-list.js";
import type { NumberSeries } from "../sheet/number-series.js";
import type { TakenColumns } from "./taken-columns.js";

/** The items read so far: their columns, as long as the table has rows, and how many of them are filled. */
export class ItemList {
  readonly columns: LedgerColumns;
  /** Their invoice numbers. */
  readonly numbers: NumberList;
  size = 0;
  /** Items whose number may be the name of a credit note or receipt, and such whose number may stand on another one. */
  readonly namingCredits: number[] = [];
  readonly derived: number[] = [];

  /** `series`: those of the column that the invoice numbers come from, where it has some. */
  constructor(capacity: number, series?: NumberSeries, taken?: TakenColumns) {
    this.columns = makeColumns(capacity, taken?.columns);
    this.numbers = new NumberList(capacity, series, taken?.numbers);
  }

  /** Takes the next place for an item with this invoice number; nothing is paid of it yet. */
  next(text: string): number {
    const { series, number } = this.numbers.numbered(text);
    const { paid, settled, disputed } = this.columns;
    paid[this.size] = settled[this.size] = disputed[this.size] = 0;
    return this.nextNumbered(series, number, text);
  }

  /** As {@link next}, of an item whose columns are filled. `text`: what the number says; `undefined` where that is known to tell nothing. */
  nextNumbered(series: number, number: number, text: string | undefined): number {
    if (text !== undefined && mayNameCredit(text)) this.namingCredits.push(this.size);
    if (text !== undefined && mayBeDerived(text)) this.derived.push(this.size);
    this.numbers.add(series, number);
    return this.size++;
  }
}
