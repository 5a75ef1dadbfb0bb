import { readLines } from "../support/ledger-lines.js";

const kinds = (lines: readonly string[], options = {}): readonly (readonly [string, number, string | undefined])[] =>
  readLines(lines, options).findings.map((group) => [group.kind, group.count, group.found[0]]);

describe("what is odd in a table is found and named", () => {
  const good = "C1 1 USD 2026-01-05 2026-02-04 100.00";
  it.each([
    ["a text in an amount", "C1 2 USD 2026-01-05 2026-02-04 12,5OO", "amount-unreadable", "12,5OO"],
    ["an amount in ten thousands", "C1 2 USD 2026-01-05 2026-02-04 1.2万", "amount-in-ten-thousands", "1.2万"],
    ["an amount beyond exact sums", "C1 2 USD 2026-01-05 2026-02-04 90071992547409.9", "amount-too-large", "90071992547409.9"],
    ["an empty amount", "C1 2 USD 2026-01-05 2026-02-04 -", "amount-missing", ""],
    ["31 February", "C1 2 USD 2026-01-05 31/02/2026 5.00", "date-unreadable", "31/02/2026"],
    ["no due date", "C1 2 USD 2026-01-05 - 5.00", "due-missing", ""],
    ["due before issue", "C1 2 USD 2026-01-05 2026-01-01 5.00", "due-before-issue", "2026-01-01"],
    ["settled before issue", "C1 2 USD 2026-01-05 2026-02-01 5.00 2026-01-01", "settled-before-issue", "2026-01-01"],
    ["a number used twice", "C1 1 USD 2026-01-06 2026-02-01 5.00", "invoice-twice", "1"],
    ["a second instalment of the same amount", "C1 1 USD 2026-01-05 2026-03-06 100.00", "instalments-equal", "1"],
    ["a row repeated", good, "row-repeated", "1"],
    ["more decimals than the currency has", "C1 2 USD 2026-01-05 2026-02-04 1.005", "too-many-decimals", "1.005"],
    ["no currency", "C1 2 - 2026-01-05 2026-02-04 5.00", "currency-missing", ""],
    ["no issue date", "C1 2 USD - 2026-02-04 5.00", "issue-missing", ""],
  ])("%s", (_, line, kind, found) => {
    const groups = kinds([good, line]);
    expect(groups).toContainEqual([kind, 1, found]);
  });

  it("points at the cell", () =>
    expect(readLines([good, "C1 2 USD 2026-01-05 - 5.00"]).findings[0]?.cells).toEqual([{ sheet: "Data", row: 2, column: 4 }]));

  it("says of an ambiguous column that nothing decides between day and month", () => {
    expect(kinds(["C1 1 USD 1/2/2026 3/4/2026 5.00"]).map(([kind]) => kind)).toContain("date-ambiguous");
    expect(kinds(["C1 1 USD 1/2/2026 3/4/2026 5.00"], { dateOrder: "dmy" })).toEqual([]);
    expect(kinds(["C1 1 USD 1/2/2026 13/4/2026 5.00"])).toEqual([]);
  });
});

it("leaves out what would make the sum of the rows above inexact, row by row below a limit though they be", () => {
  const rows = Array.from({ length: 6 }, (_, i) => `C1 ${i} USD 2026-01-05 2026-02-04 9999999999999`);
  const { ledger, findings } = readLines(rows);
  expect(ledger.size).toBe(4);
  expect(findings).toMatchObject([{ kind: "amount-too-large", severity: "error", count: 2 }]);
});

it("leaves a total row out of the items", () => {
  const { ledger, findings } = readLines(["C1 1 USD 2026-01-05 2026-02-04 100.00", "Total - - - - 100.00"]);
  expect(ledger.size).toBe(1);
  expect(findings.map((group) => group.kind)).toEqual(["total-row-skipped"]);
});

it("leaves exact repeats out when asked to", () => {
  const line = "C1 1 USD 2026-01-05 2026-02-04 100.00";
  expect(readLines([line, line]).ledger.size).toBe(2);
  expect(readLines([line, line], { excludeDuplicates: true }).ledger.size).toBe(1);
});

it("dates by terms what has no due date, and says so", () => {
  const { ledger, findings } = readLines(["C1 1 USD 2026-01-05 - 100.00"], { termsDays: 30 });
  expect((ledger.due[0] ?? 0) - (ledger.issued[0] ?? 0)).toBe(30);
  expect(findings.map((group) => group.kind)).toEqual(["due-by-terms"]);
});
