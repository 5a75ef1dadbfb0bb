import { strToU8 } from "fflate";
import type { PackedEntry } from "./zip-check.js";

/** 1 January 1980, the earliest day a zip can hold: so that the bytes do not depend on the clock. Year less 1980, month and day in one number. */
const earliestDay = (1 << 5) | 1;

/** Names are UTF-8. */
const utf8Names = 1 << 11;

/** Version 2.0 of the format, which knows deflate. */
const version = 20;

/** A zip of these entries in their order (method: PKWARE's APPNOTE, 4.3.7, 4.3.12 and 4.3.16); the same entries give the same bytes. */
export function zipOf(entries: ReadonlyMap<string, PackedEntry>): Uint8Array {
  const all = [...entries].map(([name, entry]) => ({ name: strToU8(name), entry }));
  const parts = all.reduce((sum, { name, entry }) => sum + 30 + name.length + entry.bytes.length, 0);
  const directory = all.reduce((sum, { name }) => sum + 46 + name.length, 0);
  const bytes = new Uint8Array(parts + directory + 22);
  const view = new DataView(bytes.buffer);
  let at = 0;
  let listed = parts;
  for (const { name, entry } of all) {
    view.setUint32(listed, 0x02014b50, true);
    view.setUint16(listed + 4, version, true);
    describe(view, listed + 6, name, entry);
    view.setUint32(listed + 42, at, true);
    bytes.set(name, listed + 46);
    listed += 46 + name.length;
    view.setUint32(at, 0x04034b50, true);
    describe(view, at + 4, name, entry);
    bytes.set(name, at + 30);
    bytes.set(entry.bytes, at + 30 + name.length);
    at += 30 + name.length + entry.bytes.length;
  }
  view.setUint32(listed, 0x06054b50, true);
  view.setUint16(listed + 8, all.length, true);
  view.setUint16(listed + 10, all.length, true);
  view.setUint32(listed + 12, directory, true);
  view.setUint32(listed + 16, parts, true);
  return bytes;
}

/** What stands alike before an entry and in the directory. */
function describe(view: DataView, at: number, name: Uint8Array, { method, bytes, size, crc }: PackedEntry): void {
  view.setUint16(at, version, true);
  view.setUint16(at + 2, utf8Names, true);
  view.setUint16(at + 4, method, true);
  view.setUint16(at + 8, earliestDay, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, bytes.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name.length, true);
}
