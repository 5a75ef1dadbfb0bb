import { defaultPresentation, type Presentation } from "../../src/policy/presentation.js";
import { readPolicy, type PolicyReading } from "../../src/read/policy.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { failureText } from "../../src/text/failures.js";
import { gridOf } from "../../src/sheet/grid.js";

type Setting = readonly [key: string, value: CellValue];

function read(...settings: readonly Setting[]): PolicyReading {
  const values = [["Setting", "Value"], ...settings];
  const area = { sheet: "AR Policy", top: 5, left: 0, rows: values.length, columns: 2 };
  return readPolicy([{ name: "AR_Settings", grid: gridOf(area, values) }], undefined);
}

const shown = (...settings: readonly Setting[]): Presentation => {
  const { policy, failures } = read(...settings);
  expect(failures).toEqual([]);
  return policy.presentation;
};

it("shows full amounts, no title of one's own and today's columns where AR Policy says nothing", () => {
  expect(shown()).toEqual(defaultPresentation);
  const silent = (["sheet_units", "report_title", "prepared_by", "reviewed_by", "logo", "detail_columns"] as const).map(
    (key) => [key, null] as const,
  );
  expect(shown(...silent)).toEqual(defaultPresentation);
});

it("takes units, title, names and columns as they are stated", () =>
  expect(
    shown(
      ["sheet_units", 10_000],
      ["report_title", " Northwind plc\nGroup reporting "],
      ["prepared_by", "A. Clerk"],
      ["reviewed_by", "李复核"],
      ["logo", " Picture 3 "],
      ["detail_columns", "due, Days late；buckets、Document"],
    ),
  ).toEqual({
    units: 10_000,
    reportTitle: "Northwind plc Group reporting",
    preparedBy: "A. Clerk",
    reviewedBy: "李复核",
    logo: "Picture 3",
    detailColumns: ["due", "daysLate", "buckets", "document"],
  }));

it("lets the columns be named that always stand there, wherever they are named", () =>
  expect(shown(["detail_columns", "total,document,customer,due,number"]).detailColumns).toEqual(["document", "due"]));

it("shows no more than customer and total where only those are named", () =>
  expect(shown(["detail_columns", "total"]).detailColumns).toEqual([]));

it.each(["100", 100, "thousands", 0])("refuses units of %p at their cell and shows full amounts", (units) => {
  const { policy, failures } = read(["sheet_units", units]);
  expect(failures).toEqual([
    { kind: "policy-invalid", at: { sheet: "AR Policy", row: 6, column: 1 }, found: String(units), expected: "1, 1000, 10000" },
  ]);
  expect(policy.presentation).toEqual(defaultPresentation);
});

it.each(["document, salesperson", "due, due", ",,", "document due"])("refuses the columns %p and names those that there are", (columns) => {
  const { policy, failures } = read(["detail_columns", columns]);
  expect(failures).toMatchObject([{ kind: "policy-invalid", at: { sheet: "AR Policy", row: 6, column: 1 }, found: columns }]);
  expect(failures.map((failure) => failureText(failure, "en-US").what)).toEqual([
    expect.stringContaining("document, kind, issued, due, daysLate, buckets"),
  ]);
  expect(policy.presentation).toEqual(defaultPresentation);
});
