import { monthEndSheets } from "./month-end-book.js";

/** A part of the package: its content, its type (absent where a default by ending gives it) and what it refers to. */
export interface ForeignPart {
  readonly content: string | Uint8Array;
  readonly type?: string;
  /** Id, type (whole address, or the last word of an Office one) and target; an address with ":" is outside the package. */
  readonly relations?: readonly (readonly [id: string, type: string, target: string])[];
}

export type ForeignParts = Readonly<Record<string, ForeignPart>>;

export const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const drawingType = "application/vnd.openxmlformats-officedocument.drawing+xml";
const chartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const microsoft = "http://schemas.microsoft.com/office";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const drawing = "http://schemas.openxmlformats.org/drawingml/2006";
const compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

const x14 = `xmlns:x14="${microsoft}/spreadsheetml/2009/9/main"`;
const x15 = `xmlns:x15="${microsoft}/spreadsheetml/2010/11/main"`;
const worksheet = `${declaration}<worksheet xmlns="${main}" xmlns:r="${office}" xmlns:mc="${compatibility}" mc:Ignorable="x14ac xr" xmlns:x14ac="${microsoft}/spreadsheetml/2009/9/ac" xmlns:xr="${microsoft}/spreadsheetml/2014/revision" xr:uid="{8D0E1E0B-0000-4000-8000-000000000001}">`;
const margins = '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>';
const lines = (monthEndSheets["Invoices"] ?? "")
  .trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));
const [headers = []] = lines;

/** Bytes of every value, which no text could carry: what stands for a macro project or a printer's settings here. */
export function opaque(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * seed + (i >> 3)) & 0xff);
}

/** Days since 1899-12-30, as the file holds a day. */
function serial(iso: string): number {
  return Date.parse(iso) / 86_400_000 + 25_569;
}

function cell(reference: string, text: string): string {
  if (text === "") return "";
  if (/^\d{4}-/.test(text)) return `<c r="${reference}" s="1"><v>${serial(text)}</v></c>`;
  if (/^-?[\d.]+$/.test(text)) return `<c r="${reference}" s="2"><v>${text}</v></c>`;
  return `<c r="${reference}" t="s"><v>${strings.indexOf(text)}</v></c>`;
}

const strings = [...new Set([...lines.flat().filter((text) => /[A-Za-z]/.test(text)), "North", "South", "West"])];

function rowXml(cells: readonly string[], row: number): string {
  const content = cells.map((text, column) => cell(`${String.fromCharCode(65 + column)}${row}`, text)).join("");
  return `<row r="${row}" spans="1:10" x14ac:dyDescent="0.25">${content}</row>`;
}

/** The sheets with what hangs on each, and the list that they share their texts in. */
export function sheetParts(): ForeignParts {
  const sheet = `${spreadsheet}.worksheet+xml`;
  const columns = headers.map(
    (name, i) => `<tableColumn id="${i + 1}" xr3:uid="{8D0E1E0B-0000-4000-8000-0000000001${10 + i}}" name="${name}"/>`,
  );
  const rich =
    '<si><r><t xml:space="preserve">rich </t></r><r><rPr><b/><sz val="11"/><color theme="4"/><rFont val="Aptos Narrow"/></rPr><t>text</t></r></si>';
  return {
    "xl/worksheets/sheet1.xml": {
      type: sheet,
      content:
        `${worksheet}<sheetPr codeName="Sheet1"><tabColor theme="4"/></sheetPr><dimension ref="A1:N11"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="C5" sqref="C5"/></sheetView></sheetViews>` +
        `<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="10" width="13.7109375" bestFit="1" customWidth="1"/></cols><sheetData>${lines.map((cells, i) => rowXml(cells, i + 1)).join("")}` +
        `<row r="14" spans="1:14"><c r="L14" cm="1"><f t="array" ref="L14:L15">_xlfn.UNIQUE(Lists!A1:A2)</f><v>0</v></c><c r="M14"><f t="shared" ref="M14:M15" si="0">ROW()*2</f><v>28</v></c><c r="N14" s="3" t="s"><v>${strings.length}</v></c></row><row r="15" spans="1:14"><c r="L15"><v>0</v></c><c r="M15"><f t="shared" si="0"/><v>30</v></c></row></sheetData>` +
        `<conditionalFormatting sqref="H2:H11"><cfRule type="cellIs" dxfId="0" priority="2" operator="greaterThan"><formula>50000</formula></cfRule><cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext ${x14} uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>{8D0E1E0B-0000-4000-8000-000000000002}</x14:id></ext></extLst></cfRule></conditionalFormatting>` +
        `<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="E2:E11"><formula1>"EUR,CNY"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A2" r:id="rId1" tooltip="Register"/></hyperlinks>` +
        `${margins}<pageSetup paperSize="9" orientation="landscape" r:id="rId2"/><legacyDrawing r:id="rId3"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts>` +
        `<extLst><ext ${x14} uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="${microsoft}/excel/2006/main"><x14:cfRule type="dataBar" id="{8D0E1E0B-0000-4000-8000-000000000002}"><x14:dataBar minLength="0" maxLength="100"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/></x14:dataBar></x14:cfRule><xm:sqref>H2:H11</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>` +
        `<ext ${x14} uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations xmlns:xm="${microsoft}/excel/2006/main" count="1"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Lists!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>D2:D11</xm:sqref></x14:dataValidation></x14:dataValidations></ext>` +
        `<ext ${x14} uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups xmlns:xm="${microsoft}/excel/2006/main"><x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries theme="4"/><x14:sparklines><x14:sparkline><xm:f>Invoices!H2:H11</xm:f><xm:sqref>K2</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>` +
        `</extLst></worksheet>`,
      relations: [
        ["rId1", "hyperlink", "https://example.com/register?of=C1&amp;year=2026"],
        ["rId2", "printerSettings", "../printerSettings/printerSettings1.bin"],
        ["rId3", "vmlDrawing", "../drawings/vmlDrawing1.vml"],
        ["rId4", "table", "../tables/table3.xml"],
        ["rId5", "comments", "../comments1.xml"],
        ["rId6", `${microsoft}/2017/10/relationships/threadedComment`, "../threadedComments/threadedComment1.xml"],
      ],
    },
    "xl/worksheets/sheet2.xml": {
      type: sheet,
      content: `${worksheet}<sheetPr codeName="Sheet2"/><dimension ref="A1"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData><row r="1"><c r="A1"><f>SUM(Ledger[Amount])+[1]Plan!$B$2</f><v>181568</v></c></row></sheetData>${margins}<drawing r:id="rId1"/></worksheet>`,
      relations: [["rId1", "drawing", "../drawings/drawing1.xml"]],
    },
    "xl/worksheets/sheet3.xml": {
      type: sheet,
      content:
        `${worksheet}<dimension ref="A3:B5"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData><row r="3"><c r="A3" t="inlineStr"><is><t>Row Labels</t></is></c><c r="B3" t="inlineStr"><is><t>Sum of Amount</t></is></c></row><row r="4"><c r="A4" t="inlineStr"><is><t>EUR</t></is></c><c r="B4"><v>171258</v></c></row><row r="5"><c r="A5" t="inlineStr"><is><t>CNY</t></is></c><c r="B5"><v>8300</v></c></row></sheetData>${margins}<drawing r:id="rId2"/>` +
        `<extLst><ext ${x14} uri="{A8765BA9-456A-4dab-B4F3-ACF838C121DE}"><x14:slicerList><x14:slicer r:id="rId3"/></x14:slicerList></ext></extLst></worksheet>`,
      relations: [
        ["rId1", "pivotTable", "../pivotTables/pivotTable1.xml"],
        ["rId2", "drawing", "../drawings/drawing2.xml"],
        ["rId3", `${microsoft}/2007/relationships/slicer`, "../slicers/slicer1.xml"],
      ],
    },
    "xl/worksheets/sheet4.xml": {
      type: sheet,
      content: `${worksheet}<dimension ref="A1:A3"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData>${["North", "South", "West"].map((text, i) => rowXml([text], i + 1)).join("")}</sheetData>${margins}</worksheet>`,
    },
    "xl/tables/table3.xml": {
      type: `${spreadsheet}.table+xml`,
      content: `${declaration}<table xmlns="${main}" xmlns:mc="${compatibility}" mc:Ignorable="xr xr3" xmlns:xr="${microsoft}/spreadsheetml/2014/revision" xmlns:xr3="${microsoft}/spreadsheetml/2016/revision3" id="3" xr:uid="{8D0E1E0B-0000-4000-8000-000000000003}" name="Ledger" displayName="Ledger" ref="A1:J${lines.length}" totalsRowShown="0"><autoFilter ref="A1:J${lines.length}"/><tableColumns count="${headers.length}">${columns.join("")}</tableColumns><tableStyleInfo name="House" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`,
    },
    "xl/sharedStrings.xml": {
      type: `${spreadsheet}.sharedStrings+xml`,
      content: `${declaration}<sst xmlns="${main}" count="60" uniqueCount="${strings.length + 1}">${strings.map((text) => `<si><t>${text.replace(/&/g, "&amp;")}</t></si>`).join("")}${rich}</sst>`,
    },
    "xl/printerSettings/printerSettings1.bin": { content: opaque(220, 29) },
    "xl/comments1.xml": {
      type: `${spreadsheet}.comments+xml`,
      content: `${declaration}<comments xmlns="${main}"><authors><author>tc={8D0E1E0B-0000-4000-8000-000000000004}</author></authors><commentList><comment ref="H4" authorId="0" shapeId="0"><text><t>[Threaded comment] Is this the credit of September?</t></text></comment></commentList></comments>`,
    },
    "xl/threadedComments/threadedComment1.xml": {
      type: "application/vnd.ms-excel.threadedcomments+xml",
      content: `${declaration}<ThreadedComments xmlns="${microsoft}/spreadsheetml/2018/threadedcomments"><threadedComment ref="H4" dT="2026-10-30T09:12:00.00" personId="{8D0E1E0B-0000-4000-8000-000000000005}" id="{8D0E1E0B-0000-4000-8000-000000000004}"><text>Is this the credit of September?</text></threadedComment></ThreadedComments>`,
    },
    "xl/persons/person.xml": {
      type: "application/vnd.ms-excel.person+xml",
      content: `${declaration}<personList xmlns="${microsoft}/spreadsheetml/2018/threadedcomments"><person displayName="Kim Ley" id="{8D0E1E0B-0000-4000-8000-000000000005}" userId="kim" providerId="None"/></personList>`,
    },
    "xl/drawings/vmlDrawing1.vml": {
      content:
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Anchor>9,0,3,0,11,0,7,0</x:Anchor><x:Row>3</x:Row><x:Column>7</x:Column></x:ClientData></v:shape></xml>',
    },
  };
}

function anchor(top: number, content: string): string {
  return `<xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${top}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${top + 12}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${content}<xdr:clientData/></xdr:twoCellAnchor>`;
}

function chartFrame(name: string, id: string): string {
  return `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${name}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${drawing}/chart"><c:chart xmlns:c="${drawing}/chart" r:id="${id}"/></a:graphicData></a:graphic></xdr:graphicFrame>`;
}

function chart(kind: string): string {
  const series = `<c:ser><c:idx val="0"/><c:order val="0"/><c:cat><c:strRef><c:f>Pivot!$A$4:$A$5</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>Pivot!$B$4:$B$5</c:f></c:numRef></c:val></c:ser>`;
  const style = `<mc:AlternateContent xmlns:mc="${compatibility}"><mc:Choice Requires="c14" xmlns:c14="${microsoft}/drawing/2007/8/2/chart"><c14:style val="102"/></mc:Choice><mc:Fallback><c:style val="2"/></mc:Fallback></mc:AlternateContent>`;
  return `${declaration}<c:chartSpace xmlns:c="${drawing}/chart" xmlns:a="${drawing}/main" xmlns:r="${office}">${style}<c:chart><c:plotArea><c:layout/><c:${kind}><c:varyColors val="1"/>${series}</c:${kind}></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`;
}

/** A chart with its style and colours and a picture on Board, and a sheet that is nothing but a chart. */
export function chartParts(): ForeignParts {
  const root = `<xdr:wsDr xmlns:xdr="${drawing}/spreadsheetDrawing" xmlns:a="${drawing}/main" xmlns:r="${office}">`;
  const picture =
    '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="Logo"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>';
  const dot = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  const scheme = "http://schemas.microsoft.com/office/drawing/2012/chartStyle";
  return {
    "xl/chartsheets/sheet1.xml": {
      type: `${spreadsheet}.chartsheet+xml`,
      content: `${declaration}<chartsheet xmlns="${main}" xmlns:r="${office}"><sheetPr codeName="Chart1"/><sheetViews><sheetView zoomScale="96" workbookViewId="0" zoomToFit="1"/></sheetViews>${margins}<drawing r:id="rId1"/></chartsheet>`,
      relations: [["rId1", "drawing", "../drawings/drawing3.xml"]],
    },
    "xl/drawings/drawing1.xml": {
      type: drawingType,
      content: `${declaration}${root}${anchor(2, chartFrame("Chart 1", "rId1"))}${anchor(20, picture)}</xdr:wsDr>`,
      relations: [
        ["rId1", "chart", "../charts/chart1.xml"],
        ["rId2", "image", "../media/image1.png"],
      ],
    },
    "xl/drawings/drawing3.xml": {
      type: drawingType,
      content: `${declaration}${root}<xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9300000" cy="6080000"/>${chartFrame("Chart 2", "rId1")}<xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>`,
      relations: [["rId1", "chart", "../charts/chart4.xml"]],
    },
    "xl/charts/chart1.xml": {
      type: chartType,
      content: chart("pieChart"),
      relations: [
        ["rId1", `${microsoft}/2011/relationships/chartStyle`, "style1.xml"],
        ["rId2", `${microsoft}/2011/relationships/chartColorStyle`, "colors1.xml"],
      ],
    },
    "xl/charts/chart4.xml": { type: chartType, content: chart("doughnutChart") },
    "xl/charts/style1.xml": {
      type: "application/vnd.ms-office.chartstyle+xml",
      content: `${declaration}<cs:chartStyle xmlns:cs="${scheme}" id="251"/>`,
    },
    "xl/charts/colors1.xml": {
      type: "application/vnd.ms-office.chartcolorstyle+xml",
      content: `${declaration}<cs:colorStyle xmlns:cs="${scheme}" meth="cycle" id="10"/>`,
    },
    "xl/media/image1.png": { content: Uint8Array.from(dot) },
  };
}

/** A pivot table of the ledger, its cache with the records, and a slicer on it. */
export function pivotParts(): ForeignParts {
  const rows = lines.slice(1);
  const items = ["EUR", "CNY"];
  const field = (name: string): string =>
    name === "Currency"
      ? `<cacheField name="Currency" numFmtId="0"><sharedItems count="2">${items.map((item) => `<s v="${item}"/>`).join("")}</sharedItems></cacheField>`
      : `<cacheField name="${name}" numFmtId="0"><sharedItems/></cacheField>`;
  const record = (cells: readonly string[]): string =>
    `<r>${headers.map((name, i) => (name === "Currency" ? `<x v="${items.indexOf(cells[i] ?? "")}"/>` : (cells[i] ?? "") === "" ? "<m/>" : `<s v="${(cells[i] ?? "").replace(/&/g, "&amp;")}"/>`)).join("")}</r>`;
  const slicerShape = `<mc:AlternateContent xmlns:mc="${compatibility}" xmlns:sle15="${microsoft}/drawing/2012/slicer"><mc:Choice Requires="a14" xmlns:a14="${microsoft}/drawing/2010/main"><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Currency"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${microsoft}/drawing/2010/slicer"><sle:slicer xmlns:sle="${microsoft}/drawing/2010/slicer" name="Currency"/></a:graphicData></a:graphic></xdr:graphicFrame></mc:Choice><mc:Fallback><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="0" name=""/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="2400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:sp></mc:Fallback></mc:AlternateContent>`;
  const pivotFields = headers.map((name) =>
    name === "Currency"
      ? '<pivotField axis="axisRow" showAll="0"><items count="3"><item x="0"/><item x="1"/><item t="default"/></items></pivotField>'
      : `<pivotField${name === "Amount" ? ' dataField="1"' : ""} showAll="0"/>`,
  );
  return {
    "xl/pivotCache/pivotCacheDefinition1.xml": {
      type: `${spreadsheet}.pivotCacheDefinition+xml`,
      content: `${declaration}<pivotCacheDefinition xmlns="${main}" xmlns:r="${office}" r:id="rId1" refreshedBy="Kim" refreshedDate="46325.4" createdVersion="8" refreshedVersion="8" minRefreshableVersion="3" recordCount="${rows.length}"><cacheSource type="worksheet"><worksheetSource name="Ledger"/></cacheSource><cacheFields count="${headers.length}">${headers.map(field).join("")}</cacheFields></pivotCacheDefinition>`,
      relations: [["rId1", "pivotCacheRecords", "pivotCacheRecords1.xml"]],
    },
    "xl/pivotCache/pivotCacheRecords1.xml": {
      type: `${spreadsheet}.pivotCacheRecords+xml`,
      content: `${declaration}<pivotCacheRecords xmlns="${main}" xmlns:r="${office}" count="${rows.length}">${rows.map(record).join("")}</pivotCacheRecords>`,
    },
    "xl/pivotTables/pivotTable1.xml": {
      type: `${spreadsheet}.pivotTable+xml`,
      content: `${declaration}<pivotTableDefinition xmlns="${main}" name="ByCurrency" cacheId="3" dataCaption="Values" updatedVersion="8" minRefreshableVersion="3" useAutoFormatting="1" itemPrintTitles="1" createdVersion="8" indent="0" outline="1" outlineData="1"><location ref="A3:B5" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="${headers.length}">${pivotFields.join("")}</pivotFields><rowFields count="1"><field x="${headers.indexOf("Currency")}"/></rowFields><rowItems count="2"><i><x/></i><i><x v="1"/></i></rowItems><colItems count="1"><i/></colItems><dataFields count="1"><dataField name="Sum of Amount" fld="${headers.indexOf("Amount")}" baseField="0" baseItem="0"/></dataFields><pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1"/></pivotTableDefinition>`,
      relations: [["rId1", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml"]],
    },
    "xl/slicerCaches/slicerCache1.xml": {
      type: "application/vnd.ms-excel.slicerCache+xml",
      content: `${declaration}<slicerCacheDefinition xmlns="${microsoft}/spreadsheetml/2009/9/main" name="Slicer_Customer_Name" sourceName="Currency"><pivotTables><pivotTable tabId="9" name="ByCurrency"/></pivotTables><data><tabular pivotCacheId="3"><items count="2"><i x="0" s="1"/><i x="1" s="1"/></items></tabular></data></slicerCacheDefinition>`,
    },
    "xl/slicers/slicer1.xml": {
      type: "application/vnd.ms-excel.slicer+xml",
      content: `${declaration}<slicers xmlns="${microsoft}/spreadsheetml/2009/9/main" ${x15}><slicer name="Currency" cache="Slicer_Customer_Name" caption="Currency" rowHeight="241300"/></slicers>`,
    },
    "xl/drawings/drawing2.xml": {
      type: drawingType,
      content: `${declaration}<xdr:wsDr xmlns:xdr="${drawing}/spreadsheetDrawing" xmlns:a="${drawing}/main">${anchor(2, slicerShape)}</xdr:wsDr>`,
    },
  };
}

/** What belongs to the book and to no sheet: theme, outside book, order of calculation, dynamic arrays, properties, XML and ribbon of others. */
export function sideParts(): ForeignParts {
  const color = (name: string, value: string): string => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;
  const names = ["dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"];
  const fonts = '<a:latin typeface="Aptos Narrow"/><a:ea typeface=""/><a:cs typeface=""/>';
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = `<a:ln w="6350">${fill}</a:ln>`;
  const effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
  return {
    "xl/theme/theme1.xml": {
      type: "application/vnd.openxmlformats-officedocument.theme+xml",
      content: `${declaration}<a:theme xmlns:a="${drawing}/main" name="House"><a:themeElements><a:clrScheme name="House">${names.map((name, i) => color(name, (i * 1_118_481).toString(16).padStart(6, "0").toUpperCase())).join("")}</a:clrScheme><a:fontScheme name="House"><a:majorFont>${fonts}</a:majorFont><a:minorFont>${fonts}</a:minorFont></a:fontScheme><a:fmtScheme name="House"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`,
    },
    "xl/calcChain.xml": {
      type: `${spreadsheet}.calcChain+xml`,
      content: `${declaration}<calcChain xmlns="${main}"><c r="A1" i="12" l="1"/><c r="L14" i="7" a="1"/><c r="M15" i="7"/><c r="M14" i="7"/></calcChain>`,
    },
    "xl/metadata.xml": {
      type: `${spreadsheet}.sheetMetadata+xml`,
      content: `${declaration}<metadata xmlns="${main}" xmlns:xda="${microsoft}/spreadsheetml/2017/dynamicarray"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>`,
    },
    "xl/externalLinks/externalLink1.xml": {
      type: `${spreadsheet}.externalLink+xml`,
      content: `${declaration}<externalLink xmlns="${main}"><externalBook xmlns:r="${office}" r:id="rId1"><sheetNames><sheetName val="Plan"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="2"><cell r="B2"><v>2010</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>`,
      relations: [["rId1", "externalLinkPath", "file:///C:/Books/plan%202026.xlsx"]],
    },
    "customXml/item1.xml": {
      content: '<?xml version="1.0"?><note xmlns="urn:example:note">kept  as  it is</note>',
      relations: [["rId1", "customXmlProps", "itemProps1.xml"]],
    },
    "customXml/itemProps1.xml": {
      type: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
      content:
        '<ds:datastoreItem ds:itemID="{8D0E1E0B-0000-4000-8000-000000000006}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>',
    },
    "customUI/customUI14.xml": {
      content: `<customUI xmlns="${microsoft}/2009/07/customui"><ribbon><tabs><tab id="House" label="House"/></tabs></ribbon></customUI>`,
    },
    "docProps/app.xml": {
      type: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
      content: `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><Application>Microsoft Excel</Application><HeadingPairs><vt:vector size="2" baseType="variant"><vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant><vt:variant><vt:i4>4</vt:i4></vt:variant></vt:vector></HeadingPairs><TitlesOfParts><vt:vector size="4" baseType="lpstr"><vt:lpstr>Invoices</vt:lpstr><vt:lpstr>Board</vt:lpstr><vt:lpstr>Pivot</vt:lpstr><vt:lpstr>Lists</vt:lpstr></vt:vector></TitlesOfParts></Properties>`,
    },
    "docProps/core.xml": {
      type: "application/vnd.openxmlformats-package.core-properties+xml",
      content: `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>Kim Ley</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2019-01-02T08:00:00Z</dcterms:created></cp:coreProperties>`,
    },
    "docProps/custom.xml": {
      type: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
      content: `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Retention"><vt:lpwstr>ten years</vt:lpwstr></property></Properties>`,
    },
  };
}
