import { failed, success, type Result } from "../kernel/result.js";
import type { BookSurvey } from "../host/port/host.js";
import type { MappingOverride } from "../read/mapping.js";
import type { StatedEntity } from "../read/policy.js";
import type { Failure } from "../sheet/failure.js";
import { invoiceLists, type Located, type LocatedPlace } from "./locate.js";
import { placeText, sameName } from "./place-name.js";

/** A table of invoices that is to be read. */
export interface ChosenTable {
  readonly place: LocatedPlace;
  /** Whose invoices these are, where several entities are read together; `undefined` for one table alone. */
  readonly entity: string | undefined;
  /** ISO code for items that state no currency, where it is the entity's own. */
  readonly currency: string | undefined;
  /** Corrections of this sitting that AR Policy does not hold yet: followed as those are, where the table has the column. */
  readonly corrections: readonly MappingOverride[];
}

/** What a person says of where invoices stand. */
export interface TableChoice {
  readonly sheet?: string;
  readonly table?: string;
  /** Tables of legal entities to be read together; goes before AR_Entities on AR Policy. */
  readonly entities?: readonly StatedEntity[];
}

/** Where a person said the invoices are: here, or on AR Policy; else the only place that can be meant. */
export function chooseTables(
  survey: BookSurvey,
  { places, entities }: Located,
  choice: TableChoice,
): Result<readonly ChosenTable[], Failure> {
  const named = chosenByName(survey, places, choice);
  if (named) return named.ok ? success([alone(named.value)]) : named;
  const together = choice.entities ?? entities;
  if (together.length > 0) return tablesOf(places, together);
  const complete = invoiceLists(places).filter((place) => place.header.complete);
  if (complete.length > 1) return failed({ kind: "several-tables", places: complete.map(placeText) });
  const only = complete[0] ?? places[0];
  if (only) return success([alone(only)]);
  const empty = survey.sheets.every((sheet) => sheet.used === undefined);
  return failed(empty ? { kind: "book-empty", file: survey.file } : { kind: "no-invoice-table", file: survey.file });
}

/** One table, whoever it belongs to. */
export function alone(place: LocatedPlace): ChosenTable {
  return { place, entity: undefined, currency: undefined, corrections: [] };
}

/** The table of each entity, in the order in which they are named. */
export function tablesOf(places: readonly LocatedPlace[], entities: readonly StatedEntity[]): Result<readonly ChosenTable[], Failure> {
  const tables: ChosenTable[] = [];
  for (const { entity, place: name, currency } of entities) {
    const byTable = places.filter(({ table }) => table !== undefined && sameName(table, name));
    const bySheet = places.filter(({ sheet }) => sameName(sheet, name));
    const called = byTable.length > 0 ? byTable : (completeOf(bySheet) ?? bySheet);
    const [place] = called;
    if (!place) return failed({ kind: "entity-table-missing", entity, table: name, known: places.map(placeText) });
    if (called.length > 1) return failed({ kind: "several-tables", places: called.map(placeText) });
    const twice = tables.find((each) => each.place === place);
    if (twice) return failed({ kind: "entity-table-twice", entities: [twice.entity ?? "", entity], table: name });
    tables.push({ place, entity, currency, corrections: [] });
  }
  return success(tables);
}

function completeOf(places: readonly LocatedPlace[]): readonly LocatedPlace[] | undefined {
  const complete = places.filter(({ header }) => header.complete);
  return complete.length > 0 ? complete : undefined;
}

function chosenByName(
  survey: BookSurvey,
  places: readonly LocatedPlace[],
  { sheet, table }: TableChoice,
): Result<LocatedPlace, Failure> | undefined {
  if (table !== undefined) {
    if (!survey.tables.some((each) => sameName(each.name, table))) {
      return failed({ kind: "table-missing", table, known: survey.tables.map((each) => each.name) });
    }
    const place = places.find((each) => each.table !== undefined && sameName(each.table, table));
    return place ? success(place) : failed({ kind: "no-invoice-table", file: table });
  }
  if (sheet !== undefined) {
    const known = survey.sheets.find((each) => sameName(each.name, sheet));
    if (!known) return failed({ kind: "sheet-missing", sheet, known: survey.sheets.map((each) => each.name) });
    if (!known.used) return failed({ kind: "book-empty", file: known.name });
    const here = places.filter((each) => sameName(each.sheet, sheet));
    const complete = completeOf(here) ?? [];
    if (complete.length > 1) return failed({ kind: "several-tables", places: complete.map(placeText) });
    const place = complete[0] ?? here[0];
    return place ? success(place) : failed({ kind: "no-invoice-table", file: known.name });
  }
  return undefined;
}
