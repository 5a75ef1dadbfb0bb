import { strToU8 } from "fflate";
import { openBook } from "../../src/files/read-book.js";
import { encodingOf } from "../../src/files/text-encoding.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { openedBook } from "../support/xlsx-by-hand.js";

/** Bytes from text in which "{c4fa}" stands for two bytes. */
function bytesOf(text: string): Uint8Array {
  const pieces = text.split(/\{([0-9a-f]+)\}/);
  return Uint8Array.from(pieces.flatMap((piece, i) => (i % 2 === 0 ? [...strToU8(piece)] : [...Buffer.from(piece, "hex")])));
}

function wide(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const little = Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
  return Uint8Array.from(bigEndian ? little.swap16() : little);
}

function rowsOf(bytes: Uint8Array | string): readonly (readonly CellValue[])[] {
  const sheet = openedBook(typeof bytes === "string" ? strToU8(bytes) : bytes, "list.csv").sheets[0];
  const rows: CellValue[][] = [];
  sheet?.cells.forEach((row, column, cell) => ((rows[row] ??= [])[column] = cell.value));
  return Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? null));
}

function failureOf(bytes: Uint8Array | string, name = "list.csv"): unknown {
  const result = openBook(typeof bytes === "string" ? strToU8(bytes) : bytes, name);
  return result.ok ? "opened" : result.failure;
}

describe("the encoding of an export", () => {
  it.each([
    ["a Chinese export without a mark", "{bfcdbba7c3fbb3c6},{bdf0b6ee}\r\n{b1b1beaacad0},12\r\n", "gb18030"],
    ["Chinese among Latin letters and digits", "No,Name\nA1,ABC{b9abcbbe}\nA2,XYZ 12 {c9fab2fab3b5bce4}\n", "gb18030"],
    ["a Chinese name with a character that GB 2312 lacks", "{d6ece946bbf9},{bdf0b6ee}\n{b9abcbbe},5", "gb18030"],
    ["a full-width note beside Chinese", "{b9abcbbea3a8b1b1bea9a3a9},1", "gb18030"],
    ["a French list", "Soci{e9}t{e9} G{e9}n{e9}rale,caf{e9} cr{e9}{e9}\n", "windows-1252"],
    ["a German list", "M{fc}ller & S{f6}hne,Stra{df}e,Gr{f6}{df}e\n", "windows-1252"],
    ["a Spanish list in capitals", "CA{d1}{d3}N S.A.,A{d1}O\n", "windows-1252"],
    ["pounds and euros", "Acme,{a3}120.00\nBeta,{80} 3\n", "windows-1252"],
    ["a hard space between thousands", "Acme,1{a0}234\n", "windows-1252"],
    ["plain letters", "Acme,1\n", "utf-8"],
    ["Chinese in UTF-8", "客户,金额\n", "utf-8"],
  ] as const)("of %s is told by its bytes", (_, text, encoding) => expect(encodingOf(bytesOf(text))).toBe(encoding));

  it("reads a Chinese export as Chinese and a Western one as Western", () => {
    expect(rowsOf(bytesOf("{bfcdbba7},{bdf0b6ee}\n{b9abcbbe},1"))).toEqual([
      ["客户", "金额"],
      ["公司", "1"],
    ]);
    expect(rowsOf(bytesOf("M{fc}ller,{80} 5\nO{92}Neil,{a3}7"))).toEqual([
      ["Müller", "€ 5"],
      ["O’Neil", "£7"],
    ]);
  });

  it.each([
    ["little-endian with a mark", wide("客户\t金额\r\nA\t1", false, true)],
    ["big-endian with a mark", wide("客户\t金额\r\nA\t1", true, true)],
    ["of UTF-8 with a mark", strToU8("\ufeff客户\t金额\r\nA\t1")],
  ])("%s leaves no trace in the first header", (_, bytes) =>
    expect(rowsOf(bytes)).toEqual([
      ["客户", "金额"],
      ["A", "1"],
    ]),
  );
  it.each([false, true])("is told without a mark when every other byte is zero (big-endian: %p)", (bigEndian) =>
    expect(rowsOf(wide("No,Name\n1,Müller\n", bigEndian, false))).toEqual([
      ["No", "Name"],
      ["1", "Müller"],
    ]),
  );
});

describe("the columns of an export", () => {
  const two = [
    ["No", "Amount"],
    ["007", "5"],
  ];
  it.each([
    ["CRLF", "No,Amount\r\n007,5\r\n"],
    ["CR", "No,Amount\r007,5\r"],
    ["LF", "No,Amount\n007,5"],
    ["all three", "No,Amount\r\n007,5\r"],
  ])("are the same with lines ended by %s", (_, text) => expect(rowsOf(text)).toEqual(two));
  it("follow a first line that names their sign, which is no row", () => {
    expect(rowsOf("sep=;\r\nNo;Amount\r\n007;5")).toEqual(two);
    expect(rowsOf('"sep=|"\nNo|Amount\n007|5')).toEqual(two);
  });
  it("are cut at semicolons though every amount holds more commas than there are semicolons", () =>
    expect(rowsOf("No;Amount;Open\nA;1,234,567,00;2,345,678,00\nB;1,234,567,00;2,345,678,00\n")[1]).toEqual([
      "A",
      "1,234,567,00",
      "2,345,678,00",
    ]));
  it("are cut at commas between whole numbers where nothing else cuts", () => expect(rowsOf("1,2\n3,4\n5,6")[2]).toEqual(["5", "6"]));
  it("may be missing at the end of a row, or empty and one too many", () =>
    expect(rowsOf("a,b,c,\n1\n1,2,3,\n,,9")).toEqual([["a", "b", "c"], ["1"], ["1", "2", "3"], [null, null, "9"]]));
  it("stay where they are beneath blank lines", () => expect(rowsOf("Title\n\na,b\n1,2")[3]).toEqual(["1", "2"]));
  it("keep a line break and a doubled quote within quotes", () =>
    expect(rowsOf('a,b\r\n"x\r\ny","say ""hi"""')[1]).toEqual(["x\ny", 'say "hi"']));
  it("keep zeros, signs and spaces as text", () =>
    expect(rowsOf('0200706844,1E5,-3, x ,="0012",TRUE\n1,2,3,4,5,6')[0]).toEqual(["0200706844", "1E5", "-3", " x ", "0012", "TRUE"]));
  it("lose the zero bytes that old systems fill fields with", () =>
    expect(rowsOf("No,Name\n1,Acme\u0000\u0000\u0000\n")[1]).toEqual(["1", "Acme"]));
});

describe("a list that cannot be read", () => {
  it("names the line on which a quotation mark never closes", () => {
    expect(failureOf('a,b\n1,2\n3,"4\n5,6\n')).toEqual({ kind: "quote-open", file: "list.csv", line: 3 });
    expect(failureOf('sep=,\na,b\n3,"4\n5,6\n')).toEqual({ kind: "quote-open", file: "list.csv", line: 3 });
  });
  it.each([
    ["nothing", ""],
    ["blank lines", " \r\n\r\n"],
    ["a mark alone", "\ufeff"],
    ["delimiters alone", ",,,\n,,,\n"],
  ])("is empty when it holds %s", (_, text) => expect(failureOf(text)).toEqual({ kind: "book-empty", file: "list.csv" }));
  it("is refused when it has more columns than a sheet", () =>
    expect(failureOf(`${",".repeat(16_384)}x`)).toMatchObject({ kind: "not-a-workbook", detail: "beyond-a-sheet" }));

  const compound = "{d0cf11e0a1b11ae1}";
  it.each([
    ["a web page", "html", "<html><table><tr><td>1</td></tr></table></html>"],
    ["a web page of Excel's own", "html", '\r\n<html xmlns:x="urn:schemas-microsoft-com:office:excel">'],
    ["a page that begins with a comment", "html", "<!-- made by ERP --><TABLE border=1>"],
    ["a page in strict form", "html", '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>'],
    ["an archived page", "web-archive", "MIME-Version: 1.0\nContent-Type: multipart/related"],
    [
      "a table of Excel 2003",
      "spreadsheet-2003",
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    ],
    ["other XML", "xml", '<?xml version="1.0"?><invoices/>'],
    ["a PDF", "pdf", "%PDF-1.7\n"],
    ["an old workbook", "old-format", compound],
    ["an old workbook without its container", "old-format", "{0908100000060500}"],
    ["bytes that are no text", "unknown", "{01020304050607ff0e0f1011}"],
  ])("says that it is %s", (_, detail, text) => {
    for (const name of ["list.csv", "list.xls", "list.xlsx"])
      expect(failureOf(bytesOf(text), name)).toEqual({ kind: "not-a-workbook", file: name, detail });
  });
  it("says that a workbook by name is text cut into columns", () =>
    expect(failureOf("No\tAmount\n1\t5\n", "export.xls")).toEqual({
      kind: "not-a-workbook",
      file: "export.xls",
      detail: "delimited-text",
    }));
});
