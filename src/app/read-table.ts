import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { FindingGroup } from "../ledger/finding.js";
import { fields, type Field, type Ledger, type Mapping } from "../ledger/ledger.js";
import { headsUnits, titlesUnits } from "../read/amount-units.js";
import { currencyOfHeader } from "../read/currency.js";
import { countFixes, type FixKind } from "../read/fixes.js";
import { normalHeader } from "../read/header-text.js";
import type { HeaderFound } from "../read/invoice-table.js";
import { readLedger, type ReadOptions } from "../read/ledger-reader.js";
import { applicable, needsOf, overrideMapping, type MappingOverride, type Need } from "../read/mapping.js";
import type { OtherDays } from "../read/other-days.js";
import { columnsBeside } from "../read/columns-beside.js";
import { doubtful, moneyFields } from "../read/propose-mapping.js";
import { areaText } from "../sheet/address.js";
import type { CellGrid } from "../sheet/grid.js";
import type { Failure } from "../sheet/failure.js";
import type { ChosenTable } from "./choose-tables.js";
import { rememberedOf, type LocatedPlace } from "./locate.js";
import type { StandingData } from "./standing.js";

/** One table of invoices as it was read. */
export interface TableReading {
  /** Whose invoices these are; `undefined` for one table alone. */
  readonly entity: string | undefined;
  readonly place: LocatedPlace;
  readonly ledger: Ledger;
  readonly findings: readonly FindingGroup[];
  /** The days by another reading, for findings that name one. */
  readonly otherDays: readonly OtherDays[];
  /** How the table was read: the same options read it again as it would be once mended. */
  readonly options: ReadOptions;
  /** How many cells of the table could be mended, by what is the matter with them: counted when first asked, by one more look at every row. */
  readonly fixes: () => ReadonlyMap<FixKind, number>;
}

/** A table whose columns are known and whose cells were fetched. */
export interface FetchedTable extends MappingChosen {
  readonly table: ChosenTable;
  readonly grid: CellGrid;
  /** The number formats of the amounts, where nothing else states the currency. */
  readonly formats: readonly string[] | undefined;
}

/** The mapping to read by, and the fields of which a person has said what they mean. */
interface MappingChosen {
  readonly mapping: Mapping;
  readonly said: ReadonlySet<Field>;
}

/** Settles what the columns of a table mean, by `overrides` last, and fetches its cells. */
export async function fetchTable(
  host: Host,
  table: ChosenTable,
  standing: StandingData,
  overrides: readonly MappingOverride[],
  progress: Progress,
): Promise<Result<FetchedTable, Failure>> {
  const chosen = mappingOf(table, standing, overrides);
  if (!chosen.ok) return chosen;
  const grid = await host.fetch(table.place.area, progress);
  if (!grid.ok) return grid;
  const formats = await amountFormats(host, grid.value, chosen.value.mapping, progress);
  return formats.ok ? success({ ...chosen.value, table, grid: grid.value, formats: formats.value }) : formats;
}

/** Reads a fetched table. `options`: what does not depend on its columns. */
export function readTable(
  { table, mapping, said, grid, formats }: FetchedTable,
  survey: BookSurvey,
  given: Omit<ReadOptions, "file" | "table" | "mapping" | "headerRow" | "layout" | "headers" | "titles" | "amountFormats">,
): Result<TableReading, Failure> {
  const { place, entity } = table;
  const options: ReadOptions = {
    ...given,
    file: survey.file,
    table: place.table,
    mapping,
    headerRow: place.header.row,
    layout: layoutOf(place, mapping),
    headers: place.header.headers,
    titles: place.titles,
    amountFormats: formats,
  };
  const read = readLedger(grid, options);
  const { ledger, findings, otherDays } = read;
  if (ledger.size === 0) return failed({ kind: "nothing-readable", place: areaText(place.area) });
  return success({
    entity,
    place,
    ledger,
    otherDays,
    options,
    fixes: once(() => countFixes(grid, options, read)),
    findings: [
      ...findings,
      ...doubts(place, mapping, said),
      ...columnsBeside({
        grid,
        headers: place.header.headers,
        headerRow: place.header.row,
        mapping,
        currency: (ledger.currencies.length === 1 ? ledger.currencies[0]?.code : undefined) ?? given.defaultCurrency,
        severalCurrencies: ledger.currencies.length > 1,
        helpers: new Set(Object.values(place.header.helpers)),
        paidMark: place.header.helpers.paidMark,
        bands: [...place.header.buckets.keys()],
        hasReceipts: given.receipts !== undefined,
      }),
      ...hiddenRows(survey, place),
    ],
  });
}

/** Works something out when it is first asked for, and lets go of what it was worked out from. */
function once<T>(work: () => T): () => T {
  let answer = work;
  return () => {
    const value = answer();
    answer = () => value;
    return value;
  };
}

/** The number formats of the amounts, one column of them, where nothing else states the currency. */
async function amountFormats(
  host: Host,
  { area }: CellGrid,
  mapping: Mapping,
  progress: Progress,
): Promise<Result<readonly string[] | undefined, Failure>> {
  const mapped = mapping.amount ?? mapping.openAmount;
  if (!mapped || mapping.currency || currencyOfHeader(normalHeader(mapped.header))) return success(undefined);
  const column = await host.fetchFormats({ ...area, left: area.left + mapped.column, columns: 1 }, progress);
  return column.ok ? success(column.value.rows().map(([format]) => (typeof format === "string" ? format : ""))) : column;
}

/** Rows that a person does not see count all the same, and that is said. */
function hiddenRows(survey: BookSurvey, place: LocatedPlace): readonly FindingGroup[] {
  const count = survey.sheets.find((sheet) => sheet.name === place.sheet)?.hiddenRows ?? 0;
  if (count === 0) return [];
  const { sheet, top, left } = place.area;
  return [{ kind: "hidden-rows-counted", severity: "info", count, cells: [{ sheet, row: top, column: left }], found: [""], amounts: [] }];
}

/** Rows that name the customer beneath them count as such only while their column is the customer's. */
function layoutOf({ header }: LocatedPlace, mapping: Mapping): HeaderFound {
  return header.groups === mapping.customer?.column ? header : { ...header, groups: undefined };
}

/** Columns that were taken on a guess and that no person has confirmed since. */
function doubts(place: LocatedPlace, mapping: Mapping, said: ReadonlySet<Field>): readonly FindingGroup[] {
  const { header, area } = place;
  const guessed = fields.flatMap((field) => {
    const mapped = mapping[field];
    const sure = header.confidence[field] ?? 1;
    return mapped && !said.has(field) && mapped.column === header.mapping[field]?.column && sure < doubtful ? [{ field, mapped }] : [];
  });
  if (guessed.length === 0) return [];
  return [
    {
      kind: "mapping-doubtful",
      severity: "warning",
      count: guessed.length,
      cells: guessed.map(({ mapped }) => ({ sheet: area.sheet, row: area.top + header.row, column: area.left + mapped.column })),
      found: guessed.map(({ field, mapped }) => `${field} = ${mapped.header}`),
      amounts: [],
    },
  ];
}

/** The found mapping, then what the workbook and this sitting remember of corrections, then what a person says now. */
function mappingOf(
  { place, corrections }: ChosenTable,
  standing: StandingData,
  overrides: readonly MappingOverride[],
): Result<MappingChosen, Failure> {
  const where = areaText(place.area);
  const { headers } = place.header;
  const { left } = place.area;
  const remembered = applicable([...rememberedOf(place, standing.mapping), ...corrections], headers, left);
  const all = [...remembered, ...overrides];
  const mapping = overrideMapping(place.header.mapping, all, headers, left, where);
  if (!mapping.ok) return mapping;
  const counted = countedInUnits(place, mapping.value);
  if (counted !== undefined) return failed({ kind: "amount-in-units", header: counted, place: where });
  const need = needsOf(mapping.value, place.header.buckets)[0];
  if (need !== undefined) return failed({ kind: "column-missing", field: fieldOfNeed[need], place: where });
  return success({ mapping: mapping.value, said: new Set(all.map(({ field }) => field)) });
}

/** Where amounts are said to be counted in thousands or the like, the text that says it: they are never multiplied on the strength of a word. */
function countedInUnits({ header, titles }: LocatedPlace, mapping: Mapping): string | undefined {
  const { amount, openAmount } = mapping;
  // Where such a column is the only one that could be the amount, it is the reason why there is none.
  const headers = amount || openAmount ? [...moneyFields].flatMap((field) => mapping[field]?.header ?? []) : header.headers;
  return headers.find(headsUnits) ?? titles.find(titlesUnits);
}

const fieldOfNeed: Readonly<Record<Need, Field>> = { customer: "customer", amount: "amount", day: "issueDate" };
