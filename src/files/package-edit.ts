import { relationsPart, type OfficePackage } from "./package.js";
import { relationsOf, type Relation } from "./relations.js";

export const officeRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const strictRelation = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const sheetNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const strictSheetNamespace = "http://purl.oclc.org/ooxml/spreadsheetml/main";
/** Namespaces of what new parts are made of, and how a strict workbook calls them. */
const strictNames: readonly (readonly [string, string])[] = [
  [sheetNamespace, strictSheetNamespace],
  [officeRelation, strictRelation],
  ["http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"],
  ["http://schemas.openxmlformats.org/drawingml/2006/chart", "http://purl.oclc.org/ooxml/drawingml/chart"],
  ["http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing", "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing"],
];

/** Adds parts to a package and takes them out, with what the package says of them: relationships and types of content. */
export class PackageEdit {
  private readonly strict: boolean;

  constructor(
    readonly parts: OfficePackage,
    main: string,
  ) {
    this.strict = parts.text(main).includes(`"${strictSheetNamespace}"`);
  }

  /** New parts speak the dialect of the workbook: a strict one (ISO 29500) has namespaces of its own, and may not be mixed. */
  inDialect(xml: string): string {
    return this.strict ? strictNames.reduce((text, [name, strict]) => text.split(`="${name}"`).join(`="${strict}"`), xml) : xml;
  }

  /** A new part under the first free name; gives that name. */
  addPart(stem: string, xml: string, contentType: string): string {
    const name = this.parts.freeName(stem, ".xml");
    this.parts.set(name, this.inDialect(xml));
    this.addOverride(name, contentType);
    return name;
  }

  removePart(part: string): void {
    this.parts.remove(part);
    this.removeOverride(part);
  }

  /** A drawing with its charts and what hangs on them. Pictures stay: another sheet may show them too. */
  removeWithCharts(drawing: string): void {
    for (const relation of relationsOf(this.parts, drawing)) if (relation.type.endsWith("/chart")) this.removeChart(drawing, relation);
    this.parts.remove(relationsPart(drawing));
    this.removePart(drawing);
  }

  /** A picture that was cut out of a drawing: its relationship goes unless another of the drawing's needs it. The image stays, as above. */
  dropImage(drawing: string, id: string): void {
    if (!new RegExp(`["']${id}["']`).test(this.parts.text(drawing))) this.removeRelation(drawing, id);
  }

  /** A chart of a drawing, with its style and colours. */
  removeChart(drawing: string, { target, id }: Relation): void {
    for (const each of relationsOf(this.parts, target)) if (/chart(?:Style|ColorStyle)$/i.test(each.type)) this.removePart(each.target);
    this.parts.remove(relationsPart(target));
    this.removePart(target);
    this.removeRelation(drawing, id);
  }

  /** Gives the id of the new relationship of `part`. */
  addRelation(part: string, type: string, target: string): string {
    const name = relationsPart(part);
    const xml =
      this.parts.text(name) ||
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
    const filled = xml.replace(
      /<((?:\w+:)?)Relationships([^>]*)\/>/,
      (_, prefix: string, attributes: string) => `<${prefix}Relationships${attributes}></${prefix}Relationships>`,
    );
    const numbers = relationsOf(this.parts, part).map((each) => Number(/^rId(\d{1,9})$/i.exec(each.id)?.[1] ?? 0));
    const id = `rId${1 + Math.max(0, ...numbers)}`;
    const prefix = /<((?:\w+:)?)Relationships[\s>]/.exec(filled)?.[1] ?? "";
    const entry = `<${prefix}Relationship Id="${id}" Type="${this.strict ? strictRelation : officeRelation}/${type}" Target="${target}"/>`;
    this.parts.set(
      name,
      filled.replace(`</${prefix}Relationships>`, () => `${entry}</${prefix}Relationships>`),
    );
    return id;
  }

  removeRelation(part: string, id: string): void {
    const name = relationsPart(part);
    this.parts.set(name, this.parts.text(name).replace(elementWith("Relationship", "Id", id), ""));
  }

  addOverride(part: string, type: string): void {
    const xml = this.parts.text("[Content_Types].xml");
    const prefix = /<((?:\w+:)?)Types[\s>]/.exec(xml)?.[1] ?? "";
    this.parts.set(
      "[Content_Types].xml",
      xml.replace(`</${prefix}Types>`, `<${prefix}Override PartName="/${part}" ContentType="${type}"/></${prefix}Types>`),
    );
  }

  /** Says what parts with this ending hold, where nobody said so yet. */
  addDefault(ending: string, type: string): void {
    const xml = this.parts.text("[Content_Types].xml");
    if (new RegExp(`<(?:\\w+:)?Default\\s[^>]*?Extension\\s*=\\s*["']${ending}["']`, "i").test(xml)) return;
    this.parts.set(
      "[Content_Types].xml",
      xml.replace(
        /<((?:\w+:)?)Types(?:\s[^>]*)?>/,
        (start, prefix: string) => `${start}<${prefix}Default Extension="${ending}" ContentType="${type}"/>`,
      ),
    );
  }

  removeOverride(part: string): void {
    this.parts.set(
      "[Content_Types].xml",
      this.parts.text("[Content_Types].xml").replace(elementWith("Override", "PartName", `/${part}`), ""),
    );
  }
}

/** An empty element by one of its attributes, in the quotes that its writer liked. */
function elementWith(element: string, attribute: string, value: string): RegExp {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const end = `(?:/>|>\\s*</(?:\\w+:)?${element}>)`;
  return new RegExp(`<(?:\\w+:)?${element}\\s(?:[^>]*?\\s)?${attribute}\\s*=\\s*(["'])${escaped}\\1[^>]*?${end}`, "i");
}
