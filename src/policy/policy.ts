import type { DayNumber } from "../kernel/day.js";
import type { ControlBalance } from "./control-balance.js";
import type { Regime } from "./legal-rates.js";
import { defaultPresentation, type Presentation } from "./presentation.js";
import { defaultProvision, type ProvisionPolicy } from "./provision-policy.js";
import type { StatedBalance } from "./stated-balance.js";
import type { SalesBasis } from "../ledger/ledger.js";

/** Every choice that moves a figure. The AR Policy sheet is its only home; these are the defaults where it is silent. */
export interface Policy {
  /** `undefined`: the last month-end not after the newest invoice. */
  readonly asOf: DayNumber | undefined;
  /** Upper limits of the past-due buckets in days, rising; the last bucket is open. [30, 60, 90] gives 1-30, 31-60, 61-90, 91+. */
  readonly bucketLimits: readonly number[];
  /** Upper limits of bands of days until the due day, rising, into which what is not due is split; none: one bucket "current". */
  readonly notDueLimits: readonly number[];
  /** Whether there is an aging by years beside those by days, and how a year is counted (账龄). */
  readonly agingBands: AgingBands;
  /** Upper limits of its bands in years, rising; the last band is open. */
  readonly yearLimits: readonly number[];
  /** Loss rates as decimal text, by bucket: not due, each past-due bucket, the open one; then no due date. */
  readonly provisionRates: { readonly notDue: string; readonly byBucket: readonly string[]; readonly noDueDate: string };
  /** Dunning levels, rising: level n from so many days past due. */
  readonly dunning: readonly { readonly level: number; readonly fromDaysPastDue: number }[];
  readonly credit: {
    /** Share of the limit from which a customer is watched, as decimal text ("0.9"). */
    readonly watchFrom: string;
    /** Past due for more than so many days: hold. `undefined` switches the rule off. */
    readonly holdWhenPastDueOver: number | undefined;
  };
  readonly company: { readonly name: string; readonly address: string; readonly bank: string; readonly contact: string };
  readonly termsDays: number | undefined;
  readonly defaultCurrency: string | undefined;
  /** The books' own currency, into which balances are translated; `undefined`: each currency stands for itself. */
  readonly baseCurrency: string | undefined;
  /** Rates of exchange, as they were entered. */
  readonly exchange: readonly ExchangeRate[];
  /** Items past due for no more days than this count as not due. */
  readonly graceDays: number;
  /** What has no due date: a bucket of its own, or due by the terms of its row, its customer, or those for all. */
  readonly missingDue: MissingDue;
  /** Credits that no invoice took: each in the bucket of its own age, taken off the oldest items first, or in a column of their own. */
  readonly unappliedCredits: UnappliedCredits;
  /** Bills and notes receivable: aged with the invoices, or in a column of their own. */
  readonly notes: NotesReceivable;
  /** Notes that were discounted or endorsed: out of the books by their kind (a bank accepted them, or without recourse), all of them, or none. */
  readonly discountedNotes: DiscountedNotes;
  /** Balances with related parties (intercompany): among the others, or in a column of their own. */
  readonly relatedParties: RelatedParties;
  /** Whether notes count among the receivables of DSO and turnover. */
  readonly notesInTurnover: boolean;
  /** Whether sales and receivables of ratios (DSO, turnover, collection effectiveness, bad debt to sales) are taken with tax or net of it. */
  readonly salesBasis: SalesBasis;
  /** Rows that wholly repeat an earlier one: counted as they stand, or left out of all figures. */
  readonly repeats: Repeats;
  /** Headers of columns by which the aging is also shown; "[C]" names one by its letter. */
  readonly groupBy: readonly string[];
  /** When a customer number of two legal entities means one customer: always, or where the names agree too. */
  readonly sameCustomers: SameCustomers;
  /** How the loss allowance is arrived at, beyond the rates by bucket. */
  readonly provision: ProvisionPolicy;
  /** Whose law late interest follows; `undefined`: none is chosen. */
  readonly lateInterest: Regime | undefined;
  readonly measures: Measures;
  /** Balances of the control accounts in the general ledger, as they were entered. */
  readonly controls: readonly ControlBalance[];
  /** Balances beside the receivables, for working capital and liquidity, as they were entered. */
  readonly balances: readonly StatedBalance[];
  /** How sheets show the figures; moves none. */
  readonly presentation: Presentation;
}

/** Choices of DSO and its kin on which sources differ. What is not here is a figure of its own. */
export interface Measures {
  /** Days of a year, for turnover in days and the costs of financing. */
  readonly yearDays: YearDays;
  /** Average balance of a year: of its opening and closing one, or of its 13 month-ends. */
  readonly averageBalance: AverageBalance;
  /** Count-back: each month counts its own days, or 30. */
  readonly countBackMonths: CountBackMonths;
  /** Count-back, a month without sales: its days elapse, it is skipped, or the count stops there. */
  readonly zeroMonth: ZeroMonth;
  /** A year, as decimal text; `undefined`: not known, and then no cost of financing is told. */
  readonly costOfCapital: string | undefined;
}

/** Units of the base currency for one unit of a currency, from a day on until the next one stated. */
export interface ExchangeRate {
  readonly currency: string;
  readonly day: DayNumber;
  /** Decimal text above 0. */
  readonly rate: string;
}

export const agingBandChoices = ["days", "years-anniversary", "years-period"] as const;
export type AgingBands = (typeof agingBandChoices)[number];

export const missingDues = ["apart", "by-terms"] as const;
export type MissingDue = (typeof missingDues)[number];

export const unappliedCredits = ["by-age", "oldest-first", "apart"] as const;
export type UnappliedCredits = (typeof unappliedCredits)[number];

export const relatedPartyChoices = ["included", "apart"] as const;
export type RelatedParties = (typeof relatedPartyChoices)[number];

export const notesReceivable = ["with-invoices", "apart"] as const;
export type NotesReceivable = (typeof notesReceivable)[number];

export const sameCustomersChoices = ["by-number-and-name", "by-number"] as const;
export type SameCustomers = (typeof sameCustomersChoices)[number];

export const discountedNotesChoices = ["by-kind", "derecognised", "kept"] as const;
export type DiscountedNotes = (typeof discountedNotesChoices)[number];

export const repeatsChoices = ["counted", "left-out"] as const;
export type Repeats = (typeof repeatsChoices)[number];

export const yearDayChoices = [365, 360] as const;
export type YearDays = (typeof yearDayChoices)[number];

export const averageBalances = ["ends", "month-ends"] as const;
export type AverageBalance = (typeof averageBalances)[number];

export const countBackMonthChoices = ["calendar", "30"] as const;
export type CountBackMonths = (typeof countBackMonthChoices)[number];

export const zeroMonths = ["elapse", "skip", "stop"] as const;
export type ZeroMonth = (typeof zeroMonths)[number];

export const defaultPolicy: Policy = {
  asOf: undefined,
  bucketLimits: [30, 60, 90],
  notDueLimits: [],
  agingBands: "days",
  yearLimits: [1, 2, 3, 4, 5],
  provisionRates: { notDue: "0.003", byBucket: ["0.016", "0.036", "0.066", "0.106"], noDueDate: "0.016" },
  dunning: [
    { level: 1, fromDaysPastDue: 1 },
    { level: 2, fromDaysPastDue: 31 },
    { level: 3, fromDaysPastDue: 61 },
  ],
  credit: { watchFrom: "0.9", holdWhenPastDueOver: 60 },
  company: { name: "", address: "", bank: "", contact: "" },
  termsDays: undefined,
  defaultCurrency: undefined,
  baseCurrency: undefined,
  exchange: [],
  graceDays: 0,
  missingDue: "apart",
  unappliedCredits: "by-age",
  notes: "apart",
  discountedNotes: "by-kind",
  relatedParties: "included",
  notesInTurnover: true,
  salesBasis: "gross",
  repeats: "counted",
  groupBy: [],
  sameCustomers: "by-number-and-name",
  provision: defaultProvision,
  lateInterest: undefined,
  measures: { yearDays: 365, averageBalance: "ends", countBackMonths: "calendar", zeroMonth: "elapse", costOfCapital: undefined },
  controls: [],
  balances: [],
  presentation: defaultPresentation,
};

/** A customer's standing data from the Customers table of the workbook. */
export interface CustomerTerms {
  readonly id: string;
  readonly name: string;
  /** Decimal text and its currency; `undefined` where none is set. */
  readonly limit: { readonly amount: string; readonly currency: string | null } | undefined;
  readonly termsDays: number | undefined;
  readonly language: "en-US" | "zh-CN" | undefined;
  /** A related party (intercompany, 关联方). */
  readonly related: boolean;
}
