import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { FindingGroup } from "../ledger/finding.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { balancesRegister, openItemsRegister } from "../policy/register.js";
import { readCustomers, type CustomersReading } from "../read/customers.js";
import { controlName } from "../read/control-balance.js";
import type { RememberedColumn } from "../read/mapping.js";
import { readPolicy, type OwnedSheet, type PolicyTable, type StatedEntity } from "../read/policy.js";
import type { CellGrid } from "../sheet/grid.js";
import type { Failure } from "../sheet/failure.js";
import type { LocatedPlace } from "./locate.js";
import { ourSheets } from "./ours.js";

/** What stands in the workbook beside the invoices: policy, remembered mapping, sheets of ours, customers. */
export interface StandingData {
  readonly policy: Policy;
  readonly mapping: readonly RememberedColumn[];
  readonly entities: readonly StatedEntity[];
  readonly owned: readonly OwnedSheet[];
  readonly customers: ReadonlyMap<string, CustomerTerms>;
  readonly failures: readonly Failure[];
  /** What was odd in the table of customers. */
  readonly findings: readonly FindingGroup[];
}

/** The table on AR Policy that remembers corrections of columns. */
export const mappingTable = "AR_Mapping";

/** The table on AR Policy that says which table holds the invoices of which legal entity. */
export const entitiesTable = "AR_Entities";

/** What AR Policy says of where invoices stand and what their columns mean; nothing where it does not stand. */
export async function rememberedPlaces(
  host: Host,
  survey: BookSurvey,
  progress: Progress,
): Promise<Result<Pick<StandingData, "mapping" | "entities">, Failure>> {
  const ours = ourSheets(survey);
  const tables: PolicyTable[] = [];
  for (const table of survey.tables) {
    if (![mappingTable, entitiesTable].includes(table.name) || !ours.has(table.area.sheet)) continue;
    const grid = await host.fetch(table.area, progress);
    if (!grid.ok) return grid;
    tables.push({ name: table.name, grid: grid.value });
  }
  return success(readPolicy(tables, undefined));
}

/** Reads AR Policy, where there is one, and the table of customers, which is none of the places of invoices. */
export async function readStanding(
  host: Host,
  survey: BookSurvey,
  invoices: readonly LocatedPlace[],
  progress: Progress,
): Promise<Result<StandingData, Failure>> {
  const ours = ourSheets(survey);
  const tables: PolicyTable[] = [];
  for (const table of survey.tables) {
    // Registers grow with every month and hold no policy.
    if (!table.name.startsWith("AR_") || !ours.has(table.area.sheet) || isRegister(table.name)) continue;
    const grid = await host.fetch(table.area, progress);
    if (!grid.ok) return grid;
    tables.push({ name: table.name, grid: grid.value });
  }
  const asOfArea = survey.names.find((each) => each.name === "AR_AsOf" && each.sheet === undefined)?.area;
  let asOfCell: CellGrid | undefined;
  // A name outlives the sheet it referred to.
  if (asOfArea && survey.sheets.some(({ name }) => name === asOfArea.sheet)) {
    const grid = await host.fetch(asOfArea, progress);
    if (!grid.ok) return grid;
    asOfCell = grid.value;
  }
  const controls: PolicyTable[] = [];
  for (const { name, sheet, area } of survey.names) {
    if (!area || sheet !== undefined || !controlName(name) || !survey.sheets.some((each) => each.name === area.sheet)) continue;
    const grid = await host.fetch({ ...area, rows: 1, columns: 1 }, progress);
    if (!grid.ok) return grid;
    controls.push({ name, grid: grid.value });
  }
  const { policy, mapping, entities, owned, failures } = readPolicy(tables, asOfCell, controls);
  const read = await fetchCustomers(host, survey, invoices, ours, progress);
  if (!read.ok) return read;
  const customers = new Map(read.value.customers.map((each) => [each.id, each]));
  return success({ policy, mapping, entities, owned, failures, customers, findings: read.value.findings });
}

function isRegister(table: string): boolean {
  return [balancesRegister, openItemsRegister].some((register) => register.table.toLowerCase() === table.toLowerCase());
}

/** The first table or sheet, other than the invoices, that lists customers with their limits or terms. */
async function fetchCustomers(
  host: Host,
  survey: BookSurvey,
  invoices: readonly LocatedPlace[],
  ours: ReadonlySet<string>,
  progress: Progress,
): Promise<Result<CustomersReading, Failure>> {
  const areas = [
    ...survey.tables
      .filter((table) => !invoices.some(({ table: each }) => each === table.name) && !ours.has(table.area.sheet))
      .map((table) => table.area),
    ...survey.sheets.flatMap((sheet) =>
      sheet.used && /customer|client|debtor|客户/i.test(sheet.name) && !invoices.some((each) => each.sheet === sheet.name)
        ? [sheet.used]
        : [],
    ),
  ];
  for (const area of areas) {
    const head = await host.fetch({ ...area, rows: Math.min(area.rows, 5) }, progress);
    if (!head.ok) return head;
    if (readCustomers(head.value).customers.length === 0) continue;
    const grid = await host.fetch(area, progress);
    if (!grid.ok) return grid;
    return success(readCustomers(grid.value));
  }
  return success({ customers: [], findings: [] });
}
