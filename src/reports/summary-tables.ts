import { minor, zero, type Minor } from "../kernel/money.js";
import type { Aging, CurrencyFigures } from "../analyses/figures.js";
import type { TrendMonth } from "../analyses/trend.js";
import type { Ledger } from "../ledger/ledger.js";
import { cellAddress } from "../sheet/address.js";
import type { PlanCell } from "../sheet/sheet-plan.js";
import { otherCustomers, packWords, type PackWord } from "../text/pack.js";
import { bucketHead } from "./bucket-columns.js";
import { empty, formula, number, text } from "./columns.js";
import { at } from "./summary-columns.js";
import type { Schedule } from "./schedule.js";
import { monthLabel } from "./month-label.js";

/** Rows of a chart at least. */
const chartRows = 13;

/** A line of a table of amounts with its share. */
interface Line {
  readonly label: string;
  readonly amount: Minor;
}

/** Aging on the left, its chart, and the largest customers on the right; both add up to the receivables. `openCell`: where these stand. */
export function addAgingAndCustomers(
  schedule: Schedule,
  ledger: Ledger,
  figures: CurrencyFigures,
  aging: Aging,
  name: string,
  openCell: string,
): void {
  const { exponent } = figures.currency;
  const say = (word: PackWord): string => schedule.words(packWords(word), "\n");
  const top = schedule.row([
    text(at.label, schedule.words(packWords("aging")), "fact"),
    text(at.method, schedule.words(packWords("largest")), "fact"),
  ]);
  schedule.heads([
    [at.label, say("aging"), "text"],
    [at.now, say("amount"), "number"],
    [at.first, say("share"), "number"],
    [at.method, schedule.say("customer", "\n"), "text", 2],
    [at.method + 2, say("amount"), "number"],
    [at.method + 3, say("share"), "number"],
  ]);
  const first = schedule.next;
  const buckets = aging.buckets.map((bucket, i): Line => {
    const label = bucketHead(bucket, schedule.say, schedule.bilingual).replace(/\n/g, " ");
    return { label, amount: aging.amounts[i] ?? zero };
  });
  const largest = figures.top.map(({ customer, open }): Line => ({ label: ledger.customers[customer]?.name ?? "", amount: open }));
  const rest = figures.open - largest.reduce((sum, { amount }) => sum + amount, 0);
  const others = figures.customers - largest.length;
  const customers = others > 0 ? [...largest, { label: schedule.words(otherCustomers(others)), amount: minor(rest) }] : largest;
  const left = tableRows(schedule, buckets, figures, first, at.now, (label, role) => [text(at.label, label, role)]);
  const right = tableRows(schedule, customers, figures, first, at.method + 2, (label, role) => [text(at.method, label, role, { span: 2 })]);
  const rows = Math.max(left.length, right.length);
  for (let i = 0; i < rows; i++) schedule.row([...(left[i] ?? []), ...(right[i] ?? [])]);
  const agingTotal = cellAddress(first + buckets.length, at.now);
  const customerTotal = cellAddress(first + customers.length, at.method + 2);
  schedule.check({
    label: schedule.words(packWords("checkAging")),
    name: `aging and customers = receivables (${name})`,
    difference: `ABS(${agingTotal}-${openCell})+ABS(${customerTotal}-${openCell})`,
    column: at.now,
    exponent,
    expected: minor(Math.abs(sumOf(buckets) - figures.open) + Math.abs(sumOf(customers) - figures.open)),
  });
  schedule.chart({
    name: `AR aging ${name}`,
    type: "column",
    title: `${schedule.words(packWords("aging"))}, ${name}`,
    place: { top, left: at.first + 1, rows: Math.max(chartRows, rows + 2), columns: at.method - at.first - 1 },
    categories: schedule.area(first, at.label, buckets.length),
    numberFormat: "#,##0",
    series: [{ name: schedule.words(packWords("amount")), values: schedule.area(first, at.now, buckets.length), ink: "plain" }],
  });
  schedule.gapTo(top + chartRows);
  schedule.gap();
}

function sumOf(lines: readonly Line[]): Minor {
  return minor(lines.reduce<number>((sum, { amount }) => sum + amount, 0));
}

/** Lines with their amounts and shares, and the total beneath. */
function tableRows(
  schedule: Schedule,
  lines: readonly Line[],
  { currency: { exponent }, open }: CurrencyFigures,
  first: number,
  column: number,
  label: (words: string, role: "text" | "total-label") => readonly PlanCell[],
): readonly (readonly PlanCell[])[] {
  const totalRow = first + lines.length;
  const total = cellAddress(totalRow, column, true);
  const shareOf = (line: Line, row: number): PlanCell =>
    open > 0
      ? formula(column + 1, `=${cellAddress(row, column)}/${total}*100`, (line.amount / open) * 100, "percent")
      : text(column + 1, schedule.say("notAvailable"), "percent");
  return [
    ...lines.map((line, i) => [...label(line.label, "text"), schedule.amount(column, line.amount, exponent), shareOf(line, first + i)]),
    [
      ...label(schedule.words(packWords("total")), "total-label"),
      schedule.sum(column, first, totalRow - 1, sumOf(lines), exponent),
      empty(column + 1, "total-amount"),
    ],
  ];
}

/** Receivables and days of sales outstanding of the last months, with a chart each; nothing where fewer than two are known. */
export function addMonths(schedule: Schedule, months: readonly TrendMonth[], figures: CurrencyFigures, name: string): void {
  const known = months.slice(-12).flatMap((month) => (month.kind === "value" ? [month] : []));
  if (known.length < 2) return;
  const { exponent } = figures.currency;
  const top = schedule.section(schedule.words(packWords("lastMonths")));
  const words = ["month", "receivables", "dso"] as const satisfies readonly PackWord[];
  schedule.heads(words.map((word, column) => [column, schedule.words(packWords(word), "\n"), column === 0 ? "text" : "number"] as const));
  const first = schedule.next;
  for (const { day, open, metrics } of known) {
    const dso = metrics.dsoSimple90;
    schedule.row([
      text(at.label, monthLabel(day), "text"),
      schedule.amount(at.now, open, exponent),
      dso.kind === "value" ? number(at.first, dso.value.toNumber(), "percent") : empty(at.first, "percent"),
    ]);
  }
  const chart = (word: "receivables" | "dso", column: number, left: number, columns: number, numberFormat: string): void =>
    schedule.chart({
      name: `AR ${word} ${name}`,
      type: "line",
      title: `${schedule.words(packWords(word))}, ${name}`,
      place: { top, left, rows: chartRows + 1, columns },
      categories: schedule.area(first, at.label, known.length),
      numberFormat,
      series: [{ name: schedule.words(packWords(word)), values: schedule.area(first, column, known.length), ink: "plain" }],
    });
  chart("receivables", at.now, at.first + 1, at.method - at.first - 1, "#,##0");
  chart("dso", at.first, at.method, schedule.width - at.method, "0");
  schedule.gapTo(top + chartRows + 1);
  schedule.gap();
}
