import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { readXlsx } from "hucre";
import { makeSample } from "../../assets/make-sample.js";
import { monthEnd, monthEndJson } from "../../src/app/contract.js";
import { noChoices } from "../../src/app/read-source.js";
import { openBook } from "../../src/files/read-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import { openDuck, query } from "../support/duck.js";

/**
 * The sample's figures a second time, by SQL over what an independent reader finds in the file. The mistakes in the books are treated as the
 * product says it treats them: an amount that is no number leaves its row out, a text in place of a day is no day, repeats are counted.
 */
const file = join(__dirname, "../../assets/sample.xlsx");
let duck: DuckDBConnection;

beforeAll(async () => {
  duck = await openDuck();
  await duck.run("create table items (customer varchar, currency varchar, issued integer, due integer, settled integer, cents bigint)");
  const { sheets } = await readXlsx(new Uint8Array(readFileSync(file)));
  const rows = (sheets.find((sheet) => sheet.name === "Invoices")?.rows ?? []).slice(1);
  const serial = (cell: unknown): string =>
    typeof cell === "number" ? String(cell) : cell instanceof Date ? String(Math.round(cell.getTime() / 86_400_000) + 25_569) : "null";
  const values = rows
    .filter((row) => typeof row[6] === "number")
    .map(
      (row) =>
        `('${String(row[1])}','${String(row[5])}',${serial(row[3])},${serial(row[4])},${serial(row[7])},${Math.round(Number(row[6]) * 100)})`,
    );
  await duck.run(`insert into items values ${values.join(",")}`);
});

interface Currency {
  readonly currency: string;
  readonly open: string;
  readonly items: number;
  readonly customers: number;
  readonly agingByDue: readonly { readonly bucket: string; readonly amount: string; readonly items: number }[];
  readonly agingByIssue: readonly { readonly bucket: string; readonly amount: string; readonly items: number }[];
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly trend: readonly {
    readonly month: string;
    readonly day: string;
    readonly billed: unknown;
    readonly open: unknown;
    readonly pastDue: unknown;
  }[];
}

async function product(day: string): Promise<readonly Currency[]> {
  const book = openBook(new Uint8Array(readFileSync(file)), "sample.xlsx");
  if (!book.ok) throw new Error(book.failure.kind);
  const done = await monthEnd(
    hostOf(book.value),
    { choices: noChoices, asOf: dayFromIso(day), locale: "en-US", preparedAt: "", whenEdited: "keep" },
    unwatched,
  );
  if (!done.ok) throw new Error(done.failure.kind);
  return (monthEndJson(done.value) as unknown as { currencies: readonly Currency[] }).currencies;
}

const money = (cents: unknown): string => {
  const value = BigInt(String(cents ?? 0));
  const size = value < 0n ? -value : value;
  return `${value < 0n ? "-" : ""}${size / 100n}.${String(size % 100n).padStart(2, "0")}`;
};

/** A fraction of whole numbers to six places, half away from zero, by whole-number arithmetic alone. */
const sixPlaces = (numerator: bigint, denominator: bigint): string => {
  const scaled = (numerator < 0n ? -numerator : numerator) * 1_000_000n * 2n + denominator;
  const rounded = scaled / (denominator * 2n);
  return `${numerator < 0n && rounded !== 0n ? "-" : ""}${rounded / 1_000_000n}.${String(rounded % 1_000_000n).padStart(6, "0")}`;
};

it("is made by its script, the same bytes every time", () => {
  expect(Buffer.from(makeSample()).equals(readFileSync(file))).toBe(true);
});

describe.each(["2026-10-31", "2026-06-30"])("as of %s", (day) => {
  const asOf = Number(dayFromIso(day));
  const open = `(issued <= ${asOf} and (settled is null or settled > ${asOf}))`;
  const one = async (sql: string): Promise<Readonly<Record<string, unknown>>> => (await query(duck, sql))[0] ?? {};
  const big = async (sql: string): Promise<bigint> => BigInt(String((await one(sql))["v"] ?? 0));

  it.each(["CNY", "USD"])("agrees on open items and both agings of %s", async (currency) => {
    const ours = (await product(day)).find((each) => each.currency === currency);
    const where = `currency = '${currency}' and ${open}`;
    const total = await one(
      `select sum(cents) as cents, count(*) as items, count(distinct customer) as customers from items where ${where} and cents <> 0`,
    );
    expect({ open: ours?.open, items: ours?.items, customers: ours?.customers }).toEqual({
      open: money(total["cents"]),
      items: Number(total["items"]),
      customers: Number(total["customers"]),
    });
    const bucket = (age: string, none: string, limits: string): string =>
      `case when ${age} is null then '${none}' ${limits} else '91+' end`;
    const byDue = bucket(
      "due",
      "no-due-date",
      `when ${asOf} - due <= 0 then 'current' when ${asOf} - due <= 30 then '1-30' when ${asOf} - due <= 60 then '31-60' when ${asOf} - due <= 90 then '61-90'`,
    );
    const byIssue = bucket(
      "issued",
      "no-issue-date",
      `when ${asOf} - issued <= 30 then '0-30' when ${asOf} - issued <= 60 then '31-60' when ${asOf} - issued <= 90 then '61-90'`,
    );
    for (const [expression, aging] of [
      [byDue, ours?.agingByDue],
      [byIssue, ours?.agingByIssue],
    ] as const) {
      const theirs = new Map(
        (
          await query(duck, `select ${expression} as bucket, sum(cents) as cents, count(*) as items from items where ${where} group by 1`)
        ).map((row) => [String(row["bucket"]), row]),
      );
      for (const line of aging ?? []) {
        expect({ ...line, from: undefined, to: undefined }).toMatchObject({
          bucket: line.bucket,
          amount: money(theirs.get(line.bucket)?.["cents"]),
          items: Number(theirs.get(line.bucket)?.["items"] ?? 0),
        });
        theirs.delete(line.bucket);
      }
      expect([...theirs.keys()]).toEqual([]);
    }
  });

  it.each(["CNY", "USD"])("agrees on DSO, payment behaviour and collection of %s", async (currency) => {
    const metrics = (await product(day)).find((each) => each.currency === currency)?.metrics;
    const mine = `currency = '${currency}'`;
    const balance = await big(`select sum(cents) as v from items where ${mine} and ${open}`);
    const pastDue = await big(`select sum(cents) as v from items where ${mine} and ${open} and due < ${asOf}`);
    const billed = (from: number): Promise<bigint> =>
      big(`select sum(cents) as v from items where ${mine} and issued between ${from} and ${asOf}`);
    for (const days of [30, 90, 365])
      expect(metrics?.[`dsoSimple${days}`]).toBe(sixPlaces(balance * BigInt(days), await billed(asOf - days + 1)));
    const best = (balance - pastDue) * 90n;
    expect(metrics?.["bestPossibleDso90"]).toBe(sixPlaces(best, await billed(asOf - 89)));
    expect(metrics?.["averageDaysDelinquent90"]).toBe(sixPlaces(pastDue * 90n, await billed(asOf - 89)));
    const quarter = Number(dayFromIso(day === "2026-10-31" ? "2026-10-01" : "2026-04-01"));
    expect(metrics?.["dsoQuarter"]).toBe(sixPlaces(balance * BigInt(asOf - quarter + 1), await billed(quarter)));
    const opening = await big(
      `select sum(cents) as v from items where ${mine} and issued <= ${quarter - 1} and (settled is null or settled > ${quarter - 1})`,
    );
    const sales = await billed(quarter);
    expect(metrics?.["ceiQuarter"]).toBe(sixPlaces((opening + sales - balance) * 100n, opening + sales - (balance - pastDue)));
    // Of invoices: a credit note that was used is no payment.
    const paid = `${mine} and cents > 0 and settled between ${asOf - 364} and ${asOf}`;
    const weight = await big(`select sum(cents) as v from items where ${paid}`);
    expect(metrics?.["daysToPay365"]).toBe(
      sixPlaces(await big(`select sum(cents * (settled - issued)) as v from items where ${paid}`), weight),
    );
    const dated = `${paid} and due is not null`;
    const datedWeight = await big(`select sum(cents) as v from items where ${dated}`);
    expect(metrics?.["daysLate365"]).toEqual({
      floored: sixPlaces(await big(`select sum(cents * greatest(0, settled - due)) as v from items where ${dated}`), datedWeight),
      signed: sixPlaces(await big(`select sum(cents * (settled - due)) as v from items where ${dated}`), datedWeight),
    });
  });

  it.each(["CNY", "USD"])("agrees on sales, open and past due of 24 months of %s", async (currency) => {
    const trend = (await product(day)).find((each) => each.currency === currency)?.trend ?? [];
    expect(trend).toHaveLength(24);
    for (const { month, day: end, ...shown } of trend) {
      const [first, last] = [Number(dayFromIso(`${month}-01`)), Number(dayFromIso(end))];
      const there = `issued <= ${last} and (settled is null or settled > ${last})`;
      const row = await one(
        `select sum(cents) filter (issued between ${first} and ${last}) as billed, sum(cents) filter (${there}) as open,
          sum(cents) filter (${there} and due < ${last}) as late from items where currency = '${currency}'`,
      );
      if ((await big(`select count(*) as v from items where currency = '${currency}' and issued <= ${last}`)) === 0n) {
        expect([month, shown.open]).toEqual([month, { value: null, reason: "before-first-document" }]);
        continue;
      }
      expect([month, shown.billed, shown.open, shown.pastDue]).toEqual([
        month,
        money(row["billed"]),
        money(row["open"]),
        money(row["late"]),
      ]);
    }
  });
});
