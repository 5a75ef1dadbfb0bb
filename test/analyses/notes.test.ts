import { planAging } from "../../src/reports/aging-sheet.js";
import { monthEndJson } from "../../src/app/month-end-json.js";
import { agingText, findingTexts, openItems, readBookOf, type ReadBook } from "../support/book-of.js";
import { planText } from "../support/plan-text.js";

const register = `票据号码 | 客户 | 出票人 | 承兑人 | 票据种类 | 出票日期 | 到期日 | 票面金额 | 票据状态 | 贴现日期 | 追索权
B1 | 甲公司 | 甲公司 | 中国银行 | 银行承兑汇票 | 2026-01-05 | 2026-07-05 | 1000 | 持有 |  |
B2 | 甲公司 | 丙公司 | 工商银行 | 银行承兑汇票 | 2026-01-10 | 2026-07-10 | 2000 | 已贴现 | 2026-03-15 |
C1 | 乙公司 | 乙公司 | 乙公司 | 商业承兑汇票 | 2026-02-01 | 2026-08-01 | 4000 | 已背书 | 2026-03-20 |
C2 | 乙公司 | 乙公司 | 乙公司 | 商业承兑汇票 | 2026-02-01 | 2026-08-01 | 8000 | 已贴现 | 2026-03-20 | 无追索权
C3 | 乙公司 | 乙公司 | 乙公司 | 商业承兑汇票 | 2025-09-01 | 2026-03-01 | 16000 | 持有 |  | `;

async function read(asOf = "2026-03-31", settings: Readonly<Record<string, string>> = {}): Promise<ReadBook> {
  return readBookOf({ 应收票据: register }, asOf, {}, {}, settings);
}

it("takes a bank's draft that was discounted out of what is open, and keeps a business's, which may come back", async () => {
  const { ledger, figures } = await read();
  expect(openItems(ledger, "2026-03-31")).toEqual(["note B1 1000.00", "note C1 4000.00", "note C3 16000.00"]);
  expect(figures.currencies[0]?.open).toBe(2_100_000);
});

it("still holds a note on the day before it was discounted", async () => {
  const { ledger } = await read();
  expect(openItems(ledger, "2026-03-14")).toContain("note B2 2000.00");
  expect(openItems(ledger, "2026-03-15")).not.toContain("note B2 2000.00");
});

it.each([
  ["derecognised", 1_700_000],
  ["kept", 3_100_000],
])("follows the setting discounted_notes: %s", async (choice, open) => {
  const { figures } = await read("2026-03-31", { discounted_notes: choice });
  expect(figures.currencies[0]?.open).toBe(open);
});

it("ages a note that has matured unpaid as a receivable again, from its maturity, and says what to reclassify", async () => {
  const { figures, findings } = await read();
  // C3 matured on 1 March: 30 days past due on the 31st.
  expect(agingText(figures.currencies[0])).toBe("1-30 16000.00 | notes 5000.00");
  expect(findingTexts(findings)).toContain("note-matured 1 16000.00");
});

it("does not take a note for matured on the very day of its maturity", async () => {
  const { figures } = await read("2026-03-01");
  expect(agingText(figures.currencies[0])).toBe("notes 31000.00");
});

it("ages a dishonoured note as a receivable whatever its maturity", async () => {
  const { figures } = await readBookOf({ 应收票据: register.replace("1000 | 持有", "1000 | 拒付") }, "2026-03-31");
  expect(agingText(figures.currencies[0])).toBe("current 1000.00 | 1-30 16000.00 | notes 4000.00");
});

it("states what may come back of notes that left the books until they mature, and what was kept", async () => {
  const texts = findingTexts((await read()).findings);
  expect(texts).toContain("notes-derecognised 2 10000.00");
  expect(texts).toContain("notes-kept 1 4000.00");
  // B2 matures on 10 July: from the next day only C2 is outstanding.
  expect(findingTexts((await read("2026-07-11")).findings)).toContain("notes-derecognised 2 8000.00");
});

it("lists every note with its number, parties, maturity and state, in the answer and on the sheet", async () => {
  const { source, figures, findings, ledger } = await read();
  const json = monthEndJson({ figures, findings, source, sheets: [], notices: [] }) as {
    readonly notes: readonly Readonly<Record<string, unknown>>[];
  };
  expect(json.notes.map(({ number, state, treatment, open }) => [number, state, treatment, open])).toEqual([
    ["B1", "held", "note", "1000.00"],
    ["B2", "discounted", "derecognised", "0.00"],
    ["C1", "endorsed", "note", "4000.00"],
    ["C2", "discounted", "derecognised", "0.00"],
    ["C3", "held", "receivable", "16000.00"],
  ]);
  expect(json.notes[1]).toMatchObject({
    drawer: "丙公司",
    acceptor: "工商银行",
    acceptance: "bank",
    amount: "2000.00",
    maturity: "2026-07-10",
    transferredOn: "2026-03-15",
  });
  const { policy, customers } = source;
  const plan = planAging({
    figures,
    ledger,
    findings,
    policy,
    customers,
    locale: "en-US",
    preparedAt: "2026-04-01 09:00",
    file: "b.xlsx",
    name: "AR Aging",
  });
  const text = planText(plan);
  expect(text).toContain("A B2 | B 丙公司 / 工商银行 | D 2026-07-10 | E bank 银行 | F discounted 已贴现 | G 2000.00 | H 0.00");
  expect(text).toMatch(/G =SUM\(G\d+:G\d+\) gives 31000\.00 \| H =SUM\(H\d+:H\d+\) gives 21000\.00/);
});

it("reads the state of notes among invoices from their status, in English too", async () => {
  const { ledger } = await readBookOf(
    {
      Data: `Customer | Number | Document type | Document date | Due date | Amount | Status
A | 1 | Invoice | 2026-01-10 | 2026-02-09 | 100 | Sent
A | 2 | Bank acceptance draft | 2026-01-10 | 2026-07-09 | 200 | Discounted
A | 3 | Bill of exchange | 2026-01-10 | 2026-07-09 | 400 | Endorsed without recourse
A | 4 | Bill of exchange | 2026-01-10 | 2026-07-09 | 800 | Not discounted`,
    },
    "2026-03-31",
  );
  expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1 100.00", "note 4 800.00"]);
});

it("takes no invoice out of the books whose status says discounted", async () => {
  const { ledger } = await readBookOf(
    {
      Data: "Customer | Number | Document type | Document date | Due date | Amount | Status\nA | 1 | Invoice | 2026-01-10 | 2026-02-09 | 100 | Discounted",
    },
    "2026-03-31",
  );
  expect(openItems(ledger, "2026-03-31")).toEqual(["invoice 1 100.00"]);
});
