import * as z from "zod/mini";
import type { Ledger } from "../../src/ledger/ledger.js";
import { readLedger } from "../../src/read/ledger-reader.js";
import { proposeMapping } from "../../src/read/propose-mapping.js";
import { StringTable } from "../../src/read/string-table.js";
import type { CellGrid, CellValue } from "../../src/sheet/cell.js";
import { benchChunks, benchHeaders } from "./generate.js";
import { compared, inTurns, mustAgree, type BenchResult } from "./measure.js";

type Rows = readonly (readonly CellValue[])[];

/** The table as the host hands it over: its header and the rows of all chunks. */
export function benchGrid(chunks: readonly string[]): CellGrid {
  const values: Rows = [benchHeaders, ...chunks.flatMap((chunk) => JSON.parse(chunk) as CellValue[][])];
  return { area: { sheet: "Invoices", top: 0, left: 0, rows: values.length, columns: benchHeaders.length }, values };
}

/** The ledger with all its findings, columns proposed by a look at the first rows as the product does. */
export function readHere(grid: CellGrid): Ledger {
  const { ledger } = readLedger(grid, {
    file: "book.xlsx",
    table: undefined,
    mapping: proposeMapping(benchHeaders, grid.values.slice(1, 251)).mapping,
    headerRow: 0,
    dateOrder: undefined,
    termsDays: undefined,
    defaultCurrency: undefined,
    excludeDuplicates: false,
  });
  return ledger;
}

const text = z.string().check(z.minLength(1));
const day = z.int().check(z.minimum(61), z.maximum(2_958_465));
const rowSchema = z.tuple([text, text, text, text.check(z.length(3)), day, day, z.number(), z.number(), z.nullable(day), text]);

/** What every row costs when a schema checks it: cents of the rows that pass, and nothing else of what a ledger needs. */
function readBySchema({ values }: CellGrid): number {
  let cents = 0;
  for (let row = 1; row < values.length; row++) {
    const parsed = rowSchema.safeParse(values[row]);
    if (parsed.success) cents += Math.round(parsed.data[6] * 100);
  }
  return cents;
}

function parseChunks(chunks: readonly string[]): number {
  let rows = 0;
  for (const chunk of chunks) rows += (JSON.parse(chunk) as unknown[]).length;
  return rows;
}

/** The check for repeats alone. */
export function tableOf(numbers: readonly string[]): StringTable {
  const table = new StringTable(numbers, numbers.length);
  for (let i = 0; i < numbers.length; i++) table.add(numbers[i] as string, i);
  return table;
}

/** Rows into a ledger with all its findings and the check for numbers used twice, beside a schema per row and beside parsing the same rows. */
export async function readBench(size: number, customers: number): Promise<readonly BenchResult[]> {
  const chunks = benchChunks(size, customers);
  const grid = benchGrid(chunks);
  const ledger = readHere(grid);
  const total = ledger.amount.reduce((sum, amount) => sum + amount, 0);
  mustAgree(total === readBySchema(grid) && parseChunks(chunks) === size, "reading");
  const numbers = ledger.invoiceNumber;
  const times = await inTurns({
    ours: () => readHere(grid),
    schema: () => readBySchema(grid),
    parse: () => parseChunks(chunks),
    repeats: () => tableOf(numbers),
  });
  const without = times.ours.map((ms, run) => ms - (times.repeats[run] ?? 0));
  const name = `4 reading, ${size} rows x ${benchHeaders.length}`;
  return [
    compared(`${name}, less the check for repeats`, without, "zod tuple per row", times.schema, { faster: 5 }),
    compared(`${name}, less the check for repeats`, without, "JSON.parse in chunks", times.parse, { atMost: 0.35 }),
    compared(`${name}, numbers checked for repeats`, times.ours, "JSON.parse in chunks", times.parse, { atMost: 0.65 }),
  ];
}
