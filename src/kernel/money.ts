import { Decimal } from "decimal.js";
import { BrokenPromise } from "./assert.js";
import type { Brand } from "./brand.js";

/** Whole minor units (cents, yen, fils), always a safe integer; the currency belongs to the ledger, not to each value. */
export type Minor = Brand<number, "Minor">;

/** How many decimals a currency has: 2 for USD, 0 for JPY, 3 for KWD. */
export type Exponent = 0 | 1 | 2 | 3 | 4;

/** A ratio or rate, exact to 40 significant digits; rounded only when shown. */
export type Ratio = Decimal;

const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

/** Currencies whose minor unit is not a hundredth (ISO 4217). All others have two decimals. */
const exponents: Readonly<Record<string, Exponent>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** Decimals of a currency; two where the source states no currency. */
export function exponentOf(currency: string | null): Exponent {
  return (currency === null ? undefined : exponents[currency]) ?? 2;
}

export const zero = 0 as Minor;

/** Puts the brand on a whole number of minor units. Throws when it is not a safe integer: beyond 90 trillion cents nothing is exact. */
export function minor(units: number): Minor {
  // The message is spelt where it is needed only: this is called for each of millions of amounts.
  if (!Number.isSafeInteger(units)) throw new BrokenPromise(`minor units must be a safe integer, got ${units}`);
  return (units === 0 ? 0 : units) as Minor;
}

/** A cell's number as minor units, and whether it had more decimals than its currency. */
export interface MinorReading {
  readonly minor: Minor;
  /** True when the cell held more decimals than the currency has; `minor` is then rounded half away from zero. */
  readonly rounded: boolean;
}

const scales = [1, 10, 100, 1000, 10_000] as const;

/**
 * {@link minorFromNumber} for the usual cell, with nothing to allocate: its minor units where they are whole as it stands; `undefined` where it
 * must be looked at closely (more decimals, or beyond safe integers).
 */
export function wholeMinor(cell: number, exponent: Exponent): Minor | undefined {
  const whole = wholeMinorOrNaN(cell, exponent);
  return Number.isNaN(whole) ? undefined : (whole as Minor);
}

/** {@link wholeMinor} for loops over whole columns: NaN instead of `undefined`, which keeps the number a bare double. */
export function wholeMinorOrNaN(cell: number, exponent: Exponent): number {
  const scaled = cell * scales[exponent];
  const nearest = Math.round(scaled);
  const isWhole = Math.abs(scaled - nearest) <= Math.abs(scaled) * 1e-14 && Math.abs(nearest) <= Number.MAX_SAFE_INTEGER;
  // No negative zero.
  return isWhole ? nearest + 0 : Number.NaN;
}

/**
 * Minor units of a number as Excel keeps it: a double that stands for the decimal of at most 15 digits nearest to it.
 * 1.005 at two decimals is 1.01 and `rounded`; 0.1 + 0.2 is 0.30 and not. `undefined` when it is beyond safe integers.
 */
export function minorFromNumber(cell: number, exponent: Exponent): MinorReading | undefined {
  const scale = scales[exponent];
  if (!Number.isSafeInteger(Math.round(cell * scale))) return undefined;
  // What Excel shows with 15 digits is already whole in minor units.
  const asItStands = wholeMinor(cell, exponent);
  if (asItStands !== undefined) return { minor: asItStands, rounded: false };
  const decimal = new Exact(cell.toPrecision(15)).times(scale);
  const whole = decimal.toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  if (whole.abs().gt(Number.MAX_SAFE_INTEGER)) return undefined;
  return { minor: minor(whole.toNumber()), rounded: !whole.eq(decimal) };
}

/** Minor units of plain decimal text such as "-1234.565" (no grouping). `undefined` when it is not such text or too large. */
export function minorFromDecimalText(text: string, exponent: Exponent): MinorReading | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return undefined;
  // So few digits that a double holds them with room to spare: a letter or a sheet has thousands of such amounts.
  const whole = text.length <= 12 ? wholeMinor(Number(text), exponent) : undefined;
  if (whole !== undefined) return { minor: whole, rounded: false };
  const decimal = new Exact(text).times(10 ** exponent);
  const nearest = decimal.toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  if (nearest.abs().gt(Number.MAX_SAFE_INTEGER)) return undefined;
  return { minor: minor(nearest.toNumber()), rounded: !nearest.eq(decimal) };
}

/** The amount as plain decimal text with the currency's decimals: "-1234.50". */
export function decimalText(amount: Minor, exponent: Exponent): string {
  const digits = Math.abs(amount)
    .toString()
    .padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const sign = amount < 0 ? "-" : "";
  return exponent === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - exponent)}`;
}

/** The amount as the number a cell holds: the double nearest to its decimal. */
export function cellNumber(amount: Minor, exponent: Exponent): number {
  return amount / (unitsOf[exponent] as number);
}

/** Minor units of a whole one, by the decimals of its currency: raising ten to a power takes as long as all else of a cell. */
const unitsOf = [1, 10, 100, 1000, 10_000];

/** An exact ratio of two numbers (minor units, days); `undefined` when the denominator is zero. */
export function ratio(numerator: number, denominator: number): Ratio | undefined {
  return denominator === 0 ? undefined : new Exact(numerator).div(denominator);
}

/** Exact arithmetic for rates and single figures; never per row. */
export function exact(value: number | string | Ratio): Ratio {
  return new Exact(value);
}

/**
 * What enters exact arithmetic: a Minor, a count, days, or a decimal. A number stands for the shortest decimal that reads back as it.
 * All money of one call is in one unit, minor units or units of the currency, and so is the money that comes back.
 */
export type Quantity = number | Ratio;

/** The exact sum; zero of nothing. */
export function sum(values: Iterable<Quantity>): Ratio {
  const whole = new ExactSum();
  let rest = new Exact(0);
  for (const value of values)
    if (Number.isSafeInteger(value)) whole.add(value as number);
    else rest = rest.plus(value);
  return rest.plus(whole.total());
}

/** The exact sum of the squares. */
export function sumOfSquares(values: Iterable<Quantity>): Ratio {
  const whole = new ExactSum();
  let rest = new Exact(0);
  for (const value of values)
    if (Number.isSafeInteger(value)) whole.add(value as number, value as number);
    else rest = rest.plus(new Exact(value).pow(2));
  return rest.plus(whole.total());
}

/**
 * Adds products of whole numbers (amounts times days) exactly, beyond the safe integers: a running double is emptied into a decimal before it
 * could round, so that a decimal is made for few of the rows only.
 */
export class ExactSum {
  private part = 0;
  private whole = new Exact(0);

  add(value: number, times = 1): void {
    const product = value * times;
    const next = this.part + product;
    if (Number.isSafeInteger(product) && Number.isSafeInteger(next)) {
      this.part = next;
      return;
    }
    this.whole = this.whole.plus(this.part).plus(new Exact(value).times(times));
    this.part = 0;
  }

  total(): Ratio {
    return this.whole.plus(this.part);
  }
}

/** Rounded half away from zero to so many decimals. */
export function rounded(value: Ratio, decimals: number): Ratio {
  return value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
}

/** Text with at most `places` decimals, rounded half away from zero, always that many digits after the point. */
export function ratioText(value: Ratio, places: number): string {
  const shown = rounded(value, places);
  return (shown.isZero() ? new Exact(0) : shown).toFixed(places);
}

/**
 * amount x part / whole, exact, rounded half away from zero to a whole minor unit; `whole` must not be 0. Within safe integers nothing is
 * allocated: a quotient is put right by its own remainder.
 */
export function prorated(amount: number, part: number, whole: number): Minor {
  const product = amount * part;
  if (!Number.isSafeInteger(product))
    return minor(new Exact(amount).times(part).div(whole).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());
  let quotient = Math.trunc(product / whole);
  let rest = product - quotient * whole;
  // A double may have rounded the quotient up to the next whole number.
  if (rest !== 0 && Math.sign(rest) !== Math.sign(product)) {
    quotient -= Math.sign(product) * Math.sign(whole);
    rest = product - quotient * whole;
  }
  if (2 * Math.abs(rest) >= Math.abs(whole)) quotient += Math.sign(product) * Math.sign(whole);
  return minor(quotient);
}

/** amount x rate, rounded half away from zero to a whole minor unit. */
export function applyRate(amount: Minor, rate: Ratio): Minor {
  return minor(new Exact(amount).times(rate).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());
}
