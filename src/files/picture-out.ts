import type { Image, Picture } from "../workbook/workbook.js";
import type { PackageEdit } from "./package-edit.js";
import { escapeXml } from "./xml.js";

/** English metric units, in which drawings are measured. */
export const emuPerPoint = 12_700;

const types: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  bmp: "image/bmp",
  tif: "image/tiff",
  tiff: "image/tiff",
  emf: "image/x-emf",
  wmf: "image/x-wmf",
};

/** The part that holds an image: the one it was read from where that is still there, else a new one. */
export function imagePart(edit: PackageEdit, { bytes, ending }: Image): string {
  const standing = edit.parts.names().find((name) => edit.parts.bytes(name) === bytes);
  if (standing !== undefined) return standing;
  const name = edit.parts.freeName("xl/media/image", `.${ending}`);
  edit.parts.setBytes(name, bytes);
  edit.addDefault(ending, types[ending] ?? "application/octet-stream");
  return name;
}

/** A picture where it stands in its drawing: it moves with its cell and keeps its size. `id` is that of its relationship to the image. */
export function pictureAnchorXml({ name, description, corner, width, height, crop = {} }: Picture, shape: number, id: string): string {
  const emu = (points: number): number => Math.round(points * emuPerPoint);
  const size = `cx="${emu(width)}" cy="${emu(height)}"`;
  const sides = Object.entries(crop).map(([side, share]) => ` ${side}="${escapeXml(share)}"`);
  const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return (
    `<xdr:oneCellAnchor><xdr:from><xdr:col>${corner.column}</xdr:col><xdr:colOff>${emu(corner.x)}</xdr:colOff>` +
    `<xdr:row>${corner.row}</xdr:row><xdr:rowOff>${emu(corner.y)}</xdr:rowOff></xdr:from><xdr:ext ${size}/>` +
    `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${shape}" name="${escapeXml(name)}" descr="${escapeXml(description)}"/>` +
    `<xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>` +
    `<xdr:blipFill><a:blip xmlns:r="${relationships}" r:embed="${id}"/>${sides.length > 0 ? `<a:srcRect${sides.join("")}/>` : ""}` +
    `<a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm>` +
    `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`
  );
}
