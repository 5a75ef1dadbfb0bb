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

/** The same rows into columns like a ledger's, as plainly as it can be written over a schema: what passes is kept, customers and words by a map. */
function columnsBySchema(chunks: readonly string[], size: number, watch: Stopwatch): SchemaColumns {
  const columns = new SchemaColumns(size);
  for (const chunk of chunks) {
    const rows = rowsOf(chunk);
    watch.run(() => {
      for (const row of rows) {
        const parsed = rowSchema.safeParse(row);
        if (parsed.success) columns.add(parsed.data);
        else columns.odd.push(parsed.error);
      }
    });
  }
  return columns;
}

class SchemaColumns {
  readonly odd: unknown[] = [];
  readonly amount: Float64Array;
  readonly paid: Float64Array;
  private size = 0;
  private readonly customers = new Map<string, { readonly code: number; readonly names: Set<string> }>();
  private readonly currencies = new Map<string, number>();
  private readonly regions = new Map<string, number>();
  private readonly numbers: string[] = [];
  private readonly customer: Uint32Array;
  private readonly currency: Uint8Array;
  private readonly region: Uint32Array;
  private readonly issued: Int32Array;
  private readonly due: Int32Array;
  private readonly settled: Int32Array;

  constructor(size: number) {
    this.amount = new Float64Array(size);
    this.paid = new Float64Array(size);
    this.customer = new Uint32Array(size);
    this.currency = new Uint8Array(size);
    this.region = new Uint32Array(size);
    this.issued = new Int32Array(size);
    this.due = new Int32Array(size);
    this.settled = new Int32Array(size);
  }

  add([id, name, number, currency, issued, due, amount, paid, settled, region]: z.infer<typeof rowSchema>): void {
    const item = this.size++;
    let customer = this.customers.get(id);
    if (!customer) this.customers.set(id, (customer = { code: this.customers.size, names: new Set() }));
    customer.names.add(name);
    this.customer[item] = customer.code;
    this.numbers.push(number);
    this.currency[item] = codeIn(this.currencies, currency);
    this.region[item] = codeIn(this.regions, region);
    this.issued[item] = issued;
    this.due[item] = due;
    this.settled[item] = settled ?? 0;
    this.amount[item] = Math.round(amount * 100);
    this.paid[item] = Math.round(paid * 100);
  }
}

function codeIn(codes: Map<string, number>, text: string): number {
  let code = codes.get(text);
  if (code === undefined) codes.set(text, (code = codes.size));
  return code;
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
  const sum = (amounts: Float64Array): number => amounts.reduce((all, amount) => all + amount, 0);
  const plain = columnsBySchema(chunks, size, new Stopwatch());
  mustAgree(sum(plain.amount) === total && sum(plain.paid) === sum(ledger.paid), "reading into columns");
  const times = watchedInTurns(
    {
      ours,
      schema: (watch) => readBySchema(chunks, watch),
      columns: (watch) => columnsBySchema(chunks, size, watch),
      parse,
      repeats: (watch) => watch.run(() => firstItemsOf(ledger)),
    },
    { hot: true },
  );
  const cold = watchedInTurns({ ours, parse }, { hot: false, times: 5 });
  const without = times.ours.map((ms, run) => ms - (times.repeats[run] ?? 0));
  const name = `4 reading, ${size} rows x ${benchHeaders.length}`;
  return [
    compared(`${name}, less the check for repeats`, without, "zod tuple per row", times.schema, { faster: 5 }),
    compared(`${name}, less the check for repeats`, without, "zod tuple per row, put into columns", times.columns, { faster: 5 }),
    compared(`${name}, less the check for repeats`, without, "JSON.parse in chunks", times.parse, { atMost: 0.35 }),
    compared(`${name}, numbers checked for repeats`, times.ours, "JSON.parse in chunks", times.parse, { atMost: 0.65 }),
    compared(`${name}, the same, code not compiled yet (for information)`, cold.ours, "JSON.parse in chunks", cold.parse, { atMost: 0.65 }),
  ];
}
