import { day, monthStart, type DayNumber } from "../kernel/day.js";
import type { Minor } from "../kernel/money.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import {
  allowanceChoices,
  allowanceLine,
  allowanceLines,
  amountAccount as amount,
  lineName,
  provisionChoices,
  provisionLines,
  requiredAllowance,
  type Account,
} from "./explain-allowance.js";
import {
  amountOf,
  inputsOf,
  minus,
  plus,
  type Choice,
  type ExplainedOutcome,
  type Explanation,
  type Input,
  type Term,
  type Unit,
} from "./explanation.js";
import { metricIds, metricUnits, type Bucket, type CurrencyFigures, type FigureName, type Metric, type MetricId } from "./figures.js";

/** What an explanation needs beside the figures themselves. */
export interface ExplainContext {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly asOf: DayNumber;
}

/** More invoices than this are told as one sum: the letter lists them. */
const invoicesShown = 40;

/** Every figure of a currency that can be explained, in the order in which a report would bring them. */
export function figureNames(figures: CurrencyFigures, { ledger }: ExplainContext): readonly FigureName[] {
  const { provision, credit, dunning } = figures;
  const named = (customer: number): { readonly customer: number; readonly name: string } => ({
    customer,
    name: ledger.customers[customer]?.name ?? "",
  });
  return [
    { kind: "open" },
    { kind: "past-due" },
    { kind: "past-due-by-amount" },
    { kind: "past-due-by-count" },
    ...metricIds.map((id) => ({ kind: "metric", id }) as const),
    ...provision.byBucket.map((line) => ({ kind: "provision-line", bucket: lineName(line) }) as const),
    { kind: "provision" },
    ...allowanceLines(figures).map((line) => ({ kind: "allowance", line }) as const),
    ...credit.filter(({ limit }) => limit !== undefined).map(({ customer }) => ({ kind: "headroom", ...named(customer) }) as const),
    ...dunning.map(({ customer }) => ({ kind: "dunning", ...named(customer) }) as const),
  ];
}

/** How a figure of one currency came about. */
export function explainFigure(figures: CurrencyFigures, context: ExplainContext, figure: FigureName): Explanation {
  const { steps, outcome } = accountOf(figures, context, figure);
  const { asOf } = context;
  const explanation = { figure, asOf, currency: figures.currency, choices: choicesOf(figure, figures, context), steps, outcome };
  const begins =
    figure.kind === "metric" && outcome.kind === "value" ? laterBeginning(numbersOf(explanation), figures, context) : undefined;
  return begins === undefined ? explanation : { ...explanation, begins };
}

/** The day on which the currency's documents begin, where one of the numbers is of a month or a day before that: it tells less than its period says. */
function laterBeginning(numbers: readonly Input[], { currency }: CurrencyFigures, { ledger }: ExplainContext): DayNumber | undefined {
  const index = ledger.currencies.indexOf(currency);
  let first = Infinity;
  for (let i = 0; i < ledger.size; i++) {
    const issued = ledger.issued[i] as number;
    if (issued !== 0 && issued < first && (ledger.currency[i] as number) === index) first = issued;
  }
  if (first === Infinity) return undefined;
  const begins = day(first);
  const known = monthStart(begins);
  // A first month is hardly billed on its first day: only what reaches into an earlier month is told.
  const before = numbers.some(({ from, to }) => (from === undefined ? to !== undefined && to < begins : from < known));
  return before ? begins : undefined;
}

function accountOf(figures: CurrencyFigures, context: ExplainContext, figure: FigureName): Account {
  switch (figure.kind) {
    case "metric":
      return ofMetric(figures.metrics[figure.id], metricUnits[figure.id]);
    case "past-due-by-amount":
      return ofMetric(figures.pastDue.byAmount, "percent");
    case "past-due-by-count":
      return ofMetric(figures.pastDue.byCount, "percent");
    case "open":
      return amount(bucketsAddedUp(figures, context, () => true));
    case "past-due":
      return amount(bucketsAddedUp(figures, context, (kind) => kind === "days"));
    case "provision-line": {
      const line = provisionLines(figures, context)[figures.provision.byBucket.findIndex((each) => lineName(each) === figure.bucket)];
      return line ? amount(line.formula) : { steps: [], outcome: unknown() };
    }
    case "provision":
      return requiredAllowance(figures, context);
    case "allowance":
      return allowanceLine(figures, context, figure.line);
    case "headroom":
      return headroom(figures, context, figure.customer);
    case "dunning":
      return letterTotal(figures, context, figure.customer);
  }
}

function ofMetric(metric: Metric, unit: Unit): Account {
  if (metric.kind === "unavailable") return { steps: [], outcome: { ...metric, inputs: metric.inputs ?? [] } };
  return { steps: metric.steps, outcome: { ...metric, unit } };
}

function unknown(): ExplainedOutcome {
  return { kind: "unavailable", reason: "nothing-open", inputs: [] };
}

function bucketsAddedUp({ agingByDue }: CurrencyFigures, { asOf }: ExplainContext, wanted: (kind: string) => boolean): Term {
  const { buckets, amounts } = agingByDue;
  return plus(
    ...buckets.flatMap(({ id, kind }, i) => (wanted(kind) ? [amountOf("bucket", amounts[i] as Minor, { of: id, to: asOf })] : [])),
  );
}

function headroom({ credit }: CurrencyFigures, { asOf }: ExplainContext, customer: number): Account {
  const check = credit.find((each) => each.customer === customer);
  if (check?.limit === undefined) return { steps: [], outcome: unknown() };
  const open = amountOf("exposure", check.open, { to: asOf });
  const exposure = check.delivered === 0 ? open : plus(open, amountOf("delivered", check.delivered, { to: asOf }));
  return amount(minus(amountOf("limit", check.limit), exposure));
}

function letterTotal({ dunning, agingByDue }: CurrencyFigures, { ledger, asOf }: ExplainContext, customer: number): Account {
  const letter = dunning.find((each) => each.customer === customer);
  if (!letter || !agingByDue) return { steps: [], outcome: unknown() };
  const { items, amount: total, open } = letter;
  if (items.length === 0 || items.length > invoicesShown) return amount(amountOf("invoices-of-letter", total, { to: asOf, rows: items }));
  return amount(
    plus(
      ...items.map((item, i) => amountOf("invoice", open[i] as Minor, { of: ledger.invoiceNumber.at(item) ?? "", to: asOf, rows: [item] })),
    ),
  );
}

/** The choices of AR Policy that took part in a figure. */
function choicesOf(figure: FigureName, figures: CurrencyFigures, context: ExplainContext): readonly Choice[] {
  const { measures, notesInTurnover, unappliedCredits, graceDays, salesBasis } = context.policy;
  const notes: Choice = ["notes_in_turnover", notesInTurnover ? "yes" : "no"];
  const byAge: readonly Choice[] = [
    ["unapplied_credits", unappliedCredits],
    ["grace_days", String(graceDays)],
  ];
  const split = [...byAge, ...notPastDueBeside(figures)];
  switch (figure.kind) {
    case "metric":
      break;
    case "headroom":
    case "dunning":
      return [];
    case "provision":
    case "provision-line":
      return provisionChoices(context);
    case "allowance":
      return allowanceChoices(figures, context, figure.line);
    case "open":
    case "past-due":
      return byAge;
    default:
      return split;
  }
  const own: Readonly<Partial<Record<MetricId, readonly Choice[]>>> = {
    dsoCountBack: [
      ["count_back_months", measures.countBackMonths],
      ["zero_month", measures.zeroMonth],
    ],
    averageBalance: [["average_balance", measures.averageBalance]],
    turnover: [["average_balance", measures.averageBalance]],
    turnoverDays: [
      ["average_balance", measures.averageBalance],
      ["year_days", String(measures.yearDays)],
    ],
    costOfOverdue: [["year_days", String(measures.yearDays)]],
    workingCapitalDays: [["year_days", String(measures.yearDays)]],
  };
  const withSplit = splitMetrics.has(figure.id) ? split : [];
  const withNotes = paymentMetrics.has(figure.id) ? [] : [notes];
  const onBasis: readonly Choice[] = statedMetrics.has(figure.id) ? [] : [["sales_basis", salesBasis]];
  return [...(own[figure.id] ?? []), ...onBasis, ...withNotes, ...withSplit];
}

/** What counts as not past due though it is in no bucket of that name: what has no due date, and what stands apart from the ages. */
function notPastDueBeside({ agingByDue: { buckets, items } }: CurrencyFigures): readonly Choice[] {
  const holds = (...kinds: readonly Bucket["kind"][]): boolean => buckets.some(({ kind }, i) => kinds.includes(kind) && items[i] !== 0);
  return [
    ...(holds("none") ? [["not_past_due", "no-due-date"] as const] : []),
    ...(holds("notes", "related") ? [["not_past_due", "apart"] as const] : []),
  ];
}

/** Metrics that tell past due from not past due. */
const splitMetrics: ReadonlySet<MetricId> = new Set([
  "bestPossibleDso90",
  "averageDaysDelinquent90",
  "delinquentDso90",
  "extendedDso90",
  "ceiQuarter",
  "ceiQuarterMonthly",
  "percentCurrent",
  "costOfOverdue",
]);

/** Metrics that no receivable enters. */
const paymentMetrics: ReadonlySet<MetricId> = new Set([
  "daysToPay365",
  "daysLateFloored365",
  "daysLateSigned365",
  "termsGranted90",
  "badDebtRatio365",
  "cashRatio",
]);

/** Metrics of the amounts as the source states them, whatever the basis of sales. */
const statedMetrics: ReadonlySet<MetricId> = new Set([
  "daysToPay365",
  "daysLateFloored365",
  "daysLateSigned365",
  "percentCurrent",
  "concentration",
  "topTenShare",
  "costOfOverdue",
  "costOfReceivables",
  "tradeWorkingCapital",
  "workingCapital",
  "cashRatio",
]);

/** The numbers that went into an explained figure, each once; of one that cannot be had, what is known. */
export function numbersOf({ steps, outcome }: Pick<Explanation, "steps" | "outcome">): readonly Input[] {
  return outcome.kind === "value" ? inputsOf(steps, outcome.formula) : outcome.inputs;
}
