import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readXlsx } from "hucre";
import { openBook } from "../../src/files/read-book.js";
import { saveBook } from "../../src/files/save-book.js";
import { Workbook } from "../../src/workbook/workbook.js";

const sample = new Uint8Array(readFileSync(join(__dirname, "../../assets/sample.xlsx")));

function opened(bytes: Uint8Array, name = "book.xlsx"): Workbook {
  const book = openBook(bytes, name);
  if (!book.ok) throw new Error(JSON.stringify(book.failure));
  return book.value;
}

function changedParts(
  before: Uint8Array,
  after: Uint8Array,
): { readonly changed: readonly string[]; readonly added: readonly string[]; readonly lost: readonly string[] } {
  const old = unzipSync(before);
  const now = unzipSync(after);
  return {
    changed: Object.keys(old).filter((name) => now[name] && !Buffer.from(now[name]).equals(Buffer.from(old[name] ?? []))),
    added: Object.keys(now).filter((name) => !old[name]),
    lost: Object.keys(old).filter((name) => !now[name]),
  };
}

describe("a workbook read and saved", () => {
  it("keeps every part byte for byte when nothing was changed", () => {
    expect(changedParts(sample, saveBook(opened(sample)))).toEqual({ changed: [], added: [], lost: [] });
  });

  it("changes one sheet alone when one cell was edited, and in it that cell alone", () => {
    const book = opened(sample);
    const sheet = book.sheet("Customers");
    const before = sheet?.cells.get(1, 3);
    sheet?.cells.set(1, 3, { ...before, value: 12_345 });
    const saved = saveBook(book);
    expect(changedParts(sample, saved)).toEqual({ changed: ["xl/worksheets/sheet2.xml"], added: [], lost: [] });
    const was = Buffer.from(unzipSync(sample)["xl/worksheets/sheet2.xml"] ?? []).toString();
    const is = Buffer.from(unzipSync(saved)["xl/worksheets/sheet2.xml"] ?? []).toString();
    expect(is.replace(/<c r="D2"[^>]*>.*?<\/c>/, "")).toBe(was.replace(/<c r="D2"[^>]*>.*?<\/c>/, ""));
    expect(opened(saved).sheet("Customers")?.cells.get(1, 3)).toMatchObject({ value: 12_345, style: before?.style });
  });

  it("adds a sheet with formulas, looks, a table, names and print set-up that an independent reader sees", async () => {
    const book = opened(sample);
    const sheet = book.addSheet("R&D <1>");
    sheet.layoutEdited = true;
    sheet.cells.set(0, 0, { value: "Name" });
    sheet.cells.set(0, 1, { value: "Amount", style: { bold: true, fill: "#E8EAF6" } });
    sheet.cells.set(1, 0, { value: "=not a formula" });
    sheet.cells.set(1, 1, { value: 5.25, style: { numberFormat: "#,##0.00" } });
    sheet.cells.set(2, 1, { value: 10.5, formula: "=B2*2" });
    sheet.tables.push({
      id: 9,
      name: "AR_X",
      area: { top: 0, left: 0, rows: 2, columns: 2 },
      hasHeaders: true,
      hasTotals: false,
      columns: ["Name", "Amount"],
      style: "TableStyleLight1",
    });
    sheet.page = { orientation: "landscape", paper: "a4", fitToWidth: true, titleRows: { first: 0, last: 0 }, breaks: [2] };
    book.names.push({ name: "AR_Owned", scope: sheet, refersTo: "'R&D <1>'!$A$1" });
    const saved = saveBook(book);
    const { changed, lost } = changedParts(sample, saved);
    expect(lost).toEqual([]);
    expect([...changed].sort()).toEqual(["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml"]);
    const theirs = await readXlsx(saved);
    const added = theirs.sheets.find((each) => each.name === "R&D <1>");
    expect(added?.rows.map((row) => [...row])).toEqual([
      ["Name", "Amount"],
      ["=not a formula", 5.25],
      [null, 10.5],
    ]);
    const xml = strFromU8(
      Object.entries(unzipSync(saved)).find(([, part]) => strFromU8(part).includes("=not a formula"))?.[1] ?? new Uint8Array(),
    );
    expect(xml).toContain('<rowBreaks count="1" manualBreakCount="1"><brk id="2" max="16383" man="1"/></rowBreaks>');
    const again = opened(saved);
    expect(again.sheet("R&D <1>")?.cells.get(2, 1)).toMatchObject({ value: 10.5, formula: "=B2*2" });
    expect(again.names.find((name) => name.name === "AR_Owned")?.scope?.name).toBe("R&D <1>");
    expect(again.table("AR_X")?.sheet.name).toBe("R&D <1>");
    expect(again.sheet("Notes")?.charts).toHaveLength(1);
    expect(again.sheet("Notes")?.notes).toHaveLength(1);
  });

  it("gives back any text, number and truth value that was put into it", () => {
    const text = fc
      .string({ unit: "grapheme", maxLength: 20 })
      .filter((each) => each !== "" && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(each));
    const value = fc.oneof(
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => (each === 0 ? 0 : each)),
      fc.boolean(),
      fc.constantFrom("_x000D_", "  spaced ", "<&>\"'", "line\nbreak", "=1+1", "'"),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(12), value), { maxLength: 30 }), (cells) => {
        const book = new Workbook("new.xlsx");
        const sheet = book.addSheet("Data");
        for (const [row, column, each] of cells) sheet.cells.set(row, column, { value: each });
        const again = opened(saveBook(book)).sheet("Data");
        for (const [row, column] of cells) expect(again?.cells.value(row, column)).toEqual(sheet.cells.value(row, column));
      }),
      { numRuns: 60 },
    );
  });

  it("is the same bytes each time", () => {
    expect(Buffer.from(saveBook(opened(sample))).equals(Buffer.from(saveBook(opened(sample))))).toBe(true);
  });

  it("keeps an add-in function under the name that files give it", () => {
    const book = new Workbook("new.xlsx");
    book.addSheet("Data").cells.set(0, 0, { value: 42, formula: '=AR.DSO(Invoices)&"AR.DSO("' });
    const saved = saveBook(book);
    expect(Buffer.from(unzipSync(saved)["xl/worksheets/sheet1.xml"] ?? []).toString()).toContain(
      "_xldudf_AR_DSO(Invoices)&amp;&quot;AR.DSO(&quot;",
    );
    expect(opened(saved).sheet("Data")?.cells.get(0, 0)?.formula).toBe('=AR.DSO(Invoices)&"AR.DSO("');
  });
});

describe("a file that is no workbook", () => {
  const failure = (bytes: Uint8Array, name: string): unknown => {
    const result = openBook(bytes, name);
    return result.ok ? "opened" : result.failure;
  };
  it("is named when it is empty", () => expect(failure(new Uint8Array(), "a.xlsx")).toEqual({ kind: "book-empty", file: "a.xlsx" }));
  it("is named when it is rubbish", () =>
    expect(failure(strToU8("hello"), "a.xlsx")).toEqual({ kind: "not-a-workbook", file: "a.xlsx", detail: "unknown" }));
  it("is named when it breaks off", () =>
    expect(failure(sample.slice(0, 20_000), "a.xlsx")).toMatchObject({ kind: "not-a-workbook", detail: "damaged" }));
  it("is named when it is another document", () =>
    expect(failure(zipSync({ "word/document.xml": strToU8("<x/>") }), "a.docx")).toMatchObject({
      kind: "not-a-workbook",
      detail: "other-document",
    }));
  it("is named when it has the old format, and when a password locks it", () => {
    const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    expect(failure(Uint8Array.from(compound), "a.xls")).toMatchObject({ detail: "old-format" });
    const locked = Uint8Array.from([...compound, ...[..."EncryptedPackage"].flatMap((sign) => [sign.charCodeAt(0), 0])]);
    expect(failure(locked, "a.xlsx")).toEqual({ kind: "file-encrypted", file: "a.xlsx" });
  });
});

describe("delimited text", () => {
  const values = (text: string | Uint8Array): unknown[][] => {
    const sheet = opened(typeof text === "string" ? strToU8(text) : text, "list.csv").sheets[0];
    const used = sheet?.cells.used();
    return Array.from({ length: used?.rows ?? 0 }, (_, row) =>
      Array.from({ length: used?.columns ?? 0 }, (__, column) => sheet?.cells.value(row, column)),
    );
  };
  const wanted = [
    ["No", "Amount"],
    ["007", "1,5"],
  ];
  it.each([
    ["commas", 'No,Amount\r\n007,"1,5"\r\n'],
    ["semicolons", "No;Amount\n007;1,5"],
    ["tabs", "No\tAmount\n007\t1,5"],
    ["bars", "No|Amount\n007|1,5"],
    ["a mark of its encoding", "\ufeffNo;Amount\n007;1,5"],
  ])("is cut at %s, its cells staying text", (_, text) => expect(values(text)).toEqual(wanted));
  it("keeps a quoted line break", () =>
    expect(values('a,b\n"x\ny",2')).toEqual([
      ["a", "b"],
      ["x\ny", "2"],
    ]));
  it("is read in the encoding of Chinese exports", () =>
    expect(values(Uint8Array.from([0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0xbd, 0xf0, 0xb6, 0xee]))).toEqual([["客户", "金额"]]));
});
