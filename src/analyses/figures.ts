import type { DayNumber } from "../kernel/day.js";
import type { Minor, Ratio } from "../kernel/money.js";
import type { BaseBalance } from "./base-currency.js";
import type { Basis, Currency, SalesBasis } from "../ledger/ledger.js";
import type { Provision } from "./provision-figures.js";
import type { BasisReason } from "./sales-basis.js";

/** Everything computed for one ledger, policy and day. */
export interface Figures {
  readonly asOf: DayNumber;
  readonly basis: Basis;
  readonly currencies: readonly CurrencyFigures[];
  /** True when every open item stands in the bucket of its own age with what it owes itself: nothing set off, nothing kept apart. */
  readonly agedAsStated: boolean;
  /** All that is open in the books' own currency; `undefined` where the policy names none. */
  readonly base: BaseBalance | undefined;
}

/** One currency's figures; amounts of different currencies are never added. */
export interface CurrencyFigures {
  readonly currency: Currency;
  readonly open: Minor;
  /** Items whose open amount at the day is not zero, credits included. */
  readonly items: number;
  /** Customers having such items. */
  readonly customers: number;
  readonly agingByDue: Aging;
  readonly agingByIssue: Aging;
  /** Where the source states posting days. */
  readonly agingByPosting: Aging | undefined;
  /** Where the policy wants bands of years. */
  readonly agingByYears: Aging | undefined;
  readonly pastDue: { readonly amount: Minor; readonly items: number; readonly byAmount: Metric; readonly byCount: Metric };
  /** The part of the open total that related parties owe (intercompany, 关联方), and how many of them. */
  readonly relatedParties: { readonly open: Minor; readonly customers: number };
  /** Largest open first, ties by customer id in text order; at most ten. */
  readonly top: readonly { readonly customer: number; readonly open: Minor }[];
  /** The basis of sales and receivables in all metrics that hold one against the other. */
  readonly salesBasis: SalesBasis;
  readonly metrics: Readonly<Record<MetricId, Metric>>;
  readonly provision: Provision;
  readonly credit: readonly CreditCheck[];
  readonly dunning: readonly DunningProposal[];
}

/** What the age of an item counts from: its due, issue or posting day; `years` from the issue day in bands of years (账龄). */
export const agingBases = ["due", "issue", "posting", "years"] as const;

export type AgingBasis = (typeof agingBases)[number];

export interface Aging {
  readonly basis: AgingBasis;
  readonly buckets: readonly Bucket[];
  /** By bucket. Invariant: adds up to the open total. */
  readonly amounts: readonly Minor[];
  readonly items: readonly number[];
  /** One row per customer with open items, in text order of id. */
  readonly rows: readonly AgingRow[];
}

export interface AgingRow {
  /** Index into the ledger's customers. */
  readonly customer: number;
  readonly amounts: readonly Minor[];
  readonly total: Minor;
}

/**
 * Days from..to, both included; `null` is open-ended. `none` takes what has no date; `credits`, `notes` and `related` stand beside the ages where the
 * policy keeps unapplied credits, notes receivable or related parties apart.
 */
export interface Bucket {
  readonly id: string;
  readonly kind: "not-due" | "days" | "none" | "credits" | "notes" | "related";
  readonly from: number | null;
  readonly to: number | null;
}

export const metricIds = [
  "dsoSimple30",
  "dsoSimple90",
  "dsoSimple365",
  "dsoQuarter",
  "dsoCountBack",
  "bestPossibleDso90",
  "averageDaysDelinquent90",
  "daysToPay365",
  "daysLateFloored365",
  "daysLateSigned365",
  "ceiQuarter",
] as const;

export type MetricId = (typeof metricIds)[number];

export type Reason =
  | "no-sales"
  | "no-settlements"
  | "open-items-only"
  | "zero-denominator"
  | "history-exhausted"
  | "issue-dates-missing"
  | "nothing-open"
  | BasisReason;

/** A ratio with what it was made of, or the reason why it cannot be had. */
export type Metric =
  | { readonly kind: "value"; readonly value: Ratio; readonly flag?: "credit-balance"; readonly inputs: readonly MetricInput[] }
  | { readonly kind: "unavailable"; readonly reason: Reason; readonly atLeast?: Ratio; readonly unexplained?: Minor };

/** One number that went into a metric, for "how is this computed". */
export interface MetricInput {
  readonly name:
    | "open"
    | "not-due"
    | "past-due"
    | "billed"
    | "days"
    | "opening"
    | "settled"
    | "items"
    | "past-due-items"
    | "dso"
    | "best-possible-dso"
    | "weighted-days";
  readonly value:
    | { readonly kind: "amount"; readonly amount: Minor }
    | { readonly kind: "number"; readonly number: number }
    | { readonly kind: "ratio"; readonly ratio: Ratio };
  readonly from?: DayNumber;
  readonly to?: DayNumber;
}

export interface CreditCheck {
  readonly customer: number;
  readonly exposure: Minor;
  /** `undefined` where no limit is set. */
  readonly limit: Minor | undefined;
  readonly available: Minor | undefined;
  readonly status: "ok" | "watch" | "hold";
  readonly reasons: readonly CreditReason[];
}

export type CreditReason = "over-limit" | "near-limit" | "past-due" | "no-limit";

export interface DunningProposal {
  readonly customer: number;
  readonly level: number;
  /** Past-due amount of the items in the letter. */
  readonly amount: Minor;
  /** Items of the ledger, oldest due first. */
  readonly items: readonly number[];
  readonly leftOut: readonly { readonly item: number; readonly reason: "disputed" | "credit" }[];
}
