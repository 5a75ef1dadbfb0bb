import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { FindingGroup } from "../ledger/finding.js";
import type { CustomerTerms, Policy, Repeats } from "../policy/policy.js";
import type { ChosenColumn } from "../read/group-codes.js";
import type { ReadOptions } from "../read/ledger-reader.js";
import type { DateOrder } from "../read/date-text.js";
import { applicable, groupingColumns, overrideMapping, type MappingOverride } from "../read/mapping.js";
import type { DeliveriesReading } from "../read/deliveries.js";
import type { ReceiptsReading } from "../read/receipts.js";
import { receiptsOfEntities } from "../read/receipts-of-entities.js";
import { areaText } from "../sheet/address.js";
import type { Failure } from "../sheet/failure.js";
import { chooseTables, type ChosenTable, type TableChoice } from "./choose-tables.js";
import { fetchDeliveries } from "./deliveries-place.js";
import { intercompanyFindings, joinTables, mergeFindings } from "./join-tables.js";
import { locate, type LocatedPlace } from "./locate.js";
import { receiptHome } from "./receipt-home.js";
import { fetchReceipts, receiptsNotRead } from "./receipts-place.js";
import { fetchTable, readTable, type FetchedTable, type TableReading } from "./read-table.js";
import { readStanding, type StandingData } from "./standing.js";

/** What a person said about the source, beyond what the workbook says itself. */
export interface SourceChoices extends TableChoice {
  readonly overrides: readonly MappingOverride[];
  readonly dateOrder: DateOrder | undefined;
  readonly termsDays: number | undefined;
  readonly currency: string | undefined;
  readonly excludeDuplicates: boolean;
  /** One legal entity alone; `undefined`: all together. */
  readonly entity: string | undefined;
  /** What is to be done about repeated rows in this sitting; goes before AR Policy. */
  readonly repeats?: Repeats | undefined;
  /** Headers of columns to group by, beside those that AR Policy names. */
  readonly groupBy?: readonly string[];
}

export const noChoices: SourceChoices = {
  overrides: [],
  dateOrder: undefined,
  termsDays: undefined,
  currency: undefined,
  excludeDuplicates: false,
  entity: undefined,
};

/**
 * A workbook as read: its ledger, what was odd, and the policy and standing data beside it. Where several tables are read together, the ledger
 * and the findings are those of all; place and options are the first table's, and mends are offered of one table only.
 */
export interface ReadSource extends TableReading {
  readonly survey: BookSurvey;
  /** The tables that were read: one, or one of each legal entity. */
  readonly tables: readonly TableReading[];
  readonly policy: Policy;
  readonly policyFailures: readonly Failure[];
  readonly customers: ReadonlyMap<string, CustomerTerms>;
  readonly standing: StandingData;
  /** What the workbook's table of deliveries says; `undefined` where it holds none, and for one legal entity: nothing says whose they are. */
  readonly deliveries: DeliveriesReading | undefined;
  /** The legal entity that all of this is of; `undefined`: all together. */
  readonly entity: string | undefined;
}

/** Surveys the workbook, finds its invoice tables and reads them with the policy that stands beside them. */
export async function readSource(host: Host, choices: SourceChoices, progress: Progress): Promise<Result<ReadSource, Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const located = await locate(host, survey.value, progress);
  if (!located.ok) return located;
  const tables = chooseTables(survey.value, located.value, choices);
  if (!tables.ok) return tables;
  return readTables(host, survey.value, tables.value, choices, progress);
}

/** Reads tables that were found before. */
export async function readTables(
  host: Host,
  survey: BookSurvey,
  chosen: readonly ChosenTable[],
  choices: SourceChoices,
  progress: Progress,
): Promise<Result<ReadSource, Failure>> {
  const places = chosen.map(({ place }) => place);
  const standing = await readStanding(host, survey, places, progress);
  if (!standing.ok) return standing;
  const repeats = choices.excludeDuplicates ? "left-out" : (choices.repeats ?? standing.value.policy.repeats);
  const policy = { ...standing.value.policy, repeats };
  const overrides = overridesOfEach(places, choices.overrides);
  if (!overrides.ok) return overrides;
  const wanted = groupingsOfEach(places, choices.groupBy ?? []);
  if (wanted.failures[0]) return failed(wanted.failures[0]);
  const stated = groupingsOfEach(places, policy.groupBy);
  const fetched: FetchedTable[] = [];
  for (const [i, table] of chosen.entries()) {
    const each = await fetchTable(host, table, standing.value, overrides.value[i] ?? [], progress);
    if (!each.ok) return each;
    fetched.push(each.value);
  }
  const currency = choices.currency ?? policy.defaultCurrency;
  const receipts = await receiptsOfEach(host, survey, fetched, { dateOrder: choices.dateOrder, defaultCurrency: currency }, progress);
  if (!receipts.ok) return receipts;
  const { customers } = standing.value;
  const tables: TableReading[] = [];
  for (const [i, each] of fetched.entries()) {
    const given: Parameters<typeof readTable>[2] = {
      dateOrder: choices.dateOrder,
      defaultCurrency: each.table.currency ?? currency,
      termsDays: choices.termsDays ?? policy.termsDays,
      excludeDuplicates: repeats === "left-out",
      receipts: receipts.value.readings[i],
      baseCurrency: policy.baseCurrency,
      discountedNotes: policy.discountedNotes,
      groupBy: distinct([...(stated.columns[i] ?? []), ...(wanted.columns[i] ?? [])]),
      dueByTerms: policy.missingDue === "by-terms" ? { ofCustomer: (id) => customers.get(id)?.termsDays } : undefined,
    };
    const read = readTable(each, survey, given);
    if (!read.ok) return read;
    tables.push(read.value);
  }
  const around = { survey, tables, policy, standing: standing.value, customers };
  const policyFailures = [...standing.value.failures, ...stated.failures];
  const refused = tables.length > 1 ? whyNotTogether(tables) : undefined;
  if (refused) return failed(refused);
  const source = sourceOf(tables, { ...around, policyFailures }, receipts.value.findings);
  // Deliveries that state no currency are in the ledger's, where that has only one.
  const only = source.ledger.currencies.length === 1 ? (source.ledger.currencies[0]?.code ?? undefined) : undefined;
  const deliveries = await fetchDeliveries(host, survey, places, policy.defaultCurrency ?? only, progress);
  if (!deliveries.ok) return deliveries;
  const { reading, findings } = deliveries.value;
  return success({ ...source, deliveries: reading, findings: [...source.findings, ...findings] });
}

type Around = Omit<ReadSource, keyof TableReading | "deliveries">;

/** The source of the tables: of one as it stands, of several together. */
function sourceOf(tables: readonly TableReading[], around: Around, beside: readonly FindingGroup[]): Omit<ReadSource, "deliveries"> {
  const [first] = tables as readonly [TableReading];
  if (tables.length === 1) {
    const within = intercompanyFindings(first.ledger, first.ledger.groupings.entity?.names ?? [], around.customers);
    const findings = [...beside, ...first.findings, ...within, ...around.standing.findings];
    return { ...first, ...around, entity: undefined, findings };
  }
  const joined = joinTables(tables, around.customers, around.policy.sameCustomers);
  const entities = tables.map(({ entity }) => entity ?? "");
  return {
    ...first,
    ...around,
    ...joined,
    fixes: () => new Map(),
    entity: undefined,
    findings: mergeFindings([
      ...beside,
      ...joined.findings,
      ...intercompanyFindings(joined.ledger, entities, joined.customers),
      ...around.standing.findings,
    ]),
  };
}

/**
 * Why tables cannot be read together. Amounts of no currency in two of them must not be added, since nobody says that they are of one; an aging
 * that its source states has no days, and cannot be aged with invoices.
 */
function whyNotTogether(tables: readonly TableReading[]): Failure | undefined {
  const stated = tables.find(({ ledger }) => ledger.stated);
  if (stated) return { kind: "entity-aging-stated", entity: stated.entity ?? "", place: areaText(stated.place.area) };
  const unclear = tables.filter(({ ledger }) => ledger.currencies.some(({ code }) => code === null));
  return unclear.length > 1 ? { kind: "entity-currency-missing", entities: unclear.map(({ entity }) => entity ?? "") } : undefined;
}

/** A person's choices of columns for each table: of several, each follows those it has the header for, and one of them must have it. */
function overridesOfEach(
  places: readonly LocatedPlace[],
  overrides: readonly MappingOverride[],
): Result<readonly (readonly MappingOverride[])[], Failure> {
  if (places.length === 1) return success([overrides]);
  const followed = places.map(({ header, area }) => applicable(overrides, header.headers, area.left));
  for (const override of overrides) {
    const [place] = places;
    if (!place || followed.some((each) => each.includes(override))) continue;
    const refused = overrideMapping({}, [override], place.header.headers, place.area.left, areaText(place.area));
    if (!refused.ok) return refused;
  }
  return success(followed);
}

/** The columns of each table by which it is to be grouped, and a failure for each header that none of them has once. */
function groupingsOfEach(
  places: readonly LocatedPlace[],
  headers: readonly string[],
): { readonly columns: readonly (readonly ChosenColumn[])[]; readonly failures: readonly Failure[] } {
  const columns: ChosenColumn[][] = places.map(() => []);
  const failures: Failure[] = [];
  for (const header of headers) {
    const found = places.map((place) => groupingColumns([header], place.header.headers, place.area.left));
    const label = found.flatMap((each) => (each.ok ? each.value : []))[0]?.header;
    found.forEach((each, i) => {
      if (each.ok && label !== undefined) columns[i]?.push(...each.value.map(({ column }) => ({ column, header: label })));
    });
    const refused = found.find((each) => !each.ok);
    if (label === undefined && refused && !refused.ok) failures.push(refused.failure);
  }
  return { columns, failures };
}

function distinct(columns: readonly ChosenColumn[]): readonly ChosenColumn[] {
  return columns.filter((each, i) => columns.findIndex(({ header }) => header === each.header) === i);
}

interface ReceiptsOfEach {
  readonly readings: readonly (ReceiptsReading | undefined)[];
  readonly findings: readonly FindingGroup[];
}

/** What was received for each table: of the one table of receipts for one table of invoices, shared out among several. */
async function receiptsOfEach(
  host: Host,
  survey: BookSurvey,
  fetched: readonly FetchedTable[],
  options: Pick<ReadOptions, "dateOrder" | "defaultCurrency">,
  progress: Progress,
): Promise<Result<ReceiptsOfEach, Failure>> {
  const places = fetched.map(({ table }) => table.place);
  const beside = await fetchReceipts(host, survey, places, { ...options, most: places.length }, progress);
  if (!beside.ok) return beside;
  const { readings, left, findings } = beside.value;
  if (places.length === 1) return success({ readings: [readings[0]], findings: [...findings, ...receiptsNotRead(left)] });
  const shared = receiptsOfEntities(readings, fetched.map(receiptHome));
  const unread = shared.left
    .flatMap((i) => readings[i]?.receipts[0]?.at ?? [])
    .map(({ sheet, row, column }) => ({ sheet, top: row, left: column }));
  return success({ readings: shared.readings, findings: [...findings, ...receiptsNotRead([...left, ...unread]), ...shared.findings] });
}
