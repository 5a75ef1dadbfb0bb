import { freeSheetName } from "../../src/write/names.js";

const wanted = "AR Aging 2026-10-31";

it("takes the wanted name when it is free", () => expect(freeSheetName(wanted, [])).toBe(wanted));

it("writes over our own sheet of that day", () => expect(freeSheetName(wanted, [{ name: wanted, ours: true }])).toBe(wanted));

it("leaves a sheet of the user's with our name alone, whatever its case", () =>
  expect(freeSheetName(wanted, [{ name: "ar aging 2026-10-31", ours: false }])).toBe(`${wanted} (2)`));

it("comes back to its second sheet at the next run", () =>
  expect(
    freeSheetName(wanted, [
      { name: wanted, ours: false },
      { name: `${wanted} (2)`, ours: true },
    ]),
  ).toBe(`${wanted} (2)`));

it("keeps within 31 characters, the number included", () => {
  const long = "A".repeat(40);
  expect(freeSheetName(long, [{ name: "A".repeat(31), ours: false }])).toBe(`${"A".repeat(27)} (2)`);
});

it("replaces what Excel forbids in a sheet's name", () => expect(freeSheetName("a/b:c*[d]?\\e", [])).toBe("a-b-c--d---e"));
