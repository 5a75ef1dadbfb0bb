import type { DayNumber } from "../kernel/day.js";
import type { Minor } from "../kernel/money.js";
import type { Figures } from "../analyses/figures.js";
import type { Currency, Ledger } from "../ledger/ledger.js";
import { fixesOf, mendedValue, type FixKind, type Mended } from "../read/fixes.js";
import { readLedger, type LedgerReading, type ReadOptions } from "../read/ledger-reader.js";
import type { CellRef, CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import { figuresOf } from "./figures-of.js";
import type { ReadSource } from "./read-source.js";

/** What a person can be offered: a mend of cells, or repeated rows left out of the figures (or counted again). */
export type OfferKind = FixKind | "row-repeated";

/** Which of day and month comes first in dates that can be read both ways. */
export type DayReadingChoice = "day-first" | "month-first";

/** A cell of the preview: what stands there, and what would. */
export interface FixCell {
  readonly at: CellRef;
  readonly from: CellValue;
  readonly to: Mended;
  /** The month-first reading, where a person has to choose; `to` is then the day-first one. */
  readonly otherwise?: Mended;
}

export interface FixEffect {
  readonly currency: Currency;
  readonly open: Minor;
  readonly openAfter: Minor;
  readonly pastDue: Minor;
  readonly pastDueAfter: Minor;
}

/** What a mend would do, before anything is written. */
export interface FixPreview {
  readonly kind: OfferKind;
  readonly cells: readonly FixCell[];
  /** Cells with a formula: never overwritten, to be mended at their source. */
  readonly formulas: readonly CellRef[];
  /** Indices into `cells` of those that a person wants mended. */
  readonly chosen: ReadonlySet<number>;
  /** For dates with two readings: `undefined` until a person has chosen. */
  readonly reading: DayReadingChoice | undefined;
  /** Figures that would change, by currency. */
  readonly effects: readonly FixEffect[];
  /** Rows that would be read otherwise though none of their cells is mended: their neighbours tell how they read. Nothing is then written. */
  readonly strays: number;
}

/** What a preview was made from. */
export interface FixBasis {
  readonly source: ReadSource;
  readonly asOf: DayNumber | undefined;
  readonly values: CellGrid;
  readonly formulas: CellGrid;
  /** The table as it reads now. */
  readonly now: TableReading;
}

/** A table as it reads, with the figures that come of it; `undefined` where none do. */
interface TableReading extends LedgerReading {
  readonly figures: Figures | undefined;
}

export function basisOf(source: ReadSource, asOf: DayNumber | undefined, values: CellGrid, formulas: CellGrid): FixBasis {
  return { source, asOf, values, formulas, now: readingAs(values, source, source.options, asOf) };
}

function readingAs(values: CellGrid, source: ReadSource, options: ReadOptions, asOf: DayNumber | undefined): TableReading {
  const reading = readLedger(values, options);
  const { ledger, otherDays, findings } = reading;
  const at = figuresOf({ ...source, ledger, otherDays, findings }, asOf);
  return { ...reading, figures: at.ok ? at.value.figures : undefined };
}

/** Every cell of a kind, all of them chosen. */
export function previewOf(kind: OfferKind, basis: FixBasis): FixPreview {
  const blank = { kind, cells: [], formulas: [], chosen: new Set<number>(), reading: undefined, effects: [], strays: 0 };
  if (kind === "row-repeated") return { ...blank, effects: repeatEffects(basis) };
  const { source, values } = basis;
  const cells: FixCell[] = [];
  const formulas: CellRef[] = [];
  for (const { row, column, from, to, otherwise } of fixesOf(kind, values, source.options, basis.now)) {
    const { sheet, top, left } = values.area;
    const at = { sheet, row: top + row, column: left + column };
    if (isFormula(basis, row, column)) formulas.push(at);
    else cells.push({ at, from, to, ...(otherwise ? { otherwise } : {}) });
  }
  return chooseIn({ ...blank, cells, formulas }, basis, { chosen: new Set(cells.keys()) });
}

/** The preview once a person has chosen other cells, or a reading. */
export function chooseIn(
  preview: FixPreview,
  basis: FixBasis,
  choice: { readonly chosen?: ReadonlySet<number>; readonly reading?: DayReadingChoice },
): FixPreview {
  const chosen = { ...preview, ...choice };
  if (!isDecided(chosen) || chosen.chosen.size === 0) return { ...chosen, effects: [], strays: 0 };
  const { source, asOf, values, now } = basis;
  const touched = new Set<number>();
  const mended = withCells(values, chosen, touched);
  const after = readingAs(mended, source, source.options, asOf);
  return {
    ...chosen,
    effects: effectsBetween(now.figures, after.figures),
    strays: straysBetween(now.ledger, after.ledger, touched),
  };
}

/** True once nothing is left for the person to say. */
export function isDecided({ kind, reading }: FixPreview): boolean {
  return kind !== "date-ambiguous" || reading !== undefined;
}

/** What a cell of the preview would hold by the reading that was chosen. */
export function wantedOf({ to, otherwise }: FixCell, reading: DayReadingChoice | undefined): Mended {
  return reading === "month-first" && otherwise ? otherwise : to;
}

function isFormula({ values, formulas }: FixBasis, row: number, column: number): boolean {
  const text = formulas.cell(row, column);
  return typeof text === "string" && text.startsWith("=") && text !== values.cell(row, column);
}

function withCells(grid: CellGrid, preview: FixPreview, touched: Set<number>): CellGrid {
  const changed = new Map<number, CellValue[]>();
  const { top, left } = grid.area;
  for (const index of preview.chosen) {
    const cell = preview.cells[index];
    if (!cell) continue;
    const row = cell.at.row - top;
    const cells = changed.get(row) ?? [...grid.row(row)];
    cells[cell.at.column - left] = mendedValue(wantedOf(cell, preview.reading));
    changed.set(row, cells);
    touched.add(cell.at.row);
  }
  return grid.withRows(changed);
}

function repeatEffects({ source, asOf, values, now }: FixBasis): readonly FixEffect[] {
  const turned = { ...source.options, excludeDuplicates: !source.options.excludeDuplicates };
  return effectsBetween(now.figures, readingAs(values, source, turned, asOf).figures);
}

/** Currencies whose open or past-due amount changes, in the order of the figures. */
function effectsBetween(now: Figures | undefined, then: Figures | undefined): readonly FixEffect[] {
  if (!now || !then) return [];
  const codes = [...new Set([...now.currencies, ...then.currencies].map(({ currency }) => currency.code))];
  return codes.flatMap((code) => {
    const [a, b] = [now, then].map(({ currencies }) => currencies.find(({ currency }) => currency.code === code));
    const currency = a?.currency ?? b?.currency;
    const none = 0 as Minor;
    const [open, openAfter] = [a?.open ?? none, b?.open ?? none];
    const [pastDue, pastDueAfter] = [a?.pastDue.amount ?? none, b?.pastDue.amount ?? none];
    return currency && (open !== openAfter || pastDue !== pastDueAfter) ? [{ currency, open, openAfter, pastDue, pastDueAfter }] : [];
  });
}

/** How many rows that nobody touched are read otherwise. */
function straysBetween(before: Ledger, after: Ledger, touched: ReadonlySet<number>): number {
  const [was, is] = [itemsByRow(before, touched), itemsByRow(after, touched)];
  let strays = 0;
  for (const [row, item] of was) {
    const now = is.get(row);
    if (now === undefined || !sameItem(before, item, after, now)) strays++;
  }
  for (const row of is.keys()) if (!was.has(row)) strays++;
  return strays;
}

function itemsByRow(ledger: Ledger, touched: ReadonlySet<number>): ReadonlyMap<number, number> {
  const items = new Map<number, number>();
  const own = ledger.source.receipts?.firstItem ?? ledger.size;
  for (let item = 0; item < own; item++) {
    const row = ledger.row[item] as number;
    if (!touched.has(row)) items.set(row, item);
  }
  return items;
}

function sameItem(a: Ledger, i: number, b: Ledger, j: number): boolean {
  return (
    a.amount[i] === b.amount[j] &&
    a.paid[i] === b.paid[j] &&
    a.issued[i] === b.issued[j] &&
    a.due[i] === b.due[j] &&
    a.settled[i] === b.settled[j] &&
    a.base?.[i] === b.base?.[j] &&
    a.currencies[a.currency[i] as number]?.code === b.currencies[b.currency[j] as number]?.code &&
    a.customers[a.customer[i] as number]?.id === b.customers[b.customer[j] as number]?.id
  );
}
