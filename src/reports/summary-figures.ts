import { isoFromDay, type DayNumber } from "../kernel/day.js";
import { cellNumber, minor, type Exponent } from "../kernel/money.js";
import { metricUnits, type CurrencyFigures, type Metric, type MetricId } from "../analyses/figures.js";
import type { KeptTotals } from "../analyses/kept-balances.js";
import type { TrendMonth } from "../analyses/trend.js";
import type { Locale, Words } from "../text/locale.js";
import { metricMethod, metricName, reasonSentence } from "../text/metrics.js";
import { keptFiguresNote, noOpeningAllowance, nothingBecause, packWords, summaryMethod } from "../text/pack.js";
import { provisionReasonSentence } from "../text/provision-reasons.js";

/** What a figure of the summary is counted in; points of a percent are told apart, since their change in percent would mislead. */
export type SummaryUnit = "amount" | "days" | "percent" | "index";

/** A figure of one day as a cell holds it, or why it is not there. */
export type DayFigure =
  { readonly kind: "value"; readonly value: number } | { readonly kind: "unavailable"; readonly why: (locale: Locale) => string };

/** One line of the summary. */
export interface SummaryFigure {
  readonly id: string;
  readonly label: Words;
  readonly unit: SummaryUnit;
  readonly method: Words;
  /** As a quotient of two earlier lines times 100, by their ids, where the cell is to calculate it itself. */
  readonly over?: readonly [part: string, whole: string];
  readonly now: DayFigure;
  /** At the days compared with, in their order. */
  readonly before: readonly DayFigure[];
}

/** A day that the summary compares with. */
export interface ComparedDay {
  readonly day: DayNumber;
  readonly month: TrendMonth | undefined;
  /** What the workbook kept of the day. */
  readonly kept: KeptTotals | undefined;
}

const shownMetrics = [
  "dsoSimple90",
  "dsoSimple365",
  "dsoQuarter",
  "dsoCountBack",
  "dsoTrue",
  "bestPossibleDso90",
  "averageDaysDelinquent90",
  "daysToPay365",
  "daysLateFloored365",
  "turnoverDays",
  "ceiQuarter",
  "percentCurrent",
  "badDebtRatio365",
  "topTenShare",
  "concentration",
] as const satisfies readonly MetricId[];

/** The key figures of one currency, with those of the days compared with. */
export function summaryFigures(figures: CurrencyFigures, days: readonly ComparedDay[]): readonly SummaryFigure[] {
  const { exponent } = figures.currency;
  const at = (of: (month: Extract<TrendMonth, { kind: "value" }>) => DayFigure): readonly DayFigure[] =>
    days.map(({ month }) => (month?.kind === "value" ? of(month) : notThere(month)));
  const money = (amount: number): DayFigure => had(cellNumber(minor(amount), exponent));
  const byAmount = figures.pastDue.byAmount;
  // Where ages are not by due date nothing is known to be past due: a zero would say that nothing is.
  const pastDueNow =
    byAmount.kind === "unavailable" && byAmount.reason === "ages-not-by-due" ? metricFigure(byAmount) : money(figures.pastDue.amount);
  const allowance = allowanceOf(figures, days, exponent);
  const quotient = (part: DayFigure, whole: DayFigure): DayFigure =>
    part.kind === "unavailable"
      ? part
      : whole.kind === "unavailable"
        ? whole
        : whole.value > 0
          ? had((part.value / whole.value) * 100)
          : { kind: "unavailable", why: (locale) => reasonSentence("zero-denominator", locale) };
  const open = money(figures.open);
  // A day that cannot be rebuilt shows what was kept of it.
  const balances = (which: keyof KeptTotals): readonly DayFigure[] =>
    days.map(({ month, kept }) =>
      month?.kind === "value" ? money(month[which]) : kept === undefined ? notThere(month) : money(kept[which]),
    );
  const openBefore = balances("open");
  const pastDueBefore = balances("pastDue");
  const line = (
    id: Parameters<typeof summaryMethod>[0],
    unit: SummaryUnit,
    now: DayFigure,
    before: readonly DayFigure[],
    over?: readonly [string, string],
  ): SummaryFigure => ({ id, label: packWords(id), unit, method: summaryMethod(id), now, before, ...(over ? { over } : {}) });
  const shares = (part: readonly DayFigure[]): readonly DayFigure[] => part.map((each, i) => quotient(each, openBefore[i] ?? open));
  return [
    line("receivables", "amount", open, openBefore),
    line("pastDue", "amount", pastDueNow, pastDueBefore),
    line("pastDuePercent", "percent", quotient(pastDueNow, open), shares(pastDueBefore), ["pastDue", "receivables"]),
    ...shownMetrics.map((id): SummaryFigure => ({
      id,
      // The full name of turnover days is longer than a column in two languages.
      label: id === "turnoverDays" ? packWords(id) : { "en-US": metricName(id, "en-US"), "zh-CN": metricName(id, "zh-CN") },
      unit: unitOf(id),
      method: { "en-US": metricMethod(id, "en-US"), "zh-CN": metricMethod(id, "zh-CN") },
      now: metricFigure(figures.metrics[id]),
      before: at((month) => metricFigure(month.metrics[id])),
    })),
    line("allowance", "amount", allowance.now, allowance.before),
    line("allowancePercent", "percent", quotient(allowance.now, open), shares(allowance.before), ["allowance", "receivables"]),
  ];
}

function had(value: number): DayFigure {
  return { kind: "value", value };
}

function notThere(month: Extract<TrendMonth, { kind: "unavailable" }> | undefined): Extract<DayFigure, { kind: "unavailable" }> {
  return { kind: "unavailable", why: (locale) => nothingBecause(month?.reason ?? "before-first-document", locale) };
}

function metricFigure(metric: Metric): DayFigure {
  return metric.kind === "value"
    ? had(metric.value.toNumber())
    : { kind: "unavailable", why: (locale) => reasonSentence(metric.reason, locale) };
}

function unitOf(id: (typeof shownMetrics)[number]): SummaryUnit {
  const unit = metricUnits[id];
  return unit === "days" || unit === "percent" ? unit : "index";
}

/** The required allowance, and that of an earlier day where AR Policy states it as the opening balance. */
function allowanceOf(
  { provision }: CurrencyFigures,
  days: readonly ComparedDay[],
  exponent: Exponent,
): { readonly now: DayFigure; readonly before: readonly DayFigure[] } {
  const { total, rollForward } = provision;
  const now: DayFigure =
    total.kind === "value"
      ? had(cellNumber(total.value, exponent))
      : { kind: "unavailable", why: (locale) => provisionReasonSentence(total.reason, locale) };
  const before = days.map(({ day }): DayFigure =>
    rollForward.kind === "value" && rollForward.value.from === day
      ? had(cellNumber(rollForward.value.opening, exponent))
      : { kind: "unavailable", why: noOpeningAllowance },
  );
  return { now, before };
}

/**
 * What is not there at a day compared with though it is there now, gathered by its reason: the figures' names and why, in one language. What is
 * not there now says so in its own line; no names where nothing of the day is known.
 */
export function reasonsBefore(
  figures: readonly SummaryFigure[],
  place: number,
  { day, month, kept }: ComparedDay,
  locale: Locale,
): readonly { readonly day: string; readonly names: readonly string[]; readonly why: string }[] {
  const byReason = new Map<string, string[]>();
  const wholeDay = month?.kind === "value" ? undefined : notThere(month).why(locale);
  if (wholeDay !== undefined) byReason.set(kept === undefined ? wholeDay : keptFiguresNote(wholeDay, locale), []);
  for (const { before, label, now } of figures) {
    const figure = before[place];
    if (figure?.kind !== "unavailable" || now.kind === "unavailable") continue;
    const why = figure.why(locale);
    if (why === wholeDay) continue;
    const names = byReason.get(why) ?? [];
    byReason.set(why, names);
    names.push(label[locale]);
  }
  return [...byReason].map(([why, names]) => ({ day: isoFromDay(day), names, why }));
}
