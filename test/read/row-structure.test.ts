import { findHeader } from "../../src/read/invoice-table.js";
import { readLedger, type LedgerReading } from "../../src/read/ledger-reader.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { gridOf } from "../../src/sheet/grid.js";

const head = "Customer | Invoice No. | Invoice Date | Due Date | Amount | Open amount | Status";

function read(...lines: readonly string[]): LedgerReading {
  const values = lines.map((line) => line.split("|").map((cell): CellValue => (cell.trim() === "-" ? null : cell.trim())));
  const columns = Math.max(...values.map((row) => row.length));
  const grid = gridOf({ sheet: "S", top: 0, left: 0, rows: values.length, columns }, values);
  const found = findHeader(grid);
  if (!found) throw new Error("no header");
  return readLedger(grid, {
    file: "export",
    table: undefined,
    mapping: found.mapping,
    headerRow: found.row,
    layout: found,
    dateOrder: undefined,
    termsDays: undefined,
    defaultCurrency: undefined,
    excludeDuplicates: false,
  });
}

const kinds = ({ findings }: LedgerReading): Readonly<Record<string, number>> =>
  Object.fromEntries(findings.map(({ kind, count }) => [kind, count]));
const open = ({ ledger }: LedgerReading): number =>
  [...ledger.amount].reduce((sum, amount, i) => sum + amount - (ledger.paid[i] ?? 0), 0) / 100;

const two = ["Acme | 1 | 2026-01-05 | 2026-02-04 | 100.00 | 60.00 | Sent", "Beta | 2 | 2026-01-06 | 2026-02-05 | 50.00 | 50.00 | Sent"];

it("counts no total twice, and finds that it agrees", () => {
  const reading = read(head, ...two, "Total | - | - | - | 150.00 | 110.00 | -");
  expect(open(reading)).toBe(110);
  expect(kinds(reading)["total-row-skipped"]).toBe(1);
  expect(kinds(reading)["total-differs"]).toBeUndefined();
});

it("says that the table's own total differs, and by how much", () => {
  const { findings } = read(head, ...two, "Total | - | - | - | 150.00 | 111.00 | -");
  expect(findings.find(({ kind }) => kind === "total-differs")).toMatchObject({ count: 1, amounts: [{ amount: 100 }] });
});

it("knows a sum without a word by the items above it", () => {
  const reading = read(head, two[0] ?? "", "Acme | - | - | - | 100.00 | 60.00 | -", two[1] ?? "");
  expect(open(reading)).toBe(110);
});

it("counts a customer whose name begins with Total", () =>
  expect(open(read(head, ...two, "Total Energies SA | 3 | 2026-01-07 | 2026-02-06 | 10.00 | 10.00 | Sent"))).toBe(120));

it("skips the header that a report repeats on each page, and its footer", () => {
  const reading = read(head, two[0] ?? "", head, two[1] ?? "", "Printed 2026-02-01 09:14 by J. | - | - | - | - | - | -");
  expect(reading.ledger.size).toBe(2);
  expect(kinds(reading)["text-row-skipped"]).toBe(1);
});

it("gives an empty customer cell of a plain list to nobody", () => {
  const reading = read(
    head,
    ...two,
    ...two.map((line) => line.replace("| 1 |", "| 3 |").replace("| 2 |", "| 4 |")),
    "- | 5 | 2026-01-07 | 2026-02-06 | 10.00 | 10.00 | Sent",
  );
  expect(kinds(reading)["customer-missing"]).toBe(1);
});

it("gives the rows of a block to the customer that begins it", () => {
  const { ledger } = read(
    head,
    "Acme | 1 | 2026-01-05 | 2026-02-04 | 100.00 | 100.00 | Sent",
    "- | 2 | 2026-01-06 | 2026-02-05 | 50.00 | 50.00 | Sent",
    "Beta | 3 | 2026-01-06 | 2026-02-05 | 7.00 | 7.00 | Sent",
    "- | 4 | 2026-01-06 | 2026-02-05 | 8.00 | 8.00 | Sent",
  );
  expect([...ledger.customer].map((customer) => ledger.customers[customer]?.id)).toEqual(["Acme", "Acme", "Beta", "Beta"]);
});

it("counts the open amount of an invoice once that stands on each of its lines", () => {
  const reading = read(
    `${head} | Item`,
    "Acme | 1 | 2026-01-05 | 2026-02-04 | 70.00 | 100.00 | Sent | Goods",
    "Acme | 1 | 2026-01-05 | 2026-02-04 | 30.00 | 100.00 | Sent | Freight",
  );
  expect(open(reading)).toBe(100);
  expect(kinds(reading)["invoice-lines-joined"]).toBe(1);
});

it("keeps instalments of one invoice, each with its own due date", () => {
  const reading = read(
    head,
    "Acme | 1 | 2026-01-05 | 2026-02-04 | 50.00 | 50.00 | Sent",
    "Acme | 1 | 2026-01-05 | 2026-03-06 | 50.00 | 50.00 | Sent",
  );
  expect(reading.ledger.size).toBe(2);
  expect(open(reading)).toBe(100);
});

it("leaves drafts and voided documents out, with their amount", () => {
  const { ledger, findings } = read(
    head,
    ...two,
    "Acme | 3 | 2026-01-05 | 2026-02-04 | 30.00 | 30.00 | Draft",
    "Acme | 4 | 2026-01-05 | 2026-02-04 | 40.00 | 40.00 | 已作废",
  );
  expect(ledger.size).toBe(2);
  expect(findings.find(({ kind }) => kind === "status-left-out")).toMatchObject({ count: 2, amounts: [{ amount: 7000 }] });
});

it("leaves a balance brought forward out, and says loudly how much is owed beyond the table", () => {
  const { ledger, findings } = read(head, "期初余额 | - | - | - | - | 186,420.50 | -", ...two);
  expect(ledger.size).toBe(2);
  expect(findings.find(({ kind }) => kind === "opening-balance-left-out")).toMatchObject({
    severity: "warning",
    amounts: [{ amount: 18_642_050 }],
  });
});

it("takes a heading in the column of days for no item", () =>
  expect(
    kinds(
      read(
        "Invoice Date | Invoice No. | Customer | Due Date | Amount | Open amount",
        "411100 - Customers | - | - | - | - | -",
        "2026-01-05 | 1 | Acme | 2026-02-04 | 9.00 | 9.00",
      ),
    ),
  ).toEqual({ "text-row-skipped": 1 }));
