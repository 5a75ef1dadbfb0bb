import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { isCellError, type CellGrid, type CellValue } from "../sheet/cell.js";

/** Hexadecimal digits of a fingerprint: enough to tell an edit, short enough to stand in a column. */
const stampLength = 20;

/**
 * A fingerprint of what stands in a sheet (the first 80 bits of its SHA-256, hex): different once a person changed a cell. Give it formulas as their text: a total that
 * was calculated anew is no edit. Numbers count with the 15 digits Excel keeps; empty cells count for nothing, so that a used range
 * larger or smaller by empty edges changes nothing.
 */
export function stampOfGrid({ area, values }: CellGrid): string {
  return stamp(values.flatMap((cells, row) => cells.map((value, column) => ({ row: area.top + row, column: area.left + column, value }))));
}

interface StampedCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

function stamp(cells: readonly StampedCell[]): string {
  const lines = cells
    .filter(({ value }) => value !== null && value !== "")
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(({ row, column, value }) => JSON.stringify([row, column, typeof value, exactText(value)]));
  return bytesToHex(sha256(utf8ToBytes(lines.join("\n")))).slice(0, stampLength);
}

function exactText(value: CellValue): string {
  if (typeof value === "number") return String(Number(value.toPrecision(15)));
  return isCellError(value) ? value.error : String(value);
}
