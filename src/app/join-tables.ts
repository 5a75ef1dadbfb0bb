import { cellsKept, type FindingGroup, type FindingKind } from "../ledger/finding.js";
import { FindingAmounts } from "../ledger/finding-amounts.js";
import { joinLedgers } from "../ledger/join-ledgers.js";
import { cellOf, type Customer, type Ledger } from "../ledger/ledger.js";
import type { CustomerTerms, SameCustomers } from "../policy/policy.js";
import type { OtherDays } from "../read/other-days.js";
import type { TableReading } from "./read-table.js";

/** The tables of several legal entities as one. */
export interface JoinedTables {
  readonly ledger: Ledger;
  readonly findings: readonly FindingGroup[];
  readonly otherDays: readonly OtherDays[];
  /** The terms of customers, those told apart by entity included. */
  readonly customers: ReadonlyMap<string, CustomerTerms>;
}

/** Joins what was read of each entity's table. Nothing is added across currencies; a customer number is one customer as the policy says. */
export function joinTables(
  tables: readonly TableReading[],
  customers: ReadonlyMap<string, CustomerTerms>,
  policy: SameCustomers,
): JoinedTables {
  const isSame = policy === "by-number" ? (): boolean => true : haveOneName;
  const entities = tables.map(({ entity, ledger }) => ({ entity: entity ?? "", ledger }));
  const { ledger, namesakes } = joinLedgers(entities, isSame);
  return {
    ledger,
    findings: [...mergeFindings(tables.flatMap(({ findings }) => findings)), ...namesakeFindings(ledger, namesakes)],
    otherDays: joinOtherDays(tables, ledger),
    customers: withNamesakes(customers, ledger, namesakes),
  };
}

/** Two customers of one number agree in their names. A number alone is no name: where there is nothing else, they are not known to agree. */
function haveOneName(one: Customer, other: Customer): boolean {
  return nameKey(one.name) === nameKey(other.name) && [one, other].every(({ id, name }) => name !== id || saysName(name));
}

/** True for a text that reads as a name rather than a number: three letters, or two Chinese characters, and no digit. */
function saysName(text: string): boolean {
  return !/\d/.test(text) && /\p{L}{3}|\p{Script=Han}{2}/u.test(text);
}

/** A name as it is compared: without case, width, spaces and punctuation. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

function namesakeFindings(ledger: Ledger, namesakes: readonly (readonly number[])[]): readonly FindingGroup[] {
  if (namesakes.length === 0) return [];
  const codes = new Set(namesakes.flat());
  const first = new Map<number, number>();
  for (let item = 0; item < ledger.size; item++) {
    const customer = ledger.customer[item] as number;
    if (codes.has(customer) && !first.has(customer)) first.set(customer, item);
  }
  const shown = [...first].slice(0, cellsKept);
  return [
    {
      kind: "customer-number-shared",
      severity: "warning",
      count: namesakes.length,
      cells: shown.map(([, item]) => cellOf(ledger, item, "customer")),
      found: shown.map(([customer]) => `${ledger.customers[customer]?.id ?? ""}: ${ledger.customers[customer]?.name ?? ""}`),
      amounts: [],
    },
  ];
}

/** A customer who bears an entity in its number has the terms of that number where the list of customers gives it the same name. */
function withNamesakes(
  customers: ReadonlyMap<string, CustomerTerms>,
  ledger: Ledger,
  namesakes: readonly (readonly number[])[],
): ReadonlyMap<string, CustomerTerms> {
  if (namesakes.length === 0) return customers;
  const all = new Map(customers);
  const byNumber = [...customers.values()];
  for (const code of namesakes.flat()) {
    const customer = ledger.customers[code];
    const terms =
      customer && byNumber.find(({ id, name }) => customer.id.startsWith(`${id} (`) && nameKey(name) === nameKey(customer.name));
    if (customer && terms) all.set(customer.id, { ...terms, id: customer.id });
  }
  return all;
}

/** Customers that bear the name of a legal entity and are not marked as related parties: offered to be marked. */
export function intercompanyFindings(
  ledger: Ledger,
  entities: readonly string[],
  customers: ReadonlyMap<string, CustomerTerms>,
): readonly FindingGroup[] {
  const names = new Set(entities.map(nameKey).filter((key) => key !== ""));
  const own = ledger.customers.map(
    ({ id, name }) => (names.has(nameKey(name)) || names.has(nameKey(id))) && customers.get(id)?.related !== true,
  );
  if (!own.includes(true)) return [];
  const first = new Map<number, number>();
  const sums = new Map<number, Map<string | null, number>>();
  for (let item = 0; item < ledger.size; item++) {
    const customer = ledger.customer[item] as number;
    if (own[customer] !== true) continue;
    if (!first.has(customer)) first.set(customer, item);
    const code = ledger.currencies[ledger.currency[item] as number]?.code ?? null;
    const ofCustomer = sums.get(customer) ?? new Map<string | null, number>();
    sums.set(customer, ofCustomer.set(code, (ofCustomer.get(code) ?? 0) + (ledger.amount[item] as number)));
  }
  if (first.size === 0) return [];
  const amounts = new FindingAmounts();
  [...sums.values()].forEach((ofCustomer, place) => {
    for (const [code, sum] of ofCustomer) amounts.add(code, sum, place);
  });
  const shown = [...first].slice(0, cellsKept);
  return [
    {
      kind: "intercompany-customer",
      severity: "info",
      count: first.size,
      cells: shown.map(([, item]) => cellOf(ledger, item, "customer")),
      found: shown.map(([customer]) => ledger.customers[customer]?.name ?? ""),
      amounts: amounts.toList(),
    },
  ];
}

/** Findings of one kind as one, whichever table they are of; the worst severity counts. */
export function mergeFindings(groups: readonly FindingGroup[]): readonly FindingGroup[] {
  const merged = new Map<FindingKind, FindingGroup>();
  for (const group of groups) {
    const before = merged.get(group.kind);
    merged.set(group.kind, before ? together(before, group) : group);
  }
  const weight = { error: 0, warning: 1, info: 2 } as const;
  return [...merged.values()].sort((a, b) => weight[a.severity] - weight[b.severity]);
}

function together(a: FindingGroup, b: FindingGroup): FindingGroup {
  const amounts = new FindingAmounts();
  amounts.addAll(a, 0);
  amounts.addAll(b, a.cells.length);
  const severities = [a.severity, b.severity];
  return {
    ...a,
    severity: severities.includes("error") ? "error" : severities.includes("warning") ? "warning" : "info",
    count: a.count + b.count,
    cells: [...a.cells, ...b.cells].slice(0, cellsKept),
    found: [...a.found, ...b.found].slice(0, cellsKept),
    ...(a.otherwise && b.otherwise ? { otherwise: [...a.otherwise, ...b.otherwise].slice(0, cellsKept) } : {}),
    amounts: amounts.toList(),
  };
}

/** The other reading of each finding over the items of all tables; where a table has none, its days stand. */
function joinOtherDays(tables: readonly TableReading[], ledger: Ledger): readonly OtherDays[] {
  const kinds = new Set(tables.flatMap(({ otherDays }) => otherDays.map(({ finding }) => finding)));
  return [...kinds].map((finding) => {
    const days = { issued: Int32Array.from(ledger.issued), due: Int32Array.from(ledger.due), settled: Int32Array.from(ledger.settled) };
    let first = 0;
    for (const table of tables) {
      const other = table.otherDays.find((each) => each.finding === finding);
      if (other) for (const column of ["issued", "due", "settled"] as const) days[column].set(other[column], first);
      first += table.ledger.size;
    }
    return { finding, ...days };
  });
}
