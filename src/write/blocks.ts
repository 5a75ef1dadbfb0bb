import type { CellInput, CellLines } from "../sheet/batch.js";
import type { RowForm, RowVisitor, SheetRows } from "../sheet/sheet-rows.js";

/** Upper bound for one block of a write as JSON. Bytes; Excel on the web refuses requests over 5 MB. */
export const blockBytes = 1_500_000;

/** Rows of a block. */
export interface Block<Rows> {
  readonly first: number;
  readonly rows: Rows;
}

/**
 * Cuts rows into blocks whose JSON never exceeds `limit` bytes (a single row larger than that stands alone).
 * The estimate is an upper bound: every UTF-16 unit of a text may become six characters or three bytes.
 */
export function cutRows(rows: readonly (readonly CellInput[])[], limit = blockBytes): readonly Block<readonly (readonly CellInput[])[]>[] {
  return cut(rows.length, (row) => rowBytes(rows[row] ?? []), limit).map(({ first, till }) => ({ first, rows: rows.slice(first, till) }));
}

/** A text that stands in a cell in place of what was planned. */
export interface Overlay {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** The same of the rows of a sheet: they are estimated by what their forms tell, and become lines when they are sent. */
export function cutSheet(rows: SheetRows, columns: number, overlay?: Overlay, limit = blockBytes): readonly Block<CellLines>[] {
  const bytes = bytesOfRows(rows, columns);
  if (overlay) bytes[overlay.row] = (bytes[overlay.row] ?? 0) + textBytes(overlay.text);
  return cut(rows.length, (row) => bytes[row] as number, limit).map(({ first, till }) => ({
    first,
    rows: new SheetLines(rows, columns, first, till, overlay),
  }));
}

/** Rows first..till, the latter not among them. */
interface Piece {
  readonly first: number;
  readonly till: number;
}

function cut(rows: number, bytesOf: (row: number) => number, limit: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let first = 0;
  let size = 2;
  for (let row = 0; row < rows; row++) {
    const bytes = bytesOf(row);
    if (row > first && size + bytes > limit) {
      pieces.push({ first, till: row });
      first = row;
      size = 2;
    }
    size += bytes;
  }
  if (rows > first) pieces.push({ first, till: rows });
  return pieces;
}

/** Lines of a sheet, made as they are asked for; nobody here keeps them. */
class SheetLines implements CellLines {
  constructor(
    private readonly rows: SheetRows,
    private readonly columns: number,
    private readonly first: number,
    private readonly till: number,
    private readonly overlay: Overlay | undefined,
  ) {}

  get length(): number {
    return this.till - this.first;
  }

  slice(from: number, till = this.length): CellLines {
    return new SheetLines(this.rows, this.columns, this.first + from, this.first + till, this.overlay);
  }

  forEach(act: (line: readonly CellInput[], place: number) => void): void {
    const { rows, columns, overlay, first, till } = this;
    const at = overlay ? overlay.row - first : -1;
    if (!overlay || at < 0 || at >= this.length) rows.forEachLine(columns, first, till, act);
    else rows.forEachLine(columns, first, till, (line, place) => act(place === at ? overlaid(line, overlay) : line, place));
  }
}

function overlaid(line: readonly CellInput[], { column, text }: Overlay): readonly CellInput[] {
  return line.map((cell, at) => (at === column ? text : cell));
}

/** "-0.0000012345678901234567" and a comma: no number is longer. */
const numberBytes = 26;

/** "null" and a comma; nothing in a request. */
const emptyBytes = 5;

/** At most how many bytes a row takes as JSON, its comma included; so in a request, where a text may bear an apostrophe and a formula goes alone. */
export function rowBytes(row: readonly CellInput[]): number {
  let bytes = rowBrackets;
  for (let i = 0; i < row.length; i++) {
    const cell = row[i] as CellInput;
    if (typeof cell === "number") bytes += numberBytes;
    else if (typeof cell === "string") bytes += textBytes(cell);
    else if (cell === null) bytes += emptyBytes;
    else bytes += formulaBytes + characterBytes * (cell.formula.length + (typeof cell.expected === "string" ? cell.expected.length : 0));
  }
  return bytes;
}

/** "\\u0000": no UTF-16 unit takes more. */
const characterBytes = 6;

/** And the comma behind. */
const rowBrackets = 3;

function textBytes(text: string): number {
  return 4 + characterBytes * text.length;
}

/** What a cell with a formula takes beside the characters of it and of what it shows. */
const formulaBytes = 60;

/** At most how many bytes each row of a sheet takes so, told without making the lines of forms that tell how many characters they have. */
export function bytesOfRows(rows: SheetRows, columns: number): Float64Array {
  const visitor = new RowBytes(rows, columns);
  rows.visit(visitor);
  return visitor.bytes;
}

class RowBytes implements RowVisitor<{ readonly form: RowForm; readonly bare: number }> {
  readonly bytes: Float64Array;

  constructor(
    private readonly rows: SheetRows,
    private readonly columns: number,
  ) {
    this.bytes = new Float64Array(rows.length);
  }

  workOut(form: RowForm): { readonly form: RowForm; readonly bare: number } {
    return { form, bare: bareBytes(form, this.columns) };
  }

  act({ form, bare }: { readonly form: RowForm; readonly bare: number }, top: number, count: number): void {
    const { bytes, rows, columns } = this;
    const end = top + count;
    if (form.characters !== undefined) bytes.fill(bare + characterBytes * form.characters, top, end);
    else if (form.charactersOf)
      for (let row = top; row < end; row++) bytes[row] = bare + characterBytes * form.charactersOf(rows.numberOf(row));
    else
      for (let row = top; row < end; row++) {
        const line = form.lineOf(rows.numberOf(row), row);
        bytes[row] = rowBytes(line) + emptyBytes * Math.max(0, columns - line.length);
      }
  }
}

/** A row of a form but for its characters: as if a number stood in every cell that it lays out. What a text takes beside its characters is less. */
function bareBytes({ looks, formulas = 0 }: RowForm, columns: number): number {
  const blank = Math.max(0, columns - looks.length);
  return rowBrackets + emptyBytes * blank + numberBytes * looks.length + formulaBytes * formulas;
}
