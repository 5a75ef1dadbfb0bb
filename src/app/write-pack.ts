import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import type { OwnedSheet } from "../read/policy.js";
import type { Failure } from "../sheet/failure.js";
import type { Notice } from "../sheet/notice.js";
import type { PackKind, SheetTargets } from "./pack-names.js";
import type { PackContext } from "./pack-context.js";
import type { PlanContext } from "./plan-context.js";
import { packSheets } from "./plans.js";
import { renewPolicy } from "./policy-renewal.js";
import { keepSnapshot, registerSheets, type Keeping } from "./snapshots.js";
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

/** A pack that is complete. */
export interface WrittenPack extends Required<Pack> {
  /** What a person is to know of beside. */
  readonly notices: readonly Notice[];
  /** Our sheets as AR_Sheets now lists them. */
  readonly owned: readonly OwnedSheet[];
}

type Kept = Required<Pick<Pack, "keeping" | "registers">>;

export interface WritePackRequest {
  readonly context: PackContext;
  readonly targets: SheetTargets;
  readonly whenEdited: WhenEdited;
  /** Renews the claim on the workbook. */
  readonly renew: () => Promise<Result<void, Failure>>;
  /** The sheets that are wanted; absent: all of them. The month-end is kept with all, or with the sign-off, which speaks of it. */
  readonly only?: ReadonlySet<PackKind> | undefined;
  /** Called as each sheet is begun. */
  readonly began?: (sheet: string) => void;
}

/**
 * Writes the sheets of the pack in their order and keeps the month-end's balances; what refers to all of that comes last. The claim is renewed
 * before each sheet but the first.
 */
export async function writePack(host: Host, request: WritePackRequest, progress: Progress): Promise<Result<WrittenPack, Failure>> {
  const { context, targets, whenEdited, renew, only, began } = request;
  const written: WrittenSheet[] = [];
  let { owned } = context.source.standing;
  const absent: string[] = [];
  let kept: Kept | undefined;
  const keep = async (): Promise<Result<Kept, Failure>> => {
    if (only && !only.has("sign-off")) return success({ keeping: success("not-asked"), registers: [] });
    const mine = await renew();
    if (!mine.ok) return mine;
    let done = await keepOnce(host, context, progress);
    // A register may be deleted while the other one is written: the sign-off is not to say that both are kept.
    if (done.ok && done.value.keeping.ok && done.value.keeping.value === "kept" && done.value.registers.length < registersOfMonth)
      done = await keepOnce(host, context, progress);
    return done;
  };
  const renewed = await renewPolicy(host, context, progress);
  if (!renewed.ok) return renewed;
  for (const { kind, plan, lacks, afterKeeping } of packSheets) {
    if (only && !only.has(kind)) continue;
    if (afterKeeping && !kept) {
      const done = await keep();
      if (!done.ok) return done;
      kept = done.value;
    }
    const soFar: PlanContext = { ...context, pack: { written: [...written], absent: [...absent], registers: [], ...kept } };
    if (lacks?.(soFar) !== undefined) {
      absent.push(kind);
      continue;
    }
    const mine = written.length === 0 ? success(undefined) : await renew();
    if (!mine.ok) return mine;
    began?.(targets[kind]);
    const sheet = await writeOne(host, { kind, plan, targets, whenEdited }, soFar, progress);
    if (!sheet.ok) return sheet;
    written.push(sheet.value);
    owned = sheet.value.owned;
  }
  const done = kept ? success(kept) : await keep();
  return done.ok ? success({ written, absent, owned, notices: [...context.notices, ...unadorned(written)], ...done.value }) : done;
}

/** Says which sheets bear no logo because Excel did not copy it. */
export function unadorned(written: readonly WrittenSheet[]): readonly Notice[] {
  const sheets = written.flatMap((sheet) => (sheet.unadorned ? [sheet.name] : []));
  return sheets.length > 0 ? [{ kind: "logo-refused", sheets }] : [];
}

/** Open items and balances. */
const registersOfMonth = 2;

/** Keeps the month-end, and looks which of its registers stand. */
async function keepOnce(host: Host, context: PackContext, progress: Progress): Promise<Result<Kept, Failure>> {
  const keeping = await keepSnapshot(host, context, context.snapshots, progress);
  if (!keeping.ok && !isInTheWay(keeping.failure)) return keeping;
  const survey = await host.survey();
  return survey.ok ? success({ keeping, registers: registerSheets(survey.value) }) : survey;
}

/** True where a person's hand stands in the way of the registers: that is said, and is no reason to withhold the sheets. */
function isInTheWay({ kind }: Failure): boolean {
  return kind === "no-room" || kind === "header-missing" || kind === "sheet-protected";
}
