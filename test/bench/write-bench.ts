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
import { seeded } from "./generate.js";
import { compared, inTurns, mustAgree, type BenchResult } from "./measure.js";

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

/** The whole pack as it would be planned, in blocks for the host. */
function builtAndCut(context: PlanContext): readonly Batch[] {
  return packSheets
    .filter(({ lacks }) => lacks?.(context) === undefined)
    .map(({ kind, plan }) => planToBatches(plan(context, `AR ${kind}`), { stands: false }).writing);
}

/** The matrices that go to Excel: a value or a formula per cell. */
function matricesOf(batches: readonly Batch[]): readonly (readonly (readonly (string | number | null)[])[])[] {
  return batches.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === "write" ? [Array.from(step.cells, (row) => row.map(plain))] : [])),
  );
}

function plain(cell: CellInput): string | number | null {
  return typeof cell === "object" && cell !== null ? cell.formula : cell;
}

/** The month-end pack over open items, built and cut into blocks, beside one JSON.stringify of the same matrices. */
export async function writeBench(size: number): Promise<readonly BenchResult[]> {
  const items = Math.max(100, Math.round(size / 10));
  const source = await readSource(hostOf(openBook(items)), noChoices, unwatched);
  if (!source.ok) throw new Error(source.failure.kind);
  const at = figuresOf(source.value, asOf);
  if (!at.ok) throw new Error(at.failure.kind);
  const context: PlanContext = { source: source.value, ...at.value, locale: "en-US", preparedAt: "2026-11-02 09:47" };
  const matrices = matricesOf(builtAndCut(context));
  const bytes = matrices.map((matrix) => Buffer.byteLength(JSON.stringify(matrix)));
  mustAgree(matrices.flat().length > items && Math.max(...bytes) <= 5_000_000, "the pack in blocks");
  const { ours, stringify } = await inTurns({ ours: () => builtAndCut(context), stringify: () => JSON.stringify(matrices) });
  return [
    compared(`7 the pack over ${items} open items, built and cut into blocks`, ours, "one JSON.stringify of it", stringify, {
      atMost: 0.6,
    }),
  ];
}
