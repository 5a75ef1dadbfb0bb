import type { Field } from "../ledger/ledger.js";
import type { DeskCore } from "./desk-core.js";
import { guarded } from "./guard.js";
import { keepMapping } from "./keep-mapping.js";
import { placeName, withRemembered } from "./locate.js";
import { assign, correctionsOf, openCard } from "./mapping-card.js";
import type { ReadingSession } from "./reading-session.js";

/** The card of columns: shown, changed, read by, and kept in AR_Mapping. */
export class ColumnSession {
  constructor(
    private readonly core: DeskCore,
    private readonly session: ReadingSession,
  ) {}

  show(): void {
    const place = this.session.chosenPlace();
    if (place) this.core.set({ card: openCard(place, this.session.correctionsFor(place)), failure: undefined });
  }

  assign(field: Field, column: number | undefined): void {
    const { card } = this.core.state;
    if (card) this.core.set({ card: assign(card, field, column) });
  }

  async use(): Promise<void> {
    const { core, session } = this;
    const { card } = core.state;
    const place = session.chosenPlace();
    if (!card || !place || card.needs.length > 0) return;
    session.corrections.set(placeName(place), correctionsOf(card, place, session.correctionsFor(place)));
    core.set({ card: undefined });
    // A reading under way began without these columns.
    await core.settled();
    const { source } = session;
    await core.once(() => session.read(card));
    // Columns that nothing could be read by are not kept.
    if (session.source !== source) await this.keep();
  }

  close(): void {
    const { core } = this;
    core.set(core.state.reading ? { card: undefined } : { card: undefined, phase: "choosing", place: undefined });
  }

  /** Keeps on AR Policy what was corrected or confirmed; where that fails it still counts in this sitting. */
  private async keep(): Promise<void> {
    const { core, session } = this;
    const { reading, locale, work } = core.state;
    const { source } = session;
    const corrections = source ? session.correctionsFor(source.place) : [];
    if (!reading || !source || work || corrections.length === 0) return;
    const { policy } = core.state.targets;
    const failure = core.state.failure;
    const context = { source, figures: reading.figures, findings: reading.findings, locale, preparedAt: "" };
    const progress = core.progress("write", policy);
    const kept = await guarded(() => keepMapping(core.host, context, policy, corrections, progress));
    if (!kept.ok) {
      core.again = () => this.keep();
      return core.fail(kept.failure, "write", policy);
    }
    session.corrections.delete(placeName(source.place));
    session.located = session.located.map((place) => withRemembered(place, kept.value));
    const survey = await core.host.survey();
    const standing = { ...source.standing, mapping: kept.value };
    session.source = { ...source, standing, survey: survey.ok ? survey.value : source.survey };
    core.set({ work: undefined, failure });
  }
}
