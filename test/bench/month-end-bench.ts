import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monthEnd } from "../../src/app/contract.js";
import { noChoices } from "../../src/app/read-source.js";
import { saveBook } from "../../src/files/save-book.js";
import { openFileHost, type FileHost } from "../../src/host/file/file-host.js";
import { unwatched } from "../../src/kernel/progress.js";
import { known } from "../../src/kernel/assert.js";
import { Workbook } from "../../src/workbook/workbook.js";
import { asOf, benchHeaders, seeded } from "./generate.js";
import { compared, mustAgree, type BenchResult } from "./measure.js";

/** Without a column to group by. */
const headers = benchHeaders.slice(0, -1);
const asDay = { numberFormat: "yyyy-mm-dd" };

/** What one process did: the time it was at work, all threads and its start included, and what came out. */
export interface Run {
  readonly ms: number;
  readonly items: number;
}

/** A workbook of invoices, one in five of them open. */
function invoiceBook(rows: number): Workbook {
  const book = new Workbook("book.xlsx");
  const { cells } = book.addSheet("Invoices");
  cells.write(0, 0, [headers]);
  const random = seeded();
  for (let i = 1; i <= rows; i++) {
    const customer = Math.floor((random() * random() * rows) / 50);
    const issued = asOf - Math.floor(random() * 500);
    const amount = Math.round((10 + random() * 5000) * 100) / 100;
    const isPaid = random() < 0.8;
    const settled = isPaid ? Math.min(asOf, issued + 10 + Math.floor(random() * 60)) : null;
    const currency = random() < 0.7 ? "USD" : "EUR";
    cells.write(i, 0, [
      [`C${customer}`, `Customer ${customer}`, `INV-${i}`, currency, issued, issued + 30, amount, isPaid ? amount : 0, settled],
    ]);
  }
  for (const column of [4, 5, 8]) cells.paint({ top: 1, left: column, rows, columns: 1 }, asDay);
  return book;
}

/** Reads the workbook and saves it beside, with the month-end's sheets in it or as it is. */
export async function runOnFile(what: "month-end" | "bare"): Promise<Run> {
  const file = known(process.env.BENCH_BOOK, "the workbook's file");
  const host = mustBe(await openFileHost(file));
  const items = what === "bare" ? 0 : await closeMonth(host);
  mustBe(await host.save(`${file}.${what}.xlsx`, unwatched));
  const { user, system } = process.cpuUsage();
  return { ms: (user + system) / 1000, items };
}

async function closeMonth(host: FileHost): Promise<number> {
  const request = { choices: noChoices, asOf, locale: "en-US", preparedAt: "2026-11-02 09:47", whenEdited: "keep" } as const;
  const done = mustBe(await monthEnd(host, request, unwatched));
  return done.figures.currencies.reduce((sum, each) => sum + each.items, 0);
}

function mustBe<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: { readonly kind: string } },
): T {
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}

const runsOfEach = 5;

/** The month-end on the command line beside a bare reading and saving of the same file, in processes of their own, in turns. */
export function monthEndBench(size: number, inOwnProcess: (part: string) => unknown): BenchResult {
  const rows = Math.max(100, Math.round(size / 10));
  const folder = mkdtempSync(join(tmpdir(), "ar-desk-bench-"));
  try {
    process.env.BENCH_BOOK = join(folder, "book.xlsx");
    writeFileSync(process.env.BENCH_BOOK, saveBook(invoiceBook(rows)));
    const turns = Array.from({ length: runsOfEach }, () => ({
      whole: inOwnProcess("month-end-run") as Run,
      bare: inOwnProcess("bare-run") as Run,
    }));
    mustAgree(
      turns.every(({ whole }) => whole.items > rows / 10 && whole.items === turns[0]?.whole.items),
      "the month-end of a file",
    );
    const [ours, other] = [turns.map(({ whole }) => whole.ms), turns.map(({ bare }) => bare.ms)];
    return compared(`7 month-end of a file of ${rows} invoices`, ours, "reading and saving it", other, { atMost: 3 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
