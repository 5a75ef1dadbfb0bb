import { readCustomers } from "../../src/read/customers.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { gridOf } from "../../src/sheet/grid.js";

const read = (...rows: readonly (readonly CellValue[])[]) =>
  readCustomers(gridOf({ sheet: "Customers", top: 0, left: 0, rows: rows.length, columns: rows[0]?.length ?? 0 }, rows));

it("reads number, name, limit, terms and language", () => {
  expect(
    read(
      ["Customer No.", "Customer Name", "Credit Limit", "Currency", "Payment Terms", "Language"],
      ["C1", "Acme", 5000, "EUR", "30 days net", "English"],
    ),
  ).toMatchObject({
    customers: [{ id: "C1", name: "Acme", limit: { amount: "5000", currency: "EUR" }, termsDays: 30, language: "en-US", related: false }],
  });
});

it("reads a Chinese list", () => {
  expect(read(["客户编号", "客户名称", "信用额度", "账期", "语言"], ["C2", "宁波海拓", 200_000.5, 60, "中文"]).customers).toEqual([
    { id: "C2", name: "宁波海拓", limit: { amount: "200000.5", currency: null }, termsDays: 60, language: "zh-CN", related: false },
  ]);
});

it("reads a limit kept as text, grouped or not", () =>
  expect(read(["Customer No.", "Limit"], ["C1", "1,250,000.50"], ["C2", "800"]).customers.map((each) => each.limit?.amount)).toEqual([
    "1250000.50",
    "800",
  ]));

it("tells a limit of nothing from no limit", () =>
  expect(read(["Customer No.", "Limit"], ["C1", 0], ["C2", null]).customers.map((each) => each.limit?.amount)).toEqual(["0", undefined]));

it("names the cell of a limit that cannot be read, instead of taking it for none", () => {
  const { customers, findings } = read(["Customer No.", "Limit"], ["C1", "5.000 k"], ["C2", { error: "#N/A" }], ["C3", -5]);
  expect(customers.map((each) => each.limit)).toEqual([undefined, undefined, undefined]);
  expect(findings.map(({ kind, count, cells, found }) => [kind, count, cells.map(({ row, column }) => [row, column]), found])).toEqual([
    [
      "limit-unreadable",
      3,
      [
        [1, 1],
        [2, 1],
        [3, 1],
      ],
      ["5.000 k", "#N/A", "-5"],
    ],
  ]);
});

it("names terms that hold no number of days", () => {
  const { customers, findings } = read(["Customer No.", "Payment Terms"], ["C1", "as agreed"]);
  expect(customers[0]?.termsDays).toBeUndefined();
  expect(findings.map(({ kind }) => kind)).toEqual(["terms-unreadable"]);
});

it("counts the first of two rows for one customer, and names the other", () => {
  const { customers, findings } = read(["Customer No.", "Limit"], ["C1", 100], ["C1", 900]);
  expect(customers.map((each) => each.limit?.amount)).toEqual(["100"]);
  expect(findings.map(({ kind, cells }) => [kind, cells[0]?.row])).toEqual([["customer-twice", 2]]);
});

it("takes no list of invoices for one of customers", () =>
  expect(read(["Invoice No.", "Customer No.", "Payment Terms"], ["I1", "C1", 30]).customers).toEqual([]));

it("takes no list without limits and terms for one of customers' terms", () =>
  expect(read(["Customer No.", "Customer Name"], ["C1", "Acme"]).customers).toEqual([]));

it.each([
  [30, 30],
  ["30 days net", 30],
  ["2/10 net 30", 30],
  ["月结60天", 60],
  ["due on receipt", 0],
  ["货到付款", 0],
  ["50% 30, 50% 60", undefined],
  [-10, undefined],
])("reads the terms %p as %p days", (cell, days) =>
  expect(read(["Customer No.", "Payment Terms"], ["C1", cell]).customers[0]?.termsDays).toBe(days),
);
