import { newSha256, type Sha256 } from "../kernel/sha256.js";
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
export function stampOfGrid(grid: CellGrid, hash: Sha256 = newSha256(), settled?: SettledCell): string {
  const { top, left } = grid.area;
  const text = new StampText();
  for (let row = 0; row < grid.rowCount; row++) {
    const cells = grid.row(row);
    text.beginRow(top + row);
    const settledAt = settled?.row === top + row ? settled.column - left : -1;
    for (let column = 0; column < cells.length; column++) {
      const value = (column === settledAt ? settled?.value : cells[column]) ?? null;
      if (value !== null && value !== "") text.addCell(left + column, value);
    }
    if (text.length < chunkBytes) continue;
    hash.update(text.written());
    text.cut(0);
  }
  hash.update(text.written());
  return Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, stampLength);
}

/** Cells as lines that are arrays of JSON (row, column, type, value as a text), spelt by hand: a pack has millions of cells. */
class StampText extends Utf8 {
  private start = "";
  private row = 0;
  private isFirst = true;
  /** What follows the row of a number, and of a text, by column. */
  private readonly ofNumber: Uint8Array[] = [];
  private readonly ofText: Uint8Array[] = [];

  beginRow(row: number): void {
    this.row = row;
    this.start = `${this.isFirst ? "" : "\n"}[${row},`;
  }

  addCell(column: number, value: string | number | boolean | { readonly error: string }): void {
    this.add(this.start);
    if (this.isFirst) {
      this.isFirst = false;
      this.beginRow(this.row);
    }
    if (typeof value === "number") {
      this.addBytes((this.ofNumber[column] ??= encoded(`${column},"number","`)));
      this.addNumber(value, exactNumber);
      this.add('"]');
    } else if (typeof value === "string" && !isEscaped.test(value)) {
      this.addBytes((this.ofText[column] ??= encoded(`${column},"string","`)));
      this.add(value);
      this.add('"]');
    } else {
      const content = JSON.stringify(isCellError(value) ? value.error : String(value));
      this.add(`${column},"${typeof value}",${content}]`);
    }
  }
}

/** What JSON does not hold as it is; nearly no text has any of it. */
const isEscaped = /["\\\u0000-\u001f\ud800-\udfff]/;

function encoded(text: string): Uint8Array {
  const bytes = new Utf8();
  bytes.add(text);
  return bytes.written();
}

/** A number with 15 digits: the shortest text of one that has no more is already that. */
function exactNumber(value: number): string {
  const text = String(value);
  return text.length <= 15 ? text : String(Number(value.toPrecision(15)));
}
