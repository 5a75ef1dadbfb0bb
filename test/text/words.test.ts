import { findingKinds } from "../../src/ledger/finding.js";
import { metricIds } from "../../src/analyses/figures.js";
import type { Failure } from "../../src/sheet/failure.js";
import { minor } from "../../src/kernel/money.js";
import { failureLine } from "../../src/text/failures.js";
import { findingSentence, findingTitle } from "../../src/text/findings.js";
import { formatAmount, formatShort, formatUnits } from "../../src/text/format.js";
import { metricMethod, metricName } from "../../src/text/metrics.js";

const at = { sheet: "My sheet", row: 4, column: 2 };
const failures: readonly Failure[] = [
  { kind: "file-missing", file: "a.xlsx" },
  { kind: "file-encrypted", file: "a.xlsx" },
  { kind: "several-tables", places: ["One", "Two"] },
  { kind: "column-missing", field: "amount", place: "Data!A1:B2" },
  { kind: "header-missing", field: "dueDate", header: "Faellig", place: "Data!A1:B2", known: ["Due"] },
  { kind: "policy-invalid", at, found: "abc", expected: "a rate" },
  { kind: "sheet-protected", sheet: "My sheet" },
  { kind: "cell-edit" },
  { kind: "cancelled" },
  { kind: "unexpected", detail: "x" },
];

describe.each(["en-US", "zh-CN"] as const)("in %s", (locale) => {
  it("every finding has a title with its count and a sentence that names its cell", () => {
    for (const kind of findingKinds) {
      const group = { kind, severity: "warning", count: 3, cells: [at], found: ["abc"], amounts: [] } as const;
      expect(findingTitle(group, locale)).toContain("3");
      expect(findingSentence(group, locale)).toContain("'My sheet'!C5");
    }
  });

  it("every failure says what happened and what to do, on one line, without blame or haste", () => {
    for (const failure of failures) {
      const line = failureLine(failure, locale);
      expect(line.length).toBeGreaterThan(10);
      expect(line).not.toMatch(/\n|!$|please|oops|undefined/i);
    }
  });

  it("every metric has a name and a method", () => {
    for (const id of metricIds) expect(metricName(id, locale).length * metricMethod(id, locale).length).toBeGreaterThan(0);
  });
});

describe("numbers in the pane", () => {
  it.each([
    [123_456_789, "1,234,567.89"],
    [-50, "(0.50)"],
    [0, "–"],
    [100_000, "1,000.00"],
  ])("%p cents are %s", (cents, text) => expect(formatAmount(minor(cents), 2)).toBe(text));
  it("are whole units in the grid", () => expect(formatUnits(minor(-123_456), 2)).toBe("(1,235)"));
  it.each([
    [390_470_990, "3.90 M", "390 万"],
    [64_581_140, "646 k", "64.6 万"],
    [70_200_000, "702 k", "70.2 万"],
    [999_950, "10 k", "1.0 万"],
    [999_900, "10 k", "9,999"],
    [99_960_000, "1.00 M", "100.0 万"],
    [-250_000_000_00, "(250 M)", "(2.5 亿)"],
    [120_000_000_00, "120 M", "1.2 亿"],
    [9_999_600_000, "100.00 M", "1.0 亿"],
    [1_234_500_000_00, "1.23 bn", "12.3 亿"],
    [12_345_678_00, "12.35 M", "1,235 万"],
    [80_000, "800", "800"],
    [0, "0", "0"],
  ])("are short where there is no room: %p cents are %s, and in Chinese %s", (cents, english, chinese) => {
    expect([formatShort(minor(cents), 2, "en-US"), formatShort(minor(cents), 2, "zh-CN")]).toEqual([english, chinese]);
  });
});
