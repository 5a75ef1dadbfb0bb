import { agedByDuck, agedHere, duckWith } from "./aging-bench.js";
import { benchLedger } from "./generate.js";
import {
  agedMatrix,
  allowanceByDecimals,
  allowanceHere,
  benchHistory,
  duckWithHistory,
  historyByDuck,
  historyHere,
} from "./provision-bench.js";

it("compares two agings that agree to the cent", async () => {
  const ledger = benchLedger(10_000, 200);
  const ours = agedHere(ledger);
  expect(await agedByDuck(await duckWith(ledger), ledger)).toEqual(ours);
  expect(ours.some((amount) => amount !== 0)).toBe(true);
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
