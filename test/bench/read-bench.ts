import * as z from "zod/mini";
import type { Ledger } from "../../src/ledger/ledger.js";
import { proposeMapping } from "../../src/read/propose-mapping.js";
import { readLedger } from "../../src/read/ledger-reader.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { median, timed, type BenchResult } from "./aging-bench.js";

const headers = [
  "Customer No",
  "Customer Name",
  "Invoice No",
  "Currency",
  "Invoice Date",
  "Due Date",
  "Amount",
  "Amount Paid",
  "Settled Date",
  "Region",
];

/** Rows as a workbook holds them: numbers, day serials, texts; one in a thousand has an amount that is none. */
export function benchRows(size: number, customers: number): CellValue[][] {
  let state = 42;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  return Array.from({ length: size }, (_, i): CellValue[] => {
    const customer = Math.floor(random() * random() * customers);
    const issued = 45_000 + Math.floor(random() * 700);
    const amount = Math.round((10 + random() * 5000) * 100) / 100;
    const paid = random() < 0.8;
    return [
      `C${customer}`,
      `Customer ${customer}`,
      `INV-${i}`,
      random() < 0.7 ? "USD" : "EUR",
      issued,
      issued + 30,
      random() < 0.001 ? "12,5OO" : amount,
      paid ? amount : 0,
      paid ? issued + 40 : null,
      `R${customer % 7}`,
    ];
  });
}

function readHere(rows: readonly (readonly CellValue[])[]): Ledger {
  const values = [headers, ...rows];
  return readLedger(
    { area: { sheet: "Invoices", top: 0, left: 0, rows: values.length, columns: headers.length }, values },
    {
      file: "book.xlsx",
      table: undefined,
      mapping: proposeMapping(headers, rows.slice(0, 250)).mapping,
      headerRow: 0,
      dateOrder: undefined,
      termsDays: undefined,
      defaultCurrency: undefined,
      excludeDuplicates: false,
    },
  ).ledger;
}

const text = z.string().check(z.minLength(1));
const day = z.int().check(z.minimum(61), z.maximum(2_958_465));
const row = z.tuple([text, text, text, text.check(z.length(3)), day, day, z.number(), z.number(), z.nullable(day), text]);

/** What every row costs when a schema checks it: cents of the rows that pass. */
function readBySchema(rows: readonly (readonly CellValue[])[]): number {
  let cents = 0;
  for (const cells of rows) {
    const parsed = row.safeParse(cells);
    if (parsed.success) cents += Math.round(parsed.data[6] * 100);
  }
  return cents;
}

function parseChunks(chunks: readonly string[]): number {
  let rows = 0;
  for (const chunk of chunks) rows += (JSON.parse(chunk) as unknown[]).length;
  return rows;
}

const runs = 5;
const chunk = 5000;
const grace = 1.15;

/** Rows into a ledger with all its findings and the check for numbers used twice, beside a schema per row and beside parsing the same rows. */
export async function readBench(size: number, customers: number): Promise<readonly BenchResult[]> {
  const rows = benchRows(size, customers);
  const chunks: string[] = [];
  for (let from = 0; from < size; from += chunk) chunks.push(JSON.stringify(rows.slice(from, from + chunk)));
  const total = readHere(rows).amount.reduce((sum, amount) => sum + amount, 0);
  if (total !== readBySchema(rows) || parseChunks(chunks) !== size) throw new Error("the totals differ: no times are worth printing");
  const times: Record<"ours" | "schema" | "parse", number[]> = { ours: [], schema: [], parse: [] };
  for (let run = 0; run < runs; run++) {
    times.ours.push(await timed(() => readHere(rows)));
    times.schema.push(await timed(() => readBySchema(rows)));
    times.parse.push(await timed(() => parseChunks(chunks)));
  }
  const [ours, schema, parse] = [median(times.ours), median(times.schema), median(times.parse)];
  const name = `reading, ${size} rows x ${headers.length}, numbers checked for repeats`;
  return [
    {
      name,
      ours,
      other: schema,
      otherName: "zod per row",
      ratio: schema / ours,
      goal: "at least 5 x faster",
      holds: (schema / ours) * grace >= 5,
    },
    {
      name,
      ours,
      other: parse,
      otherName: "JSON.parse in chunks",
      ratio: ours / parse,
      goal: "at most 0.65 x",
      holds: ours / parse <= 0.65 * grace,
    },
    memory(size, customers),
  ];
}

/** Bytes of the columns of one item, strings of the source left out. */
function memory(size: number, customers: number): BenchResult {
  const ledger = readHere(benchRows(Math.min(size, 10_000), customers));
  const columns = [
    ledger.customer,
    ledger.currency,
    ledger.issued,
    ledger.due,
    ledger.settled,
    ledger.amount,
    ledger.paid,
    ledger.disputed,
    ledger.kind,
    ledger.row,
  ];
  const bytes = columns.reduce((sum, column) => sum + column.BYTES_PER_ELEMENT, 0);
  return {
    name: "ledger, bytes an invoice",
    ours: bytes,
    other: 48,
    otherName: "allowed",
    ratio: bytes / 48,
    goal: "at most 1",
    holds: bytes <= 48,
  };
}
