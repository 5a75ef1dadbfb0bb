import type { Mapping } from "../ledger/ledger.js";
import type { CellGrid, CellValue } from "../sheet/cell.js";
import { headerText, isInvoiceMapping, mappingScore, proposeMapping } from "./mapping.js";

/** Rows looked at for a header above a block: exports put titles and filters there. */
export const headerSearchRows = 30;

/** A header row found in a grid, with what its columns mean. */
export interface HeaderFound {
  /** Row within the grid, from 0. */
  readonly row: number;
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  readonly score: number;
  /** True when customer, amount and a day were recognised. */
  readonly complete: boolean;
}

/** The row among the first ones that reads most like the header of an invoice list; `undefined` when none says two fields or more. */
export function findHeader(grid: CellGrid): HeaderFound | undefined {
  let best: HeaderFound | undefined;
  const limit = Math.min(grid.values.length, headerSearchRows);
  for (let row = 0; row < limit; row++) {
    const found = headerAt(grid.values[row] ?? [], row);
    if (found && (!best || rank(found) > rank(best))) best = found;
  }
  return best && best.score >= 2 ? best : undefined;
}

/** Reads one row as a header; `undefined` when it holds numbers or fewer than two words. */
export function headerAt(cells: readonly CellValue[], row: number): HeaderFound | undefined {
  const headers = cells.map(headerText);
  if (headers.filter((header) => header !== "").length < 2) return undefined;
  if (cells.some((cell) => typeof cell === "number" && !Number.isInteger(cell))) return undefined;
  const mapping = proposeMapping(headers);
  return { row, headers, mapping, score: mappingScore(mapping), complete: isInvoiceMapping(mapping) };
}

function rank(found: HeaderFound): number {
  return found.score + (found.complete ? 100 : 0);
}
