import type { CellValue } from "./cell.js";

/** Digits at the end of a text that make its number: as many as four bytes hold, whatever they are. */
const mostDigits = 9;

/** Numbers from the lowest to the highest: four bytes each, and next to nothing is gained by more. */
const widestWindow = 2 ** 20;

const zeroDigit = 48;

/**
 * Finds texts of one number series again by their numbers, as those of customers are (C1001, C1002): neither a hash nor another text is looked
 * at, which is most of what a text costs that is found in any other way. Of a series and a number there is one text.
 */
export class NumberedTexts {
  /** By number, from {@link first} on: the place of its text; 0 where it was not met. */
  private places = new Int32Array(0);
  private first = 0;

  private constructor(
    private readonly beginning: string,
    /** Of a number that is filled up with zeros; 0 where none is. */
    private readonly digits: number,
  ) {}

  /** The series that most of some texts are of; `undefined` where they are of none, or of many. */
  static of(cells: readonly CellValue[]): NumberedTexts | undefined {
    const counts = new Map<string, number>();
    const filledUp = new Map<string, number>();
    for (const cell of cells) {
      const digits = typeof cell === "string" ? (/[0-9]{1,9}$/.exec(cell)?.[0] ?? "") : "";
      if (digits === "") continue;
      const beginning = (cell as string).slice(0, -digits.length);
      counts.set(beginning, (counts.get(beginning) ?? 0) + 1);
      if (digits.length > 1 && digits.startsWith("0")) filledUp.set(beginning, digits.length);
    }
    const [beginning, count] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ["", 0]);
    return count * 4 > cells.length * 3 ? new NumberedTexts(beginning, filledUp.get(beginning) ?? 0) : undefined;
  }

  /** The place of a text; 0 where it was not met, or is of another series, or its number is far from all others. */
  find(text: string): number {
    const at = this.numberOf(text) - this.first;
    return at >= 0 && at < this.places.length ? (this.places[at] as number) : 0;
  }

  /** Takes in a text that stands at a place, as far as it is of the series. */
  add(text: string, place: number): void {
    const number = this.numberOf(text);
    if (number < 0 || !this.reach(number)) return;
    this.places[number - this.first] = place;
  }

  /** -1 for a text of another series. */
  private numberOf(text: string): number {
    const { beginning, digits } = this;
    const from = beginning.length;
    const count = text.length - from;
    if (count < 1 || count > mostDigits || (digits !== 0 && count !== digits)) return -1;
    for (let i = 0; i < from; i++) if (text.charCodeAt(i) !== beginning.charCodeAt(i)) return -1;
    if (digits === 0 && count > 1 && text.charCodeAt(from) === zeroDigit) return -1;
    let number = 0;
    for (let i = from; i < text.length; i++) {
      const digit = text.charCodeAt(i) - zeroDigit;
      if (digit < 0 || digit > 9) return -1;
      number = number * 10 + digit;
    }
    return number;
  }

  /** Widens the window so that it holds a number; false where it would be too wide. */
  private reach(number: number): boolean {
    const { first, places } = this;
    if (number >= first && number < first + places.length) return true;
    const low = places.length === 0 ? number : Math.min(first, number);
    const high = places.length === 0 ? number : Math.max(first + places.length - 1, number);
    const span = high - low + 1;
    if (span > widestWindow) return false;
    const room = Math.min(widestWindow, span * 2);
    this.first = Math.max(0, low - ((room - span) >> 1));
    this.places = new Int32Array(room);
    this.places.set(places, places.length === 0 ? 0 : first - this.first);
    return true;
  }
}
