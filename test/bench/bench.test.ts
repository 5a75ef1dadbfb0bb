import { agedByDuck, agedHere, duckWith } from "./aging-bench.js";
import { benchLedger } from "./generate.js";

it("compares two agings that agree to the cent", async () => {
  const ledger = benchLedger(10_000, 200);
  const ours = agedHere(ledger);
  expect(await agedByDuck(await duckWith(ledger), ledger)).toEqual(ours);
  expect(ours.some((amount) => amount !== 0)).toBe(true);
});
