import { monthEnd } from "../../src/app/month-end.js";
import { noChoices } from "../../src/app/read-source.js";
import { tieOutPlan } from "../../src/app/tie-out.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { SheetPlan } from "../../src/sheet/sheet-plan.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookWithPolicy } from "../support/book-of.js";
import { expectSignedOff } from "../support/golden-sheet.js";
import { monthEndContext, monthEndSheets } from "../support/month-end-book.js";
import { planText } from "../support/plan-text.js";
import { expectRecalculated } from "../support/sheets-of-book.js";

jest.setTimeout(120_000);

const name = "AR Tie-out 2026-10-31";
const asOf = dayFromIso("2026-10-31") ?? 0;
const september = dayFromIso("2026-09-30") ?? 0;
const invoices = `
  Customer | Customer Name     | Invoice No | Type    | Currency | Invoice Date | Posting Date | Due Date   | Amount | Paid Date
  C1       | Oakfield Retail   | INV-1      | Invoice | EUR      | 2026-10-10   | 2026-10-10   | 2026-11-09 | 1000   |
  C1       | Oakfield Retail   | INV-2      | Invoice | EUR      | 2026-10-30   | 2026-11-02   | 2026-11-29 | 250    |
  C2       | =Calder & Finch   | INV-3      | Invoice | EUR      | 2026-11-01   | 2026-10-31   | 2026-12-01 | 80     |
  C2       | =Calder & Finch   | RC-4       | Receipt | EUR      | 2026-10-20   | 2026-10-20   | 2026-10-20 | -300   |
  C3       | Redstone Hardware | INV-5      | Invoice | USD      | 2026-10-05   | 2026-10-05   | 2026-11-05 | 500    |
`;

const book = (): Workbook =>
  bookWithPolicy(
    { Invoices: invoices },
    {
      AR_Control: [
        ["", "EUR", asOf, "1122 Trade receivables", 1100, "unapplied-cash", ""],
        ["", "EUR", september, "1122 Trade receivables", 900, "", ""],
      ],
    },
  );

const plan = async (locale: "en-US" | "zh-CN", of = book()): Promise<SheetPlan> => tieOutPlan(await monthEndContext(locale, of), name);

it("sorts the difference by its causes and shows in alarm what none of them explains", async () =>
  expectSignedOff(await plan("en-US"), "tie-out.en-US"));

it("speaks both languages to Chinese readers", async () => expectSignedOff(await plan("zh-CN"), "tie-out.zh-CN"));

it("is part of the month-end, works out in LibreOffice, and answers the command line with what is unexplained", async () => {
  const closed = book();
  const request = {
    choices: noChoices,
    asOf: dayFromIso("2026-10-31"),
    locale: "en-US",
    preparedAt: "2026-11-02 09:47",
    whenEdited: "keep",
  } as const;
  const done = await monthEnd(hostOf(closed), request, unwatched);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  expect(done.value.sheets.find((sheet) => sheet.name === name)?.checks).toMatchObject([
    { name: "unexplained (1122 Trade receivables · EUR)", difference: "20.00" },
  ]);
  expectRecalculated(closed, name, 8);
});

it("says where a control balance is to be entered when none was, and puts nothing in its place", async () => {
  const text = planText(tieOutPlan(await monthEndContext("en-US"), name));
  expect(text).toContain("EUR: not available, because no balance of the control account was entered for 2026-10-31.");
  expect(text).toContain("or name the cell that holds the balance AR_GL_CNY.");
  expect(text).not.toContain("Explained");
});

it("takes the balance from a cell that a person named, live", async () => {
  const of = bookWithPolicy(monthEndSheets, { AR_Settings: [["watch_from", 0.9]] });
  const trial = of.addSheet("Trial balance");
  trial.cells.set(4, 2, { value: 117_482.4 });
  of.names.push({ name: "AR_GL_EUR", scope: undefined, refersTo: "'Trial balance'!$C$5" });
  const text = planText(await plan("en-US", of));
  expect(text).toContain("='Trial balance'!C5 gives 117482.40");
  expect(text).toContain("CNY: not available");
});

it("ties each legal entity out to its own account, and names the entity that has none", async () => {
  const both = `
    Company | Customer | Invoice No | Currency | Invoice Date | Due Date   | Amount | Paid Date
    North   | C1       | 1          | EUR      | 2026-10-01   | 2026-10-31 | 100    |
    South   | C2       | 2          | EUR      | 2026-10-02   | 2026-10-31 | 40     |
    South   | C2       | 3          | USD      | 2026-10-02   | 2026-10-31 | 7      |
  `;
  const of = bookWithPolicy(
    { Invoices: both },
    {
      AR_Control: [
        ["North", "EUR", asOf, "1122", 100, "", ""],
        ["East", "EUR", asOf, "1122", 5, "", ""],
      ],
    },
  );
  const text = planText(await plan("en-US", of));
  expect(text).toMatch(/North · 1122 · EUR\n.*Open items \| F 100\.00\n/);
  expect(text).toContain("Not available, because the source knows no legal entity “East”.");
  expect(text).toContain("South · EUR: not available, because no balance of the control account was entered for 2026-10-31.");
  expect(text).toContain("USD: not available");
});
