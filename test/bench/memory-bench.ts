import { makeOpenIndex } from "../../src/analyses/open-index.js";
import { asOf, benchChunks, chunkRows } from "./generate.js";
import { collectGarbage, compared, type BenchResult } from "./measure.js";
import { benchGrid, readHere, tableOf } from "./read-bench.js";

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
  const grid = benchGrid(chunks);
  const rows = bytesInUse();
  const ledger = readHere(grid);
  const read = bytesInUse();
  const table = tableOf(ledger.invoiceNumber);
  const index = makeOpenIndex(ledger, asOf);
  const all = bytesInUse();
  if (table.find(ledger.invoiceNumber[7] ?? "") !== 7 || index.places.length === 0 || grid.values.length !== size + 1)
    throw new Error("what was measured is not there");
  const each = (bytes: number): number[] => [bytes / size];
  return [
    compared("5 ledger, bytes an invoice", each(read - rows), "allowed", [48], { atMost: 1 }),
    compared("5 with the table of numbers and the open index", each(all - rows), "allowed", [70], { atMost: 1 }),
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
