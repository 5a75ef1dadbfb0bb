import type { DayNumber } from "../kernel/day.js";
import type { GroupAging } from "../analyses/by-group.js";
import type { Figures } from "../analyses/figures.js";
import type { Field } from "../ledger/ledger.js";
import type { CellRef } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import { ColumnSession } from "./column-session.js";
import { DeskCore, type DeskParts } from "./desk-core.js";
import type { Desk, DeskState, EntityPlace, Locale, Place } from "./desk.js";
import type { FixIntents } from "./fixes.js";
import { KeptChoices } from "./kept-choices.js";
import type { PackKind } from "./pack-names.js";
import { ReadingSession } from "./reading-session.js";
import { SheetSession } from "./sheet-session.js";

export type { DeskParts } from "./desk-core.js";

/** The add-in's brain over a host. */
export function createDesk(parts: DeskParts): Desk {
  return new HostDesk(parts);
}

/** Hands each intent to the part that carries it out: reading, columns, or sheets. */
class HostDesk implements Desk {
  private readonly core: DeskCore;
  private readonly reading: ReadingSession;
  private readonly kept: KeptChoices;
  private readonly columns: ColumnSession;
  private readonly sheets: SheetSession;

  constructor(parts: DeskParts) {
    this.core = new DeskCore(parts);
    this.reading = new ReadingSession(this.core);
    this.kept = new KeptChoices(this.core, this.reading);
    this.columns = new ColumnSession(this.core, this.reading, this.kept);
    this.sheets = new SheetSession(this.core, this.reading);
  }

  get fixes(): FixIntents {
    return this.reading.fixes;
  }

  state(): DeskState {
    return this.core.state;
  }

  subscribe(listener: () => void): () => void {
    return this.core.subscribe(listener);
  }

  async start(): Promise<void> {
    await this.reading.start();
  }

  async use(place: Place): Promise<void> {
    await this.reading.use(place);
  }

  async useTogether(entities: readonly EntityPlace[]): Promise<void> {
    const { source } = this.reading;
    await this.reading.useTogether(entities);
    if (this.reading.source !== source) await this.kept.keep();
  }

  setEntity(entity: string | undefined): void {
    this.reading.setEntity(entity);
  }

  agingBy(grouping: string): readonly GroupAging[] {
    return this.reading.agingBy(grouping);
  }

  showColumns(): void {
    this.columns.show();
  }

  assignColumn(field: Field, column: number | undefined): void {
    this.columns.assign(field, column);
  }

  async useColumns(): Promise<void> {
    await this.columns.use();
  }

  closeColumns(): void {
    this.columns.close();
  }

  async readAgain(): Promise<void> {
    await this.reading.readAgain();
  }

  chooseAnother(): void {
    this.reading.chooseAnother();
  }

  async setAsOf(day: DayNumber): Promise<void> {
    this.reading.setAsOf(day);
  }

  setLocale(locale: Locale): void {
    this.core.set({ locale });
  }

  async writeSheet(kind: PackKind): Promise<void> {
    await this.sheets.writeSheet(kind);
  }

  async writePack(): Promise<void> {
    await this.sheets.writePack();
  }

  async writePolicy(): Promise<void> {
    await this.sheets.writePolicy();
  }

  async answerEdited(answer: "keep" | "overwrite"): Promise<void> {
    await this.sheets.answerEdited(answer);
  }

  async tryAgain(): Promise<void> {
    const { again } = this.core;
    this.core.set({ failure: undefined });
    await again?.();
  }

  dismissFailure(): void {
    const failure = undefined;
    if (this.core.state.phase === "failed") this.core.set({ failure, phase: this.reading.source ? "ready" : "choosing" });
    else this.core.set({ failure });
  }

  cancel(): void {
    this.core.cancel();
  }

  async reveal(ref: CellRef): Promise<void> {
    const shown = await this.core.host.reveal(ref);
    if (!shown.ok) this.core.set({ failure: { failure: shown.failure, during: "read", target: ref.sheet } });
  }

  async figuresFor(asOf: DayNumber | undefined): Promise<Figures | Failure> {
    return this.reading.figuresFor(asOf);
  }

  async figuresOf(values: readonly (readonly unknown[])[], asOf: DayNumber | undefined): Promise<Figures | Failure> {
    return this.reading.figuresOf(values, asOf);
  }

  onFigures(listener: () => void): () => void {
    return this.reading.onFigures(listener);
  }
}
