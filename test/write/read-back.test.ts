import type { CellInput, Step } from "../../src/sheet/batch.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { firstDifference } from "../../src/write/read-back.js";

const at = { sheet: "S", top: 0, left: 0, rows: 1, columns: 1 };
const written = (cell: CellInput): readonly Step[] => [{ kind: "write", area: at, cells: [[cell]] }];
const found = (cell: CellInput, value: CellValue): unknown => firstDifference(written(cell), { area: at, values: [[value]] });
const text = (value: string): CellInput => ({ kind: "text", text: value });

it.each<[CellInput, CellValue]>([
  [{ kind: "empty" }, null],
  [{ kind: "empty" }, ""],
  [{ kind: "number", number: 0.1 + 0.2 }, 0.3],
  [text("=1+1"), "'=1+1"],
  [text("'quoted"), "'quoted"],
  [text("two\r\nlines"), "two\nlines"],
  [text(""), null],
  [{ kind: "formula", formula: "=SUM(A1:A2)", expected: 3 }, "=SUM( $A$1:$A$2 )"],
])("knows %p again in what Excel gives back, %p", (cell, value) => expect(found(cell, value)).toBeUndefined());

it.each<[CellInput, CellValue]>([
  [{ kind: "empty" }, "called, Ben"],
  [{ kind: "number", number: 100.25 }, 100.26],
  [{ kind: "number", number: 100.25 }, "100.25"],
  [text("Acme"), "Acme Ltd"],
  [text("Acme"), null],
  [{ kind: "formula", formula: "=SUM(A1:A2)", expected: 3 }, 3],
])("names the cell where somebody put something else than %p: %p", (cell, value) =>
  expect(found(cell, value)).toEqual({ sheet: "S", row: 0, column: 0 }),
);
