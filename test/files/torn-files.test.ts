import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { openBook } from "../../src/files/read-book.js";
import { failureLine } from "../../src/text/failures.js";
import { bytesByHand, partsByHand, relations, type HandMade } from "../support/xlsx-by-hand.js";

const sample = new Uint8Array(readFileSync(join(__dirname, "../../assets/sample.xlsx")));
const sheetPart = "xl/worksheets/sheet1.xml";

function failureOf(made: HandMade | Uint8Array): unknown {
  const result = openBook(made instanceof Uint8Array ? made : bytesByHand(made), "book.xlsx");
  return result.ok ? "opened" : result.failure;
}

const damaged = (part: string, at = ""): object => ({ kind: "part-damaged", file: "book.xlsx", part, at });
const missing = (part: string): object => ({ kind: "part-missing", file: "book.xlsx", part });
const row = (cells: string): HandMade => ({ rows: `<row r="3">${cells}</row>` });

describe("a torn workbook names", () => {
  it.each([
    ["a number that is none", row('<c r="B3"><v>12,5</v></c>'), damaged(sheetPart, "B3")],
    ["a value without its end", row('<c r="B3"><v>12</c>'), damaged(sheetPart, "B3")],
    ["a cell without its end", row('<c r="B3"><v>12</v><c r="C3"><v>1</v></c>'), damaged(sheetPart, "B3")],
    ["a text that is not in the list of texts", row('<c r="B3" t="s"><v>7</v></c>'), damaged(sheetPart, "B3")],
    ["a truth value that is none", row('<c r="B3" t="b"><v>x</v></c>'), damaged(sheetPart, "B3")],
    ["a kind of cell that nobody knows", row('<c r="B3" t="q"><v>1</v></c>'), damaged(sheetPart, "B3")],
    ["an address that is none", row('<c r="3B"><v>1</v></c>'), damaged(sheetPart, "3B")],
    ["a column beyond the last", row('<c r="XFE3"><v>1</v></c>'), damaged(sheetPart, "XFE3")],
    ["a row beyond the last", { rows: '<row r="1048577"/>' }, damaged(sheetPart, "1048577")],
    ["rows that lost their beginning", { rows: '<c r="A1"><v>1</v></c></row><row' }, damaged(sheetPart)],
    ["a list of texts with a torn item", { shared: "<si><t>a</t><si><t>b</t></si>" }, damaged("xl/sharedStrings.xml")],
    ["styles that are not well-formed", { parts: { "xl/styles.xml": "<styleSheet><fonts>" } }, damaged("xl/styles.xml")],
    ["a workbook part that is not well-formed", { parts: { "xl/workbook.xml": "<workbook><sheets>" } }, damaged("xl/workbook.xml")],
    ["a workbook part of another kind", { parts: { "xl/workbook.xml": "<html/>" } }, damaged("xl/workbook.xml")],
    ["a sheet part of another kind", { parts: { [sheetPart]: "<chartsheet/>" } }, damaged(sheetPart)],
    ["a workbook part that is missing", { parts: { "xl/workbook.xml": undefined } }, missing("xl/workbook.xml")],
    ["a sheet part that is missing", { parts: { [sheetPart]: undefined } }, missing(sheetPart)],
    [
      "a sheet that no relation leads to",
      { parts: { "xl/_rels/workbook.xml.rels": relations([]) } },
      damaged("xl/_rels/workbook.xml.rels", "Data"),
    ],
  ] as const)("%s", (_, made, failure) => expect(failureOf(made)).toEqual(failure));

  it("a part whose checksum is wrong, though a digit alone fell over", () => {
    const stored = zipSync(partsByHand(row('<c r="B3"><v>1200</v></c>')), { level: 0 });
    expect(failureOf(stored)).toBe("opened");
    const at = Buffer.from(stored).indexOf("<v>1200");
    stored[at + 3] = "9".charCodeAt(0);
    expect(failureOf(stored)).toEqual(damaged(sheetPart));
  });

  it("what Excel's own extensions between rows are not", () => {
    const made = { rows: '<!-- note --><row r="1"><c r="A1"><v>1</v></c><extLst><ext uri="x"/></extLst></row>' };
    expect(failureOf(made)).toBe("opened");
  });
});

describe("a zip that is no workbook", () => {
  it("is told by what it holds", () => {
    const holding = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, strToU8("<x/>")])));
    expect(failureOf(holding("list.csv"))).toMatchObject({ detail: "zip-archive" });
    expect(failureOf(holding("mimetype", "content.xml"))).toMatchObject({ detail: "open-document" });
    expect(failureOf(holding("ppt/presentation.xml", "[Content_Types].xml"))).toMatchObject({ detail: "other-document" });
    expect(failureOf(holding("xl/workbook.bin", "_rels/.rels"))).toEqual(missing("xl/workbook.xml"));
  });

  /** A workbook whose directory claims these sizes for its first parts: packed, unpacked. */
  const claiming = (...sizes: readonly (readonly [number, number])[]): Uint8Array => {
    const bytes = bytesByHand({});
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    let entry = view.getUint32(bytes.length - 6, true);
    for (const [packed, unpacked] of sizes) {
      view.setUint32(entry + 20, packed, true);
      view.setUint32(entry + 24, unpacked, true);
      entry += 46 + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
    }
    return bytes;
  };
  it.each([
    ["one part is larger than a text can be", [[10_000_000, 600_000_000]]],
    ["one part claims more than any zip can hold", [[4_000_000_000, 4_000_000_000]]],
    ["all parts together are larger than the memory", new Array<readonly [number, number]>(4).fill([10_000_000, 450_000_000])],
    ["a small part claims more than deflating can shrink", [[300, 400_000_000]]],
  ] as const)("is refused before it fills the memory when %s", (_, sizes) =>
    expect(failureOf(claiming(...sizes))).toMatchObject({ kind: "not-a-workbook", detail: "too-large" }),
  );
});

describe("whatever the bytes are, opening ends with a workbook or a sentence", () => {
  /** Fails when opening throws, when the sentence has a hole in it, or when a bad file is taken for a fault of ours. */
  const ends = (bytes: Uint8Array, name: string): void => {
    const result = openBook(bytes, name);
    if (result.ok) expect(result.value.sheets.length).toBeGreaterThanOrEqual(0);
    else expect(result.failure.kind).not.toBe("unexpected");
    if (!result.ok)
      for (const locale of ["en-US", "zh-CN"] as const) expect(failureLine(result.failure, locale)).not.toMatch(/undefined|NaN|\n/);
  };
  const names = fc.constantFrom("list.csv", "list.txt", "list.xls", "list.xlsx");
  const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 });
  const changed = (bytes: Uint8Array, places: readonly (readonly [number, number])[]): Uint8Array => {
    const copy = bytes.slice();
    for (const [place, byte] of places) copy[place % copy.length] = byte;
    return copy;
  };

  it("for any bytes", () => fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), names, ends)));
  it("for any text", () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('"', ",", ";", "\t", "|", "\n", "\r", "\u0000", "sep=", "é", "客", "1,5", "<", "="), { maxLength: 60 }),
        names,
        (signs, name) => ends(strToU8(signs.join("")), name),
      ),
    ));
  it("for a workbook with bytes changed", () => fc.assert(fc.property(changes, (places) => ends(changed(sample, places), "sample.xlsx"))));
  it("for a workbook that breaks off", () =>
    fc.assert(fc.property(fc.nat(sample.length), (length) => ends(sample.slice(0, length), "sample.xlsx"))));

  const small = partsByHand({
    ...row('<c r="A3" t="s"><v>0</v></c><c r="B3" s="1"><f>A1&amp;"x"</f><v>1.5E3</v></c><c r="C3" t="inlineStr"><is><t>x</t></is></c>'),
    shared: "<si><t>a</t></si><si><r><t>b</t></r></si>",
    formats: [14, "0.00"],
    after: '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    inWorkbook: "<definedNames><definedName name='N'>Data!$A$1</definedName></definedNames>",
  });
  it("for a workbook whose parts were changed before they were packed", () =>
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(small)), changes, (name, places) =>
        ends(zipSync({ ...small, [name]: changed(small[name] ?? new Uint8Array(1), places) }), "book.xlsx"),
      ),
    ));
  it("for a workbook with pieces of a part cut out or doubled", () =>
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(small)), fc.nat(), fc.nat(40), fc.boolean(), (name, place, length, twice) => {
        const part = Buffer.from(small[name] ?? []);
        const at = place % Math.max(1, part.length);
        const piece = part.subarray(at, at + length);
        const torn = Buffer.concat([part.subarray(0, at), ...(twice ? [piece, piece] : []), part.subarray(at + length)]);
        ends(zipSync({ ...small, [name]: Uint8Array.from(torn) }), "book.xlsx");
      }),
    ));
  it("and the sample itself is a workbook", () => {
    expect(openBook(sample, "sample.xlsx").ok).toBe(true);
    expect(Object.keys(unzipSync(sample)).length).toBeGreaterThan(5);
  });
});

it("blames no file for a fault of ours", () => {
  const decoder = globalThis.TextDecoder;
  Reflect.deleteProperty(globalThis, "TextDecoder");
  try {
    const opened = openBook(sample, "sample.xlsx");
    expect(opened.ok ? "opened" : opened.failure).toMatchObject({
      kind: "unexpected",
      detail: expect.stringContaining("TextDecoder") as string,
    });
  } finally {
    globalThis.TextDecoder = decoder;
  }
});
