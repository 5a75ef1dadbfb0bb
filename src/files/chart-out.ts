import { isCellError, type CellValue } from "../sheet/cell.js";
import { parseArea } from "../sheet/address.js";
import type { Chart, ChartSeries, Workbook } from "../workbook/workbook.js";
import { emuPerPoint } from "./picture-out.js";
import { escapeXml } from "./xml.js";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const drawingml = "http://schemas.openxmlformats.org/drawingml/2006";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A chart where it stands in its drawing; `id` is that of its relationship. */
export function chartAnchorXml({ name, title, anchor }: Chart, shape: number, id: string): string {
  const corner = (tag: string, row: number, column: number, down: number): string =>
    `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${down}</xdr:rowOff></xdr:${tag}>`;
  // A point beneath the edge of its row: a border right on a page break would be printed on the page before.
  return (
    `<xdr:twoCellAnchor>${corner("from", anchor.top, anchor.left, emuPerPoint)}${corner("to", anchor.bottom, anchor.right, 0)}` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${shape}" name="${escapeXml(name)}" descr="${escapeXml(title)}"/>` +
    `<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>` +
    `<a:graphic><a:graphicData uri="${drawingml}/chart"><c:chart xmlns:c="${drawingml}/chart" xmlns:r="${relationships}" r:id="${id}"/>` +
    `</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
  );
}

/** The part of a chart. */
export function chartXml(chart: Chart, book: Workbook): string {
  const series = chart.series.map((each, i) => seriesXml(each, i, chart, book)).join("");
  const format = escapeXml(chart.numberFormat ?? "General");
  const axes =
    `<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="${chart.type === "bar" ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${chart.type === "bar" ? "l" : "b"}"/><c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="none"/>` +
    `<c:minorTickMark val="none"/><c:tickLblPos val="low"/>${lineXml("#BFBFBF")}${textXml(800)}<c:crossAx val="222"/><c:crosses val="autoZero"/></c:catAx>` +
    `<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${chart.type === "bar" ? "b" : "l"}"/>` +
    `<c:majorGridlines>${lineXml("#E3E3E3")}</c:majorGridlines><c:numFmt formatCode="${format}" sourceLinked="0"/><c:majorTickMark val="none"/>` +
    `<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textXml(800)}<c:crossAx val="111"/>` +
    `<c:crosses val="${chart.type === "bar" ? "max" : "autoZero"}"/></c:valAx>`;
  const legend = chart.series.length > 1 ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textXml(800)}</c:legend>` : "";
  return (
    `${declaration}<c:chartSpace xmlns:c="${drawingml}/chart" xmlns:a="${drawingml}/main" xmlns:r="${relationships}"><c:roundedCorners val="0"/>` +
    `<c:chart>${titleXml(chart.title)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${groupXml(chart.type, series)}${axes}</c:plotArea>${legend}` +
    `<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
  );
}

/** The series as lines or bars; the two axes are known by their numbers. */
function groupXml(type: Chart["type"], series: string): string {
  const axes = '<c:axId val="111"/><c:axId val="222"/>';
  if (type === "line")
    return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`;
  const stacked = type === "stacked-column";
  return (
    `<c:barChart><c:barDir val="${type === "bar" ? "bar" : "col"}"/><c:grouping val="${stacked ? "stacked" : "clustered"}"/><c:varyColors val="0"/>` +
    `${series}<c:gapWidth val="60"/>${stacked ? '<c:overlap val="100"/>' : ""}${axes}</c:barChart>`
  );
}

function seriesXml(series: ChartSeries, index: number, chart: Chart, book: Workbook): string {
  const { color } = series;
  const line =
    color === undefined ? "" : `<a:ln w="22225" cap="rnd"><a:solidFill><a:srgbClr val="${color.slice(1)}"/></a:solidFill></a:ln>`;
  const fill = color === undefined ? "" : `<a:solidFill><a:srgbClr val="${color.slice(1)}"/></a:solidFill>`;
  const look = color === undefined ? "" : `<c:spPr>${chart.type === "line" ? line : fill}</c:spPr>`;
  const extra = chart.type === "line" ? '<c:marker><c:symbol val="none"/></c:marker>' : '<c:invertIfNegative val="0"/>';
  const smooth = chart.type === "line" ? '<c:smooth val="0"/>' : "";
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${escapeXml(series.name)}</c:v></c:tx>${look}${extra}` +
    `<c:cat><c:strRef><c:f>${escapeXml(series.categories)}</c:f>${cacheXml("str", valuesOf(book, series.categories), undefined)}</c:strRef></c:cat>` +
    `<c:val><c:numRef><c:f>${escapeXml(series.values)}</c:f>${cacheXml("num", valuesOf(book, series.values), chart.numberFormat)}</c:numRef></c:val>${smooth}</c:ser>`
  );
}

/** What the cells hold now, so that readers that do not calculate can draw the chart. */
function cacheXml(kind: "str" | "num", values: readonly CellValue[], format: string | undefined): string {
  const points = values.map((value, i) => {
    if (value === null || isCellError(value) || (kind === "num" && typeof value !== "number")) return "";
    return `<c:pt idx="${i}"><c:v>${escapeXml(String(value))}</c:v></c:pt>`;
  });
  const code = kind === "num" ? `<c:formatCode>${escapeXml(format ?? "General")}</c:formatCode>` : "";
  return `<c:${kind}Cache>${code}<c:ptCount val="${values.length}"/>${points.join("")}</c:${kind}Cache>`;
}

function valuesOf(book: Workbook, reference: string): readonly CellValue[] {
  const area = parseArea(reference);
  const cells = area && book.sheet(area.sheet)?.cells;
  if (!area || !cells) return [];
  return Array.from({ length: area.rows * area.columns }, (_, i) =>
    cells.value(area.top + Math.floor(i / area.columns), area.left + (i % area.columns)),
  );
}

function titleXml(title: string): string {
  const run = `<a:r><a:rPr lang="en-US" sz="1000" b="1"/><a:t>${escapeXml(title)}</a:t></a:r>`;
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1000" b="1"/></a:pPr>${run}</a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function lineXml(color: string): string {
  return `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${color.slice(1)}"/></a:solidFill></a:ln></c:spPr>`;
}

/** Hundredths of a point. */
function textXml(size: number): string {
  return `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}"/></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
}
