import fc from "fast-check";
import { NumberSeries } from "../../src/sheet/number-series.js";

const numbered = fc
  .tuple(fc.constantFrom("", "INV-", "INV-0", "2026/", "发票", "R 1-"), fc.stringMatching(/^[0-9]{1,14}$/))
  .map(([beginning, digits]) => beginning + digits);

it("gives every text back that it took apart, and the same series and number to no other one", () =>
  fc.assert(
    fc.property(fc.array(fc.oneof(numbered, fc.string({ maxLength: 5 })), { maxLength: 200 }), (texts) => {
      const all = new NumberSeries();
      const met = new Map<string, string>();
      for (const text of texts) {
        expect(all.takeApart(text)).toBe(/[0-9]$/.test(text));
        if (!/[0-9]$/.test(text)) continue;
        expect(all.text(all.series, all.number)).toBe(text);
        const place = `${all.series} ${all.number}`;
        expect(met.get(place) ?? text).toBe(text);
        met.set(place, text);
      }
    }),
  ));

it.each([
  ["INV-1043", "INV-", 1043],
  ["INV-0042", "INV-", 42],
  ["0", "", 0],
  ["2024000123456", "2024", 123_456],
  ["INV-1-2", "INV-1-", 2],
])("%s is a number behind its beginning", (text, beginning, number) => {
  const all = new NumberSeries();
  expect(all.takeApart(text)).toBe(true);
  expect([all.beginningOf(all.series), all.number]).toEqual([beginning, number]);
});

it("tells no more series apart than two bytes hold", () => {
  const all = new NumberSeries();
  for (let i = 1; i < 2 ** 16; i++) if (!all.takeApart(`${i}/1`)) throw new Error(`no place for ${i}/1`);
  expect(all.takeApart("70000/1")).toBe(false);
  expect([all.takeApart("9/12"), all.text(all.series, all.number)]).toEqual([true, "9/12"]);
});

it("spells numbers right that lie as far apart as the thousands that are kept, in more series than are", () => {
  const all = new NumberSeries();
  const texts = Array.from({ length: 9000 }, (_, i) => `${i % 1500}/${(i % 7) * 1_024_000 + (i % 5) * 999 + (i % 2)}`);
  const placed = texts.map((text) => {
    expect(all.takeApart(text)).toBe(true);
    return { series: all.series, number: all.number };
  });
  // Side by side: the same thousand of two series that meet in a slot.
  const places = placed.map((_, i) => i);
  const orders = [places, [...places].reverse(), [...places].sort((a, b) => (a % 1024) - (b % 1024))];
  for (const order of orders) for (const i of order) expect(all.text(placed[i]?.series ?? 0, placed[i]?.number ?? 0)).toBe(texts[i]);
  for (let first = 1; first + 1024 < all.count; first++)
    for (const series of [first, first + 1024, first]) expect(all.text(series, 5000)).toBe(`${all.beginningOf(series)}5000`);
});
