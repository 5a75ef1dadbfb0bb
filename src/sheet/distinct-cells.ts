import { isCellError, type CellError, type CellValue } from "./cell.js";
import { NumberedTexts } from "./numbered-texts.js";
import { hashOf, StringTable } from "./string-table.js";

type Rows = readonly (readonly CellValue[])[];

/** Up to so many distinct cells are found by a look at both ends of a text. */
export const fewDistinct = 256;

/** Texts that were found by their hash though others are found by their number, before it is asked whether the numbers are worth it. */
const fewStrays = 1024;

/** Of the texts that the cells of a block are compared with. */
const lengths = new Uint32Array(512);

/** Cells that were met, each one once, and what finds them again. */
export class DistinctCells {
  /** A blank comes first, whether there is one or not. */
  readonly cells: CellValue[] = [null];
  /** How many of them are numbers. */
  numbers = 0;
  private readonly texts = new StringTable(this.cells);
  private readonly others = new Map<Exclude<CellValue, string | CellError>, number>([[null, 0]]);
  private readonly errors = new Map<string, number>();
  /** By the ends of a text, the place of the last one that was met with them. */
  private readonly few = new Uint8Array(fewDistinct);
  /** The texts by their numbers; `undefined` before there are many, `null` where they have none to speak of. */
  private numbered: NumberedTexts | null | undefined;
  private foundByNumber = 0;
  private strays = 0;

  /** Finds where the cells of a column stand, of as many rows from one on as there is room for: at most 512. A cell that was not met before is added. */
  findAll(rows: Rows, column: number, from: number, into: Uint32Array): void {
    if (this.cells.length <= fewDistinct) return this.findFew(rows, column, from, into);
    if (this.numbered === undefined) this.numbered = this.allByNumber();
    if (this.numbered) return this.findByNumber(this.numbered, rows, column, from, into);
    this.guess(rows, column, from, into);
    this.compare(rows, column, from, into);
  }

  private findFew(rows: Rows, column: number, from: number, into: Uint32Array): void {
    const { cells, few } = this;
    for (let i = 0; i < into.length; i++) {
      const cell = (rows[from + i] as readonly CellValue[])[column] ?? null;
      const guessed = typeof cell === "string" ? (few[endsOf(cell)] as number) : 0;
      into[i] = cells[guessed] === cell ? guessed : this.placeOf(cell);
    }
  }

  private findByNumber(numbered: NumberedTexts, rows: Rows, column: number, from: number, into: Uint32Array): void {
    let strays = 0;
    for (let i = 0; i < into.length; i++) {
      const cell = (rows[from + i] as readonly CellValue[])[column] ?? null;
      const found = typeof cell === "string" ? numbered.find(cell) : 0;
      const next = this.cells.length;
      const place = found !== 0 || cell === null ? found : this.placeOf(cell);
      if (place !== found && place !== next) strays++;
      into[i] = place;
    }
    this.strays += strays;
    this.foundByNumber += into.length - strays;
    if (this.strays > fewStrays && this.strays * 4 > this.foundByNumber) this.numbered = null;
  }

  private allByNumber(): NumberedTexts | null {
    const numbered = NumberedTexts.of(this.cells);
    this.cells.forEach((cell, place) => {
      if (typeof cell === "string") numbered?.add(cell, place);
    });
    return numbered ?? null;
  }

  /** Guesses the places of cells: right for nearly all texts that were met. */
  private guess(rows: Rows, column: number, from: number, into: Uint32Array): void {
    for (let i = 0; i < into.length; i++) {
      const cell = (rows[from + i] as readonly CellValue[])[column];
      into[i] = typeof cell === "string" ? hashOf(cell) : 0;
    }
    this.texts.guess(into);
  }

  /** Puts right what was guessed of the places of the cells of some rows; a cell that was not met before is added. */
  compare(rows: Rows, column: number, from: number, guessed: Uint32Array): void {
    const { cells } = this;
    // The texts are fetched for the whole block before any is compared: one wait for memory then hides behind the others.
    for (let i = 0; i < guessed.length; i++) {
      const text = cells[guessed[i] as number];
      lengths[i] = typeof text === "string" ? text.length : 0;
    }
    for (let i = 0; i < guessed.length; i++) {
      const cell = (rows[from + i] as readonly CellValue[])[column] ?? null;
      const isGuessed = typeof cell === "string" && cell.length === lengths[i] && cells[guessed[i] as number] === cell;
      if (!isGuessed) guessed[i] = cell === null ? 0 : this.placeOf(cell);
    }
  }

  /** The place of a cell, new where it was not met before; errors that show the same text are the same. */
  placeOf(cell: CellValue): number {
    if (typeof cell === "string") return this.placeOfText(cell);
    const next = this.cells.length;
    const place = isCellError(cell) ? this.errors.get(cell.error) : this.others.get(cell);
    if (place !== undefined) return place;
    if (isCellError(cell)) this.errors.set(cell.error, next);
    else this.others.set(cell, next);
    if (typeof cell === "number") this.numbers++;
    this.cells.push(cell);
    return next;
  }

  private placeOfText(text: string): number {
    const next = this.cells.length;
    const place = this.texts.meet(text, next);
    if (place === next) {
      this.cells.push(text);
      this.numbered?.add(text, place);
    }
    if (place < fewDistinct) this.few[endsOf(text)] = place;
    return place;
  }
}

/** A small number that tells most texts of a short list apart: by their length and their characters at both ends. */
function endsOf(text: string): number {
  return (text.charCodeAt(0) * 7 + text.charCodeAt(text.length - 1) + text.length) & (fewDistinct - 1);
}
