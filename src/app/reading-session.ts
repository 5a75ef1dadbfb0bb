import type { DayNumber } from "../kernel/day.js";
import type { Figures } from "../analyses/figures.js";
import type { Failure } from "../sheet/failure.js";
import type { DeskCore } from "./desk-core.js";
import type { Place } from "./desk.js";
import { figuresOf } from "./figures-of.js";
import { figuresOfValues } from "./figures-of-values.js";
import { readingOf } from "./fix-offers.js";
import { Fixes } from "./fixes.js";
import { locate, offered, placeName, type LocatedPlace } from "./locate.js";
import { isCardOf, needsLook, openCard, type Correction, type MappingCard } from "./mapping-card.js";
import { ourSheets } from "./ours.js";
import { sheetNames } from "./plans.js";
import { noChoices, readPlace, type ReadSource } from "./read-source.js";

/** How long the workbook must be still before it is read again: a paste raises many changes. Milliseconds. */
const settleMs = 400;

/** Finds the invoice table, reads it, and keeps what was read in step with the workbook and the chosen day. */
export class ReadingSession {
  readonly fixes: Fixes;
  /** The last good reading. */
  source: ReadSource | undefined;
  located: readonly LocatedPlace[] = [];
  /** By place: corrections of columns that AR Policy does not hold yet. */
  readonly corrections = new Map<string, readonly Correction[]>();
  private chosenDay: DayNumber | undefined;
  private watching = false;
  private settling: ReturnType<typeof setTimeout> | undefined;
  private readonly figureListeners = new Set<() => void>();

  constructor(private readonly core: DeskCore) {
    this.fixes = new Fixes({
      host: core.host,
      source: () => this.source,
      state: () => core.state,
      set: (change) => core.set(change),
      progress: (kind, target) => core.progress(kind, target),
      fail: (failure, during, target, again) => {
        core.again = again;
        core.fail(failure, during, target);
      },
      readAgain: () => core.once(() => this.read()),
    });
  }

  async start(): Promise<void> {
    await this.core.once(() => this.look());
  }

  async use(place: Place): Promise<void> {
    this.core.set({ place });
    await this.core.once(() => this.read("ask"));
  }

  async readAgain(): Promise<void> {
    await this.core.once(() => (this.core.state.place ? this.read() : this.look()));
  }

  chooseAnother(): void {
    this.source = undefined;
    this.chosenDay = undefined;
    this.fixes.close();
    this.core.set({ phase: "choosing", place: undefined, card: undefined, reading: undefined, failure: undefined, written: [] });
  }

  setAsOf(day: DayNumber): void {
    this.chosenDay = day;
    if (this.source) this.compute(this.source);
    this.tellFunctions();
  }

  async figuresFor(asOf: DayNumber | undefined): Promise<Figures | Failure> {
    if (!this.source) await this.start();
    if (!this.source) return this.core.state.failure?.failure ?? { kind: "no-invoice-table", file: "" };
    const at = figuresOf(this.source, asOf ?? this.chosenDay);
    return at.ok ? at.value.figures : at.failure;
  }

  async figuresOf(values: readonly (readonly unknown[])[], asOf: DayNumber | undefined): Promise<Figures | Failure> {
    if (!this.source) await this.start();
    const at = figuresOfValues(values, this.source, asOf ?? this.chosenDay);
    return at.ok ? at.value : at.failure;
  }

  onFigures(listener: () => void): () => void {
    this.figureListeners.add(listener);
    return () => this.figureListeners.delete(listener);
  }

  chosenPlace(): LocatedPlace | undefined {
    const { place } = this.core.state;
    return place && this.located.find((each) => each.sheet === place.sheet && each.table === place.table);
  }

  correctionsFor(place: Place): readonly Correction[] {
    return this.corrections.get(placeName(place)) ?? [];
  }

  /** Reads the chosen place. The columns are shown instead where one is in doubt and was to be asked about, or is not the confirmed card's. */
  async read(first?: "ask" | MappingCard): Promise<void> {
    const { core } = this;
    core.again = () => this.readAgain();
    const wanted = core.state.place;
    if (!wanted) return;
    core.set({ phase: core.state.reading ? core.state.phase : "reading", failure: undefined });
    const survey = await core.survey();
    if (!survey) return;
    const target = wanted.table ?? wanted.sheet;
    const progress = core.progress("read", target);
    const places = await locate(core.host, survey, progress);
    if (!places.ok) return core.fail(places.failure, "read", target);
    this.located = places.value;
    const place = this.chosenPlace();
    if (!place) return core.fail({ kind: "no-invoice-table", file: target }, "read", target);
    const changed = first !== undefined && first !== "ask" && !isCardOf(first, place);
    if (changed) this.corrections.delete(placeName(place));
    const corrections = this.correctionsFor(place);
    if (changed || (first === "ask" && needsLook(place, corrections))) {
      const phase = core.state.reading ? core.state.phase : "choosing";
      core.set({ place, phase, work: undefined, card: openCard(place, corrections) });
      return;
    }
    this.fixes.turnTo(placeName(place));
    const choices = { ...noChoices, corrections, repeats: this.fixes.repeats };
    const source = await readPlace(core.host, survey, place, choices, progress);
    if (!source.ok) return core.fail(source.failure, "read", target);
    this.source = source.value;
    core.set({ place, places: offered(this.located) });
    await this.watch();
    this.compute(source.value);
    this.tellFunctions();
  }

  private async look(): Promise<void> {
    const { core } = this;
    core.again = () => this.start();
    core.set({ phase: core.state.reading ? core.state.phase : "looking", failure: undefined });
    const survey = await core.survey();
    if (!survey) return;
    const places = await locate(core.host, survey, core.progress("read", survey.file));
    if (!places.ok) return core.fail(places.failure, "read", survey.file);
    this.located = places.value;
    const complete = places.value.filter((place) => place.header.complete);
    core.set({ places: offered(places.value) });
    await this.watch();
    const only = complete.length === 1 ? complete[0] : undefined;
    // One likely table is offered, not seized: but once AR Desk has worked here, it is taken up again.
    if (only && ourSheets(survey).size > 0) {
      core.set({ place: only });
      return this.read();
    }
    core.set({ phase: "choosing", work: undefined });
  }

  private compute(source: ReadSource): void {
    const { core } = this;
    const at = figuresOf(source, this.chosenDay);
    if (!at.ok) return core.fail(at.failure, "read", source.place.sheet);
    const { figures, findings } = at.value;
    const moved = core.state.reading?.asOf !== figures.asOf;
    const policyFailure = source.policyFailures[0];
    core.set({
      phase: "ready",
      work: undefined,
      reading: { ...readingOf(source), figures, findings, asOf: figures.asOf, at: core.clock().time },
      targets: sheetNames(figures.asOf),
      written: moved ? [] : core.state.written,
      failure: policyFailure ? { failure: policyFailure, during: "read", target: "AR Policy" } : undefined,
    });
  }

  private async watch(): Promise<void> {
    if (this.watching) return;
    this.watching = true;
    const subscribed = await this.core.host.onChange(({ sheet }) => this.changed(sheet));
    // Without events the pane still works; figures are then renewed by "read again".
    if (!subscribed.ok) this.watching = false;
  }

  /** Reads again once the workbook has been still for a moment; our own sheets are no news. */
  private changed(sheet: string | undefined): void {
    if (!this.source || this.core.state.work?.kind === "write") return;
    if (sheet !== undefined && sheet !== this.source.place.sheet && !this.concerns(sheet)) return;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => void this.readAgain(), settleMs);
  }

  private concerns(sheet: string): boolean {
    return (
      sheet === this.core.state.targets.policy ||
      sheet === this.source?.ledger.source.receipts?.sheet ||
      /customer|client|debtor|客户/i.test(sheet)
    );
  }

  private tellFunctions(): void {
    for (const listener of this.figureListeners) listener();
  }
}
