import { addDays, type DayNumber } from "../kernel/day.js";
import { exact } from "../kernel/money.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import {
  amountOf,
  amountStep,
  constant,
  evaluate,
  minus,
  plus,
  rateOf,
  smaller,
  times,
  type Choice,
  type ExplainedOutcome,
  type Input,
  type Step,
  type Term,
} from "./explanation.js";
import type { AllowanceLine, CurrencyFigures, InputName } from "./figures.js";
import { movementRows } from "./provision-movements.js";
import type { AllowanceRollForward, ProvisionLine, SpecificLine } from "./provision-figures.js";

/** What the explanations of the allowance need beside the figures. */
export interface AllowanceContext {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly asOf: DayNumber;
}

export interface Account {
  readonly steps: readonly Step[];
  readonly outcome: ExplainedOutcome;
}

/** More movements of a kind than this are told as one sum: AR_Allowance lists them. */
const movementsShown = 40;

/** An amount with its formula. */
export function amountAccount(formula: Term, steps: readonly Step[] = []): Account {
  return { steps, outcome: { kind: "value", unit: "amount", value: evaluate(formula), formula } };
}

/** A line of the allowance by its bucket, and by its pool where there are several. */
export function lineName({ pool, bucket }: ProvisionLine): string {
  return pool === undefined ? bucket : `${pool}: ${bucket}`;
}

/** Base x loss rate of each line, rounded as the provision rounds; a bucket in credit needs none. Of percent-of-sales the base is what was billed. */
export function provisionLines(figures: CurrencyFigures, { asOf }: AllowanceContext): readonly Step[] {
  const { byBucket, method, rollForward } = figures.provision;
  const factor = rateOf("loss-factor", exact(figures.provision.factor));
  return byBucket.map((line) => {
    const where = { of: lineName(line), to: asOf };
    const base = Math.max(0, line.base);
    if (method === "percent-of-sales" && rollForward.kind === "value") {
      const period = { from: addDays(rollForward.value.from, 1), to: asOf };
      const billed = amountOf("sales", base, line.base > 0 ? { ...period, rows: "billed" } : period);
      return amountStep("allowance-charge", times(billed, rateOf("loss-rate", exact(line.rate))), period);
    }
    return amountStep("allowance", times(amountOf("bucket", base, where), lossRate(line, factor)), where);
  });
}

/** The stated or historical rate, and what the forward-looking factor makes of it, at most the whole. */
function lossRate(line: ProvisionLine, factor: Input): Term {
  const of = lineName(line);
  const { baseRate, rate } = line;
  if (baseRate === rate) return rateOf("loss-rate", exact(rate), { of });
  const raised = times(rateOf("loss-rate", exact(baseRate), { of }), factor);
  return evaluate(raised).gt(1) ? smaller(raised, constant(1)) : raised;
}

/** Pools and specific provisions less what security covers; of percent-of-sales the allowance before the charge and the charge. */
export function requiredAllowance(figures: CurrencyFigures, context: AllowanceContext): Account {
  const { total, method, specific, security, rollForward } = figures.provision;
  if (total.kind !== "value") return { steps: [], outcome: { kind: "unavailable", reason: total.reason, inputs: [] } };
  const lines = provisionLines(figures, context);
  const to = context.asOf;
  const had = <T>(
    entries: readonly T[],
    of: (each: T) => string,
    name: InputName,
    amountIn: (each: T) => SpecificLine["amount"],
  ): readonly Term[] =>
    entries.flatMap((each) => {
      const part = amountIn(each);
      return part.kind === "value" ? [amountOf(name, part.value, { of: of(each), to })] : [];
    });
  const named = (line: SpecificLine): string => (line.entry.invoice === "" ? line.entry.customer : line.entry.invoice);
  const before =
    method === "percent-of-sales" && rollForward.kind === "value"
      ? [amountOf("allowance-before-charge", rollForward.value.before, { to })]
      : [];
  const parts = [...before, ...lines, ...had(specific, named, "specific-provision", (line) => line.amount)];
  // Where everyone is in credit there is nothing to provide for.
  const all = parts.length === 0 ? [amountOf("allowance", 0, { to })] : parts;
  const covered = had(
    security,
    ({ entry }) => entry.customer,
    "security",
    (line) => line.reduction,
  );
  return amountAccount(covered.length === 0 ? plus(...all) : minus(plus(...all), plus(...covered)), lines);
}

/**
 * The lines of the roll-forward that can be explained, from opening to closing. One that is not available has only its charge, with the reason;
 * exchange differences and transfers are there where there are any.
 */
export function allowanceLines({ provision: { rollForward } }: CurrencyFigures): readonly AllowanceLine[] {
  if (rollForward.kind !== "value") return ["charge"];
  const { exchange, transfers } = rollForward.value;
  return [
    "opening",
    "writeOffs",
    "recoveries",
    ...(exchange === 0 ? [] : (["exchange"] as const)),
    ...(transfers === 0 ? [] : (["transfers"] as const)),
    "beforeCharge",
    "charge",
    "closing",
  ];
}

/** How a line of the allowance's roll-forward came about. */
export function allowanceLine(figures: CurrencyFigures, context: AllowanceContext, line: AllowanceLine): Account {
  const { rollForward, total, method } = figures.provision;
  const to = context.asOf;
  if (rollForward.kind !== "value") {
    const inputs = total.kind === "value" ? [amountOf("allowance-required", total.value, { to })] : [];
    return { steps: [], outcome: { kind: "unavailable", reason: rollForward.reason, inputs } };
  }
  const parts = movedParts(figures, context, rollForward.value);
  switch (line) {
    case "opening":
      return amountAccount(parts.opening);
    case "writeOffs":
    case "recoveries":
    case "exchange":
    case "transfers":
      return amountAccount(parts[line].formula);
  }
  const before = amountStep("allowance-before-charge", parts.before, { to });
  if (line === "beforeCharge") return amountAccount(parts.before, parts.steps);
  const [ofSales] = method === "percent-of-sales" ? provisionLines(figures, context) : [];
  if (ofSales)
    return line === "charge" ? amountAccount(ofSales.formula) : amountAccount(plus(before, ofSales), [...parts.steps, before, ofSales]);
  const required = minus(amountOf("allowance-required", rollForward.value.closing, { to }), before);
  if (line === "charge") return amountAccount(required, [...parts.steps, before]);
  const charge = amountStep("allowance-charge", required, { from: addDays(rollForward.value.from, 1), to });
  return amountAccount(plus(before, charge), [...parts.steps, before, charge]);
}

type MovedLine = "writeOffs" | "recoveries" | "exchange" | "transfers";

/** A movement's own formula over its entries, and how it enters other formulas: itself where it is one number, else a step. */
interface Moved {
  readonly formula: Term;
  readonly within: Input | Step;
}

/** Opening and movements, and what they make of the allowance before the charge; `steps` are those that `before` goes by. */
function movedParts(
  { currency }: CurrencyFigures,
  { ledger, policy, asOf }: AllowanceContext,
  moved: AllowanceRollForward,
): Readonly<Record<MovedLine, Moved>> & { readonly opening: Input; readonly before: Term; readonly steps: readonly Step[] } {
  const period = { from: addDays(moved.from, 1), to: asOf };
  const rows = movementRows(ledger, ledger.currencies.indexOf(currency), policy.provision, asOf).filter(({ day }) => day > moved.from);
  const told = (name: InputName, kind: (typeof rows)[number]["kind"], total: number): Moved => {
    const entries = rows.filter((row) => row.kind === kind);
    const listed = entries.reduce((sum, { amount }) => sum + amount, 0) === total && entries.length <= movementsShown;
    if (!listed || entries.length === 0) {
      const whole = amountOf(
        name,
        total,
        name === "write-offs" && moved.writeOffsFrom === "ledger" ? { ...period, rows: "written-off" } : period,
      );
      return { formula: whole, within: whole };
    }
    const each = entries.map(({ day, amount }) => amountOf(name, amount, { to: day }));
    const formula = plus(...each);
    return { formula, within: each.length === 1 && each[0] ? each[0] : amountStep(name, formula, period) };
  };
  const parts = {
    writeOffs: told("write-offs", "write-off", moved.writeOffs),
    recoveries: told("recoveries", "recovery", moved.recoveries),
    exchange: told("exchange-difference", "exchange", moved.exchange),
    transfers: told("transfers", "transfer", moved.transfers),
  };
  const opening = amountOf("allowance-opening", moved.opening, { to: moved.from });
  const shown = [parts.recoveries, ...(moved.exchange === 0 ? [] : [parts.exchange]), ...(moved.transfers === 0 ? [] : [parts.transfers])];
  return {
    ...parts,
    opening,
    before: plus(minus(opening, parts.writeOffs.within), ...shown.map(({ within }) => within)),
    steps: [parts.writeOffs, ...shown].flatMap(({ within }) => (within.kind === "step" ? [within] : [])),
  };
}

/** The choices of AR Policy behind what is required. */
export function provisionChoices({ policy }: AllowanceContext): readonly Choice[] {
  const { method, credits } = policy.provision;
  if (method === "percent-of-sales") return [["provision_method", method]];
  return [
    ["provision_method", method],
    credits === "by-customer" ? ["provision_credits", credits] : ["unapplied_credits", policy.unappliedCredits],
    ["grace_days", String(policy.graceDays)],
  ];
}

/** The choices behind a line of the roll-forward, among them where write-offs come from and where recoveries go. */
export function allowanceChoices({ provision }: CurrencyFigures, { policy }: AllowanceContext, line: AllowanceLine): readonly Choice[] {
  const { method, recoveries } = policy.provision;
  const moved = provision.rollForward;
  const byMethod: Choice = ["provision_method", method];
  if (moved.kind !== "value") return [byMethod];
  const from: Choice = ["provision_write_offs", moved.value.writeOffsFrom];
  const to: Choice = ["provision_recoveries", recoveries];
  switch (line) {
    case "opening":
    case "exchange":
    case "transfers":
      return [];
    case "writeOffs":
      return [from];
    case "recoveries":
      return [to];
    case "beforeCharge":
      return [from, to];
    case "charge":
      return method === "percent-of-sales" ? [byMethod] : [byMethod, from, to];
    case "closing":
      return [byMethod, from, to];
  }
}
