import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { openDuck, query } from "../support/duck.js";

/** The real ledgers a second time, by SQL straight over their files: agings, sales and balances by month, equal to the cent. */
const ledgers = process.env["LEDGERS_DIR"] ?? "";
const out = mkdtempSync(join(tmpdir(), "ar-desk-sql-"));

/** A run of the product, and a query for each month. */
jest.setTimeout(120_000);

interface Line {
  readonly bucket: string;
  readonly amount: string;
  readonly items: number;
}
interface Month {
  readonly month: string;
  readonly day: string;
  readonly billed: unknown;
  readonly open: unknown;
  readonly pastDue: unknown;
}
interface Answer {
  readonly currencies: readonly {
    readonly currency: string | null;
    readonly agingByDue: readonly Line[];
    readonly agingByIssue: readonly Line[];
    readonly agingByPosting?: readonly Line[];
    readonly trend: readonly Month[];
  }[];
}

function monthEnd(file: string, asOf: string): Answer {
  const args = [resolve("src/cli/month-end.ts"), resolve(ledgers, file), "--as-of", asOf, "--json", "--out", join(out, `${asOf}.xlsx`)];
  const text = execFileSync(process.execPath, ["--import", "tsx", ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  return JSON.parse(text) as Answer;
}

/** A file as a table of texts under the names of its own header, and the items in it as a query of ours names them. */
async function tableOf(file: string, items: string): Promise<DuckDBConnection> {
  const duck = await openDuck();
  await duck.run(`create table source as select * from read_csv('${resolve(ledgers, file)}', all_varchar = true, header = true)`);
  await duck.run(`create table items as ${items}`);
  return duck;
}

const day = (column: string): string => `strptime(nullif(${column}, ''), '%m/%d/%Y')::date`;
const cents = (column: string): string => `cast(cast(${column} as decimal(18, 2)) * 100 as bigint)`;
const open = (asOf: string): string =>
  `case when issued > date '${asOf}' then 0 else cents - case when settled is null or settled <= date '${asOf}' then paid else 0 end end`;

const text = (value: unknown): string => {
  const whole = BigInt(String(value ?? 0));
  const size = whole < 0n ? -whole : whole;
  return `${whole < 0n ? "-" : ""}${size / 100n}.${String(size % 100n).padStart(2, "0")}`;
};

async function agingOf(duck: DuckDBConnection, column: string, asOf: string, first: string, where = "true"): Promise<readonly Line[]> {
  const age = `(date '${asOf}' - ${column})`;
  const rows = await query(
    duck,
    `select case when ${column} is null then 'none' when ${age} <= ${first === "current" ? 0 : 30} then '${first}' when ${age} <= 30 then '1-30'
       when ${age} <= 60 then '31-60' when ${age} <= 90 then '61-90' else '91+' end as bucket, sum(${open(asOf)}) as amount, count(*) as items
     from items where (${open(asOf)}) <> 0 and ${where} group by 1 order by 1`,
  );
  return rows.map((row) => ({ bucket: String(row["bucket"]), amount: text(row["amount"]), items: Number(row["items"]) }));
}

const filled = (lines: readonly Line[] | undefined): readonly Line[] =>
  (lines ?? [])
    .filter(({ items }) => items > 0)
    .map(({ bucket, amount, items }) => ({ bucket, amount, items }))
    .sort((a, b) => (a.bucket < b.bucket ? -1 : 1));

async function compareMonths(duck: DuckDBConnection, trend: readonly Month[]): Promise<void> {
  const first = String((await query(duck, "select min(issued)::varchar as v from items"))[0]?.["v"]);
  for (const month of trend) {
    if (month.day < first) {
      expect(month).toMatchObject({ open: { value: null, reason: "before-first-document" } });
      continue;
    }
    const [row] = await query(
      duck,
      `select sum(cents) filter (issued between date '${month.month}-01' and date '${month.day}') as billed, sum(${open(month.day)}) as open,
         sum(${open(month.day)}) filter (due < date '${month.day}') as late from items`,
    );
    expect([month.month, month.billed, month.open, month.pastDue]).toEqual([
      month.month,
      text(row?.["billed"]),
      text(row?.["open"]),
      text(row?.["late"]),
    ]);
  }
}

it.each(["2013-06-30", "2012-12-31", "2013-03-15"])("a full history agrees with SQL as of %s", async (asOf) => {
  const duck = await tableOf(
    "ibm_ar_2466.csv",
    `select ${day("InvoiceDate")} as issued, ${day("DueDate")} as due, ${day("SettledDate")} as settled, ${cents("InvoiceAmount")} as cents,
       case when nullif(SettledDate, '') is null then 0 else ${cents("InvoiceAmount")} end as paid from source`,
  );
  const [figures] = monthEnd("ibm_ar_2466.csv", asOf).currencies;
  expect(filled(figures?.agingByDue)).toEqual(await agingOf(duck, "due", asOf, "current"));
  expect(filled(figures?.agingByIssue)).toEqual(await agingOf(duck, "issued", asOf, "0-30"));
  await compareMonths(duck, figures?.trend ?? []);
});

it.each(["2025-12-31", "2026-01-31"])("a small list with part payments agrees with SQL as of %s", async (asOf) => {
  const duck = await tableOf(
    "powerbi_sample_invoices.csv",
    `select ${day("InvoiceDate")} as issued, ${day("DueDate")} as due, ${day("PaidDate")} as settled, ${cents("InvoiceAmount")} as cents,
       coalesce(${cents("nullif(PaidAmount, '')")}, 0) as paid from source`,
  );
  const [figures] = monthEnd("powerbi_sample_invoices.csv", asOf).currencies;
  expect(filled(figures?.agingByDue)).toEqual(await agingOf(duck, "due", asOf, "current"));
  expect(filled(figures?.agingByIssue)).toEqual(await agingOf(duck, "issued", asOf, "0-30"));
  await compareMonths(duck, figures?.trend ?? []);
});
