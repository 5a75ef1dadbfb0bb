import fc from "fast-check";
import { StringTable } from "../../src/sheet/string-table.js";

it("finds a text again among many, at the place of its first appearance", () =>
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 6 }), { maxLength: 3000 }), fc.constantFrom(1, 4000), (texts, expected) => {
      const table = new StringTable(texts, expected);
      const plain = new Map<string, number>();
      texts.forEach((text, place) => {
        expect(table.add(text, place)).toBe(!plain.has(text));
        if (!plain.has(text)) plain.set(text, place);
      });
      for (const text of texts) expect(table.find(text)).toBe(plain.get(text));
      expect(table.find("not there at all")).toBe(-1);
    }),
  ));

it("finds numbers that follow each other in many series", () => {
  const numbers = Array.from({ length: 40_000 }, (_, i) => `${i % 7}/${"ABCD".charAt(i % 4)}-${Math.floor(i / 28)}`);
  const table = new StringTable(numbers);
  expect(numbers.every((number, place) => table.add(number, place))).toBe(true);
  expect(numbers.every((number, place) => table.find(number) === place)).toBe(true);
});
