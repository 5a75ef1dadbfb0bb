import { freeSheetName } from "../../src/write/names.js";

const wanted = "AR Aging 2026-10-31";

it("leaves a sheet of the user's with our name alone, whatever its case", () =>
  expect(freeSheetName(wanted, [{ name: "ar aging 2026-10-31", ours: false }])).toBe(`${wanted} (2)`));

it("comes back to its second sheet at the next run", () => {
  const standing = [
    { name: wanted, ours: false },
    { name: `${wanted} (2)`, ours: true },
  ];
  expect(freeSheetName(wanted, standing)).toBe(`${wanted} (2)`);
});

it("replaces what Excel forbids in a sheet's name", () => expect(freeSheetName("a/b:c*[d]?\\e", [])).toBe("a-b-c--d---e"));
