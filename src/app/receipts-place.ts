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
import { ourSheets } from "./ours.js";

/** Where invoices were found: neither this place nor our own sheets are looked at for receipts. */
export interface InvoicesPlace {
  readonly sheet: string;
  readonly table: string | undefined;
}

/** The receipts beside the invoices, and the blocks that seem to hold receipts and were not read. */
export interface ReceiptsBeside {
  /** `undefined` where the workbook has no table of receipts. */
  readonly reading: ReceiptsReading | undefined;
  readonly findings: readonly FindingGroup[];
}

/** Reads the first table of receipts that stands beside the invoices; further ones are named, so that no money is missed in silence. */
export async function fetchReceipts(
  host: Host,
  survey: BookSurvey,
  invoices: InvoicesPlace,
  options: ReceiptOptions,
  progress: Progress,
): Promise<Result<ReceiptsBeside, Failure>> {
  let reading: ReceiptsReading | undefined;
  const left: Area[] = [];
  const counted: FindingGroup[] = [];
  for (const { area, names } of blocksBeside(survey, invoices)) {
    const head = await host.fetch({ ...area, rows: Math.min(area.rows, headRows) }, progress);
    if (!head.ok) return head;
    const table = findReceiptTable(head.value, names);
    if (!table || reading) {
      if (table || isCalledReceipts(head.value, names)) left.push(area);
      continue;
    }
    const whole = area.rows > headRows ? await host.fetch(area, progress) : head;
    if (!whole.ok) return whole;
    const read = readReceipts(whole.value, table, options);
    if (table.units === undefined) reading = read;
    else counted.push(inUnits(read, whole.value.area.top + table.row, table.units));
  }
  return success({ reading, findings: [...counted, ...(left.length === 0 ? [] : [notRead(left)])] });
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

function notRead(areas: readonly Area[]): FindingGroup {
  return {
    kind: "receipts-not-read",
    severity: "error",
    count: areas.length,
    cells: areas.map(({ sheet, top, left }) => ({ sheet, row: top, column: left })),
    found: areas.map(() => ""),
    amounts: [],
  };
}

/** Tables first, then sheets that hold none. */
function blocksBeside(survey: BookSurvey, invoices: InvoicesPlace): readonly { readonly area: Area; readonly names: readonly string[] }[] {
  const ours = ourSheets(survey);
  const tables = survey.tables.filter((table) => table.hasHeaders && !ours.has(table.area.sheet));
  const covered = new Set([invoices.sheet, ...tables.map((table) => table.area.sheet)]);
  return [
    ...tables
      .filter((table) => table.name !== invoices.table)
      .map((table) => ({ area: table.area, names: [table.name, table.area.sheet] })),
    ...survey.sheets.flatMap((sheet) =>
      sheet.used && !sheet.hidden && !covered.has(sheet.name) && !ours.has(sheet.name) ? [{ area: sheet.used, names: [sheet.name] }] : [],
    ),
  ];
}
