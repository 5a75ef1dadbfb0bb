import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { readXlsx } from "hucre";
import { saveBook } from "../../src/files/save-book.js";
import { zipDirectory } from "../../src/files/zip-check.js";
import { applyBatch } from "../../src/host/file/apply-batch.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { convert } from "../support/libreoffice.js";
import { richBook } from "../support/rich-book.js";
import { openedBook } from "../support/xlsx-by-hand.js";

const books = {
  "an .xlsx": richBook(false),
  "an .xlsm": richBook(true),
  "the sample": new Uint8Array(readFileSync(join(__dirname, "../../assets/sample.xlsx"))),
};

function partOf(bytes: Uint8Array, name: string): string {
  return strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
}

/** Parts that are not, byte for byte, as they were; and those that are gone or new. */
function differences(
  before: Uint8Array,
  after: Uint8Array,
): { readonly changed: string[]; readonly lost: string[]; readonly added: string[] } {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  return {
    changed: Object.keys(old).filter((name) => now[name] && !Buffer.from(now[name]).equals(Buffer.from(old[name] ?? []))),
    lost: Object.keys(old).filter((name) => !now[name]),
    added: Object.keys(now).filter((name) => !old[name]),
  };
}

/** Adds a sheet as the product does: by steps, with looks, a name and a table. */
function addSheet(book: Workbook, name: string, amount = 12.5): void {
  const area = (
    top: number,
    left: number,
    rows: number,
    columns: number,
  ): { sheet: string; top: number; left: number; rows: number; columns: number } => ({
    sheet: name,
    top,
    left,
    rows,
    columns,
  });
  const done = applyBatch(book, {
    steps: [
      book.sheet(name) ? { kind: "clear-sheet", sheet: name } : { kind: "add-sheet", sheet: name },
      { kind: "name", name: "AR_Owned", scope: "sheet", area: area(0, 0, 1, 1) },
      {
        kind: "write",
        area: area(0, 0, 2, 2),
        cells: [
          ["Customer", "Open"],
          ["Acme", amount],
        ],
      },
      { kind: "write", area: area(2, 1, 1, 1), cells: [[{ formula: "=B2*2", expected: amount * 2 }]] },
      {
        kind: "style",
        sheet: name,
        areas: [area(1, 1, 2, 1)],
        style: { numberFormat: "#,##0.00;(#,##0.00)", bold: true, fill: "#E8EAF6" },
      },
      { kind: "table", area: area(0, 0, 2, 2), name: "AR_Added" },
      { kind: "merge", sheet: name, areas: [area(4, 0, 1, 2)] },
      { kind: "freeze-rows", sheet: name, rows: 1 },
    ],
  });
  expect(done.ok).toBe(true);
}

const frame = ["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml"];

describe.each(Object.entries(books))("%s with a chart, notes and more", (_, bytes) => {
  it("keeps every part byte for byte when it is opened and saved", () => {
    expect(differences(bytes, saveBook(openedBook(bytes)))).toEqual({ changed: [], lost: [], added: [] });
    expect(Object.keys(unzipSync(saveBook(openedBook(bytes))))).toEqual(Object.keys(unzipSync(bytes)));
  });

  it("has only its frame changed by a sheet that is added, whatever it is called and holds", () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z&<>" $一-龥]{1,20}$/), fc.double({ noNaN: true, min: -1e9, max: 1e9 }), (name, amount) => {
        const book = openedBook(bytes);
        fc.pre(!book.sheet(name));
        addSheet(book, name, amount);
        const saved = saveBook(book);
        const { changed, lost, added } = differences(bytes, saved);
        expect([lost, changed.sort()]).toEqual([[], frame]);
        expect(
          added.filter(
            (part) => !/^xl\/(?:worksheets\/sheet\d+\.xml|worksheets\/_rels\/sheet\d+\.xml\.rels|tables\/table\d+\.xml)$/.test(part),
          ),
        ).toEqual([]);
        expect(openedBook(saved).sheet(name)?.cells.value(1, 1)).toBe(amount);
      }),
    ));

  it("keeps what stood in the changed parts: nothing is renumbered or dropped", () => {
    const book = openedBook(bytes);
    addSheet(book, "AR Aging 2026-10-31");
    const saved = saveBook(book);
    const entries = (part: string, of: Uint8Array): readonly string[] =>
      partOf(of, part).match(/<(?:Override|Default|Relationship|sheet|xf|dxf|numFmt|definedName)\s[^>]*>/g) ?? [];
    for (const part of frame) {
      const [was, is] = [entries(part, bytes), entries(part, saved)];
      expect(was.length).toBeGreaterThan(0);
      expect(is.filter((entry) => was.includes(entry))).toEqual(was);
    }
  });

  it("saves a sheet that is written twice as if it was written once", () => {
    const once = openedBook(bytes);
    addSheet(once, "AR Aging");
    const twice = openedBook(saveBook(once));
    addSheet(twice, "AR Aging");
    expect(Object.keys(unzipSync(saveBook(twice))).sort()).toEqual(Object.keys(unzipSync(saveBook(once))).sort());
  });

  it("is read by independent readers with the sheet that was added", async () => {
    const book = openedBook(bytes);
    addSheet(book, "AR Aging");
    const saved = saveBook(book);
    const theirs = (await readXlsx(saved)).sheets.find((sheet) => sheet.name === "AR Aging");
    expect(theirs?.rows[1]?.slice(0, 2)).toEqual(["Acme", 12.5]);
    const office = openedBook(convert(saved, "xlsx"));
    expect(office.sheet("AR Aging")?.cells.value(2, 1)).toBe(25);
    for (const read of [office, openedBook(saved)])
      expect(read.sheet("AR Aging")?.cells.get(1, 1)?.style).toMatchObject({ bold: true, fill: "#E8EAF6" });
    expect(openedBook(saved).sheet("AR Aging")?.cells.get(1, 1)?.style?.numberFormat).toBe("#,##0.00;(#,##0.00)");
    expect(office.sheets.map((sheet) => sheet.name)).toEqual([...openedBook(bytes).sheets.map((sheet) => sheet.name), "AR Aging"]);
    expect(office.sheets.flatMap((sheet) => sheet.charts).length).toBe(openedBook(bytes).sheets.flatMap((sheet) => sheet.charts).length);
    expect(office.sheets.flatMap((sheet) => sheet.notes).length).toBe(openedBook(bytes).sheets.flatMap((sheet) => sheet.notes).length);
  });
});

it("a workbook with macros keeps them, and its kind, when a sheet is added", () => {
  const bytes = books["an .xlsm"];
  const book = openedBook(bytes, "book.xlsm");
  addSheet(book, "AR Aging");
  const saved = saveBook(book);
  expect(Buffer.from(unzipSync(saved)["xl/vbaProject.bin"] ?? []).equals(Buffer.from(unzipSync(bytes)["xl/vbaProject.bin"] ?? [1]))).toBe(
    true,
  );
  expect(partOf(saved, "[Content_Types].xml")).toContain(
    'PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"',
  );
});

describe("the zip of a workbook", () => {
  it("holds parts that nobody changed packed as they were, so that saving takes no longer than what is new", () => {
    for (const level of [0, 1, 9] as const) {
      const bytes = zipSync(unzipSync(books["an .xlsm"]), { level });
      const before = new Map(zipDirectory(bytes).map(({ name, packed }) => [name, packed]));
      const book = openedBook(bytes);
      addSheet(book, "AR Aging");
      const after = zipDirectory(saveBook(book));
      const kept = after.filter(({ name }) => before.has(name) && !frame.includes(name));
      expect(kept).toHaveLength(before.size - frame.length);
      for (const { name, packed } of kept) expect(packed).toEqual(before.get(name));
    }
  });
});
