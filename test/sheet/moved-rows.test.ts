import fc from "fast-check";
import { MovedRows } from "../../src/sheet/moved-rows.js";

/** What happens to rows, from the first one on: so many move, or one is set aside, whether or not something else takes a place. */
const step = fc.oneof(
  fc.record({ kind: fc.constant("move" as const), count: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ kind: fc.constant("aside" as const), replaced: fc.boolean() }),
);

it("finds what stood in any row, in any order, whatever moved and whatever took the places of rows set aside", () =>
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (steps, asked) => {
      const values = Int32Array.from({ length: 250 }, (_, row) => 1000 + row);
      const before = [...values];
      const rows = new MovedRows();
      const moved = rows.add(values, 0);
      let [row, place] = [0, 0];
      for (const each of steps) {
        if (each.kind === "aside") {
          rows.setAside(row++);
          if (each.replaced) values[place++] = -1;
        } else {
          values.copyWithin(place, row, row + each.count);
          rows.move(row, each.count, place);
          row += each.count;
          place += each.count;
        }
        for (let i = 0; i < 3; i++) {
          const at = (asked.next().value as number) % before.length;
          expect(moved.at(at)).toBe(before[at]);
        }
      }
      expect(before.map((_, at) => moved.at(at))).toEqual(before);
      expect(before.map((_, at) => moved.at(before.length - 1 - at))).toEqual([...before].reverse());
      expect([moved.at(-1), moved.at(before.length)]).toEqual([Number.NaN, Number.NaN]);
    }),
  ));

it("gives what 0 stands for among values that moved, and not among those that did not", () => {
  const values = Int32Array.of(0, 0, 0);
  const rows = new MovedRows();
  const moved = rows.add(values, -7);
  rows.setAside(0);
  rows.move(1, 1, 0);
  expect([0, 1, 2].map((row) => moved.at(row))).toEqual([0, -7, 0]);
});

it("lets rows move in their order alone, and never down", () => {
  const rows = new MovedRows();
  expect(() => rows.move(1, 1, 0)).toThrow("rows move in their order, and never down");
  expect(() => rows.move(0, 1, 1)).toThrow("rows move in their order, and never down");
  expect(() => rows.setAside(1)).toThrow("rows are set aside in their order");
});
