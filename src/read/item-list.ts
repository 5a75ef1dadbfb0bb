import { makeColumns, type LedgerColumns } from "./ledger-columns.js";

/** The items read so far: their columns, as long as the table has rows, and how many of them are filled. */
export class ItemList {
  readonly columns: LedgerColumns;
  readonly numbers: string[] = [];
  size = 0;

  constructor(capacity: number) {
    this.columns = makeColumns(capacity);
  }

  /** Takes the next place for an item with this invoice number. */
  next(number: string): number {
    this.numbers.push(number);
    return this.size++;
  }
}
