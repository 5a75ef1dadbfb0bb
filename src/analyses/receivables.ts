import { civilFromDay, type DayNumber } from "../kernel/day.js";
import { ExactSum, minor, type Minor, type Ratio } from "../kernel/money.js";
import type { Policy } from "../policy/policy.js";
import { standsAsNote } from "./notes.js";
import type { OpenItems } from "./open-items.js";

/** What one currency is owed at a day, as far as turnover counts it (notes by the policy), in minor units. */
export interface Receivables {
  readonly total: Minor;
  readonly pastDue: Minor;
  /** The rest: not due yet, without a due date, or kept apart from the ages. */
  readonly notPastDue: Minor;
  /** Past-due amounts times their days past due, added up. */
  readonly pastDueDays: Ratio;
  /** By month of issue, the latest first; see {@link monthOf}. */
  readonly byMonth: readonly OpenOfMonth[];
  /** Open items without a day of issue: their age is not known. */
  readonly undated: boolean;
  /** By customer, those that owe more than they have in credit. */
  readonly debits: readonly Minor[];
}

export interface OpenOfMonth {
  readonly month: number;
  readonly open: Minor;
  /** Open amounts times days since issue, added up. */
  readonly openTimesAge: Ratio;
}

/** A calendar month as a number that counts on. */
export function monthOf(day: DayNumber): number {
  const { year, month } = civilFromDay(day);
  return year * 12 + month - 1;
}

/** One pass over the open items. */
export function receivablesAt(
  { items, open, apart }: Pick<OpenItems, "items" | "open" | "apart">,
  { notesInTurnover, graceDays }: Pick<Policy, "notesInTurnover" | "graceDays">,
  currency: number,
  asOf: DayNumber,
): Receivables {
  let total = 0;
  let pastDue = 0;
  let undated = false;
  const pastDueDays = new ExactSum();
  const months = new Map<number, { open: number; readonly age: ExactSum }>();
  const owed = new Float64Array(items.customers.length);
  const monthOfDay = new Map<number, number>();
  const asNote = standsAsNote(items, asOf);
  for (let i = 0; i < items.size; i++) {
    const amount = open[i] as number;
    if (amount === 0 || (items.currency[i] as number) !== currency) continue;
    if (!notesInTurnover && asNote(i)) continue;
    total += amount;
    const customer = items.customer[i] as number;
    owed[customer] = (owed[customer] as number) + amount;
    const due = items.due[i] as number;
    if (due !== 0 && asOf - due > graceDays && !apart.some(({ holds }) => holds(i))) {
      pastDue += amount;
      pastDueDays.add(amount, asOf - due);
    }
    const issued = items.issued[i] as number;
    if (issued === 0) {
      undated = true;
      continue;
    }
    let key = monthOfDay.get(issued);
    if (key === undefined) monthOfDay.set(issued, (key = monthOf(issued as DayNumber)));
    let month = months.get(key);
    if (!month) months.set(key, (month = { open: 0, age: new ExactSum() }));
    month.open += amount;
    month.age.add(amount, asOf - issued);
  }
  return {
    total: minor(total),
    pastDue: minor(pastDue),
    notPastDue: minor(total - pastDue),
    pastDueDays: pastDueDays.total(),
    byMonth: [...months]
      .sort(([a], [b]) => b - a)
      .map(([month, each]) => ({ month, open: minor(each.open), openTimesAge: each.age.total() })),
    undated,
    debits: Array.from(
      owed.filter((amount) => amount > 0),
      minor,
    ),
  };
}
