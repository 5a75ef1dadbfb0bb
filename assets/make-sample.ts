import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync, type Zippable } from "fflate";
import { sampleCustomers, sampleInvoices } from "./sample/ledger.js";

/** Writes assets/sample.xlsx, the same bytes every time. Its own small writer, so that the product reads what it did not write. */

type Value = string | number | null;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function columnOf(index: number): string {
  return String.fromCharCode(65 + index);
}

const shared: string[] = [];
function sharedIndex(text: string): number {
  const known = shared.indexOf(text);
  return known >= 0 ? known : shared.push(text) - 1;
}

function cell(value: Value, row: number, column: number, style: number): string {
  const head = `<c r="${columnOf(column)}${row}"${style ? ` s="${style}"` : ""}`;
  if (value === null) return `${head}/>`;
  return typeof value === "number" ? `${head}><v>${value}</v></c>` : `${head} t="s"><v>${sharedIndex(value)}</v></c>`;
}

/** Styles: 0 plain, 1 head, 2 day, 3 amount, 4 count. */
function sheet(
  headers: readonly string[],
  rows: readonly (readonly Value[])[],
  styles: readonly number[],
  widths: readonly number[],
  after: string,
): string {
  const head = `<row r="1">${headers.map((header, i) => cell(header, 1, i, 1)).join("")}</row>`;
  const body = rows
    .map((row, r) => `<row r="${r + 2}">${row.map((value, i) => cell(value, r + 2, i, styles[i] ?? 0)).join("")}</row>`)
    .join("");
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join("");
  return (
    `${declaration}<worksheet xmlns="${main}" xmlns:r="${relations}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns}</cols><sheetData>${head}${body}</sheetData>${after}</worksheet>`
  );
}

function table(id: number, name: string, headers: readonly string[], rows: number): string {
  const reference = `A1:${columnOf(headers.length - 1)}${rows + 1}`;
  const columns = headers.map((header, i) => `<tableColumn id="${i + 1}" name="${escape(header)}"/>`).join("");
  return (
    `${declaration}<table xmlns="${main}" id="${id}" name="${name}" displayName="${name}" ref="${reference}" totalsRowShown="0"><autoFilter ref="${reference}"/>` +
    `<tableColumns count="${headers.length}">${columns}</tableColumns><tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`
  );
}

function relationships(...entries: readonly (readonly [type: string, target: string])[]): string {
  const each = entries
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${relations}/${type}" Target="${target}"/>`)
    .join("");
  return `${declaration}<Relationships xmlns="${packageRelations}">${each}</Relationships>`;
}

function chart(): string {
  const text = (formula: string, values: readonly string[]): string =>
    `<c:strRef><c:f>${formula}</c:f><c:strCache><c:ptCount val="${values.length}"/>${values.map((value, i) => `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`).join("")}</c:strCache></c:strRef>`;
  const numbers = `<c:numRef><c:f>Notes!$B$2:$B$7</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="6"/>${budget
    .map(([, value], i) => `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`)
    .join("")}</c:numCache></c:numRef>`;
  return (
    `${declaration}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${relations}"><c:chart>` +
    `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="en-US" sz="1200"/><a:t>Sales budget, CNY thousand</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>` +
    `<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>` +
    `<c:tx>${text("Notes!$B$1", ["Budget"])}</c:tx><c:cat>${text(
      "Notes!$A$2:$A$7",
      budget.map(([month]) => month),
    )}</c:cat><c:val>${numbers}</c:val></c:ser>` +
    `<c:gapWidth val="80"/><c:axId val="111"/><c:axId val="112"/></c:barChart><c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="112"/></c:catAx>` +
    `<c:valAx><c:axId val="112"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="111"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`
  );
}

const budget: readonly (readonly [string, number])[] = [
  ["May", 820],
  ["Jun", 870],
  ["Jul", 910],
  ["Aug", 880],
  ["Sep", 940],
  ["Oct", 990],
];

const drawing =
  `${declaration}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>` +
  `<xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>16</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>` +
  `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Budget chart"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>` +
  `<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${relations}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`;

const comments = `${declaration}<comments xmlns="${main}"><authors><author>Chen Lin</author></authors><commentList><comment ref="A9" authorId="0"><text><r><t>Call Oakfield about the open items before the close.</t></r></text></comment></commentList></comments>`;

const commentShape =
  `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>` +
  `<v:shape id="_x0000_s1025" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:110pt;width:140pt;height:50pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:textbox/>` +
  `<x:ClientData ObjectType="Note"><x:Anchor>1,15,8,2,3,15,11,10</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>8</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>`;

const styles =
  `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  `<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font></fonts>` +
  `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF33509E"/><bgColor indexed="64"/></patternFill></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>` +
  `<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The workbook as bytes. */
export function makeSample(): Uint8Array {
  const invoiceHeaders = [
    "Invoice No.",
    "Customer No.",
    "Customer",
    "Issue date",
    "Due date",
    "Currency",
    "Amount",
    "Settled on",
    "Salesperson",
    "Region",
    "Disputed",
  ];
  const invoices = sampleInvoices().map((each): Value[] => [
    each.number,
    each.customer.number,
    each.customerName,
    each.issued,
    each.due,
    each.customer.currency,
    each.amount,
    each.settled,
    each.customer.salesperson,
    each.customer.region,
    each.disputed,
  ]);
  const customerHeaders = ["No.", "Name", "Terms (days)", "Credit limit", "Currency", "Language"];
  const customers = sampleCustomers().map((each): Value[] => [
    each.number,
    each.name,
    each.terms,
    each.limit,
    each.currency,
    each.language,
  ]);
  const notes: readonly (readonly Value[])[] = [...budget, [null, null], ["Oakfield: see the note on this cell", null]];
  const part = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>';
  shared.length = 0;
  const parts: Record<string, string> = {
    "xl/worksheets/sheet1.xml": sheet(invoiceHeaders, invoices, [0, 0, 0, 2, 2, 0, 3, 2], [13, 13, 34, 12, 12, 9, 15, 12, 16, 15, 9], part),
    "xl/worksheets/sheet2.xml": sheet(customerHeaders, customers, [0, 0, 4, 3], [10, 34, 12, 16, 9, 10], part),
    "xl/worksheets/sheet3.xml": sheet(["Month", "Budget"], notes, [0, 4], [34, 12], '<drawing r:id="rId1"/><legacyDrawing r:id="rId2"/>'),
    "xl/worksheets/_rels/sheet1.xml.rels": relationships(["table", "../tables/table1.xml"]),
    "xl/worksheets/_rels/sheet2.xml.rels": relationships(["table", "../tables/table2.xml"]),
    "xl/worksheets/_rels/sheet3.xml.rels": relationships(
      ["drawing", "../drawings/drawing1.xml"],
      ["vmlDrawing", "../drawings/vmlDrawing1.vml"],
      ["comments", "../comments1.xml"],
    ),
    "xl/drawings/drawing1.xml": drawing,
    "xl/drawings/_rels/drawing1.xml.rels": relationships(["chart", "../charts/chart1.xml"]),
    "xl/drawings/vmlDrawing1.vml": commentShape,
    "xl/charts/chart1.xml": chart(),
    "xl/comments1.xml": comments,
    "xl/tables/table1.xml": table(1, "Invoices", invoiceHeaders, invoices.length),
    "xl/tables/table2.xml": table(2, "Customers", customerHeaders, customers.length),
    "xl/styles.xml": styles,
    "xl/workbook.xml":
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="Invoices" sheetId="1" r:id="rId1"/><sheet name="Customers" sheetId="2" r:id="rId2"/>` +
      `<sheet name="Notes" sheetId="3" r:id="rId3"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships(
      ["worksheet", "worksheets/sheet1.xml"],
      ["worksheet", "worksheets/sheet2.xml"],
      ["worksheet", "worksheets/sheet3.xml"],
      ["styles", "styles.xml"],
      ["sharedStrings", "sharedStrings.xml"],
    ),
    "_rels/.rels": relationships(["officeDocument", "xl/workbook.xml"]),
  };
  parts["xl/sharedStrings.xml"] =
    `${declaration}<sst xmlns="${main}" uniqueCount="${shared.length}">${shared.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join("")}</sst>`;
  const types = "application/vnd.openxmlformats-officedocument";
  const override = (name: string, type: string): string => `<Override PartName="/${name}" ContentType="${type}"/>`;
  const contentTypes = [
    override("xl/workbook.xml", `${types}.spreadsheetml.sheet.main+xml`),
    ...[1, 2, 3].map((number) => override(`xl/worksheets/sheet${number}.xml`, `${types}.spreadsheetml.worksheet+xml`)),
    ...[1, 2].map((number) => override(`xl/tables/table${number}.xml`, `${types}.spreadsheetml.table+xml`)),
    override("xl/styles.xml", `${types}.spreadsheetml.styles+xml`),
    override("xl/sharedStrings.xml", `${types}.spreadsheetml.sharedStrings+xml`),
    override("xl/comments1.xml", `${types}.spreadsheetml.comments+xml`),
    override("xl/drawings/drawing1.xml", `${types}.drawing+xml`),
    override("xl/charts/chart1.xml", `${types}.drawingml.chart+xml`),
  ].join("");
  const all: Record<string, string> = {
    "[Content_Types].xml":
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${contentTypes}</Types>`,
    ...parts,
  };
  const entries: Zippable = {};
  for (const [name, text] of Object.entries(all)) entries[name] = [strToU8(text), { level: 9, mtime: new Date(1980, 0, 1) }];
  return zipSync(entries);
}

const here = fileURLToPath(new URL("sample.xlsx", import.meta.url));
if (process.argv[1]?.endsWith("make-sample.ts")) writeFileSync(here, makeSample());
