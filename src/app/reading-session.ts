import type { DayNumber } from "../kernel/day.js";
import { failed, success, type Result } from "../kernel/result.js";
import { agingByGroup, type GroupAging } from "../analyses/by-group.js";
import type { Figures } from "../analyses/figures.js";
import { groupingsOf, sourcesOf } from "../ledger/ledger.js";
import type { StatedEntity } from "../read/policy.js";
import type { Failure } from "../sheet/failure.js";
import { ChangeWatch } from "./change-watch.js";
import { alone, tablesOf, type ChosenTable } from "./choose-tables.js";
import type { DeskCore } from "./desk-core.js";
import type { EntityPlace, Place } from "./desk.js";
import { entitiesOf, ofEntity } from "./entity.js";
import { asOfDay, figuresOf } from "./figures-of.js";
import { figuresOfValues } from "./figures-of-values.js";
import { readingOf } from "./fix-offers.js";
import { Fixes } from "./fixes.js";
import { locate, offered, type Located, type LocatedPlace } from "./locate.js";
import { isCardOf, needsLook, openCard, type Correction, type MappingCard } from "./mapping-card.js";
import { ourSheets } from "./ours.js";
import { placeName, placeTitle } from "./place-name.js";
import { sheetNames } from "./pack-names.js";
import { noChoices, readTables, type ReadSource } from "./read-source.js";
import type { StandingData } from "./standing.js";

/** Finds the invoice tables, reads them, and keeps what was read in step with the workbook, the chosen day and the chosen entity. */
export class ReadingSession {
  readonly fixes: Fixes;
  readonly changes: ChangeWatch;
  /** The last good reading, of all entities. */
  source: ReadSource | undefined;
  /** What of it is looked at: one entity, or all of it. */
  shown: ReadSource | undefined;
  located: readonly LocatedPlace[] = [];
  /** By place: corrections of columns that AR Policy does not hold yet. */
  readonly corrections = new Map<string, readonly Correction[]>();
  /** Tables that a person chose to read together, until AR_Entities holds them. */
  pending: readonly StatedEntity[] | undefined;
  private chosenDay: DayNumber | undefined;
  private chosenEntity: string | undefined;

  constructor(private readonly core: DeskCore) {
    this.changes = new ChangeWatch(core.host, {
      isWriting: () => core.state.work?.kind === "write",
      concerns: (sheet) => this.concerns(sheet),
      readAgain: () => void this.readAgain(),
    });
    this.fixes = new Fixes({
      host: core.host,
      source: () => this.mendable(),
      state: () => core.state,
      set: (change) => core.set(change),
      progress: (kind, target) => core.progress(kind, target),
      fail: (failure, during, target, again) => {
        core.again = again;
        core.fail(failure, during, target);
      },
      readAgain: () => core.once(() => this.read()),
      settled: () => core.settled(),
    });
  }

  async start(): Promise<void> {
    await this.core.once(() => this.look());
  }

  async use(place: Place): Promise<void> {
    this.pending = undefined;
    this.core.set({ place, together: [] });
    await this.core.once(() => this.read("ask"));
  }

  async useTogether(entities: readonly EntityPlace[]): Promise<void> {
    this.pending = entities.map(({ entity, place }) => ({ entity, place: placeTitle(place), currency: undefined }));
    this.core.set({ place: entities[0]?.place, together: entities });
    await this.core.once(() => this.read("ask"));
  }

  async readAgain(): Promise<void> {
    await this.core.once(() => (this.core.state.place ? this.read() : this.look()));
  }

  chooseAnother(): void {
    this.source = undefined;
    this.shown = undefined;
    this.pending = undefined;
    this.chosenDay = undefined;
    this.chosenEntity = undefined;
    this.fixes.close();
    const nothing = { place: undefined, together: [], card: undefined, reading: undefined, failure: undefined };
    this.core.set({ ...nothing, phase: "choosing", written: [], lastWritten: [], notices: [] });
  }

  setAsOf(day: DayNumber): void {
    this.chosenDay = day;
    if (this.source) this.compute(this.source);
    this.core.tellFigures();
  }

  /** Looks at one legal entity, or at all of them. Worksheet functions stay with all: a glance in the pane must not move cells. */
  setEntity(entity: string | undefined): void {
    this.chosenEntity = entity;
    this.fixes.close();
    if (this.source) this.compute(this.source);
  }

  /** The aging of what is looked at by the names of one of its groupings. */
  agingBy(key: string): readonly GroupAging[] {
    const { reading } = this.core.state;
    const grouping = this.shown && groupingsOf(this.shown.ledger).find((each) => each.key === key)?.grouping;
    if (!this.shown || !reading || !grouping) return [];
    const { ledger, policy, customers } = this.shown;
    return agingByGroup(ledger, grouping, policy, customers, reading.asOf);
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

  /** A place as it was found last. */
  locatedPlace(place: Place): LocatedPlace | undefined {
    return this.located.find((each) => placeName(each) === placeName(place));
  }

  /** The one table that is looked at; `undefined` where several are. */
  shownPlace(): LocatedPlace | undefined {
    const { place } = this.core.state;
    if (this.shown) return this.shown.tables.length === 1 ? this.locatedPlace(this.shown.place) : undefined;
    return place && this.locatedPlace(place);
  }

  correctionsFor(place: Place): readonly Correction[] {
    return this.corrections.get(placeName(place)) ?? [];
  }

  /** Takes up what AR Policy says by now. */
  renew(change: Partial<StandingData>): void {
    const renewed = (source: ReadSource | undefined): ReadSource | undefined =>
      source && { ...source, standing: { ...source.standing, ...change } };
    this.source = renewed(this.source);
    this.shown = renewed(this.shown);
  }

  /** Looks at the workbook's table of contents again, after something was written. */
  async surveyAgain(): Promise<void> {
    const survey = await this.core.host.survey();
    if (!survey.ok) return;
    this.source = this.source && { ...this.source, survey: survey.value };
    this.shown = this.shown && { ...this.shown, survey: survey.value };
  }

  /** Reads the chosen tables. The columns of one are shown instead where it is in doubt and was to be asked about, or is not the confirmed card's. */
  async read(first?: "ask" | MappingCard): Promise<void> {
    const { core } = this;
    core.again = () => this.readAgain();
    const wanted = core.state.place;
    if (!wanted) return;
    core.set({ phase: core.state.reading ? core.state.phase : "reading", failure: undefined });
    const survey = await core.survey();
    if (!survey) return;
    const target = [wanted, ...core.state.together.slice(1).map(({ place }) => place)].map(placeTitle).join(" + ");
    const progress = core.progress("read", target);
    const located = await locate(core.host, survey, progress);
    if (!located.ok) return core.fail(located.failure, "read", target);
    this.located = located.value.places;
    const tables = this.tablesWanted(located.value, wanted);
    if (!tables.ok) return core.fail(tables.failure, "read", target);
    const together = tables.value.flatMap(({ place, entity }) => (entity === undefined ? [] : [{ place, entity }]));
    const place = tables.value[0]?.place;
    const asked = first === undefined ? undefined : this.askedAbout(tables.value, first);
    if (asked) {
      const phase = core.state.reading ? core.state.phase : "choosing";
      core.set({ place, together, phase, work: undefined, card: openCard(asked, this.correctionsFor(asked)) });
      return;
    }
    this.fixes.turnTo(tables.value.map((each) => placeName(each.place)).join());
    const source = await readTables(core.host, survey, tables.value, { ...noChoices, repeats: this.fixes.repeats }, progress);
    if (!source.ok) return core.fail(source.failure, "read", target);
    this.source = source.value;
    core.set({ place, together, places: offered(this.located) });
    await this.changes.start();
    this.compute(source.value);
    this.core.tellFigures();
  }

  /** The tables that a person chose in this sitting, or that AR_Entities names, each with what was said of its columns since. */
  private tablesWanted(located: Located, wanted: Place): Result<readonly ChosenTable[], Failure> {
    const place = this.locatedPlace(wanted);
    const entities = this.pending ?? located.entities;
    const several = this.core.state.together.length > 0 && entities.length > 0;
    const tables = several ? tablesOf(located.places, entities) : success(place ? [alone(place)] : []);
    if (!tables.ok) return tables;
    if (tables.value.length === 0) return failed({ kind: "no-invoice-table", file: placeTitle(wanted) });
    return success(tables.value.map((table) => ({ ...table, corrections: this.correctionsFor(table.place) })));
  }

  /** The first table whose columns a person should look at; a card that was confirmed for other columns than stand there now is shown anew. */
  private askedAbout(tables: readonly ChosenTable[], first: "ask" | MappingCard): LocatedPlace | undefined {
    for (const { place } of tables) {
      const confirmed = first !== "ask" && placeName(first.place) === placeName(place);
      if (confirmed && isCardOf(first, place)) continue;
      if (confirmed) this.corrections.delete(placeName(place));
      if (confirmed || needsLook(place, this.correctionsFor(place))) return place;
    }
    return undefined;
  }

  private async look(): Promise<void> {
    const { core } = this;
    core.again = () => this.start();
    core.set({ phase: core.state.reading ? core.state.phase : "looking", failure: undefined });
    const survey = await core.survey();
    if (!survey) return;
    const located = await locate(core.host, survey, core.progress("read", survey.file));
    if (!located.ok) return core.fail(located.failure, "read", survey.file);
    const { places, entities } = located.value;
    this.located = places;
    core.set({ places: offered(places) });
    await this.changes.start();
    const tables = entities.length > 0 ? tablesOf(places, entities) : undefined;
    if (tables?.ok === false) return core.fail(tables.failure, "read", survey.file);
    const complete = places.filter((place) => place.header.complete);
    const only = tables?.value[0]?.place ?? (complete.length === 1 ? complete[0] : undefined);
    // One likely table is offered, not seized: but once AR Desk has worked here, it is taken up again.
    if (only && ourSheets(survey).size > 0) {
      const together = tables?.value.flatMap(({ place, entity }) => (entity === undefined ? [] : [{ place, entity }])) ?? [];
      core.set({ place: only, together });
      return this.read();
    }
    core.set({ phase: "choosing", work: undefined });
  }

  private compute(source: ReadSource): void {
    const { core } = this;
    const entities = entitiesOf(source);
    const entity = entities.find((each) => each === this.chosenEntity);
    const shown = ofEntity(source, entity);
    if (!shown.ok) return core.fail(shown.failure, "read", source.place.sheet);
    // One entity is looked at as of the same day as all of them, whichever has the newest invoice.
    const at = figuresOf(shown.value, asOfDay(source, this.chosenDay));
    if (!at.ok) return core.fail(at.failure, "read", source.place.sheet);
    this.shown = shown.value;
    const { figures, findings } = at.value;
    const moved = core.state.reading?.asOf !== figures.asOf;
    const policyFailure = source.policyFailures[0];
    const groupings = groupingsOf(shown.value.ledger).map(({ key }) => key);
    core.set({
      phase: "ready",
      work: undefined,
      reading: {
        ...readingOf(shown.value),
        figures,
        findings,
        entities,
        entity,
        groupings,
        asOf: figures.asOf,
        at: core.clock().time,
      },
      targets: sheetNames(figures.asOf, source, entity),
      written: moved ? [] : core.state.written,
      lastWritten: moved ? [] : core.state.lastWritten,
      notices: moved ? [] : core.state.notices,
      failure: policyFailure ? { failure: policyFailure, during: "read", target: "AR Policy" } : undefined,
    });
  }

  private concerns(sheet: string | undefined): boolean {
    if (!this.source) return false;
    const read = sourcesOf(this.source.ledger).flatMap((source) => [source.sheet, source.receipts?.sheet]);
    const delivered = this.source.deliveries?.deliveries[0]?.at.sheet;
    const known = [undefined, this.core.state.targets.policy, delivered, ...read];
    return known.includes(sheet) || /customer|client|debtor|客户/i.test(sheet ?? "");
  }

  /** The table whose cells may be mended: the one that is looked at. Of a column of entities it is the whole table. */
  private mendable(): ReadSource | undefined {
    if (!this.source || this.source.tables.length === 1) return this.source;
    return this.shown?.tables.length === 1 ? this.shown : undefined;
  }
}
