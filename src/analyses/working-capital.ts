import { minorFromDecimalText, type Minor } from "../kernel/money.js";
import type { StatedBalanceKind } from "../policy/stated-balance.js";
import { lastDays } from "./daily-totals.js";
import { salesInputs } from "./dso.js";
import { amountOf, minus, numberOf, over, plus, times, type Input, type Term } from "./explanation.js";
import type { InputName, Metric } from "./figures.js";
import { had, quotientOf } from "./methods/outcome.js";
import { workingCapitalRequirement, type WorkingCapital } from "./methods/turnover.js";
import { explained, refused } from "./metric.js";
import type { BalanceContext, MetricContext } from "./metric-context.js";

/** What the numbers of stated balances are called. */
const inputNames: Readonly<Record<StatedBalanceKind, InputName>> = {
  cash: "cash",
  inventory: "inventory",
  payables: "payables",
  "other-operating-assets": "other-operating-assets",
  "other-operating-liabilities": "other-operating-liabilities",
  "current-liabilities": "current-liabilities",
};

/** The balance that AR Policy states for the very day and currency; one of another day is not this day's. */
function statedBalance({ ledger, policy, currency, asOf }: BalanceContext, kind: StatedBalanceKind): Input | undefined {
  const { code = null, exponent = 2 } = ledger.currencies[currency] ?? {};
  const isOwn = (stated: string | undefined): boolean => (stated === undefined ? ledger.currencies.length === 1 : stated === code);
  const found = policy.balances.find((each) => each.kind === kind && each.entity === "" && each.day === asOf && isOwn(each.currency));
  const amount: Minor | undefined = found && minorFromDecimalText(found.amount, exponent)?.minor;
  return amount === undefined ? undefined : amountOf(inputNames[kind], amount, { to: asOf });
}

const tradeKinds = ["inventory", "payables"] as const;
const allKinds = [...tradeKinds, "other-operating-assets", "other-operating-liabilities"] as const;

/** Stock + receivables - payables, in minor units. Not available where AR Policy does not state both for the day. */
export function tradeWorkingCapital(context: BalanceContext): Metric {
  const parts = partsOf(context, tradeKinds);
  if (!parts.whole) return refused("balance-not-stated", parts.known);
  return explained(had(workingCapitalRequirement(parts.amounts, null, 1).tradeWcr), parts.formula);
}

/** The same with the other operating assets, less the other operating liabilities: what the business itself ties up (营运资金需求). */
export function workingCapital(context: BalanceContext): Metric {
  const parts = partsOf(context, allKinds);
  if (!parts.whole) return refused("balance-not-stated", parts.known);
  return explained(had(workingCapitalRequirement(parts.amounts, null, 1).wcr), parts.formula);
}

/** Working capital requirement in days of the sales of the last 365 days. */
export function workingCapitalDays(context: MetricContext): Metric {
  const parts = partsOf(context, allKinds);
  if (!parts.whole) return refused("balance-not-stated", parts.known);
  const { sales, period } = salesInputs(context.totals, lastDays(context.asOf, 365));
  const { yearDays } = context.policy.measures;
  const formula = times(over(parts.formula, sales), numberOf("year-days", yearDays));
  return explained(workingCapitalRequirement(parts.amounts, period.creditSales, yearDays).wcrDays, formula);
}

/** Cash over current liabilities (现金比率), times. */
export function cashRatio(context: BalanceContext): Metric {
  const [cash, liabilities] = [statedBalance(context, "cash"), statedBalance(context, "current-liabilities")];
  if (!cash || !liabilities)
    return refused(
      "balance-not-stated",
      [cash, liabilities].flatMap((each) => each ?? []),
    );
  return explained(quotientOf(worth(cash), worth(liabilities), "zero-denominator"), over(cash, liabilities));
}

type Parts =
  | { readonly whole: true; readonly amounts: WorkingCapital; readonly formula: Term }
  | { readonly whole: false; readonly known: readonly Input[] };

/** Receivables and the stated balances of these kinds, as the method takes them and as a person would write them down. */
function partsOf(context: BalanceContext, kinds: readonly StatedBalanceKind[]): Parts {
  const { receivables, asOf } = context;
  const balance = amountOf("receivables", receivables.total, { to: asOf, rows: "open" });
  const stated = new Map(
    kinds.flatMap((kind) => {
      const input = statedBalance(context, kind);
      return input ? [[kind, input] as const] : [];
    }),
  );
  if (stated.size < kinds.length) return { whole: false, known: [balance, ...stated.values()] };
  const of = (...wanted: readonly StatedBalanceKind[]): readonly Input[] => wanted.flatMap((kind) => stated.get(kind) ?? []);
  const amount = (kind: StatedBalanceKind): number => of(kind).reduce((sum, input) => sum + worth(input), 0);
  const assets = plus(...of("inventory"), balance, ...of("other-operating-assets"));
  const formula = of("payables", "other-operating-liabilities").reduce<Term>(minus, assets);
  return {
    whole: true,
    formula,
    amounts: {
      inventory: amount("inventory"),
      receivables: receivables.total,
      otherOperatingAssets: amount("other-operating-assets"),
      payables: amount("payables"),
      otherOperatingLiabilities: amount("other-operating-liabilities"),
    },
  };
}

/** Minor units. */
function worth({ value }: Input): number {
  return value.kind === "amount" ? value.amount : 0;
}
