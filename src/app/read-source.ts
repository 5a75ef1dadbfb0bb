import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { FindingGroup } from "../ledger/finding.js";
import { fields, type Ledger, type Mapping } from "../ledger/ledger.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { readLedger } from "../read/ledger-reader.js";
import type { OtherDays } from "../read/other-days.js";
import type { DateOrder } from "../read/date-text.js";
import { doubtful } from "../read/propose-mapping.js";
import { hasAmount, overrideMapping, type MappingOverride } from "../read/mapping.js";
import { areaText } from "../sheet/address.js";
import type { Failure } from "../sheet/failure.js";
import { choosePlace, locate, type LocatedPlace } from "./locate.js";
import { readStanding, type StandingData } from "./standing.js";

/** What a person said about the source, beyond what the workbook says itself. */
export interface SourceChoices {
  readonly sheet?: string;
  readonly table?: string;
  readonly overrides: readonly MappingOverride[];
  readonly dateOrder: DateOrder | undefined;
  readonly termsDays: number | undefined;
  readonly currency: string | undefined;
  readonly excludeDuplicates: boolean;
}

export const noChoices: SourceChoices = {
  overrides: [],
  dateOrder: undefined,
  termsDays: undefined,
  currency: undefined,
  excludeDuplicates: false,
};

/** A workbook as read: its ledger, what was odd, and the policy and standing data beside it. */
export interface ReadSource {
  readonly survey: BookSurvey;
  readonly place: LocatedPlace;
  readonly ledger: Ledger;
  readonly findings: readonly FindingGroup[];
  /** The days by another reading, for findings that name one. */
  readonly otherDays: readonly OtherDays[];
  readonly policy: Policy;
  readonly policyFailures: readonly Failure[];
  readonly customers: ReadonlyMap<string, CustomerTerms>;
  readonly standing: StandingData;
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
  const mapping = mappingOf(place, standing.value, choices);
  if (!mapping.ok) return mapping;
  const grid = await host.fetch(place.area, progress);
  if (!grid.ok) return grid;
  const { policy } = standing.value;
  const { ledger, findings, otherDays } = readLedger(grid.value, {
    file: survey.file,
    table: place.table,
    mapping: mapping.value,
    headerRow: place.header.row,
    layout: place.header,
    dateOrder: choices.dateOrder,
    termsDays: choices.termsDays ?? policy.termsDays,
    defaultCurrency: choices.currency ?? policy.defaultCurrency,
    excludeDuplicates: choices.excludeDuplicates,
  });
  if (ledger.size === 0) return failed({ kind: "nothing-readable", place: areaText(place.area) });
  return success({
    survey,
    place,
    ledger,
    otherDays,
    findings: [...findings, ...doubts(place, mapping.value), ...standing.value.findings],
    policy,
    policyFailures: standing.value.failures,
    customers: standing.value.customers,
    standing: standing.value,
  });
}

/** Columns that were taken on a guess and that no person has confirmed since. */
function doubts(place: LocatedPlace, mapping: Mapping): readonly FindingGroup[] {
  const { header, area } = place;
  const guessed = fields.flatMap((field) => {
    const mapped = mapping[field];
    const sure = header.confidence[field] ?? 1;
    return mapped && mapped.column === header.mapping[field]?.column && sure < doubtful ? [{ field, mapped }] : [];
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

/** The found mapping, then what the workbook remembers of corrections, then what a person says now. */
function mappingOf(place: LocatedPlace, standing: StandingData, choices: SourceChoices): Result<Mapping, Failure> {
  const where = areaText(place.area);
  const { headers } = place.header;
  // A remembered column that this month's export lacks is simply not applied: the export may have changed.
  const remembered = standing.mapping.filter(
    (each) => headers.includes(each.header) && headers.indexOf(each.header) === headers.lastIndexOf(each.header),
  );
  const applied = overrideMapping(place.header.mapping, remembered, headers, place.area.left, where);
  if (!applied.ok) return applied;
  const mapping = overrideMapping(applied.value, choices.overrides, headers, place.area.left, where);
  if (!mapping.ok) return mapping;
  if (!mapping.value.customer) return failed({ kind: "column-missing", field: "customer", place: where });
  if (!hasAmount(mapping.value)) return failed({ kind: "column-missing", field: "amount", place: where });
  if (!mapping.value.issueDate && !mapping.value.dueDate) return failed({ kind: "column-missing", field: "issueDate", place: where });
  return mapping;
}
