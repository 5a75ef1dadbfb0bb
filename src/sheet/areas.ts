import type { Area } from "./cell.js";

/** A rectangle of a sheet that is known from what stands around it. */
export type Rectangle = Omit<Area, "sheet">;

/** Rectangles of one sheet. A list of them is one. */
export interface Rectangles extends Iterable<Rectangle> {
  readonly length: number;
  slice(from: number, till?: number): Rectangles;
}

/** Four numbers each. */
const size = 4;

/** Rectangles as bare numbers: the looks of a sheet of a hundred thousand items are tens of thousands of them. */
export class PackedRectangles implements Rectangles {
  length = 0;
  private numbers: Uint32Array;

  constructor(room = 4) {
    this.numbers = new Uint32Array(size * room);
  }

  /** Gives the place of the rectangle. */
  add(top: number, left: number, rows: number, columns: number): number {
    const at = size * this.length;
    if (at === this.numbers.length) {
      const before = this.numbers;
      // By four: most looks of a large sheet have thousands of rectangles, and each step is a copy of all.
      this.numbers = new Uint32Array(4 * before.length);
      this.numbers.set(before);
    }
    const { numbers } = this;
    numbers[at] = top;
    numbers[at + 1] = left;
    numbers[at + 2] = rows;
    numbers[at + 3] = columns;
    return this.length++;
  }

  /** Makes a rectangle so many rows longer. */
  lengthen(place: number, rows: number): void {
    const at = size * place + 2;
    this.numbers[at] = (this.numbers[at] as number) + rows;
  }

  slice(from: number, till = this.length): Rectangles {
    return [...this].slice(from, till);
  }

  *[Symbol.iterator](): Iterator<Rectangle> {
    const { numbers } = this;
    for (let at = 0; at < size * this.length; at += size)
      yield {
        top: numbers[at] as number,
        left: numbers[at + 1] as number,
        rows: numbers[at + 2] as number,
        columns: numbers[at + 3] as number,
      };
  }
}
