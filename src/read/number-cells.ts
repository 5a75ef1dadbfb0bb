import type { CellColumn, NumberParts } from "../sheet/column.js";
import { mayNameCredit } from "./credit-numbers.js";
import { nameIn } from "./name-cells.js";
import type { NumberList } from "./number-list.js";

/** The column of invoice numbers as a loop over all rows reads it: by series and number, without a look at a text where there need be none. */
export class NumberCells {
  /** Series and number in the list of the row that was read last. */
  series = 0;
  number = 0;
  /** What the row says, where it has to be asked what it means; else `undefined`. */
  text: string | undefined;
  /** By series, 1 where it tells nothing of what its documents are. */
  readonly silent: Uint8Array;

  constructor(
    private readonly cells: CellColumn,
    private readonly list: NumberList,
    /** What the column holds, where its series are those of the list. */
    readonly parts: NumberParts | undefined,
  ) {
    this.silent = Uint8Array.from({ length: parts ? list.all.count : 0 }, (_, series) =>
      series > 0 && isSilent(list.all.text(series, 0)) ? 1 : 0,
    );
  }

  /** False for a cell that must be looked at closely: one without a number at its end may be the word for a total. */
  read(row: number): boolean {
    const { parts } = this;
    if (parts) {
      const series = parts.series[row] as number;
      const number = parts.numbers[row] as number;
      // What stands in no series of the column is no text as its column has them.
      if (series === 0) return false;
      if (this.silent[series] === 1 && number >= leastSilent) {
        this.series = series;
        this.number = number;
        this.text = undefined;
        return true;
      }
    }
    return this.readText(row);
  }

  private readText(row: number): boolean {
    const text = nameIn(this.cells.at(row));
    if (!endsInDigit(text)) return false;
    const { series, number } = this.list.numbered(text);
    this.series = series;
    this.number = number;
    this.text = text;
    return true;
  }
}

/** Fewer digits may be those of a part: "INV-1043-2". */
export const leastSilent = 100;

/** True where a text of the series is a name as it stands, and no name of a credit note. */
function isSilent(text: string): boolean {
  return nameIn(text) !== "" && !mayNameCredit(text);
}

function endsInDigit(text: string): boolean {
  const code = text.charCodeAt(text.length - 1);
  return code >= 48 && code <= 57;
}
