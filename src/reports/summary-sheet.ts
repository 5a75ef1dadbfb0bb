import { isoFromDay, monthEnd, monthStart, plusMonths, type DayNumber } from "../kernel/day.js";
import { explainFigure } from "../analyses/explain.js";
import type { Aging, CurrencyFigures, FigureName } from "../analyses/figures.js";
import { keptTotals } from "../analyses/kept-balances.js";
import { metricSource } from "../analyses/metrics.js";
import { trends, type TrendMonth } from "../analyses/trend.js";
import type { Ledger } from "../ledger/ledger.js";
import { cellAddress } from "../sheet/address.js";
import type { PlanCell, SheetPlan } from "../sheet/sheet-plan.js";
import type { Locale } from "../text/locale.js";
import { figuresReason, packWords, summaryLegend } from "../text/pack.js";
import { empty, formula, number, text } from "./columns.js";
import { howComputedRows } from "./how-computed.js";
import { previousMonthEnd } from "./movement-sheet.js";
import { linesOf, Schedule } from "./schedule.js";
import { at, columnWidths, methodSpan, remarkCharacters, remarkPoints } from "./summary-columns.js";
import { reasonsBefore, summaryFigures, type ComparedDay, type DayFigure, type SummaryFigure } from "./summary-figures.js";
import { addAgingAndCustomers, addMonths } from "./summary-tables.js";
import { trendMonths, type KeptInput } from "./trend-sheet.js";

/** Figures whose calculation the sheet shows. */
const explained: readonly FigureName[] = [
  { kind: "past-due-by-amount" },
  { kind: "metric", id: "dsoSimple90" },
  { kind: "metric", id: "dsoCountBack" },
  { kind: "metric", id: "ceiQuarter" },
];

/**
 * The month-end on one sheet: for each currency the key figures beside those of the previous month-end and of the same month a year ago, the aging,
 * the largest customers and twelve months of receivables and days of sales outstanding with charts; beneath them how the chief ratios came about.
 */
export function planSummary(input: KeptInput): SheetPlan {
  const { figures, ledger, policy, customers, locale } = input;
  const byCurrency = trends(metricSource(ledger, policy, customers), figures.asOf, trendMonths);
  const schedule = new Schedule(input, { kind: "summary", title: packWords("summaryTitle"), columnWidths });
  for (const each of figures.currencies) {
    const months = byCurrency[ledger.currencies.indexOf(each.currency)] ?? [];
    addCurrency(schedule, input, each, months);
  }
  schedule.pageBlock(schedule.words(packWords("howComputed")));
  for (const each of figures.currencies) {
    const context = { ledger, policy, asOf: figures.asOf };
    for (const { cells } of howComputedRows(
      explained.map((figure) => explainFigure(each, context, figure)),
      locale,
    ))
      schedule.row(cells);
  }
  schedule.legend(summaryLegend("en-US"));
  if (schedule.bilingual) schedule.legend(summaryLegend("zh-CN"));
  return schedule.plan();
}

/** The days compared with: the previous month-end, and the end of the same month a year ago. */
export function comparedDays(asOf: DayNumber): readonly [DayNumber, DayNumber] {
  return [previousMonthEnd(asOf), monthEnd(plusMonths(monthStart(asOf), -12))];
}

function addCurrency(
  schedule: Schedule,
  { figures, ledger, kept = [] }: KeptInput,
  each: CurrencyFigures,
  months: readonly TrendMonth[],
): void {
  const name = each.currency.code ?? schedule.say("noCurrency");
  const days = comparedDays(figures.asOf).map((day): ComparedDay => {
    const keptThen = kept.find(({ monthEnd }) => monthEnd === day);
    return { day, month: months.find((month) => month.day === day), kept: keptThen && keptTotals(keptThen, each.currency.code) };
  });
  const lines = summaryFigures(each, days);
  schedule.pageBlock(name);
  addHeads(schedule, figures.asOf, days);
  const rowOf = new Map<string, number>();
  for (const line of lines) rowOf.set(line.id, addLine(schedule, line, each, rowOf));
  days.forEach((day, place) => {
    const say = (locale: Locale): readonly string[] =>
      reasonsBefore(lines, place, day, locale).map(({ day: shown, names, why }) => figuresReason(shown, names, why, locale));
    for (const sentence of say("en-US")) schedule.note(sentence);
    if (schedule.bilingual) for (const sentence of say("zh-CN")) schedule.note(sentence);
  });
  schedule.gap();
  const openCell = cellAddress(rowOf.get("receivables") ?? 0, at.now, true);
  schedule.newPage();
  addAgingAndCustomers(schedule, ledger, each, agingOf(ledger, each), name, openCell);
  addMonths(schedule, months, each, name);
}

/** By due date, but where the source states its ages since issue. */
function agingOf(ledger: Ledger, { agingByDue, agingByIssue }: CurrencyFigures): Aging {
  return ledger.stated?.basis === "issue" ? agingByIssue : agingByDue;
}

function addHeads(schedule: Schedule, asOf: DayNumber, days: readonly ComparedDay[]): void {
  const change = schedule.words(packWords("change"), "\n");
  schedule.heads([
    [at.label, schedule.words(packWords("figure"), "\n"), "text"],
    [at.now, isoFromDay(asOf), "number"],
    ...days.flatMap(({ day }, i) => {
      const first = i === 0 ? at.first : at.second;
      return [
        [first, isoFromDay(day), "number"],
        [first + 1, change, "number"],
        [first + 2, schedule.words(packWords("changePercent")), "number"],
      ] as const;
    }),
    [at.method, schedule.words(packWords("method"), "\n"), "text", methodSpan],
  ]);
}

/** One figure with its comparisons; gives its row. */
function addLine(schedule: Schedule, line: SummaryFigure, { currency }: CurrencyFigures, rowOf: ReadonlyMap<string, number>): number {
  const row = schedule.next;
  const { now, before, over, method } = line;
  const valueCell = (column: number, figure: DayFigure): PlanCell => {
    if (figure.kind === "unavailable") return text(column, schedule.say("notAvailable"), "percent");
    const [part, whole] = (over ?? []).map((id) => rowOf.get(id));
    const quotient =
      part === undefined || whole === undefined ? undefined : `=${cellAddress(part, column)}/${cellAddress(whole, column)}*100`;
    const [role, decimals] = lookOf(line, currency.exponent);
    return quotient === undefined ? number(column, figure.value, role, decimals) : formula(column, quotient, figure.value, role, decimals);
  };
  const said = now.kind === "value" ? schedule.words(method, "\n") : schedule.inLanguages(now.why, "\n");
  schedule.row(
    [
      text(at.label, schedule.words(line.label), "text"),
      valueCell(at.now, now),
      ...before.flatMap((figure, i) => {
        const first = i === 0 ? at.first : at.second;
        return [valueCell(first, figure), ...changeCells(schedule, line, row, first, figure, currency.exponent)];
      }),
      text(at.method, said, "remark", { span: methodSpan }),
    ],
    Math.max(15, linesOf(said, remarkCharacters) * remarkPoints),
  );
  return row;
}

/** The change from an earlier day, and the same in percent of that day; of a figure in percent the points alone. */
function changeCells(
  schedule: Schedule,
  line: SummaryFigure,
  row: number,
  column: number,
  before: DayFigure,
  exponent: number,
): readonly PlanCell[] {
  const { now, unit } = line;
  const none = schedule.say("notAvailable");
  if (now.kind === "unavailable" || before.kind === "unavailable") return [text(column + 1, none, "percent"), empty(column + 2, "percent")];
  const [role, decimals] = lookOf(line, exponent);
  const [here, there] = [cellAddress(row, at.now), cellAddress(row, column)];
  const change = formula(column + 1, `=${here}-${there}`, now.value - before.value, role, decimals);
  if (unit === "percent") return [change, empty(column + 2, "percent")];
  const percent = before.value === 0 ? none : ((now.value - before.value) / Math.abs(before.value)) * 100;
  return [change, formula(column + 2, `=IF(${there}=0,"${none}",(${here}-${there})/ABS(${there})*100)`, percent, "percent")];
}

/** Amounts to the cent, an index whole, everything else with one decimal. */
function lookOf({ unit }: SummaryFigure, exponent: number): readonly ["amount" | "percent", Pick<PlanCell, "decimals" | "inFull">] {
  if (unit === "amount") return ["amount", { decimals: exponent }];
  // An index looks like an amount and is no money: it has no thousands.
  return unit === "index" ? ["amount", { decimals: 0, inFull: true }] : ["percent", {}];
}
