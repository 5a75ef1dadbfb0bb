import type { Utf8 } from "../kernel/utf8.js";
import { areaAddress, cellAddress } from "../sheet/address.js";
import type { CellStyle, HeaderFooter, PageSetup } from "../sheet/style.js";
import type { Cells } from "../workbook/cells.js";
import type { Link, Sheet } from "../workbook/workbook.js";
import { CellWriter, daysBehind } from "./cell-out.js";
import type { StyleNumbers } from "./styles-out.js";
import { escapeXml } from "./xml.js";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Relationship ids of the parts that hang on a sheet: its tables in their order, its drawing where it has one. */
export interface SheetParts {
  readonly tables: readonly string[];
  readonly drawing: string | undefined;
  /** What follows the drawing and is a person's: notes, pictures behind the cells. */
  readonly tail?: string | undefined;
}

/** How the workbook writes its sheets. */
export interface SheetManner {
  readonly styles: StyleNumbers;
  readonly date1904: boolean;
  /** Markup with the namespaces as the workbook calls them. */
  readonly inDialect: (xml: string) => string;
}

/** Writes a whole sheet part. */
export function writeSheetXml(out: Utf8, sheet: Sheet, { tables, drawing, tail }: SheetParts, manner: SheetManner): void {
  const used = sheet.cells.used();
  const before = [
    manner.inDialect(`${declaration}<worksheet xmlns="${main}" xmlns:r="${relationships}">`),
    sheet.page?.fitToWidth ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : "",
    used ? `<dimension ref="${areaAddress(used)}"/>` : "",
    viewXml(sheet),
    `<sheetFormatPr defaultRowHeight="15"${sheet.foldedRows.size > 0 ? ` outlineLevelRow="${highest([sheet.foldedRows.values()], 0)}"` : ""}/>`,
    columnsXml(sheet),
    "<sheetData>",
  ];
  out.add(before.join(""));
  addRows(out, sheet, manner);
  const after = [
    "</sheetData>",
    sheet.protected ? '<sheetProtection sheet="1"/>' : "",
    sheet.merges.size > 0
      ? `<mergeCells count="${sheet.merges.size}">${Array.from(sheet.merges.values(), (area) => `<mergeCell ref="${areaAddress(area)}"/>`).join("")}</mergeCells>`
      : "",
    highlightsXml(sheet, manner.styles),
    linksXml(sheet),
    sheet.page ? pageXml(sheet.page) : "",
    drawing === undefined ? "" : `<drawing r:id="${drawing}"/>`,
    tail ?? "",
    tables.length > 0
      ? `<tableParts count="${tables.length}">${tables.map((id) => `<tablePart r:id="${id}"/>`).join("")}</tableParts>`
      : "",
    "</worksheet>",
  ];
  out.add(after.join(""));
}

function viewXml(sheet: Sheet): string {
  const grid = sheet.showGridlines ? "" : ' showGridLines="0"';
  const { frozenRows: rows, frozenColumns: columns } = sheet;
  if (rows === 0 && columns === 0) return `<sheetViews><sheetView${grid} workbookViewId="0"/></sheetViews>`;
  const corner = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const splits = `${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""}`;
  const pane = `<pane${splits} topLeftCell="${cellAddress(rows, columns)}" activePane="${corner}" state="frozen"/><selection pane="${corner}"/>`;
  return `<sheetViews><sheetView${grid} workbookViewId="0">${pane}</sheetView></sheetViews>`;
}

function columnsXml(sheet: Sheet): string {
  if (sheet.columnWidths.size === 0) return "";
  const columns = [...sheet.columnWidths].sort((a, b) => a[0] - b[0]);
  return `<cols>${columns.map(([column, width]) => `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`).join("")}</cols>`;
}

function addRows(out: Utf8, sheet: Sheet, manner: SheetManner): void {
  const last = highest([sheet.rowHeights.keys(), sheet.hiddenRows, sheet.foldedRows.keys()], sheet.cells.rowLimit - 1);
  const writer = new CellWriter(out, "");
  for (let row = 0; row <= last; row++) {
    const before = out.length;
    const height = sheet.rowHeights.get(row);
    const hidden = sheet.hiddenRows.has(row);
    const fold = sheet.foldedRows.get(row);
    out.add('<row r="');
    out.addNumber(row + 1);
    out.add('"');
    if (height !== undefined) out.add(` ht="${height}" customHeight="1"`);
    if (hidden) out.add(' hidden="1"');
    if (fold !== undefined) out.add(` outlineLevel="${fold}"`);
    out.add(">");
    const start = out.length;
    addCells(writer, sheet.cells, row, manner);
    // A row of which there is nothing to say stands nowhere.
    if (out.length === start && height === undefined && !hidden && fold === undefined) out.cut(before);
    else out.add("</row>");
  }
}

function addCells(writer: CellWriter, cells: Cells, row: number, { styles, date1904 }: SheetManner): void {
  const width = cells.rowWidth(row);
  let look: CellStyle | undefined;
  let style = 0;
  for (let column = 0; column < width; column++) {
    const wanted = cells.look(row, column);
    if (wanted !== look) {
      look = wanted;
      style = styles.numberOf(look);
    }
    writer.add(cells.value(row, column), cells.formula(row, column), { row, column, style, behind: daysBehind(look, date1904) });
  }
}

/** The highest of many numbers: more than one call may be given. */
function highest(lists: readonly Iterable<number>[], least: number): number {
  let found = least;
  for (const list of lists) for (const each of list) found = Math.max(found, each);
  return found;
}

/** Later rules give way to earlier ones, so each has a rank of its own. */
function highlightsXml(sheet: Sheet, styles: StyleNumbers): string {
  return sheet.highlights
    .map(({ area, when, color, fill }, i) => {
      const [operator, formula] = when.kind === "not-zero" ? ["notEqual", "0"] : ["equal", `"${when.text.replace(/"/g, '""')}"`];
      const rule = `<cfRule type="cellIs" dxfId="${styles.highlightOf(color, fill)}" priority="${i + 1}" operator="${operator}">`;
      return `<conditionalFormatting sqref="${areaAddress(area)}">${rule}<formula>${escapeXml(formula ?? "")}</formula></cfRule></conditionalFormatting>`;
    })
    .join("");
}

function linksXml(sheet: Sheet): string {
  if (sheet.links.size === 0) return "";
  const link = ({ row, column, target }: Link): string => `<hyperlink ref="${cellAddress(row, column)}" location="${escapeXml(target)}"/>`;
  return `<hyperlinks>${Array.from(sheet.links.values(), link).join("")}</hyperlinks>`;
}

function pageXml(page: PageSetup): string {
  const { top, bottom, left, right } = page.margins ?? { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5 };
  const fit = page.fitToWidth ? ' fitToWidth="1" fitToHeight="0"' : "";
  const texts = headerFooterXml("Header", page.header) + headerFooterXml("Footer", page.footer);
  return [
    `<pageMargins left="${left}" right="${right}" top="${top}" bottom="${bottom}" header="0.3" footer="0.3"/>`,
    `<pageSetup paperSize="${page.paper === "a4" ? 9 : 1}" orientation="${page.orientation}"${fit}/>`,
    texts === "" ? "" : `<headerFooter>${texts}</headerFooter>`,
    breaksXml(page.breaks ?? []),
  ].join("");
}

/** Excel names the row above a break, counted from 1; `max` is the last column it spans. */
function breaksXml(rows: readonly number[]): string {
  if (rows.length === 0) return "";
  const breaks = rows.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join("");
  return `<rowBreaks count="${rows.length}" manualBreakCount="${rows.length}">${breaks}</rowBreaks>`;
}

function headerFooterXml(kind: "Header" | "Footer", texts: HeaderFooter | undefined): string {
  if (!texts) return "";
  const all = `${texts.left ? `&L${texts.left}` : ""}${texts.center ? `&C${texts.center}` : ""}${texts.right ? `&R${texts.right}` : ""}`;
  return all === "" ? "" : `<odd${kind}>${escapeXml(all)}</odd${kind}>`;
}

/** A table's part. Its columns bear the names of its header cells. */
export function tableXml(table: Sheet["tables"][number], id: number): string {
  const reference = areaAddress(table.area);
  const columns = table.columns
    .map((name, i) => `<tableColumn id="${i + 1}" name="${escapeXml(name).replace(/\n/g, "_x000a_")}"/>`)
    .join("");
  const name = escapeXml(table.name);
  return (
    `${declaration}<table xmlns="${main}" id="${id}" name="${name}" displayName="${name}" ref="${reference}" totalsRowShown="0">` +
    `<autoFilter ref="${reference}"/><tableColumns count="${table.columns.length}">${columns}</tableColumns>` +
    `<tableStyleInfo name="${escapeXml(table.style)}" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`
  );
}
