import type { Field } from "../../src/ledger/ledger.js";
import { findHeader, type HeaderFound } from "../../src/read/invoice-table.js";
import { doubtful } from "../../src/read/propose-mapping.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { gridOf } from "../../src/sheet/grid.js";

/** A table of "|"-separated lines, the first one or two of which head it; "-" is an empty cell, plain numbers are numbers. */
function header(...lines: readonly string[]): HeaderFound {
  const values = lines.map((line) =>
    line.split("|").map((cell): CellValue => {
      const text = cell.trim();
      return text === "-" ? null : /^-?\d+(\.\d+)?$/.test(text) && !/^0\d/.test(text) ? Number(text) : text;
    }),
  );
  const columns = Math.max(...values.map((row) => row.length));
  const found = findHeader(gridOf({ sheet: "S", top: 0, left: 0, rows: values.length, columns }, values));
  if (!found) throw new Error("no header");
  return found;
}

const columnOf = (found: HeaderFound, field: Field): string | undefined => found.mapping[field]?.header;

it("keeps the balance that runs down the page apart from what an item leaves open", () => {
  const found = header(
    "Debtor | Doc No | Doc Date | Net Due | Debit | Credit | Balance",
    "D1 | 1 | 2026-01-05 | 2026-02-04 | 100 | - | 100",
    "D1 | 2 | 2026-01-06 | 2026-02-05 | 50 | - | 150",
    "D1 | 3 | 2026-01-09 | 2026-02-05 | - | 30 | 120",
    "D1 | 4 | 2026-01-19 | 2026-02-15 | 20 | - | 140",
  );
  expect(columnOf(found, "openAmount")).toBeUndefined();
  expect(found.mapping.amount).toEqual({ column: 4, header: "Debit", contra: 5 });
});

it("takes no amount due for open that stays whole where something was paid", () => {
  const found = header(
    "Customer | Number | Date | Due Date | Total | Amount Paid | Amount Due",
    "C1 | N1 | 2026-01-05 | 2026-02-04 | 100 | 40 | 100",
    "C2 | N2 | 2026-01-06 | 2026-02-05 | 50 | 0 | 50",
  );
  expect([columnOf(found, "amount"), columnOf(found, "paidAmount"), columnOf(found, "openAmount")]).toEqual([
    "Total",
    "Amount Paid",
    undefined,
  ]);
});

it("is surer of open, paid and billed amounts that agree row by row", () => {
  const found = header(
    "Customer | No. | Date | Due | Total | Paid | Balance",
    "C1 | N1 | 2026-01-05 | 2026-02-04 | 100 | 40 | 60",
    "C2 | N2 | 2026-01-06 | 2026-02-05 | 50 | 0 | 50",
  );
  expect(found.confidence.openAmount).toBeGreaterThan(0.9);
});

it("takes the total of the bands of an aging report for what is open", () => {
  const found = header(
    "Customer | Invoice | Date | Current | 1 - 30 | 31 - 60 | > 60 | Total",
    "C1 | N1 | 2026-01-05 | 0 | 60 | 0 | 0 | 60",
    "C2 | N2 | 2026-01-06 | 0 | 0 | 50 | 0 | 50",
  );
  expect(columnOf(found, "openAmount")).toBe("Total");
  expect([...found.buckets.keys()]).toEqual([3, 4, 5, 6]);
});

it("reads a customer from the row above a block", () => {
  const found = header(
    "- | Date | Num | Due Date | Amount",
    "Meridian Freight, Inc. | - | - | - | -",
    "- | 2026-01-05 | 1001 | 2026-02-04 | 100",
    "- | 2026-01-06 | 1002 | 2026-02-05 | 50",
    "Total for Meridian Freight, Inc. | - | - | - | 150",
  );
  expect(found.groups).toBe(0);
  expect(found.mapping.customer?.column).toBe(0);
});

it("takes a band of age above a block for no customer", () => {
  const found = header(
    "Date | Num | Customer | Due Date | Amount",
    "61 - 90 days past due | - | - | - | -",
    "2026-01-05 | 1001 | Acme | 2026-02-04 | 100",
    "Total for 61 - 90 days past due | - | - | - | 100",
  );
  expect(found.groups).toBeUndefined();
  expect(columnOf(found, "customer")).toBe("Customer");
});

it("joins a header of two lines", () => {
  const found = header(
    "日期 | - | - | 客户编码 | 单据号 | 应收 | 到期日",
    "年 | 月 | 日 | - | - | 本币 | -",
    "2026 | 1 | 5 | K1 | X1 | 100.5 | 2026-02-04",
    "2026 | 1 | 6 | K1 | X2 | 50.5 | 2026-02-05",
  );
  expect(found.lines).toBe(2);
  expect(found.mapping.issueDate).toMatchObject({ column: 0, parts: { month: 1, day: 2 } });
});

it("leaves a header open that stands twice over different values, and takes either of two equal columns", () => {
  const twice = (second: number): HeaderFound =>
    header(
      "Customer | Invoice | Due Date | Due Date | Amount",
      `C1 | N1 | 2026-02-04 | 2026-0${second}-04 | 100`,
      `C2 | N2 | 2026-02-05 | 2026-0${second}-05 | 50`,
    );
  expect(twice(3).mapping.dueDate).toBeUndefined();
  expect(twice(2).mapping.dueDate?.column).toBe(2);
});

it("says that a day taken from a column of general words is a guess", () => {
  const found = header("Customer | Invoice | Created Date | Amount", "C1 | N1 | 2026-02-04 | 100", "C2 | N2 | 2026-02-05 | 50");
  expect(columnOf(found, "issueDate")).toBe("Created Date");
  expect(found.confidence.issueDate).toBeLessThan(doubtful);
});

it.each([
  ["Promise Date", "dueDate"],
  ["Last Payment Date", "settledDate"],
  ["Pmt. Discount Date", "dueDate"],
  ["Days Overdue", "dueDate"],
  ["Credit Limit", "amount"],
  ["Exchange Rate", "amount"],
  ["Tax Percent", "taxAmount"],
  ["Salesperson Commission", "amount"],
  ["预收金额", "paidAmount"],
  ["逾期天数", "dueDate"],
] as const)("never takes %p for the field %s", (name, field) => {
  const found = header(
    `Customer | Invoice | Invoice Date | ${name} | Open amount`,
    "C1 | N1 | 2026-02-04 | 46000 | 100",
    "C2 | N2 | 2026-02-05 | 46001 | 50",
  );
  expect(found.mapping[field]).toBeUndefined();
});

it("is sure of a name that stands beside its number, and not of a remark", () => {
  const named = header(
    "Customer No. | Customer | Invoice No. | Date | Amount",
    "C1 | Aspen Ltd | N1 | 2026-01-05 | 100",
    "C2 | Birch Ltd | N2 | 2026-01-06 | 50",
    "C1 | Aspen Ltd | N3 | 2026-01-07 | 20",
    "C3 | Cedar Ltd | N4 | 2026-01-08 | 30",
  );
  expect(columnOf(named, "customerName")).toBe("Customer");
  expect(named.confidence.customerName).toBeGreaterThanOrEqual(doubtful);
  const remarked = header(
    "Customer No. | Customer | Invoice No. | Date | Amount",
    "C1 | by phone | N1 | 2026-01-05 | 100",
    "C2 | by mail | N2 | 2026-01-06 | 50",
    "C1 | by mail | N3 | 2026-01-07 | 20",
    "C1 | by letter | N4 | 2026-01-08 | 30",
  );
  expect(remarked.confidence.customerName).toBeLessThan(doubtful);
});

it("names the column that fits as well as the one it took", () => {
  const found = header(
    "Customer | Number | Date | Due Date | Amount | Amount",
    "C1 | N1 | 2026-01-05 | 2026-02-04 | 100 | 110",
    "C2 | N2 | 2026-01-06 | 2026-02-05 | 50 | 55",
  );
  expect(found.mapping.amount).toBeUndefined();
  expect(found.rivals.amount).toBeDefined();
});
