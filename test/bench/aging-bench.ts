import type { DuckDBConnection } from "@duckdb/node-api";
import { ageAt, makeAgingIndex } from "../../src/analyses/aging-index.js";
import { ageItems } from "../../src/analyses/aging-kernel.js";
import { openAt } from "../../src/analyses/balance.js";
import { makeOpenIndex } from "../../src/analyses/open-index.js";
import { addDays, type DayNumber } from "../../src/kernel/day.js";
import type { Items } from "../../src/ledger/ledger.js";
import { openDuck } from "../support/duck.js";
import { asOf, benchLedger } from "./generate.js";
import { atWork, compared, inTurns, mustAgree, type BenchResult } from "./measure.js";

const limits = [0, 30, 60, 90];

/** Calls in a turn: an aging takes a few milliseconds, a sum one. */
const calls = 5;

/** What is open, by currency, customer and bucket, as all candidates must give it. */
export function agedHere(items: Items, open: Float64Array, day: DayNumber): Float64Array {
  const shape = { customers: items.customers.length, currencies: items.currencies.length };
  const { customer, currency, due: date, accounts } = items;
  return ageItems({ customer, currency, date, open, accounts }, limits, day, shape).amounts;
}

const bucket = (day: DayNumber): string =>
  `case when due = 0 then 5 when ${day} - due <= 0 then 0 when ${day} - due <= 30 then 1 when ${day} - due <= 60 then 2 when ${day} - due <= 90 then 3 else 4 end`;

/** What is open, as a column of one day or rebuilt for any day from what was billed and paid. */
const openCents = (day: DayNumber, from: "column" | "rebuilt"): string =>
  from === "column" ? "cents" : `case when issued > ${day} then 0 else amount - case when settled <= ${day} then paid else 0 end end`;

/** The aging by DuckDB with one thread, delivered into an array of ours. */
export async function agedByDuck(duck: DuckDBConnection, items: Items, day: DayNumber, from: "column" | "rebuilt"): Promise<Float64Array> {
  const cents = openCents(day, from);
  const customers = items.customers.length;
  const amounts = new Float64Array(items.currencies.length * customers * 6);
  const reader = await duck.runAndReadAll(
    `select currency, customer, ${bucket(day)} as bucket, sum(${cents}) as cents from items where ${cents} <> 0 group by 1, 2, 3`,
  );
  const [currency, customer, place, sums] = reader.getColumns() as [number[], number[], number[], (bigint | number)[]];
  for (let i = 0; i < currency.length; i++)
    amounts[((currency[i] as number) * customers + (customer[i] as number)) * 6 + (place[i] as number)] = Number(sums[i]);
  return amounts;
}

export async function duckWith(items: Items, open: Float64Array): Promise<DuckDBConnection> {
  const duck = await openDuck();
  await duck.run(
    "create table items (customer integer, currency integer, due integer, cents bigint, issued integer, settled integer, amount bigint, paid bigint)",
  );
  const appender = await duck.createAppender("items");
  for (let i = 0; i < items.size; i++) {
    appender.appendInteger(items.customer[i] as number);
    appender.appendInteger(items.currency[i] as number);
    appender.appendInteger(items.due[i] as number);
    appender.appendBigInt(BigInt(open[i] as number));
    appender.appendInteger(items.issued[i] as number);
    appender.appendInteger(items.settled[i] as number);
    appender.appendBigInt(BigInt(items.amount[i] as number));
    appender.appendBigInt(BigInt(items.paid[i] as number));
    appender.endRow();
  }
  appender.closeSync();
  return duck;
}

const sameAmounts = (ours: Float64Array, theirs: Float64Array): boolean => ours.every((amount, i) => amount === theirs[i]);

/** All rows of a ledger, over and over. */
export async function agingBench(size: number, customers: number): Promise<readonly BenchResult[]> {
  const { items, open } = benchLedger(size, customers);
  const duck = await duckWith(items, open);
  mustAgree(sameAmounts(agedHere(items, open, asOf), await agedByDuck(duck, items, asOf, "column")), "aging");
  const work = {
    ours: () => agedHere(items, open, asOf),
    theirs: () => agedByDuck(duck, items, asOf, "column"),
    sum: () => columnSum(open),
  };
  const { ours, theirs, sum } = await inTurns(work, { calls });
  const name = `1 aging, ${size} items, all rows`;
  return [compared(name, ours, "DuckDB, one thread", theirs, { faster: 5 }), compared(name, ours, "bare column sum", sum, { atMost: 10 })];
}

/** Another as-of day, a different one each time, over the items that may be open from the first of them on. */
export async function anotherDayBench(size: number, customers: number): Promise<readonly BenchResult[]> {
  const ledger = benchLedger(size, customers);
  const from = addDays(asOf, -20);
  const { items } = makeOpenIndex(ledger.items, from);
  const duck = await duckWith(items, openAt(items, asOf));
  const dayOf = (run: number): DayNumber => addDays(from, run);
  const prepared = makeAgingIndex(items, from, items.due, limits);
  if (!prepared) throw new Error("entries after the first day");
  const matrix = ageAt(prepared, from);
  const ours = (run: number): Float64Array => ageAt(prepared, dayOf(run), matrix).amounts;
  const theirs = (run: number): Promise<Float64Array> => agedByDuck(duck, items, dayOf(run), "rebuilt");
  for (const run of [0, 7, 14]) {
    const whole = agedHere(ledger.items, openAt(ledger.items, dayOf(run)), dayOf(run));
    mustAgree(sameAmounts(ours(run), await theirs(run)) && sameAmounts(ours(run), whole), "aging as of another day");
  }
  const work = { ours, theirs, sum: () => columnSum(ledger.open), ownSum: () => columnSum(items.amount) };
  const times = await inTurns(work, { calls });
  const name = `2 another as-of day, ${items.size} of ${size} items may be open`;
  return [
    compared(name, times.ours, "DuckDB, one thread, same items", times.theirs, { faster: 20 }),
    compared(name, times.ours, "bare sum of a column of all items", times.sum, { atMost: 2 }),
    compared(`${name} (for information)`, times.ours, "bare sum over these items alone", times.ownSum, { atMost: 10 }),
  ];
}

/** The very first aging of a process, in milliseconds. */
export async function firstCall(who: "ours" | "duck", size: number, customers: number): Promise<{ ms: number; total: number }> {
  const { items, open } = benchLedger(size, customers);
  const duck = who === "duck" ? await duckWith(items, open) : undefined;
  let amounts: Float64Array = new Float64Array(0);
  const ms = await atWork(async () => {
    amounts = duck ? await agedByDuck(duck, items, asOf, "column") : agedHere(items, open, asOf);
  });
  return { ms, total: amounts.reduce((sum, amount) => sum + amount, 0) };
}

export function columnSum(column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i] as number;
  return sum;
}
