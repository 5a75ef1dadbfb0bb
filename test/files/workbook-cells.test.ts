import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readXlsx } from "hucre";
import { isDateFormat } from "../../src/files/styles-in.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import type { CellInput } from "../../src/sheet/batch.js";
import { isNotCalculated, type CellValue } from "../../src/sheet/cell.js";
import type { CellStyle } from "../../src/sheet/style.js";
import { Cells } from "../../src/workbook/cells.js";
import { Workbook, type Cell } from "../../src/workbook/workbook.js";
import { bookByHand, bytesByHand, openedBook, partsByHand, relations, sheetByHand, type HandMade } from "../support/xlsx-by-hand.js";

/** The values of the first row. */
function firstRow(cells: string, made: Omit<HandMade, "rows"> = {}): readonly CellValue[] {
  return valuesOf(sheetByHand({ ...made, rows: `<row r="1">${cells}</row>` }).cells);
}

function valuesOf(cells: Cells): readonly CellValue[] {
  return Array.from({ length: cells.rowWidth(0) }, (_, column) => cells.value(0, column));
}

const textOf = (cells: string, made?: Omit<HandMade, "rows">): CellValue => firstRow(cells, made)[0] ?? null;
const inline = (content: string): CellValue => textOf(`<c r="A1" t="inlineStr"><is>${content}</is></c>`);

describe("a text cell", () => {
  it.each([
    ["keeps its zeros", "<t>0200706844</t>", "0200706844"],
    ["keeps its spaces", '<t xml:space="preserve">  a  </t>', "  a  "],
    ["joins its runs", "<r><t>Acme </t></r><r><rPr><b/></rPr><t>Ltd</t></r>", "Acme Ltd"],
    ["leaves phonetic guides out", '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>', "東京"],
    ["reads what XML escapes", "<t>R&amp;D &lt;1&gt; &#x4E2D;&#22269;</t>", "R&D <1> 中国"],
    ["reads what Excel escapes", "<t>a_x000D_b_x005F_x0041_</t>", "a\rb_x0041_"],
    ["reads a character section", "<t><![CDATA[A & <B>]]></t>", "A & <B>"],
    ["has one kind of line end", "<t>a\r\nb</t>", "a\nb"],
    ["may be empty", "<t/>", ""],
  ])("%s", (_, content, text) => {
    expect(inline(content)).toBe(text);
    expect(textOf('<c r="A1" t="s"><v>0</v></c>', { shared: `<si>${content}</si>` })).toBe(text);
  });
});

describe("a value cell", () => {
  it.each([
    ["a whole number", '<c r="A1"><v>12</v></c>', 12],
    ["a number in scientific notation", '<c r="A1"><v>1.5E-3</v></c>', 0.0015],
    ["a number with all its digits", '<c r="A1"><v>0.10000000000000001</v></c>', 0.1],
    ["true", '<c r="A1" t="b"><v>1</v></c>', true],
    ["false", '<c r="A1" t="b"><v>0</v></c>', false],
    ["an error", '<c r="A1" t="e"><v>#N/A</v></c>', { error: "#N/A" }],
    ["an error of a formula", '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { error: "#DIV/0!" }],
    ["a text of a formula", '<c r="A1" t="str"><f>"a"</f><v>a</v></c>', "a"],
    ["an empty text of a formula", '<c r="A1" t="str"><f>""</f><v></v></c>', ""],
    ["a day in ISO form", '<c r="A1" t="d"><v>2026-10-31</v></c>', 46_326],
    ["a day with its time", '<c r="A1" t="d"><v>2026-10-31T12:00:00Z</v></c>', 46_326.5],
  ] as const)("may hold %s", (_, cell, value) => expect(textOf(cell)).toEqual(value));

  it("without an address stands after the one before, a row without a number beneath the row before", () => {
    const sheet = sheetByHand({
      rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row><c r="C2"><v>3</v></c><c><v>4</v></c></row><row/><row><c><v>5</v></c></row>',
    });
    expect([sheet.cells.value(0, 1), sheet.cells.value(1, 2), sheet.cells.value(1, 3), sheet.cells.value(3, 0)]).toEqual([2, 3, 4, 5]);
  });

  it("may be written with prefixes, in any order and with either kind of quotes", () => {
    const rows = "<x:row r='1'><x:c t='s' s='0' r='A1'><x:v>0</x:v></x:c></x:row>";
    const part = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${rows}</x:sheetData></x:worksheet>`;
    expect(sheetByHand({ shared: "<si><t>a</t></si>", parts: { "xl/worksheets/sheet1.xml": part } }).cells.value(0, 0)).toBe("a");
  });
});

describe("a formula that was never calculated", () => {
  it.each([
    ["without a value", "<f>SUM(B1:B2)</f>"],
    ["with an empty value", "<f>SUM(B1:B2)</f><v></v>"],
    ["with a closed value", "<f>SUM(B1:B2)</f><v/>"],
  ])("is told from an empty cell and from zero: %s", (_, content) => {
    const sheet = sheetByHand({ rows: `<row r="1"><c r="A1">${content}</c><c r="B1"><v></v></c></row>` });
    expect(isNotCalculated(sheet.cells.value(0, 0))).toBe(true);
    expect(sheet.cells.get(0, 0)?.formula).toBe("=SUM(B1:B2)");
    expect(sheet.cells.value(0, 1)).toBeNull();
    expect(sheet.cells.used()).toEqual({ top: 0, left: 0, rows: 1, columns: 1 });
  });
  it("is also one that shares the formula of another cell", () => {
    const rows =
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>4</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>6</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/></c></row>';
    const sheet = sheetByHand({ rows });
    expect([sheet.cells.value(0, 0), sheet.cells.value(1, 0)]).toEqual([4, 6]);
    expect(isNotCalculated(sheet.cells.value(2, 0))).toBe(true);
  });
  it("is written back as it was, without a value", () => {
    const book = bookByHand({ rows: '<row r="1"><c r="A1"><f>B1</f></c></row>' });
    const sheet = book.sheets[0];
    sheet?.cells.set(0, 0, { ...sheet.cells.get(0, 0), value: sheet.cells.value(0, 0) });
    expect(strFromU8(unzipSync(saveBook(book))["xl/worksheets/sheet1.xml"] ?? new Uint8Array())).toContain('<c r="A1"><f>B1</f></c>');
  });
});

describe("days in a workbook that counts from 1904", () => {
  const made: HandMade = {
    date1904: true,
    formats: [14, 31, 57, 'yyyy"年"m"月"d"日";@', "[$-804]aaaa;@", 4, 46],
    rows: `<row r="1">${["A", "B", "C", "D", "E", "F", "G"].map((column, i) => `<c r="${column}1" s="${i + 1}"><v>100</v></c>`).join("")}<c r="H1"><v>100</v></c></row>`,
  };
  it("are moved to the count from 1900, amounts and durations are not", () =>
    expect(valuesOf(sheetByHand(made).cells)).toEqual([1_562, 1_562, 1_562, 1_562, 1_562, 100, 100, 100]));
  it("are read as an independent reader reads them", async () => {
    const theirs = await readXlsx(bytesByHand(made));
    const day = theirs.sheets[0]?.rows[0]?.[0];
    expect(day instanceof Date ? day.toISOString().slice(0, 10) : day).toBe("1904-04-10");
  });
  it("are written back by the count of the file", () => {
    const book = bookByHand(made);
    const cells = book.sheets[0]?.cells;
    cells?.set(0, 0, { ...cells.get(0, 0), value: 46_326 });
    cells?.set(0, 5, { ...cells.get(0, 5), value: 46_326 });
    // A new value in place of an old one keeps the format that the file gives the cell.
    cells?.set(0, 1, { value: 46_326 });
    const xml = strFromU8(unzipSync(saveBook(book))["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(xml).toContain('<c r="A1" s="1"><v>44864</v></c><c r="B1" s="2"><v>44864</v></c><c r="C1" s="3"><v>100</v></c>');
    expect(xml).toContain('<c r="F1" s="6"><v>46326</v></c>');
    expect(openedBook(saveBook(book)).sheets[0]?.cells.value(0, 1)).toBe(46_326);
  });
});

describe("a number format", () => {
  it.each([
    "m/d/yyyy",
    "d-mmm-yy",
    "mmm-yy",
    'yyyy"年"m"月"d"日"',
    '[$-804]yyyy"年"m"月"',
    "[$-404]e/m/d",
    "yyyy/m/d h:mm",
    "[Red]dd.mm.yyyy;@",
    '";"yyyy',
    "aaaa",
  ])("shows days: %s", (format) => expect(isDateFormat(format)).toBe(true));
  it.each([
    "General",
    "0.00",
    "#,##0.00 [$USD]",
    '0 "days"',
    "h:mm AM/PM",
    "[h]:mm:ss",
    "mm:ss",
    "0.00E+00",
    "[Red]-0",
    "\\d0",
    "@",
    '上午/下午h"时"mm"分"',
  ])("shows no days: %s", (format) => expect(isDateFormat(format)).toBe(false));
});

describe("a workbook's frame", () => {
  const strict = (text: string): string =>
    text
      .replaceAll(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
      )
      .replaceAll("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main");

  it("may be written in the strict dialect, and a sheet added to it speaks the same", () => {
    const parts = Object.entries(partsByHand({ rows: '<row r="1"><c r="A1" t="d"><v>2026-10-31</v></c></row>' }));
    const book = openedBook(zipSync(Object.fromEntries(parts.map(([name, part]) => [name, strToU8(strict(strFromU8(part)))]))));
    expect(book.sheet("Data")?.cells.value(0, 0)).toBe(46_326);
    const added = book.addSheet("New");
    added.cells.set(0, 0, { value: "x" });
    const saved = unzipSync(saveBook(book));
    for (const name of ["xl/worksheets/sheet2.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
      expect(strFromU8(saved[name] ?? new Uint8Array())).not.toMatch(/openxmlformats\.org\/(?:spreadsheetml|officeDocument)/);
    expect(openedBook(saveBook(book)).sheet("New")?.cells.value(0, 0)).toBe("x");
  });

  it("may name its parts from the root of the package", () => {
    const rels = relations([
      ["rId1", "worksheet", "/xl/worksheets/sheet1.xml"],
      ["rId2", "styles", "/xl/styles.xml"],
      ["rId3", "sharedStrings", "/xl/sharedStrings.xml"],
    ]);
    const made = {
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
      shared: "<si><t>a</t></si>",
      parts: { "xl/_rels/workbook.xml.rels": rels },
    };
    expect(sheetByHand(made).cells.value(0, 0)).toBe("a");
  });

  const sheets = (entries: string, more = ""): string =>
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${entries}</sheets>${more}</workbook>`;

  it("gives names to the sheet they belong to, also behind a sheet that holds a chart alone", () => {
    const book = bookByHand({
      parts: {
        "xl/workbook.xml": sheets(
          '<sheet name="Chart" sheetId="2" r:id="rId9"/><sheet name="Data" sheetId="1" r:id="rId1"/>',
          '<definedNames><definedName name="Mine" localSheetId="1">Data!$A$1</definedName><definedName name="Chart_Only" localSheetId="0">Data!$A$2</definedName><definedName name="All">Data!$B$1</definedName></definedNames>',
        ),
        "xl/_rels/workbook.xml.rels": relations([
          ["rId1", "worksheet", "worksheets/sheet1.xml"],
          ["rId2", "styles", "styles.xml"],
          ["rId9", "chartsheet", "chartsheets/sheet1.xml"],
        ]),
        "xl/chartsheets/sheet1.xml": "<chartsheet/>",
      },
    });
    expect(book.names.map(({ name, scope }) => [name, scope?.name])).toEqual([
      ["Mine", "Data"],
      ["All", undefined],
    ]);
    const added = book.addSheet("New");
    added.cells.set(0, 0, { value: 1 });
    const xml = strFromU8(unzipSync(saveBook(book))["xl/workbook.xml"] ?? new Uint8Array());
    expect(xml).toContain('<definedName name="Mine" localSheetId="1">Data!$A$1</definedName>');
    expect(xml).toContain('<definedName name="Chart_Only" localSheetId="0">Data!$A$2</definedName>');
  });

  it("reads merged areas, and tells the survey of hidden rows, tables without their totals, and names without those of other books", async () => {
    const table =
      '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="T" ref="A1:B5" headerRowCount="0" totalsRowCount="1"><tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>';
    const rows = [1, 2, 3, 4, 5].map(
      (row) => `<row r="${row}"${row === 2 ? ' hidden="1"' : row === 4 ? ' hidden="true"' : ""}><c r="A${row}"><v>${row}</v></c></row>`,
    );
    const book = bookByHand({
      rows: `${rows.join("")}<row r="90" hidden="1"/>`,
      after: '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="J20:K20"/></mergeCells>',
      inWorkbook:
        '<definedNames><definedName name="Ours">Data!$A$1:$B$2</definedName><definedName name="Theirs">[1]Data!$A$1</definedName><definedName name="Far">\'[Book 2.xlsx]Data\'!$A$1</definedName></definedNames>',
      parts: {
        "xl/worksheets/_rels/sheet1.xml.rels": relations([["rId1", "table", "../tables/table1.xml"]]),
        "xl/tables/table1.xml": table,
      },
    });
    expect([...(book.sheet("Data")?.merges.values() ?? [])]).toEqual([
      { top: 0, left: 0, rows: 1, columns: 2 },
      { top: 19, left: 9, rows: 1, columns: 2 },
    ]);
    const survey = await hostOf(book).survey();
    expect(survey.ok && survey.value).toMatchObject({
      sheets: [{ name: "Data", used: { top: 0, left: 0, rows: 5, columns: 1 }, hiddenRows: 2 }],
      tables: [{ name: "T", area: { top: 0, left: 0, rows: 4, columns: 2 }, hasHeaders: false }],
      names: [
        { name: "Ours", area: { rows: 2 } },
        { name: "Theirs", area: undefined },
        { name: "Far", area: undefined },
      ],
    });
  });
});

it("the used area follows the cells, whatever is filled and emptied between two looks at it", () => {
  const value = fc.constantFrom(1, "a", null, undefined);
  const step = fc.record({ row: fc.nat(9), column: fc.nat(4), value, looked: fc.boolean(), inBlock: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const [asked, fresh] = [new Cells(), new Cells()];
      for (const { row, column, value, looked, inBlock } of steps) {
        for (const cells of [asked, fresh])
          if (inBlock) cells.write(row, column, [[value ?? null, 7], [7]]);
          else cells.set(row, column, value === undefined ? undefined : { value });
        if (looked) asked.used();
      }
      expect(asked.used()).toEqual(fresh.used());
    }),
  );
});

it("a block, a look and a single cell come to stand as cell by cell, and are noted alike", () => {
  const place = { row: fc.nat(6), column: fc.oneof(fc.nat(6), fc.constantFrom(70, 130)) };
  const input = fc.constantFrom<CellInput>(null, 1, "=text", { formula: "=A1", expected: 2 });
  const looks = [{ bold: true }, { italic: true }];
  const step = fc.oneof(
    fc.record({ ...place, kind: fc.constant("write" as const), lines: fc.array(fc.array(input, { maxLength: 4 }), { maxLength: 3 }) }),
    fc.record({ ...place, kind: fc.constant("paint" as const), rows: fc.nat(3), columns: fc.nat(3), look: fc.nat(1) }),
    fc.record({ ...place, kind: fc.constant("set" as const), input, look: fc.nat(2) }),
  );
  const cellOf = (held: CellInput, style: CellStyle | undefined): Cell | undefined => {
    const look = style ? { style } : {};
    if (held === null) return style ? { value: null, ...look } : undefined;
    return typeof held === "object" ? { value: held.expected, formula: held.formula, ...look } : { value: held, ...look };
  };
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const [cells, plain] = [new Cells(), new Map<string, Cell | undefined>()];
      const edited = new Set<string>();
      cells.startRecording();
      const put = (row: number, column: number, change: (before: Cell | undefined) => Cell | undefined): void => {
        plain.set(`${row} ${column}`, change(plain.get(`${row} ${column}`)));
        edited.add(`${row} ${column}`);
      };
      for (const each of steps) {
        const { row, column } = each;
        if (each.kind === "set") {
          const cell = cellOf(each.input, looks[each.look]);
          cells.set(row, column, cell);
          put(row, column, () => cell);
        } else if (each.kind === "write") {
          cells.write(row, column, each.lines);
          each.lines.forEach((line, r) => line.forEach((held, c) => put(row + r, column + c, (before) => cellOf(held, before?.style))));
        } else {
          const style = looks[each.look] as CellStyle;
          cells.paint({ top: row, left: column, rows: each.rows, columns: each.columns }, style);
          for (let r = 0; r < each.rows; r++)
            for (let c = 0; c < each.columns; c++) put(row + r, column + c, (before) => ({ value: null, ...before, style }));
        }
      }
      for (let row = 0; row < 10; row++)
        for (let column = 0; column < 140; column++) expect(cells.get(row, column)).toEqual(plain.get(`${row} ${column}`));
      const noted = [...cells.edited()].flatMap(([row, columns]) => [...columns].map((column) => `${row} ${column}`));
      expect(new Set(noted)).toEqual(edited);
    }),
    { numRuns: 50 },
  );
});

it("a sheet with a quarter of a million rows that fold away is saved, and read back with its folds", () => {
  const book = new Workbook("long.xlsx");
  const sheet = book.addSheet("Long");
  sheet.cells.set(0, 0, { value: 1 });
  for (let row = 0; row < 250_000; row++) sheet.foldedRows.set(row, 1);
  expect(openedBook(saveBook(book)).sheet("Long")?.foldedRows.size).toBe(250_000);
});
