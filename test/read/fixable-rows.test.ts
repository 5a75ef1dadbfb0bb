import fc from "fast-check";
import { allFixes, type Fix } from "../../src/read/fixes.js";
import { readLedger, type ReadOptions } from "../../src/read/ledger-reader.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { gridOf } from "../../src/sheet/grid.js";
import { headers, row, total } from "../support/random-tables.js";
import { readOptions } from "../support/read-table.js";

/** What can be mended in a table: as it is found, and as a look at every row finds it. */
function found(rows: readonly (readonly CellValue[])[], more: Partial<ReadOptions> = {}): readonly [readonly Fix[], readonly Fix[]] {
  const grid = gridOf({ sheet: "Data", top: 3, left: 1, rows: rows.length + 1, columns: headers.length }, [headers, ...rows]);
  const options = readOptions(headers, { defaultCurrency: "EUR", ...more });
  const reading = readLedger(grid, options);
  const everyRow = rows.map((_, i) => i + 1);
  return [allFixes(grid, options, reading), allFixes(grid, options, reading, everyRow)];
}

it("finds in the rows that it looks at all that there is in any", () =>
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 30, arbitrary: row }, { weight: 1, arbitrary: total }), { maxLength: 60 }),
      fc.constantFrom("EUR", "JPY", "KWD"),
      (rows, defaultCurrency) => {
        const [fast, every] = found(rows, { defaultCurrency });
        expect(fast).toEqual(every);
      },
    ),
  ));

/** A row of a ledger so long that its columns are packed in every form. */
const plainRow = (i: number): CellValue[] => {
  const id = `C${i % 50}`;
  return [
    id,
    `Customer ${i % 50}`,
    `INV-${i}`,
    "Invoice",
    "USD",
    45_900 + (i % 300),
    45_930 + (i % 300),
    i + 0.25,
    null,
    null,
    null,
    "North",
    null,
  ];
};
const odd = new Map<number, (cells: CellValue[]) => void>([
  [100, (cells) => (cells[2] = " INV-100")],
  [200, (cells) => (cells[2] = "INV-200 ")],
  [300, (cells) => (cells[7] = "1,234.50")],
  [400, (cells) => (cells[7] = 12.345)],
  [500, (cells) => (cells[4] = "usd")],
  [600, (cells) => (cells[5] = "2025-12-31")],
  [700, (cells) => (cells[1] = "Somebody else")],
  [800, (cells) => ([cells[4], cells[7]] = ["JPY", 12.5])],
]);

it("finds every kind of them in a long ledger, whose columns are packed", () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => {
    const cells = plainRow(i);
    odd.get(i)?.(cells);
    return cells;
  });
  const [fast, every] = found(rows);
  expect(fast).toEqual(every);
  expect(fast.map((fix) => [fix.row - 1, fix.kind])).toEqual([
    [100, "space-around"],
    [200, "space-around"],
    [300, "amount-as-text"],
    [400, "too-many-decimals"],
    [500, "currency-name"],
    [600, "date-as-text"],
    [700, "name-varies"],
    [800, "too-many-decimals"],
  ]);
});
