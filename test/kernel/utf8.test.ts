import * as fc from "fast-check";
import { Utf8 } from "../../src/kernel/utf8.js";

/** Numbers as sheets have them, and all others. */
const numbers = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.maxSafeInteger().map((hundredths) => hundredths / 100),
  fc.integer().map((hundredths) => hundredths / 100),
  fc.constantFrom(-0, 0.1 + 0.2, 1e21, 9_999_999_999_999.99, 10_000_000_000_000.01, 999_999_999_999_999, 1e-7, 1.005),
);
const texts = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }));

it("encodes any text as the encoder of the platform does, halves of pairs included", () =>
  fc.assert(
    fc.property(fc.array(texts), (pieces) => {
      const bytes = new Utf8();
      for (const piece of pieces) bytes.add(piece);
      expect(Buffer.from(bytes.written())).toEqual(Buffer.concat(pieces.map((piece) => new TextEncoder().encode(piece))));
    }),
  ));

it("spells any number as JavaScript does", () =>
  fc.assert(
    fc.property(fc.array(numbers, { maxLength: 200 }), (values) => {
      const bytes = new Utf8();
      for (const value of values) {
        bytes.addNumber(value);
        bytes.addBytes(Uint8Array.of(0x20));
      }
      expect(Buffer.from(bytes.written()).toString()).toBe(values.map((value) => `${String(value)} `).join(""));
    }),
    { numRuns: 500 },
  ));

it("leaves the spelling of long numbers to who asks for it", () => {
  const bytes = new Utf8();
  for (const value of [1234.5, 1 / 3]) bytes.addNumber(value, (long) => `<${long.toFixed(3)}>`);
  expect(Buffer.from(bytes.written()).toString()).toBe("1234.5<0.333>");
});

it("goes on where it was cut", () => {
  const bytes = new Utf8();
  bytes.add("kept");
  const { length } = bytes;
  bytes.add("taken back, and long enough to need more memory".repeat(100));
  bytes.cut(length);
  bytes.add("!");
  expect(Buffer.from(bytes.written()).toString()).toBe("kept!");
});
