import fc from "fast-check";
import type { CellInput } from "../../src/sheet/batch.js";
import { wireCell } from "../../src/host/office/cells.js";
import { cutRows, rowBytes } from "../../src/write/blocks.js";
import { freeSheetName } from "../../src/write/names.js";

const cell: fc.Arbitrary<CellInput> = fc.oneof(
  fc.constant<CellInput>(null),
  fc.double(),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 40 }).map((formula): CellInput => ({ formula, expected: -1 / 3e6 })),
);

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

describe("cutting a sheet into blocks", () => {
  it("never estimates a row below what it takes as JSON", () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), (row) =>
        expect(bytesOf(`${JSON.stringify(row)},`)).toBeLessThanOrEqual(rowBytes(row)),
      ),
    );
  });

  it("never estimates a row below what it takes in a request to Excel", () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), (row) =>
        expect(bytesOf(`${JSON.stringify(row.map(wireCell))},`)).toBeLessThanOrEqual(rowBytes(row)),
      ),
    );
  });

  it("loses no row, keeps their order and stays under the limit", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 40 }), fc.integer({ min: 200, max: 5000 }), (rows, limit) => {
        const blocks = cutRows(rows, limit);
        expect(blocks.flatMap((block) => block.rows)).toEqual(rows);
        let first = 0;
        for (const block of blocks) {
          expect(block.first).toBe(first);
          first += block.rows.length;
          if (block.rows.length > 1) expect(bytesOf(JSON.stringify(block.rows))).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});

describe("the name of a sheet that is to be written", () => {
  it("is the wanted one when it is free", () => expect(freeSheetName("AR Aging 2026-10-31", [])).toBe("AR Aging 2026-10-31"));
  it("is the same sheet when that one is ours", () =>
    expect(freeSheetName("AR Aging", [{ name: "ar aging", ours: true }])).toBe("ar aging"));
  it("goes round a sheet of the user's", () => expect(freeSheetName("AR Aging", [{ name: "AR Aging", ours: false }])).toBe("AR Aging (2)"));
  it("is never longer than Excel takes", () => {
    const long = "A".repeat(40);
    expect(freeSheetName(long, [{ name: "A".repeat(31), ours: false }])).toBe(`${"A".repeat(27)} (2)`);
  });
});
