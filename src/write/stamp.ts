import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { Utf8 } from "../kernel/utf8.js";
import { isCellError, type CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";

/** Hexadecimal digits of a fingerprint: enough to tell an edit, short enough to stand in a column. */
const stampLength = 20;

/** So many bytes are hashed at a time: few enough to stay in the processor's own memory. */
const chunkBytes = 32_768;

/** A cell that counts with a value it is yet to have. */
export interface SettledCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

/**
 * A fingerprint of what stands in a sheet (the first 80 bits of its SHA-256, hex): different once a person changed a cell. Give it formulas as their text: a total that
 * was calculated anew is no edit. Numbers count with the 15 digits Excel keeps; empty cells count for nothing, so that a used range
 * larger or smaller by empty edges changes nothing.
 */
export function stampOfGrid(grid: CellGrid, settled?: SettledCell): string {
  const { top, left } = grid.area;
  const hash = sha256.create();
  const text = new Utf8();
  let between = "[";
  for (let row = 0; row < grid.rowCount; row++) {
    const cells = grid.row(row);
    const settledAt = settled && settled.row === top + row ? settled.column - left : -1;
    for (let column = 0; column < cells.length; column++) {
      const value = (column === settledAt ? settled?.value : cells[column]) ?? null;
      if (value === null || value === "") continue;
      // Arrays of JSON, spelt by hand: a pack has millions of cells.
      text.add(between);
      text.addNumber(top + row);
      text.add(",");
      text.addNumber(left + column);
      addValue(text, value);
      between = "]\n[";
    }
    if (text.length < chunkBytes) continue;
    hash.update(text.written());
    text.cut(0);
  }
  if (between !== "[") text.add("]");
  return bytesToHex(hash.update(text.written()).digest()).slice(0, stampLength);
}

function addValue(text: Utf8, value: string | number | boolean | { readonly error: string }): void {
  if (typeof value === "number") {
    text.add(',"number","');
    text.addNumber(value, exactNumber);
    text.add('"');
    return;
  }
  text.add(`,"${typeof value}",`);
  const content = isCellError(value) ? value.error : String(value);
  if (isEscaped.test(content)) return text.add(JSON.stringify(content));
  text.add('"');
  text.add(content);
  text.add('"');
}

/** What JSON does not hold as it is; nearly no text has any of it. */
const isEscaped = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A number with 15 digits: the shortest text of one that has no more is already that. */
function exactNumber(value: number): string {
  const text = String(value);
  return text.length <= 15 ? text : String(Number(value.toPrecision(15)));
}
