import fc from "fast-check";
import { NumberedTexts } from "../../src/sheet/numbered-texts.js";

/** Customers as ledgers number them, filled up with zeros or not, some of them far from the others, and what is no such number. */
const texts = (beginning: string): fc.Arbitrary<string[]> =>
  fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.nat({ max: 5000 }).map((number) => `${beginning}${number}`) },
      { weight: 2, arbitrary: fc.nat({ max: 5000 }).map((number) => beginning + String(number).padStart(5, "0")) },
      fc.nat().map((number) => `${beginning}${number}`),
      fc.constantFrom("", beginning, `${beginning}12a`, "Ωmega", `${beginning}1234567890`, `${beginning}-1`),
    ),
    { maxLength: 300 },
  );

it("finds a text where it was put, and no other one in its place", () =>
  fc.assert(
    fc.property(
      fc.constantFrom("C", "0", "客户-", "").chain((beginning) => fc.tuple(texts(beginning), texts(beginning))),
      ([met, others]) => {
        const numbered = NumberedTexts.of(met);
        fc.pre(numbered !== undefined);
        const places = new Map<string, number>();
        for (const text of met) {
          if (!places.has(text)) places.set(text, places.size + 1);
          numbered?.add(text, places.get(text) as number);
        }
        for (const text of [...met, ...others]) expect([0, places.get(text)]).toContain(numbered?.find(text));
      },
    ),
  ));

it.each([
  ["C1001, C1002 ...", (i: number) => `C${i + 1001}`],
  ["numbers filled up with zeros", (i: number) => `K-${String(i).padStart(6, "0")}`],
  ["digits alone, downwards", (i: number) => String(90_000 - i)],
  ["ten digits", (i: number) => `0200${700_000 + i}`],
])("finds all texts of a series: %s", (_, textOf) => {
  const met = Array.from({ length: 20_000 }, (_each, i) => textOf(i));
  const numbered = NumberedTexts.of([null, 5, ...met.slice(0, 256)]);
  met.forEach((text, i) => numbered?.add(text, i + 1));
  expect(met.map((text) => numbered?.find(text))).toEqual(met.map((_each, i) => i + 1));
});

it("takes no interest in texts without numbers, or of many series", () => {
  expect(NumberedTexts.of([null, "Miller", "Smith", "C1"])).toBeUndefined();
  expect(NumberedTexts.of(Array.from({ length: 100 }, (_, i) => `${i}-1`))).toBeUndefined();
});
