import { SaxesParser } from "saxes";
import { strFromU8, unzipSync } from "fflate";

/** What became of the parts of a package that was saved again. */
export interface PartsCompared {
  readonly identical: readonly string[];
  /** There before and after, with other bytes. */
  readonly touched: readonly string[];
  readonly lost: readonly string[];
  readonly added: readonly string[];
  /** "parts 41, identical 37, touched 4 (...)". */
  readonly line: string;
}

export function compareParts(before: Uint8Array, after: Uint8Array): PartsCompared {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  const names = Object.keys(old);
  const same = (name: string): boolean => now[name] !== undefined && Buffer.from(now[name]).equals(Buffer.from(old[name] ?? []));
  const identical = names.filter(same);
  const touched = names.filter((name) => now[name] && !same(name)).sort();
  const lost = names.filter((name) => !now[name]);
  const added = Object.keys(now).filter((name) => !old[name]);
  const counts = `parts ${names.length}, identical ${identical.length}, touched ${touched.length} (${touched.join(", ")})`;
  return { identical, touched, lost, added, line: lost.length > 0 ? `${counts}, lost ${lost.length} (${lost.join(", ")})` : counts };
}

/** A part of the package as text; "" where there is none. */
export function partText(bytes: Uint8Array, name: string): string {
  return strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
}

/** An element as it is spelled, prefixes and declarations of namespaces included. */
export interface SpelledElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: SpelledElement[];
  text: string;
}

/** XML as a tree; "" gives an empty element. */
export function spelled(xml: string): SpelledElement {
  const root: SpelledElement = { name: "", attributes: {}, children: [], text: "" };
  if (xml === "") return root;
  const stack = [root];
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => {
    const element: SpelledElement = {
      name: tag.name,
      attributes: { ...(tag.attributes as Record<string, string>) },
      children: [],
      text: "",
    };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on("text", (text) => {
    const top = stack.at(-1);
    if (top) top.text += text;
  });
  parser.on("closetag", () => stack.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml.replace(/^\uFEFF/, "")).close();
  return root;
}

function relationIds(bytes: Uint8Array, part: string): readonly string[] {
  const slash = part.lastIndexOf("/") + 1;
  const rels = spelled(partText(bytes, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`)).children[0]?.children ?? [];
  return rels.map(({ attributes }) => attributes["Id"] ?? "");
}

/** Lists of styles.xml in the order of the schema (ECMA-376-1, 18.8.39). */
const styleLists = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];

/** What a reader that trusts the package would trip over: parts declared twice or not there, references into nothing, ids used twice. */
export function faultsOf(bytes: Uint8Array): readonly string[] {
  const parts = Object.keys(unzipSync(bytes));
  const lower = new Set(parts.map((name) => name.toLowerCase()));
  const found = lower.size === parts.length ? [] : ["two parts of one name"];
  const overrides = [...partText(bytes, "[Content_Types].xml").matchAll(/PartName=["']\/([^"']+)["']/g)].map((match) =>
    (match[1] ?? "").toLowerCase(),
  );
  if (new Set(overrides).size < overrides.length) found.push("a type stated twice");
  for (const part of parts.filter((name) => name.endsWith(".rels"))) {
    const each = spelled(partText(bytes, part)).children[0]?.children ?? [];
    if (new Set(each.map(({ attributes }) => attributes["Id"])).size < each.length) found.push(`${part}: an id twice`);
    for (const { attributes } of each) {
      if (attributes["TargetMode"] === "External") continue;
      const target = attributes["Target"] ?? "";
      const at = new URL(target, `file:///${part.replace("_rels/", "").replace(/\.rels$/, "")}`).pathname.slice(1);
      if (!lower.has(decodeURIComponent(at).toLowerCase())) found.push(`${part}: ${target} is not there`);
    }
  }
  for (const part of parts.filter((name) => /\.(?:xml|rels|vml)$/.test(name))) {
    const known = new Set(relationIds(bytes, part));
    const parser = new SaxesParser({ xmlns: true });
    parser.on("opentag", ({ attributes }) => {
      for (const { uri, local, value } of Object.values(attributes))
        if (/\/relationships$/.test(uri) && value !== "" && !known.has(value)) found.push(`${part}: ${local} ${value} is no relationship`);
    });
    parser.on("error", (error) => {
      found.push(`${part}: ${error.message}`);
    });
    parser.write(partText(bytes, part).replace(/^\uFEFF/, "")).close();
  }
  const numbers = (part: string, attribute: RegExp): readonly string[] =>
    [...partText(bytes, part).matchAll(attribute)].map((match) => match[1] ?? "");
  for (const [what, all] of [
    ["sheets", numbers("xl/workbook.xml", /\ssheetId=["'](\d+)/g)],
    ["formats", numbers("xl/styles.xml", /<(?:\w+:)?numFmt\s[^>]*?numFmtId=["'](\d+)/g)],
    ...parts
      .filter((name) => /\/drawings\/[^/]+\.xml$/.test(name))
      .map((name) => ["shapes", numbers(name, /cNvPr\s[^>]*?\bid="([1-9]\d*)"/g)] as const),
  ] as const)
    if (new Set(all).size < all.length) found.push(`two ${what} of one id`);
  const tables = parts.filter((name) => /\/tables\//.test(name)).map((name) => /\sid="(\d+)"/.exec(partText(bytes, name))?.[1]);
  if (new Set(tables).size < tables.length) found.push("two tables of one id");
  const styles = spelled(partText(bytes, "xl/styles.xml")).children[0]?.children ?? [];
  const places = styles.map(({ name }) => styleLists.indexOf(name.replace(/^\w+:/, "")));
  if (places.some((place, i) => place < 0 || place <= (places[i - 1] ?? -1))) found.push("lists of styles out of order");
  for (const { name, attributes, children } of styles)
    if (attributes["count"] !== undefined && Number(attributes["count"]) !== children.length) found.push(`${name}: another count`);
  return found;
}

/**
 * What of `before` no longer stands in `after`, as paths; empty when all does. Each element must be there with its attributes, its text and its
 * place: what is new follows the old ones of its list. Only right beneath the root may a new list stand between them, and only a `count` may grow.
 */
export function missingFrom(before: SpelledElement, after: SpelledElement, path = "", depth = 0): readonly string[] {
  const here = `${path}/${before.name}`;
  const attributes = Object.entries(before.attributes)
    .filter(([name, value]) => after.attributes[name] !== value && name !== "count")
    .map(([name]) => `${here}@${name}`);
  const extra = Object.keys(after.attributes).filter((name) => before.attributes[name] === undefined && name !== "count");
  const text = before.text.trim() === after.text.trim() ? [] : [`${here} text`];
  let at = 0;
  // What stands among extensions is others' altogether.
  if (/(?:^|:)ext$/.test(before.name) && JSON.stringify(before) !== JSON.stringify(after)) return [`${here} differs`];
  const beneath = before.children.flatMap((each, i) => {
    const same = (other: SpelledElement | undefined): boolean => other?.name === each.name;
    if (depth === 1) while (at < after.children.length && !same(after.children[at])) at++;
    const other = after.children[at++];
    return other && same(other) ? missingFrom(each, other, here, depth + 1) : [`${here}/${each.name}[${i}]`];
  });
  return [...attributes, ...extra.map((name) => `${here}+@${name}`), ...text, ...beneath];
}
