import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import type { Failure } from "../sheet/failure.js";
import { packSheets, type PlanContext, type SheetTargets } from "./plans.js";
import { keepSnapshot, registerSheets, type Keeping, type Snapshots } from "./snapshots.js";
import { writeOne } from "./write-listed.js";
import type { WhenEdited, WrittenSheet } from "./write-sheet.js";

/** What a run has done to the workbook so far. */
export interface Pack {
  readonly written: readonly WrittenSheet[];
  /** Kinds of the sheets that cannot exist for this source. */
  readonly absent: readonly string[];
  /** Whether the month-end was kept for comparison, or what of a person's stood in the way; absent before it was tried. */
  readonly keeping?: Result<Keeping, Failure>;
  /** The sheets of the registers in which it is kept. */
  readonly registers: readonly string[];
}

export interface WritePackRequest {
  readonly context: PlanContext;
  readonly snapshots: Snapshots;
  readonly targets: SheetTargets;
  readonly whenEdited: WhenEdited;
  /** Renews the claim on the workbook. */
  readonly renew: () => Promise<Result<void, Failure>>;
}

/**
 * Writes the sheets of the pack in their order and keeps the month-end's balances; what refers to all of that comes last. The claim is renewed
 * before each sheet but the first.
 */
export async function writePack(host: Host, request: WritePackRequest, progress: Progress): Promise<Result<Required<Pack>, Failure>> {
  const { context, snapshots, targets, whenEdited, renew } = request;
  const written: WrittenSheet[] = [];
  const absent: string[] = [];
  let kept: Required<Pick<Pack, "keeping" | "registers">> | undefined;
  const keep = async (): Promise<Result<Required<Pick<Pack, "keeping" | "registers">>, Failure>> => {
    const mine = await renew();
    if (!mine.ok) return mine;
    const keeping = await keepSnapshot(host, context, snapshots, progress);
    if (!keeping.ok && !isInTheWay(keeping.failure)) return keeping;
    const survey = await host.survey();
    return survey.ok ? success({ keeping, registers: registerSheets(survey.value) }) : survey;
  };
  for (const { kind, plan, exists, afterKeeping } of packSheets) {
    if (afterKeeping && !kept) {
      const done = await keep();
      if (!done.ok) return done;
      kept = done.value;
    }
    const soFar: PlanContext = { ...context, pack: { written: [...written], absent: [...absent], registers: [], ...kept } };
    if (exists?.(soFar) === false) {
      absent.push(kind);
      continue;
    }
    const mine = written.length === 0 ? success(undefined) : await renew();
    if (!mine.ok) return mine;
    const sheet = await writeOne(host, { kind, plan, targets, whenEdited }, soFar, progress);
    if (!sheet.ok) return sheet;
    written.push(sheet.value);
  }
  const done = kept ? success(kept) : await keep();
  return done.ok ? success({ written, absent, ...done.value }) : done;
}

/** True where a person's hand stands in the way of the registers: that is said, and is no reason to withhold the sheets. */
function isInTheWay({ kind }: Failure): boolean {
  return kind === "no-room" || kind === "header-missing" || kind === "sheet-protected";
}
