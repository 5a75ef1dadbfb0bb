import { exponentOf, minorFromNumber } from "../kernel/money.js";
import { isBlank, type CellValue } from "../sheet/cell.js";
import { Amounts } from "./consistency.js";
import { normalHeader } from "./header-text.js";
import { add, currencyOf, type TableBeside } from "./table-beside.js";
import { namesTotal } from "./total-words.js";

/** The rows of a table that bill something, with the numbers of any column: a sample of them, by which columns are judged, or all. */
export class ItemRows {
  readonly cells: readonly (readonly CellValue[])[];
  private readonly amounts: Amounts;
  /** The rows of the whole table, once they were asked for. */
  private all: ItemRows | undefined;

  constructor(
    readonly table: TableBeside,
    body: readonly (readonly CellValue[])[],
    private readonly whole?: () => ItemRows,
  ) {
    const { invoiceNumber, issueDate, dueDate } = table.mapping;
    const proof = [invoiceNumber, issueDate, dueDate].flatMap((each) => (each ? [each.column] : []));
    this.cells = body.filter(
      (row) => proof.some((column) => !isBlank(row[column] ?? null)) && !row.some((cell) => typeof cell === "string" && namesTotal(cell)),
    );
    this.amounts = new Amounts(this.cells);
  }

  /** True where it holds for every row. */
  every(holds: (row: number) => boolean): boolean {
    return this.cells.every((_, row) => holds(row));
  }

  at(column: number, row: number): number | undefined {
    return this.amounts.at(column, row);
  }

  cell(column: number, row: number): CellValue {
    return this.cells[row]?.[column] ?? null;
  }

  /** What the row bills; 0 where it states nothing. */
  billed(row: number): number {
    const { amount, openAmount } = this.table.mapping;
    const mapped = amount ?? openAmount;
    return (mapped && this.amounts.net(mapped, row)) ?? 0;
  }

  /** What is open by the columns that were read: all of it, less what was paid; nothing once a day settles it. */
  open(row: number): number {
    const { paidAmount, settledDate } = this.table.mapping;
    if (paidAmount) return this.billed(row) - (this.amounts.net(paidAmount, row) ?? 0);
    return settledDate && !isBlank(this.cell(settledDate.column, row)) ? 0 : this.billed(row);
  }

  header(column: number): string {
    return normalHeader(this.table.headers[column] ?? "");
  }

  /** The sums by currency of what `of` gives for each row of the whole table, and how many rows it gave anything for. */
  sums(of: (rows: ItemRows, row: number) => number): { readonly sums: Map<string | null, number>; readonly count: number } {
    const rows = (this.all ??= this.whole?.() ?? this);
    const sums = new Map<string | null, number>();
    let count = 0;
    rows.cells.forEach((cells, row) => {
      const value = of(rows, row);
      if (value === 0) return;
      count++;
      const currency = currencyOf(this.table, cells);
      add(sums, currency, minorFromNumber(value, exponentOf(currency))?.minor ?? 0);
    });
    return { sums, count };
  }
}
