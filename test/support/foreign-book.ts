import { zipSync } from "fflate";
import {
  chartParts,
  opaque,
  pivotParts,
  sheetParts,
  sideParts,
  spreadsheet,
  type ForeignPart,
  type ForeignParts,
} from "./foreign-parts.js";
import { partsByHand } from "./xlsx-by-hand.js";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const microsoft = "http://schemas.microsoft.com/office";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

/** What stands in a workbook part as Excel writes it: versions, an absolute path, views, outside books, names, pivots, slicers. */
const workbookXml =
  `${declaration}<workbook xmlns="${main}" xmlns:r="${office}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x15 xr xr6" ` +
  `xmlns:x15="${microsoft}/spreadsheetml/2010/11/main" xmlns:xr="${microsoft}/spreadsheetml/2014/revision" xmlns:xr6="${microsoft}/spreadsheetml/2016/revision6">` +
  `<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="27425"/><workbookPr codeName="ThisWorkbook" defaultThemeVersion="166925"/>` +
  `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Books\\2026\\" xmlns:x15ac="${microsoft}/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent>` +
  `<xr:revisionPtr revIDLastSave="0" documentId="13_ncr:1_{8D0E1E0B-0000-4000-8000-00000000000A}" xr6:coauthVersionLast="47" xr6:coauthVersionMax="47"/>` +
  `<bookViews><workbookView xWindow="-120" yWindow="-120" windowWidth="29040" windowHeight="15720" tabRatio="700" firstSheet="1" activeTab="2"/></bookViews>` +
  `<sheets><sheet name="Invoices" sheetId="7" r:id="rId1"/><sheet name="Curve" sheetId="4" r:id="rId2"/><sheet name="Board" sheetId="12" r:id="rId3"/><sheet name="Pivot" sheetId="9" r:id="rId4"/><sheet name="Lists" sheetId="2" state="veryHidden" r:id="rId5"/></sheets>` +
  `<externalReferences><externalReference r:id="rId8"/></externalReferences>` +
  `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Invoices!$A$1:$J$11</definedName><definedName name="_xlnm.Print_Area" localSheetId="2">Board!$A$1:$H$40</definedName>` +
  `<definedName name="_xlnm.Print_Titles" localSheetId="0">Invoices!$1:$1</definedName><definedName name="Budget" comment="of last year &amp; this">[1]Plan!$B$2</definedName>` +
  `<definedName name="Old" hidden="1">#REF!</definedName><definedName name="Regions" localSheetId="4">Lists!$A$1:$A$3</definedName><definedName name="Scale" localSheetId="1">0.5</definedName>` +
  `<definedName name="Slicer_Customer_Name">#N/A</definedName><definedName name="Tax" function="1" vbProcedure="1">#NAME?</definedName></definedNames>` +
  `<calcPr calcId="191029" iterate="1"/><pivotCaches><pivotCache cacheId="3" r:id="rId9"/></pivotCaches>` +
  `<extLst><ext uri="{BBE1A952-AA13-448e-AADC-164F8A28A991}" xmlns:x14="${microsoft}/spreadsheetml/2009/9/main"><x14:slicerCaches><x14:slicerCache r:id="rId10"/></x14:slicerCaches></ext>` +
  `<ext uri="{B58B0392-4F1F-4190-BB64-5DF3571DCE5F}" xmlns:xcalcf="http://schemas.microsoft.com/office/spreadsheetml/2018/calcfeatures"><xcalcf:calcFeatures><xcalcf:feature name="microsoft.com:RD"/></xcalcf:calcFeatures></ext></extLst></workbook>`;

/** Formats with a theme's colours, looks of tables and slicers, and two lists of "dxfs": Excel's own stands among the extensions. */
const stylesXml =
  `${declaration}<styleSheet xmlns="${main}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac x16r2 xr" xmlns:x14ac="${microsoft}/spreadsheetml/2009/9/ac" ` +
  `xmlns:x16r2="${microsoft}/spreadsheetml/2015/02/main" xmlns:xr="${microsoft}/spreadsheetml/2014/revision"><numFmts count="1"><numFmt numFmtId="171" formatCode="_-* #,##0.00\\ &quot;€&quot;_-"/></numFmts>` +
  `<fonts count="2" x14ac:knownFonts="1"><font><sz val="11"/><color theme="1"/><name val="Aptos Narrow"/><family val="2"/><scheme val="minor"/></font><font><b/><sz val="11"/><color theme="4" tint="-0.249977111117893"/><name val="Aptos Narrow"/><family val="2"/><scheme val="minor"/></font></fonts>` +
  `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><gradientFill degree="90"><stop position="0"><color theme="0"/></stop><stop position="1"><color theme="4"/></stop></gradientFill></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="171" fontId="0" fillId="0" borderId="0" applyFont="0"/></cellStyleXfs>` +
  `<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="171" fontId="0" fillId="0" borderId="0" xfId="1"/>` +
  `<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"><alignment horizontal="left" readingOrder="1"/><protection locked="0"/></xf></cellXfs>` +
  `<cellStyles count="2"><cellStyle name="Currency" xfId="1" builtinId="4"/><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>` +
  `<dxfs count="2"><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf><dxf><border><left style="thin"><color auto="1"/></left></border></dxf></dxfs>` +
  `<tableStyles count="1" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"><tableStyle name="House" pivot="0" count="1" xr9:uid="{8D0E1E0B-0000-4000-8000-00000000000B}" xmlns:xr9="${microsoft}/spreadsheetml/2016/revision9"><tableStyleElement type="wholeTable" dxfId="1"/></tableStyle></tableStyles>` +
  `<colors><mruColors><color rgb="FF33509E"/></mruColors></colors><extLst><ext uri="{46F421CA-312F-682F-3DD2-61675219B42D}" xmlns:x14="${microsoft}/spreadsheetml/2009/9/main"><x14:dxfs count="1"><dxf><font><b/></font></dxf></x14:dxfs></ext>` +
  `<ext uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}" xmlns:x14="${microsoft}/spreadsheetml/2009/9/main"><x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1"/></ext></extLst></styleSheet>`;

/**
 * A package as Excel saves one that a department has worked in for years: a chart sheet and charts with their styles, a pivot with its cache and a
 * slicer, a picture, notes and threaded comments, validation, conditional formats, sparklines, dynamic arrays, an outside book, settings
 * of printers, XML and properties of others. `macros` makes it an .xlsm.
 */
export function foreignBook(macros = false): Uint8Array {
  const parts: ForeignParts = {
    "xl/workbook.xml": {
      content: workbookXml,
      type: macros ? "application/vnd.ms-excel.sheet.macroEnabled.main+xml" : `${spreadsheet}.sheet.main+xml`,
      relations: [
        ["rId8", "externalLink", "externalLinks/externalLink1.xml"],
        ["rId13", "sheetMetadata", "metadata.xml"],
        ["rId3", "worksheet", "worksheets/sheet2.xml"],
        ["rId5", "worksheet", "worksheets/sheet4.xml"],
        ["rId12", "sharedStrings", "sharedStrings.xml"],
        ["rId2", "chartsheet", "chartsheets/sheet1.xml"],
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["rId11", "styles", "styles.xml"],
        ["rId4", "worksheet", "worksheets/sheet3.xml"],
        ["rId9", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"],
        ["rId10", `${microsoft}/2007/relationships/slicerCache`, "slicerCaches/slicerCache1.xml"],
        ["rId14", "calcChain", "calcChain.xml"],
        ["rId15", "theme", "theme/theme1.xml"],
        ["rId16", `${microsoft}/2017/10/relationships/person`, "persons/person.xml"],
        ["rId17", "customXml", "../customXml/item1.xml"],
        ...(macros ? ([["rId18", `${microsoft}/2006/relationships/vbaProject`, "vbaProject.bin"]] as const) : []),
      ],
    },
    "xl/styles.xml": { content: stylesXml, type: `${spreadsheet}.styles+xml` },
    ...sheetParts(),
    ...chartParts(),
    ...pivotParts(),
    ...sideParts(),
    ...(macros
      ? {
          "xl/vbaProject.bin": {
            content: opaque(2_048, 37),
            type: "application/vnd.ms-office.vbaProject",
            relations: [["rId1", `${microsoft}/2014/relationships/vbaProjectSignatureAgile`, "vbaProjectSignatureAgile.bin"]] as const,
          },
          "xl/vbaProjectSignatureAgile.bin": { content: opaque(512, 41), type: "application/vnd.ms-office.vbaProjectSignatureAgile" },
        }
      : {}),
  };
  return packageOf(parts);
}

/** The zip: types of content and relationships from what each part says of itself. */
function packageOf(parts: ForeignParts): Uint8Array {
  const defaults = {
    bin: `${spreadsheet}.printerSettings`,
    png: "image/png",
    vml: "application/vnd.openxmlformats-officedocument.vmlDrawing",
  };
  const types = [
    ...Object.entries({ ...defaults, rels: "application/vnd.openxmlformats-package.relationships+xml", xml: "application/xml" }).map(
      ([ending, type]) => `<Default Extension="${ending}" ContentType="${type}"/>`,
    ),
    ...Object.entries(parts).map(([name, { type }]) => (type === undefined ? "" : `<Override PartName="/${name}" ContentType="${type}"/>`)),
  ];
  const made: Record<string, string | Uint8Array | undefined> = {
    "[Content_Types].xml": `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join("")}</Types>`,
    "_rels/.rels": relationsXml([
      ["rId3", "extended-properties", "docProps/app.xml"],
      ["rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"],
      ["rId1", "officeDocument", "xl/workbook.xml"],
      ["rId4", "custom-properties", "docProps/custom.xml"],
      ["rId5", `${microsoft}/2007/relationships/ui/extensibility`, "customUI/customUI14.xml"],
    ]),
  };
  for (const [name, { content, relations }] of Object.entries(parts)) {
    made[name] = content;
    const slash = name.lastIndexOf("/") + 1;
    if (relations) made[`${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`] = relationsXml(relations);
  }
  return zipSync(partsByHand({ parts: { "xl/sharedStrings.xml": undefined, ...made } }));
}

function relationsXml(relations: NonNullable<ForeignPart["relations"]>): string {
  const each = relations.map(([id, type, target]) => {
    const outside = /^\w+:/.test(target) ? ' TargetMode="External"' : "";
    return `<Relationship Id="${id}" Type="${type.includes(":") ? type : `${office}/${type}`}" Target="${target}"${outside}/>`;
  });
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}
