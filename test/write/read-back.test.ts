import type { CellInput, Step } from "../../src/sheet/batch.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { firstDifference } from "../../src/write/read-back.js";
import { gridOf } from "../../src/sheet/grid.js";

const at = { sheet: "S", top: 0, left: 0, rows: 1, columns: 1 };
const written = (cell: CellInput): readonly Step[] => [{ kind: "write", area: at, cells: [[cell]] }];
const found = (cell: CellInput, value: CellValue): unknown => firstDifference(written(cell), gridOf(at, [[value]]));

it.each<[CellInput, CellValue]>([
  [null, null],
  [null, ""],
  [0.1 + 0.2, 0.3],
  ["=1+1", "'=1+1"],
  ["'quoted", "'quoted"],
  ["two\r\nlines", "two\nlines"],
  ["", null],
  [{ formula: "=SUM(A1:A2)", expected: 3 }, "=SUM( $A$1:$A$2 )"],
])("knows %p again in what Excel gives back, %p", (cell, value) => expect(found(cell, value)).toBeUndefined());

it.each<[CellInput, CellValue]>([
  [null, "called, Ben"],
  [100.25, 100.26],
  [100.25, "100.25"],
  ["Acme", "Acme Ltd"],
  ["Acme", null],
  [{ formula: "=SUM(A1:A2)", expected: 3 }, 3],
])("names the cell where somebody put something else than %p: %p", (cell, value) =>
  expect(found(cell, value)).toEqual({ sheet: "S", row: 0, column: 0 }),
);
