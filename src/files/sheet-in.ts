import { parseArea } from "../sheet/address.js";
import { placeOf, type Chart, type Sheet } from "../workbook/workbook.js";
import { treeOf, type OfficePackage } from "./package.js";
import { PartError } from "./part-error.js";
import { readPictures } from "./pictures-in.js";
import { relationsOf, type Relation } from "./relations.js";
import { readCells, type CellContext } from "./sheet-cells-in.js";
import { child, children, descendants, isTrue, numberOf, type XmlElement } from "./xml.js";

/** Reads one sheet part: its cells in a fast pass, what stands around them as a small tree. */
export function readSheetPart(parts: OfficePackage, part: string, sheet: Sheet, context: CellContext): void {
  const xml = parts.text(part);
  readCells(xml, part, sheet, context);
  // The cells, by far the most of the part, are cut out before the rest is parsed.
  const frame = child(treeOf(xml.replace(/<((?:\w+:)?)sheetData(?:\s[^>]*)?>[\s\S]*<\/(?:\w+:)?sheetData>/, ""), part), "worksheet");
  if (!frame) throw new PartError(part, "damaged");
  sheet.protected = isTrue(child(frame, "sheetProtection")?.attributes.get("sheet"));
  readView(frame, sheet);
  for (const column of children(child(frame, "cols"), "col")) {
    const width = numberOf(column.attributes.get("width"));
    const first = numberOf(column.attributes.get("min")) ?? 1;
    const last = Math.min(numberOf(column.attributes.get("max")) ?? first, first + 255);
    if (width !== undefined) for (let each = first; each <= last; each++) sheet.columnWidths.set(each - 1, width);
  }
  for (const merge of children(child(frame, "mergeCells"), "mergeCell")) {
    const area = parseArea(merge.attributes.get("ref") ?? "");
    if (area) sheet.merges.set(placeOf(area.top, area.left), { top: area.top, left: area.left, rows: area.rows, columns: area.columns });
  }
  const relations = relationsOf(parts, part);
  readTables(parts, relations, sheet);
  readNotes(parts, relations, sheet);
  readCharts(parts, relations, sheet);
  readPictures(parts, relations, sheet);
  for (const link of children(child(frame, "hyperlinks"), "hyperlink")) {
    const area = parseArea(link.attributes.get("ref") ?? "");
    const target = link.attributes.get("location");
    if (area && target !== undefined) sheet.links.set(placeOf(area.top, area.left), { row: area.top, column: area.left, target });
  }
}

function readView(frame: XmlElement | undefined, sheet: Sheet): void {
  const view = child(frame, "sheetViews", "sheetView");
  sheet.showGridlines = view?.attributes.get("showGridLines") !== "0";
  const pane = child(view, "pane");
  if (pane?.attributes.get("state") !== "frozen") return;
  sheet.frozenRows = numberOf(pane.attributes.get("ySplit")) ?? 0;
  sheet.frozenColumns = numberOf(pane.attributes.get("xSplit")) ?? 0;
}

function readTables(parts: OfficePackage, relations: readonly Relation[], sheet: Sheet): void {
  for (const relation of relations) {
    if (!relation.type.endsWith("/table")) continue;
    const table = child(parts.tree(relation.target), "table");
    const area = parseArea(table?.attributes.get("ref") ?? "");
    if (!table || !area) continue;
    sheet.tables.push({
      id: numberOf(table.attributes.get("id")) ?? 0,
      name: table.attributes.get("displayName") ?? table.attributes.get("name") ?? "",
      area: { top: area.top, left: area.left, rows: area.rows, columns: area.columns },
      hasHeaders: table.attributes.get("headerRowCount") !== "0",
      hasTotals: (numberOf(table.attributes.get("totalsRowCount")) ?? 0) > 0,
      columns: children(child(table, "tableColumns"), "tableColumn").map((column) => column.attributes.get("name") ?? ""),
      style: child(table, "tableStyleInfo")?.attributes.get("name") ?? "",
    });
  }
}

function readNotes(parts: OfficePackage, relations: readonly Relation[], sheet: Sheet): void {
  for (const relation of relations) {
    if (!relation.type.endsWith("/comments")) continue;
    const comments = child(parts.tree(relation.target), "comments");
    const authors = children(child(comments, "authors"), "author").map((author) => author.text);
    for (const comment of children(child(comments, "commentList"), "comment")) {
      const area = parseArea(comment.attributes.get("ref") ?? "");
      if (!area) continue;
      const text = descendants(comment, "t")
        .map((run) => run.text)
        .join("");
      sheet.notes.push({
        row: area.top,
        column: area.left,
        author: authors[numberOf(comment.attributes.get("authorId")) ?? 0] ?? "",
        text,
      });
    }
  }
}

const chartTypes: Readonly<Record<string, Chart["type"]>> = { lineChart: "line", pieChart: "pie", doughnutChart: "pie" };

function readCharts(parts: OfficePackage, relations: readonly Relation[], sheet: Sheet): void {
  for (const relation of relations) {
    if (!relation.type.endsWith("/drawing")) continue;
    const drawing = parts.tree(relation.target);
    const charts = relationsOf(parts, relation.target);
    for (const anchor of [...descendants(drawing, "twoCellAnchor"), ...descendants(drawing, "oneCellAnchor")]) {
      const reference = descendants(anchor, "chart")[0]?.attributes.get("r:id");
      const part = charts.find((each) => each.id === reference)?.target;
      if (part !== undefined) sheet.charts.push(readChart(parts.tree(part), anchor));
    }
  }
}

function readChart(chart: XmlElement, anchor: XmlElement): Chart {
  const plot = descendants(chart, "plotArea")[0];
  const kind = plot?.children.find((each) => each.name.endsWith("Chart"));
  const bars = child(kind, "barDir")?.attributes.get("val") === "bar";
  const type = chartTypes[kind?.name ?? ""] ?? (kind?.name === "barChart" ? (bars ? "bar" : "column") : "other");
  const formula = (element: XmlElement | undefined): string => (element ? (descendants(element, "f")[0]?.text ?? "") : "");
  const place = (corner: string, axis: string): number => numberOf(child(anchor, corner, axis)?.text) ?? 0;
  const title = child(plot && descendants(chart, "title")[0], "tx");
  const words = title
    ? descendants(title, "t")
        .map((run) => run.text)
        .join("")
    : "";
  return {
    name: descendants(anchor, "cNvPr")[0]?.attributes.get("name") ?? words,
    title: words,
    type: type === "column" && child(kind, "grouping")?.attributes.get("val") === "stacked" ? "stacked-column" : type,
    anchor: {
      top: place("from", "row"),
      left: place("from", "col"),
      bottom: place("to", "row") || place("from", "row") + 15,
      right: place("to", "col") || place("from", "col") + 8,
    },
    series: kind
      ? children(kind, "ser").map((series) => ({
          name: (child(series, "tx") && descendants(series, "v")[0]?.text) ?? "",
          categories: formula(child(series, "cat")),
          values: formula(child(series, "val")),
        }))
      : [],
  };
}
