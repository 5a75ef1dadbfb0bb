import { decimalText, minor } from "../kernel/money.js";
import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import { headRows } from "../read/invoice-table.js";
import type { FindingGroup } from "../ledger/finding.js";
import { findReceiptTable, isCalledReceipts } from "../read/receipt-table.js";
import { readReceipts, type ReceiptOptions, type ReceiptsReading } from "../read/receipts.js";
import type { Area } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import type { Place } from "./desk.js";
import { ourSheets } from "./ours.js";

/** Where invoices were found: neither these places nor our own sheets are looked at for receipts. */
export type InvoicesPlaces = readonly Pick<Place, "sheet" | "table">[];

/** The tables of receipts beside the invoices, and the blocks that seem to hold receipts and were not read. */
export interface ReceiptsBeside {
  readonly readings: readonly ReceiptsReading[];
  readonly left: readonly Area[];
  /** What forbids to use a table. */
  readonly findings: readonly FindingGroup[];
}

/** Reads the tables of receipts that stand beside the invoices, at most so many; further ones are left, to be named. */
export async function fetchReceipts(
  host: Host,
  survey: BookSurvey,
  invoices: InvoicesPlaces,
  { most, ...options }: ReceiptOptions & { readonly most: number },
  progress: Progress,
): Promise<Result<ReceiptsBeside, Failure>> {
  const readings: ReceiptsReading[] = [];
  const left: Area[] = [];
  const counted: FindingGroup[] = [];
  for (const { area, names } of blocksBeside(survey, invoices)) {
    const head = await host.fetch({ ...area, rows: Math.min(area.rows, headRows) }, progress);
    if (!head.ok) return head;
    const table = findReceiptTable(head.value, names);
    if (!table || readings.length >= most) {
      if (table || isCalledReceipts(head.value, names)) left.push(area);
      continue;
    }
    const whole = area.rows > headRows ? await host.fetch(area, progress) : head;
    if (!whole.ok) return whole;
    const read = readReceipts(whole.value, table, options);
    if (table.units === undefined) readings.push(read);
    else counted.push(inUnits(read, whole.value.area.top + table.row, table.units));
  }
  return success({ readings, left, findings: counted });
}

/** Receipts counted in ten thousands or the like: nothing is multiplied on the strength of a word, and what is open is then too much. */
function inUnits({ receipts, sheet, amountColumn }: ReceiptsReading, row: number, units: string): FindingGroup {
  const sum = minor(receipts.reduce((total, { amount }) => total + amount, 0));
  return {
    kind: "receipts-in-units",
    severity: "error",
    count: receipts.length,
    cells: [{ sheet, row, column: amountColumn }],
    found: [`${units}: ${decimalText(sum, receipts[0]?.exponent ?? 2)}`],
    amounts: [],
  };
}

/** Receipts that were not read are named, so that no money is missed in silence. */
export function receiptsNotRead(areas: readonly Pick<Area, "sheet" | "top" | "left">[]): readonly FindingGroup[] {
  return areas.length === 0 ? [] : [notRead(areas)];
}

function notRead(areas: readonly Pick<Area, "sheet" | "top" | "left">[]): FindingGroup {
  return {
    kind: "receipts-not-read",
    severity: "error",
    count: areas.length,
    cells: areas.map(({ sheet, top, left }) => ({ sheet, row: top, column: left })),
    found: areas.map(() => ""),
    amounts: [],
  };
}

/** What stands beside the invoices and is not ours: tables first, then sheets that hold none. */
export function blocksBeside(
  survey: BookSurvey,
  invoices: InvoicesPlaces,
): readonly { readonly area: Area; readonly names: readonly string[] }[] {
  const ours = ourSheets(survey);
  const tables = survey.tables.filter((table) => table.hasHeaders && !ours.has(table.area.sheet));
  const covered = new Set([...invoices.map(({ sheet }) => sheet), ...tables.map((table) => table.area.sheet)]);
  return [
    ...tables
      .filter((table) => !invoices.some((each) => each.table === table.name))
      .map((table) => ({ area: table.area, names: [table.name, table.area.sheet] })),
    ...survey.sheets.flatMap((sheet) =>
      sheet.used && !sheet.hidden && !covered.has(sheet.name) && !ours.has(sheet.name) ? [{ area: sheet.used, names: [sheet.name] }] : [],
    ),
  ];
}
