import { isoFromDay, type DayNumber } from "../kernel/day.js";
import type { Progress } from "../kernel/progress.js";
import type { Figures } from "../analyses/figures.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { Field } from "../ledger/ledger.js";
import type { CellRef } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import { ChangeWatch } from "./change-watch.js";
import type { Writer } from "./claim.js";
import type { Desk, DeskState, Locale, Place } from "./desk.js";
import { figuresOf } from "./figures-of.js";
import { figuresOfValues } from "./figures-of-values.js";
import { readingOf } from "./fix-offers.js";
import { firstState } from "./first-state.js";
import { Fixes } from "./fixes.js";
import { guarded, guardedVoid } from "./guard.js";
import { keepMapping } from "./keep-mapping.js";
import { locate, offered, placeName, withRemembered, type LocatedPlace } from "./locate.js";
import { assign, correctionsOf, isCardOf, needsLook, openCard, type Correction, type MappingCard } from "./mapping-card.js";
import { ourSheets } from "./ours.js";
import { agingPlan, lettersPlan, policyPlan, sheetNames, type PlanContext } from "./plans.js";
import { noChoices, readPlace, type ReadSource } from "./read-source.js";
import { writeListed } from "./write-listed.js";
import type { WhenEdited } from "./write-sheet.js";

/** What the desk is given: an Excel, and what only the outside knows. */
export interface DeskParts {
  readonly host: Host;
  readonly locale: Locale;
  /** Wall-clock: today, and the time as "09:42". */
  readonly clock: () => { readonly today: DayNumber; readonly time: string };
  /** Who writes from this pane: named to others while it does. */
  readonly writer?: Writer;
}

type PlanKind = keyof DeskState["targets"];

/** The add-in's brain over a host. */
export function createDesk(parts: DeskParts): Desk {
  return new HostDesk(parts);
}

class HostDesk implements Desk {
  readonly fixes: Fixes;
  private current: DeskState;
  private readonly listeners = new Set<() => void>();
  private readonly figureListeners = new Set<() => void>();
  private readonly host: Host;
  private readonly changes: ChangeWatch;
  private source: ReadSource | undefined;
  private located: readonly LocatedPlace[] = [];
  /** By place: corrections of columns that AR Policy does not hold yet. */
  private readonly corrections = new Map<string, readonly Correction[]>();
  private chosenDay: DayNumber | undefined;
  private cancelling = false;
  /** The write that waits for an answer about an edited sheet. */
  private pending: { readonly kind: PlanKind; readonly plan: typeof agingPlan } | undefined;
  private again: (() => Promise<void>) | undefined;
  /** The one reading under way, shared by everyone who asks meanwhile. */
  private underWay: Promise<void> | undefined;

  constructor(private readonly parts: DeskParts) {
    this.host = parts.host;
    this.changes = new ChangeWatch(this.host, {
      isWriting: () => this.current.work?.kind === "write",
      concerns: (sheet) => this.concerns(sheet),
      readAgain: () => void this.readAgain(),
    });
    this.current = firstState(parts.locale, parts.clock().today);
    this.fixes = new Fixes({
      host: this.host,
      source: () => this.source,
      state: () => this.current,
      set: (change) => this.set(change),
      progress: (kind, target) => this.progress(kind, target),
      fail: (failure, during, target, again) => {
        this.again = again;
        this.fail(failure, during, target);
      },
      readAgain: () => this.once(() => this.read()),
    });
  }

  state(): DeskState {
    return this.current;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async start(): Promise<void> {
    await this.once(() => this.look());
  }

  async use(place: Place): Promise<void> {
    this.set({ place });
    await this.once(() => this.read("ask"));
  }

  showColumns(): void {
    const place = this.chosenPlace();
    if (place) this.set({ card: openCard(place, this.correctionsFor(place)), failure: undefined });
  }

  assignColumn(field: Field, column: number | undefined): void {
    const { card } = this.current;
    if (card) this.set({ card: assign(card, field, column) });
  }

  async useColumns(): Promise<void> {
    const { card } = this.current;
    const place = this.chosenPlace();
    if (!card || !place || card.needs.length > 0) return;
    this.corrections.set(placeName(place), correctionsOf(card, place, this.correctionsFor(place)));
    this.set({ card: undefined });
    // A reading under way began without these columns.
    if (this.underWay) await this.underWay;
    const { source } = this;
    await this.once(() => this.read(card));
    // Columns that nothing could be read by are not kept.
    if (this.source !== source) await this.keepColumns();
  }

  closeColumns(): void {
    this.set(this.current.reading ? { card: undefined } : { card: undefined, phase: "choosing", place: undefined });
  }

  async readAgain(): Promise<void> {
    await this.once(() => (this.current.place ? this.read() : this.look()));
  }

  chooseAnother(): void {
    this.source = undefined;
    this.chosenDay = undefined;
    this.fixes.close();
    this.set({ phase: "choosing", place: undefined, card: undefined, reading: undefined, failure: undefined, written: [] });
  }

  async setAsOf(day: DayNumber): Promise<void> {
    this.chosenDay = day;
    if (this.source) this.compute(this.source);
    this.tellFunctions();
  }

  setLocale(locale: Locale): void {
    this.set({ locale });
  }

  async writeAging(): Promise<void> {
    await this.write("aging", agingPlan);
  }

  async writeLetters(): Promise<void> {
    await this.write("letters", lettersPlan);
  }

  async writePolicy(): Promise<void> {
    const { policy } = this.current.targets;
    // A policy sheet that stands is the person's to edit: it is shown, never written over.
    if (this.source?.survey.sheets.some((sheet) => sheet.name === policy)) await this.reveal({ sheet: policy, row: 0, column: 0 });
    else await this.write("policy", policyPlan);
  }

  async answerEdited(answer: "keep" | "overwrite"): Promise<void> {
    const { pending } = this;
    if (!pending) return;
    this.set({ failure: undefined });
    await this.write(pending.kind, pending.plan, answer);
  }

  async tryAgain(): Promise<void> {
    const again = this.again;
    this.set({ failure: undefined });
    await again?.();
  }

  dismissFailure(): void {
    const failure = undefined;
    if (this.current.phase === "failed") this.set({ failure, phase: this.source ? "ready" : "choosing" });
    else this.set({ failure });
  }

  cancel(): void {
    this.cancelling = true;
  }

  async reveal(ref: CellRef): Promise<void> {
    const shown = await this.host.reveal(ref);
    if (!shown.ok) this.set({ failure: { failure: shown.failure, during: "read", target: ref.sheet } });
  }

  async figuresFor(asOf: DayNumber | undefined): Promise<Figures | Failure> {
    if (!this.source) await this.start();
    if (!this.source) return this.current.failure?.failure ?? { kind: "no-invoice-table", file: "" };
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

  private async look(): Promise<void> {
    this.again = () => this.start();
    this.set({ phase: this.current.reading ? this.current.phase : "looking", failure: undefined });
    const survey = await this.survey();
    if (!survey) return;
    const places = await locate(this.host, survey, this.progress("read", survey.file));
    if (!places.ok) return this.fail(places.failure, "read", survey.file);
    this.located = places.value;
    const complete = places.value.filter((place) => place.header.complete);
    this.set({ places: offered(places.value) });
    await this.changes.start();
    const only = complete.length === 1 ? complete[0] : undefined;
    // One likely table is offered, not seized: but once AR Desk has worked here, it is taken up again.
    if (only && ourSheets(survey).size > 0) {
      this.set({ place: only });
      return this.read();
    }
    this.set({ phase: "choosing", work: undefined });
  }

  /** Reads the chosen place. The columns are shown instead where one is in doubt and was to be asked about, or is not the confirmed card's. */
  private async read(first?: "ask" | MappingCard): Promise<void> {
    this.again = () => this.readAgain();
    const wanted = this.current.place;
    if (!wanted) return;
    this.set({ phase: this.current.reading ? this.current.phase : "reading", failure: undefined });
    const survey = await this.survey();
    if (!survey) return;
    const target = wanted.table ?? wanted.sheet;
    const progress = this.progress("read", target);
    const places = await locate(this.host, survey, progress);
    if (!places.ok) return this.fail(places.failure, "read", target);
    this.located = places.value;
    const place = this.chosenPlace();
    if (!place) return this.fail({ kind: "no-invoice-table", file: target }, "read", target);
    const changed = first !== undefined && first !== "ask" && !isCardOf(first, place);
    if (changed) this.corrections.delete(placeName(place));
    const corrections = this.correctionsFor(place);
    if (changed || (first === "ask" && needsLook(place, corrections))) {
      const phase = this.current.reading ? this.current.phase : "choosing";
      this.set({ place, phase, work: undefined, card: openCard(place, corrections) });
      return;
    }
    this.fixes.turnTo(placeName(place));
    const choices = { ...noChoices, corrections, repeats: this.fixes.repeats };
    const source = await readPlace(this.host, survey, place, choices, progress);
    if (!source.ok) return this.fail(source.failure, "read", target);
    this.source = source.value;
    this.set({ place, places: offered(this.located) });
    await this.changes.start();
    this.compute(source.value);
    this.tellFunctions();
  }

  private compute(source: ReadSource): void {
    const at = figuresOf(source, this.chosenDay);
    if (!at.ok) return this.fail(at.failure, "read", source.place.sheet);
    const { figures, findings } = at.value;
    const moved = this.current.reading?.asOf !== figures.asOf;
    const policyFailure = source.policyFailures[0];
    this.set({
      phase: "ready",
      work: undefined,
      reading: { ...readingOf(source), figures, findings, asOf: figures.asOf, at: this.parts.clock().time },
      targets: sheetNames(figures.asOf),
      written: moved ? [] : this.current.written,
      failure: policyFailure ? { failure: policyFailure, during: "read", target: "AR Policy" } : undefined,
    });
  }

  /** Keeps on AR Policy what was corrected or confirmed; where that fails it still counts in this sitting. */
  private async keepColumns(): Promise<void> {
    const { reading, locale, work } = this.current;
    const { source } = this;
    const corrections = source ? this.correctionsFor(source.place) : [];
    if (!reading || !source || work || corrections.length === 0) return;
    const { policy } = this.current.targets;
    const failure = this.current.failure;
    const context = { source, figures: reading.figures, findings: reading.findings, locale, preparedAt: "" };
    const progress = this.progress("write", policy);
    const kept = await guarded(() => keepMapping(this.host, context, policy, corrections, progress));
    if (!kept.ok) {
      this.again = () => this.keepColumns();
      return this.fail(kept.failure, "write", policy);
    }
    this.corrections.delete(placeName(source.place));
    this.located = this.located.map((place) => withRemembered(place, kept.value));
    const survey = await this.host.survey();
    const standing = { ...source.standing, mapping: kept.value };
    this.source = { ...source, standing, survey: survey.ok ? survey.value : source.survey };
    this.set({ work: undefined, failure });
  }

  private chosenPlace(): LocatedPlace | undefined {
    const { place } = this.current;
    return place && this.located.find((each) => each.sheet === place.sheet && each.table === place.table);
  }

  private correctionsFor(place: Place): readonly Correction[] {
    return this.corrections.get(placeName(place)) ?? [];
  }

  private async write(kind: PlanKind, plan: typeof agingPlan, whenEdited: WhenEdited = "ask"): Promise<void> {
    if (this.underWay) await this.underWay;
    const { reading, locale } = this.current;
    const { source } = this;
    if (!reading || !source || this.current.work) return;
    const target = this.current.targets[kind];
    this.again = () => this.write(kind, plan, whenEdited);
    this.pending = { kind, plan };
    const { today, time } = this.parts.clock();
    const context: PlanContext = {
      source,
      figures: reading.figures,
      findings: reading.findings,
      locale,
      preparedAt: `${isoFromDay(today)} ${time}`,
    };
    const progress = this.progress("write", target);
    const written = await guarded(() =>
      writeListed(this.host, { kind, plan, targets: this.current.targets, whenEdited, writer: this.parts.writer }, context, progress),
    );
    if (!written.ok) {
      this.fail(written.failure, "write", target);
      return this.changes.written();
    }
    const survey = await this.host.survey();
    const standing = { ...source.standing, owned: written.value.owned };
    this.source = { ...source, standing, survey: survey.ok ? survey.value : source.survey };
    this.set({
      work: undefined,
      failure: undefined,
      written: [...this.current.written.filter((name) => name !== written.value.name), written.value.name],
    });
    this.changes.written();
  }

  /** Runs one reading at a time; those who ask while one is under way share it. */
  private once(work: () => Promise<void>): Promise<void> {
    this.underWay ??= guardedVoid(work, (failure) => this.fail(failure, "read", this.current.place?.sheet ?? "")).finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  private async survey(): Promise<BookSurvey | undefined> {
    const survey = await this.host.survey();
    if (survey.ok) return survey.value;
    this.fail(survey.failure, "read", "");
    return undefined;
  }

  private concerns(sheet: string | undefined): boolean {
    if (!this.source) return false;
    const { place, ledger } = this.source;
    const known = [undefined, place.sheet, this.current.targets.policy, ledger.source.receipts?.sheet];
    return known.includes(sheet) || /customer|client|debtor|客户/i.test(sheet ?? "");
  }

  private tellFunctions(): void {
    for (const listener of this.figureListeners) listener();
  }

  private progress(kind: "read" | "write", target: string): Progress {
    this.cancelling = false;
    this.set({ work: { kind, target, report: undefined } });
    return { report: (report) => this.set({ work: { kind, target, report } }), cancelled: () => this.cancelling };
  }

  private fail(failure: Failure, during: "read" | "write", target: string): void {
    const phase = this.current.reading ? "ready" : "failed";
    // Who stops a reading sees that it stopped; who stops a writing must know what stands there now.
    const silent = failure.kind === "cancelled" && during === "read";
    this.set({ work: undefined, phase, failure: silent ? undefined : { failure, during, target } });
    if (silent && !this.current.reading) this.set({ phase: "choosing" });
  }

  private set(change: Partial<DeskState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}
