import { assert, known } from "../kernel/assert.js";
import type { Area, CellValue } from "./cell.js";
import { NumberSeries } from "./number-series.js";
import { CodedColumn, copyCells, ListColumn, NumberColumn, SeriesColumn, type CellColumn, type CellRows } from "./column.js";

/** The values of a rectangle, as read at one moment; rows and columns count from 0 within it. Packed by columns: see {@link GridBuilder}. */
export class CellGrid {
  constructor(
    readonly area: Area,
    /** How many rows there are. */
    readonly rowCount: number,
    private readonly columns: readonly CellColumn[],
  ) {}

  /** `null` for an empty cell, and for one outside. */
  cell(row: number, column: number): CellValue {
    return row < this.rowCount ? (this.columns[column]?.at(row) ?? null) : null;
  }

  /** The cells of one row, made when asked for: for those who look at single rows. Empty outside. */
  row(row: number): readonly CellValue[] {
    const { columns } = this;
    if (!(row >= 0 && row < this.rowCount)) return [];
    const cells = new Array<CellValue>(columns.length);
    for (let column = 0; column < columns.length; column++) cells[column] = (columns[column] as CellColumn).at(row);
    return cells;
  }

  /** The rows from one on up to another (not included), made when asked for: a table of a million rows is better looked at by columns. */
  rows(from = 0, till: number = this.rowCount): readonly (readonly CellValue[])[] {
    const last = Math.min(till, this.rowCount);
    return Array.from({ length: Math.max(0, last - from) }, (_, i) => this.row(from + i));
  }

  /** For those who pass over all rows of a column; `undefined` outside. Rows beyond the last one hold nothing that counts. */
  column(column: number): CellColumn | undefined {
    return this.columns[column];
  }

  /** A copy in which some rows hold other cells; rows that follow the last one are added. */
  withRows(changed: ReadonlyMap<number, readonly CellValue[]>): CellGrid {
    const rowCount = Math.max(this.rowCount, ...[...changed.keys()].map((row) => row + 1));
    const builder = new GridBuilder(this.area, rowCount);
    for (let row = 0; row < rowCount; row += blockRows)
      builder.add(Array.from({ length: Math.min(blockRows, rowCount - row) }, (_, i) => changed.get(row + i) ?? this.row(row + i)));
    return builder.grid();
  }
}

/** Rows that are packed column by column at a time: few enough that the cells stay in the processor's own memory in between. */
export const blockRows = 128;

/** A column gives up repeating cells once it has met so many different ones, unless a good part of its rows repeats one. */
const mostDistinct = 16_384;

/** So many cells may be an exception in a column before it is looked at again. */
const fewCells = 1024;

/**
 * Packs the rows of a rectangle as they arrive, in blocks of any size. A block may be let go once it was added: held as rows, a table of a
 * million invoices weighs five times as much, and whatever collects garbage goes over every row of it again and again.
 */
export class GridBuilder {
  /** Rows added so far. */
  rowCount = 0;
  private readonly columns: CellColumn[];

  /** `capacity`: how many rows will be added at most. */
  constructor(
    private readonly area: Area,
    private readonly capacity: number = area.rows,
  ) {
    this.columns = Array.from({ length: area.columns }, () => new CodedColumn(capacity));
  }

  add(rows: CellRows): void {
    assert(this.rowCount + rows.length <= this.capacity, "more rows than were announced");
    for (let from = 0; from < rows.length; from += blockRows) {
      const till = Math.min(rows.length, from + blockRows);
      for (let column = 0; column < this.columns.length; column++) {
        const left = this.columns[column - 1];
        known(this.columns[column], "a column").take(
          rows,
          column,
          from,
          till,
          this.rowCount - from,
          left?.kind === "coded" ? left : undefined,
        );
        this.columns[column] = this.reformed(known(this.columns[column], "a column"), this.rowCount + till - from);
      }
      this.rowCount += till - from;
    }
  }

  /** What was added; nothing is copied, and nothing can be added afterwards. */
  grid(): CellGrid {
    for (const column of this.columns) if (column.kind === "coded") column.seal();
    return new CellGrid(this.area, this.rowCount, this.columns);
  }

  /** The column in the form that suits it by what was met so far. */
  private reformed(column: CellColumn, filled: number): CellColumn {
    if (column.kind === "coded") {
      const { length } = column.distinct;
      if (column.numbers * 2 > length - 1) return this.moved(column, new NumberColumn(this.capacity), filled);
      if (length > mostDistinct && length * 4 > filled * 3) return this.moved(column, this.seriesOrList(column), filled);
    }
    const others = column.kind === "numbers" ? column.others.size : column.kind === "series" ? column.otherRows : 0;
    return others > fewCells && others * 4 > filled ? this.moved(column, new ListColumn(this.capacity), filled) : column;
  }

  /** What suits cells that do not repeat: most are numbers of a series, or they are not. */
  private seriesOrList({ distinct }: CodedColumn): SeriesColumn | ListColumn {
    const all = new NumberSeries();
    const inSeries = distinct.filter((cell) => typeof cell === "string" && all.takeApart(cell)).length;
    return inSeries * 4 > distinct.length * 3 && all.count < distinct.length / 16
      ? new SeriesColumn(this.capacity, all)
      : new ListColumn(this.capacity);
  }

  private moved(from: CellColumn, into: CellColumn, filled: number): CellColumn {
    copyCells(from, into, filled);
    return into;
  }
}

/** A grid of rows that are all at hand. */
export function gridOf(area: Area, rows: CellRows): CellGrid {
  const builder = new GridBuilder(area, Math.max(area.rows, rows.length));
  builder.add(rows);
  return builder.grid();
}
