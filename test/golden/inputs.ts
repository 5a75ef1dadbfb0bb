import type { MethodReason } from "../../src/analyses/methods/outcome.js";

/** Inputs (lists as []) that have no effect on the result in any of the worked cases, with the reason why none is to be expected. */
export const noEffect: Readonly<Record<string, readonly string[]>> = {
  // Z'' leaves sales out.
  altmanZDoublePrime: ["sales"],
};

/** Choices by function and input, as the vocabulary lists them. Inputs that are labels only (arBasis, basis of rollRate, kind) are not there. */
export const variants: Readonly<Record<string, Readonly<Record<string, readonly (string | boolean)[]>>>> = {
  dsoSimple: { vatAlign: ["none", "grossUpSales"] },
  dsoCountBack: { monthLength: ["calendar", "30"], zeroMonth: ["elapse", "skip", "stop"] },
  cei: { salesBasis: ["fullPeriod", "monthlyAverage"] },
  turnover: { includeNotes: [true, false], averaging: ["ends", "all"] },
  averageBalance: { averaging: ["ends", "all"] },
  weightedDays: { negatives: ["signed", "floor"] },
  rollRate: { writeOffs: ["add", "ignore"] },
  pastDueShare: { denominator: ["net", "gross"] },
  agingByDate: { basis: ["due", "document"] },
  applyCredit: { method: ["ownBucket", "oldestFirst", "separate"] },
  allocatePayment: { order: ["oldestDueFirst", "targetsFirst"] },
  provisionMatrix: { rowRounding: ["none", "unit"] },
  allowanceRollForward: { recoveryRoute: ["allowance", "pl"] },
  provisionPools: { credits: ["exclude", "net"] },
  insuredEcl: { cover: ["none", "integral"] },
  creditLimit: { method: ["minimum", "average", "sum"] },
  creditExposure: { scope: ["balance", "delivered", "all"], netting: [true, false] },
  hhi: { othersMethod: ["ignore", "equal", "one"] },
  lateInterest: { rounding: ["once", "daily"] },
  lateInterestDated: { dayCount: ["act/365", "act/360", "act/act", "30/360"], countFirstDay: [true, false] },
  lateInterestPartPayments: { allocation: ["principal", "interest"] },
  statutoryRate: { fixing: ["priorHalfYearEnd", "halfYearStart", "startDate"] },
  statutoryMargin: { consumer: [true, false] },
  rateConversion: { per: ["month", "year"] },
  allocateToClaim: { order: ["costs-interest-principal", "principal-interest-costs"] },
  limitationDate: { rule: ["anniversary", "yearEnd"] },
  discountYield: { method: ["simple", "compound"] },
  expectedCashDate: { statistic: ["median", "mean"] },
};

/** Why a result can be null or a lower bound, by function, as the vocabulary lists it. */
export const reasons: Readonly<Record<string, readonly MethodReason[]>> = {
  dsoSimple: ["no-sales"],
  dsoBestPossible: ["no-sales"],
  averageDaysDelinquent: ["no-sales"],
  dsoRolling: ["no-sales"],
  dsoCountBack: ["history-exhausted", "stopped-at-zero-month"],
  dsoTrue: ["no-sales", "missing-input"],
  dsoBucketWeighted: ["no-sales"],
  dsoDelinquent: ["no-sales"],
  cei: ["nothing-collectable"],
  turnover: ["zero-denominator", "no-sales"],
  weightedDays: ["zero-denominator"],
  badDebtRatio: ["no-sales"],
  wcr: ["no-sales"],
  rollRate: ["zero-denominator"],
  pastDueShare: ["zero-denominator"],
  agingTranslate: ["missing-input"],
  fxRevalue: ["missing-input"],
  lossRatesVintage: ["zero-denominator"],
  expectedLoss: ["missing-input"],
  altmanZ: ["zero-denominator"],
  altmanZPrime: ["zero-denominator"],
  altmanZDoublePrime: ["zero-denominator"],
  paymentScoreDays: ["missing-input"],
  paymentScore: ["zero-denominator"],
  creditExposure: ["zero-denominator"],
  hhi: ["zero-denominator"],
  statutoryRate: ["missing-input"],
  dunningStage: ["below-first-step"],
  discountYield: ["no-extra-days"],
  expectedCashDate: ["missing-input"],
};
