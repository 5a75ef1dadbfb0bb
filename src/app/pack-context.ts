import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { Failure } from "../sheet/failure.js";
import type { Notice } from "../sheet/notice.js";
import { findLogo } from "./logo.js";
import type { PlanContext } from "./plan-context.js";
import { readSnapshots, type Snapshots } from "./snapshots.js";

export type PackContext = PlanContext & { readonly snapshots: Snapshots; readonly notices: readonly Notice[] };

/**
 * What the month-end's sheets are planned from beside the invoices: the month-ends that the workbook keeps, and the company's logo.
 */
export async function packContext(
  host: Host,
  survey: BookSurvey,
  context: PlanContext,
  progress: Progress,
): Promise<Result<PackContext, Failure>> {
  const { source } = context;
  const snapshots = await readSnapshots(host, survey, source.entity ?? "", progress);
  if (!snapshots.ok) return snapshots;
  const logo = await findLogo(host, survey, source.policy, context.locale);
  if (!logo.ok) return logo;
  const { picture, notice } = logo.value;
  const presentation = { ...source.policy.presentation, ...(picture ? { logoPicture: picture } : {}) };
  return success({
    ...context,
    source: { ...source, policy: { ...source.policy, presentation } },
    notices: [...(survey.signed ? [{ kind: "signature-void", file: survey.file } as const] : []), ...(notice ? [notice] : [])],
    snapshots: snapshots.value,
  });
}
