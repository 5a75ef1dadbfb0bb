import { minorFromDecimalText, type Exponent, type MinorReading } from "../kernel/money.js";

/** Which sign separates decimals in a column of amounts kept as text. */
export type DecimalSign = "." | ",";

/** How a column writes its amounts. */
export interface AmountStyle {
  readonly sign: DecimalSign;
  /** Who says so: the column; a column that contradicts itself; or nobody, where all that it shows is 1.234 or 1,234. */
  readonly by: "column" | "mixed" | "nobody";
  /** True where amounts plainly have three decimals (1234.500). */
  readonly threeDecimals: boolean;
}

/**
 * The column decides: a value whose last separator is not followed by exactly three digits, or that holds both signs, shows which one
 * is the decimal sign; one that stands twice is none. A column that shows nothing is read with a decimal point if it shows 1,234, and with
 * a decimal comma if it shows nothing but 1.234: money has two decimals more often than three.
 */
export function amountStyleOf(texts: Iterable<string>): AmountStyle {
  const votes = { ".": 0, ",": 0 };
  const open = { ".": 0, ",": 0 };
  let threeDecimals = false;
  for (const text of texts) {
    const { digits } = bareDigits(text);
    if (!/\d/.test(digits)) continue;
    const last = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
    if (last < 0) continue;
    const sign = digits[last] as DecimalSign;
    const other = sign === "." ? "," : ".";
    const long = /^\d{4,}[.,]\d{3}$/.test(digits) || /^0[.,]\d{3}$/.test(digits);
    if (long) threeDecimals = true;
    if (digits.includes(other) || long) votes[sign]++;
    else if (digits.indexOf(sign) !== last) votes[other]++;
    else if (digits.length - last - 1 !== 3) votes[sign]++;
    else open[sign]++;
  }
  if (votes["."] + votes[","] === 0) {
    const points = open["."] > 0 && open[","] === 0;
    return { sign: points ? "," : ".", by: open["."] > 0 ? (points ? "nobody" : "mixed") : "column", threeDecimals };
  }
  const mixed = votes["."] > 0 && votes[","] > 0;
  return { sign: votes[","] > votes["."] ? "," : ".", by: mixed ? "mixed" : "column", threeDecimals };
}

export function decimalSignOf(texts: Iterable<string>): DecimalSign {
  return amountStyleOf(texts).sign;
}

/** True for 1.234 and 1,234: one separator and three digits behind it, thousands or decimals. */
export function isThousandsOrDecimals(text: string): boolean {
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(bareDigits(text).digits);
}

/** The decimal sign of a value that holds both signs, whatever its column says. */
export function ownSignOf(text: string): DecimalSign | undefined {
  const { digits } = bareDigits(text);
  if (!digits.includes(".") || !digits.includes(",")) return undefined;
  return digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "." : ",";
}

/** The currency that stands beside an amount, as it is written there: "EUR", "€", "US$", "¥"; `undefined` where none does. */
export function currencyBeside(text: string): string | undefined {
  const plain = text.normalize("NFKC").trim();
  const found = /^[(+-]*\s*([A-Z]{3}(?=[\s\d(.-])|US\$|HK\$|[$€£¥₹₩])|(?:(?<=[\s\d)])(?!CR|DR)([A-Z]{3})|([$€£¥]))\)?$/.exec(plain);
  return /\d/.test(plain) ? (found?.[1] ?? found?.[2] ?? found?.[3]) : undefined;
}

/**
 * Minor units of an amount kept as text: 1,234.56; (1,234.56); 1,234.56-; CR; ￥1234; full-width digits; a currency code beside it.
 * `undefined` for anything that is not wholly such an amount ("12,5OO", "1.2万"): nothing is guessed.
 */
export function readAmountText(text: string, sign: DecimalSign, exponent: Exponent): MinorReading | undefined {
  const { digits, negative } = bareDigits(text);
  const grouping = sign === "." ? "," : ".";
  const parts = digits.split(sign);
  if (parts.length > 2) return undefined;
  const [whole = "", decimals] = parts;
  if (decimals !== undefined && !/^\d*$/.test(decimals)) return undefined;
  const plain = withoutGrouping(whole, grouping);
  if (plain === undefined || (plain === "" && !decimals)) return undefined;
  const reading = minorFromDecimalText(`${negative ? "-" : ""}${plain === "" ? "0" : plain}${decimals ? `.${decimals}` : ""}`, exponent);
  return reading;
}

/** Digits with their separators, and the sign that brackets, a minus on either side or CR gave them. */
function bareDigits(text: string): { readonly digits: string; readonly negative: boolean } {
  let rest = text.normalize("NFKC").trim();
  let negative = false;
  const flip = (pattern: RegExp): void => {
    const match = pattern.exec(rest);
    if (!match) return;
    negative = !negative;
    rest = (match[1] ?? "").trim();
  };
  rest = withoutDash(withoutCurrency(rest));
  flip(/^\((.*)\)$/);
  flip(/^(.*)CR\.?$/i);
  rest = rest.replace(/DR\.?$/i, "").trim();
  flip(/^[-\u2212](.*)$/);
  flip(/^(.*)[-\u2212]$/);
  rest = withoutCurrency(rest).replace(/^\+/, "");
  return { digits: rest, negative };
}

/** "100,-" and "100.--": no cents, and no minus. */
function withoutDash(text: string): string {
  return text.replace(/(\d)[.,]\s*[-\u2012-\u2015]{1,2}(\)?)$/, "$1$2");
}

function withoutCurrency(text: string): string {
  return text
    .replace(/^(?:[A-Z]{3}(?=[\s\d(.-])|[$€£¥₹₩]|US\$|HK\$|RMB)\s*/i, "")
    .replace(/\s*(?:(?<=[\s\d)])(?!CR|DR)[A-Z]{3}|[$€£¥元])$/i, "")
    .trim();
}

const grouped = { ",": /^\d{1,3}(,\d{2,3})*,\d{3}$/, ".": /^\d{1,3}(\.\d{2,3})*\.\d{3}$/ };

/** Whole digits without thousands grouping; `undefined` when a group is not of three (or, in India, two and three) digits. */
function withoutGrouping(whole: string, grouping: "," | "."): string | undefined {
  const spaced = whole.replace(/[\s'\u2019]/g, grouping);
  if (/^\d*$/.test(spaced)) return spaced;
  return grouped[grouping].test(spaced) ? spaced.split(grouping).join("") : undefined;
}
