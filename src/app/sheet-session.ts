import { isoFromDay } from "../kernel/day.js";
import type { DeskCore } from "./desk-core.js";
import { guarded } from "./guard.js";
import { policySheetOf } from "./ours.js";
import { agingPlan, lettersPlan, policyPlan, type Plan, type PlanContext, type SheetTargets } from "./plans.js";
import type { ReadingSession } from "./reading-session.js";
import { writeListed } from "./write-listed.js";
import type { WhenEdited } from "./write-sheet.js";

type PlanKind = keyof SheetTargets;

/** Writes sheets of what was read, and asks about those that a person has edited since. */
export class SheetSession {
  /** The write that waits for an answer about an edited sheet. */
  private pending: { readonly kind: PlanKind; readonly plan: Plan } | undefined;

  constructor(
    private readonly core: DeskCore,
    private readonly session: ReadingSession,
  ) {}

  async writeAging(): Promise<void> {
    await this.write("aging", agingPlan);
  }

  async writeLetters(): Promise<void> {
    await this.write("letters", lettersPlan);
  }

  async writePolicy(): Promise<void> {
    const { survey } = this.session.shown ?? {};
    const policy = survey && policySheetOf(survey, this.core.state.targets.policy);
    // A policy sheet that stands is the person's to edit: it is shown, never written over.
    if (policy !== undefined) {
      const shown = await this.core.host.reveal({ sheet: policy, row: 0, column: 0 });
      if (!shown.ok) this.core.set({ failure: { failure: shown.failure, during: "read", target: policy } });
    } else await this.write("policy", policyPlan);
  }

  async answerEdited(answer: "keep" | "overwrite"): Promise<void> {
    const { pending } = this;
    if (!pending) return;
    this.core.set({ failure: undefined });
    await this.write(pending.kind, pending.plan, answer);
  }

  private async write(kind: PlanKind, plan: Plan, whenEdited: WhenEdited = "ask"): Promise<void> {
    const { core, session } = this;
    await core.settled();
    const { reading, locale, work, targets } = core.state;
    const source = session.shown;
    if (!reading || !source || work) return;
    const target = targets[kind];
    core.again = () => this.write(kind, plan, whenEdited);
    this.pending = { kind, plan };
    const { today, time } = core.clock();
    const context: PlanContext = {
      source,
      figures: reading.figures,
      findings: reading.findings,
      locale,
      preparedAt: `${isoFromDay(today)} ${time}`,
    };
    const progress = core.progress("write", target);
    const written = await guarded(() =>
      writeListed(core.host, { kind, plan, targets, whenEdited, writer: core.writer }, context, progress),
    );
    if (!written.ok) {
      core.fail(written.failure, "write", target);
      return session.changes.written();
    }
    session.renew({ owned: written.value.owned });
    await session.surveyAgain();
    core.set({
      work: undefined,
      failure: undefined,
      written: [...core.state.written.filter((name) => name !== written.value.name), written.value.name],
    });
    session.changes.written();
  }
}
