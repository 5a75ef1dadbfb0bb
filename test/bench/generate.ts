import { openAt } from "../../src/analyses/balance.js";
import { day } from "../../src/kernel/day.js";
import { noEntries, type Items } from "../../src/ledger/ledger.js";
import type { CellValue } from "../../src/sheet/cell.js";

export const asOf = day(46_326);

/** The same numbers from 0 to 1 in every run. */
export function seeded(): () => number {
  let state = 42;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Items of any number, with what is open of each as of {@link asOf}. */
export interface BenchLedger {
  readonly items: Items;
  readonly open: Float64Array;
}

/** A seeded ledger: three currencies, cents, credit notes, part payments, one item in five open, one in a hundred without a due day. */
export function benchLedger(size: number, customers: number): BenchLedger {
  const random = seeded();
  const columns = {
    customer: new Uint32Array(size),
    currency: new Uint8Array(size),
    issued: new Int32Array(size),
    due: new Int32Array(size),
    settled: new Int32Array(size),
    amount: new Float64Array(size),
    paid: new Float64Array(size),
  };
  for (let i = 0; i < size; i++) {
    columns.customer[i] = Math.floor(random() * random() * customers);
    columns.currency[i] = random() < 0.7 ? 0 : random() < 0.6 ? 1 : 2;
    const issued = 45_870 + Math.floor(random() * 456);
    const amount = Math.round((10 + random() * random() * 50_000) * 100) * (random() < 0.03 ? -1 : 1);
    const how = random();
    const paid = how < 0.8 ? amount : how < 0.816 ? Math.round(amount * random()) : 0;
    columns.issued[i] = issued;
    columns.due[i] = random() < 0.01 ? 0 : issued + 30;
    columns.amount[i] = amount;
    columns.paid[i] = paid;
    columns.settled[i] = paid === 0 ? 0 : Math.min(asOf, issued + 10 + Math.floor(random() * 60));
  }
  const items: Items = {
    size,
    customers: Array.from({ length: customers }, (_, i) => ({ id: `C${i}`, name: `Customer ${i}` })),
    currencies: ["USD", "EUR", "GBP"].map((code) => ({ code, exponent: 2 })),
    ...columns,
    posted: undefined,
    base: undefined,
    net: undefined,
    disputed: new Uint8Array(size),
    kind: new Uint8Array(size),
    stated: undefined,
    notes: [],
    entries: noEntries,
    groupings: {},
  };
  return { items, open: openAt(items, asOf) };
}

export const benchHeaders = [
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

/** Rows of a table between Excel and a program: so many in one message. */
export const chunkRows = 5000;

/** The rows as Excel sends them, in chunks of JSON: numbers, day serials, texts; one in a thousand has an amount that is none. */
export function benchChunks(size: number, customers: number): readonly string[] {
  const random = seeded();
  const row = (i: number): CellValue[] => {
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
  };
  const chunks: string[] = [];
  for (let from = 0; from < size; from += chunkRows)
    chunks.push(JSON.stringify(Array.from({ length: Math.min(chunkRows, size - from) }, (_, i) => row(from + i))));
  return chunks;
}
