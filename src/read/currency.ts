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

/** Whether a sign that several currencies share ("$", "¥") may stand for this one. */
export function signFits(sign: string, currency: string | undefined): boolean {
  if (sign === "¥") return currency === "CNY" || currency === "JPY";
  return sign === "$" && currency !== undefined && /^(USD|AUD|CAD|NZD|SGD|HKD|TWD|MXN|CLP|COP|ARS)$/.test(currency);
}
