import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import { findHeader, headRows, type HeaderFound } from "../read/invoice-table.js";
import { isDeliveryList } from "../read/deliveries.js";
import type { Mapping } from "../ledger/ledger.js";
import {
  applicable,
  isInvoiceMapping,
  needsOf,
  overrideMapping,
  statesAging,
  type MappingOverride,
  type RememberedColumn,
} from "../read/mapping.js";
import { findReceiptTable } from "../read/receipt-table.js";
import { areaText } from "../sheet/address.js";
import type { Area, CellValue } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import type { Place } from "./desk.js";
import { ourSheets } from "./ours.js";
import { isReportName } from "./pack-names.js";
import { isCalled } from "./place-name.js";
import { rememberedPlaces, type StandingData } from "./standing.js";

/** A place with the header that was found in it, and what the workbook remembers of its columns. */
export interface LocatedPlace extends Place {
  /** As found by itself; `complete` says whether a ledger can be read with what is remembered. */
  readonly header: HeaderFound;
  /** A person's corrections that this table can follow. */
  readonly remembered: readonly MappingOverride[];
  /** The texts of the lines above the header. */
  readonly titles: readonly string[];
  /** The first rows beneath the header. */
  readonly body: readonly (readonly CellValue[])[];
}

/** Where invoices may stand, and which of these places AR Policy names as those of legal entities. */
export interface Located {
  /** Every table, and every sheet that is not under a table, that reads like an invoice list; complete ones first, then by fields recognised. */
  readonly places: readonly LocatedPlace[];
  readonly entities: StandingData["entities"];
}

export async function locate(host: Host, survey: BookSurvey, progress: Progress): Promise<Result<Located, Failure>> {
  const remembered = await rememberedPlaces(host, survey, progress);
  if (!remembered.ok) return remembered;
  const places: LocatedPlace[] = [];
  for (const { area, table } of searchedAreas(survey)) {
    const head = await host.fetch({ ...area, rows: Math.min(area.rows, headRows) }, progress);
    if (!head.ok) return head;
    const header = findHeader(head.value);
    const names = [area.sheet, ...(table === undefined ? [] : [table])];
    if (!header || findReceiptTable(head.value, names) || isDeliveryList(head.value, names)) continue;
    // The place begins at the first line of its header.
    const above = header.row - (header.lines - 1);
    const found = { ...area, top: area.top + above, rows: area.rows - above };
    const place = {
      sheet: area.sheet,
      table,
      area: found,
      rows: Math.max(0, found.rows - header.lines),
      fields: header.score,
      needs: [],
      header: { ...header, row: header.lines - 1 },
      remembered: [],
      titles: head.value.rows(0, above).flatMap((cells) => cells.filter((cell) => typeof cell === "string")),
      body: head.value.rows(header.row + 1),
    };
    places.push(withRemembered(place, remembered.value.mapping));
  }
  places.sort((a, b) => Number(b.header.complete) - Number(a.header.complete) || b.fields - a.fields || b.rows - a.rows);
  return success({ places, entities: remembered.value.entities });
}

/** The place as it reads with these corrections. */
export function withRemembered(place: LocatedPlace, remembered: readonly RememberedColumn[]): LocatedPlace {
  const followed = applicable(rememberedOf(place, remembered), place.header.headers, place.area.left);
  const mapping = mappingWith(place, followed);
  const header = { ...place.header, complete: isInvoiceMapping(mapping, place.header.buckets) };
  return { ...place, header, needs: needsOf(mapping, place.header.buckets), remembered: followed };
}

/** What is remembered of a place: what is said of it, and what is said of any table where nothing is said of it. */
export function rememberedOf(place: Place, remembered: readonly RememberedColumn[]): readonly RememberedColumn[] {
  const own = remembered.filter((each) => each.place !== "" && isCalled(place, each.place));
  return [...remembered.filter((each) => each.place === "" && !own.some(({ field }) => field === each.field)), ...own];
}

/** What the columns of a place mean with these choices, of which it can follow each. */
export function mappingWith({ header, area }: LocatedPlace, choices: readonly MappingOverride[]): Mapping {
  const mapping = overrideMapping(header.mapping, choices, header.headers, area.left, areaText(area));
  return mapping.ok ? mapping.value : header.mapping;
}

/** Places worth offering: complete ones, and those that a person can complete; a list of customers beside the invoices is none of them. */
export function offered(places: readonly LocatedPlace[]): readonly LocatedPlace[] {
  const some = places.some(({ needs }) => needs.length === 0);
  return invoiceLists(places).filter(({ needs }) => needs.length === 0 || !some || needs.length === 1);
}

/**
 * A sheet of ours that a person edited and kept is theirs, and reads like a list of invoices; it still bears a name of the month-end's sheets. Where
 * there is anything else, that is what is read.
 */
function withoutReports(places: readonly LocatedPlace[]): readonly LocatedPlace[] {
  const others = places.filter(({ sheet }) => !isReportName(sheet));
  return others.some(({ header }) => header.complete) ? others : places;
}

/** Without what was made from the invoices that stand beside it: reports of ours that a person kept, and agings. */
export function invoiceLists(places: readonly LocatedPlace[]): readonly LocatedPlace[] {
  return withoutAgings(withoutReports(places));
}

/** An aging that somebody made stands often beside the invoices that it was made from: these are then what is read. */
function withoutAgings(places: readonly LocatedPlace[]): readonly LocatedPlace[] {
  const isAging = (place: LocatedPlace): boolean => statesAging(mappingWith(place, place.remembered), place.header.buckets);
  const hasItems = places.some((place) => place.header.complete && !isAging(place));
  return hasItems ? places.filter((place) => !isAging(place)) : places;
}

function searchedAreas(survey: BookSurvey): readonly { readonly area: Area; readonly table: string | undefined }[] {
  const ours = ourSheets(survey);
  const tables = survey.tables
    .filter((table) => table.hasHeaders && !ours.has(table.area.sheet))
    .map((table) => ({ area: table.area, table: table.name as string | undefined }));
  const covered = new Set(tables.map(({ area }) => area.sheet));
  const blocks = survey.sheets.flatMap((sheet) =>
    sheet.used && !sheet.hidden && !covered.has(sheet.name) && !ours.has(sheet.name) ? [{ area: sheet.used, table: undefined }] : [],
  );
  return [...tables, ...blocks];
}
