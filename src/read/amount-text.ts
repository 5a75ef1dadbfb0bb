import { minorFromDecimalText, type Exponent, type MinorReading } from "../kernel/money.js";

/** Which sign separates decimals in a column of amounts kept as text. */
export type DecimalSign = "." | ",";

/**
 * The column decides: a value whose last separator is not followed by exactly three digits, or that holds both signs, shows which one
 * is the decimal sign. A column that shows nothing (1,234 and 5,678 only) is read with a decimal point.
 */
export function decimalSignOf(texts: Iterable<string>): DecimalSign {
  let point = 0;
  let comma = 0;
  for (const text of texts) {
    const digits = bareDigits(text).digits;
    const lastPoint = digits.lastIndexOf(".");
    const lastComma = digits.lastIndexOf(",");
    if (lastPoint < 0 && lastComma < 0) continue;
    const last = Math.max(lastPoint, lastComma);
    const decisive =
      lastPoint >= 0 && lastComma >= 0 ? true : digits.length - last - 1 !== 3 && digits.indexOf(digits[last] ?? "") === last;
    if (!decisive) continue;
    if (last === lastPoint) point++;
    else comma++;
  }
  return comma > point ? "," : ".";
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
  rest = withoutCurrency(rest);
  flip(/^\((.*)\)$/);
  flip(/^(.*)CR\.?$/i);
  rest = rest.replace(/DR\.?$/i, "").trim();
  flip(/^[-\u2212](.*)$/);
  flip(/^(.*)[-\u2212]$/);
  rest = withoutCurrency(rest).replace(/^\+/, "");
  return { digits: rest, negative };
}

function withoutCurrency(text: string): string {
  return text
    .replace(/^(?:[A-Z]{3}(?=[\s\d(.-])|[$€£¥₹₩]|US\$|HK\$|RMB)\s*/i, "")
    .replace(/\s*(?:(?<=[\s\d)])(?!CR|DR)[A-Z]{3}|[$€£¥元])$/i, "")
    .trim();
}

/** Whole digits without thousands grouping; `undefined` when a group is not of three (or, in India, two and three) digits. */
function withoutGrouping(whole: string, grouping: "," | "."): string | undefined {
  const spaced = whole.replace(/[\s'\u2019]/g, grouping);
  if (/^\d*$/.test(spaced)) return spaced;
  const escaped = grouping === "." ? "\\." : ",";
  const grouped = new RegExp(`^\\d{1,3}(${escaped}\\d{2,3})*${escaped}\\d{3}$`);
  return grouped.test(spaced) ? spaced.split(grouping).join("") : undefined;
}
