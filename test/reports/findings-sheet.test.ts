import { findingsPlan } from "../../src/app/findings.js";
import { monthEnd } from "../../src/app/month-end.js";
import { noChoices } from "../../src/app/read-source.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { minor } from "../../src/kernel/money.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { SheetPlan } from "../../src/sheet/sheet-plan.js";
import { bookOf } from "../support/book-of.js";
import { expectSignedOff } from "../support/golden-sheet.js";
import { monthEndContext } from "../support/month-end-book.js";
import { planText } from "../support/plan-text.js";

const name = "AR Findings 2026-10-31";
const odd = `
  Customer No | Customer Name    | Invoice No | Currency | Invoice Date | Due Date   | Amount    | Paid Date
  C1          | Oakfield Retail  | INV-1      | EUR      | 2026-06-20   |            | 21300.00  |
  C1          | Oakfield Retail  | INV-2      | EUR      | 2026-09-01   | 2026-08-01 | 9872.40   |
  C1          | Oakfeild Retail  | INV-3      | EUR      | 2026-09-01   | 2026-10-01 | about 500 |
  C2          | =Calder & Finch  | INV-4      | EUR      | 2026-09-01   | 2026-12-01 | 86410.005 |
  C3          | Marlow           | INV-5      | USD      | 2026-11-01   | 2026-12-01 | 48275.60  |
  C3          | Marlow           | INV-6      | USD      | 2026-08-01   |            | 100       | 2026-07-01
  C3          | Marlow           | INV-7      | USD      | 2026-08-01   | 2026-09-01 | 70        |
  C3          | Marlow           | INV-7      | USD      | 2026-08-01   | 2026-09-01 | 70        |
`;

const plan = async (locale: "en-US" | "zh-CN", sheet = odd): Promise<SheetPlan> =>
  findingsPlan(await monthEndContext(locale, bookOf({ Invoices: sheet })), name);

it("lists what is odd by the money concerned, each currency apart, with its cells and what to do", async () =>
  expectSignedOff(await plan("en-US"), "findings.en-US"));

it("speaks both languages to Chinese readers", async () => expectSignedOff(await plan("zh-CN"), "findings.zh-CN"));

it("puts the largest amount first within its currency", async () => {
  for (const { rows } of [await plan("en-US"), await plan("zh-CN")]) {
    let last = Infinity;
    for (const { cells } of rows) {
      if (cells[0]?.role === "block-head") last = Infinity;
      const amount = cells.find(({ column }) => column === 3)?.value;
      if (amount?.kind !== "number") continue;
      expect(Math.abs(amount.number)).toBeLessThanOrEqual(last);
      last = Math.abs(amount.number);
    }
  }
});

it("counts a finding that stands in two currencies once in each, and shows nothing of cells that are not kept", async () => {
  const context = await monthEndContext("en-US", bookOf({ Invoices: odd }));
  const cell = { sheet: "Invoices", row: 1, column: 0 };
  const findings = [
    {
      kind: "intercompany-customer",
      severity: "info",
      count: 1,
      cells: [cell],
      found: ["Calder & Finch"],
      amounts: [
        { currency: "EUR", amount: minor(5_00), count: 1, places: [0] },
        { currency: "USD", amount: minor(7_00), count: 1, places: [] },
      ],
    },
  ] as const;
  const said = planText(findingsPlan({ ...context, findings }, name));
  expect(said.match(/\| C -?\d+ \|[^\n]*/g)?.map((line) => line.slice(0, 40))).toEqual([
    expect.stringContaining("| C 1 | D 5.00 | F Calder & Finch"),
    expect.stringMatching(/^\| C 1 \| D 7\.00 \| G /),
  ]);
  expect(said).not.toContain("Without an amount");
});

it("says so where nothing is odd", async () =>
  expect(
    planText(
      await plan(
        "en-US",
        "Customer | Invoice No | Currency | Invoice Date | Due Date | Amount | Paid Date\nC1|1|EUR|2026-10-01|2026-10-31|5|",
      ),
    ),
  ).toContain("Nothing odd was found in the data."));

it("is part of the month-end", async () => {
  const request = {
    choices: noChoices,
    asOf: dayFromIso("2026-10-31"),
    locale: "en-US",
    preparedAt: "2026-11-02 09:47",
    whenEdited: "keep",
  } as const;
  const done = await monthEnd(hostOf(bookOf({ Invoices: odd })), request, unwatched);
  expect(done.ok && done.value.sheets.map((sheet) => sheet.name)).toContain(name);
});
