import { dayFromParts } from "../../kernel/day.js";

/** What typing a text into a cell leaves there: a value, and the number format Excel adds to a cell that has none. */
export interface Typed {
  readonly value: string | number | boolean | null;
  readonly formula?: string;
  readonly numberFormat?: string;
}

/** Reads a text as Excel reads typing in en-US: that is what its API does with texts, whatever the user's own locale. */
export function typeText(text: string): Typed {
  if (text === "") return { value: null };
  if (text.startsWith("'")) return { value: text.slice(1), numberFormat: "@" };
  if (/^=./.test(text)) return { value: 0, formula: text };
  const plain = text.trim();
  if (/^(TRUE|FALSE)$/i.test(plain)) return { value: /^t/i.test(plain) };
  return typedNumber(plain) ?? typedDate(plain) ?? { value: text };
}

function typedNumber(text: string): Typed | undefined {
  const match = /^(\()?([-+])?(\$)?\s*((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:[eE]([-+]?\d+))?\s*(%)?(\))?$/.exec(text);
  if (!match || (match[1] === undefined) !== (match[7] === undefined)) return undefined;
  const [, open, sign, dollar, digits = "", power, percent] = match;
  const size = Number(`${digits.replace(/,/g, "")}${power === undefined ? "" : `e${power}`}`);
  const value = (open || sign === "-" ? -size : size) / (percent ? 100 : 1);
  const decimals = digits.includes(".") ? ".00" : "";
  const numberFormat = percent
    ? `0${decimals}%`
    : dollar
      ? `$#,##0${decimals}`
      : digits.includes(",")
        ? `#,##0${decimals}`
        : power !== undefined
          ? "0.00E+00"
          : undefined;
  return { value, ...(numberFormat === undefined ? {} : { numberFormat }) };
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function typedDate(text: string): Typed | undefined {
  const numeric = /^(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})$/.exec(text);
  if (numeric) return dated(yearOf(numeric[3]), Number(numeric[1]), Number(numeric[2]), "m/d/yyyy");
  const iso = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(text);
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]), "m/d/yyyy");
  const named = /^(\d{1,2})[\s-]([A-Za-z]{3})[a-z]*[\s-](\d{2}|\d{4})$/.exec(text);
  if (named) return dated(yearOf(named[3]), months.indexOf((named[2] ?? "").toLowerCase()) + 1, Number(named[1]), "d-mmm-yy");
  return undefined;
}

function yearOf(text = ""): number {
  const year = Number(text);
  return text.length === 4 ? year : year + (year < 30 ? 2000 : 1900);
}

function dated(year: number, month: number, day: number, numberFormat: string): Typed | undefined {
  const value = dayFromParts(year, month, day);
  return value === undefined ? undefined : { value, numberFormat };
}
