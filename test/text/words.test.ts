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
  it("are whole units in the grid and short on a chart", () => {
    expect(formatUnits(minor(-123_456), 2)).toBe("(1,235)");
    expect(formatShort(minor(390_470_990), 2)).toBe("3.90 m");
    expect(formatShort(minor(64_581_140), 2)).toBe("646 k");
  });
});
