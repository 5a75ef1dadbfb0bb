import type { Mapping } from "../../src/ledger/ledger.js";
import { applicable, needsOf, overrideMapping, type MappingOverride } from "../../src/read/mapping.js";

const headers = ["Name", "Year", "Month", "Day", "Debit", "Credit", "", "Total", "Total"];
const found: Mapping = {
  customer: { column: 0, header: "Name" },
  invoiceNumber: { column: 0, header: "Name" },
  issueDate: { column: 1, header: "Year", parts: { month: 2, day: 3 } },
  amount: { column: 4, header: "Debit", contra: 5 },
};

/** The mapping with choices over it; the area begins in column C of its sheet. */
function check(choices: readonly MappingOverride[], expected: Mapping): void {
  const mapping = overrideMapping(found, choices, headers, 2, "S!C1:K9");
  expect(mapping.ok && mapping.value).toEqual(expected);
}

it("takes no column for a field that is said to have none", () => {
  const { amount: _, ...rest } = found;
  check([{ field: "amount", header: "-" }], rest);
  check([{ field: "dueDate", header: "-" }], found);
});

it("leaves a column that is confirmed as it was found, with its credit side, its parts and its second meaning", () => {
  check(
    [
      { field: "amount", header: "Debit" },
      { field: "issueDate", header: "Year" },
      { field: "customer", header: "[C]" },
    ],
    found,
  );
});

it("subtracts no credit column that a person gave another meaning", () => {
  check([{ field: "paidAmount", header: "Credit" }], {
    ...found,
    amount: { column: 4, header: "Debit" },
    paidAmount: { column: 5, header: "Credit" },
  });
});

it("finds the credit side again when a column is put back", () => {
  check(
    [
      { field: "amount", header: "[I]" },
      { field: "amount", header: "Debit" },
    ],
    found,
  );
});

it("follows of what is remembered only what this table can: one column by its header, or one by its letter", () => {
  const remembered: readonly MappingOverride[] = [
    { field: "customer", header: "name" },
    { field: "dueDate", header: "Gone" },
    { field: "openAmount", header: "Total" },
    { field: "baseAmount", header: "[K]" },
    { field: "reference", header: "[I]" },
    { field: "terms", header: "[A]" },
    { field: "status", header: "[L]" },
    { field: "region", header: "-" },
  ];
  expect(applicable(remembered, headers, 2).map(({ field }) => field)).toEqual(["customer", "baseAmount", "reference", "region"]);
});

it("needs someone, an amount and a day", () => {
  expect(needsOf({})).toEqual(["customer", "amount", "day"]);
  expect(
    needsOf({ customer: { column: 0, header: "" }, openAmount: { column: 1, header: "" }, dueDate: { column: 2, header: "" } }),
  ).toEqual([]);
});
