import type { BorderLine, CellStyle, HeaderFooter, PageSetup } from "../../sheet/style.js";

/** Gives a range a look; what the look does not say stays as it is. */
export function setStyle(range: Excel.Range, style: CellStyle): void {
  const { format } = range;
  const { font } = format;
  if (style.fontName !== undefined) font.name = style.fontName;
  if (style.fontSize !== undefined) font.size = style.fontSize;
  if (style.bold !== undefined) font.bold = style.bold;
  if (style.italic !== undefined) font.italic = style.italic;
  if (style.underline !== undefined) font.underline = style.underline ? "Single" : "None";
  if (style.color !== undefined) font.color = style.color;
  if (style.fill !== undefined) format.fill.color = style.fill;
  if (style.align !== undefined) format.horizontalAlignment = alignments[style.align];
  if (style.verticalAlign !== undefined) format.verticalAlignment = verticals[style.verticalAlign];
  if (style.wrap !== undefined) format.wrapText = style.wrap;
  if (style.indent !== undefined) format.indentLevel = style.indent;
  // One value for the whole range: the typings know only the matrix.
  if (style.numberFormat !== undefined) range.numberFormat = style.numberFormat as unknown as string[][];
  const { border } = style;
  if (!border) return;
  setLine(format.borders.getItem("EdgeTop"), border.top);
  setLine(format.borders.getItem("EdgeBottom"), border.bottom);
  setLine(format.borders.getItem("EdgeLeft"), border.left);
  setLine(format.borders.getItem("EdgeRight"), border.right);
  // A look is that of every cell of the range, not of its outline.
  setLine(format.borders.getItem("InsideHorizontal"), border.bottom ?? border.top);
  setLine(format.borders.getItem("InsideVertical"), border.left ?? border.right);
}

const alignments = { left: "Left", center: "Center", right: "Right" } as const;
const verticals = { top: "Top", center: "Center", bottom: "Bottom" } as const;

function setLine(edge: Excel.RangeBorder, line: BorderLine | undefined): void {
  if (!line) return;
  edge.style = line.line === "double" ? "Double" : "Continuous";
  if (line.line !== "double") edge.weight = line.line === "medium" ? "Medium" : line.line === "hair" ? "Hairline" : "Thin";
  edge.color = line.color;
}

/** How the sheet prints. */
export function setPage(sheet: Excel.Worksheet, page: PageSetup): void {
  const layout = sheet.pageLayout;
  layout.orientation = page.orientation === "landscape" ? "Landscape" : "Portrait";
  layout.paperSize = page.paper === "a4" ? "A4" : "Letter";
  // Assigned as a whole, without a number of pages down: the length stays free.
  if (page.fitToWidth) layout.zoom = { horizontalFitToPages: 1 };
  if (page.titleRows) layout.setPrintTitleRows(`$${page.titleRows.first + 1}:$${page.titleRows.last + 1}`);
  // Those of an earlier writing of the sheet stand where its rows were.
  sheet.horizontalPageBreaks.removePageBreaks();
  for (const row of page.breaks ?? []) sheet.horizontalPageBreaks.add(`A${row + 1}`);
  if (page.margins) layout.setPrintMargins("Inches", page.margins);
  const texts = layout.headersFooters.defaultForAllPages;
  setTexts(page.header, (side, text) => {
    if (side === "left") texts.leftHeader = text;
    else if (side === "center") texts.centerHeader = text;
    else texts.rightHeader = text;
  });
  setTexts(page.footer, (side, text) => {
    if (side === "left") texts.leftFooter = text;
    else if (side === "center") texts.centerFooter = text;
    else texts.rightFooter = text;
  });
}

function setTexts(texts: HeaderFooter | undefined, set: (side: keyof HeaderFooter, text: string) => void): void {
  for (const side of ["left", "center", "right"] as const) {
    const text = texts?.[side];
    // Excel takes at most 255 characters.
    if (text !== undefined) set(side, text.slice(0, 255));
  }
}
