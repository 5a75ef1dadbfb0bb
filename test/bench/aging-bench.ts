import type { DuckDBConnection } from "@duckdb/node-api";
import { ageItems } from "../../src/analyses/aging-kernel.js";
import { day } from "../../src/kernel/day.js";
import { openDuck } from "../support/duck.js";
import { benchLedger, type BenchLedger } from "./generate.js";

/** One comparison; ours and other in milliseconds, ratio = other / ours unless the goal says "at most". */
export interface BenchResult {
  readonly name: string;
  readonly ours: number;
  readonly other: number;
  readonly otherName: string;
  readonly ratio: number;
  readonly goal: string;
  readonly holds: boolean;
}

const asOf = day(46_326);
const limits = [0, 30, 60, 90];

/** Customer x bucket by currency, as both sides must give it. */
export function agedHere(ledger: BenchLedger): Float64Array {
  const shape = { customers: ledger.customers, currencies: ledger.currencies };
  return ageItems({ customer: ledger.customer, currency: ledger.currency, date: ledger.due, open: ledger.open }, limits, asOf, shape)
    .amounts;
}

const sql = `select currency, customer, case when due = 0 then 5 when ${asOf} - due <= 0 then 0 when ${asOf} - due <= 30 then 1 when ${asOf} - due <= 60 then 2 when ${asOf} - due <= 90 then 3 else 4 end as bucket,
  sum(cents) as cents from items where cents <> 0 group by 1, 2, 3`;

/** The same by DuckDB with one thread, delivered into an array of ours. */
export async function agedByDuck(duck: DuckDBConnection, ledger: BenchLedger): Promise<Float64Array> {
  const amounts = new Float64Array(ledger.currencies * ledger.customers * 6);
  const reader = await duck.runAndReadAll(sql);
  const [currency, customer, bucket, cents] = reader.getColumns() as [number[], number[], number[], (bigint | number)[]];
  for (let i = 0; i < currency.length; i++) {
    amounts[((currency[i] as number) * ledger.customers + (customer[i] as number)) * 6 + (bucket[i] as number)] = Number(cents[i]);
  }
  return amounts;
}

export async function duckWith(ledger: BenchLedger): Promise<DuckDBConnection> {
  const duck = await openDuck();
  await duck.run("create table items (customer integer, currency integer, due integer, cents bigint)");
  const appender = await duck.createAppender("items");
  for (let i = 0; i < ledger.open.length; i++) {
    appender.appendInteger(ledger.customer[i] as number);
    appender.appendInteger(ledger.currency[i] as number);
    appender.appendInteger(ledger.due[i] as number);
    appender.appendBigInt(BigInt(ledger.open[i] as number));
    appender.endRow();
  }
  appender.closeSync();
  return duck;
}

const runs = 15;
/** What a noisy machine may take from a goal. */
const grace = 1.15;

export async function agingBench(size: number, customers: number): Promise<readonly BenchResult[]> {
  const ledger = benchLedger(size, customers);
  const duck = await duckWith(ledger);
  const ours = agedHere(ledger);
  const theirs = await agedByDuck(duck, ledger);
  if (ours.some((amount, i) => amount !== theirs[i])) throw new Error("the totals differ: no times are worth printing");
  const times: Record<"ours" | "duck" | "sum", number[]> = { ours: [], duck: [], sum: [] };
  let kept = 0;
  for (let run = 0; run < runs; run++) {
    times.ours.push(await timed(() => agedHere(ledger)));
    times.duck.push(await timed(() => agedByDuck(duck, ledger)));
    times.sum.push(await timed(() => (kept += columnSum(ledger.open))));
  }
  if (Number.isNaN(kept)) throw new Error("the column does not add up");
  const [mine, duckTime, sum] = [median(times.ours), median(times.duck), median(times.sum)];
  return [
    {
      name: `aging, ${size} items, all rows`,
      ours: mine,
      other: duckTime,
      otherName: "DuckDB, one thread",
      ratio: duckTime / mine,
      goal: "at least 5 x faster",
      holds: (duckTime / mine) * grace >= 5,
    },
    {
      name: `aging, ${size} items, all rows`,
      ours: mine,
      other: sum,
      otherName: "bare column sum",
      ratio: mine / sum,
      goal: "at most 10 x the sum",
      holds: mine / sum <= 10 * grace,
    },
  ];
}

function columnSum(column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i] as number;
  return sum;
}

export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
