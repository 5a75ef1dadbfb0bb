import { Utf8 } from "../kernel/utf8.js";
import { areaAddress, quotedSheet } from "../sheet/address.js";
import type { DefinedName, Sheet, Workbook } from "../workbook/workbook.js";
import { originOf, type Origin } from "./origin.js";
import { isOurPicture } from "../sheet/picture.js";
import { writeDrawing } from "./drawing-out.js";
import { takeOffOurs, type KeptParts } from "./kept-parts.js";
import { OfficePackage, packingAnywhere, relationsPart, type Packing } from "./package.js";
import { officeRelation, PackageEdit } from "./package-edit.js";
import { relationsOf } from "./relations.js";
import { relationAttribute, withTables, withWidths } from "./sheet-additions.js";
import { patchSheet } from "./sheet-patch.js";
import { tableXml, writeSheetXml } from "./sheet-out.js";
import { StyleNumbers } from "./styles-out.js";
import { child, children, descendants, escapeXml, numberOf, parseXml } from "./xml.js";

const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * The workbook as an .xlsx (or .xlsm, when it was read from one). What was read is patched: sheets without edits and every part that is not
 * known here keep their very bytes; edited cells, new sheets, tables, names and formats are added. `packing` is for what is new: a program that
 * has faster ways than JavaScript gives them.
 */
export function saveBook(book: Workbook, packing: Packing = packingAnywhere): Uint8Array {
  const origin = originOf(book);
  return new BookWriter(book, origin, packing).write();
}

class BookWriter {
  private readonly parts: OfficePackage;
  private readonly main: string;
  private readonly edit: PackageEdit;
  private readonly stylesPart: string;
  private readonly styles: StyleNumbers;
  private nextTableId: number;
  /** Where sheets are written, one after the other. */
  private readonly xml = new Utf8();
  /** Ids of sheets whose formulas may have changed. */
  private readonly changedFormulas = new Set<string>();

  constructor(
    private readonly book: Workbook,
    private readonly origin: Origin | undefined,
    private readonly packing: Packing,
  ) {
    this.parts = origin ? origin.parts.copy() : emptyPackage();
    this.main = origin?.main ?? "xl/workbook.xml";
    this.edit = new PackageEdit(this.parts, this.main);
    this.stylesPart = relationsOf(this.parts, this.main).find((each) => each.type.endsWith("/styles"))?.target ?? "xl/styles.xml";
    this.styles = new StyleNumbers(this.parts.text(this.stylesPart), origin?.styles);
    this.nextTableId = 1 + Math.max(0, ...this.usedTableIds());
  }

  write(): Uint8Array {
    this.removeSheets();
    const added: Sheet[] = [];
    const whole: Sheet[] = [];
    for (const sheet of this.book.sheets) {
      const part = this.origin?.partOf.get(sheet.id);
      if (part === undefined) added.push(sheet);
      else if (sheet.layoutEdited) {
        this.writeWhole(sheet, part, takeOffOurs(this.edit, part));
        whole.push(sheet);
        this.noteFormulas(part);
      } else if (sheet.cells.edited().size > 0) {
        const before = this.parts.text(part);
        this.parts.set(part, patchSheet(before, sheet, this.styles, this.book.date1904));
        if (/<(?:\w+:)?f[\s>/]/.test(before)) this.noteFormulas(part);
        this.addBeside(sheet, part);
      }
      if (part !== undefined && !sheet.layoutEdited) this.growTables(sheet, part);
    }
    for (const sheet of added) this.addSheet(sheet);
    this.writeNames(new Set([...added, ...whole]));
    const styles = this.styles.text();
    if (styles !== undefined) this.setStyles(styles);
    this.dropCalcChain();
    return this.parts.zip(this.packing);
  }

  private addSheet(sheet: Sheet): void {
    const part = this.parts.freeName("xl/worksheets/sheet", ".xml");
    this.parts.set(part, "");
    this.writeWhole(sheet, part);
    this.edit.addOverride(part, `${types}.worksheet+xml`);
    const id = this.edit.addRelation(this.main, "worksheet", part.slice("xl/".length));
    const xml = this.parts.text(this.main);
    const sheetId = 1 + Math.max(0, ...[...xml.matchAll(/\ssheetId\s*=\s*["'](\d+)/g)].map((match) => Number(match[1])));
    const state = sheet.visibility === "visible" ? "" : ` state="${sheet.visibility === "hidden" ? "hidden" : "veryHidden"}"`;
    const prefix = /<((?:\w+:)?)sheets[\s>]/.exec(xml)?.[1] ?? "";
    const entry = `<${prefix}sheet name="${escapeXml(sheet.name)}" sheetId="${sheetId}"${state} ${relationAttribute(xml)}="${id}"/>`;
    this.parts.set(
      this.main,
      xml.replace(`</${prefix}sheets>`, () => `${entry}</${prefix}sheets>`),
    );
  }

  private writeWhole(sheet: Sheet, part: string, kept?: KeptParts): void {
    const tables = this.addTables(part, sheet.tables);
    // A chart whose numbers the file knows how to show is drawn there already, better than we could.
    const charts = kept ? sheet.charts.filter(({ numberFormat }) => numberFormat !== undefined) : sheet.charts;
    const pictures = kept ? sheet.pictures.filter(({ name }) => isOurPicture(name)) : sheet.pictures;
    const drawing = writeDrawing(this.edit, part, this.book, { charts, pictures }, kept?.drawing);
    const { styles, book, edit } = this;
    this.xml.cut(0);
    const manner = { styles, date1904: book.date1904, inDialect: (xml: string) => edit.inDialect(xml) };
    writeSheetXml(this.xml, sheet, { tables, drawing, tail: kept?.tail }, manner);
    this.parts.pack(part, this.xml.written(), this.packing);
  }

  /** Gives the ids of the relationships by which the sheet finds its new tables. */
  private addTables(part: string, tables: Sheet["tables"]): readonly string[] {
    return tables.map((table) => {
      const name = this.parts.freeName("xl/tables/table", ".xml");
      this.parts.set(name, this.edit.inDialect(tableXml(table, this.nextTableId++)));
      this.edit.addOverride(name, `${types}.table+xml`);
      return this.edit.addRelation(part, "table", `../tables/${name.slice("xl/tables/".length)}`);
    });
  }

  /** New tables of a sheet whose frame stays, and widths of columns at its right of which the file says nothing. */
  private addBeside(sheet: Sheet, part: string): void {
    const standing = new Set(
      relationsOf(this.parts, part).flatMap(({ target, type }) =>
        type.endsWith("/table") ? [numberOf(child(this.parts.tree(target), "table")?.attributes.get("id")) ?? 0] : [],
      ),
    );
    const tables = this.addTables(
      part,
      sheet.tables.filter(({ id }) => !standing.has(id)),
    );
    const before = this.parts.text(part);
    const xml = withTables(withWidths(before, sheet.columnWidths), tables);
    if (xml !== before) this.parts.set(part, xml);
  }

  /** Tables of a sheet whose frame stays, where they cover other rows than the file says. */
  private growTables(sheet: Sheet, part: string): void {
    for (const { target, type } of relationsOf(this.parts, part)) {
      if (!type.endsWith("/table")) continue;
      const xml = this.parts.text(target);
      const id = Number(/<(?:\w+:)?table\s[^>]*?\sid="(\d+)"/.exec(xml)?.[1] ?? 0);
      const table = sheet.tables.find((each) => each.id === id);
      const before = /<(?:\w+:)?table\s[^>]*?\sref="([^"]+)"/.exec(xml)?.[1];
      if (!table || before === undefined || before === areaAddress(table.area)) continue;
      // The filter's range stands in the same part and is the same, but for a row of totals, which tables of ours have not.
      this.parts.set(target, xml.split(` ref="${before}"`).join(` ref="${areaAddress(table.area)}"`));
    }
  }

  /** Sheets of the file that the model no longer has. */
  private removeSheets(): void {
    if (!this.origin) return;
    const kept = new Set(this.book.sheets.map((sheet) => sheet.id));
    for (const [id, part] of this.origin.partOf) {
      if (kept.has(id)) continue;
      this.noteFormulas(part);
      const relation = relationsOf(this.parts, this.main).find((each) => each.target === part);
      takeOffOurs(this.edit, part);
      this.parts.remove(relationsPart(part));
      this.parts.remove(part);
      this.edit.removeOverride(part);
      if (!relation) continue;
      const reference = new RegExp(`<(?:\\w+:)?sheet\\s[^>]*?:id="${relation.id}"[^>]*?/>`);
      this.parts.set(this.main, this.parts.text(this.main).replace(reference, ""));
      this.edit.removeRelation(this.main, relation.id);
    }
  }

  /** Names that stand in the file unchanged stay as they are; ours are added, and the print titles of sheets written whole. */
  private writeNames(whole: ReadonlySet<Sheet>): void {
    const xml = this.parts.text(this.main);
    const before = this.namesInFile(xml);
    const order = this.sheetOrder();
    const indexOf = (sheet: Sheet | undefined): number | undefined => (sheet ? order.indexOf(sheet) : undefined);
    const wanted: { readonly name: string; readonly local: number | undefined; readonly refersTo: string; readonly xml?: string }[] = [];
    for (const each of before) {
      const local = each.local === undefined ? undefined : this.movedIndex(each.local);
      if (local === -1) continue;
      const sheet = local === undefined ? undefined : order[local];
      if (each.name.startsWith("_xlnm.")) {
        if (!sheet || !whole.has(sheet)) wanted.push({ ...each, local });
      } else if (local !== undefined && !sheet) {
        // A name of a sheet without cells (a chart's), which the model does not know.
        wanted.push({ ...each, local });
      } else if (this.book.names.some((name) => sameName(name, each.name, sheet) && name.refersTo === each.refersTo))
        wanted.push({ ...each, local });
    }
    for (const name of this.book.names) {
      const local = indexOf(name.scope);
      if (!wanted.some((each) => each.name.toLowerCase() === name.name.toLowerCase() && each.local === local))
        wanted.push({ name: name.name, local, refersTo: name.refersTo });
    }
    for (const sheet of whole) {
      const rows = sheet.page?.titleRows;
      if (!rows) continue;
      const reference = `${quotedSheet(sheet.name)}!$${rows.first + 1}:$${rows.last + 1}`;
      wanted.push({ name: "_xlnm.Print_Titles", local: indexOf(sheet), refersTo: reference });
    }
    const unchanged =
      wanted.length === before.length && wanted.every((each, i) => each.xml !== undefined && each.local === before[i]?.local);
    if (unchanged) return;
    const prefix = /<((?:\w+:)?)workbook[\s>]/.exec(xml)?.[1] ?? "";
    const entries = wanted.map((each) =>
      each.xml !== undefined
        ? each.xml.replace(/(\slocalSheetId\s*=\s*["'])\d+/, (_, start: string) => `${start}${each.local ?? ""}`)
        : `<${prefix}definedName name="${escapeXml(each.name)}"${each.local === undefined ? "" : ` localSheetId="${each.local}"`}>${escapeXml(each.refersTo)}</${prefix}definedName>`,
    );
    const element = `<${prefix}definedNames>${entries.join("")}</${prefix}definedNames>`;
    const bare = xml.replace(/<(?:\w+:)?definedNames(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/(?:\w+:)?definedNames>)/, "");
    // The schema's order: after the sheets, the function groups and the external references.
    const after =
      ["externalReferences", "functionGroups", "sheets"].map((name) => `</${prefix}${name}>`).find((end) => bare.includes(end)) ?? "";
    this.parts.set(
      this.main,
      bare.replace(after, () => (wanted.length > 0 ? after + element : after)),
    );
  }

  private namesInFile(
    xml: string,
  ): readonly { readonly name: string; readonly local: number | undefined; readonly refersTo: string; readonly xml: string }[] {
    const found = /<(?:\w+:)?definedNames(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?definedNames>/.exec(xml)?.[1] ?? "";
    return [...found.matchAll(/<(?:\w+:)?definedName\s[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?definedName>)/g)].map((match) => {
      const element = parseXml(`<x${namespaces(match[0])}>${match[0]}</x>`).children[0]?.children[0];
      return {
        name: element?.attributes.get("name") ?? "",
        local: numberOf(element?.attributes.get("localSheetId")),
        refersTo: element?.text ?? "",
        xml: match[0],
      };
    });
  }

  /** Sheets in the order of the workbook part, which counts local names. Sheets of other kinds (charts) hold their places. */
  private sheetOrder(): readonly (Sheet | undefined)[] {
    const relations = relationsOf(this.parts, this.main);
    const ids = new Map([...(this.origin?.partOf ?? [])].map(([id, part]) => [part, id]));
    const added = this.book.sheets.filter((sheet) => !this.origin?.partOf.has(sheet.id));
    return children(child(parseXml(this.parts.text(this.main)), "workbook", "sheets"), "sheet").map((entry) => {
      const part = relations.find((each) => each.id === entry.attributes.get("r:id"))?.target ?? "";
      const id = ids.get(part);
      if (id !== undefined) return this.book.sheets.find((sheet) => sheet.id === id);
      return added.find((sheet) => sheet.name === entry.attributes.get("name"));
    });
  }

  /** Where the sheet that had this index in the file stands now; -1 when it is gone. */
  private movedIndex(index: number): number {
    const names = (parts: OfficePackage): readonly string[] =>
      children(child(parseXml(parts.text(this.main)), "workbook", "sheets"), "sheet").map((entry) => entry.attributes.get("name") ?? "");
    return this.origin ? names(this.parts).indexOf(names(this.origin.parts)[index] ?? "") : index;
  }

  private usedTableIds(): readonly number[] {
    // Cells bound to XML of others are numbered together with the tables.
    const inParts = this.parts
      .names()
      .filter((name) => /\/tables\/[^/]+\.xml$/i.test(name))
      .flatMap((name) => [...this.parts.text(name).matchAll(/<(?:\w+:)?(?:table|singleXmlCell)\s[^>]*?\bid\s*=\s*["'](\d+)/g)]);
    return [...inParts.map((match) => Number(match[1])), ...this.book.tables().map(({ table }) => table.id)];
  }

  private setStyles(xml: string): void {
    const isNew = !this.parts.has(this.stylesPart);
    this.parts.set(this.stylesPart, xml);
    if (!isNew) return;
    this.edit.addOverride(this.stylesPart, `${types}.styles+xml`);
    this.edit.addRelation(this.main, "styles", this.stylesPart.slice("xl/".length));
  }

  /** Formulas of this sheet of the file may be gone or others. */
  private noteFormulas(part: string): void {
    const relation = relationsOf(this.parts, this.main).find((each) => each.target.toLowerCase() === part.toLowerCase());
    const entries = children(child(this.parts.tree(this.main), "workbook", "sheets"), "sheet");
    const id = entries.find(({ attributes }) => attributes.get("r:id") === relation?.id)?.attributes.get("sheetId");
    if (id !== undefined) this.changedFormulas.add(id);
  }

  /**
   * The order of calculation lists formula cells by their sheet's id. One without its formula makes Excel repair the file, so the part goes where it
   * lists a sheet that changed, and Excel makes it anew. Formulas that it does not list, as those of sheets that were added since, do no harm.
   */
  private dropCalcChain(): void {
    const chain = relationsOf(this.parts, this.main).find((each) => each.type.endsWith("/calcChain"));
    if (!chain || this.changedFormulas.size === 0) return;
    const listed = descendants(this.parts.tree(chain.target), "c").some(({ attributes }) =>
      this.changedFormulas.has(attributes.get("i") ?? ""),
    );
    if (!listed) return;
    this.edit.removePart(chain.target);
    this.edit.removeRelation(this.main, chain.id);
  }
}

function sameName(name: DefinedName, other: string, scope: Sheet | undefined): boolean {
  return name.name.toLowerCase() === other.toLowerCase() && name.scope === scope;
}

/** Declarations for the prefixes a cut-out element uses, so that it can be read on its own. */
function namespaces(xml: string): string {
  return [...new Set([...xml.matchAll(/[<\s](\w+):\w/g)].map((match) => match[1]))]
    .filter((prefix) => prefix !== "xml" && prefix !== "xmlns")
    .map((prefix) => ` xmlns:${prefix}="urn:${prefix}"`)
    .join("");
}

function emptyPackage(): OfficePackage {
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const parts = OfficePackage.empty();
  parts.set(
    "[Content_Types].xml",
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/></Types>`,
  );
  parts.set(
    "_rels/.rels",
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${officeRelation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  parts.set(
    "xl/workbook.xml",
    `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${officeRelation}"><sheets></sheets></workbook>`,
  );
  return parts;
}
