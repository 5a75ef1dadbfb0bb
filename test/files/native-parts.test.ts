import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { openBook } from "../../src/files/read-book.js";
import { saveBook } from "../../src/files/save-book.js";
import { convert } from "../support/libreoffice.js";
import type { Sheet, Workbook } from "../../src/workbook/workbook.js";

const sample = new Uint8Array(readFileSync(join(__dirname, "../../assets/sample.xlsx")));

function opened(bytes: Uint8Array): Workbook {
  const book = openBook(bytes, "book.xlsx");
  if (!book.ok) throw new Error(JSON.stringify(book.failure));
  return book.value;
}

function addSummary(book: Workbook): Sheet {
  const sheet = book.addSheet("AR Summary");
  sheet.layoutEdited = true;
  ["Aug", "Sep & Oct", "Nov"].forEach((month, row) => {
    sheet.cells.set(row, 0, { value: month });
    sheet.cells.set(row, 1, { value: 100.5 + row });
    sheet.foldedRows.set(row, 1);
  });
  sheet.highlights.push({ area: { top: 0, left: 1, rows: 3, columns: 1 }, when: { kind: "not-zero" }, color: "#A80000", fill: "#FDE7E9" });
  sheet.highlights.push({
    area: { top: 0, left: 2, rows: 1, columns: 1 },
    when: { kind: "says", text: "CHECK" },
    color: "#A80000",
    fill: "#FDE7E9",
  });
  sheet.charts.push({
    name: "AR open",
    title: "Open <by> age & month",
    type: "line",
    anchor: { top: 4, left: 0, bottom: 16, right: 6 },
    series: [{ name: "DSO", categories: "'AR Summary'!$A$1:$A$3", values: "'AR Summary'!$B$1:$B$3", color: "#33509E" }],
    numberFormat: "#,##0.0",
  });
  return sheet;
}

const textOf = (bytes: Uint8Array, part: string): string => strFromU8(unzipSync(bytes)[part] ?? new Uint8Array());

describe("a chart, folds and alarms on a sheet of ours", () => {
  it("are read back as they were, with the values that the chart shows", () => {
    const book = opened(sample);
    const sheet = addSummary(book);
    const saved = saveBook(book);
    const again = opened(saved).sheet("AR Summary");
    expect(again?.charts[0]).toMatchObject({
      name: "AR open",
      title: "Open <by> age & month",
      type: "line",
      anchor: sheet.charts[0]?.anchor,
    });
    expect(again?.charts[0]?.series).toMatchObject([{ name: "DSO", values: "'AR Summary'!$B$1:$B$3" }]);
    expect([...(again?.foldedRows ?? [])]).toEqual([...sheet.foldedRows]);
    const chart = textOf(saved, "xl/charts/chart2.xml");
    expect([...chart.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map((match) => match[1])).toEqual([
      "DSO",
      "Aug",
      "Sep &amp; Oct",
      "Nov",
      "100.5",
      "101.5",
      "102.5",
    ]);
  });

  it("leave no part behind when the sheet is written anew without them", () => {
    const book = opened(sample);
    addSummary(book);
    const second = opened(saveBook(book));
    const sheet = second.sheet("AR Summary");
    if (!sheet) throw new Error("the sheet is gone");
    sheet.layoutEdited = true;
    sheet.charts.length = 0;
    const drawn = (bytes: Uint8Array): readonly string[] => Object.keys(unzipSync(bytes)).filter((name) => /charts|drawings/.test(name));
    expect(drawn(saveBook(second))).toEqual(drawn(sample));
  });

  it("are understood by LibreOffice, which writes them out again", () => {
    const book = opened(sample);
    addSummary(book);
    const bytes = convert(saveBook(book), "xlsx");
    const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => ({ name, xml: strFromU8(part) }));
    const charts = parts.filter(({ name }) => /charts\/chart\d+\.xml$/.test(name));
    expect(charts.some(({ xml }) => xml.includes("lineChart") && xml.includes("AR Summary"))).toBe(true);
    const sheet = parts.find(({ name, xml }) => /worksheets\/sheet\d+\.xml$/.test(name) && xml.includes('operator="notEqual"'));
    expect(sheet?.xml).toContain("outlineLevel");
  });
});
