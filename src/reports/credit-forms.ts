import type { CreditLine, CreditStatus } from "../analyses/credit-list.js";
import { cellNumber, type Exponent } from "../kernel/money.js";
import { cellAddress } from "../sheet/address.js";
import type { CellInput } from "../sheet/batch.js";
import type { RowForm, Ruling } from "../sheet/sheet-rows.js";

/** Columns of a credit list; without deliveries the exposure is what is open, and has no column of its own. */
export interface CreditColumns {
  readonly limit: number;
  readonly open: number;
  readonly delivered: number | undefined;
  readonly exposure: number;
  readonly headroom: number;
  readonly used: number;
  readonly pastDue: number;
  readonly oldest: number;
  readonly verdict: number;
}

/** Why a customer is on the list where it is. */
export interface Said {
  readonly words: string;
  /** Points that the row needs for it; `undefined` where the usual ones do. */
  readonly height: number | undefined;
}

interface CreditRows {
  readonly lines: readonly CreditLine[];
  /** By line. */
  readonly said: readonly Said[];
  readonly exponent: Exponent;
  readonly at: CreditColumns;
  readonly width: number;
  readonly words: {
    readonly statuses: Readonly<Record<CreditStatus, string>>;
    readonly notKnown: string;
    readonly notAvailable: string;
  };
}

/** Rows of customers, by their places in the list. */
export class CreditForm implements RowForm {
  readonly formulas = 3;
  /** Of what stands in each row but for its customer and reasons. */
  private readonly otherCharacters: number;

  constructor(
    readonly looks: Ruling,
    readonly height: number | undefined,
    private readonly input: CreditRows,
  ) {
    const { statuses, notKnown, notAvailable } = input.words;
    const status = Math.max(...Object.values(statuses).map(({ length }) => length));
    this.otherCharacters = status + notKnown.length + 2 * notAvailable.length + longestFormulas;
  }

  lineOf(place: number, row: number): readonly CellInput[] {
    const { lines, said, exponent, at, width, words } = this.input;
    const line = lines[place] as CreditLine;
    const { limit, headroom } = line;
    const exposure = cellNumber(line.exposure, exponent);
    const values = new Array<CellInput>(width).fill(null);
    values[0] = line.customer || null;
    values[1] = line.name || null;
    values[2] = words.statuses[line.status];
    values[3] = (said[place] as Said).words || null;
    values[at.limit] = limit === undefined ? words.notKnown : cellNumber(limit, exponent);
    values[at.open] = cellNumber(line.open, exponent);
    if (at.delivered !== undefined) {
      values[at.delivered] = cellNumber(line.delivered, exponent);
      values[at.exposure] = { formula: `=${cellAddress(row, at.open)}+${cellAddress(row, at.delivered)}`, expected: exposure };
    }
    values[at.headroom] =
      headroom === undefined
        ? words.notAvailable
        : { formula: `=${cellAddress(row, at.limit)}-${cellAddress(row, at.exposure)}`, expected: cellNumber(headroom, exponent) };
    values[at.used] =
      limit === undefined || limit === 0
        ? words.notAvailable
        : {
            formula: `=${cellAddress(row, at.exposure)}/${cellAddress(row, at.limit)}*100`,
            expected: (exposure / cellNumber(limit, exponent)) * 100,
          };
    values[at.pastDue] = cellNumber(line.pastDue, exponent);
    values[at.oldest] = line.oldestDays ?? null;
    return values;
  }

  charactersOf(place: number): number {
    const { customer, name } = this.input.lines[place] as CreditLine;
    return customer.length + name.length + (this.input.said[place] as Said).words.length + this.otherCharacters;
  }
}

/** "=K1048576+L1048576", "=K1048576-L1048576" and "=K1048576/L1048576*100": none are longer. */
const longestFormulas = 18 + 18 + 22;
