import { mayBeDerived } from "./derived-numbers.js";
import { mayNameCredit } from "./credit-numbers.js";
import { makeColumns, type LedgerColumns } from "./ledger-columns.js";

/** The items read so far: their columns, as long as the table has rows, and how many of them are filled. */
export class ItemList {
  readonly columns: LedgerColumns;
  /** Invoice numbers. As long as the columns from the start: growing a list copies it again and again. */
  readonly numbers: string[];
  size = 0;
  /** Items whose number may be the name of a credit note or receipt, and such whose number may stand on another one. */
  readonly namingCredits: number[] = [];
  readonly derived: number[] = [];

  constructor(capacity: number) {
    this.columns = makeColumns(capacity);
    this.numbers = new Array<string>(capacity);
  }

  /** Takes the next place for an item with this invoice number. */
  next(number: string): number {
    // Looked at while it is at hand: later each number would have to be fetched from memory once more.
    if (mayNameCredit(number)) this.namingCredits.push(this.size);
    if (mayBeDerived(number)) this.derived.push(this.size);
    this.numbers[this.size] = number;
    return this.size++;
  }

  /** The numbers of the items alone, once all are read; nothing is copied. */
  cutNumbers(): readonly string[] {
    this.numbers.length = this.size;
    return this.numbers;
  }
}
