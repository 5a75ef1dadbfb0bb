import { assert } from "../kernel/assert.js";

/** What a packed column keeps by row. */
type Values = Int32Array | Float64Array | Uint16Array;

/**
 * The rows of a table while somebody takes over what its columns hold by row, in the same arrays: those of plain rows, one beneath the other, move
 * together to places of their own, which never lie further down; those of any other row are set aside. Any cell is still found by its row.
 */
export class MovedRows {
  /** Rows from this one on stand where they stood. */
  from = 0;
  /** The rows that were set aside, rising, and the place of the row beneath each. The first one stands above the table. */
  private aside = Int32Array.of(-1);
  private places = Int32Array.of(0);
  private count = 1;
  /** Among those set aside, the one beneath which a row was found last: most who ask go from row to row. */
  private last = 0;
  private readonly columns: MovedValues[] = [];

  /** The values of a column, which from now on move with the others. `none` is what 0 stands for among those that moved. */
  add(values: Values, none: number): MovedValues {
    const moved = new MovedValues(this, values, none);
    this.columns.push(moved);
    return moved;
  }

  /** The next so many rows are now found from `place` on; who takes the columns over has put them there. */
  move(row: number, count: number, place: number): void {
    assert(row === this.from && place <= row, "rows move in their order, and never down");
    if (this.aside[this.count - 1] === row - 1) this.places[this.count - 1] = place;
    this.from += count;
  }

  /** Keeps the next row as it stands: whatever is put in its place, its cells stay what they are. */
  setAside(row: number): void {
    assert(row === this.from, "rows are set aside in their order");
    for (const column of this.columns) column.keep(row, this.count);
    this.aside = withRoom(this.aside, this.count);
    this.places = withRoom(this.places, this.count);
    this.aside[this.count++] = row;
    this.from++;
  }

  /** The place of a row that moved; of one that was set aside its number among these, from 1, with a minus. */
  placeOf(row: number): number {
    const { aside, count } = this;
    let found = this.last;
    if (!(row >= (aside[found] as number) && (found + 1 === count || row < (aside[found + 1] as number)))) found = this.search(row);
    this.last = found;
    const above = aside[found] as number;
    return above === row ? -found : (this.places[found] as number) + row - above - 1;
  }

  /** The last one set aside that is no later than a row. */
  private search(row: number): number {
    let [from, till] = [0, this.count];
    while (till - from > 1) {
      const middle = (from + till) >>> 1;
      if ((this.aside[middle] as number) <= row) from = middle;
      else till = middle;
    }
    return from;
  }
}

/** What a column keeps by row, found by row wherever it is now. */
export class MovedValues {
  private aside: Values;

  constructor(
    private readonly rows: MovedRows,
    private readonly values: Values,
    private readonly none: number,
  ) {
    this.aside = values.slice(0, 1);
  }

  /** NaN outside. */
  at(row: number): number {
    const { rows, values } = this;
    if (row < 0 || row >= rows.from) return values[row] ?? Number.NaN;
    const place = rows.placeOf(row);
    if (place < 0) return this.aside[-place] as number;
    const value = values[place] as number;
    return value === 0 ? this.none : value;
  }

  /** Keeps what stands at a row that did not move, as the one with this number. */
  keep(row: number, number: number): void {
    this.aside = withRoom(this.aside, number);
    this.aside[number] = this.values[row] as number;
  }
}

/** The same values with room for one more, half as many again where there is none. */
function withRoom<T extends Values>(values: T, filled: number): T {
  if (filled < values.length) return values;
  const longer = new (values.constructor as new (length: number) => T)(filled + (filled >>> 1) + 8);
  longer.set(values);
  return longer;
}
