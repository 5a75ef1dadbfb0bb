import type { Chart, Picture, Workbook } from "../workbook/workbook.js";
import { chartAnchorXml, chartXml } from "./chart-out.js";
import { freeShapeId, type KeptParts } from "./kept-parts.js";
import type { PackageEdit } from "./package-edit.js";
import { imagePart, pictureAnchorXml } from "./picture-out.js";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const drawingml = "http://schemas.openxmlformats.org/drawingml/2006";
const namespaces = `xmlns:xdr="${drawingml}/spreadsheetDrawing" xmlns:a="${drawingml}/main"`;

/**
 * Writes charts and pictures into the package as one drawing, beside what stands in the sheet's own where it kept one; gives the id by which the
 * sheet refers to it, `undefined` where there is none.
 */
export function writeDrawing(
  edit: PackageEdit,
  sheetPart: string,
  book: Workbook,
  { charts, pictures }: { readonly charts: readonly Chart[]; readonly pictures: readonly Picture[] },
  kept: KeptParts["drawing"],
): string | undefined {
  if (charts.length + pictures.length === 0) return kept?.id;
  const drawing = kept?.part ?? edit.addPart("xl/drawings/drawing", "", "application/vnd.openxmlformats-officedocument.drawing+xml");
  let shape = kept ? freeShapeId(edit.parts.text(kept.part)) : 2;
  const anchors = [
    ...charts.map((chart) => {
      const part = edit.addPart(
        "xl/charts/chart",
        chartXml(chart, book),
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
      );
      return chartAnchorXml(chart, shape++, edit.addRelation(drawing, "chart", targetOf(part)));
    }),
    ...pictures.map((picture) =>
      pictureAnchorXml(picture, shape++, edit.addRelation(drawing, "image", targetOf(imagePart(edit, picture.image)))),
    ),
  ];
  if (kept) {
    const own = edit.inDialect(anchors.join("").replace(/<xdr:(two|one)CellAnchor>/g, (start) => `${start.slice(0, -1)} ${namespaces}>`));
    edit.parts.set(
      drawing,
      edit.parts.text(drawing).replace(/<\/(?:\w+:)?wsDr>/, (end) => own + end),
    );
    return kept.id;
  }
  const root = `<xdr:wsDr ${namespaces}>${anchors.join("")}</xdr:wsDr>`;
  edit.parts.set(drawing, edit.inDialect(declaration + root));
  return edit.addRelation(sheetPart, "drawing", targetOf(drawing));
}

/** A part as those of the folders beside it call it. */
function targetOf(part: string): string {
  return part.startsWith("xl/") ? `../${part.slice("xl/".length)}` : `/${part}`;
}
