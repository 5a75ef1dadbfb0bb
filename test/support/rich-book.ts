import { zipSync } from "fflate";
import { partsByHand, relations } from "./xlsx-by-hand.js";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const drawing = "http://schemas.openxmlformats.org/drawingml/2006";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** One dot, as a PNG. */
const dot = Uint8Array.from(
  Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"),
);

/** Bytes of every value, which no text could carry: what stands for a macro project here. */
const opaque = Uint8Array.from({ length: 1024 }, (_, i) => (i * 37 + (i >> 3)) & 0xff);

/** A workbook with all that the product does not know and must not lose. `macros` makes it an .xlsm. */
export function richBook(macros: boolean): Uint8Array {
  const kind = macros ? "application/vnd.ms-excel.sheet.macroEnabled.main+xml" : `${spreadsheet}.sheet.main+xml`;
  const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
  return zipSync(
    partsByHand({
      formats: ["#,##0.00"],
      shared: "<si><t>Customer</t></si><si><t>Amount</t></si>",
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Acme</t></is></c><c r="B2" s="1"><v>1250.5</v></c></row>',
      after:
        '<autoFilter ref="A1:B2"/><conditionalFormatting sqref="B2:B9"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>100</formula></cfRule></conditionalFormatting>' +
        '<dataValidations count="1"><dataValidation type="whole" allowBlank="1" sqref="C2:C9"><formula1>1</formula1><formula2>9</formula2></dataValidation></dataValidations>' +
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/>',
      inWorkbook:
        '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Data!$A$1:$B$2</definedName><definedName name="Rate">Data!$B$2</definedName></definedNames><calcPr calcId="191029"/>',
      parts: {
        "[Content_Types].xml":
          '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
          (macros ? '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>' : "") +
          override("xl/workbook.xml", kind) +
          override("xl/worksheets/sheet1.xml", `${spreadsheet}.worksheet+xml`) +
          override("xl/styles.xml", `${spreadsheet}.styles+xml`) +
          override("xl/sharedStrings.xml", `${spreadsheet}.sharedStrings+xml`) +
          override("xl/comments1.xml", `${spreadsheet}.comments+xml`) +
          override("xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml") +
          override("xl/charts/chart1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml") +
          override("customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml") +
          "</Types>",
        "xl/_rels/workbook.xml.rels": relations([
          ["rId1", "worksheet", "worksheets/sheet1.xml"],
          ["rId2", "styles", "styles.xml"],
          ["rId3", "sharedStrings", "sharedStrings.xml"],
          ["rId4", "customXml", "../customXml/item1.xml"],
          ...(macros ? [["rId5", "vbaProject", "vbaProject.bin"] as const] : []),
        ]).replace(`${office}/vbaProject`, "http://schemas.microsoft.com/office/2006/relationships/vbaProject"),
        "xl/styles.xml":
          `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="200" formatCode="#,##0.00"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
          '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="200" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
          '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font></dxf></dxfs></styleSheet>',
        "xl/worksheets/_rels/sheet1.xml.rels": relations([
          ["rId1", "drawing", "../drawings/drawing1.xml"],
          ["rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"],
          ["rId3", "comments", "../comments1.xml"],
        ]),
        "xl/comments1.xml": `<comments xmlns="${main}"><authors><author>Kim</author></authors><commentList><comment ref="B2" authorId="0"><text><t>checked</t></text></comment></commentList></comments>`,
        "xl/drawings/vmlDrawing1.vml":
          '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" path="m,l,21600r21600,l21600,xe"/><v:shape id="s1" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Anchor>2,0,1,0,4,0,4,0</x:Anchor><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>',
        "xl/drawings/drawing1.xml":
          `<xdr:wsDr xmlns:xdr="${drawing}/spreadsheetDrawing" xmlns:a="${drawing}/main" xmlns:r="${office}">` +
          anchor(
            5,
            `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${drawing}/chart"><c:chart xmlns:c="${drawing}/chart" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>`,
          ) +
          anchor(
            20,
            '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="Dot"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>',
          ) +
          "</xdr:wsDr>",
        "xl/drawings/_rels/drawing1.xml.rels": relations([
          ["rId1", "chart", "../charts/chart1.xml"],
          ["rId2", "image", "../media/image1.png"],
        ]),
        "xl/charts/chart1.xml": `<c:chartSpace xmlns:c="${drawing}/chart" xmlns:a="${drawing}/main"><c:chart><c:plotArea><c:layout/><c:pieChart><c:varyColors val="1"/><c:ser><c:idx val="0"/><c:order val="0"/><c:cat><c:strRef><c:f>Data!$A$2</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>Data!$B$2</c:f></c:numRef></c:val></c:ser></c:pieChart></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`,
        "xl/media/image1.png": dot,
        "customXml/item1.xml": '<?xml version="1.0"?><note xmlns="urn:example:note">kept  as  it is</note>',
        "customXml/itemProps1.xml":
          '<ds:datastoreItem ds:itemID="{5B1C3E64-0000-4000-8000-000000000001}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>',
        "customXml/_rels/item1.xml.rels": relations([["rId1", "customXmlProps", "itemProps1.xml"]]),
        ...(macros ? { "xl/vbaProject.bin": opaque } : {}),
      },
    }),
  );
}

function anchor(top: number, content: string): string {
  return `<xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${top}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${top + 10}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${content}<xdr:clientData/></xdr:twoCellAnchor>`;
}
