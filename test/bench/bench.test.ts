import { addDays } from "../../src/kernel/day.js";
import { openAt } from "../../src/analyses/balance.js";
import { agedByDuck, agedHere, duckWith } from "./aging-bench.js";
import { asOf, benchLedger } from "./generate.js";
import { duckWithMonths, monthColumns, monthsByDuck, monthsHere } from "./months-bench.js";
import {
  agedMatrix,
  allowanceByDecimals,
  allowanceHere,
  benchHistory,
  duckWithHistory,
  historyByDuck,
  historyHere,
} from "./provision-bench.js";

it("compares two agings that agree to the cent, as of the day and of another one", async () => {
  const { items, open } = benchLedger(10_000, 200);
  const duck = await duckWith(items, open);
  const ours = agedHere(items, open, asOf);
  expect(ours.some((amount) => amount !== 0)).toBe(true);
  expect(await agedByDuck(duck, items, asOf, "column")).toEqual(ours);
  const before = addDays(asOf, -50);
  expect(await agedByDuck(duck, items, before, "rebuilt")).toEqual(agedHere(items, openAt(items, before), before));
});

it("compares sales, open and past due by month that agree to the cent", async () => {
  const columns = monthColumns(10_000);
  const ours = monthsHere(columns);
  expect(await monthsByDuck(await duckWithMonths(columns))).toEqual(ours);
  expect([ours.billed, ours.open, ours.pastDue].every((sums) => sums.some((amount) => amount !== 0))).toBe(true);
});

it("compares two histories of buckets that agree to the cent", async () => {
  const columns = benchHistory(5000);
  const ours = historyHere(columns);
  expect(await historyByDuck(await duckWithHistory(columns))).toEqual(ours);
  expect(ours.filter((amount) => amount !== 0).length).toBeGreaterThan(100);
});

it("compares two allowances that agree to the last digit", () => {
  const matrix = agedMatrix(10_000, 200);
  const ours = allowanceHere(matrix, 200);
  expect(allowanceByDecimals(matrix, 200)).toEqual(ours);
  expect(ours.every((total) => Number(total) > 0)).toBe(true);
});
