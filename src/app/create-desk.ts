import { known } from "../kernel/assert.js";
import type { DayNumber } from "../kernel/day.js";
import { success } from "../kernel/result.js";
import type { GroupAging } from "../analyses/by-group.js";
import type { Figures } from "../analyses/figures.js";
import type { Field } from "../ledger/ledger.js";
import type { CellRef } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import { DeskCore, type DeskParts } from "./desk-core.js";
import type { Desk, DeskState, EntityPlace, Locale, Place } from "./desk.js";
import type { DeskSessions } from "./desk-sessions.js";
import type { FixIntents } from "./fixes.js";
import { guarded, guardedVoid } from "./guard.js";
import type { PackKind } from "./pack-names.js";

export type { DeskParts } from "./desk-core.js";

/** The add-in's brain over a host. */
export function createDesk(parts: DeskParts): Desk {
  return new HostDesk(parts);
}

/**
 * Hands each intent to the part that carries it out: reading, columns, or sheets. These parts know all that can be read and computed, and load
 * when the first of them is needed: the pane stands by then.
 */
class HostDesk implements Desk {
  private readonly core: DeskCore;
  private sessions: DeskSessions | undefined;

  constructor(parts: DeskParts) {
    this.core = new DeskCore(parts);
  }

  get fixes(): FixIntents {
    return this.opened.reading.fixes;
  }

  state(): DeskState {
    return this.core.state;
  }

  subscribe(listener: () => void): () => void {
    return this.core.subscribe(listener);
  }

  async start(): Promise<void> {
    await this.work(({ reading }) => reading.start());
  }

  async use(place: Place): Promise<void> {
    await this.work(({ reading }) => reading.use(place));
  }

  async useTogether(entities: readonly EntityPlace[]): Promise<void> {
    await this.work(async ({ reading, kept }) => {
      const { source } = reading;
      await reading.useTogether(entities);
      if (reading.source !== source) await kept.keep();
    });
  }

  setEntity(entity: string | undefined): void {
    this.opened.reading.setEntity(entity);
  }

  agingBy(grouping: string): readonly GroupAging[] {
    return this.opened.reading.agingBy(grouping);
  }

  showColumns(): void {
    this.opened.columns.show();
  }

  assignColumn(field: Field, column: number | undefined): void {
    this.opened.columns.assign(field, column);
  }

  async useColumns(): Promise<void> {
    await this.work(({ columns }) => columns.use());
  }

  closeColumns(): void {
    this.opened.columns.close();
  }

  async readAgain(): Promise<void> {
    await this.work(({ reading }) => reading.readAgain());
  }

  chooseAnother(): void {
    this.opened.reading.chooseAnother();
  }

  async setAsOf(day: DayNumber): Promise<void> {
    await this.work(async ({ reading }) => reading.setAsOf(day));
  }

  setLocale(locale: Locale): void {
    this.core.set({ locale });
  }

  async writeSheet(kind: PackKind): Promise<void> {
    await this.work(({ sheets }) => sheets.writeSheet(kind));
  }

  async writePack(): Promise<void> {
    await this.work(({ sheets }) => sheets.writePack());
  }

  async writePolicy(): Promise<void> {
    await this.work(({ sheets }) => sheets.writePolicy());
  }

  async answerEdited(answer: "keep" | "overwrite"): Promise<void> {
    await this.work(({ sheets }) => sheets.answerEdited(answer));
  }

  async tryAgain(): Promise<void> {
    const { again } = this.core;
    this.core.set({ failure: undefined });
    await again?.();
  }

  dismissFailure(): void {
    const failure = undefined;
    const phase = this.sessions?.reading.source ? "ready" : "choosing";
    this.core.set(this.core.state.phase === "failed" ? { failure, phase } : { failure });
  }

  cancel(): void {
    this.core.cancel();
  }

  async reveal(ref: CellRef): Promise<void> {
    const shown = await this.core.host.reveal(ref);
    if (!shown.ok) this.core.set({ failure: { failure: shown.failure, during: "read", target: ref.sheet } });
  }

  async figuresFor(asOf: DayNumber | undefined): Promise<Figures | Failure> {
    return this.ask(({ reading }) => reading.figuresFor(asOf));
  }

  async figuresOf(values: readonly (readonly unknown[])[], asOf: DayNumber | undefined): Promise<Figures | Failure> {
    return this.ask(({ reading }) => reading.figuresOf(values, asOf));
  }

  onFigures(listener: () => void): () => void {
    return this.core.onFigures(listener);
  }

  /** Has one of the parts do something; where they cannot be loaded, that is shown, and may be tried again. */
  private async work(act: (sessions: DeskSessions) => Promise<void>): Promise<void> {
    if (this.sessions) return act(this.sessions);
    this.core.set({ phase: "looking", failure: undefined });
    await guardedVoid(
      async () => act(await this.open()),
      (failure) => {
        this.core.again = () => this.work(act);
        this.core.fail(failure, "read", "");
      },
    );
  }

  /** Asks one of the parts for figures; where they cannot be loaded, that is the answer. */
  private async ask(of: (sessions: DeskSessions) => Promise<Figures | Failure>): Promise<Figures | Failure> {
    const opened = await guarded(async () => success(await this.open()));
    return opened.ok ? of(opened.value) : opened.failure;
  }

  private async open(): Promise<DeskSessions> {
    const { openSessions } = await import("./desk-sessions.js");
    return (this.sessions ??= openSessions(this.core));
  }

  /** For what can only be asked once a table was found. */
  private get opened(): DeskSessions {
    return known(this.sessions, "what reads tables, once one was found");
  }
}
