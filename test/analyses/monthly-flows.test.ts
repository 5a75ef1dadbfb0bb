import { monthlyFlows } from "../../src/analyses/monthly-flows.js";
import { openAt, sumOf } from "../../src/analyses/balance.js";
import { monthEndsTo } from "../../src/analyses/trend.js";
import { addDays, day, monthStart } from "../../src/kernel/day.js";
import { monthEndContext } from "../support/month-end-book.js";

it("adds the changes of each month up to the balance at its end, and counts what customers paid", async () => {
  const { source } = await monthEndContext("en-US");
  const { ledger } = source;
  const ends = monthEndsTo(day(46_326), 4);
  monthlyFlows(ledger, ends).forEach(({ opening, change, received }, currency) => {
    const before = addDays(monthStart(ends[0] ?? day(46_326)), -1);
    expect(opening).toBe(sumOf(ledger, currency, openAt(ledger, before)));
    let balance: number = opening;
    ends.forEach((end, month) => {
      balance += change[month] ?? 0;
      expect(balance).toBe(sumOf(ledger, currency, openAt(ledger, end)));
    });
    // October: 5,000 of INV-2 and the whole of INV-5; nothing of the others was paid by then.
    if (ledger.currencies[currency]?.code === "EUR") expect(received).toEqual([0, 0, 0, 5_327_560]);
  });
});

it("has nothing for no months", async () => {
  const { source } = await monthEndContext("en-US");
  expect(monthlyFlows(source.ledger, [])[0]).toEqual({ opening: 0, received: [], change: [] });
});
