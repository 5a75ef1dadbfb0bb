import type { DayNumber } from "../kernel/day.js";
import type { CurrencyFigures } from "../analyses/figures.js";
import { keptTotals, type KeptBalances } from "../analyses/kept-balances.js";
import { cellAddress } from "../sheet/address.js";
import type { PlanCell } from "../sheet/sheet-plan.js";
import { packWords, type PackWord } from "../text/pack.js";
import { empty, formula, text } from "./columns.js";
import { monthLabel } from "./month-label.js";
import type { Schedule } from "./schedule.js";

const heads = ["receivables", "pastDue", "pastDuePercent"] as const satisfies readonly PackWord[];
const chartRows = 13;

/** Receivables and what is past due at the month-ends that were kept, and at the as-of day: all that a source tells that cannot be rebuilt. */
export function addKeptTrend(schedule: Schedule, each: CurrencyFigures, kept: readonly KeptBalances[], asOf: DayNumber): void {
  const { code, exponent } = each.currency;
  const name = code ?? schedule.say("noCurrency");
  const before = kept.flatMap((month) => {
    const totals = keptTotals(month, code);
    return totals ? [{ day: month.monthEnd, ...totals }] : [];
  });
  // Where ages are not by due date nothing is known to be past due: a zero would say that nothing is.
  const { byAmount, amount } = each.pastDue;
  const pastDueNow = byAmount.kind === "unavailable" && byAmount.reason === "ages-not-by-due" ? undefined : amount;
  const months = [...before, { day: asOf, open: each.open, pastDue: pastDueNow }];
  schedule.block(name);
  schedule.heads([
    [0, schedule.words(packWords("month"), "\n"), "text"],
    ...heads.map((word, i) => [i + 1, schedule.words(packWords(word), "\n"), "number"] as const),
  ]);
  const first = schedule.next;
  for (const { day, open, pastDue } of months) {
    const row = schedule.next;
    const percent: PlanCell =
      open > 0 && pastDue !== undefined
        ? formula(3, `=${cellAddress(row, 2)}/${cellAddress(row, 1)}*100`, (pastDue / open) * 100, "percent")
        : empty(3, "percent");
    schedule.row([
      text(0, monthLabel(day), "text"),
      schedule.amount(1, open, exponent),
      pastDue === undefined ? empty(2, "amount") : schedule.amount(2, pastDue, exponent),
      percent,
    ]);
  }
  if (months.length > 1) addChart(schedule, name, first, months.length);
  schedule.gap();
}

function addChart(schedule: Schedule, name: string, first: number, rows: number): void {
  const top = schedule.next;
  schedule.chart({
    name: `AR receivables ${name}`,
    type: "line",
    title: `${schedule.words(packWords("receivables"))}, ${name}`,
    place: { top, left: 0, rows: chartRows, columns: 5 },
    categories: schedule.area(first, 0, rows),
    numberFormat: "#,##0",
    series: [
      { name: schedule.words(packWords("receivables")), values: schedule.area(first, 1, rows), ink: "plain" },
      { name: schedule.words(packWords("pastDue")), values: schedule.area(first, 2, rows), ink: "second" },
    ],
  });
  schedule.gapTo(top + chartRows);
}
