import { invoicesAndNotes, tryFaults } from "../support/fault-matrix.js";

jest.setTimeout(1_200_000);

it("loses nothing, whatever fails at whichever request of the first month-end", async () => {
  const { calls, tried, lost } = await tryFaults(invoicesAndNotes());
  process.stdout.write(`first run: ${calls} calls, ${tried} calls x faults tried, lost ${lost.length}\n`);
  expect(lost).toEqual([]);
});
