import type { DayNumber } from "../kernel/day.js";
import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import type { Failure } from "../sheet/failure.js";
import type { Locale } from "./desk.js";
import { figuresOf, type FiguresAt } from "./figures-of.js";
import { agingPlan, lettersPlan, policyPlan, sheetNames, type PlanContext } from "./plans.js";
import { readSource, type ReadSource, type SourceChoices } from "./read-source.js";
import { writeSheet, type WrittenSheet } from "./write-sheet.js";

export interface MonthEndRequest {
  readonly choices: SourceChoices;
  readonly asOf: DayNumber | undefined;
  readonly locale: Locale;
  readonly preparedAt: string;
}

export interface MonthEnd extends FiguresAt {
  readonly source: ReadSource;
  readonly sheets: readonly WrittenSheet[];
}

/** The whole chain on one workbook: read, figures, and the sheets written into it (in the host; saving is the caller's). */
export async function monthEnd(host: Host, request: MonthEndRequest, progress: Progress): Promise<Result<MonthEnd, Failure>> {
  const source = await readSource(host, request.choices, progress);
  if (!source.ok) return source;
  // A policy that cannot be read must not be replaced by defaults behind the user's back.
  const invalid = source.value.policyFailures[0];
  if (invalid) return failed(invalid);
  const at = figuresOf(source.value, request.asOf);
  if (!at.ok) return at;
  const context: PlanContext = { source: source.value, figures: at.value.figures, locale: request.locale, preparedAt: request.preparedAt };
  const names = sheetNames(at.value.figures.asOf);
  const wanted = [
    { name: names.aging, plan: agingPlan },
    { name: names.letters, plan: lettersPlan },
    // A policy sheet that stands is the user's to edit: it is read, never rewritten by a run.
    ...(source.value.survey.sheets.some((sheet) => sheet.name === names.policy) ? [] : [{ name: names.policy, plan: policyPlan }]),
  ];
  const sheets: WrittenSheet[] = [];
  for (const { name, plan } of wanted) {
    const written = await writeSheet(host, (free) => plan(context, free), name, progress);
    if (!written.ok) return written;
    sheets.push(written.value);
  }
  return success({ ...at.value, source: source.value, sheets });
}
