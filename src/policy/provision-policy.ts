import type { DayNumber } from "../kernel/day.js";
import { groupingFields, type GroupingField } from "../ledger/ledger.js";

/** Every choice that moves the loss allowance, beside the rates by bucket. AR Policy is its home; where it is silent, the plain matrix stands. */
export interface ProvisionPolicy {
  readonly method: ProvisionMethod;
  /** Whose words reports and journal entries use. */
  readonly wording: ProvisionWording;
  /** Whether what one customer has in credit lowers what is provided for others. */
  readonly credits: ProvisionCredits;
  /** On every rate, for what is to be expected, as decimal text above 0; "1" changes nothing. Scenarios take its place. */
  readonly factor: string;
  readonly scenarios: readonly ProvisionScenario[];
  /** Months of history behind loss rates, 12 to 36. */
  readonly historyMonths: number;
  readonly averaging: RollAveraging;
  /** Share lost of what reaches the open bucket, for roll rates: decimal text. */
  readonly lastBucketLoss: string;
  /** What is unpaid for more days past due than this counts as lost, beside what was written off; `undefined`: only what was written off. */
  readonly lostAfterDays: number | undefined;
  /** Rate of the methods that have one: of the balance, or of sales. Decimal text. */
  readonly rate: string | undefined;
  readonly recoveries: RecoveryChoice;
  readonly pools: readonly PoolMember[];
  /** Rates of a pool where it has its own; others stand as for all. */
  readonly poolRates: readonly PoolRate[];
  readonly specific: readonly SpecificEntry[];
  readonly security: readonly SecurityEntry[];
  readonly movements: readonly AllowanceMovement[];
}

/** 迁徙率 is roll-rate, 余额百分比法 percent-of-balance, 账龄分析法 aging, 销货百分比法 percent-of-sales. */
export const provisionMethods = ["matrix", "loss-rate-history", "roll-rate", "percent-of-balance", "aging", "percent-of-sales"] as const;
export type ProvisionMethod = (typeof provisionMethods)[number];

export const provisionWordings = ["IFRS 9", "CAS 22", "CECL"] as const;
export type ProvisionWording = (typeof provisionWordings)[number];

/** `netted`: each bucket's net. `by-customer`: credits are taken off their own customer's debts, oldest first; a customer in credit is left out. */
export const provisionCreditChoices = ["netted", "by-customer"] as const;
export type ProvisionCredits = (typeof provisionCreditChoices)[number];

export const rollAveragings = ["pooled", "averaged"] as const;
export type RollAveraging = (typeof rollAveragings)[number];

/** Recoveries of amounts written off go through the allowance, or straight to profit or loss. */
export const recoveryChoices = ["allowance", "profit-or-loss"] as const;
export type RecoveryChoice = (typeof recoveryChoices)[number];

export interface ProvisionScenario {
  readonly name: string;
  /** Fraction; those of all scenarios add up to 1. Decimal text, as the multiplier is. */
  readonly probability: string;
  readonly multiplier: string;
}

export const poolKeys = ["customer", ...groupingFields] as const satisfies readonly ("customer" | GroupingField)[];
export type PoolKey = (typeof poolKeys)[number];

/** Puts a customer, or all items with one value in a grouping column, into a pool of like risk. */
export interface PoolMember {
  readonly pool: string;
  readonly by: PoolKey;
  /** A customer's number or name, or the value in the column. */
  readonly value: string;
}

export interface PoolRate {
  readonly pool: string;
  /** Id of a bucket: "current", "1-30", "91+", "no-due-date". */
  readonly bucket: string;
  readonly rate: string;
}

/** A customer, or one invoice, that is assessed on its own (单项计提) and leaves its pool. Exactly one of rate and amount is given. */
export interface SpecificEntry {
  readonly customer: string;
  /** "": all that the customer owes. */
  readonly invoice: string;
  /** ISO code the entry is about; `undefined`: every currency for a rate, the one currency there is for an amount. */
  readonly currency: string | undefined;
  readonly rate: string | undefined;
  /** Decimal text in units of the currency. */
  readonly amount: string | undefined;
  readonly reason: string;
}

export const securityKinds = ["collateral", "guarantee", "insurance"] as const;
export type SecurityKind = (typeof securityKinds)[number];

export interface SecurityEntry {
  readonly customer: string;
  readonly kind: SecurityKind;
  readonly note: string;
  readonly currency: string | undefined;
  /** What is covered, in units of the currency: of collateral the net proceeds, of a policy the sum insured. Decimal text. */
  readonly amount: string;
  /** Share of a loss that is borne all the same. Decimal text, a fraction. */
  readonly ownRisk: string;
  /** Only cover that is integral to the terms lowers the loss; other cover is an asset of its own (METHODS C). */
  readonly integral: boolean;
}

export const movementKinds = ["opening", "write-off", "recovery", "exchange", "transfer"] as const;
export type MovementKind = (typeof movementKinds)[number];

/** A movement of the allowance. Amounts are decimal text, positive where the name says which way they go; exchange and transfer carry a sign. */
export interface AllowanceMovement {
  readonly kind: MovementKind;
  /** For the opening balance the day at whose end it stood. */
  readonly day: DayNumber;
  readonly note: string;
  readonly currency: string | undefined;
  readonly amount: string;
}

/** The buckets for which a rate is stated, by the ids that AR_Rates shows: not due, one per limit, the open one, no due date. */
export function rateBuckets(limits: readonly number[]): readonly string[] {
  const days = limits.map((limit, i) => `${(limits[i - 1] ?? 0) + 1}-${limit}`);
  return ["current", ...days, `${(limits[limits.length - 1] ?? 0) + 1}+`, "no-due-date"];
}

export const defaultProvision: ProvisionPolicy = {
  method: "matrix",
  wording: "IFRS 9",
  credits: "netted",
  factor: "1",
  scenarios: [],
  historyMonths: 12,
  averaging: "pooled",
  lastBucketLoss: "1",
  lostAfterDays: undefined,
  rate: undefined,
  recoveries: "allowance",
  pools: [],
  poolRates: [],
  specific: [],
  security: [],
  movements: [],
};

/** True where a policy says anything of provisions beyond the rates by bucket. */
export function saysOfProvisions(policy: ProvisionPolicy): boolean {
  return JSON.stringify({ ...defaultProvision, ...policy }) !== JSON.stringify(defaultProvision);
}
