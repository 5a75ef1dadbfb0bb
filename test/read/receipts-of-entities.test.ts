import { minor } from "../../src/kernel/money.js";
import { pairKey, receiptKey, receiptsOfEntities, type ReceiptHome } from "../../src/read/receipts-of-entities.js";
import type { Receipt, ReceiptsReading } from "../../src/read/receipts.js";

/** "customer number" of each invoice. */
const home = (...invoices: readonly (readonly [string, string])[]): ReceiptHome => ({
  numbers: new Set(invoices.map(([, number]) => receiptKey(number))),
  customers: new Set(invoices.map(([customer]) => receiptKey(customer))),
  pairs: new Set(invoices.map(([customer, number]) => pairKey(number, customer))),
});

const received = (customer: string, invoice: string, row: number): Receipt => ({
  amount: minor(100),
  currency: undefined,
  exponent: 2,
  day: 0,
  otherDay: 0,
  kind: "receipt",
  customer,
  customerName: "",
  invoice,
  at: { sheet: "Receipts", row, column: 3 },
});

const tableOf = (sheet: string, ...receipts: readonly Receipt[]): ReceiptsReading => ({
  receipts,
  sheet,
  amountColumn: 3,
  findings: [],
  signs: "clear",
  orderBy: "column",
});

const homes = [home(["Acme", "1"], ["Bell", "2"]), home(["Cole", "2"], ["Dunn", "3"])];
const rowsOf = (shares: readonly (ReceiptsReading | undefined)[]): readonly (readonly number[])[] =>
  shares.map((share) => share?.receipts.map(({ at }) => at.row) ?? []);

describe("one table of receipts for two entities", () => {
  it("is shared out by the invoice, of a number that both have by the customer, without an invoice by the customer", () => {
    const all = tableOf("Receipts", received("", "1", 1), received("Cole", "2", 2), received("bell", "2", 3), received("Dunn", "", 4));
    const { readings, findings } = receiptsOfEntities([all], homes);
    expect(rowsOf(readings)).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(findings).toEqual([]);
  });

  it("stays with the first, and is named, where nothing says whose it is", () => {
    const { readings, findings } = receiptsOfEntities([tableOf("Receipts", received("", "2", 1), received("Nobody", "", 2))], homes);
    expect(rowsOf(readings)).toEqual([[1, 2], []]);
    expect(readings[1]).toBeUndefined();
    expect(findings).toMatchObject([{ kind: "receipt-entity-unclear", count: 2, found: ["2", "Nobody"] }]);
  });
});

it("gives each entity the table of receipts that names its invoices, and leaves a third one to be said", () => {
  const tables = [
    tableOf("B", received("Cole", "2", 1), received("", "3", 2)),
    tableOf("A", received("", "1", 3)),
    tableOf("C", received("", "1", 4)),
  ];
  const { readings, left } = receiptsOfEntities(tables, homes);
  expect(readings.map((each) => each?.sheet)).toEqual(["A", "B"]);
  expect(left).toEqual([2]);
});
