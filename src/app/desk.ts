import type { DayNumber } from "../kernel/day.js";
import type { ProgressReport } from "../kernel/progress.js";
import type { GroupAging } from "../analyses/by-group.js";
import type { Figures } from "../analyses/figures.js";
import type { FindingGroup } from "../ledger/finding.js";
import type { Field, Ledger } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import type { Need } from "../read/mapping.js";
import type { Area, CellRef } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import type { Notice } from "../sheet/notice.js";
import type { OfferKind } from "./fix-preview.js";
import type { FixIntents, FixState } from "./fixes.js";
import type { MappingCard } from "./mapping-card.js";
import type { PackKind, SheetTargets } from "./pack-names.js";

/** What the pane shows: one value, replaced as a whole at each change. */
export interface DeskState {
  readonly locale: Locale;
  readonly phase: "looking" | "choosing" | "reading" | "ready" | "failed";
  /** Places that look like an invoice table, the likeliest first. */
  readonly places: readonly Place[];
  /** The chosen place; the first of those that are read together. */
  readonly place: Place | undefined;
  /** Places that are read together, each with its legal entity; empty where one place is read. */
  readonly together: readonly EntityPlace[];
  /** The columns of that place while a person looks at what they mean. */
  readonly card: MappingCard | undefined;
  /** The last good reading; stays while a newer one is under way. */
  readonly reading: Reading | undefined;
  /** Mends of the table: what was asked for, what was done, what can be undone. */
  readonly fix: FixState;
  /** Long work under way, with its stage; `undefined` when idle. */
  readonly work: { readonly kind: "read" | "write"; readonly target: string; readonly report: ProgressReport | undefined } | undefined;
  /** The last failure, until dismissed or overcome. `during` says what did not happen. */
  readonly failure: { readonly failure: Failure; readonly during: "read" | "write"; readonly target: string } | undefined;
  /** Names of the sheets written for this as-of day in this sitting. */
  readonly written: readonly string[];
  /** Those of the last writing. */
  readonly lastWritten: readonly string[];
  /** What a person is to know of the last writing, though it was done. */
  readonly notices: readonly Notice[];
  /** Names that the write buttons will use. */
  readonly targets: SheetTargets;
}

export type Locale = "en-US" | "zh-CN";

export interface Reading {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly figures: Figures;
  readonly findings: readonly FindingGroup[];
  readonly asOf: DayNumber;
  /** The legal entities of the workbook, by its tables or by a column; "" for items of none. */
  readonly entities: readonly string[];
  /** The entity that all of this is of; `undefined`: all together. */
  readonly entity: string | undefined;
  /** What {@link Desk.agingBy} takes: fields, and headers that were chosen to group by. */
  readonly groupings: readonly string[];
  /** True where one table is looked at, so that its columns can be shown and its cells mended. */
  readonly oneTable: boolean;
  /** How many cells of the table could be mended, by what is the matter with them. */
  readonly fixes: ReadonlyMap<OfferKind, number>;
  /** True when rows that wholly repeat an earlier one are left out of the figures. */
  readonly repeatsLeftOut: boolean;
  /** Wall-clock time of the reading, "09:42", as the desk was told. */
  readonly at: string;
}

/** A place where an invoice table seems to be. */
export interface Place {
  readonly sheet: string;
  readonly table: string | undefined;
  /** Header row included. */
  readonly area: Area;
  /** Data rows. */
  readonly rows: number;
  /** How many fields were recognised. */
  readonly fields: number;
  /** What a ledger needs and no column was recognised for. */
  readonly needs: readonly Need[];
}

/** A place that holds the invoices of a legal entity. */
export interface EntityPlace {
  readonly entity: string;
  readonly place: Place;
}

/** The add-in's brain: intents in, states out. Stands on a host that it is given; knows neither React nor office.js. */
export interface Desk {
  /** Mends of the user's table. */
  readonly fixes: FixIntents;
  state(): DeskState;
  subscribe(listener: () => void): () => void;
  /** Looks for the invoice table and, when exactly one is likely, reads it. */
  start(): Promise<void>;
  /** Reads a place; where a column is a guess or one is missing, the columns are shown first. */
  use(place: Place): Promise<void>;
  /** Reads several places together, each as a legal entity, and keeps them in AR_Entities on AR Policy. */
  useTogether(entities: readonly EntityPlace[]): Promise<void>;
  /** Looks at one legal entity, or at all of them together. */
  setEntity(entity: string | undefined): void;
  /** The aging by due date of what is looked at, by the names of a grouping; each currency apart, names in text order. */
  agingBy(grouping: string): readonly GroupAging[];
  /** Shows what the columns of the chosen place were taken for. */
  showColumns(): void;
  /** Gives a field another column, or none, on the card that is shown. */
  assignColumn(field: Field, column: number | undefined): void;
  /** Reads with the columns as the card shows them, and keeps what was corrected or confirmed in AR_Mapping on AR Policy. */
  useColumns(): Promise<void>;
  /** Leaves the card; nothing changes. */
  closeColumns(): void;
  /** Reads the chosen table again. */
  readAgain(): Promise<void>;
  /** Back to the choice of table. */
  chooseAnother(): void;
  setAsOf(day: DayNumber): Promise<void>;
  setLocale(locale: Locale): void;
  /** Writes one sheet of the month-end pack. */
  writeSheet(kind: PackKind): Promise<void>;
  /** Writes all sheets of the month-end that there can be, and keeps it for later comparison. */
  writePack(): Promise<void>;
  /** Writes AR Policy, or shows the one that stands. */
  writePolicy(): Promise<void>;
  /** Does again what failed. */
  tryAgain(): Promise<void>;
  /** Answers the question about a sheet that a person edited: leave it to them and write a new one, or write over it. */
  answerEdited(answer: "keep" | "overwrite"): Promise<void>;
  dismissFailure(): void;
  cancel(): void;
  reveal(ref: CellRef): Promise<void>;
  /** Figures of the mapped table for worksheet functions; reads once per batch of calls. */
  figuresFor(asOf: DayNumber | undefined): Promise<Figures | Failure>;
  /** Figures of a table handed over as values (header row included), for =AR.DSO(Invoices[#All]) and for a body with the mapped table's columns. */
  figuresOf(values: readonly (readonly unknown[])[], asOf: DayNumber | undefined): Promise<Figures | Failure>;
  /** Calls back whenever figuresFor would answer differently. */
  onFigures(listener: () => void): () => void;
}
