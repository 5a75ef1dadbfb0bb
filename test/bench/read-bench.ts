import * as z from "zod/mini";
import type { Ledger } from "../../src/ledger/ledger.js";
import { readLedger } from "../../src/read/ledger-reader.js";
import { proposeMapping } from "../../src/read/propose-mapping.js";
import { FirstItems, NumberList, NumberTable } from "../../src/read/number-list.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { GridBuilder, type CellGrid } from "../../src/sheet/grid.js";
import { benchChunks, benchHeaders } from "./generate.js";
import { compared, mustAgree, Stopwatch, watchedInTurns, type BenchResult } from "./measure.js";

type Rows = readonly (readonly CellValue[])[];

function rowsOf(chunk: string): Rows {
  return JSON.parse(chunk) as CellValue[][];
}

/** The table as the host takes it in: its header, then chunk after chunk, each let go once it is packed. To parse a chunk is not our work. */
export function takeIn(chunks: readonly string[], size: number, watch: Stopwatch): CellGrid {
  const builder = watch.run(() => new GridBuilder({ sheet: "Invoices", top: 0, left: 0, rows: size + 1, columns: benchHeaders.length }));
  builder.add([benchHeaders]);
  for (const chunk of chunks) {
    const rows = rowsOf(chunk);
    watch.run(() => builder.add(rows));
  }
  return builder.grid();
}

/** The ledger with all its findings, columns proposed by a look at the first rows as the product does. */
export function readHere(grid: CellGrid): Ledger {
  const { ledger } = readLedger(grid, {
    file: "book.xlsx",
    table: undefined,
    mapping: proposeMapping(benchHeaders, grid.rows(1, 251)).mapping,
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

/** What every row costs when a schema checks it as it arrives: cents of the rows that pass, and nothing else of what a ledger needs. */
function readBySchema(chunks: readonly string[], watch: Stopwatch): number {
  let cents = 0;
  for (const chunk of chunks) {
    const rows = rowsOf(chunk);
    watch.run(() => {
      for (const row of rows) {
        const parsed = rowSchema.safeParse(row);
        if (parsed.success) cents += Math.round(parsed.data[6] * 100);
      }
    });
  }
  return cents;
}

function parseChunks(chunks: readonly string[], watch: Stopwatch): number {
  let rows = 0;
  for (const chunk of chunks) rows += watch.run(() => rowsOf(chunk)).length;
  return rows;
}

/** The check for repeats alone, as the reading makes it. */
function firstItemsOf({ invoiceNumber }: Ledger): FirstItems {
  if (!(invoiceNumber instanceof NumberList)) throw new Error("a ledger that was read has a list of numbers");
  const { series, numbers, length } = invoiceNumber;
  const first = new FirstItems(invoiceNumber, length);
  for (let i = 0; i < length; i++) first.add(series[i] as number, numbers[i] as number, i);
  return first;
}

/** The table that finds every number again, as it is kept where numbers do not rise. */
export function tableOf({ invoiceNumber }: Ledger): NumberTable {
  if (!(invoiceNumber instanceof NumberList)) throw new Error("a ledger that was read has a list of numbers");
  const { series, numbers, length } = invoiceNumber;
  const table = new NumberTable(invoiceNumber, length);
  for (let i = 0; i < length; i++) table.add(series[i] as number, numbers[i] as number, i);
  return table;
}

/** Rows into a ledger with all its findings and the check for numbers used twice, beside a schema per row and beside parsing the same rows. */
export function readBench(size: number, customers: number): readonly BenchResult[] {
  const chunks = benchChunks(size, customers);
  const ours = (watch: Stopwatch): { readonly grid: CellGrid; readonly ledger: Ledger } => {
    const grid = takeIn(chunks, size, watch);
    return { grid, ledger: watch.run(() => readHere(grid)) };
  };
  const parse = (watch: Stopwatch): number => parseChunks(chunks, watch);
  const { ledger } = ours(new Stopwatch());
  const total = ledger.amount.reduce((sum, amount) => sum + amount, 0);
  mustAgree(total === readBySchema(chunks, new Stopwatch()) && parse(new Stopwatch()) === size, "reading");
  const times = watchedInTurns(
    { ours, schema: (watch) => readBySchema(chunks, watch), parse, repeats: (watch) => watch.run(() => firstItemsOf(ledger)) },
    { hot: true },
  );
  const cold = watchedInTurns({ ours, parse }, { hot: false, times: 5 });
  const without = times.ours.map((ms, run) => ms - (times.repeats[run] ?? 0));
  const name = `4 reading, ${size} rows x ${benchHeaders.length}`;
  return [
    compared(`${name}, less the check for repeats`, without, "zod tuple per row", times.schema, { faster: 5 }),
    compared(`${name}, less the check for repeats`, without, "JSON.parse in chunks", times.parse, { atMost: 0.35 }),
    compared(`${name}, numbers checked for repeats`, times.ours, "JSON.parse in chunks", times.parse, { atMost: 0.65 }),
    compared(`${name}, the same, code not compiled yet (for information)`, cold.ours, "JSON.parse in chunks", cold.parse, { atMost: 0.65 }),
  ];
}
