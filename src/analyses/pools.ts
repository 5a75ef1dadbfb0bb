import type { DayNumber } from "../kernel/day.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import type { PoolMember, ProvisionPolicy, SpecificEntry } from "../policy/provision-policy.js";
import { ageLedger, type AgedLedger, type ApartItems } from "./aging.js";
import type { PoolsOfItems } from "./loss-history.js";
import type { OpenIndex } from "./open-index.js";

/** The open items of a ledger parted for the allowance: by pool of like risk, and those that are assessed on their own. */
export interface PooledLedger {
  /** By item of the whole ledger. */
  readonly pools: PoolsOfItems;
  /** The aging by due date of each pool, without what is assessed apart. */
  readonly aged: readonly AgedLedger[];
  /** Index into the policy's specific entries by item of the index, -1 for none; absent where there are no entries. */
  readonly specific: Int32Array | undefined;
}

/** Parts the items of the index, of which `open` says what they owe. Where the policy makes no pools and assesses nobody apart, `byDue` is the one pool. */
export function poolItems(
  ledger: Ledger,
  { items, places }: OpenIndex,
  open: Float64Array,
  byDue: AgedLedger,
  policy: Policy,
  asOf: DayNumber,
  apart: readonly ApartItems[],
): PooledLedger {
  const pools = poolsOf(ledger, policy.provision);
  const entryOf = specificEntryOf(ledger, policy.provision.specific);
  const specific = entryOf && Int32Array.from(places, entryOf);
  if (!pools.code && !specific) return { pools, aged: [byDue], specific };
  const aged = pools.names.map((_, pool) => {
    const isOf = (item: number): boolean => !pools.code || pools.code[places[item] as number] === pool;
    const own = Float64Array.from(open, (amount, item) => (isOf(item) && (specific?.[item] ?? -1) < 0 ? amount : 0));
    return ageLedger(items, own, "due", policy, asOf, apart);
  });
  return { pools, aged, specific };
}

/** Pools in the order of AR_Pools, then one without a name for all that it does not mention. */
function poolsOf(ledger: Ledger, { pools: members }: ProvisionPolicy): PoolsOfItems {
  if (members.length === 0) return { names: [undefined], code: undefined };
  const named = [...new Set(members.map(({ pool }) => pool))];
  const others = named.length;
  // A customer that is named goes before any column; in each, the first row that says something counts.
  const ofCustomer = ledger.customers.map((customer) => members.find(({ by, value }) => by === "customer" && isCustomer(customer, value)));
  const byColumn = members.flatMap((member) => (member.by === "customer" ? [] : [{ member, code: codeOf(ledger, member) }]));
  const code = Uint8Array.from({ length: ledger.size }, (_, item) => {
    const found =
      ofCustomer[ledger.customer[item] as number] ??
      byColumn.find(({ code: wanted, member }) => {
        const grouping = member.by === "customer" ? undefined : ledger.groupings[member.by];
        return wanted >= 0 && grouping?.code[item] === wanted;
      })?.member;
    return found ? named.indexOf(found.pool) : others;
  });
  return { names: [...named, undefined], code };
}

function codeOf(ledger: Ledger, { by, value }: PoolMember): number {
  if (by === "customer") return -1;
  return ledger.groupings[by]?.names.findIndex((name) => same(name, value)) ?? -1;
}

/** The entry of AR_Specific that an item falls under, -1 for none: one that names its invoice goes before one for all that its customer owes. */
function specificEntryOf(ledger: Ledger, entries: readonly SpecificEntry[]): ((item: number) => number) | undefined {
  if (entries.length === 0) return undefined;
  const ofCustomer = ledger.customers.map((customer) =>
    entries.flatMap((entry, index) => (isCustomer(customer, entry.customer) ? [{ entry, index }] : [])),
  );
  return (item) => {
    const code = ledger.currencies[ledger.currency[item] as number]?.code ?? undefined;
    const candidates = (ofCustomer[ledger.customer[item] as number] ?? []).filter(
      ({ entry }) => entry.currency === undefined || entry.currency === code,
    );
    const number = ledger.invoiceNumber.at(item) ?? "";
    const found =
      candidates.find(({ entry }) => entry.invoice !== "" && same(entry.invoice, number)) ??
      candidates.find(({ entry }) => entry.invoice === "");
    return found?.index ?? -1;
  };
}

/** True where a name in the policy means the customer: its number or its name, whatever the case. */
export function isCustomer(customer: { readonly id: string; readonly name: string }, named: string): boolean {
  return same(customer.id, named) || same(customer.name, named);
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
