/** Days of credit that trade commonly grants. */
export const tradeTerms: ReadonlySet<number> = new Set([
  0, 7, 8, 10, 14, 15, 20, 21, 28, 30, 31, 35, 40, 45, 50, 60, 75, 90, 120, 150, 180,
]);

/** The longest terms that are counted; beyond a year nothing is usual. */
export const longestTerms = 366;

/** A value that a tenth of the rows share is usual whatever it is; one that trade commonly grants is so at a fiftieth. */
const share = 10;
const tradeShare = 50;
/** Fewer rows than this prove nothing. */
const least = 3;

/** The terms (due less issue day) that a ledger's rows commonly have. */
export class UsualTerms {
  /** How many different values are usual. */
  readonly values: number;
  /** True when at least half of the rows have one of them: only then is another one unusual. */
  readonly telling: boolean;
  private readonly usual = new Uint8Array(longestTerms + 1);

  /** `counts[t]`: rows with terms of t days. `rows`: rows that have both days, whatever their terms. */
  constructor(counts: Uint32Array, rows: number) {
    let values = 0;
    let covered = 0;
    counts.forEach((count, terms) => {
      if (count < least || (count * share < rows && !(tradeTerms.has(terms) && count * tradeShare >= rows))) return;
      this.usual[terms] = 1;
      values++;
      covered += count;
    });
    this.values = values;
    this.telling = covered > 0 && covered * 2 >= rows;
  }

  has(terms: number): boolean {
    return this.usual[terms] === 1;
  }
}
