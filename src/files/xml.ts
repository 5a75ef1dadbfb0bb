import { SaxesParser, type SaxesAttributePlain } from "saxes";

/** An element of a small part: names without prefix, text gathered. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** Reads a small part into a tree; "" gives an empty element. Throws on XML that is not well-formed. */
export function parseXml(xml: string): XmlElement {
  const root: OpenElement = { name: "", attributes: new Map(), children: [], text: "" };
  if (xml === "") return root;
  const stack: OpenElement[] = [root];
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => {
    const attributes = new Map<string, string>();
    for (const [key, value] of Object.entries(tag.attributes as Record<string, SaxesAttributePlain | string>))
      attributes.set(localAttribute(key), String(value));
    stack.push({ name: localName(tag.name), attributes, children: [], text: "" });
  });
  parser.on("text", (text) => {
    const top = stack[stack.length - 1];
    if (top) top.text += text;
  });
  parser.on("closetag", () => {
    const closed = stack.pop();
    const parent = stack[stack.length - 1];
    if (closed && parent) parent.children.push(closed);
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml.charCodeAt(0) === 0xfeff ? xml.slice(1) : xml).close();
  return root;
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Relationship ids keep their prefix's meaning: "r:id" (or any prefix) becomes "r:id"; other attributes lose it. */
function localAttribute(key: string): string {
  if (key.startsWith("xmlns")) return key;
  const colon = key.indexOf(":");
  if (colon < 0) return key;
  const local = key.slice(colon + 1);
  return local === "id" ? "r:id" : local;
}

/** The first child of this name, searched level by level along the path. */
export function child(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let at = element;
  for (const name of path) at = at?.children.find((each) => each.name === name);
  return at;
}

export function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((each) => each.name === name) ?? [];
}

/** Every element of this name anywhere beneath. */
export function descendants(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((each) => (each.name === name ? [each, ...descendants(each, name)] : descendants(each, name)));
}

export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || text === "") return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

export function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML, attribute or content: what XML cannot hold at all is left out, line ends in attributes are kept as references. */
export function escapeXml(text: string): string {
  return !perhapsSpecial.test(text) ? text : escaped(text);
}

/** Nearly no text holds any of these: one look finds it. */
const perhapsSpecial = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;

function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
    .replace(/\r/g, "&#13;");
}

/** Undoes XML's entities; for the fast scan of sheets. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(amp|lt|gt|quot|apos));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return fromCode(Number.parseInt(hex, 16), whole);
    if (decimal !== undefined) return fromCode(Number(decimal), whole);
    return { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }[name ?? ""] ?? whole;
  });
}

function fromCode(code: number, otherwise: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

/** Excel's own escape of characters that XML cannot hold: "_x000D_". */
export function unescapeExcel(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}
