import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { FindingGroup } from "../ledger/finding.js";
import { findDeliveryTable, isCalledDeliveries, isDeliveryList, readDeliveries, type DeliveriesReading } from "../read/deliveries.js";
import { headRows } from "../read/invoice-table.js";
import type { CellRef } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import { blocksBeside, type InvoicesPlaces } from "./receipts-place.js";

/** What was read of deliveries; `undefined` where the workbook holds none that can be read. */
export interface DeliveriesBeside {
  readonly reading: DeliveriesReading | undefined;
  readonly findings: readonly FindingGroup[];
}

/**
 * Reads the first table of deliveries beside the invoices, and names the lists that cannot be read as one. `defaultCurrency`: that of a table which
 * states none.
 */
export async function fetchDeliveries(
  host: Host,
  survey: BookSurvey,
  invoices: InvoicesPlaces,
  defaultCurrency: string | undefined,
  progress: Progress,
): Promise<Result<DeliveriesBeside, Failure>> {
  const left: CellRef[] = [];
  for (const { area, names } of blocksBeside(survey, invoices)) {
    if (!isCalledDeliveries(names)) continue;
    const head = await host.fetch({ ...area, rows: Math.min(area.rows, headRows) }, progress);
    if (!head.ok) return head;
    const table = findDeliveryTable(head.value, names);
    if (!table) {
      if (isDeliveryList(head.value, names)) left.push({ sheet: area.sheet, row: area.top, column: area.left });
      continue;
    }
    const whole = area.rows > headRows ? await host.fetch(area, progress) : head;
    if (!whole.ok) return whole;
    const reading = readDeliveries(whole.value, table, { dateOrder: undefined, defaultCurrency });
    return success({ reading, findings: reading.findings });
  }
  return success({ reading: undefined, findings: left.length === 0 ? [] : [notRead(left)] });
}

function notRead(cells: readonly CellRef[]): FindingGroup {
  return { kind: "deliveries-not-read", severity: "warning", count: cells.length, cells, found: cells.map(() => ""), amounts: [] };
}
