import { addDays, civilFromDay, day, monthStart, plusMonths, quarterStart, type DayNumber } from "../kernel/day.js";
import { minor, type Minor } from "../kernel/money.js";
import { isSale, type Ledger } from "../ledger/ledger.js";
import { billedBetween } from "./balance.js";
import type { Metric } from "./figures.js";
import { countBack } from "./methods/count-back.js";
import { daysOfSales } from "./methods/dso.js";
import { unavailable } from "./methods/outcome.js";
import { amountInput, numberInput, ratioInput, withInputs } from "./metric.js";

/** Open over the sales of the last `days` days, in days. */
export function simpleDso(ledger: Ledger, currency: number, open: Minor, asOf: DayNumber, days: number): Metric {
  return daysOfBilled(ledger, currency, "open", open, { from: addDays(asOf, 1 - days), till: asOf });
}

/** As {@link simpleDso}, over the calendar quarter of `asOf` up to that day, with the days elapsed in it. */
export function quarterDso(ledger: Ledger, currency: number, open: Minor, asOf: DayNumber): Metric {
  return daysOfBilled(ledger, currency, "open", open, { from: quarterStart(asOf), till: asOf });
}

/** What DSO would be if nothing were past due: the part not past due over the sales of the last `days` days. */
export function bestPossibleDso(ledger: Ledger, currency: number, notPastDue: Minor, asOf: DayNumber, days: number): Metric {
  return daysOfBilled(ledger, currency, "not-due", notPastDue, { from: addDays(asOf, 1 - days), till: asOf });
}

function daysOfBilled(
  ledger: Ledger,
  currency: number,
  name: "open" | "not-due",
  balance: Minor,
  period: { readonly from: DayNumber; readonly till: DayNumber },
): Metric {
  const days = period.till - period.from + 1;
  const billed = billedBetween(ledger, currency, period.from, period.till);
  const inputs = [amountInput(name, balance), amountInput("billed", billed, period), numberInput("days", days)];
  return withInputs(daysOfSales(balance, { creditSales: billed, days }), inputs);
}

/** DSO less best possible DSO. */
export function averageDaysDelinquent(dso: Metric, best: Metric): Metric {
  if (dso.kind !== "value") return dso;
  if (best.kind !== "value") return best;
  return {
    kind: "value",
    value: dso.value.minus(best.value),
    inputs: [ratioInput("dso", dso.value), ratioInput("best-possible-dso", best.value)],
  };
}

/**
 * Count-back DSO of the open amount over the ledger's months. The month of `asOf` counts up to that day only; a month without sales adds its
 * days. When the history ends first, the figure is not available, with the days it is at least and the amount left unexplained.
 */
export function countBackDso(ledger: Ledger, currency: number, open: Minor, asOf: DayNumber): Metric {
  const months = open > 0 ? monthlySales(ledger, currency, asOf) : [];
  if (open > 0 && months.length === 0) return unavailable("no-sales");
  const counted = countBack(
    open,
    months.map(({ billed, days }) => ({ sales: billed, days })),
    { monthLength: "calendar", zeroMonth: "elapse" },
  );
  if (counted.end !== "complete")
    return { kind: "unavailable", reason: "history-exhausted", atLeast: counted.days, unexplained: minor(counted.unexplained.toNumber()) };
  const lastMonth = counted.last && months[counted.last.month];
  const inputs = [amountInput("open", open)];
  if (counted.last && lastMonth)
    inputs.push(amountInput("billed", lastMonth.billed, lastMonth), numberInput("days", counted.last.daysBefore.toNumber()));
  return { kind: "value", value: counted.days, inputs, ...(counted.flag ? { flag: counted.flag } : {}) };
}

interface MonthOfSales {
  readonly from: DayNumber;
  readonly till: DayNumber;
  readonly days: number;
  readonly billed: number;
}

/** Sales by calendar month, the latest first, back to the month of the first sale; one pass over the items. */
function monthlySales(ledger: Ledger, currency: number, asOf: DayNumber): readonly MonthOfSales[] {
  const billedIn = new Map<string, number>();
  let first = Number.MAX_SAFE_INTEGER;
  for (let i = 0; i < ledger.size; i++) {
    const issued = ledger.issued[i] as number;
    if (issued === 0 || issued > asOf || (ledger.currency[i] as number) !== currency || !isSale(ledger.kind[i] as number)) continue;
    if (issued < first) first = issued;
    const month = monthKey(issued as DayNumber);
    billedIn.set(month, (billedIn.get(month) ?? 0) + (ledger.amount[i] as number));
  }
  const months: MonthOfSales[] = [];
  if (first > asOf) return months;
  const firstMonth = monthStart(day(first));
  for (let from = monthStart(asOf), till = asOf; from >= firstMonth; till = addDays(from, -1), from = plusMonths(from, -1)) {
    months.push({ from, till, days: till - from + 1, billed: billedIn.get(monthKey(from)) ?? 0 });
  }
  return months;
}

function monthKey(value: DayNumber): string {
  const { year, month } = civilFromDay(value);
  return `${year}-${month}`;
}
