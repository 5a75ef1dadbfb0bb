import { makeColumns, type LedgerColumns } from "./ledger-columns.js";

/** The items read so far: their columns, as long as the table has rows, and how many of them are filled. */
export class ItemList {
  readonly columns: LedgerColumns;
  /** Invoice numbers. As long as the columns from the start: growing a list copies it again and again. */
  readonly numbers: string[];
  size = 0;

  constructor(capacity: number) {
    this.columns = makeColumns(capacity);
    this.numbers = new Array<string>(capacity);
  }

  /** Takes the next place for an item with this invoice number. */
  next(number: string): number {
    this.numbers[this.size] = number;
    return this.size++;
  }

  /** The numbers of the items alone, once all are read; nothing is copied. */
  cutNumbers(): readonly string[] {
    this.numbers.length = this.size;
    return this.numbers;
  }
}
