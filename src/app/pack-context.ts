import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { Failure } from "../sheet/failure.js";
import { fetchDeliveries } from "./deliveries.js";
import type { PlanContext } from "./plan-context.js";
import { readSnapshots, type Snapshots } from "./snapshots.js";

export type PackContext = PlanContext & { readonly snapshots: Snapshots };

/** What the month-end's sheets are planned from beside the invoices: the month-ends that the workbook keeps, and what was delivered and not billed. */
export async function packContext(
  host: Host,
  survey: BookSurvey,
  context: PlanContext,
  progress: Progress,
): Promise<Result<PackContext, Failure>> {
  const { source, findings } = context;
  const snapshots = await readSnapshots(host, survey, source.entity ?? "", progress);
  if (!snapshots.ok) return snapshots;
  const deliveries = await fetchDeliveries(host, source, progress);
  if (!deliveries.ok) return deliveries;
  return success({
    ...context,
    findings: [...findings, ...(deliveries.value?.findings ?? [])],
    snapshots: snapshots.value,
    deliveries: deliveries.value,
  });
}
