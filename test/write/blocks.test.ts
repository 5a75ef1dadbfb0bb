import * as fc from "fast-check";
import type { CellInput } from "../../src/sheet/batch.js";
import { cutRows, rowBytes } from "../../src/write/blocks.js";

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constant('"\\\u0000\ud800催'));
const cells: fc.Arbitrary<CellInput> = fc.oneof(
  fc.constant({ kind: "empty" as const }),
  fc.record({ kind: fc.constant("text" as const), text: anyText }),
  fc.record({ kind: fc.constant("number" as const), number: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
  fc.record({ kind: fc.constant("formula" as const), formula: anyText, expected: fc.oneof(fc.double({ noNaN: true }), anyText) }),
);
const grids = fc.array(fc.array(cells, { maxLength: 6 }), { maxLength: 30 });
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value), "utf8");

it("never takes a block for smaller than it is", () =>
  fc.assert(fc.property(grids, (rows) => bytes(rows) <= 2 + rows.reduce((sum, row) => sum + rowBytes(row), 0))));

it("keeps every block under the limit unless a single row exceeds it", () =>
  fc.assert(
    fc.property(grids, fc.integer({ min: 50, max: 2_000 }), (rows, limit) =>
      cutRows(rows, limit).every((block) => block.rows.length === 1 || bytes(block.rows) <= limit),
    ),
  ));

it("writes every row once, in order, where it belongs", () =>
  fc.assert(
    fc.property(grids, fc.integer({ min: 50, max: 2_000 }), (rows, limit) => {
      const blocks = cutRows(rows, limit);
      expect(blocks.flatMap((block) => block.rows)).toEqual(rows);
      blocks.forEach((block) => expect(rows[block.first]).toBe(block.rows[0]));
    }),
  ));
