import { findingTexts, openItems, readBookOf } from "../support/book-of.js";

async function read(table: string) {
  const { ledger, findings } = await readBookOf({ Data: table }, "2026-03-31");
  return {
    open: openItems(ledger, "2026-03-31"),
    texts: findingTexts(findings).filter((text) => !/^basis/.test(text)),
    severities: findings.map(({ kind, severity }) => `${kind} ${severity}`),
  };
}

/** An invoice of 300 in three instalments, each with its due day and what else its row states. */
const of300 = (...rows: readonly string[]): string => rows.map((row, i) => `C1 | 1 | 2026-01-10 | 2026-0${i + 2}-10 | ${row}`).join("\n");

const head = "Customer | Invoice No. | Invoice date | Due date";

describe("instalments whose rows state the invoice's total each", () => {
  it.each([["Invoice total | Instalment amount"], ["Amount | Instalment"], ["Amount | Part"], ["发票金额 | 本期应付金额"]])(
    "bill what the column beside it says, which adds up to it (%s)",
    async (columns) => {
      const { open } = await read(`${head} | ${columns}\n${of300("300.00 | 100.00", "300.00 | 150.00", "300.00 | 50.00")}`);
      expect(open).toEqual(["invoice 1 100.00", "invoice 1 150.00", "invoice 1 50.00"]);
    },
  );

  it("owe what their own rows leave unpaid", async () => {
    const rows = of300("300.00 | 100.00 | 100.00", "300.00 | 100.00 | 0", "300.00 | 100.00 | 0");
    expect((await read(`${head} | Invoice total | Instalment amount | Paid\n${rows}`)).open).toEqual([
      "invoice 1 100.00",
      "invoice 1 100.00",
    ]);
  });

  it("owe their own part where the balance too is that of the whole", async () => {
    const rows = of300("300.00 | 100.00 | 300.00", "300.00 | 100.00 | 300.00", "300.00 | 100.00 | 300.00");
    expect((await read(`${head} | Invoice total | Instalment amount | Balance\n${rows}`)).open).toEqual(Array(3).fill("invoice 1 100.00"));
  });

  it("are an error with its money where no column says what each is", async () => {
    const { texts, severities } = await read(`${head} | Invoice total\n${of300("300.00", "300.00", "300.00")}`);
    // 900 are counted: 600 too much, if 300 is the total.
    expect(texts).toContain("instalments-equal 2 600.00");
    expect(severities).toContain("instalments-equal error");
  });
});

describe("instalments whose rows state their own amounts", () => {
  it("are read, and said to be instalments", async () => {
    const { open, texts } = await read(`${head} | Amount\n${of300("100.00", "150.00", "50.00")}`);
    expect(open).toHaveLength(3);
    expect(texts).toEqual(["instalments-read 2 200.00"]);
  });

  it("are questioned where all are equal: nothing tells them from the total", async () => {
    const { open, severities } = await read(`${head} | Amount\n${of300("100.00", "100.00", "100.00")}`);
    expect(open).toHaveLength(3);
    expect(severities).toContain("instalments-equal warning");
  });

  it("are not mistaken for net and tax, which add up to a total too", async () => {
    const table = `${head} | Net | Tax | Total\n${of300("80.00 | 20.00 | 100.00", "160.00 | 40.00 | 200.00")}`;
    expect((await read(table)).open).toEqual(["invoice 1 100.00", "invoice 1 200.00"]);
  });
});
