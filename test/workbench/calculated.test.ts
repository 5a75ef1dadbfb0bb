import { notCalculated } from "../../src/sheet/cell.js";
import { Workbook, type Cell } from "../../src/workbook/workbook.js";
import { createEmbeddedExcel } from "../../src/workbench/excel/embedded-excel.js";

/** A book of one formula as read from a file, and what stands there after the grid's results came in turn. */
function afterResults(
  cell: Cell,
  ...results: readonly Cell["value"][]
): { readonly value: unknown; readonly edits: number; readonly log: readonly string[] } {
  const book = new Workbook("book.xlsx");
  const sheet = book.addSheet("Data");
  sheet.cells.set(0, 0, cell);
  sheet.cells.startRecording();
  const excel = createEmbeddedExcel(book, { api: { newest: "1.14", classes: {} }, apiLevel: "1.14" });
  const log: string[] = [];
  excel.onLog(({ text }) => log.push(text));
  for (const value of results) excel.calculated([{ sheet: "Data", row: 0, column: 0, value }]);
  return { value: sheet.cells.value(0, 0), edits: sheet.cells.edited().size, log };
}

it("keeps the value stored in the file where the grid lacks the function, and says so", () => {
  const { value, edits, log } = afterResults({ formula: "=XIRR(A2:A9,B2:B9)", value: 0.0725 }, { error: "#NAME?" }, { error: "#NAME?" });
  expect(value).toBe(0.0725);
  expect(edits).toBe(0);
  expect(log).toEqual(["1 formulas keep the value stored in the file (Data!A1 ...): the grid differs"]);
});

it("keeps a stored value that the grid calculates to another number", () => {
  expect(afterResults({ formula: "=SUBTOTAL(109,B:B)", value: 12 }, 30).value).toBe(12);
});

it("edits nothing when the grid's first result is the stored value", () => {
  expect(afterResults({ formula: "=B1*2", value: 0.1 + 0.2 }, 0.3)).toEqual({ value: 0.1 + 0.2, edits: 0, log: [] });
});

it("follows the grid on a formula it agreed on before, errors included", () => {
  expect(afterResults({ formula: "=B1*2", value: 4 }, 4, 6).value).toBe(6);
  expect(afterResults({ formula: "=1/B1", value: 4 }, 4, { error: "#DIV/0!" }).value).toEqual({ error: "#DIV/0!" });
});

it("takes the first result of a formula that has no value yet", () => {
  expect(afterResults({ formula: "=B1*2", value: null }, 6).value).toBe(6);
});

it("waits for the add-in before it takes an error for one of its functions", () => {
  expect(afterResults({ formula: "=AR.DSO()", value: 78.2 }, { error: "#NAME?" }).value).toBe(78.2);
});

it("takes the first result of a formula that the file's program never calculated", () => {
  const { value, log } = afterResults({ formula: "=B1*2", value: notCalculated }, 6);
  expect(value).toBe(6);
  expect(log).toEqual([]);
});
