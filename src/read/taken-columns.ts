import type { Field } from "../ledger/ledger.js";
import type { NumberColumn, NumberParts } from "../sheet/column.js";
import type { CellGrid } from "../sheet/grid.js";
import { MovedRows } from "../sheet/moved-rows.js";
import type { LedgerColumns } from "./ledger-columns.js";
import { plainColumns, type PlainColumns } from "./plain-columns.js";
import type { ReadOptions } from "./read-options.js";

/**
 * Arrays of a packed table that its ledger takes over instead of copying them. What they hold of a plain row is, to the bit, what the ledger holds
 * of its item: whole days, hundredths of a currency that has them, numbers of series.
 */
export interface TakenColumns {
  /** The columns of the table as its plain rows are read from them: where they stood. */
  readonly plain: PlainColumns;
  /** Where the rows of the table went. */
  readonly rows: MovedRows;
  readonly columns: { readonly [C in "issued" | "due" | "settled" | "amount" | "paid"]: LedgerColumns[C] | undefined };
  readonly numbers: NumberParts | undefined;
}

/**
 * Takes over what can be: from here on the rows of the grid move as they are read. `currency`: where none is stated; `paidWithMinus`: how the column of
 * payments states them.
 */
export function takeColumns(
  grid: CellGrid,
  options: ReadOptions,
  { currency, paidWithMinus }: { readonly currency: string | null; readonly paidWithMinus: boolean },
): TakenColumns {
  const { mapping, headerRow, receipts } = options;
  const plain = plainColumns(grid, options, currency);
  // Receipts become items that stand on no row, and change what was paid; a further line of an invoice changes its amount.
  const mayChange = receipts !== undefined || (mapping.amount !== undefined && mapping.openAmount !== undefined);
  const rows = new MovedRows();
  const columnOf = (field: Field): ReturnType<CellGrid["column"]> => (mayChange ? undefined : grid.column(mapping[field]?.column ?? -1));
  const take = <T>(field: Field, valuesOf: (column: NumberColumn) => T | undefined): T | undefined => {
    const column = columnOf(field);
    const values = column?.kind === "numbers" ? valuesOf(column) : undefined;
    if (values && column?.kind === "numbers") column.moveWith(rows);
    return values;
  };
  const days = (field: Field): Int32Array | undefined => take(field, ({ wholes }) => wholes);
  const money = (field: Field, suits = (_: Float64Array): boolean => true): Float64Array | undefined =>
    take(field, ({ hundredths }) => (plain.currencies.uniform === 2 && hundredths && suits(hundredths) ? hundredths : undefined));
  const numbers = columnOf("invoiceNumber");
  if (numbers?.kind === "series" && plain.number.parts) numbers.moveWith(rows);
  const taken: TakenColumns = {
    plain,
    rows,
    columns: {
      issued: days("issueDate"),
      due: days("dueDate"),
      settled: days("settledDate"),
      amount: money(mapping.amount ? "amount" : "openAmount"),
      // A blank says something else where it stands than what an item holds for it.
      paid: money("paidAmount", (values) => !paidWithMinus && isHardlyBlank(values.subarray(headerRow + 1, grid.rowCount))),
    },
    numbers: numbers?.kind === "series" ? plain.number.parts : undefined,
  };
  for (let row = 0; row <= headerRow; row++) rows.setAside(row);
  return taken;
}

/** True where no more than one in so many amounts is none. */
function isHardlyBlank(values: Float64Array, oneIn = 16): boolean {
  let blank = 0;
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) blank++;
  return blank * oneIn <= values.length;
}
