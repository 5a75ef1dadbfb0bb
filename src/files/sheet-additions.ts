import { officeRelation, strictRelation } from "./package-edit.js";

/** What a part calls the id of a relationship in its entries; the namespace is declared with it where its root does not do so. */
export function relationAttribute(xml: string): string {
  const root = /<(?:\w+:)?(?:workbook|worksheet)\s[^>]*>/.exec(xml)?.[0] ?? "";
  const declared = /\sxmlns:([\w.-]+)\s*=\s*["']http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org)[^"']*\/relationships["']/.exec(
    root,
  )?.[1];
  if (declared !== undefined) return `${declared}:id`;
  const namespace = xml.includes(strictRelation) ? strictRelation : officeRelation;
  return `xmlns:r="${namespace}" r:id`;
}

/** The sheet's XML with further tables, by the ids of their relationships; every other character as it was. */
export function withTables(xml: string, ids: readonly string[]): string {
  if (ids.length === 0) return xml;
  const prefix = /<((?:\w+:)?)worksheet[\s>]/.exec(xml)?.[1] ?? "";
  const entries = ids.map((id) => `<${prefix}tablePart ${relationAttribute(xml)}="${id}"/>`).join("");
  const standing = new RegExp(`<${prefix}tableParts(?:\\s[^>]*)?>([\\s\\S]*?)</${prefix}tableParts>`).exec(xml);
  const count = ids.length + (standing?.[1]?.match(/<(?:\w+:)?tablePart[\s/>]/g)?.length ?? 0);
  const element = `<${prefix}tableParts count="${count}">${standing?.[1] ?? ""}${entries}</${prefix}tableParts>`;
  if (standing) return xml.slice(0, standing.index) + element + xml.slice(standing.index + standing[0].length);
  // Tables come last but for the sheet's own extensions; an element before may have extensions of its own.
  const bare = xml.replace(new RegExp(`<${prefix}tableParts(?:\\s[^>]*)?/>`), "");
  const end = bare.lastIndexOf(`</${prefix}worksheet>`);
  const extensions = bare.slice(0, end).trimEnd().endsWith(`</${prefix}extLst>`) ? bare.lastIndexOf(`<${prefix}extLst`, end) : -1;
  const at = extensions < 0 ? end : extensions;
  return bare.slice(0, at) + element + bare.slice(at);
}

/** The sheet's XML with the widths (in characters) of columns right of all those that it speaks of; every other character as it was. */
export function withWidths(xml: string, widths: ReadonlyMap<number, number>): string {
  const standing = /<((?:\w+:)?)cols(?:\s[^>]*)?>[\s\S]*?<\/\1cols>/.exec(xml);
  const last = Math.max(0, ...[...(standing?.[0] ?? "").matchAll(/\smax\s*=\s*["'](\d+)/g)].map((match) => Number(match[1])));
  const added = [...widths].filter(([column]) => column >= last).sort((a, b) => a[0] - b[0]);
  if (added.length === 0) return xml;
  const prefix = /<((?:\w+:)?)sheetData[\s/>]/.exec(xml)?.[1] ?? "";
  const entries = added
    .map(([column, width]) => `<${prefix}col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`)
    .join("");
  return standing
    ? xml.replace(`</${prefix}cols>`, () => `${entries}</${prefix}cols>`)
    : xml.replace(new RegExp(`<${prefix}sheetData[\\s/>]`), (start) => `<${prefix}cols>${entries}</${prefix}cols>${start}`);
}
