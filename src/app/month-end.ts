import { isoFromDay, type DayNumber } from "../kernel/day.js";
import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import type { Failure } from "../sheet/failure.js";
import type { Notice } from "../sheet/notice.js";
import { whileClaimed, type Writer } from "./claim.js";
import type { Locale } from "./desk.js";
import { ofEntity } from "./entity.js";
import { asOfDay, figuresOf, type FiguresAt } from "./figures-of.js";
import { packContext } from "./pack-context.js";
import { sheetNames, type PackKind } from "./pack-names.js";
import { ensurePolicy } from "./policy-home.js";
import { policyPlan } from "./policy-plan.js";
import { readSource, type ReadSource, type SourceChoices } from "./read-source.js";
import type { Keeping } from "./snapshots.js";
import { writePack } from "./write-pack.js";
import type { WhenEdited, WrittenSheet } from "./write-sheet.js";

export interface MonthEndRequest {
  readonly choices: SourceChoices;
  readonly asOf: DayNumber | undefined;
  /** An earlier day, from which the movement to the as-of day is wanted. */
  readonly compareTo?: DayNumber | undefined;
  readonly locale: Locale;
  readonly preparedAt: string;
  /** Nobody can be asked in a run of its own: `keep` leaves an edited sheet to its editor. */
  readonly whenEdited: Exclude<WhenEdited, "ask">;
  /** Who writes; without one nothing is claimed on AR Policy. */
  readonly writer?: Writer;
  /** The sheets that are wanted; absent: all of the pack. */
  readonly sheets?: readonly PackKind[] | undefined;
}

export interface MonthEnd extends FiguresAt {
  readonly source: ReadSource;
  readonly compareTo?: DayNumber | undefined;
  readonly sheets: readonly WrittenSheet[];
  /** Whether the month-end was kept for comparison, or what of a person's stood in the way: the sheets stand all the same. */
  readonly keeping?: Result<Keeping, Failure>;
  /** What a person is to know of beside. */
  readonly notices: readonly Notice[];
}

/** The whole chain on one workbook: read, figures, and the sheets written into it (in the host; saving is the caller's). */
export async function monthEnd(host: Host, request: MonthEndRequest, progress: Progress): Promise<Result<MonthEnd, Failure>> {
  const read = await readSource(host, request.choices, progress);
  if (!read.ok) return read;
  const source = ofEntity(read.value, request.choices.entity);
  if (!source.ok) return source;
  // A policy that cannot be read must not be replaced by defaults behind the user's back.
  const invalid = source.value.policyFailures[0];
  if (invalid) return failed(invalid);
  // One entity is reported as of the same day as all of them.
  const at = figuresOf(source.value, asOfDay(read.value, request.asOf));
  if (!at.ok) return at;
  const { compareTo } = request;
  const { asOf } = at.value.figures;
  if (compareTo !== undefined && compareTo >= asOf)
    return failed({ kind: "compare-day-late", day: isoFromDay(compareTo), asOf: isoFromDay(asOf) });
  const { locale, preparedAt } = request;
  const planned = { source: source.value, ...at.value, locale, preparedAt, compareTo };
  const context = await packContext(host, source.value.survey, planned, progress);
  if (!context.ok) return context;
  const { findings } = context.value;
  const targets = sheetNames(at.value.figures.asOf, read.value, request.choices.entity);
  // First the policy, since the sheets are listed there. One that stands is the user's to edit: it is read, never rewritten by a run.
  const home = await ensurePolicy(host, targets.policy, (name) => policyPlan(context.value, name), progress);
  if (!home.ok) return home;
  const { whenEdited, writer } = request;
  const only = request.sheets && new Set(request.sheets);
  const written = await whileClaimed(host, writer, progress, (renew) =>
    writePack(host, { context: context.value, targets, whenEdited, renew, only }, progress),
  );
  if (!written.ok) return written;
  const { keeping, notices, written: pack } = written.value;
  const sheets = home.value.written ? [...pack, home.value.written] : pack;
  return success({ ...at.value, findings, source: source.value, compareTo, sheets, keeping, notices });
}
