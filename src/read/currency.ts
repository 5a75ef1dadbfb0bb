/** Names under which exports write a currency, beside its ISO code. Signs shared by several currencies ($, ¥) are not here. */
const names: Readonly<Record<string, string>> = {
  RMB: "CNY",
  PRE001: "CNY",
  PRE007: "USD",
  人民币: "CNY",
  元: "CNY",
  人民币元: "CNY",
  美元: "USD",
  美金: "USD",
  欧元: "EUR",
  英镑: "GBP",
  日元: "JPY",
  港币: "HKD",
  港元: "HKD",
  澳元: "AUD",
  加元: "CAD",
  新加坡元: "SGD",
  US$: "USD",
  HK$: "HKD",
  "€": "EUR",
  "£": "GBP",
};

/** ISO code of a currency cell; `undefined` when it names none that is certain. */
export function currencyCode(text: string): string | undefined {
  const plain = text.normalize("NFKC").trim().toUpperCase();
  return names[plain] ?? (/^[A-Z]{3}$/.test(plain) ? plain : undefined);
}

/** Codes that a header may end in ("Amount EUR"): the usual ones, so that no word is taken for one. */
const inHeaders =
  "usd|eur|gbp|jpy|cny|rmb|hkd|cad|aud|nzd|chf|sek|nok|dkk|sgd|inr|krw|twd|thb|myr|idr|php|vnd|mxn|brl|zar|pln|czk|huf|ron|ils|aed|sar|qar|kwd|bhd|omr|egp|ngn|kes";
const headerEnd = new RegExp(`^(.+?) (?:in )?(${inHeaders}|人民币|美元|欧元|英镑|日元|港币|港元)$`);

/** A normalised header that ends in a currency: what stands before it, and the code. "金额(元)" names none: every amount is in 元. */
export function currencyOfHeader(header: string): { readonly rest: string; readonly code: string } | undefined {
  const [, rest, name] = headerEnd.exec(header) ?? [];
  const code = name === undefined ? undefined : currencyCode(name);
  return rest === undefined || code === undefined ? undefined : { rest, code };
}

/** True for cells of which most are filled, with usual currencies and nothing else. */
export function holdsCurrencies(cells: readonly unknown[]): boolean {
  const filled = cells.filter((cell) => cell !== null && cell !== "");
  const texts = new Set(filled.map((cell) => (typeof cell === "string" ? cell.normalize("NFKC").trim().toLowerCase() : "")));
  return filled.length > 0 && filled.length * 2 > cells.length && [...texts].every((text) => currencyOfHeader(`x ${text}`) !== undefined);
}

/** Whether a sign that several currencies share ("$", "¥") may stand for this one. */
export function signFits(sign: string, currency: string | undefined): boolean {
  if (sign === "¥") return currency === "CNY" || currency === "JPY";
  return sign === "$" && currency !== undefined && /^(USD|AUD|CAD|NZD|SGD|HKD|TWD|MXN|CLP|COP|ARS)$/.test(currency);
}
