import { effectsOf } from "../../src/analyses/other-reading.js";
import { computeFigures } from "../../src/analyses/compute.js";
import { known } from "../../src/kernel/assert.js";
import { dayFromIso } from "../../src/kernel/day.js";
import type { Ledger } from "../../src/ledger/ledger.js";
import { defaultPolicy } from "../../src/policy/policy.js";
import { ledgerOf } from "../support/ledger-builder.js";

const effects = (read: Ledger, other: Ledger, policy = defaultPolicy): ReturnType<typeof effectsOf> =>
  effectsOf(read, other, policy, new Map(), computeFigures(read, policy, new Map(), asOf));
const asOf = known(dayFromIso("2026-06-30"), "a day");

it("compares what is past due by either reading, each currency apart", () => {
  const read = ledgerOf([
    "C1 1 USD 2026-03-04 2026-05-06 100.00",
    "C1 2 USD 2026-01-02 2026-02-15 7.00",
    "C2 3 EUR 2026-03-04 2026-07-05 50.00",
  ]);
  const other = ledgerOf([
    "C1 1 USD 2026-04-03 2026-07-06 100.00",
    "C1 2 USD 2026-01-02 2026-02-15 7.00",
    "C2 3 EUR 2026-04-03 2026-05-07 50.00",
  ]);
  expect(effects(read, other)).toEqual([
    { currency: "USD", pastDue: 10_700, pastDueOtherwise: 700, moved: 10_000 },
    { currency: "EUR", pastDue: 0, pastDueOtherwise: 5000, moved: 5000 },
  ]);
});

it("counts an invoice as moved that one reading has not issued yet, and nothing where both readings agree", () => {
  const read = ledgerOf(["C1 1 USD 2026-03-07 2026-08-01 100.00", "C1 2 EUR 2026-01-02 2026-02-15 7.00"]);
  const other = ledgerOf(["C1 1 USD 2026-07-03 2026-08-01 100.00", "C1 2 EUR 2026-01-02 2026-02-15 7.00"]);
  expect(effects(read, other)).toEqual([
    { currency: "USD", pastDue: 0, pastDueOtherwise: 0, moved: 10_000 },
    { currency: "EUR", pastDue: 700, pastDueOtherwise: 700, moved: 0 },
  ]);
});

it("counts as past due what the policy does: days of grace are respected", () => {
  const read = ledgerOf(["C1 1 USD 2026-03-04 2026-06-25 100.00"]);
  const other = ledgerOf(["C1 1 USD 2026-03-04 2026-06-05 100.00"]);
  expect(effects(read, other, { ...defaultPolicy, graceDays: 10 })).toEqual([
    { currency: "USD", pastDue: 0, pastDueOtherwise: 10_000, moved: 10_000 },
  ]);
});
