/** The most series that are told apart; two bytes hold one. */
const mostSeries = 2 ** 16 - 1;

/** Digits at the end of a text that are taken for its number: as many as four bytes hold, whatever they are. */
const mostDigits = 9;

interface Series {
  /** What stands before the number. */
  readonly beginning: string;
  /** Digits to which the number is filled up with zeros; 0 where it is not. */
  readonly width: number;
}

/**
 * Takes texts apart that end in digits: INV-1043 is number 1043 of the series "INV-". Documents are numbered so by whatever program writes them,
 * a handful of series for a million of them: as series and number such a text takes six bytes instead of forty, and is compared without a look
 * at its characters. A text has one series and number, and they give the very same text back.
 */
export class NumberSeries {
  /** Of the text that was taken apart last. Series count from 1. */
  series = 0;
  number = 0;
  private readonly all: Series[] = [{ beginning: "", width: 0 }];
  private readonly known = new Map<string, number>();
  private last: Series = { beginning: "", width: -1 };
  private lastSeries = 0;
  private readonly thousands = new MetThousands();

  /** How many series there are, with one to spare: that of texts which have none. */
  get count(): number {
    return this.all.length;
  }

  /** Sets series and number; false for a text that does not end in digits, and when there are too many series. */
  takeApart(text: string): boolean {
    let at = text.length;
    let number = 0;
    let unit = 1;
    for (const least = Math.max(0, at - mostDigits); at > least; at--) {
      const digit = text.charCodeAt(at - 1) - 48;
      if (digit < 0 || digit > 9) break;
      number += digit * unit;
      unit *= 10;
    }
    if (unit === 1) return false;
    const width = unit > 10 && number * 10 < unit ? text.length - at : 0;
    this.number = number;
    this.series =
      this.last.width === width && startsAlike(text, at, this.last.beginning) ? this.lastSeries : this.seriesOf(text, at, width);
    return this.series !== 0;
  }

  /** The text with this number in a series. */
  text(series: number, number: number): string {
    const { beginning, width } = this.all[series] as Series;
    if (number < 1000 && width <= 3) return beginning + filled(number, width);
    // Most that are asked for one after the other lie in a few thousands: a number is spelt out once for all of a thousand.
    const thousand = (number / 1000) | 0;
    let start = this.thousands.get(series, thousand);
    if (start === undefined) this.thousands.set(series, thousand, (start = beginning + filled(thousand, width - 3)));
    return start + (lastThree[number % 1000] as string);
  }

  /** What the texts of a series begin with; "" where they are digits alone. */
  beginningOf(series: number): string {
    return (this.all[series] as Series).beginning;
  }

  /** 0 where there is no place for another one. */
  private seriesOf(text: string, end: number, width: number): number {
    const beginning = text.slice(0, end);
    const key = `${width} ${beginning}`;
    let series = this.known.get(key);
    if (series === undefined) {
      if (this.all.length > mostSeries) return 0;
      series = this.all.push({ beginning, width }) - 1;
      this.known.set(key, series);
    }
    this.last = this.all[series] as Series;
    this.lastSeries = series;
    return series;
  }
}

function filled(number: number, width: number): string {
  return width <= 1 ? String(number) : String(number).padStart(width, "0");
}

/** "000" to "999". */
const lastThree = Array.from({ length: 1000 }, (_, number) => filled(number, 3));

/** What the texts of some thousands begin with, those that were asked for last; an older one gives way to what takes its slot. */
class MetThousands {
  private readonly series = new Uint16Array(slots);
  private readonly thousands = new Uint32Array(slots);
  private readonly starts: string[] = [];

  get(series: number, thousand: number): string | undefined {
    const slot = slotOf(series, thousand);
    return this.series[slot] === series && this.thousands[slot] === thousand ? this.starts[slot] : undefined;
  }

  set(series: number, thousand: number, start: string): void {
    const slot = slotOf(series, thousand);
    this.series[slot] = series;
    this.thousands[slot] = thousand;
    this.starts[slot] = start;
  }
}

const slots = 1024;

/** Thousands that follow each other lie in slots that do; series begin apart from each other. */
function slotOf(series: number, thousand: number): number {
  return (thousand + series * 397) & (slots - 1);
}

/** True when the first `end` characters of a text are this beginning. */
function startsAlike(text: string, end: number, beginning: string): boolean {
  if (beginning.length !== end) return false;
  for (let i = 0; i < end; i++) if (text.charCodeAt(i) !== beginning.charCodeAt(i)) return false;
  return true;
}
