import { currencyCode, signFits } from "./currency.js";

/** Signs by which a number format names one currency. */
const signs: Readonly<Record<string, string>> = {
  "€": "EUR",
  "£": "GBP",
  "₹": "INR",
  "₩": "KRW",
  "₫": "VND",
  "₪": "ILS",
  "₺": "TRY",
  "₽": "RUB",
  "฿": "THB",
  "CN¥": "CNY",
  "JP¥": "JPY",
  US$: "USD",
  HK$: "HKD",
  NT$: "TWD",
  R$: "BRL",
  A$: "AUD",
  C$: "CAD",
  S$: "SGD",
  zł: "PLN",
  Kč: "CZK",
  Ft: "HUF",
};

/** Signs that several currencies share, by the country that a format names beside them: [$¥-804] is of the People's Republic of China. */
const shared: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  $: { "409": "USD", "1009": "CAD", C0C: "CAD", C09: "AUD", "1409": "NZD", "4809": "SGD", C04: "HKD", "404": "TWD", "80A": "MXN" },
  "¥": { "804": "CNY", "411": "JPY" },
  kr: { "41D": "SEK", "406": "DKK", "414": "NOK" },
  "kr.": { "406": "DKK" },
};

/** Codes that stand in formats as plain letters; any other three letters may be a word. */
const codes =
  /^(USD|EUR|GBP|JPY|CNY|RMB|HKD|CAD|AUD|NZD|CHF|SEK|NOK|DKK|SGD|INR|KRW|TWD|THB|MYR|IDR|PHP|VND|MXN|BRL|ZAR|PLN|CZK|HUF|RON|ILS|AED|SAR|QAR|KWD|BHD|OMR|EGP|NGN|KES|TRY)$/;

/** What a number format shows beside its number: an ISO code where it can be but one, else the sign that several currencies share. */
export interface ShownCurrency {
  readonly code: string | undefined;
  readonly sign: string;
}

/** The currency that Excel's number format shows ("[$€-407] #,##0.00", `"$"#,##0`, "¥#,##0"); `undefined` where it shows none. */
export function currencyOfFormat(format: string): ShownCurrency | undefined {
  const first = /^(?:"[^"]*"|\\.|[^";\\])*/.exec(format)?.[0] ?? "";
  const bracket = /\[\$([^\]-]+)(?:-([0-9A-Fa-f]+))?[^\]]*\]/.exec(first);
  if (bracket) return shownBy(bracket[1] ?? "", bracket[2]);
  const literals = [...first.replace(/\[[^\]]*\]/g, "").matchAll(/[_*].|"([^"]*)"|\\(.)|([$€£¥￥₹₩₫₪₺₽฿])/g)];
  return shownBy(literals.map(([, quoted, escaped, bare]) => quoted ?? escaped ?? bare ?? "").join(""), undefined);
}

function shownBy(text: string, country: string | undefined): ShownCurrency | undefined {
  const sign = text.normalize("NFKC").trim();
  const own = signs[sign] ?? (codes.test(sign) ? currencyCode(sign) : undefined);
  if (own !== undefined) return { code: own, sign };
  const byCountry = shared[sign];
  return byCountry && { code: country === undefined ? undefined : byCountry[country.toUpperCase().replace(/^0+/, "")], sign };
}

/** The currencies that the formats of a column of amounts show, where no column and no header states them. */
export interface ColumnFormats {
  /** By sheet row within the grid: what it shows; `undefined` for none. */
  readonly at: (row: number) => ShownCurrency | undefined;
  /** Each that is shown, once, with its first row. */
  readonly shown: readonly { readonly currency: ShownCurrency; readonly row: number; readonly format: string }[];
  /** First row of an amount whose format shows none, and how many there are. */
  readonly plain: { readonly row: number; readonly count: number } | undefined;
}

/** `formats`: by row of the grid; `isAmount`: rows whose cell holds a number. Each distinct format is read once. */
export function columnFormats(formats: readonly string[], isAmount: (row: number) => boolean, from: number): ColumnFormats {
  const known = new Map<string, ShownCurrency | undefined>();
  const read = (format: string): ShownCurrency | undefined => {
    if (!known.has(format)) known.set(format, currencyOfFormat(format));
    return known.get(format);
  };
  const shown = new Map<string, ColumnFormats["shown"][number]>();
  let plain: { readonly row: number; readonly count: number } | undefined;
  for (let row = from; row < formats.length; row++) {
    if (!isAmount(row)) continue;
    const format = formats[row] ?? "";
    const currency = read(format);
    if (!currency) plain = { row: plain?.row ?? row, count: (plain?.count ?? 0) + 1 };
    else if (!shown.has(currency.code ?? currency.sign)) shown.set(currency.code ?? currency.sign, { currency, row, format });
  }
  return { at: (row) => read(formats[row] ?? ""), shown: [...shown.values()], plain };
}

/** The code of what is shown: its own, or the given one where the sign may stand for it. */
export function codeShown({ code, sign }: ShownCurrency, given: string | undefined): string | undefined {
  return code ?? (signFits(sign, given) ? given : undefined);
}
