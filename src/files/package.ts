import { deflateSync, inflateSync, strFromU8, strToU8, unzipSync } from "fflate";
import { known } from "../kernel/assert.js";
import { PartError } from "./part-error.js";
import { parseXml, type XmlElement } from "./xml.js";
import { crc32, deflated, stored, zipDirectory, type PackedEntry } from "./zip-check.js";
import { zipOf } from "./zip-out.js";

/** Parts of a package may inflate to this much together; a workbook beyond it is refused before it fills the memory. Bytes. */
export const inflatedLimit = 1_500_000_000;

/** One part may inflate to this much: beyond it no engine can hold its text in one string. Bytes. */
export const partLimit = 500_000_000;

/** Deflate cannot shrink more than 1 to 1032: an entry that claims more is no honest zip. */
const steepestDeflate = 1_032;

/** The parts of an Office package by name, in the order of the file. Parts nobody changes keep their very bytes. */
export class OfficePackage {
  /** `undefined` for one that is held packed alone. */
  private readonly parts = new Map<string, Uint8Array | undefined>();
  /** Parts as they lie in a zip: those that are as they were read, and those that were packed at once. */
  private readonly packed = new Map<string, PackedEntry>();

  static empty(): OfficePackage {
    return new OfficePackage();
  }

  /** Throws RangeError when the bytes inflate beyond the limits, PartError for a part whose checksum is wrong, Error when they are no zip. */
  static open(bytes: Uint8Array): OfficePackage {
    const opened = new OfficePackage();
    refuseLarge(bytes);
    const parts = unzipSync(bytes);
    for (const [name, part] of Object.entries(parts)) if (!name.endsWith("/")) opened.parts.set(name, part);
    for (const { name, crc, packed } of zipDirectory(bytes)) {
      const part = opened.parts.get(name);
      if (part && crc32(part) !== crc) throw new PartError(name, "damaged");
      if (part && packed?.size === part.length) opened.packed.set(name, packed);
    }
    return opened;
  }

  has(name: string): boolean {
    return this.parts.has(this.spelling(name));
  }

  names(): readonly string[] {
    return [...this.parts.keys()];
  }

  bytes(name: string): Uint8Array | undefined {
    const spelling = this.spelling(name);
    const packed = this.packed.get(spelling);
    return this.parts.get(spelling) ?? (packed && inflateSync(packed.bytes, { out: new Uint8Array(packed.size) }));
  }

  /** The part as text; "" where there is none. */
  text(name: string): string {
    const part = this.bytes(name);
    return part ? strFromU8(part) : "";
  }

  /** The part as a tree; an empty element where there is none. Throws PartError when it is not well-formed. */
  tree(name: string): XmlElement {
    return treeOf(this.text(name), name);
  }

  set(name: string, text: string): void {
    const spelling = this.spelling(name);
    this.parts.set(spelling, strToU8(text));
    this.packed.delete(spelling);
  }

  setBytes(name: string, bytes: Uint8Array): void {
    const spelling = this.spelling(name);
    this.parts.set(spelling, bytes);
    this.packed.delete(spelling);
  }

  /** Sets a part that nobody will ask for again: it is packed at once, and the bytes are not kept. */
  pack(name: string, bytes: Uint8Array, packing: Packing): void {
    const spelling = this.spelling(name);
    this.parts.set(spelling, undefined);
    this.packed.set(spelling, packedPart(spelling, bytes, packing));
  }

  remove(name: string): void {
    const spelling = this.spelling(name);
    this.parts.delete(spelling);
    this.packed.delete(spelling);
  }

  /**
   * "xl/worksheets/sheet4.xml" as the first free of "xl/worksheets/sheetN.xml". A name is taken, too, whose relationships or type of content
   * were left behind when its part was taken out: a new part would inherit them.
   */
  freeName(stem: string, ending: string): string {
    const types = this.text("[Content_Types].xml").toLowerCase();
    let number = 1;
    for (; ; number++) {
      const name = `${stem}${number}${ending}`;
      const typed = types.includes(`/${name.toLowerCase()}"`) || types.includes(`/${name.toLowerCase()}'`);
      if (!typed && !this.has(name) && !this.has(relationsPart(name))) return name;
    }
  }

  /** The name as the package spells it: names of parts are the same in capitals and small letters (ECMA-376-2, 6.2.2.3). */
  private spelling(name: string): string {
    if (this.parts.has(name)) return name;
    const wanted = name.toLowerCase();
    for (const each of this.parts.keys()) if (each.length === name.length && each.toLowerCase() === wanted) return each;
    return name;
  }

  /** A copy whose parts are shared until one of them is set. */
  copy(): OfficePackage {
    const copy = new OfficePackage();
    for (const [name, part] of this.parts) copy.parts.set(name, part);
    for (const [name, entry] of this.packed) copy.packed.set(name, entry);
    return copy;
  }

  /** The zip: same parts and content give the same bytes. Parts that nobody changed stay packed as they were; of new ones, media are stored, the rest deflated. */
  zip(packing: Packing): Uint8Array {
    const entry = (name: string): PackedEntry => this.packed.get(name) ?? packedPart(name, known(this.bytes(name), name), packing);
    return zipOf(new Map(this.names().map((name) => [name, entry(name)])));
  }
}

/** How bytes are packed as a zip holds them. */
export interface Packing {
  /** Without a head of its own (RFC 1951). */
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  readonly crc32: (bytes: Uint8Array) => number;
}

/** Works wherever JavaScript does. */
export const packingAnywhere: Packing = { deflate: (bytes) => deflateSync(bytes, { level: 6 }), crc32 };

function packedPart(name: string, part: Uint8Array, packing: Packing): PackedEntry {
  const isPacked = /\.(png|jpe?g|gif|emf|wmf|bin)$/i.test(name);
  const bytes = isPacked ? part : packing.deflate(part);
  return { method: isPacked ? stored : deflated, bytes, size: part.length, crc: packing.crc32(part) };
}

/** Looks at the sizes alone, before anything is inflated. Throws RangeError beyond the limits. */
function refuseLarge(bytes: Uint8Array): void {
  let inflated = 0;
  unzipSync(bytes, {
    filter: ({ size, originalSize }) => {
      inflated += originalSize;
      if (inflated > inflatedLimit || originalSize > partLimit || originalSize > steepestDeflate * (size + 1))
        throw new RangeError("the package inflates beyond the limit");
      return false;
    },
  });
}

/** "xl/_rels/workbook.xml.rels" for "xl/workbook.xml"; "_rels/.rels" for the package itself (""). */
export function relationsPart(part: string): string {
  const slash = part.lastIndexOf("/");
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** XML of a part as a tree. Throws PartError, naming the part, when it is not well-formed. */
export function treeOf(xml: string, part: string): XmlElement {
  try {
    return parseXml(xml);
  } catch (error) {
    throw error instanceof RangeError ? error : new PartError(part, "damaged");
  }
}
