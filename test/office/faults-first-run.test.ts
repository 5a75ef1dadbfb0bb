import { invoicesAndNotes, parts, tryFaults } from "../support/fault-matrix.js";

jest.setTimeout(3_600_000);

it.each(parts.map((part) => ({ part, sheets: part.join(" and ") })))(
  "loses nothing, whatever fails at whichever request of the first month-end: $sheets",
  async ({ part, sheets }) => {
    const { calls, tried, lost } = await tryFaults(invoicesAndNotes(), part);
    process.stdout.write(`first run of ${sheets}: ${calls} calls, ${tried} calls x faults tried, lost ${lost.length}\n`);
    expect(lost).toEqual([]);
  },
);
