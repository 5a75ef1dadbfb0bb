import { ageByDate, ageByDays, bucketId, bucketOfAge, showCredit } from "../../src/analyses/methods/aging.js";
import {
  allowanceFromSales,
  allowanceRollForward,
  allowanceSeries,
  pooledProvision,
  provisionBase,
  provisionMatrix,
} from "../../src/analyses/methods/allowance.js";
import { altmanZ, altmanZDoublePrime, altmanZPrime, type Accounts } from "../../src/analyses/methods/altman.js";
import { carryingCost, cashFromBalances, cashFromSales, expectedCashDate } from "../../src/analyses/methods/cash-forecast.js";
import { allocateToClaim, dunningStage, limitationDate, type ClaimPart } from "../../src/analyses/methods/claim.js";
import { badDebtRatio, collectionEffectiveness, pastDueShare, weightedDays } from "../../src/analyses/methods/collection.js";
import { concentration } from "../../src/analyses/methods/concentration.js";
import { countBack } from "../../src/analyses/methods/count-back.js";
import { creditLimit } from "../../src/analyses/methods/credit-limit.js";
import { creditPolicyProfit, discountYield, opportunityCost, type Terms } from "../../src/analyses/methods/credit-terms.js";
import { ageInPeriods, daysInPeriod, daysPastDue, yearBandOf, type AccountingMonth } from "../../src/analyses/methods/days.js";
import {
  averageDaysDelinquent,
  bestPossibleDso,
  delinquentDso,
  dso,
  rollingDso,
  valueOfOneDay,
  type VatAlignment,
} from "../../src/analyses/methods/dso.js";
import { realisedDifference, revalue, translateBuckets, type Settlement } from "../../src/analyses/methods/exchange.js";
import {
  collateralLoss,
  expectedLoss,
  exposureAtDefault,
  insuredLoss,
  specificProvision,
  type Cover,
} from "../../src/analyses/methods/expected-loss.js";
import { creditExposure } from "../../src/analyses/methods/exposure.js";
import { floatingInterest, interestWithPayments } from "../../src/analyses/methods/interest-stretches.js";
import { allowanceJournals } from "../../src/analyses/methods/journals.js";
import { interestBetween, lateInterest, type DayCount } from "../../src/analyses/methods/late-interest.js";
import { chainedLossRates, meanRollRates, rollRate, scaleLosses, vintageLossRates } from "../../src/analyses/methods/loss-rates.js";
import { bucketWeightedDso, trueDso } from "../../src/analyses/methods/open-item-dso.js";
import { allocatePayment, closingReceivable, footCheck, openItemAsOf, type Movements } from "../../src/analyses/methods/open-items.js";
import { andThen, had } from "../../src/analyses/methods/outcome.js";
import { paymentScore, paymentScoreDays } from "../../src/analyses/methods/payment-score.js";
import { convertRate, fixedSumUk, statutoryMargin, statutoryRate } from "../../src/analyses/methods/statutory.js";
import {
  averageBalance,
  balanceFromDays,
  turnover,
  workingCapitalRequirement,
  type Averaging,
  type WorkingCapital,
} from "../../src/analyses/methods/turnover.js";
import { dayFromIso, isoFromDay, type DayNumber } from "../../src/kernel/day.js";
import type { Fixing, Regime } from "../../src/policy/legal-rates.js";
import { yearBandLabel } from "../../src/text/year-bands.js";
import { parts, type Results } from "./plain.js";

/** Numbers of a case: money in units of its currency, days, fractions. */
type N = number;
/** ISO text of a day. */
type D = string;

/** Money of the cases has cents. */
const cents = 2;

/**
 * The one table from the `fn` of a worked case to our function. An entry renames and turns shapes and units (ISO text to days, a pair of lists to
 * a list of pairs); it never computes, and sees nothing of a case but its params.
 */
export const functions: Readonly<Record<string, (params: never) => Results>> = {
  // Days sales outstanding and its kin
  dsoSimple: (p: { ar: N; creditSales: N | null; days: N; vatAlign: VatAlignment; vatRate: N }) => ({
    dso: dso(p.ar, p, p.vatAlign, p.vatRate),
  }),
  dsoBestPossible: (p: { arCurrent: N; creditSales: N | null; days: N }) => ({ bpdso: bestPossibleDso(p.arCurrent, p) }),
  averageDaysDelinquent: (p: { arPastDue: N; creditSales: N | null; days: N }) => ({ add: averageDaysDelinquent(p.arPastDue, p) }),
  dsoRolling: (p: { ar: N; sales: (N | null)[]; days: N }) => ({ dso: rollingDso(p.ar, p.sales, p.days) }),
  dsoCountBack: (p: { ar: N; sales: (N | null)[]; days: N[]; monthLength: "calendar" | "30"; zeroMonth: "elapse" | "skip" | "stop" }) => {
    const months = p.sales.map((sales, i) => ({ sales, days: p.days[i] as N }));
    const { days, end, unexplained, flag } = countBack(p.ar, months, p);
    const complete = end === "complete";
    return { dso: flag ? { ...had(days), flag } : days, complete, unexplained, reason: complete ? null : end };
  },
  dsoTrue: (p: { asOf: D; items: { date: D | null; open: N; monthSales: N | null }[] }) => ({
    dso: trueDso(
      day(p.asOf),
      p.items.map((item) => ({ ...item, date: dayOrNull(item.date) })),
    ),
  }),
  dsoBucketWeighted: (p: { buckets: { open: N; sales: N | null }[]; daysPerBucket: N }) => ({
    dso: bucketWeightedDso(p.buckets, p.daysPerBucket),
  }),
  dsoDelinquent: (p: { ar: N; arPastDue: N; creditSales: N | null; days: N; termsDays: N }) =>
    parts(delinquentDso(p.ar, p.arPastDue, p, p.termsDays), ["dso", "daysCreditGranted", "delinquentDso", "extendedDso"]),
  dsoDayValue: (p: { annualCreditSales: N; annualRate: N; yearDays: N }) => ({
    ...valueOfOneDay(p.annualCreditSales, p.annualRate, p.yearDays),
  }),
  daysInPeriod: (p: { start: D; end: D }) => ({ days: daysInPeriod(day(p.start), day(p.end)) }),
  cei: (p: {
    openingAr: N;
    creditSales: N;
    closingAr: N;
    closingCurrentAr: N;
    months: N;
    salesBasis: "fullPeriod" | "monthlyAverage";
  }) => ({ cei: collectionEffectiveness(p, p.salesBasis, p.months) }),
  turnover: (p: { sales: N | null; balances: N[]; notesBalances: N[]; includeNotes: boolean; averaging: Averaging; yearDays: N }) => ({
    ...turnover(p.sales, p.balances, p.includeNotes ? p.notesBalances : undefined, p.averaging, p.yearDays),
  }),
  averageBalance: (p: { balances: N[]; averaging: Averaging }) => ({ average: averageBalance(p.balances, p.averaging) }),
  weightedDays: (p: { items: { weight: N; days: N }[]; negatives: "signed" | "floor" }) => ({ ...weightedDays(p.items, p.negatives) }),
  badDebtRatio: (p: { badDebt: N; sales: N | null }) => ({ ratio: badDebtRatio(p.badDebt, p.sales) }),
  balanceFromDays: (p: { annualFlow: N; days: N; yearDays: N }) => ({ balance: balanceFromDays(p.annualFlow, p.days, p.yearDays) }),
  wcr: (p: { [K in keyof WorkingCapital]: N } & { annualSales: N | null; yearDays: N }) => ({
    ...workingCapitalRequirement(p, p.annualSales, p.yearDays),
  }),
  rollRate: (p: { previous: N | null; rolled: N; writtenOff: N; writeOffs: "add" | "ignore" }) => ({
    rate: rollRate(p.previous, p.rolled, p.writtenOff, p.writeOffs),
  }),
  pastDueShare: (p: { current: N; pastDue: N; credits: N; denominator: "net" | "gross" }) => ({ ...pastDueShare(p, p.denominator) }),
  footCheck: (p: { parts: N[]; total: N }) => ({ ...footCheck(p.parts, p.total, cents) }),

  // Aging
  agingBucket: (p: { daysPastDue: N; upperLimits: N[] }) => {
    const index = bucketOfAge(p.daysPastDue, p.upperLimits);
    return { index, label: bucketId(index, p.upperLimits) };
  },
  agingByDays: (p: { items: { amount: N; days: N | null }[]; upperLimits: N[] }) => {
    const { amounts, total } = ageByDays(p.items, p.upperLimits);
    return { amounts, total };
  },
  agingByDate: (p: {
    asOf: D;
    basis: "due" | "document";
    items: { amount: N; documentDate: D | null; dueDate: D | null }[];
    upperLimits: N[];
  }) => {
    const items = p.items.map((item) => ({ ...item, documentDate: dayOrNull(item.documentDate), dueDate: dayOrNull(item.dueDate) }));
    const { amounts, total } = ageByDate(items, p.basis, p.upperLimits, day(p.asOf));
    return { amounts, total };
  },
  agingTranslate: (p: { items: { amount: N; currency: string; bucket: N }[]; rates: Record<string, N | null>; bucketCount: N }) =>
    parts(translateBuckets(p.items, p.rates, p.bucketCount), ["amounts", "total"]),
  daysPastDue: (p: { dueDate: D; asOf: D }) => ({ dpd: daysPastDue(day(p.dueDate), day(p.asOf)) }),
  openItemAsOf: (p: { amount: N; dueDate: D; applications: { date: D; amount: N }[]; asOf: D }) => {
    const item = openItemAsOf(p.amount, day(p.dueDate), dated(p.applications), day(p.asOf));
    return { open: item.open, dpd: item.daysPastDue };
  },
  ageByPeriod: (p: { from: string; to: string }) => ({ ...ageInPeriods(accountingMonth(p.from), accountingMonth(p.to)) }),
  ageByAnniversary: (p: { from: D; to: D; upperYears: N[] }) => {
    const index = yearBandOf(day(p.from), day(p.to), p.upperYears);
    return { index, label: yearBandLabel(index, p.upperYears, "zh-CN") };
  },
  applyCredit: (p: { amounts: N[]; credit: N; creditBucket: N; method: "ownBucket" | "oldestFirst" | "separate" }) => ({
    ...showCredit(p.amounts, p.credit, p.creditBucket, p.method),
  }),
  allocatePayment: (p: {
    payment: N;
    items: { id: string; open: N; dueDate: D | null }[];
    order: "oldestDueFirst" | "targetsFirst";
    targets: string[];
  }) => ({
    ...allocatePayment(
      p.payment,
      p.items.map((item) => ({ ...item, dueDate: dayOrNull(item.dueDate) })),
      p.order,
      p.targets,
    ),
  }),
  fxRevalue: (p: { items: { amount: N; currency: string; bookedRate: N | null }[]; closingRates: Record<string, N | null> }) => ({
    ...revalue(p.items, p.closingRates),
  }),
  fxRealised: (p: { [K in keyof Settlement]: N } & { roundBase: N }) => ({ ...realisedDifference(p, p.roundBase) }),
  arRollForward: (p: { [K in keyof Movements]: N }) => ({ closing: closingReceivable(p) }),

  // Allowance for losses
  provisionMatrix: (p: { gross: N[]; rates: N[]; multiplier: N; cap: N | null; rowRounding: "none" | "unit" }) => ({
    ...provisionMatrix(p.gross, p.rates, p),
  }),
  eclScale: (p: { base: N[]; scenarios: { probability: N; multiplier: N }[] }) => ({ ...scaleLosses(p.base, p.scenarios) }),
  lossRatesVintage: (p: { sales: N; paidByBucket: N[]; writtenOff: N }) => ({
    ...vintageLossRates(p.sales, p.paidByBucket, p.writtenOff),
  }),
  lossRatesRollRate: (p: { rollRates: N[][]; terminalLoss: N }) => {
    const average = meanRollRates(p.rollRates);
    return { average, lossRates: chainedLossRates(average, p.terminalLoss) };
  },
  allowanceSeries: (p: { opening: N; periods: { gross: N[]; rates: N[]; writeOffs: N; recoveries: N }[] }) => ({
    ...allowanceSeries(p.opening, p.periods),
  }),
  allowanceRollForward: (p: { opening: N; writeOffs: N; recoveries: N; fx: N; required: N; recoveryRoute: "allowance" | "pl" }) => ({
    ...allowanceRollForward(p.opening, p, p.fx, p.required, p.recoveryRoute),
  }),
  allowancePercentOfSales: (p: { opening: N; writeOffs: N; recoveries: N; creditSales: N; rate: N }) => ({
    ...allowanceFromSales(p.opening, p, p.creditSales, p.rate),
  }),
  allowanceJournals: (p: { writeOff: N; recovery: N; charge: N }) => ({
    entries: allowanceJournals(p.writeOff, p.recovery, p.charge).map((entry) => ({ ...entry })),
  }),
  provisionBase: (p: { netBalance: N; creditBalances: N; otherReceivables: N }) => ({
    base: provisionBase(p.netBalance, p.creditBalances, p.otherReceivables),
  }),
  provisionPools: (p: { items: { gross: N; rate: N | null; specific: N | null }[]; credits: "exclude" | "net" }) =>
    parts(pooledProvision(p.items, p.credits), ["collective", "specific", "total"]),
  specificProvision: (p: { gross: N; cashFlows: { years: N; amount: N }[]; eir: N }) => ({
    ...specificProvision(p.gross, p.cashFlows, p.eir),
  }),
  collateralEcl: (p: { gross: N; pd: N; collateralValue: N; sellingCostRate: N; monthsToSell: N; eir: N }) => ({
    ...collateralLoss(p.gross, p.pd, { value: p.collateralValue, sellingCostRate: p.sellingCostRate, monthsToSell: p.monthsToSell }, p.eir),
  }),
  insuredEcl: (p: { gross: N; pd: N; lgd: N; insuredShare: N; cover: Cover }) => ({
    ecl: insuredLoss(p.gross, p.pd, p.lgd, p.insuredShare, p.cover),
  }),
  expectedLoss: (p: { pd: N | null; lgd: N | null; ead: N | null }) => ({ ...expectedLoss(p.pd, p.lgd, p.ead) }),
  exposureAtDefault: (p: { commitment: N; drawnShare: N; drawdownOnDefault: N }) => ({
    ead: exposureAtDefault(p.commitment, p.drawnShare, p.drawdownOnDefault),
  }),

  // Credit decisions
  altmanZ: (p: { [K in keyof Accounts]: N } & { salesWeight: N }) => parts(altmanZ(p, p.salesWeight), ["z", "zone"]),
  altmanZPrime: (p: { [K in keyof Accounts]: N }) => parts(altmanZPrime(p), ["z", "zone"]),
  altmanZDoublePrime: (p: { [K in keyof Accounts]: N } & { x1Weight: N; constant: N }) =>
    parts(altmanZDoublePrime(p, p.x1Weight, p.constant), ["z", "zone"]),
  paymentScoreDays: (p: { score: N | null }) => ({ daysBeyondTerms: paymentScoreDays(p.score) }),
  paymentScore: (p: { items: { amount: N; score: N }[] }) => ({ score: paymentScore(p.items) }),
  creditLimit: (p: { method: "minimum" | "average" | "sum"; components: { amounts: N[]; share: N }[] }) => ({
    ...creditLimit(p.method, p.components),
  }),
  creditExposure: (p: {
    openItems: N;
    openBilling: N;
    openDeliveries: N;
    openOrders: { amount: N; date: D | null }[];
    horizon: D | null;
    deposits: N;
    guarantees: N;
    limit: N | null;
    scope: "balance" | "delivered" | "all";
    netting: boolean;
  }) => {
    const openOrders = p.openOrders.map(({ amount, date }) => ({ amount, date: dayOrNull(date) }));
    return { ...creditExposure({ ...p, openOrders }, p.limit, { ...p, horizon: dayOrNull(p.horizon) }) };
  },
  hhi: (p: { amounts: N[]; othersAmount: N; othersCount: N; othersMethod: "ignore" | "equal" | "one"; scale: 1 | 10_000 }) => ({
    hhi: concentration(p.amounts, { amount: p.othersAmount, count: p.othersCount, method: p.othersMethod }, p.scale),
  }),

  // Late payment
  lateInterest: (p: { principal: N; annualRate: N; days: N; basis: N; rounding: "once" | "daily"; fixedSum: N }) => ({
    ...lateInterest(p, p.rounding, p.fixedSum, cents),
  }),
  lateInterestDated: (p: { principal: N; annualRate: N; start: D; end: D; dayCount: DayCount; countFirstDay: boolean }) => ({
    ...interestBetween(p, day(p.start), day(p.end), p.dayCount, p.countFirstDay, cents),
  }),
  lateInterestFloating: (p: { principal: N; start: D; end: D; referenceRates: { from: D; rate: N }[]; margin: N; basis: N }) =>
    parts(floatingInterest(p.principal, day(p.start), day(p.end), effective(p.referenceRates), p.margin, p.basis, cents), [
      "days",
      "interest",
    ]),
  lateInterestPartPayments: (p: {
    principal: N;
    annualRate: N;
    basis: N;
    dueDate: D;
    payments: { date: D; amount: N }[];
    asOf: D;
    allocation: "principal" | "interest";
  }) => ({
    ...interestWithPayments({ ...p, dueDate: day(p.dueDate) }, dated(p.payments), day(p.asOf), p.allocation, cents),
  }),
  statutoryRate: (p: { startDate: D; referenceRates: { from: D; rate: N }[]; margin: N | null; fixing: Fixing }) => {
    const found = statutoryRate(day(p.startDate), effective(p.referenceRates), p.margin, p.fixing);
    return { ...found, fixingDate: isoFromDay(found.fixingDate) };
  },
  statutoryMargin: (p: { regime: Regime; contractDate: D; consumer: boolean }) => ({
    margin: statutoryMargin(p.regime, day(p.contractDate), p.consumer),
  }),
  rateConversion: (p: { rate: N; per: "month" | "year"; multiple: N; basis: N }) => ({
    ...convertRate(p.rate, p.per, p.multiple, p.basis),
  }),
  fixedSumUk: (p: { debt: N }) => ({ fixedSum: fixedSumUk(p.debt) }),
  allocateToClaim: (p: { payment: N; costs: N; interest: N; principal: N; order: string }) => ({
    ...allocateToClaim(p.payment, p, p.order.split("-") as ClaimPart[]),
  }),
  limitationDate: (p: { start: D; years: N; rule: "anniversary" | "yearEnd"; restart: D | null }) => ({
    expiry: isoFromDay(limitationDate(day(p.start), p.years, p.rule, dayOrNull(p.restart))),
  }),
  dunningStage: (p: { daysPastDue: N; ladder: { day: N; stage: string }[] }) => parts(dunningStage(p.daysPastDue, p.ladder), ["stage"]),

  // Cash and policy
  agingForecast: (p: { balances: N[]; curves: N[][] }) => ({ ...cashFromBalances(p.balances, p.curves) }),
  collectionForecast: (p: { openingAr: N; sales: N[]; cashShare: N; curve: N[] }) => ({
    ...cashFromSales(p.openingAr, p.sales, p.cashShare, p.curve),
  }),
  opportunityCost: (p: { annualCreditSales: N; collectionDays: N; variableCostRatio: N; costOfCapital: N; yearDays: N }) => ({
    ...opportunityCost(p.annualCreditSales, p.collectionDays, p),
  }),
  creditPolicy: (p: {
    sales: N;
    terms: Terms[];
    variableCostRatio: N;
    costOfCapital: N;
    collectionCost: N;
    badDebtRate: N;
    yearDays: N;
  }) => ({ ...creditPolicyProfit(p.sales, p.terms, p, p.collectionCost, p.badDebtRate) }),
  discountYield: (p: { discount: N; discountDay: N; paidDay: N; yearDays: N; method: "simple" | "compound" }) => ({
    annualRate: discountYield(p.discount, p.discountDay, p.paidDay, p.yearDays, p.method),
  }),
  expectedCashDate: (p: { dueDate: D | null; daysLate: N[]; statistic: "median" | "mean" }) => {
    const expected = expectedCashDate(dayOrNull(p.dueDate), p.daysLate, p.statistic);
    return { daysLate: expected.daysLate, expectedDate: andThen(expected.date, isoFromDay) };
  },
  carryingCost: (p: { items: { amount: N; days: N }[]; annualRate: N; basis: N }) => ({
    cost: carryingCost(p.items, p.annualRate, p.basis),
  }),
};

function day(iso: D): DayNumber {
  const found = dayFromIso(iso);
  if (found === undefined) throw new Error(`${iso} is not a day`);
  return found;
}

function dayOrNull(iso: D | null): DayNumber | null {
  return iso === null ? null : day(iso);
}

function dated(entries: readonly { date: D; amount: N }[]): readonly { date: DayNumber; amount: N }[] {
  return entries.map(({ date, amount }) => ({ date: day(date), amount }));
}

function effective(rates: readonly { from: D; rate: N }[]): readonly { from: DayNumber; rate: N }[] {
  return rates.map(({ from, rate }) => ({ from: day(from), rate }));
}

function accountingMonth(text: string): AccountingMonth {
  const [year, month] = text.split("-");
  return { year: Number(year), month: Number(month) };
}
