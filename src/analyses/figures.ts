import type { DayNumber } from "../kernel/day.js";
import type { Minor, Ratio } from "../kernel/money.js";
import type { BaseBalance } from "./base-currency.js";
import type { Basis, Currency, SalesBasis } from "../ledger/ledger.js";
import type { UnbilledOfCurrency } from "./deliveries.js";
import type { Provision } from "./provision-figures.js";
import type { Input, Step, Term, Unit } from "./explanation.js";
import type { Flag } from "./methods/outcome.js";
import type { NoteLine } from "./notes.js";
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
  /** Notes receivable, those that were passed on among them. */
  readonly notes: readonly NoteLine[];
  /** What is delivered and not billed; `undefined` where no deliveries are known. */
  readonly unbilled: readonly UnbilledOfCurrency[] | undefined;
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

/** Buckets with their upper limits in days; the last two, the open one and the one without a day, have none. */
export interface AgingScale {
  readonly buckets: readonly Bucket[];
  readonly upperLimits: readonly number[];
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
  /** What the source calls a band of its own that no bucket of the policy holds. */
  readonly label?: string;
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
  "dsoYear",
  "dsoAverage90",
  "dsoAverage365",
  "dsoTrue",
  "dsoSalesWeighted",
  "delinquentDso90",
  "termsGranted90",
  "extendedDso90",
  "averageBalance",
  "turnover",
  "turnoverDays",
  "ceiQuarterMonthly",
  "percentCurrent",
  "badDebtRatio365",
  "concentration",
  "topTenShare",
  "costOfOverdue",
  "costOfReceivables",
  "tradeWorkingCapital",
  "workingCapital",
  "workingCapitalDays",
  "cashRatio",
] as const;

export type MetricId = (typeof metricIds)[number];

export type Reason =
  | "no-sales"
  | "no-settlements"
  | "open-items-only"
  | "zero-denominator"
  /** What could be collected is zero or negative. */
  | "nothing-collectable"
  | "history-exhausted"
  | "history-too-short"
  | "stopped-at-zero-month"
  | "issue-dates-missing"
  | "nothing-open"
  | "terms-missing"
  | "write-offs-not-stated"
  | "write-offs-undated"
  | "cost-of-capital-missing"
  | "balance-not-stated"
  | "ages-stated"
  | "ages-not-by-due"
  | BasisReason;

/** A ratio with what it was made of, or the reason why it cannot be had. The figure that a formula gives is the value: tests hold the two together. */
export type Metric =
  | {
      readonly kind: "value";
      /** In the unit of {@link metricUnits}; unrounded. */
      readonly value: Ratio;
      readonly flag?: Flag;
      readonly steps: readonly Step[];
      readonly formula: Term;
    }
  | {
      readonly kind: "unavailable";
      readonly reason: Reason;
      /** What is known all the same. */
      readonly inputs?: readonly Input[];
      readonly atLeast?: Ratio;
      readonly unexplained?: Minor;
    };

/** What a metric is counted in. An amount is in minor units of the currency, unrounded; a percent is in points. */
export const metricUnits: Readonly<Record<MetricId, Unit>> = {
  dsoSimple30: "days",
  dsoSimple90: "days",
  dsoSimple365: "days",
  dsoQuarter: "days",
  dsoCountBack: "days",
  bestPossibleDso90: "days",
  averageDaysDelinquent90: "days",
  daysToPay365: "days",
  daysLateFloored365: "days",
  daysLateSigned365: "days",
  ceiQuarter: "percent",
  dsoYear: "days",
  dsoAverage90: "days",
  dsoAverage365: "days",
  dsoTrue: "days",
  dsoSalesWeighted: "days",
  delinquentDso90: "days",
  termsGranted90: "days",
  extendedDso90: "days",
  averageBalance: "amount",
  turnover: "times",
  turnoverDays: "days",
  ceiQuarterMonthly: "percent",
  percentCurrent: "percent",
  badDebtRatio365: "percent",
  concentration: "index",
  topTenShare: "percent",
  costOfOverdue: "amount",
  costOfReceivables: "amount",
  tradeWorkingCapital: "amount",
  workingCapital: "amount",
  workingCapitalDays: "days",
  cashRatio: "times",
};

/** Names of the numbers that figures are made of; text/input-names.ts has the words. */
export type InputName =
  | "receivables"
  | "not-past-due"
  | "past-due"
  | "sales"
  | "days"
  | "write-offs"
  | "items"
  | "past-due-items"
  | "to-count-back"
  | "left"
  | "whole-months"
  | "months"
  | "open-of-month"
  | "open-times-age"
  | "sales-times-terms"
  | "sales-with-terms"
  | "paid"
  | "paid-times-days"
  | "paid-times-days-late"
  | "paid-times-days-early-or-late"
  | "year-days"
  | "debit-balances"
  | "squared-balances"
  | "ten-largest"
  | "past-due-times-days"
  | "cost-of-capital"
  | "cash"
  | "inventory"
  | "payables"
  | "other-operating-assets"
  | "other-operating-liabilities"
  | "current-liabilities"
  | "bucket"
  | "loss-rate"
  | "loss-factor"
  | "allowance"
  | "allowance-opening"
  | "recoveries"
  | "exchange-difference"
  | "transfers"
  | "allowance-before-charge"
  | "allowance-required"
  | "allowance-charge"
  | "specific-provision"
  | "security"
  | "limit"
  | "exposure"
  | "delivered"
  | "invoice"
  | "invoices-of-letter";

/** One number that went into a figure. */
export interface MetricInput {
  readonly name: InputName;
  readonly value:
    | { readonly kind: "amount"; readonly amount: Minor }
    | { readonly kind: "number"; readonly number: number }
    /** A fraction of one, shown in percent. */
    | { readonly kind: "rate"; readonly rate: Ratio }
    /** Amounts times days (power 1) or squared (2), added up: in minor units to that power. */
    | { readonly kind: "product"; readonly product: Ratio; readonly power: 1 | 2 };
  /** Which one, where there are several of a name: a bucket's id, an invoice's number. */
  readonly of?: string;
  /** The period, or with `to` alone the day. */
  readonly from?: DayNumber;
  readonly to?: DayNumber;
  /** Which items stand behind it; see items-behind.ts. */
  readonly rows?: RowsBehind;
}

/** How the items behind a number are selected, within its period or at its day. */
export type RowsBehind = "open" | "not-past-due" | "past-due" | "billed" | "paid" | "written-off" | readonly number[];

/** The lines of the allowance's roll-forward, as the answer of the command line calls them. */
export type AllowanceLine = "opening" | "writeOffs" | "recoveries" | "exchange" | "transfers" | "beforeCharge" | "charge" | "closing";

/** Any figure that can be explained. Customers are indexes into the ledger's. */
export type FigureName =
  | { readonly kind: "metric"; readonly id: MetricId }
  | { readonly kind: "open" | "past-due" | "past-due-by-amount" | "past-due-by-count" | "provision" }
  | { readonly kind: "provision-line"; readonly bucket: string }
  | { readonly kind: "allowance"; readonly line: AllowanceLine }
  | { readonly kind: "headroom" | "dunning"; readonly customer: number; readonly name: string };

/** A customer's exposure in one currency against its limit. Laws: exposure = open + delivered; available = limit - exposure. */
export interface CreditCheck {
  readonly customer: number;
  readonly open: Minor;
  /** Delivered and not billed. */
  readonly delivered: Minor;
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
  /** What is open of each, in their order. */
  readonly open: readonly Minor[];
  /** Past-due items in no letter. */
  readonly leftOut: readonly LeftOutItem[];
}

export interface LeftOutItem {
  readonly item: number;
  /** In dispute, or covered by what the customer has to its credit. */
  readonly reason: "disputed" | "credit";
  readonly open: Minor;
}
