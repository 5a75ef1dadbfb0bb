import fc from "fast-check";
import { fewCharacters, JoinedTexts, lengthAt, textsAt, textsOf } from "../../src/ledger/text-list.js";
import { FirstItems, NumberList, NumberTable } from "../../src/read/number-list.js";
import { NumberSeries } from "../../src/sheet/number-series.js";

/** Puts each text into a list, and says of each whether it is the first of its kind. */
function listOf(
  texts: readonly string[],
  expected?: number,
): { readonly list: NumberList; readonly table: NumberTable; readonly isNew: readonly boolean[] } {
  const list = new NumberList(texts.length);
  const table = new NumberTable(list, expected);
  const isNew = texts.map((text, item) => {
    const { series, number } = list.numbered(text);
    const added = table.add(series, number, item);
    list.add(series, number);
    return added;
  });
  return { list, table, isNew };
}

function find(list: NumberList, table: NumberTable, text: string): number {
  const { series, number } = list.numbered(text);
  return table.find(series, number);
}

const text = fc.oneof(fc.string({ maxLength: 6 }), fc.stringMatching(/^(INV-|R|)[0-9]{1,5}$/));

it("keeps what every item says, and finds the first item that says it", () =>
  fc.assert(
    fc.property(fc.array(text, { maxLength: 3000 }), fc.constantFrom(1, 4000), (texts, expected) => {
      const { list, table, isNew } = listOf(texts, expected);
      expect(Array.from(texts, (_, item) => list.at(item))).toEqual(texts);
      const first = new Map<string, number>();
      texts.forEach((each, item) => {
        expect(isNew[item]).toBe(!first.has(each));
        if (!first.has(each)) first.set(each, item);
      });
      for (const each of texts) expect(find(list, table, each)).toBe(first.get(each));
      expect(find(list, table, "not there at all")).toBe(-1);
      expect(find(list, table, "not there 7")).toBe(-1);
      expect([list.length, list.at(-1), list.at(texts.length)]).toEqual([texts.length, "", ""]);
    }),
  ));

it("picks the texts of some items in their order, by whatever list they are in, and never takes one for shorter than it is", () =>
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 60 }), fc.array(fc.nat({ max: 59 }), { maxLength: 90 }), (texts, places) => {
      const items = Uint32Array.from(places, (place) => place % texts.length);
      const { list } = listOf(texts);
      for (const each of [list, texts, new JoinedTexts([list.pick(Uint32Array.of(0)), texts.slice(1)])]) {
        const picked = textsAt(each, items);
        expect([...textsOf(picked)]).toEqual(Array.from(items, (item) => texts[item]));
        items.forEach((item, i) => {
          expect(lengthAt(picked, i)).toBeGreaterThanOrEqual((texts[item] as string).length);
          expect(lengthAt(each, item)).toBeGreaterThanOrEqual((texts[item] as string).length);
        });
        expect([lengthAt(list, texts.length), lengthAt(picked, items.length)]).toEqual([0, 0]);
        const longest = Math.max(...Array.from(items, (item) => (texts[item] as string).length));
        expect(fewCharacters(picked) ?? longest).toBeGreaterThanOrEqual(longest);
      }
    }),
  ));

it("counts characters item by item where a text is long", () => {
  const few = (texts: readonly string[]): number | undefined => fewCharacters(listOf(texts).list);
  expect(few(["INV-1", "R7"])).toBe(14);
  expect(few(["INV-1", "no number at all, but words"])).toBeUndefined();
  expect(few(["INVOICE OF THE YEAR 2026/1"])).toBeUndefined();
  expect(fewCharacters(["INV-1"])).toBeUndefined();
});

it.each<[string, (row: number) => string]>([
  ["that follow each other in many series", (i) => `${i % 7}/${"ABCD".charAt(i % 4)}-${Math.floor(i / 28)}`],
  ["that run down", (i) => `R${900_000 - i}`],
  ["in steps as large as the table", (i) => `R${i * 65_536}`],
  ["of two runs that meet", (i) => (i % 2 === 0 ? `A${i}` : `B${i}`)],
])("finds numbers %s", (_, numberOf) => {
  const numbers = Array.from({ length: 30_000 }, (__, i) => numberOf(i));
  const { list, table, isNew } = listOf(numbers);
  expect(isNew.every(Boolean)).toBe(true);
  expect(numbers.every((number, item) => find(list, table, number) === item)).toBe(true);
});

it.each([false, true])("finds first items whether or not the numbers rise (%s), with a table from the first on that does not", (isRising) =>
  fc.assert(
    fc.property(fc.array(text, { maxLength: 60 }), fc.array(text, { maxLength: 5 }), (texts, asked) => {
      const list = new NumberList(texts.length);
      const found = new FirstItems(list, texts.length);
      const inOrder = isRising ? texts.map((each) => list.numbered(each)).sort((a, b) => a.number - b.number) : [];
      const first = new Map<string, number>();
      texts.forEach((each, item) => {
        const { series, number } = inOrder[item] ?? list.numbered(each);
        const key = `${series} ${number}`;
        expect(found.find(series, number)).toBe(first.get(key) ?? -1);
        expect(found.add(series, number, item)).toBe(!first.has(key));
        if (!first.has(key)) first.set(key, item);
        list.add(series, number);
      });
      for (const { series, number } of asked.map((each) => list.numbered(each)))
        expect(found.find(series, number)).toBe(first.get(`${series} ${number}`) ?? -1);
    }),
  ),
);

it("gives rows their numbers at once as one by one, up to the first that is met again, or that somebody looks at", () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 95, max: 120 })), { maxLength: 30 }),
      fc.constantFrom(0, 1),
      (rows, ofThird) => {
        const parts = { series: Uint16Array.from(rows, ([series]) => series), numbers: Int32Array.from(rows, ([, number]) => number) };
        const [list, single] = [new NumberList(30), new NumberList(30)];
        const [first, one] = [new FirstItems(list, 30), new FirstItems(single, 30)];
        const taken = first.takeRising(parts, Uint8Array.of(0, 1, 1, ofThird), 0, rows.length);
        const last = new Map<number, number>();
        const odd = rows.findIndex(([series, number]) => {
          const isOdd = series === 0 || (series === 3 && ofThird === 0) || number < 100 || number <= (last.get(series) ?? -1);
          last.set(series, number);
          return isOdd;
        });
        expect(taken).toBe(odd < 0 ? rows.length : odd);
        rows.slice(0, taken).forEach(([series, number], item) => {
          expect(one.add(series, number, item)).toBe(true);
          single.add(series, number);
        });
        expect([list.length, [...list.series], [...list.numbers]]).toEqual([single.length, [...single.series], [...single.numbers]]);
        for (const [series, number] of rows) expect(first.find(series, number)).toBe(one.find(series, number));
      },
    ),
  ));

it("shares its series with the column that the numbers come from", () => {
  const all = new NumberSeries();
  all.takeApart("INV-7");
  const list = new NumberList(2, all);
  list.add(all.series, all.number);
  const { series, number } = list.numbered("INV-8");
  list.add(series, number);
  expect([list.at(0), list.at(1), series]).toEqual(["INV-7", "INV-8", 1]);
});
