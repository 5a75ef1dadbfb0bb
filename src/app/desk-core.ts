import type { DayNumber } from "../kernel/day.js";
import type { Progress } from "../kernel/progress.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { Failure } from "../sheet/failure.js";
import type { Writer } from "./claim.js";
import type { DeskState, Locale } from "./desk.js";
import { firstState } from "./first-state.js";
import { guardedVoid } from "./guard.js";

/** What the desk is given: an Excel, and what only the outside knows. */
export interface DeskParts {
  readonly host: Host;
  readonly locale: Locale;
  /** Wall-clock: today, and the time as "09:42". */
  readonly clock: () => { readonly today: DayNumber; readonly time: string };
  /** Who writes from this pane: named to others while it does. */
  readonly writer?: Writer | undefined;
}

/** What the parts of the desk share: its state, who listens to it, and how work begins, fails and is done again. */
export class DeskCore {
  readonly host: Host;
  readonly clock: DeskParts["clock"];
  readonly writer: Writer | undefined;
  /** What "try again" does. */
  again: (() => Promise<void>) | undefined;
  private current: DeskState;
  private readonly listeners = new Set<() => void>();
  private readonly figureListeners = new Set<() => void>();
  private cancelling = false;
  /** The one reading under way, shared by everyone who asks meanwhile. */
  private underWay: Promise<void> | undefined;

  constructor({ host, locale, clock, writer }: DeskParts) {
    this.host = host;
    this.clock = clock;
    this.writer = writer;
    this.current = firstState(locale, clock().today);
  }

  get state(): DeskState {
    return this.current;
  }

  set(change: Partial<DeskState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onFigures(listener: () => void): () => void {
    this.figureListeners.add(listener);
    return () => this.figureListeners.delete(listener);
  }

  /** Figures are others by now. */
  tellFigures(): void {
    for (const listener of this.figureListeners) listener();
  }

  /** Shows that work begins; the work asks here whether a person has cancelled it. */
  progress(kind: "read" | "write", target: string): Progress {
    this.cancelling = false;
    this.set({ work: { kind, target, report: undefined } });
    const report: Progress["report"] = (each) => this.set({ work: { kind, target: this.current.work?.target ?? target, report: each } });
    return { report, cancelled: () => this.cancelling };
  }

  /** The writing under way goes on with another sheet. */
  beganSheet(target: string): void {
    this.set({ work: { kind: "write", target, report: undefined } });
  }

  cancel(): void {
    this.cancelling = true;
  }

  fail(failure: Failure, during: "read" | "write", target: string): void {
    const phase = this.current.reading ? "ready" : "failed";
    // Who stops a reading sees that it stopped; who stops a writing must know what stands there now.
    const silent = failure.kind === "cancelled" && during === "read";
    this.set({ work: undefined, phase, failure: silent ? undefined : { failure, during, target } });
    if (silent && !this.current.reading) this.set({ phase: "choosing" });
  }

  /** Runs one reading at a time; those who ask while one is under way share it. */
  once(work: () => Promise<void>): Promise<void> {
    this.underWay ??= guardedVoid(work, (failure) => this.fail(failure, "read", this.current.place?.sheet ?? "")).finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  /** Waits for the reading under way, if there is one. */
  async settled(): Promise<void> {
    if (this.underWay) await this.underWay;
  }

  /** The workbook's table of contents; a failure is shown. */
  async survey(): Promise<BookSurvey | undefined> {
    const survey = await this.host.survey();
    if (survey.ok) return survey.value;
    this.fail(survey.failure, "read", "");
    return undefined;
  }
}
