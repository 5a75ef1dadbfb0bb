import { addDays, civilFromDay, day, monthStart, plusMonths, quarterStart, type DayNumber } from "../kernel/day.js";
import { exact, minor, type Minor } from "../kernel/money.js";
import type { Ledger } from "../ledger/ledger.js";
import { billedBetween } from "./balance.js";
import type { Metric } from "./figures.js";
import { amountInput, flagCredit, numberInput, quotient, ratioInput, unavailable } from "./metric.js";

/** Open over the sales of the last `days` days, in days. Source: METHODS, "DSO simple". */
export function simpleDso(ledger: Ledger, currency: number, open: Minor, asOf: DayNumber, days: number): Metric {
  return dsoOver(ledger, currency, open, { from: addDays(asOf, 1 - days), till: asOf });
}

/** As {@link simpleDso}, over the calendar quarter of `asOf` up to that day, with the days elapsed in it. */
export function quarterDso(ledger: Ledger, currency: number, open: Minor, asOf: DayNumber): Metric {
  return dsoOver(ledger, currency, open, { from: quarterStart(asOf), till: asOf });
}

function dsoOver(ledger: Ledger, currency: number, open: Minor, period: { readonly from: DayNumber; readonly till: DayNumber }): Metric {
  const days = period.till - period.from + 1;
  const billed = billedBetween(ledger, currency, period.from, period.till);
  const inputs = [amountInput("open", open), amountInput("billed", billed, period), numberInput("days", days)];
  return flagCredit(quotient(open, billed, days, inputs, "no-sales"), open);
}

/** What DSO would be if nothing were past due: the part not past due over the sales of the last `days` days. */
export function bestPossibleDso(ledger: Ledger, currency: number, notPastDue: Minor, asOf: DayNumber, days: number): Metric {
  const period = { from: addDays(asOf, 1 - days), till: asOf };
  const billed = billedBetween(ledger, currency, period.from, period.till);
  const inputs = [amountInput("not-due", notPastDue), amountInput("billed", billed, period), numberInput("days", days)];
  return flagCredit(quotient(notPastDue, billed, days, inputs, "no-sales"), notPastDue);
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
 * Count-back (exhaustion): the latest month's sales are taken off the open amount and its days counted, month by month;
 * the month that would go below zero adds its share. The month of `asOf` counts up to that day only.
 * A month without sales adds its days; a month of net credits adds its days and its amount to what is to be explained.
 * When the history ends first, the figure is not available, with the days it is at least and the amount left unexplained.
 */
export function countBackDso(ledger: Ledger, currency: number, open: Minor, asOf: DayNumber): Metric {
  if (open <= 0) {
    const none = { kind: "value", value: exact(0), inputs: [amountInput("open", open)] } as const;
    return open < 0 ? { ...none, flag: "credit-balance" } : none;
  }
  const months = monthlySales(ledger, currency, asOf);
  if (months.length === 0) return unavailable("no-sales");
  let remaining: number = open;
  let days = 0;
  for (const month of months) {
    if (month.billed > 0 && remaining < month.billed) {
      const value = exact(remaining).div(month.billed).times(month.days).plus(days);
      const inputs = [amountInput("open", open), amountInput("billed", month.billed, month), numberInput("days", days)];
      return { kind: "value", value, inputs };
    }
    remaining -= month.billed;
    days += month.days;
    if (remaining === 0) return { kind: "value", value: exact(days), inputs: [amountInput("open", open), numberInput("days", days)] };
  }
  return { kind: "unavailable", reason: "history-exhausted", atLeast: exact(days), unexplained: minor(remaining) };
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
    if (issued === 0 || issued > asOf || (ledger.currency[i] as number) !== currency) continue;
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
