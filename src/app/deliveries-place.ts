import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import { findDeliveryTable, isCalledDeliveries, readDeliveries, type DeliveriesReading } from "../read/deliveries.js";
import { headRows } from "../read/invoice-table.js";
import type { Failure } from "../sheet/failure.js";
import { blocksBeside, type InvoicesPlaces } from "./receipts-place.js";

/** Reads the first table of deliveries beside the invoices; `undefined` where there is none. `defaultCurrency`: that of a table which states none. */
export async function fetchDeliveries(
  host: Host,
  survey: BookSurvey,
  invoices: InvoicesPlaces,
  defaultCurrency: string | undefined,
  progress: Progress,
): Promise<Result<DeliveriesReading | undefined, Failure>> {
  for (const { area, names } of blocksBeside(survey, invoices)) {
    if (!isCalledDeliveries(names)) continue;
    const head = await host.fetch({ ...area, rows: Math.min(area.rows, headRows) }, progress);
    if (!head.ok) return head;
    const table = findDeliveryTable(head.value, names);
    if (!table) continue;
    const whole = area.rows > headRows ? await host.fetch(area, progress) : head;
    return whole.ok ? success(readDeliveries(whole.value, table, { dateOrder: undefined, defaultCurrency })) : whole;
  }
  return success(undefined);
}
