import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { agree, oursFor, type Case } from "./check.js";
import { functions } from "./functions.js";
import type { Plain } from "./plain.js";

/** The money among a function's inputs and results; all others are days, rates, shares, counts and text. */
const money: Readonly<Record<string, { readonly inputs: readonly string[]; readonly results: readonly string[] }>> = {
  dsoSimple: of("ar creditSales"),
  dsoBestPossible: of("arCurrent creditSales"),
  averageDaysDelinquent: of("arPastDue creditSales"),
  dsoRolling: of("ar sales"),
  dsoCountBack: of("ar sales", "unexplained"),
  dsoTrue: of("open monthSales"),
  dsoBucketWeighted: of("open sales"),
  dsoDelinquent: of("ar arPastDue creditSales"),
  dsoDayValue: of("annualCreditSales", "cashPerDay annualSaving"),
  cei: of("openingAr creditSales closingAr closingCurrentAr"),
  turnover: of("sales balances notesBalances", "balance"),
  averageBalance: of("balances", "average"),
  weightedDays: of("weight"),
  badDebtRatio: of("badDebt sales"),
  balanceFromDays: of("annualFlow", "balance"),
  wcr: of("inventory receivables otherOperatingAssets payables otherOperatingLiabilities annualSales", "wcr tradeWcr"),
  rollRate: of("previous rolled writtenOff"),
  pastDueShare: of("current pastDue credits"),
  agingByDays: of("amount", "amounts total"),
  agingByDate: of("amount", "amounts total"),
  agingTranslate: of("amount", "amounts total"),
  openItemAsOf: of("amount", "open"),
  applyCredit: of("amounts credit", "amounts credits total"),
  allocatePayment: of("payment open", "remaining unapplied"),
  fxRevalue: of("amount", "gains bookedTotal closingTotal totalGain"),
  arRollForward: of("opening invoices receipts creditNotes writeOffs fx", "closing"),
  provisionMatrix: of("gross", "allowance total"),
  eclScale: of("base", "adjusted baseTotal total"),
  lossRatesVintage: of("sales paidByBucket writtenOff", "reaching"),
  allowanceSeries: of("opening gross writeOffs recoveries", "required before charge cumulativeCharge"),
  allowanceRollForward: of("opening writeOffs recoveries fx required", "before charge plNet"),
  allowancePercentOfSales: of("opening writeOffs recoveries creditSales", "charge closing"),
  allowanceJournals: of("writeOff recovery charge", "amount"),
  provisionBase: of("netBalance creditBalances otherReceivables", "base"),
  provisionPools: of("gross specific", "collective specific total"),
  specificProvision: of("gross amount", "pv ecl undiscountedEcl"),
  collateralEcl: of("gross collateralValue", "recoverable ecl"),
  insuredEcl: of("gross", "ecl"),
  expectedLoss: of("ead", "amount"),
  exposureAtDefault: of("commitment", "ead"),
  altmanZ: of("workingCapital retainedEarnings ebit equity totalLiabilities sales totalAssets"),
  altmanZPrime: of("workingCapital retainedEarnings ebit equity totalLiabilities sales totalAssets"),
  altmanZDoublePrime: of("workingCapital retainedEarnings ebit equity totalLiabilities sales totalAssets"),
  paymentScore: of("amount"),
  creditLimit: of("amounts", "components limit"),
  creditExposure: of("openItems openBilling openDeliveries amount deposits guarantees limit", "gross net available"),
  hhi: of("amounts othersAmount"),
  allocateToClaim: of("payment costs interest principal", "costs interest principal unapplied"),
  agingForecast: of("balances", "cash uncollected"),
  collectionForecast: of("openingAr sales", "cash total closingAr"),
  opportunityCost: of("annualCreditSales", "averageAr funds cost"),
  creditPolicy: of("sales collectionCost", "opportunityCost badDebt creditCost discount contribution profit"),
  carryingCost: of("amount", "cost"),
};

/** Without money, or with a rounding or bands of its own to the cent: not to be scaled. */
const apart: readonly string[] = [
  "daysInPeriod",
  "agingBucket",
  "daysPastDue",
  "ageByPeriod",
  "ageByAnniversary",
  "lossRatesRollRate",
  "paymentScoreDays",
  "statutoryRate",
  "statutoryMargin",
  "rateConversion",
  "limitationDate",
  "dunningStage",
  "discountYield",
  "expectedCashDate",
  "footCheck",
  "fxRealised",
  "lateInterest",
  "lateInterestDated",
  "lateInterestFloating",
  "lateInterestPartPayments",
  "fixedSumUk",
];

function of(inputs: string, results = ""): { readonly inputs: readonly string[]; readonly results: readonly string[] } {
  return { inputs: inputs.split(" "), results: results.split(" ") };
}

/** Every number under one of the keys, times the factor. */
function scaled(value: Plain, keys: readonly string[], factor: number, inside = false): Plain {
  if (typeof value === "number") return inside ? value * factor : value;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((each: Plain) => scaled(each, keys, factor, inside));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, scaled(each as Plain, keys, factor, keys.includes(key))]));
}

const cases = ["golden.json", "own.json"].flatMap((file) => JSON.parse(readFileSync(join(__dirname, file), "utf8")) as readonly Case[]);

it("says of every function whether its money can be scaled", () =>
  expect([...Object.keys(money), ...apart].sort()).toEqual(Object.keys(functions).sort()));

it.each(Object.entries(money))("%s: amounts in cents give results in cents, and the same ratios", (fn, { inputs, results }) => {
  // Rows rounded to whole units are so in the unit given.
  const ours = cases.filter((each) => each.fn === fn && each.params["rowRounding"] !== "unit");
  fc.assert(
    fc.property(fc.constantFrom(100, 1000, 0.5, 7), fc.constantFrom(...ours), (factor, { params }) => {
      const expected = scaled(oursFor(fn, params) ?? null, results, factor);
      const found = oursFor(fn, scaled(params, inputs, factor) as Case["params"]);
      expect({ found, agree: agree(found ?? null, expected, 0) }).toEqual({ found, agree: true });
    }),
  );
});
