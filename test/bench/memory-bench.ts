import { makeOpenIndex } from "../../src/analyses/open-index.js";
import { asOf, benchChunks, chunkRows } from "./generate.js";
import { collectGarbage, compared, Stopwatch, type BenchResult } from "./measure.js";
import { readHere, takeIn, tableOf } from "./read-bench.js";

/** Bytes in use, on the heap and beside it, once all garbage is gone. */
function bytesInUse(): number {
  collectGarbage();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What stays in memory of an invoice, measured and not computed; the texts of the source itself are shared and counted with its rows. */
export function memoryBench(size: number, customers: number): readonly BenchResult[] {
  const chunks = benchChunks(size, customers);
  const before = bytesInUse();
  const grid = takeIn(chunks, size, new Stopwatch());
  const rows = bytesInUse();
  const ledger = readHere(grid);
  const read = bytesInUse();
  const table = tableOf(ledger);
  const index = makeOpenIndex(ledger, asOf);
  const all = bytesInUse();
  if (table.find(1, 7) !== 7 || index.places.length === 0 || grid.rowCount !== size + 1) throw new Error("what was measured is not there");
  const each = (bytes: number): number[] => [bytes / size];
  // Four bytes on top for the region, by which items can be grouped.
  return [
    compared("5 ledger with a grouping column, bytes an invoice", each(read - rows), "allowed", [48 + 4], { atMost: 1 }),
    compared("5 with the table of numbers and the open index", each(all - rows), "allowed", [70 + 4], { atMost: 1 }),
    compared(
      "5 most that is held while reading, rows included",
      each(read - before),
      "ledger and two chunks",
      each(read - rows + ((rows - before) / size) * 2 * chunkRows),
      {
        atMost: 1,
      },
    ),
  ];
}
