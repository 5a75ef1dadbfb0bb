import { createHash } from "node:crypto";
import * as fc from "fast-check";
import type { CellValue } from "../../src/sheet/cell.js";
import type { CellGrid } from "../../src/sheet/grid.js";
import { stampOfGrid } from "../../src/write/stamp.js";
import { gridOf } from "../../src/sheet/grid.js";

const grid = (values: readonly (readonly CellValue[])[], top = 0, left = 0): CellGrid =>
  gridOf({ sheet: "S", top, left, rows: values.length, columns: values[0]?.length ?? 0 }, values);
const written: readonly (readonly CellValue[])[] = [
  [null, "complete"],
  [0.3, null],
  [0.3, null],
];

it("knows a sheet again as it was written, with the digits Excel keeps", () =>
  expect(stampOfGrid(grid([written[0] ?? [], [0.1 + 0.2, null], written[2] ?? []]))).toBe(stampOfGrid(grid(written))));

it("sees that a person changed a cell", () =>
  expect(stampOfGrid(grid([...written.slice(0, 2), [0.31, null]]))).not.toBe(stampOfGrid(grid(written))));

it("tells the number 1 from the text 1", () => expect(stampOfGrid(grid([[1]]))).not.toBe(stampOfGrid(grid([["1"]]))));

it("still knows the sheets of earlier versions", () => {
  const values: CellValue[] = [
    'Größe "A"\n客户',
    0.1 + 0.2,
    -1e21,
    123_456_789_012.345_67,
    true,
    { error: "#N/A" },
    "=SUM(A1:A2)",
    -0,
    1 / 3,
    "",
  ];
  expect(stampOfGrid(grid([values, [null, 5e-324, 12.5]], 4, 2))).toBe("a9c092e884049f7b2845");
});

it("cares nothing for empty edges of the rectangle that was fetched", () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.double({ noNaN: true }), fc.string()), { minLength: 1 }), (rows) => {
      const padded = [[null, null, null], ...rows.map((row) => [null, ...row])];
      expect(stampOfGrid(grid(padded, 2, 2))).toBe(stampOfGrid(grid(rows, 3, 3)));
    }),
  ));

const cells = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer().map((hundredths) => hundredths / 100),
  fc.string({ unit: "binary" }),
  fc.boolean(),
  fc.constant(null),
  fc.constant({ error: "#N/A" }),
);

it("is the hash of its cells as lines of JSON, however many there are", () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(cells, cells)), fc.integer({ min: 1, max: 200 }), (some, times) => {
      const rows = Array.from({ length: times }, () => some).flat();
      const lines = rows.flatMap((row, r) =>
        row.flatMap((value, c) => (value === null || value === "" ? [] : [JSON.stringify([r, c, typeof value, spelled(value)])])),
      );
      const wanted = createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 20);
      expect([stampOfGrid(grid(rows)), stampOfGrid(grid(rows), createHash("sha256"))]).toEqual([wanted, wanted]);
    }),
    { numRuns: 50 },
  ));

function spelled(value: Exclude<CellValue, null>): string {
  if (typeof value === "object") return value.error;
  return typeof value === "number" ? String(Number(value.toPrecision(15))) : String(value);
}

it("counts a cell that is yet to change as it will stand", () => {
  const settled = { row: 4, column: 3, value: "complete" };
  expect(stampOfGrid(grid([["Title", "writing"], [1]], 4, 2), undefined, settled)).toBe(
    stampOfGrid(grid([["Title", "complete"], [1]], 4, 2)),
  );
  expect(stampOfGrid(grid([["Title"], [1]], 7, 2), undefined, settled)).toBe(stampOfGrid(grid([["Title"], [1]], 7, 2)));
});
