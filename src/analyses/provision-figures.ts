import type { DayNumber } from "../kernel/day.js";
import type { Minor } from "../kernel/money.js";
import type { ProvisionMethod, ProvisionWording, SecurityEntry, SpecificEntry } from "../policy/provision-policy.js";
import type { JournalEntry } from "./methods/journals.js";
import type { Outcome } from "./methods/outcome.js";

/** The loss allowance of one currency: what is required, where it comes from, how it got there and what is to be booked. */
export interface Provision {
  readonly method: ProvisionMethod;
  readonly wording: ProvisionWording;
  /** Required closing allowance: pools less security, and specific provisions. Of percent-of-sales what the charge leads to. */
  readonly total: Outcome<Minor, ProvisionReason>;
  /** The lines of all pools, pool by pool; `base` x `rate`, rounded half away from zero, is `amount`. Empty where rates are not available. */
  readonly byBucket: readonly ProvisionLine[];
  /** Each pool of like risk; one without a name where the policy makes none. */
  readonly pools: readonly PoolProvision[];
  /** Multiplier on every rate for what is to be expected, as decimal text. */
  readonly factor: string;
  readonly specific: readonly SpecificLine[];
  readonly security: readonly SecurityLine[];
  /** Net balances of customers in credit, where they are kept out of the base; zero or negative, no allowance. */
  readonly creditBalances: Minor;
  /** From which history the rates come; `undefined` where the policy states them. */
  readonly history: LossHistory | undefined;
  readonly rollForward: Outcome<AllowanceRollForward, ProvisionReason>;
  readonly journal: Outcome<readonly JournalEntry[], ProvisionReason>;
}

export interface ProvisionLine {
  readonly pool: string | undefined;
  /** Id of a bucket of the aging by due date; "balance" or "sales" for the methods with one rate. */
  readonly bucket: string;
  readonly base: Minor;
  /** Before the factor, as decimal text. */
  readonly baseRate: string;
  /** After the factor, at most 1, as decimal text. */
  readonly rate: string;
  readonly amount: Minor;
}

export interface PoolProvision {
  readonly pool: string | undefined;
  readonly base: Minor;
  /** The rows as shown, added up. */
  readonly total: Outcome<Minor, ProvisionReason>;
}

export interface SpecificLine {
  readonly entry: SpecificEntry;
  /** Index into the ledger's customers; `undefined` where the ledger has none of that number or name. */
  readonly customer: number | undefined;
  readonly gross: Minor;
  readonly amount: Outcome<Minor, ProvisionReason>;
}

export interface SecurityLine {
  readonly entry: SecurityEntry;
  readonly customer: number | undefined;
  /** What the customer owes in its pool, and the allowance on it before security. */
  readonly gross: Minor;
  readonly before: Minor;
  /** The part of gross that is covered: at most gross, after the own share. */
  readonly covered: Minor;
  /** By how much the allowance is lower: before x covered / gross. Zero for cover that is an asset of its own. */
  readonly reduction: Outcome<Minor, ProvisionReason>;
}

/** Where loss rates come from. */
export interface LossHistory {
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** Pairs of month-ends, or months of a vintage. */
  readonly months: number;
  /** Buckets that held too little: taken pooled over all months, merged with the next older one, or at the stated rate. */
  readonly thin: readonly { readonly pool: string | undefined; readonly bucket: string; readonly taken: "pooled" | "merged" | "stated" }[];
  /** Roll rates above 1: something entered the bucket beside what rolled. Shown, not capped. */
  readonly above: readonly { readonly pool: string | undefined; readonly bucket: string }[];
}

/** Opening to closing; opening - write-offs + recoveries + exchange + transfers + charge = closing, always. */
export interface AllowanceRollForward {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly opening: Minor;
  readonly writeOffs: Minor;
  /** Whether the write-offs are those of AR_Allowance or, where it names none, those in the ledger. */
  readonly writeOffsFrom: "policy" | "ledger";
  /** Through the allowance, or straight to profit or loss: then they move it by nothing. */
  readonly recoveries: Minor;
  readonly recoveriesToProfit: Minor;
  readonly exchange: Minor;
  readonly transfers: Minor;
  /** Before the charge; negative is a debit balance: more was written off than was provided for. */
  readonly before: Minor;
  /** Negative: a release. */
  readonly charge: Minor;
  readonly closing: Minor;
}

export type ProvisionReason =
  /** The source lists open items only: it knows no history. */
  | "open-items-only"
  | "issue-dates-missing"
  /** Payments without a day: no earlier balance can be rebuilt. */
  | "payments-undated"
  | "history-too-short"
  /** Nothing tells a loss from what is merely late: no write-offs, and no day from which a debt counts as lost. */
  | "no-write-offs"
  /** Buckets of different lengths: no month-end is one bucket before another. */
  | "buckets-uneven"
  /** The source states its own ages, in other bands than those for which rates stand. */
  | "buckets-differ"
  /** The method needs a rate that the policy does not state. */
  | "rate-missing"
  | "opening-missing"
  /** An amount without a currency where there are several. */
  | "currency-unclear"
  | "customer-unknown"
  | "nothing-open"
  /** The customer is assessed on its own: its security belongs into that estimate. */
  | "assessed-apart";
