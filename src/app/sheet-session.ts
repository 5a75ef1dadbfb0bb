import { isoFromDay } from "../kernel/day.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { Progress } from "../kernel/progress.js";
import type { OwnedSheet } from "../read/policy.js";
import type { Failure } from "../sheet/failure.js";
import type { Notice } from "../sheet/notice.js";
import type { DeskCore } from "./desk-core.js";
import { guarded } from "./guard.js";
import { policySheetOf } from "./ours.js";
import type { PackContext } from "./pack-context.js";
import type { PackKind, SheetKind } from "./pack-names.js";
import type { PlanContext } from "./plan-context.js";
import type { ReadingSession } from "./reading-session.js";
import type { WhenEdited } from "./write-sheet.js";

/** One sheet, or all of the pack. */
type What = SheetKind | "pack";

/** What was written, the last one shown as complete, and what AR_Sheets lists since. */
interface Done {
  readonly names: readonly string[];
  readonly owned: readonly OwnedSheet[];
  readonly notices: readonly Notice[];
}

/** Writes sheets of what was read, and asks about those that a person has edited since. */
export class SheetSession {
  /** The write that waits for an answer about an edited sheet. */
  private pending: What | undefined;

  constructor(
    private readonly core: DeskCore,
    private readonly session: ReadingSession,
  ) {}

  /** Writes one sheet of the pack. */
  async writeSheet(kind: PackKind): Promise<void> {
    await this.write(kind);
  }

  /** Writes every sheet of the pack. */
  async writePack(): Promise<void> {
    await this.write("pack");
  }

  async writePolicy(): Promise<void> {
    const { survey } = this.session.shown ?? {};
    const policy = survey && policySheetOf(survey, this.core.state.targets.policy);
    // A policy sheet that stands is the person's to edit: it is shown, never written over.
    if (policy !== undefined) {
      const shown = await this.core.host.reveal({ sheet: policy, row: 0, column: 0 });
      if (!shown.ok) this.core.set({ failure: { failure: shown.failure, during: "read", target: policy } });
    } else await this.write("policy");
  }

  async answerEdited(answer: "keep" | "overwrite"): Promise<void> {
    const { pending } = this;
    if (!pending) return;
    this.core.set({ failure: undefined });
    await this.write(pending, answer);
  }

  private async write(what: What, whenEdited: WhenEdited = "ask"): Promise<void> {
    const { core, session } = this;
    await core.settled();
    const { reading, locale, work, targets } = core.state;
    const source = session.shown;
    if (!reading || !source || work) return;
    core.again = () => this.write(what, whenEdited);
    this.pending = what;
    const { today, time } = core.clock();
    const context: PlanContext = {
      source,
      figures: reading.figures,
      findings: reading.findings,
      locale,
      preparedAt: `${isoFromDay(today)} ${time}`,
    };
    const progress = core.progress("write", targets[what === "pack" ? "aging" : what]);
    const written = await guarded(() =>
      what === "pack" ? this.packOf(context, whenEdited, progress) : this.sheetOf(what, context, whenEdited, progress),
    );
    if (!written.ok) {
      core.fail(written.failure, "write", core.state.work?.target ?? "");
      return session.changes.written();
    }
    const { names, owned, notices } = written.value;
    session.renew({ owned });
    await session.surveyAgain();
    const before = core.state.written.filter((name) => !names.includes(name));
    core.set({ work: undefined, failure: undefined, written: [...before, ...names], lastWritten: names, notices });
    session.changes.written();
  }

  /** The reports load when a sheet is first written: nobody waits for them to see figures. */
  private async sheetOf(kind: SheetKind, before: PlanContext, whenEdited: WhenEdited, progress: Progress): Promise<Result<Done, Failure>> {
    const { host, writer, state } = this.core;
    const { planOf, unadorned, unkeptNotices, writeListed } = await import("./writing.js");
    const { targets } = state;
    const context = await this.packContext(before, progress);
    if (!context.ok) return context;
    const { plan, lacks } = planOf(kind);
    const lack = lacks?.(context.value);
    if (lack !== undefined) return failed({ kind: "no-such-sheet", sheet: targets[kind], lacks: lack });
    const written = await writeListed(host, { kind, plan, targets, whenEdited, writer }, context.value, progress);
    if (!written.ok) return written;
    const { name, owned } = written.value;
    const { figures, snapshots, notices } = context.value;
    const unkept = kind === "policy" ? [] : unkeptNotices(figures.asOf, snapshots);
    return success({ names: [name], owned, notices: [...notices, ...unadorned([written.value]), ...unkept] });
  }

  private async packOf(before: PlanContext, whenEdited: WhenEdited, progress: Progress): Promise<Result<Done, Failure>> {
    const { host, writer, state } = this.core;
    const { targets } = state;
    const { ensurePolicy, keepingNotices, policyPlan, whileClaimed, writePack } = await import("./writing.js");
    const context = await this.packContext(before, progress);
    if (!context.ok) return context;
    const home = await ensurePolicy(host, targets.policy, (name) => policyPlan(context.value, name), progress);
    if (!home.ok) return home;
    const began = (target: string): void => this.core.beganSheet(target);
    const written = await whileClaimed(host, writer, progress, (renew) =>
      writePack(host, { context: context.value, targets, whenEdited, renew, began }, progress),
    );
    if (!written.ok) return written;
    const { written: sheets, owned, notices, keeping } = written.value;
    return success({ names: sheets.map(({ name }) => name), owned, notices: [...notices, ...keepingNotices(keeping)] });
  }

  /** With what the workbook holds beside the invoices, as it stands now. */
  private async packContext(context: PlanContext, progress: Progress): Promise<Result<PackContext, Failure>> {
    const { packContext } = await import("./writing.js");
    const survey = await this.core.host.survey();
    return survey.ok ? packContext(this.core.host, survey.value, context, progress) : survey;
  }
}
