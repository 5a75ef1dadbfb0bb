import { minor } from "../../src/kernel/money.js";
import { linesOf, Schedule } from "../../src/reports/schedule.js";
import { monthEndContext } from "../support/month-end-book.js";
import { planText } from "../support/plan-text.js";

async function schedule(locale: "en-US" | "zh-CN"): Promise<Schedule> {
  const { source, figures, findings, preparedAt } = await monthEndContext(locale);
  const { ledger, policy, customers } = source;
  return new Schedule(
    { figures, ledger, findings, policy, customers, locale, preparedAt, file: "book.xlsx", name: "AR Example 2026-10-31" },
    {
      kind: "example",
      title: { "en-US": "Example", "zh-CN": "示例" },
      columnWidths: [20, 12, 12, 12, 12, 12],
      facts: [[{ "en-US": "Compared with", "zh-CN": "比较日" }, "the month before"]],
    },
  );
}

it("builds a sheet from title block to legend, with a total and a check that are live formulas", async () => {
  const sheet = await schedule("en-US");
  const { say } = sheet;
  sheet.heads([
    [0, say("customer"), "text"],
    [1, say("open"), "number"],
  ]);
  const first = sheet.row([{ column: 0, role: "text", value: { kind: "text", text: "Alpha" } }, sheet.amount(1, minor(10_050), 2)]);
  const total = sheet.row([sheet.sum(1, first, sheet.next - 1, minor(10_050), 2)]);
  sheet.fold(first, first);
  sheet.check({ label: "Check", name: "foots", difference: `B${total + 1}-100.5`, column: 1, exponent: 2 });
  sheet.legend(["A word on it."]);
  const plan = sheet.plan();
  expect(planText(plan)).toBe(`AR Example 2026-10-31, landscape, letter
1: A Example | D complete | E 2026-11-02 09:47
2: A File | B book.xlsx | D Name | E Date | F Sign
3: A As at | B 2026-10-31 | C Prepared
4: A Compared with | B the month before | C Reviewed
5: A Source | B Invoices!A1:J11
6
7: A Customer | B Open
8: A Alpha | B 100.50
9: B =SUM(B8:B8) gives 100.50
10: A Check | B =ROUND(B9-100.5,2) gives 0.00 | C =IF(B10=0,"OK","CHECK") gives OK
11: A A word on it.
`);
  expect(plan.checks).toEqual([{ name: "foots", row: 9, column: 1, difference: "0.00" }]);
  expect(plan.folds).toEqual([{ first: 7, last: 7 }]);
});

it("speaks both languages to Chinese readers and prints on their paper", async () => {
  const plan = (await schedule("zh-CN")).plan();
  expect(planText(plan)).toContain("A Compared with 比较日 | B the month before");
  expect(plan.page.paper).toBe("a4");
});

it("gives a sentence the lines that it needs, a Chinese character being as wide as two letters", () => {
  expect(linesOf("receivables", 11)).toBe(1);
  expect(linesOf("receivables!", 11)).toBe(2);
  expect(linesOf("应收账款余额", 11)).toBe(2);
  expect(linesOf("one\ntwo", 11)).toBe(2);
});
