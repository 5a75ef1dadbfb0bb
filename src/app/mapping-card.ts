import { dayFromSerial, isoFromDay } from "../kernel/day.js";
import { minorFromNumber } from "../kernel/money.js";
import { fields, type Field, type Mapping } from "../ledger/ledger.js";
import { applicable, columnLabel, needsOf, noColumn, type Bands, type MappingOverride, type Need } from "../read/mapping.js";
import { readDateText, type DateOrder } from "../read/date-text.js";
import { dateFields, doubtful, moneyFields } from "../read/propose-mapping.js";
import { cellAddress, columnName } from "../sheet/address.js";
import { isBlank, isCellError, type CellValue } from "../sheet/cell.js";
import { formatAmount } from "../text/format.js";
import type { Place } from "./desk.js";
import { mappingWith, type LocatedPlace } from "./locate.js";

/** What each column of a place was taken for, as a person sees and changes it before it is read. */
export interface MappingCard {
  readonly place: Place;
  /** Row of the header in the sheet, from 0. */
  readonly headerRow: number;
  readonly columns: readonly CardColumn[];
  /** Every field once: those that need a look first, then the usual ones, then the rest. Their order stays while the card is open. */
  readonly fields: readonly CardField[];
  /** What a ledger still lacks: empty when the card can be confirmed. */
  readonly needs: readonly Need[];
  /** Columns that are bands of an aging. */
  readonly bands: Bands;
}

export interface CardColumn {
  /** Its header, or "[C]" where the header is empty or repeated. */
  readonly label: string;
  readonly header: string;
  /** Up to three filled cells beneath the header. */
  readonly cells: readonly { readonly address: string; readonly value: CellValue }[];
  /** The orders of day, month and year in which every text of the column is a day. */
  readonly orders: readonly DateOrder[];
}

export interface CardField {
  readonly field: Field;
  /** Column within the place, from 0; `undefined` when none has this meaning. */
  readonly column: number | undefined;
  readonly part: "look" | "usual" | "rare";
  /** Why a person should look, as it was when the card opened. */
  readonly why: Why | undefined;
  /** How sure the column was, from 0 to 1; `undefined` where a person has said it. */
  readonly confidence: number | undefined;
  /** True once a person has said on this card what the field is. */
  readonly chosen: boolean;
  /** The column when the card opened. */
  readonly before: number | undefined;
}

export type Why =
  /** Another column fits as well, or the header stands twice. */
  | { readonly kind: "rivals"; readonly other: string | undefined }
  /** The words of the header could mean something else too. */
  | { readonly kind: "general" }
  /** A ledger cannot do without it. */
  | { readonly kind: "needed"; readonly need: Need };

/** A cell as the card shows it. */
export interface Sample {
  readonly address: string;
  readonly text: string;
  /** Amounts stand right. */
  readonly amount: boolean;
}

/** A field that a person settled: by what name it is read from now on, and what AR_Mapping remembers of it. */
export interface Correction extends MappingOverride {
  /** `undefined` when nothing need be remembered: the column is found by itself. */
  readonly kept: string | undefined;
}

const samplesShown = 3;

/** Rows beneath the header among which samples are looked for. */
const sampledRows = 60;

const usual: readonly Field[] = [
  "customer",
  "customerName",
  "invoiceNumber",
  "issueDate",
  "dueDate",
  "amount",
  "openAmount",
  "paidAmount",
  "currency",
  "terms",
];

const fieldsOfNeed: Readonly<Record<Need, readonly Field[]>> = {
  customer: ["customer"],
  amount: ["openAmount", "amount"],
  day: ["dueDate", "issueDate"],
};

/** True when a person should look at the columns before they are read: one is a guess, or one that a ledger needs is missing. */
export function needsLook(place: LocatedPlace, corrections: readonly MappingOverride[]): boolean {
  const { mapping, said } = chosenBy(place, corrections);
  return needsOf(mapping, place.header.buckets).length > 0 || fields.some((field) => isGuess(place, mapping, said, field));
}

/** The card of a place, with what the workbook remembers and this sitting has settled. */
export function openCard(place: LocatedPlace, corrections: readonly MappingOverride[]): MappingCard {
  const { mapping, said } = chosenBy(place, corrections);
  const needs = needsOf(mapping, place.header.buckets);
  const columns = columnsOf(place);
  const cards = fields.map((field): CardField => {
    const column = mapping[field]?.column;
    const why = whyLook(place, { mapping, said, needs, columns }, field);
    const confidence = column === undefined || said.has(field) ? undefined : place.header.confidence[field];
    const part = why ? "look" : usual.includes(field) ? "usual" : "rare";
    return { field, column, part, why, confidence, chosen: false, before: column };
  });
  return { place, headerRow: place.area.top + place.header.row, columns, fields: inOrder(cards), needs, bands: place.header.buckets };
}

/** True while the place has the columns that the card shows: another list may have been pasted meanwhile. */
export function isCardOf(card: MappingCard, { header }: LocatedPlace): boolean {
  return card.columns.length === header.headers.length && card.columns.every((column, at) => column.header === header.headers[at]);
}

/** The card with another column, or none, for a field. A column has one meaning: the field that had it loses it. */
export function assign(card: MappingCard, field: Field, column: number | undefined): MappingCard {
  const cards = card.fields.map((each): CardField => {
    if (each.field === field) return { ...each, column, chosen: true };
    return column !== undefined && each.column === column ? { ...each, column: undefined, chosen: true } : each;
  });
  return { ...card, fields: cards, needs: needsOf(mappingOfCard({ ...card, fields: cards }), card.bands) };
}

/**
 * What a person settled on the card: columns moved or taken away, and guesses left as they are. Together with what is remembered they give
 * exactly the columns that the card shows.
 */
export function correctionsOf(card: MappingCard, place: LocatedPlace, earlier: readonly Correction[]): readonly Correction[] {
  const found = place.header.mapping;
  const correct = ({ field, column }: CardField): Correction => {
    if (column === undefined) return { field, header: noColumn, kept: found[field] ? noColumn : undefined };
    const header = labelOf(place, column);
    const sure = (place.header.confidence[field] ?? 0) >= doubtful;
    return { field, header, kept: sure && found[field]?.column === column ? undefined : header };
  };
  const settled = card.fields.filter((each) => each.column !== each.before || (isDoubt(each.why) && each.column !== undefined));
  let corrections = merged(earlier, settled.map(correct));
  // A row that goes may let a found column return that the card shows as none: what differs is said too.
  const read = mappingWith(place, overridesOf(place, corrections));
  const astray = card.fields.filter(({ field, column }) => read[field]?.column !== column);
  if (astray.length > 0) corrections = merged(corrections, astray.map(correct));
  return corrections;
}

/** Up to three cells of a field's column, each as the field reads it. */
export function samplesOf(card: MappingCard, { field, column }: CardField): readonly Sample[] {
  if (column === undefined) return [];
  const { cells = [], orders = [] } = card.columns[column] ?? {};
  return cells.map(({ address, value }) => ({ address, text: showSample(field, value, orders), amount: moneyFields.has(field) }));
}

/** Corrections by field: a later one takes the place of an earlier. */
function merged(earlier: readonly Correction[], later: readonly Correction[]): readonly Correction[] {
  return [...earlier.filter(({ field }) => !later.some((each) => each.field === field)), ...later];
}

/** What the next reading will go by once these corrections stand in AR_Mapping. */
function overridesOf(place: LocatedPlace, corrections: readonly Correction[]): readonly MappingOverride[] {
  const stay = place.remembered.filter(({ field }) => !corrections.some((each) => each.field === field));
  return [...stay, ...corrections.flatMap(({ field, kept }) => (kept === undefined ? [] : [{ field, header: kept }]))];
}

interface Chosen {
  readonly mapping: Mapping;
  readonly said: ReadonlySet<Field>;
}

function chosenBy(place: LocatedPlace, corrections: readonly MappingOverride[]): Chosen {
  const choices = [...place.remembered, ...applicable(corrections, place.header.headers, place.area.left)];
  return { mapping: mappingWith(place, choices), said: new Set(choices.map(({ field }) => field)) };
}

function isGuess({ header }: LocatedPlace, mapping: Mapping, said: ReadonlySet<Field>, field: Field): boolean {
  return mapping[field] !== undefined && !said.has(field) && (header.confidence[field] ?? 1) < doubtful;
}

interface Looked extends Chosen {
  readonly needs: readonly Need[];
  readonly columns: readonly CardColumn[];
}

function whyLook(place: LocatedPlace, { mapping, said, needs, columns }: Looked, field: Field): Why | undefined {
  const rival = place.header.rivals[field];
  const other = rival === undefined ? undefined : columns[rival]?.label;
  const need = needs.find((each) => fieldsOfNeed[each].includes(field));
  if (need !== undefined) return { kind: "needed", need };
  if (isGuess(place, mapping, said, field)) return rival === undefined ? { kind: "general" } : { kind: "rivals", other };
  return undefined;
}

function isDoubt(why: Why | undefined): boolean {
  return why?.kind === "rivals" || why?.kind === "general";
}

function inOrder(cards: readonly CardField[]): readonly CardField[] {
  const rank = ({ field, part, why }: CardField): number => {
    const at = usual.indexOf(field);
    const place = at < 0 ? usual.length + fields.indexOf(field) : at;
    return (part === "look" ? (isDoubt(why) ? 100 : 0) : part === "usual" ? 200 : 300) + place;
  };
  return [...cards].sort((a, b) => rank(a) - rank(b));
}

function mappingOfCard(card: MappingCard): Mapping {
  return Object.fromEntries(
    card.fields.flatMap(({ field, column }) =>
      column === undefined ? [] : [[field, { column, header: card.columns[column]?.header ?? "" }]],
    ),
  );
}

function columnsOf(place: LocatedPlace): readonly CardColumn[] {
  const { header, area } = place;
  const rows = itemRows(place);
  const first = area.top + header.row + 1;
  return header.headers.map((text, column): CardColumn => {
    const filled = rows.filter((row) => !isBlank(place.body[row]?.[column]));
    return {
      label: labelOf(place, column),
      header: text,
      cells: filled.slice(0, samplesShown).map((row) => ({
        address: cellAddress(first + row, area.left + column),
        value: place.body[row]?.[column] ?? null,
      })),
      orders: ordersOf(filled.map((row) => place.body[row]?.[column] ?? null)),
    };
  });
}

const dateOrders: readonly DateOrder[] = ["ymd", "dmy", "mdy"];

function ordersOf(cells: readonly CellValue[]): readonly DateOrder[] {
  const texts = cells.filter((cell) => typeof cell === "string");
  return dateOrders.filter((order) => texts.every((text) => readDateText(text, order) !== undefined));
}

function labelOf({ header, area }: LocatedPlace, column: number): string {
  const text = header.headers[column] ?? "";
  // A header that itself looks like one of our signs can only be named by its letter.
  const readable = text !== noColumn && !/^\[[A-Za-z]{1,3}\]$/.test(text);
  return readable ? columnLabel({ column, header: text }, header.headers, area.left) : `[${columnName(area.left + column)}]`;
}

/** Rows that are filled as most are: names of groups and totals say little about a column. */
function itemRows({ body }: LocatedPlace): readonly number[] {
  const filled = body.slice(0, sampledRows).map((row) => row.filter((cell) => !isBlank(cell)).length);
  const most = Math.max(0, ...filled);
  return filled.flatMap((count, row) => (count > 0 && count >= most * 0.5 ? [row] : []));
}

function showSample(field: Field, value: CellValue, orders: readonly DateOrder[]): string {
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (dateFields.has(field)) return showDay(value, orders);
  if (typeof value !== "number") return String(value).trim();
  if (!moneyFields.has(field)) return String(value);
  const reading = minorFromNumber(value, 2);
  return reading ? formatAmount(reading.minor, 2, true) : String(value);
}

/** The day that a cell names; one that can be read as two days stays as it is written. */
function showDay(value: Exclude<CellValue, null>, orders: readonly DateOrder[]): string {
  const text = String(value).trim();
  const days = typeof value === "number" ? [dayFromSerial(value)] : orders.map((order) => readDateText(text, order));
  const [first] = days;
  return first !== undefined && days.every((each) => each === first) ? isoFromDay(first) : text;
}
