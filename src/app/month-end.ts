import { isoFromDay, type DayNumber } from "../kernel/day.js";
import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import type { Failure } from "../sheet/failure.js";
import { whileClaimed, type Writer } from "./claim.js";
import type { Locale } from "./desk.js";
import { fetchDeliveries } from "./deliveries.js";
import { ofEntity } from "./entity.js";
import { asOfDay, figuresOf, type FiguresAt } from "./figures-of.js";
import { packSheets, policyPlan, sheetNames, type PlanContext } from "./plans.js";
import { ensurePolicy } from "./policy-home.js";
import { readSource, type ReadSource, type SourceChoices } from "./read-source.js";
import { keepSnapshot, readSnapshots, type Keeping } from "./snapshots.js";
import { writeOne } from "./write-listed.js";
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
}

export interface MonthEnd extends FiguresAt {
  readonly source: ReadSource;
  readonly compareTo?: DayNumber | undefined;
  readonly sheets: readonly WrittenSheet[];
  /** Whether the month-end was kept for comparison, or what of a person's stood in the way: the sheets stand all the same. */
  readonly keeping?: Result<Keeping, Failure>;
}

type Written = Required<Pick<MonthEnd, "sheets" | "keeping">>;

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
  const { survey, entity = "" } = source.value;
  const snapshots = await readSnapshots(host, survey, entity, progress);
  if (!snapshots.ok) return snapshots;
  const deliveries = await fetchDeliveries(host, source.value, progress);
  if (!deliveries.ok) return deliveries;
  const findings = [...at.value.findings, ...(deliveries.value?.findings ?? [])];
  const { compareTo } = request;
  const { asOf } = at.value.figures;
  if (compareTo !== undefined && compareTo >= asOf)
    return failed({ kind: "compare-day-late", day: isoFromDay(compareTo), asOf: isoFromDay(asOf) });
  const context: PlanContext = {
    source: source.value,
    ...at.value,
    findings,
    locale: request.locale,
    preparedAt: request.preparedAt,
    compareTo,
    snapshots: snapshots.value,
    deliveries: deliveries.value,
  };
  const targets = sheetNames(at.value.figures.asOf, read.value, request.choices.entity);
  // First the policy, since the sheets are listed there. One that stands is the user's to edit: it is read, never rewritten by a run.
  const home = await ensurePolicy(host, targets.policy, (name) => policyPlan(context, name), progress);
  if (!home.ok) return home;
  const written = await whileClaimed(host, request.writer, progress, async (renew): Promise<Result<Written, Failure>> => {
    const sheets: WrittenSheet[] = [];
    const absent: string[] = [];
    for (const { kind, plan, exists } of packSheets) {
      const soFar: PlanContext = { ...context, pack: { written: sheets, absent } };
      if (exists?.(soFar) === false) {
        absent.push(kind);
        continue;
      }
      const mine = sheets.length === 0 ? success(undefined) : await renew();
      if (!mine.ok) return mine;
      const sheet = await writeOne(host, { kind, plan, targets, whenEdited: request.whenEdited }, soFar, progress);
      if (!sheet.ok) return sheet;
      sheets.push(sheet.value);
    }
    const mine = await renew();
    if (!mine.ok) return mine;
    const keeping = await keepSnapshot(host, context, snapshots.value, progress);
    return keeping.ok || isInTheWay(keeping.failure) ? success({ sheets, keeping }) : keeping;
  });
  if (!written.ok) return written;
  const { keeping } = written.value;
  const sheets = home.value.written ? [...written.value.sheets, home.value.written] : written.value.sheets;
  return success({ ...at.value, findings, source: source.value, compareTo, sheets, keeping });
}

/** True where a person's hand stands in the way of the registers: that is said, and is no reason to withhold the sheets. */
function isInTheWay({ kind }: Failure): boolean {
  return kind === "no-room" || kind === "header-missing" || kind === "sheet-protected";
}
