import type { Field } from "../ledger/ledger.js";
import type { DeskCore } from "./desk-core.js";
import type { KeptChoices } from "./kept-choices.js";
import { assign, correctionsOf, openCard } from "./mapping-card.js";
import { placeName } from "./place-name.js";
import type { ReadingSession } from "./reading-session.js";

/** The card of columns: shown, changed, and read by. */
export class ColumnSession {
  constructor(
    private readonly core: DeskCore,
    private readonly session: ReadingSession,
    private readonly kept: KeptChoices,
  ) {}

  /** The columns of the table that is looked at: of one entity where several are read together. */
  show(): void {
    const place = this.session.shownPlace();
    if (place) this.core.set({ card: openCard(place, this.session.correctionsFor(place)), failure: undefined });
  }

  assign(field: Field, column: number | undefined): void {
    const { card } = this.core.state;
    if (card) this.core.set({ card: assign(card, field, column) });
  }

  async use(): Promise<void> {
    const { core, session } = this;
    const { card } = core.state;
    const place = card && session.locatedPlace(card.place);
    if (!card || !place || card.needs.length > 0) return;
    session.corrections.set(placeName(place), correctionsOf(card, place, session.correctionsFor(place)));
    core.set({ card: undefined });
    // A reading under way began without these columns.
    await core.settled();
    const { source } = session;
    await core.once(() => session.read(card));
    // Columns that nothing could be read by are not kept.
    if (session.source !== source) await this.kept.keep();
  }

  close(): void {
    const { core } = this;
    core.set(core.state.reading ? { card: undefined } : { card: undefined, phase: "choosing", place: undefined, together: [] });
  }
}
