import { parseArea } from "../../sheet/address.js";
import type { Chart, Note, Sheet, Workbook } from "../../workbook/workbook.js";
import type { Grid } from "./grid.js";
import { columnPixels, rowPixels } from "./snapshot.js";

/** Left of column A and above row 1: the grid's own headers, and its toolbar and formula bar above them. */
const headers = { width: 46, height: 20 };

/** Draws the charts and the marks of notes of the sheet in view over the grid, simply: the file keeps them in full. */
export function drawOver(layer: HTMLElement, book: Workbook, grid: Grid, canvasTop: () => number): void {
  const draw = (): void => {
    layer.replaceChildren();
    const sheet = grid.activeSheet();
    if (!sheet) return;
    for (const chart of sheet.charts) layer.append(drawing(chart, sheet, book, grid.scroll, canvasTop()));
    for (const note of sheet.notes) layer.append(noteMark(note, sheet, grid.scroll, canvasTop()));
  };
  grid.onView(draw);
  grid.onCalculated(draw);
  draw();
}

interface Scroll {
  readonly x: number;
  readonly y: number;
}

/** A red corner on the cell; the note itself shows while the pointer rests on it. */
function noteMark({ row, column, author, text: words }: Note, sheet: Sheet, scroll: Scroll, top: number): HTMLElement {
  const mark = document.createElement("div");
  mark.className = "note";
  mark.title = author === "" ? words : `${author}: ${words}`;
  mark.style.left = `${headers.width + across(sheet, column + 1) - scroll.x - 8}px`;
  mark.style.top = `${top + headers.height + down(sheet, row) - scroll.y}px`;
  return mark;
}

function across(sheet: Sheet, columns: number): number {
  return sum(columns, (each) => columnPixels(sheet, each));
}

function down(sheet: Sheet, rows: number): number {
  return sum(rows, (each) => rowPixels(sheet, each));
}

function drawing(chart: Chart, sheet: Sheet, book: Workbook, scroll: Scroll, top: number): SVGElement {
  const width = across(sheet, chart.anchor.right) - across(sheet, chart.anchor.left);
  const height = down(sheet, chart.anchor.bottom) - down(sheet, chart.anchor.top);
  const svg = element("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img" });
  svg.style.left = `${headers.width + across(sheet, chart.anchor.left) - scroll.x}px`;
  svg.style.top = `${top + headers.height + down(sheet, chart.anchor.top) - scroll.y}px`;
  svg.append(text(chart.title, width / 2, 18, 13));
  const values = numbers(chart.series[0]?.values ?? "", book);
  const labels = words(chart.series[0]?.categories ?? "", book);
  const largest = Math.max(1, ...values);
  const step = (width - 24) / Math.max(1, values.length);
  values.forEach((value, i) => {
    const size = (Math.max(0, value) / largest) * (height - 64);
    svg.append(element("rect", { x: 12 + i * step + step * 0.2, y: height - 30 - size, width: step * 0.6, height: size, fill: "#6c85d0" }));
    svg.append(text(labels[i] ?? "", 12 + (i + 0.5) * step, height - 12, 11));
  });
  return svg;
}

function sum(count: number, size: (index: number) => number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += size(i);
  return total;
}

function cellsOf(reference: string, book: Workbook): readonly unknown[] {
  const area = parseArea(reference);
  const sheet = area && book.sheet(area.sheet);
  if (!area || !sheet) return [];
  const values: unknown[] = [];
  for (let row = area.top; row < area.top + area.rows; row++)
    for (let column = area.left; column < area.left + area.columns; column++) values.push(sheet.cells.value(row, column));
  return values;
}

function numbers(reference: string, book: Workbook): readonly number[] {
  return cellsOf(reference, book).map((value) => (typeof value === "number" ? value : 0));
}

function words(reference: string, book: Workbook): readonly string[] {
  return cellsOf(reference, book).map((value) => (typeof value === "string" || typeof value === "number" ? String(value) : ""));
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function text(content: string, x: number, y: number, size: number): SVGElement {
  const made = element("text", { x, y, "text-anchor": "middle", "font-size": size });
  made.textContent = content;
  return made;
}
