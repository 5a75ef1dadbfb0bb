import { day, monthEnd, type DayNumber } from "../kernel/day.js";
import { cellNumber, exponentOf, minorFromNumber, zero, type Minor } from "../kernel/money.js";
import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import { balanceLines, itemLines, type BalanceLine, type ItemLine } from "../analyses/snapshot.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import { itemKinds } from "../ledger/ledger.js";
import { balancesRegister, openItemsRegister, type Register, type RegisterRow } from "../policy/register.js";
import type { CellValue } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import type { Notice } from "../sheet/notice.js";
import { ourSheets } from "./ours.js";
import type { PlanContext } from "./plan-context.js";
import { keepInRegister, openRegister, type OpenRegister } from "./registers.js";

/** What a closed month-end looked like, in the order of the registers. */
export interface MonthEndSnapshot {
  readonly monthEnd: DayNumber;
  readonly balances: readonly BalanceLine[];
  readonly items: readonly ItemLine[];
}

export interface Snapshots {
  /** Earliest first. */
  readonly months: readonly MonthEndSnapshot[];
  /** Cells of the registers that could not be read, each named; their rows are not used. */
  readonly failures: readonly Failure[];
  /** Where the registers stand, for formulas over them; absent where they do not. */
  readonly at?: { readonly items: RegisterPlace; readonly balances: RegisterPlace };
}

/** A register's sheet, and the column of the sheet (from 0) in which each of its columns stands. */
export interface RegisterPlace {
  readonly sheet: string;
  readonly columns: Readonly<Record<string, number>>;
}

/** The month-ends that the workbook keeps for a legal entity ("" for all together). */
export async function readSnapshots(
  host: Host,
  survey: BookSurvey,
  entity: string,
  progress: Progress,
): Promise<Result<Snapshots, Failure>> {
  const balances = await openRegister(host, survey, balancesRegister, progress);
  if (!balances.ok) return balances;
  const items = await openRegister(host, survey, openItemsRegister, progress);
  if (!items.ok) return items;
  const months = new Map<DayNumber, { balances: BalanceLine[]; items: ItemLine[] }>();
  const monthOf = (cell: CellValue | undefined): { balances: BalanceLine[]; items: ItemLine[] } => {
    const key = day(cell as number);
    const month = months.get(key) ?? { balances: [], items: [] };
    months.set(key, month);
    return month;
  };
  for (const { cells } of balances.value?.rows ?? []) if (isOf(cells, entity)) monthOf(cells[0]).balances.push(balanceOf(cells));
  for (const { cells } of items.value?.rows ?? []) if (isOf(cells, entity)) monthOf(cells[0]).items.push(itemOf(cells));
  return success({
    months: [...months].sort(([a], [b]) => a - b).map(([key, month]) => ({ monthEnd: key, ...month })),
    failures: [...(balances.value?.failures ?? []), ...(items.value?.failures ?? [])],
    ...(items.value && balances.value
      ? { at: { items: placeOf(openItemsRegister, items.value), balances: placeOf(balancesRegister, balances.value) } }
      : {}),
  });
}

function placeOf(register: Register, { area, places }: OpenRegister): RegisterPlace {
  const columns = register.columns.map(({ id }, i) => [id, area.left + (places[i] ?? 0)] as const);
  return { sheet: area.sheet, columns: Object.fromEntries(columns) };
}

/** The sheets on which the registers of month-ends stand. */
export function registerSheets(survey: BookSurvey): readonly string[] {
  const ours = ourSheets(survey);
  return [openItemsRegister, balancesRegister].flatMap(({ table }) => {
    const sheet = survey.tables.find(({ name }) => name.toLowerCase() === table.toLowerCase())?.area.sheet;
    return sheet !== undefined && ours.has(sheet) ? [sheet] : [];
  });
}

/** Why a day's figures were kept, or not: only month-ends are, one that a later month-end followed is closed, and a few sheets alone keep nothing. */
export type Keeping = "kept" | "no-month-end" | "closed" | "not-asked";

/**
 * Keeps the figures of a month-end: balances by customer, currency and bucket, and every open item. Running a month-end again replaces what was
 * kept of it, until the next one is kept: from then on it is closed, and later runs are compared with it.
 */
export async function keepSnapshot(
  host: Host,
  context: PlanContext,
  before: Snapshots,
  progress: Progress,
): Promise<Result<Keeping, Failure>> {
  const { source, figures, locale } = context;
  const { asOf } = figures;
  if (monthEnd(asOf) !== asOf) return success("no-month-end");
  if (before.months.some(({ monthEnd: kept }) => kept > asOf)) return success("closed");
  const entity = source.entity ?? "";
  const decimals = Math.max(0, ...source.ledger.currencies.map(({ exponent }) => exponent));
  const replaces = (cells: RegisterRow): boolean => cells[0] === asOf && cells[1] === entity;
  const balances = balanceLines(figures, source.ledger).map((line) => balanceRow(asOf, entity, line));
  const items = itemLines(source.ledger, asOf).map((line) => itemRow(asOf, entity, line));
  // Items first: balances alone would look like a month whose items have all gone.
  for (const [register, rows] of [
    [openItemsRegister, items],
    [balancesRegister, balances],
  ] as const) {
    const kept = await keepInRegister(host, { register, rows, replaces, locale, decimals }, progress);
    if (!kept.ok) return kept;
  }
  return success("kept");
}

/** What the pane says of keeping, once the pack is written. */
export function keepingNotices(keeping: Result<Keeping, Failure>): readonly Notice[] {
  if (!keeping.ok) return [{ kind: "month-end-refused", failure: keeping.failure }];
  if (keeping.value === "kept") return [{ kind: "month-end-kept" }];
  return keeping.value === "closed" ? [{ kind: "month-end-closed" }] : [];
}

/** What it says where one sheet was written of a month-end that nobody has kept yet: a few sheets alone are no close. */
export function unkeptNotices(asOf: DayNumber, { months }: Snapshots): readonly Notice[] {
  return monthEnd(asOf) !== asOf || months.some((each) => each.monthEnd === asOf) ? [] : [{ kind: "month-end-not-kept" }];
}

/** True for a row that is dated and belongs to the entity. */
function isOf(cells: RegisterRow, entity: string): boolean {
  return typeof cells[0] === "number" && cells[1] === entity;
}

function balanceRow(monthEndDay: DayNumber, entity: string, line: BalanceLine): RegisterRow {
  return [monthEndDay, entity, line.customer, line.currency ?? "", line.bucket, amountCell(line.open, line.currency)];
}

function balanceOf([, , customer, currency, bucket, open]: RegisterRow): BalanceLine {
  return { customer: textOf(customer), currency: currencyOf(currency), bucket: textOf(bucket), open: amountOf(open, currency) };
}

function itemRow(monthEndDay: DayNumber, entity: string, line: ItemLine): RegisterRow {
  const { customer, invoice, kind, currency, issued, due, billed, open } = line;
  const amounts = [amountCell(billed, currency), amountCell(open, currency)];
  return [monthEndDay, entity, customer, invoice, kind, currency ?? "", issued ?? null, due ?? null, ...amounts];
}

function itemOf([, , customer, invoice, kind, currency, issued, due, billed, open]: RegisterRow): ItemLine {
  return {
    customer: textOf(customer),
    invoice: textOf(invoice),
    kind: itemKinds.find((each) => each === kind) ?? "invoice",
    currency: currencyOf(currency),
    issued: typeof issued === "number" ? day(issued) : undefined,
    due: typeof due === "number" ? day(due) : undefined,
    billed: amountOf(billed, currency),
    open: amountOf(open, currency),
  };
}

function textOf(cell: CellValue | undefined): string {
  return typeof cell === "string" ? cell : "";
}

function currencyOf(cell: CellValue | undefined): string | null {
  return textOf(cell) === "" ? null : textOf(cell);
}

function amountCell(amount: Minor, currency: string | null): number {
  return cellNumber(amount, exponentOf(currency));
}

/** What a person may have typed is taken to the nearest unit of its currency: the registers were written in whole ones. */
function amountOf(cell: CellValue | undefined, currency: CellValue | undefined): Minor {
  const reading = typeof cell === "number" ? minorFromNumber(cell, exponentOf(currencyOf(currency))) : undefined;
  return reading?.minor ?? zero;
}
