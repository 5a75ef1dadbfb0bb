import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { FindingGroup } from "../ledger/finding.js";
import { fields, type Field, type Ledger, type Mapping } from "../ledger/ledger.js";
import type { CustomerTerms, Policy, Repeats } from "../policy/policy.js";
import type { HeaderFound } from "../read/invoice-table.js";
import { countFixes, type FixKind } from "../read/fixes.js";
import { readLedger, type ReadOptions } from "../read/ledger-reader.js";
import type { OtherDays } from "../read/other-days.js";
import type { DateOrder } from "../read/date-text.js";
import { headsUnits, titlesUnits } from "../read/amount-units.js";
import { currencyOfHeader } from "../read/currency.js";
import { normalHeader } from "../read/header-text.js";
import { doubtful, moneyFields } from "../read/propose-mapping.js";
import { applicable, needsOf, overrideMapping, type MappingOverride, type Need } from "../read/mapping.js";
import { areaText } from "../sheet/address.js";
import type { CellGrid } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import { choosePlace, locate, type LocatedPlace } from "./locate.js";
import { fetchReceipts } from "./receipts-place.js";
import { readStanding, type StandingData } from "./standing.js";

/** What a person said about the source, beyond what the workbook says itself. */
export interface SourceChoices {
  readonly sheet?: string;
  readonly table?: string;
  readonly overrides: readonly MappingOverride[];
  /** Corrections of this sitting that AR Policy does not hold yet: followed as those are, where the table has the column. */
  readonly corrections?: readonly MappingOverride[];
  readonly dateOrder: DateOrder | undefined;
  readonly termsDays: number | undefined;
  readonly currency: string | undefined;
  readonly excludeDuplicates: boolean;
  /** One legal entity alone; `undefined`: all together. */
  readonly entity: string | undefined;
  /** What is to be done about repeated rows in this sitting; goes before AR Policy. */
  readonly repeats?: Repeats | undefined;
}

export const noChoices: SourceChoices = {
  overrides: [],
  dateOrder: undefined,
  termsDays: undefined,
  currency: undefined,
  excludeDuplicates: false,
  entity: undefined,
};

/** A workbook as read: its ledger, what was odd, and the policy and standing data beside it. */
export interface ReadSource {
  readonly survey: BookSurvey;
  readonly place: LocatedPlace;
  readonly ledger: Ledger;
  readonly findings: readonly FindingGroup[];
  /** The days by another reading, for findings that name one. */
  readonly otherDays: readonly OtherDays[];
  /** How the table was read: the same options read it again as it would be once mended. */
  readonly options: ReadOptions;
  /** How many cells of the table could be mended, by what is the matter with them. */
  readonly fixes: ReadonlyMap<FixKind, number>;
  readonly policy: Policy;
  readonly policyFailures: readonly Failure[];
  readonly customers: ReadonlyMap<string, CustomerTerms>;
  readonly standing: StandingData;
  /** The legal entity that all of this is of; `undefined`: all together. */
  readonly entity: string | undefined;
}

/** Surveys the workbook, finds the invoice table and reads it with the policy that stands beside it. */
export async function readSource(host: Host, choices: SourceChoices, progress: Progress): Promise<Result<ReadSource, Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const places = await locate(host, survey.value, progress);
  if (!places.ok) return places;
  const place = choosePlace(survey.value, places.value, choices);
  if (!place.ok) return place;
  return readPlace(host, survey.value, place.value, choices, progress);
}

/** Reads one place that was found before. */
export async function readPlace(
  host: Host,
  survey: BookSurvey,
  place: LocatedPlace,
  choices: SourceChoices,
  progress: Progress,
): Promise<Result<ReadSource, Failure>> {
  const standing = await readStanding(host, survey, place, progress);
  if (!standing.ok) return standing;
  const chosen = mappingOf(place, standing.value, choices);
  if (!chosen.ok) return chosen;
  const { mapping, said } = chosen.value;
  const grid = await host.fetch(place.area, progress);
  if (!grid.ok) return grid;
  const formats = await amountFormats(host, grid.value, mapping, progress);
  if (!formats.ok) return formats;
  const { customers } = standing.value;
  const repeats = choices.excludeDuplicates ? "left-out" : (choices.repeats ?? standing.value.policy.repeats);
  const policy = { ...standing.value.policy, repeats };
  const reading = { dateOrder: choices.dateOrder, defaultCurrency: choices.currency ?? policy.defaultCurrency };
  const receipts = await fetchReceipts(host, survey, place, reading, progress);
  if (!receipts.ok) return receipts;
  const options: ReadOptions = {
    file: survey.file,
    table: place.table,
    mapping,
    headerRow: place.header.row,
    layout: layoutOf(place, mapping),
    headers: place.header.headers,
    titles: place.titles,
    discountedNotes: policy.discountedNotes,
    ...reading,
    amountFormats: formats.value,
    termsDays: choices.termsDays ?? policy.termsDays,
    excludeDuplicates: repeats === "left-out",
    receipts: receipts.value.reading,
    baseCurrency: policy.baseCurrency,
    dueByTerms: policy.missingDue === "by-terms" ? { ofCustomer: (id) => customers.get(id)?.termsDays } : undefined,
  };
  const read = readLedger(grid.value, options);
  const { ledger, findings, otherDays } = read;
  if (ledger.size === 0) return failed({ kind: "nothing-readable", place: areaText(place.area) });
  return success({
    survey,
    place,
    ledger,
    otherDays,
    options,
    fixes: countFixes(grid.value, options, read),
    findings: [
      ...receipts.value.findings,
      ...findings,
      ...doubts(place, mapping, said),
      ...hiddenRows(survey, place),
      ...standing.value.findings,
    ],
    policy,
    policyFailures: standing.value.failures,
    customers: standing.value.customers,
    standing: standing.value,
    entity: undefined,
  });
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
  return column.ok ? success(column.value.values.map(([format]) => (typeof format === "string" ? format : ""))) : column;
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

/** The mapping to read by, and the fields of which a person has said what they mean. */
interface MappingChosen {
  readonly mapping: Mapping;
  readonly said: ReadonlySet<Field>;
}

/** The found mapping, then what the workbook remembers of corrections, then what a person says now. */
function mappingOf(place: LocatedPlace, standing: StandingData, choices: SourceChoices): Result<MappingChosen, Failure> {
  const where = areaText(place.area);
  const { headers } = place.header;
  const { left } = place.area;
  const remembered = applicable([...standing.mapping, ...(choices.corrections ?? [])], headers, left);
  const all = [...remembered, ...choices.overrides];
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
