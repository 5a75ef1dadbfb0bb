import { figuresOf } from "../../src/app/figures-of.js";
import { packSheets } from "../../src/app/plans.js";
import type { PlanContext } from "../../src/app/plan-context.js";
import { noChoices, readSource } from "../../src/app/read-source.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { day } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Batch, CellInput } from "../../src/sheet/batch.js";
import { planToBatches } from "../../src/write/plan-to-batch.js";
import { Workbook } from "../../src/workbook/workbook.js";
import { linesOf } from "../support/lines-of.js";
import { seeded } from "./generate.js";
import type { Stopwatch } from "./measure.js";
import { compared, mustAgree, watchedInTurns, type BenchResult } from "./measure.js";

const asOf = day(46_326);
const headers = ["Customer No", "Customer Name", "Invoice No", "Currency", "Invoice Date", "Due Date", "Amount"];

/** A list of open items of the last year and a half, many of them late. */
function openBook(items: number): Workbook {
  const book = new Workbook("book.xlsx");
  const { cells } = book.addSheet("Invoices");
  headers.forEach((header, column) => cells.set(0, column, { value: header }));
  const random = seeded();
  for (let i = 0; i < items; i++) {
    const customer = Math.floor(random() * (items / 50));
    const issued = asOf - Math.floor(random() * 500);
    const amount = Math.round((10 + random() * 5000) * 100) / 100;
    const row = [`C${customer}`, `Customer ${customer}`, `INV-${i}`, random() < 0.7 ? "USD" : "EUR", issued, issued + 30, amount];
    row.forEach((value, column) => cells.set(i + 1, column, { value }));
  }
  return book;
}

/** Sheets of the pack as they would be planned, in blocks for the host. */
function builtAndCut(context: PlanContext, sheets: typeof packSheets): readonly Batch[] {
  return sheets.map(({ kind, plan }) => planToBatches(plan(context, `AR ${kind}`), { stands: false }).writing);
}

/** The same with every line made: one sheet, one block, one line after the other, as hosts take them. */
function delivered(context: PlanContext, sheets: typeof packSheets): number {
  let cells = 0;
  const take = (line: readonly CellInput[]): void => {
    cells += line.length;
  };
  for (const sheet of sheets)
    for (const { steps } of builtAndCut(context, [sheet])) for (const step of steps) if (step.kind === "write") step.cells.forEach(take);
  return cells;
}

/** The matrices that go to Excel: a value or a formula per cell. */
function matricesOf(batches: readonly Batch[]): readonly (readonly (readonly (string | number | null)[])[])[] {
  return batches.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === "write" ? [linesOf(step.cells).map((line) => line.map(plain))] : [])),
  );
}

function plain(cell: CellInput): string | number | null {
  return typeof cell === "object" && cell !== null ? cell.formula : cell;
}

/** The month-end pack over open items, and its largest sheet, beside one JSON.stringify of the same matrices. */
export async function writeBench(size: number): Promise<readonly BenchResult[]> {
  const items = Math.max(100, Math.round(size / 10));
  const source = await readSource(hostOf(openBook(items)), noChoices, unwatched);
  if (!source.ok) throw new Error(source.failure.kind);
  const at = figuresOf(source.value, asOf);
  if (!at.ok) throw new Error(at.failure.kind);
  const context: PlanContext = { source: source.value, ...at.value, locale: "en-US", preparedAt: "2026-11-02 09:47" };
  const pack = packSheets.filter(({ lacks }) => lacks?.(context) === undefined);
  const detail = pack.filter(({ kind }) => kind === "detail");
  return [
    ...comparedWithStringify(context, pack, `7 the pack over ${items} open items, built, cut into blocks and made into lines`),
    ...comparedWithStringify(context, detail, `7 its list of ${items} open items alone`),
  ];
}

function comparedWithStringify(context: PlanContext, sheets: typeof packSheets, name: string): readonly BenchResult[] {
  const matrices = matricesOf(builtAndCut(context, sheets));
  const bytes = matrices.map((matrix) => Buffer.byteLength(JSON.stringify(matrix)));
  const cells = matrices.flat().reduce((sum, line) => sum + line.length, 0);
  mustAgree(matrices.flat().length > context.source.ledger.size && Math.max(...bytes) <= 5_000_000, "the pack in blocks");
  mustAgree(delivered(context, sheets) === cells, "the cells of the pack");
  const work = {
    ours: (watch: Stopwatch) => watch.run(() => delivered(context, sheets)),
    stringify: (watch: Stopwatch) => watch.run(() => JSON.stringify(matrices)),
  };
  const hot = watchedInTurns(work, { hot: true });
  const cold = watchedInTurns(work, { hot: false, times: 5 });
  return [
    compared(name, hot.ours, "one JSON.stringify of it", hot.stringify, { atMost: 0.6 }),
    compared(`${name}, code not compiled yet (for information)`, cold.ours, "one JSON.stringify of it", cold.stringify, { atMost: 0.6 }),
  ];
}
