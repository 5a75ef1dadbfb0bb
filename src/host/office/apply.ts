import type { Progress } from "../../kernel/progress.js";
import { failed, success, type Result } from "../../kernel/result.js";
import type { Batch, Step } from "../../sheet/batch.js";
import type { Failure } from "../../sheet/failure.js";
import type { Applied } from "../port/host.js";
import { mendCells, writeCells } from "./cells.js";
import { openSheet } from "./open-sheet.js";
import type { Runner } from "./run.js";
import { prepare } from "./steps.js";
import { setTables } from "./tables.js";

/** Steps that are not writes go together, so many to a round trip, and so many rectangles: a request has its limit in bytes. */
const stepsPerTrip = 60;
const areasPerTrip = 1_000;

/** Carries out the steps in order. Each trip may be repeated without harm; what was carried out before a failure stays. */
export async function applyBatch(runner: Runner, batch: Batch, progress: Progress): Promise<Result<Applied, Failure>> {
  const { steps } = batch;
  const rows = rowsOf(steps);
  let done = 0;
  let written = 0;
  while (done < steps.length) {
    if (progress.cancelled()) return failed({ kind: "cancelled" });
    const trip = tripFrom(steps, done);
    const applied = await carryOut(runner, trip, progress);
    if (!applied.ok) return applied;
    done += trip.length;
    written += rowsOf(trip);
    if (rowsOf(trip) > 0) progress.report({ stage: "writing", done: written, total: rows });
    else progress.report({ stage: "formatting", done, total: steps.length });
  }
  return success({ steps: steps.length });
}

function rowsOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + (step.kind === "write" ? step.area.rows : step.kind === "mend" ? step.cells.length : 0), 0);
}

/** The steps from here on that can share a round trip: those of one sheet, up to the next write. Those that must look first go alone. */
function tripFrom(steps: readonly Step[], from: number): readonly Step[] {
  const first = steps[from];
  if (!first) return [];
  // A new sheet must never stand without our mark and its status: they come with it.
  if (first.kind === "add-sheet") return steps.slice(from, from + 1 + openingsAfter(steps, from));
  if (first.kind === "table") return steps.slice(from, from + 1 + tablesAfter(steps, from));
  if (isAlone(first)) return [first];
  const trip: Step[] = [first];
  let areas = areasOf(first);
  for (let i = from + 1; i < steps.length && trip.length < stepsPerTrip; i++) {
    const step = steps[i];
    if (!step || isAlone(step) || sheetOf(step) !== sheetOf(first)) break;
    areas += areasOf(step);
    if (areas > areasPerTrip) break;
    trip.push(step);
  }
  return trip;
}

function openingsAfter(steps: readonly Step[], from: number): number {
  let count = 0;
  for (const step of steps.slice(from + 1)) {
    const opens = step.kind === "name" ? step.scope === "sheet" : step.kind === "write" && step.area.rows * step.area.columns === 1;
    if (!opens || sheetOf(step) !== sheetOf(steps[from])) break;
    count++;
  }
  return count;
}

/** Tables of one sheet are looked for together. */
function tablesAfter(steps: readonly Step[], from: number): number {
  const rest = steps.slice(from + 1);
  const end = rest.findIndex((step) => step.kind !== "table" || sheetOf(step) !== sheetOf(steps[from]));
  return end < 0 ? rest.length : end;
}

function isAlone({ kind }: Step): boolean {
  return ["add-sheet", "clear-sheet", "write", "mend", "table", "grow-table", "name", "folds", "chart", "picture", "release"].includes(
    kind,
  );
}

function areasOf(step: Step): number {
  return hasAreas(step) ? step.areas.length : 1;
}

/** True for steps that do one thing to many rectangles. */
function hasAreas(step: Step): step is Extract<Step, { kind: "style" | "merge" | "row-heights" }> {
  return step.kind === "style" || step.kind === "merge" || step.kind === "row-heights";
}

export function sheetOf(step: Step | undefined): string {
  return step === undefined ? "" : "area" in step ? step.area.sheet : step.sheet;
}

async function carryOut(runner: Runner, trip: readonly Step[], progress: Progress): Promise<Result<unknown, Failure>> {
  const [first] = trip;
  switch (first?.kind) {
    case "add-sheet":
      return openSheet(runner, first.sheet, trip.slice(1), progress);
    case "write":
      return writeCells(runner, first.area, first.cells, progress);
    case "mend":
      return mendCells(runner, first, progress);
    default:
      return looks(runner, trip, progress);
  }
}

/** Steps of one trip; halved until Excel takes them. */
async function looks(runner: Runner, trip: readonly Step[], progress: Progress): Promise<Result<unknown, Failure>> {
  const sheet = sheetOf(trip[0]);
  const areas = trip.reduce((sum, step) => sum + areasOf(step), 0);
  // What is surely too large is not tried.
  const sent =
    areas > areasPerTrip
      ? "too-large"
      : await runner.runPiece(
          async (context) => {
            const tables = trip.filter((step) => step.kind === "table");
            if (tables.length > 0) await setTables(context, tables);
            else for (const step of trip) await prepare(context, step);
            await context.sync();
          },
          { sheet, progress },
        );
  if (sent !== "too-large") return sent;
  const halves = halved(trip);
  if (!halves) return failed({ kind: "too-large", what: sheet });
  for (const half of halves) {
    if (progress.cancelled()) return failed({ kind: "cancelled" });
    const done = await looks(runner, half, progress);
    if (!done.ok) return done;
  }
  return success(undefined);
}

function halved(trip: readonly Step[]): readonly (readonly Step[])[] | undefined {
  const [first] = trip;
  if (trip.length > 1) return [trip.slice(0, Math.ceil(trip.length / 2)), trip.slice(Math.ceil(trip.length / 2))];
  if (first && hasAreas(first) && first.areas.length > 1) {
    const middle = Math.ceil(first.areas.length / 2);
    return [[{ ...first, areas: first.areas.slice(0, middle) }], [{ ...first, areas: first.areas.slice(middle) }]];
  }
  return undefined;
}
