import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import { deliveredNotBilled, type UnbilledOfCurrency } from "../analyses/deliveries.js";
import type { Host } from "../host/port/host.js";
import { findDeliveryTable, readDeliveries, type DeliveriesReading } from "../read/deliveries.js";
import { headRows } from "../read/invoice-table.js";
import { planDeliveries } from "../reports/deliveries-sheet.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import type { Failure } from "../sheet/failure.js";
import { blocksBeside } from "./receipts-place.js";
import { scheduleInput, type PlanContext } from "./plan-context.js";
import type { ReadSource } from "./read-source.js";

/** The first table of deliveries beside the invoices; `undefined` where there is none. */
export async function fetchDeliveries(
  host: Host,
  source: ReadSource,
  progress: Progress,
): Promise<Result<DeliveriesReading | undefined, Failure>> {
  const { survey, tables, ledger, policy } = source;
  for (const { area, names } of blocksBeside(
    survey,
    tables.map(({ place }) => place),
  )) {
    const head = await host.fetch({ ...area, rows: Math.min(area.rows, headRows) }, progress);
    if (!head.ok) return head;
    const table = findDeliveryTable(head.value, names);
    if (!table) continue;
    const whole = area.rows > headRows ? await host.fetch(area, progress) : head;
    if (!whole.ok) return whole;
    // A table that states no currency is in the ledger's, where that has only one.
    const only = ledger.currencies.length === 1 ? (ledger.currencies[0]?.code ?? undefined) : undefined;
    return success(readDeliveries(whole.value, table, { dateOrder: undefined, defaultCurrency: policy.defaultCurrency ?? only }));
  }
  return success(undefined);
}

/** What is delivered and not billed as of the day; nothing where the workbook holds no deliveries, or the sheets are of one entity alone. */
export function unbilledOf({ source, figures, deliveries }: PlanContext): readonly UnbilledOfCurrency[] | undefined {
  // Nothing says whose deliveries these are among several entities.
  if (!deliveries || source.entity !== undefined) return undefined;
  return deliveredNotBilled(deliveries.deliveries, source.ledger, figures.asOf);
}

export function deliveriesPlan(context: PlanContext, name: string): SheetPlan {
  return planDeliveries({ ...scheduleInput(context, name), unbilled: unbilledOf(context) ?? [] });
}
