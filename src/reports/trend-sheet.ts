import { monthStart } from "../kernel/day.js";
import { minor, type Minor } from "../kernel/money.js";
import { whyNotRebuilt } from "../analyses/compare-days.js";
import type { CurrencyFigures, MetricId, Reason } from "../analyses/figures.js";
import type { KeptBalances } from "../analyses/kept-balances.js";
import { metricSource } from "../analyses/metrics.js";
import { monthlyFlows, type MonthlyFlows } from "../analyses/monthly-flows.js";
import { trends, type TrendMonth } from "../analyses/trend.js";
import { cellAddress } from "../sheet/address.js";
import type { PlanCell, SeriesTone, SheetPlan } from "../sheet/sheet-plan.js";
import { metricName, reasonSentence } from "../text/metrics.js";
import { keptTrendSentence, monthSpan, monthsReason, nothingBecause, packWords, trendLegend, type PackWord } from "../text/pack.js";
import { empty, formula, number, text } from "./columns.js";
import { addKeptTrend } from "./kept-trend.js";
import { monthLabel } from "./month-label.js";
import { Schedule, type ScheduleInput } from "./schedule.js";

/** What sheets are planned from that look back further than the source may. */
export interface KeptInput extends ScheduleInput {
  /** The month-ends that the workbook keeps, earliest first. */
  readonly kept?: readonly KeptBalances[];
}

/** Months of a trend, that of the as-of day included. */
export const trendMonths = 24;

type KnownMonth = Extract<TrendMonth, { kind: "value" }>;

/** Columns of the table. */
const at = { month: 0, sales: 1, receipts: 2, other: 3, open: 4, pastDue: 5, pastDuePercent: 6, firstMetric: 7 };

const metrics = [
  ["dsoSimple90", "dso"],
  ["dsoCountBack", "dsoCountBack"],
  ["bestPossibleDso90", "bestPossible"],
  ["averageDaysDelinquent90", "delinquent"],
  ["ceiQuarter", "cei"],
] as const satisfies readonly (readonly [MetricId, PackWord])[];

const amountHeads = [
  "sales",
  "receipts",
  "otherMovements",
  "receivables",
  "pastDue",
  "pastDuePercent",
] as const satisfies readonly PackWord[];

const chartRows = 13;

/**
 * Sales, receipts, receivables and what is past due of the last 24 months with the ratios over them, a block per currency, with charts. What moved
 * receivables is counted by what happened, the balances by what is open at each end: a check holds the two together. Months that the source cannot
 * rebuild are named with the reason.
 */
export function planTrend(input: KeptInput): SheetPlan {
  const { figures, ledger, policy, customers } = input;
  const source = metricSource(ledger, policy, customers);
  const byCurrency = trends(source, figures.asOf, trendMonths);
  const ends = byCurrency[0]?.map(({ day }) => day) ?? [];
  const notRebuilt = ledger.stated ? ("open-items-only" as const) : whyNotRebuilt(ledger, monthStart(figures.asOf));
  const schedule = new Schedule(input, {
    kind: "trend",
    title: packWords("trendTitle"),
    columnWidths: [13, 16, 16, 16, 17, 16, 11, 13, 13, 13, 13, 13],
    facts: [[packWords("months"), monthSpan(monthLabel(ends[0] ?? figures.asOf), monthLabel(figures.asOf), "en-US")]],
  });
  if (notRebuilt !== undefined) {
    const first = ends[0] ?? figures.asOf;
    const kept = (input.kept ?? []).filter(({ monthEnd }) => monthEnd >= first && monthEnd < figures.asOf);
    const say = kept.length > 0 ? keptTrendSentence : nothingBecause;
    schedule.note(schedule.inLanguages((locale) => say(notRebuilt, locale), "\n"));
    if (kept.length > 0) for (const each of figures.currencies) addKeptTrend(schedule, each, kept, figures.asOf);
    return schedule.plan();
  }
  const heads = [...amountHeads, ...metrics.map(([, word]) => word)];
  schedule.heads(
    [
      [at.month, schedule.words(packWords("month"), "\n"), "text"],
      ...heads.map((word, i) => [i + 1, schedule.words(packWords(word), "\n"), "number"] as const),
    ],
    { repeated: true },
  );
  const flows = monthlyFlows(ledger, ends);
  for (const each of figures.currencies) {
    const currency = ledger.currencies.indexOf(each.currency);
    const [months, moved] = [byCurrency[currency], flows[currency]];
    if (months && moved) addCurrency(schedule, each, months, moved);
  }
  schedule.legend(trendLegend("en-US"));
  if (schedule.bilingual) schedule.legend(trendLegend("zh-CN"));
  return schedule.plan();
}

function addCurrency(schedule: Schedule, { currency }: CurrencyFigures, months: readonly TrendMonth[], flows: MonthlyFlows): void {
  const name = currency.code ?? schedule.say("noCurrency");
  const { exponent } = currency;
  schedule.pageBlock(name);
  // Months before the first document lead; from there on every month is known.
  const known = months.filter((month): month is KnownMonth => month.kind === "value");
  const skipped = months.length - known.length;
  const opening = minor(flows.change.slice(0, skipped).reduce<number>((sum, each) => sum + each, flows.opening));
  const openingRow = schedule.row([
    text(at.month, schedule.words(packWords("opening")), "text"),
    ...[at.sales, at.receipts, at.other].map((column) => empty(column, "amount")),
    schedule.amount(at.open, opening, exponent),
    ...columnsFrom(at.pastDue).map((column) => empty(column, "amount")),
  ]);
  const first = schedule.next;
  const others: Minor[] = [];
  known.forEach((month, i) => {
    const received = flows.received[skipped + i] ?? minor(0);
    const other = minor((flows.change[skipped + i] ?? 0) - month.billed + received);
    others.push(other);
    const row = schedule.next;
    schedule.row([
      text(at.month, monthLabel(month.day), "text"),
      schedule.amount(at.sales, month.billed, exponent),
      schedule.amount(at.receipts, received, exponent),
      schedule.amount(at.other, other, exponent),
      schedule.amount(at.open, month.open, exponent),
      schedule.amount(at.pastDue, month.pastDue, exponent),
      pastDuePercent(row, month),
      ...metrics.map(([id], k) => metricCell(at.firstMetric + k, month, id)),
    ]);
  });
  const last = schedule.next - 1;
  const total = (column: number, amounts: readonly Minor[]): PlanCell =>
    schedule.sum(column, first, last, minor(amounts.reduce<number>((sum, each) => sum + each, 0)), exponent);
  schedule.row([
    text(at.month, schedule.words(packWords("total")), "total-label"),
    total(
      at.sales,
      known.map(({ billed }) => billed),
    ),
    total(at.receipts, flows.received.slice(skipped)),
    total(at.other, others),
    ...columnsFrom(at.open).map((column) => empty(column, "total-amount")),
  ]);
  const column = (of: number, from = first, to = last): string => `${cellAddress(from, of)}:${cellAddress(to, of)}`;
  const moved = `${column(at.open, openingRow, last - 1)}+${column(at.sales)}-${column(at.receipts)}+${column(at.other)}`;
  schedule.check({
    label: schedule.words(packWords("checkMonths")),
    name: `every month foots (${name})`,
    difference: `SUMPRODUCT(ABS(ROUND(${column(at.open)}-(${moved}),${exponent})))`,
    column: at.open,
    exponent,
    expected: unexplained(known, opening, flows.change.slice(skipped)),
  });
  for (const sentence of reasonsOf(months, schedule)) schedule.note(sentence);
  if (known.length > 1) addCharts(schedule, name, first, known.length);
  schedule.gap();
}

/** By how much balances differ from those before and what moved them, all months added up; nothing, where flows and balances agree. */
function unexplained(months: readonly KnownMonth[], opening: Minor, change: readonly Minor[]): Minor {
  const of = months.map(({ open }, i) => Math.abs(open - (months[i - 1]?.open ?? opening) - (change[i] ?? 0)));
  return minor(of.reduce((sum, each) => sum + each, 0));
}

function columnsFrom(first: number): readonly number[] {
  return Array.from({ length: at.firstMetric + metrics.length - first }, (_, i) => first + i);
}

/** Empty where the balance is nothing or a credit: a word would stand in the chart as a zero. */
function pastDuePercent(row: number, { open, pastDue }: KnownMonth): PlanCell {
  if (open <= 0) return empty(at.pastDuePercent, "percent");
  return formula(at.pastDuePercent, `=${cellAddress(row, at.pastDue)}/${cellAddress(row, at.open)}*100`, (pastDue / open) * 100, "percent");
}

function metricCell(column: number, month: KnownMonth, id: MetricId): PlanCell {
  const metric = month.metrics[id];
  return metric.kind === "value" ? number(column, metric.value.toNumber(), "percent") : empty(column, "percent");
}

/** Which months, and which figures of which months, are not there, and why. */
function reasonsOf(months: readonly TrendMonth[], schedule: Schedule): readonly string[] {
  const whole = runsOf(months, (month) => (month.kind === "unavailable" ? month.reason : undefined)).map(({ reason, from, till }) =>
    schedule.inLanguages((locale) => monthsReason(monthSpan(from, till, locale), reason, locale), "\n"),
  );
  const single = metrics.flatMap(([id]) =>
    runsOf(months, (month): Reason | undefined => {
      const metric = month.kind === "value" ? month.metrics[id] : undefined;
      return metric?.kind === "unavailable" ? metric.reason : undefined;
    }).map(({ reason, from, till }) =>
      schedule.inLanguages(
        (locale) => `${metricName(id, locale)}, ${monthSpan(from, till, locale)}: ${reasonSentence(reason, locale)}`,
        "\n",
      ),
    ),
  );
  return [...whole, ...single];
}

/** Neighbouring months with the same reason as one. */
function runsOf<Why extends string>(
  months: readonly TrendMonth[],
  reasonOf: (month: TrendMonth) => Why | undefined,
): readonly { readonly reason: Why; readonly from: string; readonly till: string }[] {
  const runs: { reason: Why; from: string; till: string }[] = [];
  let before: Why | undefined;
  for (const month of months) {
    const reason = reasonOf(month);
    const run = runs[runs.length - 1];
    if (reason !== undefined && run && reason === before) run.till = monthLabel(month.day);
    else if (reason !== undefined) runs.push({ reason, from: monthLabel(month.day), till: monthLabel(month.day) });
    before = reason;
  }
  return runs;
}

function addCharts(schedule: Schedule, name: string, first: number, rows: number): void {
  const top = schedule.next;
  const categories = schedule.area(first, at.month, rows);
  const third = schedule.width / 3;
  const add = (place: number, title: PackWord, numberFormat: string, series: readonly (readonly [number, PackWord, SeriesTone])[]): void =>
    schedule.chart({
      name: `AR ${title} ${name}`,
      type: "line",
      title: `${schedule.words(packWords(title))}, ${name}`,
      place: { top, left: place * third, rows: chartRows, columns: third },
      categories,
      numberFormat,
      series: series.map(([column, word, ink]) => ({
        name: schedule.words(packWords(word)),
        values: schedule.area(first, column, rows),
        ink,
      })),
    });
  add(0, "amountsTitle", "#,##0", [
    [at.open, "receivables", "plain"],
    [at.sales, "sales", "undated"],
    [at.receipts, "receipts", "second"],
  ]);
  add(1, "daysTitle", "0", [
    [at.firstMetric, "dso", "plain"],
    [at.firstMetric + 1, "dsoCountBack", "second"],
    [at.firstMetric + 2, "bestPossible", "undated"],
  ]);
  add(2, "percentTitle", "0", [
    [at.pastDuePercent, "pastDuePercent", "second"],
    [at.firstMetric + 4, "cei", "plain"],
  ]);
  schedule.gapTo(top + chartRows);
}
