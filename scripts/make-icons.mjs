import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as zlib from "node:zlib";
import { root } from "./setup.mjs";

/** The icons, drawn by code: a blue rounded square with three bars, the aging of a healthy ledger. */
const blue = [0x33, 0x50, 0x9e];
const bars = [
  { top: 0.25, width: 0.62, color: [255, 255, 255] },
  { top: 0.45, width: 0.44, color: [0xb9, 0xc6, 0xef] },
  { top: 0.65, width: 0.26, color: [0xf4, 0xa4, 0x60] },
];

/** How much of a pixel lies within the shape, from 0 to 1, by 4 x 4 samples. */
function coverage(x, y, size, inside) {
  let hits = 0;
  for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) if (inside((x + (i + 0.5) / 4) / size, (y + (j + 0.5) / 4) / size)) hits++;
  return hits / 16;
}

function rounded(left, top, width, height, radius) {
  return (x, y) => {
    if (x < left || x > left + width || y < top || y > top + height) return false;
    const dx = Math.max(left + radius - x, x - (left + width - radius), 0);
    const dy = Math.max(top + radius - y, y - (top + height - radius), 0);
    return dx * dx + dy * dy <= radius * radius;
  };
}

function pixels(size) {
  const data = Buffer.alloc((size * 4 + 1) * size);
  const ground = rounded(0, 0, 1, 1, 0.19);
  const shapes = bars.map((bar) => ({ inside: rounded(0.19, bar.top, bar.width, 0.125, 0.06), color: bar.color }));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let color = blue;
      for (const shape of shapes) {
        const part = coverage(x, y, size, shape.inside);
        color = color.map((channel, i) => Math.round(channel * (1 - part) + shape.color[i] * part));
      }
      const alpha = Math.round(coverage(x, y, size, ground) * 255);
      data.set([...color, alpha], y * (size * 4 + 1) + 1 + x * 4);
    }
  }
  return data;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(typeof zlib.crc32 === "function" ? zlib.crc32(body) : crcOf(body));
  return Buffer.concat([length, body, check]);
}

/** For Node before 20.15, whose zlib does not give it. */
function crcOf(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function iconPng(size) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", zlib.deflateSync(pixels(size), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

export const iconSizes = [16, 20, 24, 32, 40, 48, 64, 80, 128];

/** Writes the icons into a folder. */
export function writeIcons(folder = join(root, "assets", "icons")) {
  mkdirSync(folder, { recursive: true });
  for (const size of iconSizes) writeFileSync(join(folder, `icon-${size}.png`), iconPng(size));
}

if (process.argv[1]?.endsWith("make-icons.mjs")) writeIcons();
