import { refText } from "../../sheet/address.js";
import type { EmbeddedExcel, FunctionResult } from "../excel/contract.js";
import type { Sheet } from "../../workbook/workbook.js";
import type { Grid } from "./grid.js";

/** A function as the add-in's metadata describes it. */
interface FunctionMetadata {
  readonly id: string;
  readonly description: string;
  readonly options?: { readonly stream?: boolean };
  readonly parameters: readonly { readonly dimensionality?: string }[];
}

interface Invocation {
  readonly cancel: () => void;
  latest: unknown;
  readonly first: Promise<unknown>;
}

/** How long a cell waits for a function that does not answer. Milliseconds. */
const patienceMs = 15_000;

/** How long after a load the cells are asked again, where no table announces itself. Milliseconds. */
const settleMs = 400;

/** Tables become known one after the other: a pause of this length ends their row. Milliseconds. */
const tablesApartMs = 80;

/**
 * Joins the add-in's functions to the grid under AR.NAME. Cells with the same function and arguments share one invocation; a streamed
 * result recalculates them and their dependants. When the set of cells that call our functions changes, all invocations are cancelled and
 * those still wanted are made anew: that is when Excel cancels too.
 */
export function joinFunctions(grid: Grid, excel: EmbeddedExcel, metadata: readonly FunctionMetadata[]): void {
  const invocations = new Map<string, Invocation>();
  let callers = "";

  /** Cells with the same call share it, and the grid does not say who asked: the first cell that calls the function stands for them. */
  const firstCaller = (id: string): string => {
    const caller = callingCells(excel.book.sheets).find(({ formula }) => formula.toUpperCase().includes(`AR.${id}(`));
    return caller ? refText({ sheet: caller.sheet.name, row: caller.row, column: caller.column }) : "";
  };

  const invoke = (each: FunctionMetadata, args: readonly unknown[], key: string): Invocation => {
    let answered: (value: unknown) => void = () => undefined;
    const first = new Promise<unknown>((resolve) => {
      answered = resolve;
      setTimeout(() => resolve("#BUSY!"), patienceMs);
    });
    const call = { id: each.id, args, address: firstCaller(each.id), streaming: each.options?.stream === true };
    const running = excel.functions.invoke(call, (result) => {
      const invocation = invocations.get(key);
      const value = shown(result);
      answered(value);
      if (!invocation || Object.is(invocation.latest, value)) return;
      const isNew = invocation.latest === undefined;
      invocation.latest = value;
      if (!isNew) grid.recalculate(callingCells(excel.book.sheets));
    });
    return { cancel: () => running.cancel(), latest: undefined, first };
  };

  const start = (): void => {
    for (const each of metadata) {
      grid.register(`AR.${each.id}`, each.description, async (...given) => {
        const args = each.parameters.map((parameter, i) => argument(given[i], parameter.dimensionality === "matrix"));
        const key = JSON.stringify([each.id, args]);
        let invocation = invocations.get(key);
        if (!invocation) {
          invocation = invoke(each, args, key);
          invocations.set(key, invocation);
        }
        return invocation.latest ?? (await invocation.first);
      });
    }
    grid.recalculate(callingCells(excel.book.sheets));
  };

  excel.functions.onReady(start);
  // A workbook loaded anew calculates before its tables and names are known to the formulas: the cells that call us are asked again, once
  // after the load and whenever a table has become known, however long that takes.
  let again: ReturnType<typeof setTimeout> | undefined;
  const askAgain = (delayMs: number): void => {
    clearTimeout(again);
    again = setTimeout(() => grid.recalculate(callingCells(excel.book.sheets)), delayMs);
  };
  grid.onLoaded(() => askAgain(settleMs));
  grid.onTable(() => askAgain(tablesApartMs));
  excel.onModelChange((change) => {
    if (change.kind !== "cells" && change.kind !== "structure") return;
    const cells = callingCells(excel.book.sheets);
    const now = cells.map(({ sheet, row, column, formula }) => `${sheet.id}!${row}:${column}${formula}`).join("|");
    if (now === callers) return;
    callers = now;
    for (const invocation of invocations.values()) invocation.cancel();
    invocations.clear();
    setTimeout(() => grid.recalculate(callingCells(excel.book.sheets)), 0);
  });
}

/** Arguments that were left out arrive as null; a single cell where a table is wanted is a table of one. */
function argument(value: unknown, matrix: boolean): unknown {
  if (value === undefined || value === null || value === "") return null;
  return matrix && !Array.isArray(value) ? [[value]] : !matrix && Array.isArray(value) ? ((value as unknown[][])[0]?.[0] ?? null) : value;
}

function shown(result: FunctionResult): unknown {
  return result.ok ? result.value : result.error;
}

function callingCells(
  sheets: readonly Sheet[],
): readonly { readonly sheet: Sheet; readonly row: number; readonly column: number; readonly formula: string }[] {
  const cells: { sheet: Sheet; row: number; column: number; formula: string }[] = [];
  for (const sheet of sheets) {
    sheet.cells.forEach((row, column, cell) => {
      if (cell.formula !== undefined && /\bAR\.[A-Z]/i.test(cell.formula)) cells.push({ sheet, row, column, formula: cell.formula });
    });
  }
  return cells;
}
