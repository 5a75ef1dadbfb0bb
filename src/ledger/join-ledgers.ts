import { known } from "../kernel/assert.js";
import {
  groupingFields,
  type ChosenGrouping,
  type Currency,
  type Customer,
  type Entries,
  type Field,
  type Grouping,
  type Groupings,
  type Ledger,
  type LedgerPart,
  type MappedColumn,
  type Mapping,
  type Source,
} from "./ledger.js";
import { JoinedTexts } from "./text-list.js";

/** The ledger of one legal entity. */
export interface EntityLedger {
  readonly entity: string;
  readonly ledger: Ledger;
}

export interface JoinedLedger {
  readonly ledger: Ledger;
  /** Customers (indexes into those of the whole) that share a number and are not the same. */
  readonly namesakes: readonly (readonly number[])[];
}

/**
 * The ledgers of several legal entities as one: every item once, in the order of the entities, each with the row and the sheet it came from.
 * Currencies of one code become one; customers of one number do where `isSame` says so, else each bears its entity beside the number. Amounts
 * booked in a base currency are left out, since each entity books in its own: the rates of the policy translate what is open of all of them.
 */
export function joinLedgers(entities: readonly EntityLedger[], isSame: (one: Customer, other: Customer) => boolean): JoinedLedger {
  const ledgers = entities.map(({ ledger }) => ledger);
  const firstItems = ledgers.map((_, i) => ledgers.slice(0, i).reduce((sum, { size }) => sum + size, 0));
  const size = ledgers.reduce((sum, ledger) => sum + ledger.size, 0);
  const customers = joinCustomers(entities, isSame);
  const currencies = joinCurrencies(ledgers);
  const parts = entities.map(({ entity, ledger }, i) => partOf(entity, ledger, firstItems[i] ?? 0));
  /** One column of all ledgers after each other, each value put through `turn` with the place of its ledger. */
  const column = <A extends Float64Array | Int32Array | Uint32Array | Uint8Array>(
    into: A,
    of: (ledger: Ledger) => A,
    turn: (value: number, ledger: number) => number = (value) => value,
  ): A => {
    ledgers.forEach((ledger, l) => of(ledger).forEach((value, item) => (into[(firstItems[l] ?? 0) + item] = turn(value, l))));
    return into;
  };
  const ledger: Ledger = {
    size,
    source: sourceOfAll(parts),
    parts,
    customers: customers.customers,
    customer: column(
      new Uint32Array(size),
      (each) => each.customer,
      (code, l) => customers.codes[l]?.[code] ?? 0,
    ),
    currencies: currencies.currencies,
    currency: column(
      new Uint8Array(size),
      (each) => each.currency,
      (code, l) => currencies.codes[l]?.[code] ?? 0,
    ),
    invoiceNumber: new JoinedTexts(ledgers.map(({ invoiceNumber }) => invoiceNumber)),
    issued: column(new Int32Array(size), (each) => each.issued),
    due: column(new Int32Array(size), (each) => each.due),
    // An aging by posting day, and figures net of tax, are told of all where every table states them.
    posted: ledgers.every(({ posted }) => posted) ? column(new Int32Array(size), (each) => each.posted ?? each.issued) : undefined,
    net: ledgers.every(({ net }) => net) ? column(new Float64Array(size), (each) => each.net ?? each.amount) : undefined,
    settled: column(new Int32Array(size), (each) => each.settled),
    amount: column(new Float64Array(size), (each) => each.amount),
    paid: column(new Float64Array(size), (each) => each.paid),
    base: undefined,
    disputed: column(new Uint8Array(size), (each) => each.disputed),
    kind: column(new Uint8Array(size), (each) => each.kind),
    row: column(new Uint32Array(size), (each) => each.row),
    stated: undefined,
    notes: ledgers.flatMap(({ notes }, l) => notes.map((note) => ({ ...note, item: (firstItems[l] ?? 0) + note.item }))),
    entries: joinEntries(ledgers, firstItems),
    groupings: joinGroupings(entities, size),
    chosenGroupings: joinChosen(ledgers),
  };
  return { ledger, namesakes: customers.namesakes };
}

function partOf(entity: string, { source, currencies }: Ledger, firstItem: number): LedgerPart {
  const { receipts } = source;
  return {
    entity,
    firstItem,
    currencies: currencies.map(({ code }) => code),
    source: { ...source, receipts: receipts && { ...receipts, firstItem: firstItem + receipts.firstItem } },
  };
}

/** What can be said of all tables: the columns that each of them has; a history only where each is one. */
function sourceOfAll(parts: readonly LedgerPart[]): Source {
  const sources = parts.map(({ source }) => source);
  const first = known(sources[0], "a ledger is joined of at least one");
  const shared = Object.entries(first.mapping).filter(([field]) => sources.every(({ mapping }) => mapping[field as Field] !== undefined));
  return {
    ...first,
    rows: sources.reduce((sum, { rows }) => sum + rows, 0),
    mapping: Object.fromEntries(shared as [Field, MappedColumn][]) as Mapping,
    kind: sources.every(({ kind }) => kind === "history") ? "history" : "open-items",
    amountBasis: sources.every(({ amountBasis }) => amountBasis === first.amountBasis) ? first.amountBasis : "mixed",
    recomputable: sources.every(({ recomputable }) => recomputable),
    receipts: undefined,
  };
}

function joinCurrencies(ledgers: readonly Ledger[]): {
  readonly currencies: readonly Currency[];
  readonly codes: readonly (readonly number[])[];
} {
  const currencies: Currency[] = [];
  const codes = ledgers.map((ledger) =>
    ledger.currencies.map((currency) => {
      const known = currencies.findIndex(({ code }) => code === currency.code);
      return known >= 0 ? known : currencies.push(currency) - 1;
    }),
  );
  return { currencies, codes };
}

function joinCustomers(
  entities: readonly EntityLedger[],
  isSame: (one: Customer, other: Customer) => boolean,
): {
  readonly customers: readonly Customer[];
  readonly codes: readonly (readonly number[])[];
  readonly namesakes: readonly (readonly number[])[];
} {
  const customers: Customer[] = [];
  const homes: string[] = [];
  const byId = new Map<string, number[]>();
  const codes = entities.map(({ entity, ledger }) =>
    ledger.customers.map((customer) => {
      const namesakes = byId.get(customer.id) ?? [];
      const known = namesakes.find((code) => isSame(customers[code] ?? customer, customer));
      if (known !== undefined) return known;
      const code = customers.push(customer) - 1;
      homes.push(entity);
      byId.set(customer.id, [...namesakes, code]);
      return code;
    }),
  );
  const namesakes = [...byId.values()].filter((same) => same.length > 1);
  const told = new Set(namesakes.flat());
  return {
    customers: customers.map((each, code) => (told.has(code) ? { ...each, id: `${each.id} (${homes[code] ?? ""})` } : each)),
    codes,
    namesakes,
  };
}

/** In the order of their days, undated ones first, as each ledger has them. */
function joinEntries(ledgers: readonly Ledger[], firstItems: readonly number[]): Entries {
  const all = ledgers.flatMap(({ entries }, l) =>
    Array.from(entries.item, (item, e) => ({
      item: (firstItems[l] ?? 0) + item,
      day: entries.day[e] as number,
      amount: entries.amount[e] as number,
      kind: entries.kind[e] as number,
    })),
  );
  all.sort((a, b) => a.day - b.day);
  return {
    size: all.length,
    item: Uint32Array.from(all, ({ item }) => item),
    day: Int32Array.from(all, ({ day }) => day),
    amount: Float64Array.from(all, ({ amount }) => amount),
    kind: Uint8Array.from(all, ({ kind }) => kind),
  };
}

/** The entity of each item is that of its table; all else is grouped as the tables say, "" where one does not. */
function joinGroupings(entities: readonly EntityLedger[], size: number): Groupings {
  const code = new Uint32Array(size);
  let item = 0;
  entities.forEach(({ ledger }, e) => {
    code.fill(e, item, item + ledger.size);
    item += ledger.size;
  });
  const others = groupingFields.flatMap((field) => {
    if (field === "entity" || entities.every(({ ledger }) => !ledger.groupings[field])) return [];
    return [[field, joinNames(entities.map(({ ledger }) => ({ size: ledger.size, grouping: ledger.groupings[field] })))] as const];
  });
  return { ...Object.fromEntries(others), entity: { names: entities.map(({ entity }) => entity), code } };
}

function joinChosen(ledgers: readonly Ledger[]): readonly ChosenGrouping[] {
  const headers = [...new Set(ledgers.flatMap(({ chosenGroupings }) => chosenGroupings.map(({ header }) => header)))];
  return headers.map((header) => ({
    header,
    ...joinNames(ledgers.map(({ size, chosenGroupings }) => ({ size, grouping: chosenGroupings.find((each) => each.header === header) }))),
  }));
}

function joinNames(parts: readonly { readonly size: number; readonly grouping: Grouping | undefined }[]): Grouping {
  const codes = new Map<string, number>();
  const codeOf = (name: string): number => {
    const known = codes.get(name) ?? codes.size;
    codes.set(name, known);
    return known;
  };
  const code = new Uint32Array(parts.reduce((sum, { size }) => sum + size, 0));
  let first = 0;
  for (const { size, grouping } of parts) {
    const turned = grouping?.names.map(codeOf) ?? [codeOf("")];
    for (let item = 0; item < size; item++) code[first + item] = turned[grouping?.code[item] ?? 0] ?? 0;
    first += size;
  }
  return { names: [...codes.keys()], code };
}
