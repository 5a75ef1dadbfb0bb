import { isOurChart } from "../sheet/native-chart.js";
import { isOurPicture } from "../sheet/picture.js";
import { relationsPart } from "./package.js";
import type { PackageEdit } from "./package-edit.js";
import { relationsOf } from "./relations.js";
import { numberOf, parseXml, descendants } from "./xml.js";

/** What of a person's hangs on a sheet of ours and stays when the sheet is written anew. */
export interface KeptParts {
  /** The drawing with their pictures, shapes and charts; ours are cut out of it. */
  readonly drawing: { readonly part: string; readonly id: string } | undefined;
  /** Elements that show notes and pictures behind the cells or in the header, in the order of the schema. */
  readonly tail: string;
}

/**
 * Takes off a sheet what is written anew: its tables, our charts and logo, links out of the book and a printer's settings. Notes and threads (which stay at their
 * cells), pictures, shapes, pivot tables and a person's own charts are kept.
 */
export function takeOffOurs(edit: PackageEdit, sheetPart: string): KeptParts {
  let drawing: KeptParts["drawing"];
  for (const { target, type, id } of relationsOf(edit.parts, sheetPart)) {
    if (type.endsWith("/drawing") && cutOurs(edit, target)) {
      drawing = { part: target, id };
      continue;
    }
    if (type.endsWith("/drawing")) edit.removeWithCharts(target);
    else if (type.endsWith("/table") || type.endsWith("/printerSettings")) edit.removePart(target);
    else if (!type.endsWith("/hyperlink")) continue;
    edit.removeRelation(sheetPart, id);
  }
  if (relationsOf(edit.parts, sheetPart).length === 0) edit.parts.remove(relationsPart(sheetPart));
  const xml = edit.parts.text(sheetPart);
  const tail = ["legacyDrawing", "legacyDrawingHF", "picture"].map((name) => {
    const id = new RegExp(`<(?:\\w+:)?${name}\\s[^>]*?:id\\s*=\\s*["']([^"']+)["']`).exec(xml)?.[1];
    return id === undefined ? "" : `<${name} r:id="${id}"/>`;
  });
  return { drawing, tail: tail.join("") };
}

const anchors = /<((?:\w+:)?)(twoCell|oneCell|absolute)Anchor[\s>][\s\S]*?<\/\1\2Anchor>/g;

/** Cuts our charts and our logo out of a drawing; false where nothing else is in it. */
function cutOurs(edit: PackageEdit, drawing: string): boolean {
  const xml = edit.parts.text(drawing);
  const all = [...xml.matchAll(anchors)].map((match) => match[0]);
  const ours = all.filter((anchor) => {
    const name = /<(?:\w+:)?cNvPr\s[^>]*?\bname\s*=\s*["']([^"']*)/.exec(anchor)?.[1] ?? "";
    return chartIdOf(anchor) === undefined ? isOurPicture(name) && imageIdOf(anchor) !== undefined : isOurChart(name);
  });
  if (ours.length === all.length) return false;
  const relations = relationsOf(edit.parts, drawing);
  for (const anchor of ours) {
    const relation = relations.find(({ id }) => id === chartIdOf(anchor));
    if (relation) edit.removeChart(drawing, relation);
  }
  edit.parts.set(
    drawing,
    xml.replace(anchors, (anchor: string) => (ours.includes(anchor) ? "" : anchor)),
  );
  for (const anchor of ours) {
    const image = imageIdOf(anchor);
    if (image !== undefined) edit.dropImage(drawing, image);
  }
  return true;
}

function chartIdOf(anchor: string): string | undefined {
  return /<(?:\w+:)?chart\s[^>]*?:id\s*=\s*["']([^"']+)["']/.exec(anchor)?.[1];
}

function imageIdOf(anchor: string): string | undefined {
  return /<(?:\w+:)?blip\s[^>]*?:embed\s*=\s*["']([^"']+)["']/.exec(anchor)?.[1];
}

/** The first number that no shape of a drawing bears. */
export function freeShapeId(drawingXml: string): number {
  return 1 + Math.max(1, ...descendants(parseXml(drawingXml), "cNvPr").map(({ attributes }) => numberOf(attributes.get("id")) ?? 0));
}
