import type { DuckDBConnection } from "@duckdb/node-api";
import { sumByMonths, type MonthColumns, type MonthShape, type MonthSums } from "../../src/analyses/months-kernel.js";
import { monthEndsTo } from "../../src/analyses/trend.js";
import { day, monthStart } from "../../src/kernel/day.js";
import { noEntries } from "../../src/ledger/ledger.js";
import { openDuck } from "../support/duck.js";
import { seeded } from "./generate.js";
import { compared, inTurns, mustAgree, type BenchResult } from "./measure.js";

const currencies = 3;
const asOf = day(46_326);
const ends = monthEndsTo(asOf, 24);
const shape: MonthShape = {
  currencies,
  firstDay: monthStart(ends[0] ?? asOf),
  ends,
  graceDays: 0,
  apartCustomers: new Uint8Array(1),
};

/** A seeded history of three years: four in five items paid, some in part, some later than the last month. */
export function monthColumns(size: number): MonthColumns {
  const random = seeded();
  const columns = {
    size,
    customer: new Uint32Array(size),
    currency: new Uint8Array(size),
    issued: new Int32Array(size),
    due: new Int32Array(size),
    settled: new Int32Array(size),
    amount: new Float64Array(size),
    paid: new Float64Array(size),
    kind: new Uint8Array(size),
    entries: noEntries,
  };
  for (let i = 0; i < size; i++) {
    columns.currency[i] = random() < 0.7 ? 0 : random() < 0.6 ? 1 : 2;
    const issued = asOf - Math.floor(random() * 1100);
    columns.issued[i] = issued;
    columns.due[i] = random() < 0.01 ? 0 : issued + 30 * Math.floor(random() * 4);
    const amount = Math.round((10 + random() * random() * 50_000) * 100);
    columns.amount[i] = amount;
    if (random() >= 0.8) continue;
    columns.settled[i] = issued + Math.floor(random() * 120);
    columns.paid[i] = random() < 0.1 ? Math.round(amount * random()) : amount;
  }
  return columns;
}

export function monthsHere(columns: MonthColumns): MonthSums {
  return sumByMonths(columns, shape);
}

/** Changes by month and currency in one scan, added up from month to month: the plain way to ask a database for the same. */
const sql = `
  with flows as (
    select currency, issued as day, cents, cents as billed, 0::bigint as late from items
    union all select currency, greatest(issued, settled), -paid, 0, 0 from items where paid <> 0
    union all select currency, greatest(issued, due + 1), 0, 0, cents from items where due <> 0
    union all select currency, greatest(issued, settled, due + 1), 0, 0, -paid from items where due <> 0 and paid <> 0),
  months as (
    select currency, month, sum(cents) as cents, sum(billed) as billed, sum(late) as late
    from flows join months_of using (day) group by 1, 2)
  select currency, month, billed, sum(cents) over w as cents, sum(late) over w as late
  from months window w as (partition by currency order by month)`;

export async function monthsByDuck(duck: DuckDBConnection): Promise<MonthSums> {
  const months = ends.length;
  const sums = (): Float64Array => new Float64Array(currencies * months);
  const found: MonthSums = { billed: sums(), open: sums(), pastDue: sums() };
  const reader = await duck.runAndReadAll(sql);
  const [currency, month, billed, cents, late] = reader.getColumns() as (number | bigint)[][];
  for (let i = 0; i < (currency?.length ?? 0); i++) {
    // Month 0 holds all that came before the first one, and the last all that comes later.
    const at = Number(month?.[i]) - 1;
    if (at < 0 || at >= months) continue;
    const place = Number(currency?.[i]) * months + at;
    found.billed[place] = Number(billed?.[i]);
    found.open[place] = Number(cents?.[i]);
    found.pastDue[place] = Number(late?.[i]);
  }
  return found;
}

export async function duckWithMonths(columns: MonthColumns): Promise<DuckDBConnection> {
  const duck = await openDuck();
  await duck.run("create table items (currency utinyint, issued integer, due integer, settled integer, cents bigint, paid bigint)");
  const appender = await duck.createAppender("items");
  for (let i = 0; i < columns.size; i++) {
    appender.appendUTinyInt(columns.currency[i] as number);
    appender.appendInteger(columns.issued[i] as number);
    appender.appendInteger(columns.due[i] as number);
    appender.appendInteger(columns.settled[i] as number);
    appender.appendBigInt(BigInt(columns.amount[i] as number));
    appender.appendBigInt(BigInt(columns.paid[i] as number));
    appender.endRow();
  }
  appender.closeSync();
  await duck.run("create table months_of (day integer, month integer)");
  const rows: string[] = [];
  for (let each = asOf - 1200; each <= asOf + 400; each++)
    rows.push(`(${each}, ${each < shape.firstDay ? 0 : 1 + ends.filter((end) => end < each).length})`);
  await duck.run(`insert into months_of values ${rows.join(",")}`);
  return duck;
}

/** Sales by month, open and past due at 24 month-ends. */
export async function monthsBench(size: number): Promise<readonly BenchResult[]> {
  const columns = monthColumns(size);
  const duck = await duckWithMonths(columns);
  const [mine, theirs] = [monthsHere(columns), await monthsByDuck(duck)];
  for (const key of ["billed", "open", "pastDue"] as const)
    mustAgree(
      mine[key].every((amount, i) => amount === theirs[key][i]),
      key,
    );
  const { ours, other } = await inTurns({ ours: () => monthsHere(columns), other: () => monthsByDuck(duck) });
  return [compared(`6 sales, open and past due of 24 months, ${size} items`, ours, "DuckDB, one thread", other, { faster: 4 })];
}
