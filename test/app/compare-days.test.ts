import { monthEnd, monthEndJson, monthEndSummary, type MonthEnd } from "../../src/app/contract.js";
import { noChoices } from "../../src/app/read-source.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Failure } from "../../src/sheet/failure.js";
import { failureLine } from "../../src/text/failures.js";
import { bookOf } from "../support/book-of.js";

const invoices = `
  Customer | Invoice No. | Currency | Invoice date | Due date   | Amount | Settled on
  Acme     | R-1         | EUR      | 2026-08-01   | 2026-09-15 | 100.00 | 2026-10-10
  Acme     | R-2         | EUR      | 2026-08-10   | 2026-09-30 | 200.00 |
  Beta     | R-3         | EUR      | 2026-10-05   | 2026-11-04 | 400.00 |`;
const openItems = "Customer|Invoice No.|Currency|Invoice date|Due date|Open amount\nAcme|R-1|EUR|2026-08-01|2026-09-15|10.00";

async function run(table: string, compareTo: string): Promise<MonthEnd | Failure> {
  const done = await monthEnd(
    hostOf(bookOf({ Invoices: table })),
    {
      choices: noChoices,
      asOf: dayFromIso("2026-10-31"),
      compareTo: dayFromIso(compareTo),
      locale: "en-US",
      preparedAt: "",
      whenEdited: "keep",
    },
    unwatched,
  );
  return done.ok ? done.value : done.failure;
}

describe("a run that compares the as-of day with an earlier one", () => {
  it("answers with what moved, item by item and bucket by bucket, and with the roll-forward", async () => {
    const done = (await run(invoices, "2026-09-30")) as MonthEnd;
    const { movement, rollForward } = monthEndJson(done) as unknown as { movement: object; rollForward: object };
    expect(movement).toEqual({
      from: "2026-09-30",
      to: "2026-10-31",
      basis: "rebuilt",
      currencies: [
        {
          currency: "EUR",
          opening: "300.00",
          byKind: [
            { kind: "invoiced", amount: "400.00", items: 1 },
            { kind: "received", amount: "-100.00", items: 1 },
          ],
          closing: "600.00",
          movedOn: { amount: "200.00", items: 1 },
          migration: [
            { from: "current", to: "31-60", amount: "200.00" },
            { from: "1-30", to: "received", amount: "100.00" },
            { from: "new", to: "current", amount: "400.00" },
          ],
        },
      ],
      items: [
        {
          customer: "Acme",
          invoice: "R-1",
          currency: "EUR",
          state: "settled",
          opening: "100.00",
          byKind: [{ kind: "received", amount: "-100.00" }],
          closing: "0.00",
          fromBucket: "1-30",
          toBucket: null,
        },
        {
          customer: "Acme",
          invoice: "R-2",
          currency: "EUR",
          state: "moved-on",
          opening: "200.00",
          byKind: [],
          closing: "200.00",
          fromBucket: "current",
          toBucket: "31-60",
        },
        {
          customer: "Beta",
          invoice: "R-3",
          currency: "EUR",
          state: "new",
          opening: "0.00",
          byKind: [{ kind: "invoiced", amount: "400.00" }],
          closing: "400.00",
          fromBucket: null,
          toBucket: "current",
        },
      ],
      itemsLeftOut: 0,
    });
    expect(rollForward).toEqual({
      currencies: [
        {
          currency: "EUR",
          opening: "300.00",
          invoices: "400.00",
          creditNotes: "0.00",
          receipts: "-100.00",
          discounts: "0.00",
          writeOffs: "0.00",
          adjustments: "0.00",
          revaluation: "0.00",
          closing: "600.00",
        },
      ],
    });
    const line = "EUR since 2026-09-30: opening 300.00, invoices 400.00, receipts (100.00), closing 600.00";
    expect(monthEndSummary(done, "out.xlsx", "en-US")).toContain(line);
  });

  it("says why a list of open items cannot be compared, in the answer and in words", async () => {
    const done = (await run(openItems, "2026-09-30")) as MonthEnd;
    const reason = { value: null, reason: "open-items-only" };
    expect(monthEndJson(done)).toMatchObject({ movement: reason, rollForward: reason });
    expect(monthEndSummary(done, "out.xlsx", "zh-CN")).toContain("自 2026-09-30 以来的变动无法计算：来源仅列未收项目。");
  });

  it("takes no day that is not earlier", async () => {
    const failure = (await run(invoices, "2026-10-31")) as Failure;
    expect(failureLine(failure, "en-US")).toBe(
      "2026-10-31 is not before the as-of day 2026-10-31: there is no movement between them. Name an earlier day with --compare-to, or a later one with --as-of.",
    );
  });
});
