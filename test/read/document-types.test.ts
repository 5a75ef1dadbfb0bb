import { agingText, findingTexts, openItems, readBookOf } from "../support/book-of.js";

const head = "Customer | Document No. | Document type | Document date | Due date | Amount";

describe("credits that stand without a minus", () => {
  it("are known by their type, and said", async () => {
    const { ledger, findings } = await readBookOf(
      {
        Data: `${head}\nC1 | 1 | Invoice | 2026-01-10 | 2026-02-09 | 100.00\nC1 | 2 | Credit memo | 2026-01-20 | | 30.00\nC1 | 3 | Payment | 2026-01-25 | | 50.00`,
      },
      "2026-03-31",
    );
    expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1 100.00", "credit-note 2 -30.00", "receipt 3 -50.00"]);
    expect(findingTexts(findings)).toContain("credit-by-type 2 -80.00");
  });

  it("are left alone where one of them has its minus: a payment taken back is a debit", async () => {
    const { ledger } = await readBookOf(
      {
        Data: `${head}\nC1 | 1 | RV | 2026-01-10 | 2026-02-09 | 100.00\nC1 | 2 | DZ | 2026-01-20 | | -100.00\nC1 | 3 | DZ | 2026-01-25 | 2026-01-25 | 100.00`,
      },
      "2026-03-31",
    );
    expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1 100.00", "receipt 2 -100.00", "receipt 3 100.00"]);
  });

  it("are known by a column of debit and credit", async () => {
    const rows = "C1 | 1 | S | 2026-01-10 | 2026-02-09 | 100.00\nC1 | 2 | H | 2026-01-20 | 2026-01-20 | 30.00";
    const { ledger } = await readBookOf(
      { Data: `Customer | Document No. | Debit/Credit ind | Document date | Due date | Amount\n${rows}` },
      "2026-03-31",
    );
    expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1 100.00", "credit-note 2 -30.00"]);
  });

  it("are known in Chinese", async () => {
    const rows = "华联 | 1 | 借 | 2026-01-10 | 2026-02-09 | 100.00\n华联 | 2 | 贷 | 2026-01-20 | 2026-01-20 | 30.00";
    const { ledger } = await readBookOf({ 明细: `客户名称 | 单据编号 | 借贷方向 | 单据日期 | 到期日 | 金额\n${rows}` }, "2026-03-31");
    expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1 100.00", "credit-note 2 -30.00"]);
  });
});

describe("credit notes that name the invoice they correct", () => {
  const linked = (credit: string): string =>
    `Customer | Document No. | Document type | Document date | Due date | Amount | Applies to\nC1 | 1 | Invoice | 2026-01-10 | 2026-02-09 | 100.00 |\n${credit}`;

  it("reduce it from their own day on", async () => {
    const { ledger } = await readBookOf({ Data: linked("C1 | 2 | Credit memo | 2026-03-20 | | -30.00 | 1") }, "2026-03-31");
    expect(openItems(ledger, "2026-03-19")).toEqual(["invoice 1 100.00"]);
    expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1 70.00"]);
  });

  it("stand alone when they are larger than what the invoice owes", async () => {
    const { ledger } = await readBookOf({ Data: linked("C1 | 2 | Credit memo | 2026-03-20 | | -130.00 | 1") }, "2026-03-31");
    expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1 100.00", "credit-note 2 -130.00"]);
  });

  it("are no invoice of another customer's", async () => {
    const { ledger } = await readBookOf({ Data: linked("C2 | 2 | Credit memo | 2026-03-20 | | -30.00 | 1") }, "2026-03-31");
    expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1 100.00", "credit-note 2 -30.00"]);
  });
});

describe("bills and notes receivable", () => {
  const rows = `${head}
C1 | 1 | Invoice | 2026-01-10 | 2026-02-09 | 100.00
C1 | N1 | Bill of exchange | 2026-02-01 | 2026-06-30 | 40.00`;

  it("stand apart in the aging, by their maturity when they are aged with the invoices", async () => {
    const apart = await readBookOf({ Data: rows }, "2026-03-31");
    expect(agingText(apart.figures.currencies[0])).toBe("31-60 100.00 | notes 40.00");
    const together = await readBookOf({ Data: rows }, "2026-03-31", { notes: "with-invoices" });
    expect(agingText(together.figures.currencies[0])).toBe("current 40.00 | 31-60 100.00");
  });

  it("count in turnover by choice, and are no sales", async () => {
    const history = `${head} | Paid on\n${rows.split("\n").slice(1).join(" |\n")} |`;
    const dso = async (notesInTurnover: boolean): Promise<number | undefined> => {
      const { figures } = await readBookOf({ Data: history }, "2026-03-31", { notesInTurnover });
      const metric = figures.currencies[0]?.metrics.dsoSimple90;
      return metric?.kind === "value" ? metric.value.toNumber() : undefined;
    };
    expect(await dso(true)).toBeCloseTo((140 / 100) * 90, 10);
    expect(await dso(false)).toBeCloseTo((100 / 100) * 90, 10);
  });
});

describe("write-offs in columns of their own", () => {
  it("reduce the invoice on their day and are no payment", async () => {
    const { ledger, figures } = await readBookOf(
      {
        Data: `Customer | Invoice No. | Invoice date | Due date | Amount | Paid on | Write-off amount | Write-off date
C1 | 1 | 2026-01-10 | 2026-02-09 | 100.00 | | 100.00 | 2026-03-15
C1 | 2 | 2026-01-10 | 2026-02-09 | 50.00 | 2026-02-19 | |`,
      },
      "2026-03-31",
    );
    expect(openItems(ledger, "2026-03-14")).toEqual(["invoice 1 100.00"]);
    expect(openItems(ledger, "2026-03-31")).toEqual([]);
    const { daysToPay365 } = figures.currencies[0]?.metrics ?? {};
    expect(daysToPay365?.kind === "value" ? daysToPay365.value.toNumber() : undefined).toBe(40);
  });
});

describe("due dates by terms", () => {
  const rows = {
    Invoices: `Customer | Invoice No. | Invoice date | Due date | Amount | Payment terms
C1 | 1 | 2026-01-10 | | 100.00 | Net 45
C1 | 2 | 2026-01-10 | | 100.00 |
C1 | 3 | 2026-01-10 | | 100.00 | 月结30天
C2 | 4 | 2026-01-10 | | 100.00 | NAA8
C2 | 5 | 2026-01-10 | 2026-01-15 | 100.00 | Net 45`,
    Customers: "Customer | Name | Payment terms | Credit limit\nC1 | Acme | 20 | 1000",
  };
  it.each([
    ["apart", [0, 0, 0, 0]],
    ["by-terms", [45, 20, 51, 0]],
  ] as const)("%s", async (missingDue, days) => {
    const { ledger } = await readBookOf(rows, "2026-03-31", {}, {}, { missing_due: missingDue });
    expect([...ledger.due].slice(0, 4).map((due, item) => (due === 0 ? 0 : due - (ledger.issued[item] ?? 0)))).toEqual([...days]);
  });
});
