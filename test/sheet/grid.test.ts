import fc from "fast-check";
import { notCalculated, type Area, type CellValue } from "../../src/sheet/cell.js";
import { GridBuilder, gridOf, type CellGrid } from "../../src/sheet/grid.js";

const areaOf = (rows: number, columns: number): Area => ({ sheet: "Data", top: 4, left: 2, rows, columns });

/** Packs rows as they arrive in blocks of these sizes, again and again. */
function packed(rows: readonly (readonly CellValue[])[], columns: number, blocks: readonly number[]): CellGrid {
  const builder = new GridBuilder(areaOf(rows.length, columns));
  for (let row = 0, i = 0; row < rows.length; i++) {
    const till = row + (blocks[i % blocks.length] as number);
    builder.add(rows.slice(row, till));
    row = till;
  }
  return builder.grid();
}

const number = fc.oneof(
  fc.integer({ min: -100, max: 60_000 }),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 }),
  fc.integer({ min: -9_999_999, max: 9_999_999 }).map((cents) => cents / 100),
  fc.double({ noNaN: true }).map((each) => each + 0),
);
const text = fc.oneof(fc.constantFrom("C1", "C2", "", " ", "Total"), fc.string({ maxLength: 4 }));
const error = fc.constantFrom<CellValue>({ error: "#N/A" }, { error: "#REF!" }, notCalculated);
const cell = fc.oneof(number, text, fc.boolean(), fc.constant(null), error);
/** Columns as tables have them: one kind of cell, and now and then any other. */
const column = fc
  .constantFrom<fc.Arbitrary<CellValue>>(number, fc.integer({ min: 0, max: 9 }), text, cell)
  .chain((usual) =>
    fc.array(fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: cell }), { minLength: 120, maxLength: 300 }),
  );
const table = fc.array(column, { minLength: 1, maxLength: 4 }).map((columns) => {
  const rows = Math.min(...columns.map((each) => each.length));
  return Array.from({ length: rows }, (_, row) => columns.map((each) => each[row] ?? null));
});
const blocks = fc.array(fc.integer({ min: 1, max: 130 }), { minLength: 1, maxLength: 5 });

it("gives back any cells as they came, whatever the blocks that they came in", () =>
  fc.assert(
    fc.property(table, blocks, (rows, sizes) => {
      const grid = packed(rows, rows[0]?.length ?? 0, sizes);
      expect(grid.rowCount).toBe(rows.length);
      expect(grid.rows()).toEqual(rows);
      expect(rows.map((cells, row) => cells.map((_, at) => grid.cell(row, at)))).toEqual(rows);
    }),
  ));

it("holds nothing outside, and blanks where a row ends early", () => {
  const grid = gridOf(areaOf(2, 2), [["a"], ["b", 1]]);
  expect(grid.rows()).toEqual([
    ["a", null],
    ["b", 1],
  ]);
  expect([grid.cell(-1, 0), grid.cell(2, 0), grid.cell(0, 2), grid.row(-1), grid.row(2), grid.column(2)]).toEqual([
    null,
    null,
    null,
    [],
    [],
    undefined,
  ]);
  expect(grid.rows(1)).toEqual([["b", 1]]);
});

it("changes rows in a copy, and adds such as follow", () => {
  const grid = gridOf(areaOf(2, 2), [
    ["a", 1],
    ["b", 2],
  ]);
  const changed = grid.withRows(new Map([[1, ["c", "d"]], [3, [null, 4]]])); // prettier-ignore
  expect(changed.rows()).toEqual([["a", 1], ["c", "d"], [null, null], [null, 4]]); // prettier-ignore
  expect(grid.row(1)).toEqual(["b", 2]);
});

it("takes no more rows than were announced", () =>
  expect(() => new GridBuilder(areaOf(1, 1)).add([[1], [2]])).toThrow("more rows than were announced"));

/** Enough rows that a column of different cells gives up looking for such as repeat. */
const many = 40_000;

it.each<[string, (row: number) => CellValue, string]>([
  ["numbers of invoices, all different", (row) => `INV-${row}`, "series"],
  [
    "numbers of invoices with zeros in front, a series for every month",
    (row) => `2026-${row % 12}/${String(row).padStart(6, "0")}`,
    "series",
  ],
  ["numbers of invoices that are digits alone, longer than any number", (row) => `0012345678${String(row).padStart(9, "0")}`, "series"],
  [
    "numbers of invoices, one in ten of them something else",
    (row) => (row % 10 === 0 ? (row % 20 === 0 ? null : "n/a") : `R${row}`),
    "series",
  ],
  [
    "numbers of invoices, from a row on two in three of them remarks",
    (row) => (row > 20_000 && row % 3 > 0 ? `paid ${row} times` : `R${row}`),
    "list",
  ],
  ["numbers that end in letters", (row) => `${row}-A`, "list"],
  ["texts of which each is a series of its own", (row) => `${(row * 7919) % 99_991}/1`, "list"],
  ["customers that come again", (row) => `C${(row * 7919) % 9000}`, "coded"],
  ["days", (row) => 45_000 + (row % 700), "numbers"],
  ["amounts beneath their header", (row) => (row === 0 ? "Amount" : row / 100), "numbers"],
  ["amounts in whole units first, then with cents", (row) => (row < 20_000 ? row : row + 0.25), "numbers"],
  ["amounts of which one is too large for hundredths", (row) => (row === 30_000 ? 3e9 : row / 4), "numbers"],
  ["amounts of which one has more decimals", (row) => (row === 30_000 ? 0.1 + 0.2 : row / 4), "numbers"],
  ["whole numbers too large for hundredths, then a fraction", (row) => (row < 30_000 ? 2e9 + row : 0.5), "numbers"],
  ["the least whole number among blanks", (row) => (row % 3 === 0 ? -(2 ** 31) : row % 3 === 1 ? null : -row), "numbers"],
  ["the same among fractions", (row) => (row % 3 === 0 ? -(2 ** 31) : row % 3 === 1 ? null : row / 7), "numbers"],
  ["amounts, one in ten of them a text", (row) => (row % 10 === 0 ? `${row},00` : row), "numbers"],
  ["numbers, half of them texts", (row) => (row % 2 === 0 ? `A${row}` : row), "list"],
  ["blanks at first, then texts that differ", (row) => (row < 20_000 ? null : `A${row}`), "coded"],
  ["errors beside numbers", (row) => (row % 2 === 0 ? { error: "#N/A" } : row), "list"],
])("keeps %s", (_, cellAt, kind) => {
  const rows = Array.from({ length: many }, (__, row) => [cellAt(row)]);
  const grid = packed(rows, 1, [1, 5000]);
  expect(grid.rows()).toEqual(rows);
  expect(grid.column(0)?.kind).toBe(kind);
});

it("tells which columns of numbers hold a minus", () => {
  const minusIn = (...cells: readonly CellValue[]): unknown => {
    const column = gridOf(areaOf(cells.length, 1), cells.map((each) => [each])).column(0); // prettier-ignore
    return column?.kind === "numbers" && [column.hasMinus(0, cells.length), column.hasMinus(1, cells.length)];
  };
  expect(minusIn(1, null, "x", 2)).toEqual([false, false]);
  expect(minusIn(-1, null, "x", 2)).toEqual([true, false]);
  expect(minusIn(1, null, 2, -0.5)).toEqual([true, true]);
  expect(minusIn(1, null, 2, -1 / 3)).toEqual([true, true]);
  expect(minusIn(1 / 3, null, 2, -(2 ** 31))).toEqual([true, true]);
});
