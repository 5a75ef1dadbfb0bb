import { cornerAt, leftOf, topOf, type Corner } from "../workbook/geometry.js";
import type { Image, Picture, Sheet } from "../workbook/workbook.js";
import type { OfficePackage } from "./package.js";
import { emuPerPoint } from "./picture-out.js";
import { relationsOf, type Relation } from "./relations.js";
import { child, descendants, numberOf, type XmlElement } from "./xml.js";

/** Reads the pictures of a sheet whose rows and columns are read; those that are linked to a file elsewhere, or grouped, are left to the file. */
export function readPictures(parts: OfficePackage, relations: readonly Relation[], sheet: Sheet): void {
  for (const { target, type } of relations) {
    if (!type.endsWith("/drawing")) continue;
    const images = relationsOf(parts, target);
    for (const anchor of child(parts.tree(target), "wsDr")?.children ?? []) {
      const picture = child(anchor, "pic");
      const blip = child(picture, "blipFill", "blip")?.attributes.get("embed");
      const part = images.find(({ id, external }) => id === blip && !external)?.target;
      const bytes = part === undefined ? undefined : parts.bytes(part);
      if (!picture || part === undefined || !bytes) continue;
      const ending = part.slice(part.lastIndexOf(".") + 1).toLowerCase();
      sheet.pictures.push(readPicture(picture, anchor, { bytes, ending }, sheet));
    }
  }
}

function readPicture(picture: XmlElement, anchor: XmlElement, image: Image, sheet: Sheet): Picture {
  const named = child(picture, "nvPicPr", "cNvPr")?.attributes;
  const corner = cornerOf(child(anchor, "from")) ?? positionOf(child(anchor, "pos"), sheet);
  const crop = child(picture, "blipFill", "srcRect")?.attributes;
  return {
    name: named?.get("name") ?? "",
    description: named?.get("descr") ?? "",
    corner,
    ...sizeOf(picture, anchor, corner, sheet),
    image,
    ...(crop && crop.size > 0 ? { crop: Object.fromEntries(crop) } : {}),
  };
}

function cornerOf(corner: XmlElement | undefined): Corner | undefined {
  if (!corner) return undefined;
  const number = (name: string): number => numberOf(descendants(corner, name)[0]?.text) ?? 0;
  return { row: number("row"), column: number("col"), x: number("colOff") / emuPerPoint, y: number("rowOff") / emuPerPoint };
}

/** Some pictures stand so far from the sheet's edges, whatever its cells. */
function positionOf(position: XmlElement | undefined, sheet: Sheet): Corner {
  const points = (axis: string): number => (numberOf(position?.attributes.get(axis)) ?? 0) / emuPerPoint;
  return cornerAt(sheet, points("x"), points("y"));
}

/** The size that its anchor or the picture itself states, else that of the cells it covers. */
function sizeOf(picture: XmlElement, anchor: XmlElement, from: Corner, sheet: Sheet): Pick<Picture, "width" | "height"> {
  for (const stated of [child(anchor, "ext"), child(picture, "spPr", "xfrm", "ext")]) {
    const [width = 0, height = 0] = [stated?.attributes.get("cx"), stated?.attributes.get("cy")].map(
      (emu) => (numberOf(emu) ?? 0) / emuPerPoint,
    );
    if (width > 0 && height > 0) return { width, height };
  }
  const till = cornerOf(child(anchor, "to")) ?? from;
  return {
    width: leftOf(sheet, till.column) + till.x - leftOf(sheet, from.column) - from.x,
    height: topOf(sheet, till.row) + till.y - topOf(sheet, from.row) - from.y,
  };
}
