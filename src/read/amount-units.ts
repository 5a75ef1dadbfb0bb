/** Words by which a header says that its numbers count thousands, ten thousands or millions. */
const inHeader =
  /[(（]分[)）]$|\b(?:in )?(?:pence|cents|paise)\b|(?:百万|千万|万|萬|亿|億|千)(?:元|美元|欧元|日元|港元|英镑|人民币)?\s*\)?$|\b(?:in )?(?:thousands?|millions?|billions?|lakhs?|crores?|mio|mln)\b|['’`]000s?\b|\b000s\b|\b(?:T|K|k)\s?(?:EUR|USD|CHF|GBP|CNY|RMB|INR)\b|\b(?:EUR|USD|CHF|GBP|CNY|RMB|INR)\s?(?:k|K|m|M|mn|bn|000)\b|\b[TKkM]\s?[€£$¥]|[€£$¥]\s?(?:k|K|m|M|mn|bn|000)\b|\((?:k|K|m|M|mn|bn|000)\)/;

/** The same in a line above the table, where such words also stand in names: "in thousands of USD", 单位：万元. */
const inTitle =
  /单位\s*[:：]?\s*(?:人民币)?(?:百万|千万|万|萬|亿|億|千)|\((?:人民币)?(?:百万|千万|万|亿|千)元?\)|\b(?:in|amounts?)\s+(?:\w{2,3}\s+|[€£$¥]\s?)?(?:thousands?|millions?|billions?|lakhs?|crores?)\b|['’`]000s?\b|\bin\s+(?:T|K|k)\s?(?:EUR|USD|CHF|GBP|CNY|RMB|€|\$)/i;

/** True when a header says that its amounts are counted in thousands or more. */
export function headsUnits(header: string): boolean {
  return inHeader.test(header.normalize("NFKC").trim());
}

/** True when a line above a table says so of all its amounts. */
export function titlesUnits(text: string): boolean {
  return inTitle.test(text.normalize("NFKC").trim());
}

/** A header without the words that say so: "收款金额(万元)" is 收款金额. */
export function withoutUnits(header: string): string {
  return header
    .normalize("NFKC")
    .replace(inHeader, "")
    .replace(/[(（\s]+$/, "")
    .trim();
}
