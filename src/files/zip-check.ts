/** What a zip's directory says of one entry. */
export interface ZipEntry {
  readonly name: string;
  /** CRC-32 of the inflated bytes. */
  readonly crc: number;
  /** The bytes as they lie in the zip, a view; `undefined` where they cannot be taken over as they are (encrypted, of an odd method or size). */
  readonly packed: PackedEntry | undefined;
}

/** An entry's bytes as they lie in a zip. */
export interface PackedEntry {
  readonly method: typeof stored | typeof deflated;
  readonly bytes: Uint8Array;
  /** Bytes once inflated. */
  readonly size: number;
  readonly crc: number;
}

export const stored = 0;
export const deflated = 8;

const endOfDirectory = 0x06054b50;
const zip64Locator = 0x07064b50;
const zip64End = 0x06064b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;

/**
 * The directory of a zip, in its order (method: PKWARE's APPNOTE, 4.3.12 and 4.3.16). The inflating library does not compare the checksums
 * that stand there, and a bit that fell over may be a digit of an amount. Empty when there is no directory.
 */
export function zipDirectory(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== endOfDirectory) end--;
  if (end < 0) return [];
  let count = view.getUint16(end + 8, true);
  let at = view.getUint32(end + 16, true);
  if (end >= 20 && view.getUint32(end - 20, true) === zip64Locator) {
    const large = view.getUint32(end - 12, true);
    if (large + 56 <= bytes.length && view.getUint32(large, true) === zip64End) {
      count = view.getUint32(large + 32, true);
      at = view.getUint32(large + 48, true);
    }
  }
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count && at + 46 <= bytes.length && view.getUint32(at, true) === directoryEntry; i++) {
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({ name, crc: view.getUint32(at + 16, true), packed: packedEntry(bytes, view, at) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Sizes of 4 GB and more stand elsewhere in the directory, and then nothing is found here. */
function packedEntry(bytes: Uint8Array, view: DataView, at: number): PackedEntry | undefined {
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
  const method = view.getUint16(at + 10, true);
  const length = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  if (isEncrypted || (method !== stored && method !== deflated) || (method === stored && size !== length)) return undefined;
  if (local + 30 > bytes.length || view.getUint32(local, true) !== localEntry) return undefined;
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + length > bytes.length) return undefined;
  return { method, bytes: bytes.subarray(start, start + length), size, crc: view.getUint32(at + 16, true) };
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 as zips use it (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = (table[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
