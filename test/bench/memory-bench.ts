import { makeOpenIndex } from "../../src/analyses/open-index.js";
import type { Ledger } from "../../src/ledger/ledger.js";
import type { CellGrid } from "../../src/sheet/grid.js";
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

/**
 * The most that is in use while `read` reads the grid: looked at whenever a header is asked for again, and at every so many other cells. Between two
 * such looks the reading fills what it has set aside already.
 */
function mostInUse(grid: CellGrid, read: () => void): number {
  const ask = grid.cell.bind(grid);
  let most = bytesInUse();
  let asked = 0;
  grid.cell = (row, column) => {
    if (row === 0 || asked++ % 1000 === 0) most = Math.max(most, bytesInUse());
    return ask(row, column);
  };
  read();
  return Math.max(most, bytesInUse());
}

/**
 * What is in memory of an invoice, measured and not computed. Packed cells and ledger share arrays: the ledger is weighed once the cells were let go,
 * and its customers' texts, which came with the cells, with it.
 */
export function memoryBench(size: number, customers: number): readonly BenchResult[] {
  const chunks = benchChunks(size, customers);
  const before = bytesInUse();
  let grid: CellGrid | undefined = takeIn(chunks, size, new Stopwatch());
  const rows = bytesInUse();
  let ledger: Ledger | undefined;
  const read = (from: CellGrid): void => void (ledger = readHere(from));
  const most = mostInUse(grid, read.bind(undefined, grid));
  const [first, last] = [grid.row(1), grid.row(size)];
  grid = undefined;
  const alone = bytesInUse();
  if (!ledger) throw new Error("nothing was read");
  const table = tableOf(ledger);
  const index = makeOpenIndex(ledger, asOf);
  const all = bytesInUse();
  if (table.find(1, 7) !== 7 || index.places.length === 0 || first[2] !== "INV-0" || last[2] !== `INV-${size - 1}`)
    throw new Error("what was measured is not there");
  const each = (bytes: number): number[] => [bytes / size];
  const twoChunks = ((rows - before) / size) * 2 * chunkRows;
  // Four bytes on top for the region, by which items can be grouped.
  return [
    compared("5 ledger with a grouping column, bytes an invoice", each(alone - before), "allowed", [48 + 4], { atMost: 1 }),
    compared("5 with the table of numbers and the open index", each(all - before), "allowed", [70 + 4], { atMost: 1 }),
    compared(
      "5 most that is held while reading, rows included",
      each(most - before),
      "ledger and two chunks",
      each(alone - before + twoChunks),
      { atMost: 1 },
    ),
  ];
}
