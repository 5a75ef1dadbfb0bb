import type { DayNumber } from "../kernel/day.js";
import { minor, type Minor } from "../kernel/money.js";
import type { Basis, Currency, Ledger } from "../ledger/ledger.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { bucketFinder, type BucketFinder } from "./aging.js";
import { basisAt } from "./balance.js";
import type { Span } from "./compare-days.js";
import type { AgingBasis } from "./figures.js";
import { flowKinds, visitFlows } from "./flows.js";
import { openItems } from "./open-items.js";

/** `set-off`: credits taken off older items by policy, one day more or less than on the other; it adds up to nothing in each currency. */
export const movementKinds = [...flowKinds, "set-off"] as const;

export type MovementKind = (typeof movementKinds)[number];

/** What became of every item between two days. */
export interface Movement extends Span {
  /** How far balances of the earlier day were rebuilt. */
  readonly basis: Basis;
  readonly currencies: readonly CurrencyMovement[];
  /** The items whose balance or bucket changed, or that came and went. */
  readonly items: Uint32Array;
  readonly itemAt: (item: number) => ItemMovement;
}

export interface CurrencyMovement {
  readonly currency: Currency;
  readonly opening: Minor;
  /** Those that happened. Invariant: `opening` and these add up to `closing`. */
  readonly byKind: readonly { readonly kind: MovementKind; readonly amount: Minor; readonly items: number }[];
  readonly closing: Minor;
  /** Open on both days and in another bucket: what is left of them. */
  readonly movedOn: { readonly amount: Minor; readonly items: number };
  readonly migration: Migration;
}

/**
 * Where the money of each bucket went. A row holds what stood in a bucket at the earlier day, the last one what came since; a column what stands
 * in a bucket at the later day, or what left by a kind of movement. Invariant: rows add up to the earlier aging and to what came, the columns of
 * buckets to the later aging.
 */
export interface Migration {
  /** Ids of buckets, then "new". */
  readonly rows: readonly string[];
  /** Ids of buckets, then kinds of movements. */
  readonly columns: readonly string[];
  /** Minor units by row, then column. */
  readonly amounts: readonly (readonly Minor[])[];
}

export interface ItemMovement {
  readonly opening: Minor;
  readonly closing: Minor;
  readonly byKind: readonly { readonly kind: MovementKind; readonly amount: Minor }[];
  /** Id of the bucket at each day; `undefined` where the item was not there, or is settled. */
  readonly fromBucket: string | undefined;
  readonly toBucket: string | undefined;
  readonly state: "new" | "new-settled" | "settled" | "part-settled" | "moved-on" | "changed";
}

/**
 * Compares the items of two days of one ledger, both rebuilt and aged as the policy says. Opening and movements add up to closing for every
 * item, and so for every customer and currency. Source: METHODS B, foot checks.
 * @param basis What the ages of the buckets count from.
 */
export function movementOf(
  ledger: Ledger,
  policy: Policy,
  customers: ReadonlyMap<string, CustomerTerms>,
  span: Span,
  basis: AgingBasis = "due",
): Movement {
  const at = (day: DayNumber): DayOfItems => {
    const { open, apart } = openItems(ledger, policy, customers, day);
    return { open, buckets: bucketFinder(ledger, basis, policy, day, apart) };
  };
  const table = new MovementTable(ledger, span, at(span.from), at(span.till));
  return {
    ...span,
    basis: basisAt(ledger, span.from),
    currencies: ledger.currencies.map((currency, index) => table.ofCurrency(currency, index)),
    items: table.moved,
    itemAt: (item) => table.itemAt(item),
  };
}

interface DayOfItems {
  readonly open: Float64Array;
  readonly buckets: BucketFinder;
}

class MovementTable {
  /** Signed minor units by item, for each kind that happened. */
  private readonly flows = new Map<MovementKind, Float64Array>();
  /** The same without what came as a document: what happened to documents that were there. */
  private readonly changes = new Map<MovementKind, Float64Array>();
  /** 1 where the document itself came within the span. */
  private readonly came: Uint8Array;
  readonly moved: Uint32Array;

  constructor(
    private readonly ledger: Ledger,
    span: Span,
    private readonly before: DayOfItems,
    private readonly after: DayOfItems,
  ) {
    this.came = new Uint8Array(ledger.size);
    visitFlows(ledger, span.from, span.till, (item, kind, _, amount, came) => {
      this.add(this.flows, item, kind, amount);
      if (came) this.came[item] = 1;
      else this.add(this.changes, item, kind, amount);
    });
    this.addSetOff();
    const moved: number[] = [];
    for (let item = 0; item < ledger.size; item++) if (this.isMoved(item)) moved.push(item);
    this.moved = Uint32Array.from(moved);
  }

  ofCurrency(currency: Currency, index: number): CurrencyMovement {
    const { before, after, ledger } = this;
    const rows = [...before.buckets.ids, "new"];
    const kinds = [...this.changes];
    const columns = [...after.buckets.ids, ...kinds.map(([kind]) => kind)];
    const amounts = rows.map(() => columns.map(() => 0));
    const movedOn = { amount: 0, items: 0 };
    let opening = 0;
    let closing = 0;
    for (let item = 0; item < ledger.size; item++) {
      if (ledger.currency[item] !== index) continue;
      const left = after.open[item] as number;
      opening += before.open[item] as number;
      closing += left;
      if (this.isMovedOn(item)) {
        movedOn.amount += left;
        movedOn.items++;
      }
      const row = amounts[this.came[item] === 1 ? rows.length - 1 : before.buckets.of(item)];
      const put = (column: number, amount: number): void => {
        if (row && amount !== 0) row[column] = (row[column] ?? 0) + amount;
      };
      put(after.buckets.of(item), left);
      for (const [i, [, change]] of kinds.entries()) put(after.buckets.ids.length + i, -(change[item] as number));
    }
    return {
      currency,
      opening: minor(opening),
      byKind: movementKinds.flatMap((kind) => this.totalOf(kind, index)),
      closing: minor(closing),
      movedOn: { amount: minor(movedOn.amount), items: movedOn.items },
      migration: { rows, columns, amounts: amounts.map((row) => row.map(minor)) },
    };
  }

  itemAt(item: number): ItemMovement {
    const opening = minor(this.before.open[item] as number);
    const closing = minor(this.after.open[item] as number);
    const byKind = [...this.flows].flatMap(([kind, flow]) => (flow[item] ? [{ kind, amount: minor(flow[item] as number) }] : []));
    return {
      opening,
      closing,
      byKind,
      fromBucket: opening === 0 ? undefined : this.before.buckets.idOf(item),
      toBucket: closing === 0 ? undefined : this.after.buckets.idOf(item),
      state: stateOf(this.came[item] === 1, opening, closing, byKind.length > 0),
    };
  }

  private totalOf(kind: MovementKind, currency: number): CurrencyMovement["byKind"] {
    const flow = this.flows.get(kind);
    let amount = 0;
    let items = 0;
    for (let item = 0; flow && item < flow.length; item++) {
      if (flow[item] === 0 || this.ledger.currency[item] !== currency) continue;
      amount += flow[item] as number;
      items++;
    }
    return items === 0 ? [] : [{ kind, amount: minor(amount), items }];
  }

  private add(flows: Map<MovementKind, Float64Array>, item: number, kind: MovementKind, amount: number): void {
    let flow = flows.get(kind);
    if (!flow) flows.set(kind, (flow = new Float64Array(this.ledger.size)));
    flow[item] = (flow[item] as number) + amount;
  }

  /** What the policy sets off between items on one day and not on the other is all that flows do not explain. */
  private addSetOff(): void {
    const flows = [...this.flows.values()];
    for (let item = 0; item < this.ledger.size; item++) {
      let rest = (this.after.open[item] as number) - (this.before.open[item] as number);
      for (const flow of flows) rest -= flow[item] as number;
      if (rest === 0) continue;
      this.add(this.flows, item, "set-off", rest);
      this.add(this.changes, item, "set-off", rest);
    }
  }

  private isMoved(item: number): boolean {
    if (this.came[item] === 1 || this.isMovedOn(item)) return true;
    for (const change of this.changes.values()) if (change[item] !== 0) return true;
    return false;
  }

  private isMovedOn(item: number): boolean {
    const { before, after } = this;
    return before.open[item] !== 0 && after.open[item] !== 0 && before.buckets.idOf(item) !== after.buckets.idOf(item);
  }
}

function stateOf(came: boolean, opening: Minor, closing: Minor, changed: boolean): ItemMovement["state"] {
  if (came) return closing === 0 ? "new-settled" : "new";
  if (!changed) return "moved-on";
  if (opening !== 0 && closing === 0) return "settled";
  return Math.abs(closing) < Math.abs(opening) ? "part-settled" : "changed";
}
