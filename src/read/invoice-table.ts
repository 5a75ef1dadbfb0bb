import { fields } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import { readBucketHeader } from "./bucket-header.js";
import { headerText, normalHeader } from "./header-text.js";
import { headerWords, wordScore, type HeaderWords } from "./header-words.js";
import { helperRoles, helperWords } from "./helper-words.js";
import { isInvoiceMapping, mappingScore } from "./mapping.js";
import { proposeMapping, type MappingProposal } from "./propose-mapping.js";

/** Rows looked at for a header above a block: exports put titles and filters there. */
export const headerSearchRows = 30;

/** Rows fetched to look for a header and at what stands beneath it. */
export const headRows = 250;

/** A header found in a grid, with what its columns mean. */
export interface HeaderFound extends MappingProposal {
  /** Its last row within the grid, from 0: the first row of the body follows. */
  readonly row: number;
  /** Rows that it takes: two where the second says what the first leaves open. */
  readonly lines: 1 | 2;
  readonly headers: readonly string[];
  readonly score: number;
  /** True when customer, amount and a day were recognised. */
  readonly complete: boolean;
}

/** The row (or two) among the first ones that reads most like the header of an invoice list; `undefined` when none says two fields or more. */
export function findHeader(grid: CellGrid): HeaderFound | undefined {
  let best: { readonly row: number; readonly lines: 1 | 2; readonly headers: readonly string[]; readonly worth: number } | undefined;
  const limit = Math.min(grid.rowCount, headerSearchRows);
  for (let row = 0; row < limit; row++) {
    const cells = grid.row(row);
    if (!mayHead(cells)) continue;
    const single = cells.map(headerText);
    const worth = worthOf(single);
    if (!best || worth > best.worth) best = { row, lines: 1, headers: single, worth };
    const beneath = grid.row(row + 1);
    if (!isSecondLine(cells, beneath)) continue;
    const joined = joinLines(cells, beneath);
    const joinedWorth = worthOf(joined);
    if (joinedWorth >= best.worth) best = { row: row + 1, lines: 2, headers: joined, worth: joinedWorth };
  }
  return best && headerOf(best.headers, grid.rows(best.row + 1), best.row, best.lines);
}

/** Reads one row as a header over the rows beneath it; `undefined` when it holds numbers or fewer than two words. */
export function headerAt(cells: readonly CellValue[], row: number, body: readonly (readonly CellValue[])[]): HeaderFound | undefined {
  return mayHead(cells) ? headerOf(cells.map(headerText), body, row, 1) : undefined;
}

function headerOf(headers: readonly string[], body: readonly (readonly CellValue[])[], row: number, lines: 1 | 2): HeaderFound | undefined {
  const proposal = proposeMapping(headers, body);
  const score = mappingScore(proposal.mapping);
  const complete = isInvoiceMapping(proposal.mapping, proposal.buckets);
  return score < 2 && !complete ? undefined : { ...proposal, row, lines, headers, score, complete };
}

function mayHead(cells: readonly CellValue[]): boolean {
  const filled = cells.filter((cell) => headerText(cell) !== "").length;
  return filled >= 2 && !cells.some((cell) => typeof cell === "number" && !Number.isInteger(cell));
}

/** How much a row says as a header: the surest column of each meaning, however often it is said; a band of age counts little. */
function worthOf(headers: readonly string[]): number {
  const normal = headers.map(normalHeader);
  const surest = (words: HeaderWords): number => Math.max(0, ...normal.map((header) => wordScore(words, header)));
  const said = [...fields.map((field) => surest(headerWords[field])), ...helperRoles.map((role) => surest(helperWords[role]) / 2)];
  const bands = headers.filter((header) => readBucketHeader(header)).length;
  return said.reduce((sum, score) => sum + score, 0.3 * bands);
}

/** A second line has words alone, and stands under a first one with gaps that it fills or repeats that it tells apart. */
function isSecondLine(first: readonly CellValue[], second: readonly CellValue[]): boolean {
  const texts = second.filter((cell) => cell !== null && cell !== "");
  if (texts.length < 2 || texts.some((cell) => typeof cell !== "string" || /^[\d.,/:-]+$/.test(cell.trim()))) return false;
  return second.some((cell, column) => headerText(cell) !== "" && headerText(first[column]) === "");
}

/** "1-30" over two columns "Amount" and "%" heads both: the words of the upper line go on until its next ones. */
function joinLines(first: readonly CellValue[], second: readonly CellValue[]): readonly string[] {
  let above = "";
  return Array.from({ length: Math.max(first.length, second.length) }, (_, column) => {
    const own = headerText(first[column]);
    const below = headerText(second[column]);
    if (own !== "") above = own;
    return below === "" ? own : `${above} ${below}`.trim();
  });
}
