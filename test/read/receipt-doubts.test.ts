import { known } from "../../src/kernel/assert.js";
import { bookingWarning } from "../../src/text/findings.js";
import { findingTexts, openItems, readBookOf } from "../support/book-of.js";

const invoices = `
Customer | Invoice No. | Invoice date | Due date | Amount
C1 | 1 | 2026-01-10 | 2026-02-09 | 100.00
C1 | 2 | 2026-01-12 | 2026-02-11 | 100.00
C2 | 3 | 2026-02-20 | 2026-03-22 | 100.00
C2 | 4 | 2026-03-01 | 2026-03-31 | 100.00`;

async function read(receipts: string, table = invoices) {
  const { ledger, findings } = await readBookOf({ Invoices: table, Receipts: receipts }, "2026-04-30");
  return { open: openItems(ledger, "2026-04-30"), texts: findingTexts(findings), findings };
}

describe("the sign of receipts", () => {
  const header = "Receipt date | Invoice No. | Amount received";

  it("is turned where the whole column is negative", async () => {
    const { open, texts } = await read(`${header}\n2026-03-05 | 1 | -60.00\n2026-03-06 | 2 | -100.00`);
    expect(open).toEqual(["invoice 1 40.00", "invoice 3 100.00", "invoice 4 100.00"]);
    expect(texts).toEqual([]);
  });

  it("is the one by which no invoice owes more than it was billed: 50 received on invoice 1, 10 of it given back", async () => {
    const { open, texts } = await read(`${header}\n2026-03-05 | 1 | -50.00\n2026-03-09 | 1 | 10.00`);
    // 100 - 50 + 10.
    expect(open).toContain("invoice 1 60.00");
    expect(texts).toEqual([]);
  });

  it("is in doubt where one receipt of 50 has a minus and another of 10 has none, with both readings and what they move", async () => {
    const { open, findings } = await read(`${header}\n2026-03-05 | 1 | -50.00\n2026-03-06 | 2 | 10.00`);
    // Most of the money has a minus, so that is taken for received: 100 - 50, and 100 + 10.
    expect(open.slice(0, 2)).toEqual(["invoice 1 50.00", "invoice 2 110.00"]);
    // The other way 100 + 50 and 100 - 10: 240 instead of 160.
    expect(findings.find(({ kind }) => kind === "receipt-signs-doubtful")).toMatchObject({
      severity: "error",
      found: ["50.00"],
      otherwise: ["-50.00"],
      amounts: [{ currency: null, amount: 80_00 }],
    });
  });

  it("is that of most receipts, where four in five agree; the other was taken back", async () => {
    const rows = ["1 | 60.00", "2 | 50.00", "3 | 40.00", "4 | 30.00", "1 | -20.00"].map((row) => `2026-03-05 | ${row}`);
    const { open, texts } = await read([header, ...rows].join("\n"));
    expect(open).toEqual(["invoice 1 60.00", "invoice 2 50.00", "invoice 3 60.00", "invoice 4 70.00"]);
    expect(texts).toEqual([]);
  });

  it("is minus for a refund that its type names, though it is written like a receipt, and that is said", async () => {
    const rows = ["Receipt | 1 | 60.00", "Refund | 1 | 20.00"].map((row) => `2026-03-05 | ${row}`);
    const { open, texts } = await read(["Receipt date | Type | Invoice No. | Amount received", ...rows].join("\n"));
    expect(open).toContain("invoice 1 60.00");
    expect(texts).toContain("receipt-taken-back 1 -20.00");
  });

  it("is that of its receipt for a discount taken with it", async () => {
    const { open } = await read(`${header} | Discount taken\n2026-03-05 | 1 | -97.00 | 3.00`);
    expect(open).not.toContain("invoice 1 6.00");
    expect(open[0]).toBe("invoice 2 100.00");
  });

  it("is questioned where more is given back on an invoice than was received on it", async () => {
    const rows = ["1 | 60.00", "2 | 50.00", "3 | 40.00", "4 | -30.00"].map((row) => `2026-03-05 | ${row}`);
    const { open, texts } = await read([header, ...rows].join("\n"));
    expect(open).toContain("invoice 4 130.00");
    expect(texts).toContain("receipt-back-exceeds 1 30.00");
  });
});

describe("the day of a receipt", () => {
  const header = "Receipt date | Invoice No. | Amount received";

  it("is questioned where it lies before the invoice that it pays", async () => {
    const { findings } = await read(`${header}\n2026-01-05 | 1 | 60.00`);
    expect(findings.find(({ kind }) => kind === "receipt-before-issue")).toMatchObject({
      severity: "warning",
      found: ["2026-01-05 < 2026-01-10"],
      amounts: [{ amount: 60_00 }],
    });
  });

  it("is an error where three receipts fit once day and month change places", async () => {
    // 5 March, 6 April and 7 April, as an Excel of the other country made them.
    const { findings } =
      await read(`${header}\n2026-05-03 | 1 | 10.00\n2026-01-03 | 3 | 10.00\n2026-02-03 | 3 | 10.00\n2026-02-03 | 4 | 10.00
2026-01-04 | 4 | 10.00`);
    expect(findings.find(({ kind }) => kind === "receipt-before-issue")).toMatchObject({ severity: "error", count: 4 });
  });

  it("follows the invoices where the column does not say which is the month", async () => {
    const rows = ["01/03/2026 | 3", "02/03/2026 | 3", "03/04/2026 | 4", "04/04/2026 | 4"].map((row) => `${row} | 10.00`);
    // 3 January and 3 February would be before 20 February, 4 March after 1 March: two contradict, three are asked for.
    const doubt = await read([header, ...rows].join("\n"));
    expect(doubt.texts.some((text) => text.startsWith("date-ambiguous"))).toBe(true);
    // 5 January is too early as well: neither reading is free of contradictions.
    const against = await read([header, ...rows, "05/01/2026 | 4 | 10.00", "01/04/2026 | 4 | 10.00", "02/04/2026 | 4 | 10.00"].join("\n"));
    expect(against.texts.some((text) => text.startsWith("date-ambiguous"))).toBe(true);
    const sure = await read([header, ...rows, "01/04/2026 | 4 | 10.00"].join("\n"));
    expect(sure.texts.filter((text) => /^(date|receipt-before)/.test(text))).toEqual(["date-order-by-neighbours 4"]);
    // 1 and 2 March and 3 April and 1 April, each 10, and 4 April.
    expect(sure.open).toEqual(["invoice 1 100.00", "invoice 2 100.00", "invoice 3 80.00", "invoice 4 70.00"]);
  });

  it("of a write-off is questioned where it lies before the invoice", async () => {
    const table = `Customer | Invoice No. | Invoice date | Due date | Amount | Write-off amount | Write-off date
C1 | 1 | 2026-03-10 | 2026-04-09 | 100.00 | 20.00 | 2026-01-05`;
    const { findings } = await readBookOf({ Invoices: table }, "2026-04-30");
    expect(findingTexts(findings)).toContain("settled-before-issue 1 20.00");
  });

  it("of a write-off is in doubt where its column does not say which is the month", async () => {
    const table = `Customer | Invoice No. | Invoice date | Due date | Amount | Write-off amount | Write-off date
C1 | 1 | 2026-01-10 | 2026-02-09 | 100.00 | 20.00 | 03/04/2026`;
    const { findings } = await readBookOf({ Invoices: table }, "2026-04-30");
    expect(findings.map(({ kind }) => kind)).toContain("date-ambiguous");
  });
});

describe("receipts counted in ten thousands", () => {
  it.each([
    ["by their header", "收款日期 | 发票号 | 收款金额(万元)\n2026-03-05 | 1 | 0.60\n2026-03-06 | 2 | 0.40", "收款金额(万元): 1.00"],
    ["by their header", "Receipt date | Invoice No. | Amount received (k EUR)\n2026-03-05 | 1 | 0.60\n2026-03-06 | 2 | 0.40", "1.00"],
    ["by a line above", "单位：万元\n收款日期 | 发票号 | 收款金额\n2026-03-05 | 1 | 0.60\n2026-03-06 | 2 | 0.40", "单位：万元: 1.00"],
  ])("%s are left out, and nothing may be booked", async (_, receipts, found) => {
    const { open, findings } = await read(receipts);
    expect(open).toHaveLength(4);
    const group = known(
      findings.find(({ kind }) => kind === "receipts-in-units"),
      "a finding",
    );
    expect(group).toMatchObject({ severity: "error", count: 2 });
    expect(group.found[0]).toContain(found);
    expect(bookingWarning(group, "en-US")).toContain("every figure that depends on receipts is incomplete");
    expect(bookingWarning(group, "zh-CN")).toContain("依赖收款的数字均不完整");
  });
});
