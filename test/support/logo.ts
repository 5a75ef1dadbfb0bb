import { zlibSync } from "fflate";
import { crc32 } from "../../src/files/zip-check.js";
import type { Picture, Workbook } from "../../src/workbook/workbook.js";

/** A PNG of two bars, as large as it says in pixels. */
export function pngOf(width: number, height: number): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) => {
    const dots = Array.from({ length: width }, (_, x) =>
      x * 3 < width ? [51, 80, 158] : y * 2 < height ? [199, 123, 48] : [255, 255, 255],
    );
    return [0, ...dots.flat()];
  });
  const chunk = (kind: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [signature, chunk("IHDR", head), chunk("IDAT", zlibSync(Uint8Array.from(rows.flat()))), chunk("IEND", new Uint8Array())];
  return Uint8Array.from(Buffer.concat(parts));
}

/** Places a picture on a sheet of the workbook, as a person does. Points. */
export function placePicture(book: Workbook, sheet: string, name: string, width = 150, height = 50): Picture {
  const image = { bytes: pngOf(width, height), ending: "png" };
  const picture = { name, description: "", corner: { row: 0, column: 4, x: 0, y: 0 }, width, height, image };
  const on = book.sheet(sheet);
  if (!on) throw new Error(`no sheet ${sheet}`);
  on.pictures.push(picture);
  on.layoutEdited = true;
  return picture;
}
