import { agingText, findingTexts, readBookOf } from "../support/book-of.js";

const head = "Customer | Invoice No. | Date | Due date";
const days = ["2026-01-10 | 2026-02-09", "2026-03-10 | 2026-04-09"];

/** What is said of a table with these headers and a row for each text, beside the basis. */
async function said(headers: string, ...rows: readonly string[]): Promise<readonly string[]> {
  const body = rows.map((row, i) => `C${i % 2} | ${1000 + i} | ${days[i % days.length] ?? ""} | ${row}`);
  const { findings } = await readBookOf({ Data: [`${head} | ${headers}`, ...body].join("\n") }, "2026-03-31");
  return findingTexts(findings).filter((text) => !/^basis/.test(text));
}

it.each([
  ["Cancelled on", "2026-02-01"],
  ["Cancellation date", "2026-02-01"],
  ["Written off on", "2026-02-01"],
  ["Factored", "Yes"],
  ["Assigned to factor on", "2026-02-01"],
  ["是否保理", "是"],
  ["作废日期", "2026-02-01"],
  ["Receipt No.", "R998"],
  ["Cheque No.", "112233"],
  ["Payment ref", "BACS 12"],
  ["收款单号", "SK001"],
  ["Credited by", "CN-5"],
])("a row that %s (%s) says is no longer owed is named with its money", async (header, cell) =>
  expect(await said(`Amount | ${header}`, `100 | ${cell}`, "50 | ")).toEqual(["payments-not-read 1 100.00"]),
);

it.each([
  ["Active", "N", "Y"],
  ["isOpen", "0", "1"],
  ["Outstanding", "No", "Yes"],
  ["Unpaid", "No", "Yes"],
  ["是否欠款", "否", "是"],
])("and so is a no beside %s", async (header, no, yes) =>
  expect(await said(`Amount | ${header}`, `100 | ${no}`, `50 | ${yes}`)).toContain("payments-not-read 1 100.00"),
);

it("references that every invoice bears say nothing", async () =>
  expect(await said("Amount | Payment ref", "100 | 77", "50 | 78")).toEqual([]));

it.each(["√", "Yes - duplicate"])("a row marked as void by %s is left out", async (mark) =>
  expect(await said("Amount | Void", `100 | ${mark}`, "50 | ")).toEqual(["status-left-out 1 100.00"]),
);

it.each(["New due date", "Extended due date", "展期后到期日"])("a later day of payment (%s) is named with its money", async (header) =>
  expect(await said(`Amount | ${header}`, "100 | 2026-05-10", "50 | ")).toEqual(["due-superseded 1 100.00"]),
);

it.each(["Freight | Total", "Late fee | Total due with fee"])(
  "a total (%s) above the amounts is named with what it is more",
  async (headers) => expect(await said(`Amount | ${headers}`, "100 | 5 | 105", "50 | 0 | 50")).toEqual(["total-above-amount 1 5.00"]),
);

it("a discount between amount and net amount is named", async () =>
  expect(await said("Amount | Discount | Net amount", "100 | 5 | 95", "50 | 0 | 50")).toContain("payments-not-read 1 5.00"));

it("a year that was mistyped is named with its money", async () => {
  const table = `${head} | Amount\nC1 | 1 | 2026-01-10 | 2062-02-09 | 100`;
  const { figures, findings } = await readBookOf({ Data: table }, "2026-03-31");
  expect(findingTexts(findings)).toContain("due-far 1 100.00");
  expect(agingText(figures.currencies[0])).not.toContain("31-60");
});
