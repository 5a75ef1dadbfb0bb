import type { DuckDBConnection } from "@duckdb/node-api";
import { ageItems, type AgingMatrix } from "../../src/analyses/aging-kernel.js";
import { provisionMatrix } from "../../src/analyses/methods/allowance.js";
import { debtorBases } from "../../src/analyses/provision-kernel.js";
import { bucketHistory, type HistoryColumns, type HistoryShape } from "../../src/analyses/roll-kernel.js";
import { day, monthEnd, plusMonths } from "../../src/kernel/day.js";
import { exact, type Ratio } from "../../src/kernel/money.js";
import { noEntries } from "../../src/ledger/ledger.js";
import { openDuck } from "../support/duck.js";
import { benchLedger, seeded } from "./generate.js";
import { compared, inTurns, mustAgree, type BenchResult } from "./measure.js";

const last = day(46_326);
const groups = 3;
const limits = [0, 30, 60, 90, 120];
/** Twelve pairs of month-ends. */
const shape: HistoryShape = {
  groups,
  monthEnds: Array.from({ length: 13 }, (_, i) => monthEnd(plusMonths(last, i - 12))),
  limits,
  step: 1,
};

/** Invoices of two years, most of them paid some weeks before or after they fell due, some in part, some never. */
export function benchHistory(size: number): HistoryColumns {
  const random = seeded();
  const columns = {
    group: new Uint32Array(size),
    issued: new Int32Array(size),
    due: new Int32Array(size),
    settled: new Int32Array(size),
    amount: new Float64Array(size),
    paid: new Float64Array(size),
    entries: noEntries,
  };
  for (let i = 0; i < size; i++) {
    const issued = last - Math.floor(random() * 730);
    const due = issued + 14 + Math.floor(random() * 46);
    const paidOn = due - 10 + Math.floor(random() * random() * 120);
    const amount = Math.round((10 + random() * random() * 50_000) * 100);
    const isPaid = random() < 0.97 && paidOn <= last;
    columns.group[i] = Math.floor(random() * groups);
    columns.issued[i] = issued;
    columns.due[i] = random() < 0.01 ? 0 : due;
    columns.settled[i] = isPaid ? Math.max(issued, paidOn) : 0;
    columns.amount[i] = random() < 0.03 ? -amount : amount;
    columns.paid[i] = isPaid ? (random() < 0.078 ? Math.round(amount * random()) : (columns.amount[i] as number)) : 0;
  }
  return columns;
}

const sql = `select grp, month, case when day - due <= 0 then 0 when day - due <= 30 then 1 when day - due <= 60 then 2 when day - due <= 90 then 3 when day - due <= 120 then 4 else 5 end as bucket,
  sum(case when settled <= day then amount - paid else amount end) as cents
  from items, ends where amount > 0 and due <> 0 and issued <= day and (settled > day or amount <> paid) group by 1, 2, 3`;

export async function historyByDuck(duck: DuckDBConnection): Promise<Float64Array> {
  const open = new Float64Array(groups * shape.monthEnds.length * (limits.length + 1));
  const reader = await duck.runAndReadAll(sql);
  const [group, month, bucket, cents] = reader.getColumns() as [number[], number[], number[], (bigint | number)[]];
  for (let i = 0; i < group.length; i++)
    open[((group[i] as number) * shape.monthEnds.length + (month[i] as number)) * (limits.length + 1) + (bucket[i] as number)] = Number(
      cents[i],
    );
  return open;
}

export function historyHere(columns: HistoryColumns): Float64Array {
  return bucketHistory(columns, shape).open;
}

export async function duckWithHistory(columns: HistoryColumns): Promise<DuckDBConnection> {
  const duck = await openDuck();
  await duck.run("create table items (grp integer, issued integer, due integer, settled integer, amount bigint, paid bigint)");
  await duck.run(
    `create table ends as select * from (values ${shape.monthEnds.map((end, i) => `(${i}, ${end})`).join(",")}) as t(month, day)`,
  );
  const appender = await duck.createAppender("items");
  for (let i = 0; i < columns.amount.length; i++) {
    appender.appendInteger(columns.group[i] as number);
    appender.appendInteger(columns.issued[i] as number);
    appender.appendInteger(columns.due[i] as number);
    appender.appendInteger(columns.settled[i] as number);
    appender.appendBigInt(BigInt(columns.amount[i] as number));
    appender.appendBigInt(BigInt(columns.paid[i] as number));
    appender.endRow();
  }
  appender.closeSync();
  return duck;
}

const rates = ["0.003", "0.016", "0.036", "0.066", "0.106", "0.016"].map(exact);

/** Allowances in a turn: one takes less than two milliseconds, and is judged hot like the others. */
const calls = 10;

/** Required allowance by currency: bases of debtors in whole minor units, rates on their sums. */
export function allowanceHere(matrix: AgingMatrix, customers: number): readonly string[] {
  return Array.from({ length: groups }, (_, currency) => {
    const { bases } = debtorBases(matrix, customers, currency, [4, 3, 2, 1, 0, 5]);
    return provisionMatrix([...bases], rates).total.toFixed();
  });
}

/** The same with a decimal for every cell, as add-ins usually do: credits off the own oldest debt, then amount x rate. */
export function allowanceByDecimals({ amounts }: AgingMatrix, customers: number): readonly string[] {
  return Array.from({ length: groups }, (_, currency) => {
    let total = exact(0);
    for (let customer = 0; customer < customers; customer++) {
      const row = Array.from({ length: 6 }, (__, bucket): Ratio =>
        exact(amounts[(currency * customers + customer) * 6 + bucket] as number),
      );
      let credit = row.reduce((sum, amount) => (amount.lt(0) ? sum.minus(amount) : sum), exact(0));
      for (const bucket of [4, 3, 2, 1, 0, 5]) {
        const debt = (row[bucket] as Ratio).lt(0) ? exact(0) : (row[bucket] as Ratio);
        const taken = debt.lt(credit) ? debt : credit;
        credit = credit.minus(taken);
        total = total.plus(debt.minus(taken).times(rates[bucket] as Ratio));
      }
    }
    return total.toFixed();
  });
}

export function agedMatrix(size: number, customers: number): AgingMatrix {
  const { items, open } = benchLedger(size, customers);
  const columns = { customer: items.customer, currency: items.currency, date: items.due, open };
  return ageItems(columns, [0, 30, 60, 90], last, { customers, currencies: items.currencies.length });
}

/** Roll rates beside DuckDB, and the allowance from an aging beside decimals for every cell. */
export async function provisionBench(size: number, customers: number): Promise<readonly BenchResult[]> {
  const columns = benchHistory(size);
  const duck = await duckWithHistory(columns);
  const theirs = await historyByDuck(duck);
  mustAgree(
    historyHere(columns).every((amount, i) => amount === theirs[i]),
    "roll rates",
  );
  const matrix = agedMatrix(size, customers);
  mustAgree(allowanceHere(matrix, customers).join() === allowanceByDecimals(matrix, customers).join(), "allowance");
  const times = await inTurns({
    history: () => historyHere(columns),
    duck: () => historyByDuck(duck),
    allowance: () => {
      for (let call = 0; call < calls; call++) allowanceHere(matrix, customers);
    },
    decimals: () => allowanceByDecimals(matrix, customers),
  });
  const pairs = `6 roll rates, ${size} items, 12 pairs of month-ends`;
  const cells = `6 allowance, ${groups} x ${customers} customers x 6 buckets`;
  return [
    compared(pairs, times.history, "DuckDB, one thread", times.duck, { faster: 8 }),
    compared(
      cells,
      times.allowance.map((ms) => ms / calls),
      "decimal.js per cell",
      times.decimals,
      { faster: 300 },
    ),
  ];
}
