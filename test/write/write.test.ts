import fc from "fast-check";
import type { CellInput } from "../../src/sheet/batch.js";
import { wireCell } from "../../src/host/office/cells.js";
import type { PlanValue } from "../../src/sheet/sheet-plan.js";
import { formOfLines, SheetRows, type Ruling } from "../../src/sheet/sheet-rows.js";
import { cutRows, cutSheet, rowBytes } from "../../src/write/blocks.js";
import { freeSheetName } from "../../src/write/names.js";
import { linesOf } from "../support/lines-of.js";

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

/** A cell of a row that is made by hand: no formula, and a number that can stand in a workbook. */
const plainCell = fc.oneof(
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
);
const columns = 4;
const lineOf = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> => fc.array(one, { minLength: columns, maxLength: columns });
const sheets = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("made" as const), lines: fc.array(lineOf(cell), { maxLength: 8 }) }),
    fc.record({ kind: fc.constant("ready" as const), lines: fc.array(lineOf(cell), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant("by hand" as const), lines: fc.array(fc.array(plainCell, { maxLength: columns }), { maxLength: 2 }) }),
  ),
  { maxLength: 12 },
);

describe("cutting the rows of a planned sheet", () => {
  it("gives the same blocks' lines whatever way the rows were made, in their order, none over the limit", () => {
    fc.assert(
      fc.property(sheets, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 400, max: 6000 }), (parts, room, limit) => {
        const rows = new SheetRows(room);
        const wanted: (readonly CellInput[])[] = [];
        for (const { kind, lines } of parts) addTo(rows, kind, lines, wanted);
        const overlay = wanted.length > 0 ? { row: wanted.length - 1, column: 1, text: "writing" } : undefined;
        const last = wanted.pop();
        if (last) wanted.push(last.map((each, column) => (column === 1 ? "writing" : each)));
        const blocks = cutSheet(rows, columns, overlay, limit);
        expect(blocks.flatMap((block) => linesOf(block.rows))).toEqual(wanted);
        for (const block of blocks) {
          const lines = linesOf(block.rows);
          expect(block.rows.length).toBe(lines.length);
          expect(lines).toEqual(wanted.slice(block.first, block.first + lines.length));
          expect(linesOf(block.rows.slice(1))).toEqual(lines.slice(1));
          if (lines.length > 1) expect(bytesOf(JSON.stringify(lines.map((line) => line.map(wireCell))))).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});

const ruling: Ruling = Array.from({ length: columns }, (_, column) => ({ column, role: "text" }));

/** Adds lines in one of the ways in which rows are made. */
function addTo(rows: SheetRows, kind: string, lines: readonly (readonly CellInput[])[], wanted: (readonly CellInput[])[]): void {
  const ready = formOfLines(ruling, lines);
  if (kind === "made") {
    // As items come: by numbers of theirs, in an order of their own.
    const numbers = Uint32Array.from(lines, (_, i) => i).reverse();
    rows.addEach({ ...ready, formulas: columns, charactersOf: (number) => charactersIn(lines[number] ?? []) }, numbers);
    wanted.push(...[...lines].reverse());
    return;
  }
  if (kind === "ready") rows.addRange(ready, 0, lines.length);
  else
    rows.push(...lines.map((line) => ({ cells: line.map((each, column) => ({ column, role: "text" as const, value: planned(each) })) })));
  for (const line of lines) wanted.push(Array.from({ length: columns }, (_, column) => line[column] ?? null));
}

function charactersIn(line: readonly CellInput[]): number {
  const textsOf = (each: CellInput): string =>
    typeof each === "object" && each !== null ? `${each.formula}${each.expected}` : typeof each === "string" ? each : "";
  return line.reduce<number>((sum, each) => sum + textsOf(each).length, 0);
}

function planned(input: CellInput): PlanValue {
  if (typeof input === "number") return { kind: "number", number: input };
  return typeof input === "string" ? { kind: "text", text: input } : { kind: "empty" };
}

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
