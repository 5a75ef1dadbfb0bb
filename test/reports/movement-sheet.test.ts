import { known } from "../../src/kernel/assert.js";
import { day, type DayNumber } from "../../src/kernel/day.js";
import { planMovement } from "../../src/reports/movement-sheet.js";
import type { SheetPlan } from "../../src/sheet/sheet-plan.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf, bookWithPolicy } from "../support/book-of.js";
import { expectSignedOff } from "../support/golden-sheet.js";
import { monthEndContext, monthEndSheets } from "../support/month-end-book.js";
import { planText } from "../support/plan-text.js";

async function plan(locale: "en-US" | "zh-CN", book?: Workbook, compareTo?: DayNumber): Promise<SheetPlan> {
  const { source, figures, findings, preparedAt } = await monthEndContext(locale, book, day(46_326));
  const { ledger, policy, customers } = source;
  const days = compareTo === undefined ? {} : { compareTo };
  return planMovement({
    ...{ figures, ledger, findings, policy, customers, locale, preparedAt, ...days },
    file: "book.xlsx",
    name: "AR Movement 2026-10-31",
  });
}

it("rolls receivables forward from the previous month-end, bucket by bucket, customer by customer, document by document", async () =>
  expectSignedOff(await plan("en-US"), "movement.en-US"));

it("speaks both languages to Chinese readers", async () => expectSignedOff(await plan("zh-CN"), "movement.zh-CN"));

it("starts from the day that somebody named", async () => {
  const shown = planText(await plan("en-US", undefined, day(46_265)));
  expect(shown).toContain("Compared with | B 2026-08-31");
  // 21,300 + 48,275.60 + 6,150 were open at the end of August.
  expect(shown).toContain("A Opening | B 75725.60");
});

it("says why there is no movement where the source lists open items only", async () => {
  const open = `
    Customer No | Customer | Invoice No | Invoice Date | Due Date   | Balance
    C1          | Oakfield | INV-1      | 2026-09-01   | 2026-10-01 | 100.00
    C2          | Calder   | INV-2      | 2026-09-05   | 2026-10-05 | 250.00`;
  const { rows, checks } = await plan("en-US", bookOf({ Open: open }));
  expect(JSON.stringify(rows)).toContain("Movement since 2026-09-30 is not available, because the source lists open items only.");
  expect(checks).toEqual([]);
});

it("shows the twenty customers and documents that moved most, and the rest in one line, so that the totals are whole", async () => {
  const lines = Array.from(
    { length: 25 },
    (_, i) => `K${i + 10} | Customer ${i + 10} | N-${i + 10} | 2026-10-05 | 2026-11-05 | ${100 + i} |`,
  );
  const head = "Customer No | Customer | Invoice No | Invoice Date | Due Date | Amount | Paid Date";
  const shown = await plan(
    "en-US",
    bookOf({ Invoices: `${[head, ...lines].join("\n")}\nK99 | Still | N-99 | 2026-09-01 | 2026-12-01 | 7 |` }),
  );
  const texts = planText(shown);
  expect(texts).toContain("A K34 Customer 34 | B 0.00 | C 124.00");
  // 100 to 104 of the five smallest, and 7 of the customer that did not move.
  expect(texts).toContain("A And 6 other customers | B 7.00 | C 510.00");
  expect(texts).toContain("A And 5 other documents that moved | G 0.00 | H =I");
  expect(texts).toContain("A 1 document that did not move | G 7.00");
  expect(shown.checks.map(({ name, difference }) => `${name} ${difference}`)).toEqual([
    "opening = open items of that day (No currency stated) 0.00",
    "closing = open items (No currency stated) 0.00",
    "buckets = opening (No currency stated) 0.00",
    "buckets = closing (No currency stated) 0.00",
    "customers = roll-forward (No currency stated) 0.00",
    "documents = roll-forward (No currency stated) 0.00",
  ]);
});

it("rolls all currencies forward in the books' own, the difference of exchange as a line of its own", async () => {
  const rates = [
    ["CNY", 46_295, 0.125],
    ["CNY", 46_320, 0.13],
  ];
  const book = bookWithPolicy(monthEndSheets, { AR_Settings: [["base_currency", "EUR"]], AR_Exchange: rates });
  const rolled = await plan("en-US", book);
  const block = known(planText(rolled).split("In the books' own currency (EUR)")[1], "a block of the base currency");
  // Opening 172,008.00 - 3,700 x 0.125; INV-10 of 12 October still at 0.125; closing 117,482.40 + 8,300 x 0.13.
  expect(block).toContain("A Opening | B 171545.50");
  expect(block).toContain("A Invoices | B 1500.00");
  expect(block).toContain("A Revaluation | B 41.50");
  expect(block).toMatch(/A Closing \| B =SUM\(B\d+:B\d+\) gives 118561.40/);
  expect(rolled.checks.at(-1)).toMatchObject({ name: "closing = open items in EUR", difference: "0.00" });
});

it("says in the books' own currency that a rate is missing", async () => {
  const book = bookWithPolicy(monthEndSheets, { AR_Settings: [["base_currency", "EUR"]] });
  const shown = planText(await plan("en-US", book));
  expect(known(shown.split("In the books' own currency (EUR)")[1], "a block of the base currency")).toContain(
    "Not available, because AR Policy states no rate for one of the days in the span.",
  );
});
