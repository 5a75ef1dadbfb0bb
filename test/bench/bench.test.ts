import { agedByDuck, agedHere, duckWith } from "./aging-bench.js";
import { duckWithMonths, monthColumns, monthsByDuck, monthsHere } from "./months-bench.js";
import { benchLedger } from "./generate.js";

it("compares two agings that agree to the cent", async () => {
  const ledger = benchLedger(10_000, 200);
  const ours = agedHere(ledger);
  expect(await agedByDuck(await duckWith(ledger), ledger)).toEqual(ours);
  expect(ours.some((amount) => amount !== 0)).toBe(true);
});

it("compares sales, open and past due by month that agree to the cent", async () => {
  const columns = monthColumns(10_000);
  const ours = monthsHere(columns);
  expect(await monthsByDuck(await duckWithMonths(columns))).toEqual(ours);
  expect([ours.billed, ours.open, ours.pastDue].every((sums) => sums.some((amount) => amount !== 0))).toBe(true);
});
