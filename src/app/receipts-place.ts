import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import { headRows } from "../read/invoice-table.js";
import { findReceiptTable } from "../read/receipt-table.js";
import { readReceipts, type ReceiptOptions, type ReceiptsReading } from "../read/receipts.js";
import type { Area } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import { ourSheets } from "./ours.js";

/** Where invoices were found: neither this place nor our own sheets are looked at for receipts. */
export interface InvoicesPlace {
  readonly sheet: string;
  readonly table: string | undefined;
}

/** Reads the table of receipts that stands beside the invoices; `undefined` where the workbook has none. */
export async function fetchReceipts(
  host: Host,
  survey: BookSurvey,
  invoices: InvoicesPlace,
  options: ReceiptOptions,
  progress: Progress,
): Promise<Result<ReceiptsReading | undefined, Failure>> {
  for (const { area, names } of blocksBeside(survey, invoices)) {
    const head = await host.fetch({ ...area, rows: Math.min(area.rows, headRows) }, progress);
    if (!head.ok) return head;
    const table = findReceiptTable(head.value, names);
    if (!table) continue;
    const whole = area.rows > headRows ? await host.fetch(area, progress) : head;
    if (!whole.ok) return whole;
    return success(readReceipts(whole.value, table, options));
  }
  return success(undefined);
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
