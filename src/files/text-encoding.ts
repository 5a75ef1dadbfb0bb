/**
 * The text in the bytes of an export, by evidence: a byte order mark; else UTF-16 when every other byte is zero; else UTF-8 when it is valid
 * throughout; else GB18030 or windows-1252, whichever the high bytes speak for. `undefined` when it is no text at all.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const encoding = encodingOf(bytes);
  const decoded = new TextDecoder(encoding).decode(bytes);
  const text = encoding === "windows-1252" ? decoded.replace(/[\u0080-\u009f]/g, westernSign) : decoded;
  return isText(text) ? text : undefined;
}

/** What windows-1252 has in the places 80 to 9F, in their order (WHATWG Encoding, index windows-1252). */
const westernSigns = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Some Node versions decode windows-1252 as Latin-1, and leave control signs where the euro and the apostrophe should be. */
function westernSign(sign: string): string {
  return westernSigns[sign.charCodeAt(0) - 0x80] ?? sign;
}

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "windows-1252";

export function encodingOf(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const wide = wideByZeros(bytes);
  if (wide) return wide;
  if (isValid(bytes, "utf-8")) return "utf-8";
  return isValid(bytes, "gb18030") && speaksChinese(bytes) ? "gb18030" : "windows-1252";
}

/** Mostly Latin text in UTF-16 without its mark: of each pair one byte is zero, always the same one. */
function wideByZeros(bytes: Uint8Array): TextEncoding | undefined {
  const looked = Math.min(bytes.length, 4_096) & ~1;
  const zeros = [0, 0];
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (bytes.length % 2 !== 0 || looked < 4) return undefined;
  if (odd > looked / 4 && even === 0) return "utf-16le";
  return even > looked / 4 && odd === 0 ? "utf-16be" : undefined;
}

function isValid(bytes: Uint8Array, encoding: TextEncoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    // Bytes that are not of this encoding. Anything else is ours to know.
    const { name } = error as { readonly name?: string };
    if (name !== "TypeError" && name !== "RangeError") throw error;
    return false;
  }
}

/**
 * Whether double bytes are Chinese characters or pairs of Western letters. The 3,755 usual characters of GB 2312 (first byte B0 to D7) speak for
 * Chinese; a pair whose second byte is an ASCII sign (é and the letter after it), and two high letters within a Western word (CAÑÓN) speak
 * against it; rare characters count for neither.
 */
function speaksChinese(bytes: Uint8Array): boolean {
  let chinese = 0;
  let western = 0;
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) <= 0x80) continue;
    const from = at;
    while ((bytes[at] ?? 0) >= 0x80) at++;
    const length = at - from;
    const within = isLetter(bytes[from - 1]) && isLetter(bytes[at]);
    if (length % 2 === 1 || (length === 2 && within)) western++;
    if (length === 2 && within) continue;
    for (let pair = from; pair + 1 < at; pair += 2) {
      const lead = bytes[pair] ?? 0;
      if (lead >= 0xb0 && lead <= 0xd7 && (bytes[pair + 1] ?? 0) >= 0xa1) chinese++;
    }
  }
  return chinese > western;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}

/** Text has hardly any control signs besides tabs, line ends and the zeros that old systems fill fields with. */
function isText(text: string): boolean {
  const odd = text.match(/[\u0001-\u0008\u000e-\u0019\u001b-\u001f\ufffd]/g)?.length ?? 0;
  const zeros = text.match(/\u0000/g)?.length ?? 0;
  return odd <= text.length / 100 && zeros <= text.length / 4;
}
