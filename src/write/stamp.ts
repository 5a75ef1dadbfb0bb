import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { isCellError, type CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";

/** Hexadecimal digits of a fingerprint: enough to tell an edit, short enough to stand in a column. */
const stampLength = 20;

/**
 * A fingerprint of what stands in a sheet (the first 80 bits of its SHA-256, hex): different once a person changed a cell. Give it formulas as their text: a total that
 * was calculated anew is no edit. Numbers count with the 15 digits Excel keeps; empty cells count for nothing, so that a used range
 * larger or smaller by empty edges changes nothing.
 */
export function stampOfGrid(grid: CellGrid): string {
  const { area } = grid;
  const lines: string[] = [];
  for (let row = 0; row < grid.rowCount; row++) {
    const cells = grid.row(row);
    for (let column = 0; column < cells.length; column++) {
      const value = cells[column] ?? null;
      // An array of JSON, spelt by hand: a pack has millions of cells.
      if (value !== null && value !== "") lines.push(`[${area.top + row},${area.left + column},"${typeof value}",${exactText(value)}]`);
    }
  }
  return bytesToHex(sha256(utf8ToBytes(lines.join("\n")))).slice(0, stampLength);
}

/** As JSON. */
function exactText(value: CellValue): string {
  if (typeof value === "number") return `"${exactNumber(value)}"`;
  return JSON.stringify(isCellError(value) ? value.error : String(value));
}

/** A number with 15 digits: the shortest text of one that has no more is already that. */
function exactNumber(value: number): string {
  const text = String(value);
  return text.length <= 15 ? text : String(Number(value.toPrecision(15)));
}
